# SPDX-License-Identifier: GPL-2.0-or-later
"""One view as the models see it: each expert is asked at most once, when its word is first needed.

Everything is in pixels of the *cutout* (see `tiling`); `Look.offset` leads back to the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Feature
from rs_assistant.worker.assistant.instances import (
    Thing,
    enlarged,
    things,
    without_doubles,
    worth_enlarging,
)
from rs_assistant.worker.assistant.sources import Legend
from rs_assistant.worker.assistant.spectral import Spectral, refined, spectral_of
from rs_assistant.worker.assistant.tiling import (
    Cutout,
    Pixels,
    Tile,
    cutout,
    pixels_of,
    tiles,
)
from rs_assistant.worker.assistant.vectorise import Mask, polygons_of

Floats = npt.NDArray[np.float32]
BATCH = 16
LOWEST = 0.15  # score of the least sure instances that are kept as candidates


@dataclass(frozen=True, eq=False)
class Seen:
    """What the image encoder says of the tiles, rows in their order, and of the whole (last row).

    ``weights`` (n,) sum to 1 over the tiles.
    """

    tiles: tuple[Tile, ...]
    weights: Floats
    scenes: Floats  # (n, S)
    labels: Floats  # (n, L)
    kinds: Floats  # (n, K)
    embedding: Floats  # (n, D)
    grid: Floats  # (n, C, 7, 7)
    whole: tuple[Floats, Floats, Floats, Floats, Floats]
    """Scenes, labels, kinds, embedding and grid of the whole picture at once."""


HIDDEN = 0.6  # share of clouds from which a tile tells nothing of the ground


@dataclass(frozen=True, eq=False)
class CoverMap:
    """Probability of one class per pixel, (height, width), and the mask that it wins."""

    label: str
    legend: str
    mask: Mask
    probability: npt.NDArray[np.floating[Any]]


class Look:
    """A view, the models, and what was found so far. Stops with `Cancelled` between tiles."""

    def __init__(
        self,
        view: View,
        models: Any,
        report: Callable[[float, str], None] = lambda share, text: None,
        cancelled: Callable[[], bool] = lambda: False,
        located: Callable[[str, list[list[int]]], None] = lambda text, boxes: None,
    ) -> None:
        """``located`` is told which boxes (left, top, right, bottom in pixels of the view) have
        been read for what. Raises `ViewUnusable` when nothing in the view counts."""
        self.view = view
        self.models = models
        self.cut: Cutout = cutout(view)
        self.report = report
        self.cancelled = cancelled
        self.located = located
        self.verdict: object = None
        """What `abstain.judge` decided, None before."""
        self.clouded: Mask | None = None
        """Pixels of the cutout that clouds hide, as `abstain.judge` saw them."""
        self._maps: dict[str, Any] = {}
        self._instances: dict[str, list[Thing]] = {}
        self._enlarged: set[str] = set()

    @property
    def offset(self) -> tuple[int, int]:
        """The view's (column, row) of the cutout's first pixel."""
        return self.cut.offset

    @property
    def metres_per_pixel(self) -> float | None:
        """Ground resolution, None when unknown."""
        return self.cut.metres_per_pixel

    @property
    def pixels(self) -> int:
        """How many pixels count."""
        return int(self.cut.counted.sum())

    @property
    def clear(self) -> Mask:
        """Pixels of the cutout that count and that no cloud hides."""
        return self.cut.counted if self.clouded is None else self.cut.counted & ~self.clouded

    @cached_property
    def clear_tiles(self) -> npt.NDArray[np.bool_]:
        """Which tiles show the ground, (n,); asked for after `abstain.judge`."""
        if self.clouded is None:
            return np.ones(len(self.seen.tiles), bool)
        shares = [
            self.clouded[t.top : t.top + t.height, t.left : t.left + t.width].mean()
            for t in self.seen.tiles
        ]
        return np.array(shares) < HIDDEN

    def check(self) -> None:
        """Raise `Cancelled` when the user gave up."""
        if self.cancelled():
            raise Cancelled("Stopped.")

    @cached_property
    def seen(self) -> Seen:
        """The encoder's evidence for every tile and for the whole."""
        encoder = self.models.encoder
        parts = tiles(self.cut)
        pictures = [pixels_of(self.cut, tile) for tile in parts]
        single = len(parts) == 1
        if not single:
            everything = Tile(0, 0, self.cut.height, self.cut.width, self.pixels)
            pictures.append(pixels_of(self.cut, everything))
        rows = []
        for at in range(0, len(pictures), BATCH):
            self.check()
            rows.append(encoder.encode_images(np.stack(pictures[at : at + BATCH])))
            text = "Looking at the tiles"
            done = parts[at : at + BATCH]
            self.located(text, [self._box(t.left, t.top, t.width, t.height) for t in done])
            self.report(min((at + BATCH) / len(pictures), 1.0), text)
        named = ("scene_probabilities", "label_probabilities", "kind_probabilities")
        arrays = [
            np.concatenate([np.asarray(getattr(row, name)) for row in rows])
            for name in (*named, "embedding", "grid")
        ]
        count = len(parts)
        weights = np.array([tile.weight for tile in parts], np.float32)
        scenes, labels, kinds, embedding, grid = (array[:count] for array in arrays)
        whole = tuple(array[-1] for array in arrays)
        return Seen(
            tuple(parts),
            weights / weights.sum(),
            scenes,
            labels,
            kinds,
            embedding,
            grid,
            whole,
        )

    def _box(self, left: float, top: float, width: float, height: float) -> list[int]:
        """A box of the cutout as left, top, right, bottom in pixels of the view."""
        column, row = self.offset
        return [
            round(left) + column,
            round(top) + row,
            round(left + width) + column,
            round(top + height) + row,
        ]

    def read(self, text: str, share: tuple[float, float, float, float]) -> None:
        """A window of the cutout has been read; ``share`` of its width and height."""
        left, top, right, bottom = share
        width, height = self.cut.width, self.cut.height
        box = self._box(left * width, top * height, (right - left) * width, (bottom - top) * height)
        self.located(text, [box])

    def has(self, name: str) -> bool:
        """Whether the pack has an adapter (``encoder captioner detector segmenter change``)."""
        try:
            return bool(self.models.has(name))
        except ModelUnavailable:
            return False

    def legend_for(self, legends: Sequence[Legend]) -> Legend | None:
        """The first legend that is trusted at the view's ground resolution."""
        scale = self.metres_per_pixel
        for legend in legends:
            if scale is None or legend.finest <= scale <= legend.coarsest:
                return legend
        return None

    def segmented(self, legend: str) -> Any:
        """The segmenter's `SegmentationMap` for a legend, kept for the next step."""
        if legend not in self._maps:
            self.check()
            found = self.models.segmenter.segment(
                self.cut.around,
                self.metres_per_pixel,
                legend,
                progress=_Reading(self, "Mapping the ground"),
                cancelled=self.cancelled,
            )
            if legend == "land_cover" and self.spectral is not None:
                found, _ = refined(found, self.spectral, self.cut.counted, self.metres_per_pixel)
            self._maps[legend] = found
        return self._maps[legend]

    @cached_property
    def spectral(self) -> Spectral | None:
        """Near infrared and indices of the cutout, None without."""
        whole = spectral_of(self.view)
        if whole is None:
            return None
        left, top = self.offset
        return whole.cut(slice(top, top + self.cut.height), slice(left, left + self.cut.width))

    def cover(self, label: str, legend: Legend) -> CoverMap:
        """Where a class lies. What does not count is outside of the mask."""
        result = self.segmented(legend.name)
        chosen = [i for i, name in enumerate(result.classes) if name in legend.classes]
        probability = np.asarray(result.probabilities[chosen], np.float32).sum(0)
        if result.threshold is not None:
            mask = probability >= result.threshold
        else:
            mask = np.isin(result.labels(), chosen)
        return CoverMap(label, legend.name, mask & self.cut.counted, probability)

    def instances(self, labels: Iterable[str], lowered: float = 1.0) -> list[Any]:
        """The detector's instances of its own labels that count by at least half their area.

        ``lowered`` is a factor on the detector's score thresholds, for classes that other
        evidence speaks for.
        """
        limits = self.models.detector.thresholds
        return [
            instance
            for instance in self.candidates(labels)
            if instance.score >= limits.get(instance.label, 0.5) * lowered
        ]

    def enlarge(self, labels: Iterable[str]) -> None:
        """Look for tiny things once more in the enlarged view, where that is worth its time."""
        wanted = set(labels) - self._enlarged
        if not worth_enlarging(self.metres_per_pixel, wanted):
            return
        found = list(self.candidates(wanted))
        found += enlarged(self.cut.around, wanted, self._detect)
        self._enlarged |= wanted
        self._keep(wanted, without_doubles(found))

    def best_score(self, labels: Iterable[str]) -> float:
        """The highest score of any instance of the labels, thresholds aside; 0 where none is."""
        return max((float(found.score) for found in self.candidates(labels)), default=0.0)

    def candidates(self, labels: Iterable[str]) -> list[Any]:
        """Everything down to a low score, best first, kept for the next step."""
        wanted = tuple(labels)
        missing = {label for label in wanted if label not in self._instances}
        if missing:
            self.check()
            found = things(self.cut.around, self.metres_per_pixel, missing, self._detect)
            self._keep(missing, found)
        found = [instance for label in dict.fromkeys(wanted) for instance in self._instances[label]]
        return sorted(found, key=lambda instance: -instance.score)

    def _keep(self, labels: set[str], found: Iterable[Thing]) -> None:
        for label in labels:
            self._instances[label] = []
        for thing in found:
            if thing.label in labels and self._counts(thing):
                self._instances[thing.label].append(thing)

    def _detect(self, rgb: Pixels, scale: float | None, labels: set[str]) -> Any:
        return self.models.detector.detect(
            rgb,
            scale,
            labels,
            minimum=LOWEST,
            progress=_Reading(self, "Looking for things", rgb.shape == self.cut.around.shape),
            cancelled=self.cancelled,
        )

    def _counts(self, instance: Any) -> bool:
        if self.cut.whole:
            return True
        left, top = instance.offset
        height, width = instance.mask.shape
        inside = self.cut.counted[top : top + height, left : left + width] & instance.mask
        return bool(2 * inside.sum() >= instance.mask.sum())

    def feature(self, instance: Any, label: str | None = None) -> Feature:
        """An instance as a feature in pixels of the view."""
        left, top = instance.offset
        column, row = self.offset
        polygons = polygons_of(instance.mask, (left + column, top + row))
        return Feature(label or instance.label, float(instance.score), polygons, "object")


class _Reading:
    """Passes on how far an expert is, and where, if its picture is the whole cutout."""

    def __init__(self, look: Look, text: str, whole: bool = True) -> None:
        self._look = look
        self._text = text
        self._whole = whole

    def __call__(self, share: float) -> None:
        self._look.report(share, self._text)

    def window(self, share: tuple[float, float, float, float]) -> None:
        if self._whole:
            self._look.read(self._text, share)
