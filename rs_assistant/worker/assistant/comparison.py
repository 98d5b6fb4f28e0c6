# SPDX-License-Identifier: GPL-2.0-or-later
"""One evidence object for all questions about two dates: where it changed, from what to what.

Where both dates have near infrared, water that came or went by the index is change as well,
whatever the change model saw.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.requests import Options
from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.abstain import judge
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.pair import Pair, comparable
from rs_assistant.worker.assistant.spectral import refined
from rs_assistant.worker.assistant.transitions import ClassMaps, Labels
from rs_assistant.worker.assistant.vectorise import Mask
from rs_assistant.worker.assistant.water_changes import OTHER, with_water_changes
from rs_assistant.worker.models.change_decision import weighed

BUILDINGS_TO = 2.0  # metres per pixel up to which buildings tell what changed
COVERS_FROM = 0.8  # metres per pixel from which land cover does
MARGIN = 48  # pixels around the changes that are read for buildings
UNSCALED = 0.33  # metres per pixel at which the segmenter reads buildings without scaling
WET_SCORE = 0.9
BARE = ""
# Where single buildings show, change is mostly theirs: the odds of change follow how far apart the
# buildings of both dates are. On composed pairs of building chips that nothing was trained on F1
# .821 to .831 and unchanged pairs kept 2 of 5 instead of 1, on SZTAKI at 1.5 m .326 either way.
ROOFS_TO = 1.0  # metres per pixel
ROOFS_WEIGHT, ROOFS_MIDDLE = 0.5, 0.25


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
class Roofs:
    """Buildings of both dates near what changed: ``window`` is rows and columns of the pair,
    ``before`` and ``after`` their probabilities there, ``standing`` where they are taken for some.
    """

    window: tuple[slice, slice]
    before: npt.NDArray[np.float32]
    after: npt.NDArray[np.float32]
    standing: tuple[Mask, Mask]

    def weigh(self, probability: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """The probability of change, raised where buildings differ and lowered where not."""
        weighted = probability.copy()
        apart = np.abs(self.after - self.before)
        weighted[self.window] = weighed(probability[self.window], apart, ROOFS_WEIGHT, ROOFS_MIDDLE)
        return np.asarray(weighted, np.float32)


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
        mask = self._changed(probability) & pair.counted
        scale = self.first.metres_per_pixel
        roofs = self._roofs(pair, mask)
        if roofs is not None and scale is not None and scale <= ROOFS_TO:
            probability = roofs.weigh(probability)
            mask = self._changed(probability) & pair.counted
        both = pair.spectral[0] is not None and pair.spectral[1] is not None
        if not mask.any() and not both and not options.class_maps:
            return Evidence(pair, empty, probability)
        maps, wet = self._maps(pair, roofs)
        parts = np.where(mask, OTHER, 0).astype(np.uint8)
        if wet is not None:
            parts = with_water_changes(parts, wet, pair)
            probability = np.where(parts > OTHER, np.maximum(probability, WET_SCORE), probability)
        wanted = parts.any() or options.class_maps
        return Evidence(pair, parts, probability, maps if wanted else None)

    def _changed(self, probability: npt.NDArray[np.float32]) -> Mask:
        """Where it changed by the model's rule, or by the user's threshold."""
        if self.options.threshold is not None:
            return np.asarray(probability >= self.options.threshold)
        head, scale = self.first.models.change, self.first.metres_per_pixel
        return np.asarray(head.mask(probability, scale), bool)

    def _roofs(self, pair: Pair, mask: Mask) -> Roofs | None:
        """The buildings of both dates around the changes, where the scale shows buildings."""
        scale = self.first.metres_per_pixel
        if scale is None or scale > BUILDINGS_TO or not mask.any():
            return None
        if not self.first.has("segmenter"):
            return None
        window = around(mask, MARGIN)
        seen = []
        for image in (pair.before, pair.after):
            self.first.check()
            # Read as it is, not enlarged: nine times as quick, and as good for a majority.
            seen.append(
                self.first.models.segmenter.segment(
                    np.ascontiguousarray(image[window]),
                    min(scale, UNSCALED),
                    "buildings",
                    once=True,
                    cancelled=self.first.cancelled,
                )
            )
        before, after = (np.asarray(one.probabilities[-1], np.float32) for one in seen)
        standing = (seen[0].labels() > 0, seen[1].labels() > 0)
        return Roofs(window, before, after, standing)

    def _maps(
        self, pair: Pair, roofs: Roofs | None
    ) -> tuple[ClassMaps | None, tuple[Mask, Mask] | None]:
        """Class maps of both dates by the legends that suit the ground resolution, and the water
        of both by the index, where both have near infrared."""
        if not self.first.has("segmenter"):
            return None, None
        scale = self.first.metres_per_pixel
        names: list[str] = [BARE]
        maps = [np.zeros(pair.counted.shape, np.uint8) for _ in range(2)]
        wet: list[Mask] = []
        infrared = pair.spectral[0] is not None and pair.spectral[1] is not None
        if scale is None or scale >= COVERS_FROM or infrared:
            for index, image in enumerate((pair.before, pair.after)):
                self.first.check()
                result = self.first.models.segmenter.segment(
                    image, scale, "land_cover", cancelled=self.first.cancelled
                )
                spectral = pair.spectral[index]
                if spectral is not None:
                    result, water = refined(result, spectral, pair.counted, scale)
                    wet += [] if water is None else [water]
                maps[index] = np.asarray(result.labels() + 1, np.uint8)
            names += list(result.classes)
        if roofs is not None:
            names.append("building")
            for values, standing in zip(maps, roofs.standing):
                values[roofs.window][standing] = len(names) - 1
        found = ClassMaps(maps[0], maps[1], tuple(names)) if len(names) > 1 else None
        return found, (wet[0], wet[1]) if len(wet) == 2 else None


def around(mask: Mask, margin: int) -> tuple[slice, slice]:
    """Rows and columns of the mask's box, grown by a margin; the mask is not empty."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    height, width = mask.shape
    return (
        slice(max(int(rows[0]) - margin, 0), min(int(rows[-1]) + 1 + margin, height)),
        slice(max(int(columns[0]) - margin, 0), min(int(columns[-1]) + 1 + margin, width)),
    )


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
