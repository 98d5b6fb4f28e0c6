# SPDX-License-Identifier: GPL-2.0-or-later
"""One evidence object for all questions about two dates: where it changed, from what to what.

Change polygons follow the pixel edges of the change mask; each carries its transition, the class
that most of its pixels had before and have after. Where both dates have near infrared, water that
came or went by the index is change as well, whatever the change model saw.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.features import sieve

from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import Kind, covers, find
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import Step, StepName
from rs_assistant.engine.positions import CELLS, cell_shares
from rs_assistant.engine.requests import Options
from rs_assistant.engine.results import Feature, Raster, Statement, StepResult
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.pair import Pair, comparable
from rs_assistant.worker.assistant.spectral import refined
from rs_assistant.worker.assistant.targets import look_for
from rs_assistant.worker.assistant.vectorise import Mask, components, rasterised

Labels = npt.NDArray[np.uint8]
BUILDINGS_TO = 2.0  # metres per pixel up to which buildings tell what changed
COVERS_FROM = 0.8  # metres per pixel from which land cover does
DECIDED = 0.5  # share of a patch's pixels that must agree on a class
MARGIN = 48  # pixels around the changes that are read for buildings
UNSCALED = 0.33  # metres per pixel at which the segmenter reads buildings without scaling
WET = 0.1  # difference of NDWI from which water came or went
LEAST_WET = 25  # pixels of a patch of water that came or went
WET_SCORE = 0.9
OTHER, CAME, WENT = 1, 2, 3  # parts of the change mask: by the model, water gained, water lost
BARE = ""


@dataclass(frozen=True, eq=False)
class ClassMaps:
    """What each date shows, as positions in ``names``; (height, width) uint8 each."""

    before: Labels
    after: Labels
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that is known of two dates: the one object that every answer about them speaks from.

    ``parts`` is 0 where nothing changed and tells apart what the change model found from water
    that came or went by the index. Everything is (height, width) of the pair.
    """

    pair: Pair
    parts: Labels
    probability: npt.NDArray[np.float32]
    maps: ClassMaps | None = None

    @property
    def mask(self) -> Mask:
        """Where it changed."""
        return self.parts > 0


@dataclass(frozen=True, eq=False)
class _Remembered:
    """The latest comparison: a conversation about two dates asks for the same one again."""

    key: bytes
    evidence: Evidence
    verdicts: tuple[object, object]


_latest: list[_Remembered] = []


class Comparison:
    """Two views compared once; every change step of a plan, and of the next question about the
    same two views, speaks from it."""

    def __init__(self, first: Look, second: Look, options: Options) -> None:
        self.first = first
        self.second = second
        self.options = options
        self._key = self._signature()
        self._found: Evidence | None = None
        for known in _latest:
            if known.key == self._key:
                self._found = known.evidence
                first.verdict, second.verdict = known.verdicts

    def evidence(self) -> Evidence:
        """The comparable pair, the change mask, its probability and the class maps."""
        if self._found is None:
            self._found = self._slimmed(self._compare())
            verdicts = (self.first.verdict, self.second.verdict)
            _latest[:] = [_Remembered(self._key, self._found, verdicts)]
        return self._found

    def _signature(self) -> bytes:
        """What the evidence depends on: pixels, options, models."""
        digest = blake2b(digest_size=16)
        for view in (self.first.view, self.second.view):
            digest.update(np.ascontiguousarray(view.pixels).data)
            if view.valid is not None:
                digest.update(np.packbits(view.valid).data)
            for polygon in view.region:
                for ring in polygon:
                    digest.update(np.ascontiguousarray(ring).data)
            about = (view.pixels.shape, view.bands, view.metres_per_pixel, view.own_resolution)
            digest.update(repr(about).encode())
        options = replace(self.options, style="normal", language="")
        digest.update(repr((options, id(self.first.models))).encode())
        return digest.digest()

    @staticmethod
    def _slimmed(evidence: Evidence) -> Evidence:
        """The evidence without pictures, which nothing needs any more."""
        nothing = np.zeros((0, 0, 3), np.uint8)
        pair = evidence.pair
        pair = replace(
            pair,
            before=nothing,
            after=nothing,
            spectral=(None, None),
            statements=(*pair.statements, *indices(pair)),
        )
        return replace(evidence, pair=pair)

    def _compare(self) -> Evidence:
        options = self.options
        looks = (self.first, self.second)
        first, second = (options.mask_clouds and judge(look).clouds is not None for look in looks)
        pair = comparable(
            self.first.view,
            self.second.view,
            options.align,
            options.normalise,
            (first, second),
            options.shift,
            options.mask_clouds,
        )
        empty = np.zeros(pair.counted.shape, np.uint8)
        if pair.declined:
            return Evidence(pair, empty, empty.astype(np.float32))
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
            mask = np.asarray(head.mask(probability, self.first.metres_per_pixel), bool)
        else:
            mask = probability >= self.options.threshold
        mask &= pair.counted
        both = pair.spectral[0] is not None and pair.spectral[1] is not None
        if not mask.any() and not both and not options.class_maps:
            return Evidence(pair, empty, probability)
        maps, wet = self._maps(pair, mask)
        parts = np.where(mask, OTHER, 0).astype(np.uint8)
        if wet is not None:
            parts = with_water_changes(parts, wet, pair)
            probability = np.where(parts > OTHER, np.maximum(probability, WET_SCORE), probability)
        wanted = parts.any() or options.class_maps
        return Evidence(pair, parts, probability, maps if wanted else None)

    def _maps(self, pair: Pair, mask: Mask) -> tuple[ClassMaps | None, tuple[Mask, Mask] | None]:
        """Class maps of both dates by the legends that suit the ground resolution, and the water
        of both by the index, where both have near infrared."""
        if not self.first.has("segmenter"):
            return None, None
        scale = self.first.metres_per_pixel
        names: list[str] = [BARE]
        maps = [np.zeros(pair.counted.shape, np.uint8) for _ in range(2)]
        segmenter = self.first.models.segmenter
        wet: list[Mask] = []
        infrared = pair.spectral[0] is not None and pair.spectral[1] is not None
        if scale is None or scale >= COVERS_FROM or infrared:
            for index, image in enumerate((pair.before, pair.after)):
                self.first.check()
                result = segmenter.segment(
                    image, scale, "land_cover", cancelled=self.first.cancelled
                )
                spectral = pair.spectral[index]
                if spectral is not None:
                    result, water = refined(result, spectral, pair.counted, scale)
                    wet += [] if water is None else [water]
                maps[index] = np.asarray(result.labels() + 1, np.uint8)
            names += list(result.classes)
        if scale is not None and scale <= BUILDINGS_TO and mask.any():
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
        found = ClassMaps(maps[0], maps[1], tuple(names)) if len(names) > 1 else None
        return found, (wet[0], wet[1]) if len(wet) == 2 else None


def with_water_changes(parts: Labels, wet: tuple[Mask, Mask], pair: Pair) -> Labels:
    """The parts of the change mask with the water that came or went.

    A shore that moved by a pixel is misregistration; slivers and specks are dropped.
    """
    first, second = pair.spectral
    if first is None or second is None:
        return parts
    drift = second.ndwi - first.ndwi
    result = parts.copy()
    for value, moved in (
        (CAME, ~wet[0] & wet[1] & (drift > WET)),
        (WENT, wet[0] & ~wet[1] & (drift < -WET)),
    ):
        patches = opened(moved & pair.counted)
        if patches.any() and patches.size > LEAST_WET:
            patches &= sieve(patches.astype(np.uint8), LEAST_WET, connectivity=4).astype(bool)
        result[patches] = value
    # What the model took for change is none where water stayed water.
    result[(result == OTHER) & wet[0] & wet[1]] = 0
    return np.asarray(result, np.uint8)


def opened(mask: Mask) -> Mask:
    """The mask without what is narrower than three pixels; what stays keeps its outline."""
    padded = np.pad(mask, 1, mode="edge")
    height, width = mask.shape
    windows = [(r, c) for r in range(3) for c in range(3)]
    core = np.logical_and.reduce([padded[r : r + height, c : c + width] for r, c in windows])
    around_core = np.pad(core, 1)
    grown = np.logical_or.reduce([around_core[r : r + height, c : c + width] for r, c in windows])
    return np.asarray(grown & mask)


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
    evidence = comparison.evidence()
    pair, maps = evidence.pair, evidence.maps
    if pair.declined == "same_picture":
        same = Statement("change", share=0.0, score=1.0, expert="pixels")
        return StepResult(step, verdict=False, confidence=1.0, statements=(same,))
    if pair.declined:
        return StepResult(step, declined=pair.declined)
    mask, probability = evidence.mask, evidence.probability
    found = changes(
        evidence.parts, probability, maps, pair.offset, comparison.options.maximum_features
    )
    step = _about(step)
    statements = [*structured(mask, pair.counted, probability), *pair.statements]
    statements += _balance(maps, mask, pair.counted)
    references = _references(comparison.second, step)
    verdict_of_step = _verdict(step, found, statements)
    notes = [*pair.notes] + ([] if maps is not None or not found else ["no_cover_maps"])
    return StepResult(
        step,
        verdict=verdict_of_step,
        confidence=_confidence(found, probability, pair.counted),
        statements=tuple(statements),
        features=tuple(found),
        references=references,
        rasters=_rasters(comparison.first, evidence),
        notes=tuple(notes),
    )


def _rasters(look: Look, evidence: Evidence) -> tuple[Raster, ...]:
    """Probability of change and, where there are any, the class maps, in the whole view's frame."""
    left, top = evidence.pair.offset
    height, width = evidence.pair.size

    def placed(values: npt.NDArray[Any], kind: Any) -> npt.NDArray[Any]:
        full = np.zeros((look.view.height, look.view.width), kind)
        full[top : top + height, left : left + width] = values
        return full

    counted = evidence.pair.counted
    found = [Raster("probability", placed(np.where(counted, evidence.probability, 0), np.float16))]
    if evidence.maps is not None:
        for name, labels in (("before", evidence.maps.before), ("after", evidence.maps.after)):
            values = placed(np.where(counted, labels, 0), np.uint8)
            found.append(Raster(name, values, evidence.maps.names))
    return tuple(found)


def changes(
    parts: npt.NDArray[Any],
    probability: npt.NDArray[np.floating[Any]],
    maps: ClassMaps | None,
    offset: tuple[int, int] = (0, 0),
    most: int = 20000,
) -> list[Feature]:
    """The connected parts of what changed with their transitions, largest first.

    ``parts`` is 0 where nothing changed; different values are different parts.
    """
    found: list[Feature] = []
    values = np.asarray(parts, np.uint8)
    for part in components(values, values > 0)[:most]:
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
    """Share and cells of the change mask, exactly: every cell that holds a changed pixel."""
    total = int(counted.sum())
    share = float(mask.sum() / total) if total else 0.0
    score = float(probability[mask].mean()) if mask.any() else 1.0
    cells = tuple(cell for cell, held in zip(CELLS, cell_shares(mask).tolist()) if held > 0)
    return [Statement("change", share=share, score=score, cells=cells, expert="change")]


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
            if name and name != "building" and pixels:  # buildings are read near changes only
                found.append(Statement(subject, name, share=pixels / total, expert="segmenter"))
    return found


def indices(pair: Pair) -> list[Statement]:
    """Mean differences of NDVI and NDWI where both dates have near infrared."""
    first, second = pair.spectral
    if first is None or second is None or not pair.counted.any():
        return []
    held = pair.counted
    return [
        Statement("index", name, float((two[held] - one[held]).mean()), expert="bands")
        for name, one, two in (
            ("NDVI", first.ndvi, second.ndvi),
            ("NDWI", first.ndwi, second.ndwi),
        )
    ]


def _about(step: Step) -> Step:
    """The step with the things that its question names as phrase."""
    if step.phrase or not step.question:
        return step
    named = [hit.words for hit in find(step.question) if hit.term.kind in (Kind.OBJECT, Kind.COVER)]
    return replace(step, phrase=" and ".join(dict.fromkeys(named))) if named else step


_MORE = tuple(
    "more grow grew increas expan gain new built larger bigger wider appear spread rise rose risen "
    "swell swollen enlarg flood added extend higher".split()
)
_LESS = tuple(
    "less fewer shrink shrank shrunk decreas lost loss lose smaller disappear gone demolish "
    "removed cut cleared declin reduc retreat reced dried dry drain drop fell fallen diminish "
    "dwindl narrower vanish lower".split()
)


def _says(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of the text begins with one of these."""
    return any(word.startswith(beginnings) for word in text.split())


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
    if _says(text, _LESS):
        return went > 0 and before >= after
    if _says(text, _MORE):
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
