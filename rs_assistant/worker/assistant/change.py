# SPDX-License-Identifier: GPL-2.0-or-later
"""One evidence object for all questions about two dates: where it changed, from what to what.

Change polygons follow the pixel edges of the change mask; each carries its transition, the class
that most of its pixels had before and have after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import Kind, covers, find
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.positions import cells_of_mask
from rs_assistant.engine.requests import Options, View
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.pair import Pair, comparable
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.vectorise import Mask, components, rasterised

Labels = npt.NDArray[np.uint8]
BUILDINGS_TO = 2.0  # metres per pixel up to which buildings tell what changed
COVERS_FROM = 0.8  # metres per pixel from which land cover does
DECIDED = 0.5  # share of a patch's pixels that must agree on a class
MARGIN = 48  # pixels around the changes that are read for buildings
UNSCALED = 0.33  # metres per pixel at which the segmenter reads buildings without scaling
BARE = ""


@dataclass(frozen=True, eq=False)
class ClassMaps:
    """What each date shows, as positions in ``names``; (height, width) uint8 each."""

    before: Labels
    after: Labels
    names: tuple[str, ...]


class Comparison:
    """Two views compared once; every change step of a plan speaks from it."""

    def __init__(self, first: Look, second: Look, options: Options) -> None:
        self.first = first
        self.second = second
        self.options = options
        self._found: tuple[Pair, Mask, npt.NDArray[np.float32], ClassMaps | None] | None = None

    def evidence(self) -> tuple[Pair, Mask, npt.NDArray[np.float32], ClassMaps | None]:
        """The comparable pair, the change mask, its probability and the class maps."""
        if self._found is None:
            self._found = self._compare()
        return self._found

    def _compare(self) -> tuple[Pair, Mask, npt.NDArray[np.float32], ClassMaps | None]:
        pair = comparable(
            self.first.view, self.second.view, self.options.align, self.options.normalise
        )
        empty = np.zeros(pair.counted.shape, bool)
        if pair.declined:
            return pair, empty, empty.astype(np.float32), None
        self.first.check()
        head = self.first.models.change
        probability = np.asarray(
            head.change(
                pair.before,
                pair.after,
                self.first.metres_per_pixel,
                progress=lambda share: self.first.report(share, "Comparing the two dates"),
                cancelled=self.first.cancelled,
            ),
            np.float32,
        )
        if self.options.threshold is None:
            mask = np.asarray(head.mask(probability), bool)
        else:
            mask = probability >= self.options.threshold
        mask &= pair.counted
        return pair, mask, probability, self._maps(pair, mask) if mask.any() else None

    def _maps(self, pair: Pair, mask: Mask) -> ClassMaps | None:
        """Class maps of both dates, by the legends that suit the ground resolution."""
        if not self.first.has("segmenter"):
            return None
        scale = self.first.metres_per_pixel
        names: list[str] = [BARE]
        maps = [np.zeros(pair.counted.shape, np.uint8) for _ in range(2)]
        segmenter = self.first.models.segmenter
        if scale is None or scale >= COVERS_FROM:
            for index, image in enumerate((pair.before, pair.after)):
                self.first.check()
                result = segmenter.segment(
                    image, scale, "land_cover", cancelled=self.first.cancelled
                )
                maps[index] = np.asarray(result.labels() + 1, np.uint8)
            names += list(result.classes)
        if scale is not None and scale <= BUILDINGS_TO:
            names.append("building")
            window = around(mask, MARGIN)
            for index, image in enumerate((pair.before, pair.after)):
                self.first.check()
                # Read as it is, not enlarged: nine times as quick, and as good for a majority.
                result = segmenter.segment(
                    np.ascontiguousarray(image[window]),
                    min(scale, UNSCALED),
                    "buildings",
                    cancelled=self.first.cancelled,
                )
                maps[index][window][result.labels() > 0] = len(names) - 1
        return ClassMaps(maps[0], maps[1], tuple(names))


def around(mask: Mask, margin: int) -> tuple[slice, slice]:
    """Rows and columns of the mask's box, grown by a margin; the mask is not empty."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    height, width = mask.shape
    return (
        slice(max(int(rows[0]) - margin, 0), min(int(rows[-1]) + 1 + margin, height)),
        slice(max(int(columns[0]) - margin, 0), min(int(columns[-1]) + 1 + margin, width)),
    )


def explain(comparison: Comparison, step: Step) -> StepResult:
    """Evidence for one of the change steps."""
    for look in (comparison.first, comparison.second):
        verdict = judge(look)
        if verdict.code:
            return StepResult(step, declined=verdict.code, confidence=verdict.confidence)
    pair, mask, probability, maps = comparison.evidence()
    if pair.declined == "same_picture":
        same = Statement("change", share=0.0, score=1.0, expert="pixels")
        return StepResult(step, verdict=False, confidence=1.0, statements=(same,))
    if pair.declined:
        return StepResult(step, declined=pair.declined)
    found = changes(mask, probability, maps, pair.offset, comparison.options.maximum_features)
    step = _about(step)
    statements = [*structured(mask, pair.counted, probability), *pair.statements]
    statements += _balance(maps, mask, pair.counted)
    statements += indices(comparison.first.view, comparison.second.view, pair)
    references = _references(comparison.second, step)
    verdict_of_step = _verdict(step, found, statements)
    notes = [*pair.notes] + ([] if maps is not None or not found else ["no_cover_maps"])
    left, top = pair.offset
    full = np.zeros((comparison.first.view.height, comparison.first.view.width), np.float16)
    height, width = pair.size
    full[top : top + height, left : left + width] = probability
    return StepResult(
        step,
        verdict=verdict_of_step,
        confidence=_confidence(found, probability, pair.counted),
        statements=tuple(statements),
        features=tuple(found),
        references=references,
        rasters=(Raster("probability", full),),
        notes=tuple(notes),
    )


def changes(
    mask: Mask,
    probability: npt.NDArray[np.floating[Any]],
    maps: ClassMaps | None,
    offset: tuple[int, int] = (0, 0),
    most: int = 20000,
) -> list[Feature]:
    """The change mask's connected parts with their transitions, largest first."""
    found: list[Feature] = []
    for part in components(np.asarray(mask, np.uint8), mask)[:most]:
        ring = part.polygon[0]
        left, top = ring.min(0).astype(int).tolist()
        right, bottom = ring.max(0).astype(int).tolist()
        local = tuple(r - (left, top) for r in part.polygon)
        inside = rasterised((local,), bottom - top, right - left)
        window = (slice(top, bottom), slice(left, right))
        transition = ("", "")
        if maps is not None:
            transition = transition_of(
                maps.before[window][inside], maps.after[window][inside], maps.names
            )
        polygon = tuple(r + np.array(offset, np.float64) for r in part.polygon)
        score = float(probability[window][inside].mean()) if inside.any() else 0.0
        found.append(Feature(label_of(transition), score, (polygon,), "change", transition))
    return found


def transition_of(before: Labels, after: Labels, names: tuple[str, ...]) -> tuple[str, str]:
    """The most frequent pair of different classes below a patch, or ("", "") without majority.

    Of two covers both have a name; a building that comes or goes names itself.
    """
    count = len(names)
    joint = np.bincount(
        before.astype(np.int64) * count + after.astype(np.int64), minlength=count * count
    ).reshape(count, count)
    total = int(joint.sum())
    if not total:
        return "", ""
    moved = joint.copy()
    np.fill_diagonal(moved, 0)
    if "building" in names:
        roof = names.index("building")
        came, went = int(moved[:, roof].sum()), int(moved[roof, :].sum())
        if max(came, went) >= 0.4 * total:
            other = moved[:, roof] if came >= went else moved[roof, :]
            cover = names[int(other.argmax())]
            return (cover, "building") if came >= went else ("building", cover)
    if moved.sum() < DECIDED * total:
        stays = int(joint.diagonal().argmax())
        return (names[stays], names[stays]) if joint[stays, stays] >= DECIDED * total else ("", "")
    row, column = np.unravel_index(int(moved.argmax()), moved.shape)
    return names[int(row)], names[int(column)]


def label_of(transition: tuple[str, str]) -> str:
    """The layer's class of a transition."""
    before, after = transition
    if before == after:
        return f"change in {before}" if before else "change"
    if not before:
        return f"new {after}"
    if not after:
        return f"{before} gone"
    return f"{before} to {after}"


def structured(
    mask: Mask, counted: Mask, probability: npt.NDArray[np.floating[Any]]
) -> list[Statement]:
    """Share and cells of the change mask, exactly."""
    total = int(counted.sum())
    share = float(mask.sum() / total) if total else 0.0
    score = float(probability[mask].mean()) if mask.any() else 1.0
    return [
        Statement("change", share=share, score=score, cells=cells_of_mask(mask), expert="change")
    ]


def _balance(maps: ClassMaps | None, mask: Mask, counted: Mask) -> list[Statement]:
    """Shares of each class at both dates, where only what lies in the change mask may differ.

    Class maps of two dates also differ by light and season; those differences are no change.
    """
    if maps is None:
        return []
    total = int(counted.sum())
    after = np.where(mask, maps.after, maps.before)
    found = []
    for subject, values in (("before", maps.before), ("after", after)):
        counts = np.bincount(values[counted], minlength=len(maps.names))
        for name, pixels in zip(maps.names, counts.tolist()):
            if name and pixels:
                found.append(Statement(subject, name, share=pixels / total, expert="segmenter"))
    return found


def indices(first: View, second: View, pair: Pair) -> list[Statement]:
    """Mean differences of NDVI and NDWI where both views carry near infrared."""
    found = []
    for name, upper, lower in (("NDVI", "nir", "red"), ("NDWI", "green", "nir")):
        means = []
        for view in (first, second):
            one, two = view.band(upper), view.band(lower)
            if one is None or two is None or view.pixels.shape[:2] != first.pixels.shape[:2]:
                break
            left, top = pair.offset
            height, width = pair.size
            window = (slice(top, top + height), slice(left, left + width))
            a = one[window][pair.counted].astype(np.float64)
            b = two[window][pair.counted].astype(np.float64)
            means.append(float(((a - b) / np.maximum(a + b, 1)).mean()))
        if len(means) == 2:
            found.append(Statement("index", name, means[1] - means[0], expert="bands"))
    return found


def _about(step: Step) -> Step:
    """The step with the things that its question names as phrase."""
    if step.phrase or not step.question:
        return step
    named = [hit.words for hit in find(step.question) if hit.term.kind in (Kind.OBJECT, Kind.COVER)]
    return replace(step, phrase=" and ".join(dict.fromkeys(named))) if named else step


_MORE = ("more", "grow", "grew", "increase", "expand", "gain", "new", "built", "larger", "appear")
_LESS = (
    "less",
    "fewer",
    "shrink",
    "shrank",
    "decrease",
    "lost",
    "loss",
    "smaller",
    "disappear",
    "gone",
    "demolish",
    "removed",
    "cut",
    "cleared",
    "declin",
    "reduc",
)


def _verdict(step: Step, found: list[Feature], statements: list[Statement]) -> bool | None:
    """Yes or no, where the step asks for it."""
    if step.name is StepName.CHANGE_BINARY:
        return bool(found)
    if step.name is not StepName.CHANGE_QUESTION:
        return None
    text = fold(step.question)
    if not any(
        text.startswith(word)
        for word in ("is ", "are ", "has ", "have ", "did ", "was ", "were ", "does ", "do ")
    ):
        return None
    target = parse_phrase(step.phrase).targets[0] if step.phrase else None
    if target is None or target.label is None:
        return bool(found)
    label = target.label

    def about(name: str) -> bool:
        return bool(name) and (covers(label, name) or covers(name, label))

    before = sum(s.share or 0 for s in statements if s.subject == "before" and about(s.label))
    after = sum(s.share or 0 for s in statements if s.subject == "after" and about(s.label))
    came = sum(f.transition is not None and about(f.transition[1]) for f in found)
    went = sum(f.transition is not None and about(f.transition[0]) for f in found)
    if any(word in text for word in _LESS):
        return went > 0 and before >= after
    if any(word in text for word in _MORE):
        return came > 0 and after >= before
    return came + went > 0


def _references(look: Look, step: Step) -> tuple[Feature, ...]:
    """What relations in the phrase refer to, looked for at the second date."""
    query = parse_phrase(step.phrase) if step.phrase else None
    if query is None or not query.references:
        return ()
    found: list[Feature] = []
    for target in query.references:
        found += look_for(look, replace(query, targets=(target,))).features
    return tuple(found)


def _confidence(
    found: list[Feature], probability: npt.NDArray[np.floating[Any]], counted: Mask
) -> float:
    if found:
        return max(feature.score for feature in found)
    return float(1 - np.quantile(probability[counted], 0.999)) if counted.any() else 0.5
