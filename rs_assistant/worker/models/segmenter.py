# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels every pixel of an RGB image: land cover, roads, buildings.

The image is read at the ground resolution that the legend was learnt at, in overlapping windows
whose borders fade into each other. Small images are read mirrored both ways and, for buildings, at
several resolutions, which costs little there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
from PIL import Image

from rs_assistant.worker.models.pixel_session import (
    PixelSession,
    Progress,
    Stop,
    resize,
    scale_for,
    shared_out,
    stop_if,
    told,
    windows,
)
from rs_assistant.worker.models.tones import looked_up, stretch

TILE = 1344  # a view of 1024 px enlarged for its roofs in one window
OVERLAP = 128
SMALL = 520 * 520  # pixels up to which the image is read mirrored both ways as well
MIRRORS = ((1, -1), (-1, 1), (-1, -1))  # steps down and across
LEAST = 64  # shortest side that the network is given, by enlarging
PEOPLE = ("built-up", "farmland", "forest", "meadow", "water")
# WorldCover's classes in people's words, for images too coarse for the other legend.
NEAR = "near"  # land cover of fine images: the people's legend and bare ground
NEAR_TO = 1.3  # metres per pixel up to which that is read
COARSE = "coarse"  # land cover beyond 15 m per pixel: both legends' opinions, averaged
FROM_WORLDCOVER = (2, 3, 3, 1, 0, 3, 4, 4, 3, 2, 3, 4)
DUBAI = (0, 1, 2, 3, 4)
DRONE = (0, 2, 3, 5, 6, 7)


@dataclass(frozen=True)
class SegmentationMap:
    """Class probabilities of every pixel of the given image.

    `probabilities` is float16 `[K, H, W]` in the order of `classes` and sums to 1, except for
    the yes-or-no legends (`roads`, `buildings`): there K is 1 and `threshold` decides.
    """

    classes: tuple[str, ...]
    probabilities: np.ndarray
    threshold: float | None = None

    def labels(self) -> np.ndarray:
        """uint8 `[H, W]`: index of the best class; for yes-or-no legends 1 where it is."""
        if self.threshold is not None:
            return np.asarray(self.probabilities[0] >= self.threshold, np.uint8)
        return np.asarray(self.probabilities.argmax(0), np.uint8)

    def confidence(self) -> np.ndarray:
        """float16 `[H, W]`: probability of what `labels` says."""
        if self.threshold is not None:
            p = self.probabilities[0]
            return np.asarray(np.where(p >= self.threshold, p, 1 - p))
        return np.asarray(self.probabilities.max(0))


class Segmenter:
    """The dense model of a pack (`segmenter.card.json`)."""

    LEGENDS = ("land_cover", "gid15", "roads", "buildings", "dubai", "drone", "worldcover")

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: the model is missing or broken.
        """
        self._session = PixelSession(Path(folder), "segmenter", threads)
        self.card = self._session.card

    def warm(self) -> None:
        """Read next to nothing in every way the card speaks of: a card that is wrong shows now."""
        blank = np.zeros((LEAST, LEAST, 3), np.uint8)
        for legend in (*self.LEGENDS, NEAR, COARSE):
            if legend in ("land_cover", "roads", "buildings"):
                self.segment(blank, 0.2, legend).labels()
            elif legend != NEAR or NEAR in self.card["labels"]:
                self._readings(legend, 0.2, blank[..., 0].size)

    def classes(self, legend: str) -> tuple[str, ...]:
        """Names of a legend's classes, in the order of the probabilities."""
        labels = self.card["labels"]
        if legend == "land_cover":
            return PEOPLE
        if legend in ("roads", "buildings"):
            return (legend[:-1],)
        if legend in ("dubai", "drone"):
            return tuple(labels["urban"][i] for i in (DUBAI if legend == "dubai" else DRONE))
        return tuple(labels[legend])

    def segment(
        self,
        rgb: np.ndarray,
        metres_per_pixel: float | None,
        legend: str,
        *,
        once: bool = False,
        progress: Progress | None = None,
        cancelled: Stop | None = None,
    ) -> SegmentationMap:
        """Probabilities for a uint8 `[H, W, 3]` image in one of `LEGENDS`.

        Land cover has five classes; bare ground is a sixth where the image is finer than 1.3 m.
        `once`: yes-or-no legends are read at their usual resolution only, which is quicker.

        Raises:
            Cancelled: `cancelled` returned true between two windows.
        """
        if legend == "land_cover" and metres_per_pixel is not None:
            if metres_per_pixel > 15:
                values = self._probabilities(rgb, metres_per_pixel, COARSE, progress, cancelled)
                return SegmentationMap(PEOPLE, values.astype(np.float16))
            if metres_per_pixel <= NEAR_TO and NEAR in self.card["labels"]:
                return self._near(rgb, metres_per_pixel, progress, cancelled)
        values = self._probabilities(rgb, metres_per_pixel, legend, progress, cancelled, once)
        threshold = None
        if legend in ("roads", "buildings"):
            threshold = float(self.card["thresholds"][legend])
        return SegmentationMap(self.classes(legend), values.astype(np.float16), threshold)

    def _near(
        self,
        rgb: np.ndarray,
        metres_per_pixel: float,
        progress: Progress | None,
        cancelled: Stop | None,
    ) -> SegmentationMap:
        """Land cover of a fine image. Dark water looks like grass from close by: where the image
        read from afar shows water, what seemed to be vegetation is water."""
        classes = self.classes(NEAR)
        afar = self._probabilities(rgb, metres_per_pixel, "land_cover", None, cancelled)
        values = self._probabilities(rgb, metres_per_pixel, NEAR, progress, cancelled)
        water = np.clip(2 * afar[PEOPLE.index("water")] - 0.6, 0, 1)
        for name in ("forest", "meadow", "farmland"):
            moved = values[classes.index(name)] * water
            values[classes.index(name)] -= moved
            values[classes.index("water")] += moved
        return SegmentationMap(classes, values.astype(np.float16))

    def _probabilities(
        self,
        rgb: np.ndarray,
        metres_per_pixel: float | None,
        legend: str,
        progress: Progress | None,
        cancelled: Stop | None,
        once: bool = False,
    ) -> np.ndarray:
        height, width = rgb.shape[:2]
        ends = self.card["reading"].get(legend, {}).get("stretched")
        if ends is not None:
            rgb = looked_up(rgb, stretch(rgb, *ends))
        readings = self._readings(legend, metres_per_pixel, height * width, once)
        told_by = shared_out(progress, [scale for scale, _ in readings])
        total = np.float32(0)
        for (scale, weight), done in zip(readings, told_by):
            scale = max(scale, LEAST / min(height, width))
            total = total + weight * self._at(scale, rgb, legend, done, cancelled)
        return np.asarray(total / sum(weight for _, weight in readings), np.float32)

    def _at(
        self,
        scale: float,
        rgb: np.ndarray,
        legend: str,
        progress: Progress | None,
        cancelled: Stop | None,
    ) -> np.ndarray:
        """Probabilities of one reading, `[K, H, W]` at the size of the image."""
        height, width = rgb.shape[:2]
        h, w = max(1, round(height * scale)), max(1, round(width * scale))
        image = resize(rgb, h, w)
        read = self._head(legend)
        mirrored = h * w <= SMALL

        def run(part: np.ndarray) -> np.ndarray:
            stop_if(cancelled)
            value = read(self._session.run(pixels=part), part.shape[:2])
            for down, across in MIRRORS if mirrored else ():
                stop_if(cancelled)
                other = read(self._session.run(pixels=part[::down, ::across]), part.shape[:2])
                value = value + other[:, ::down, ::across]
            return value / (1 + len(MIRRORS)) if mirrored else value

        blended = blend(image, run, TILE, OVERLAP, progress)
        return enlarge(blended, height, width)

    def _readings(
        self, legend: str, metres_per_pixel: float | None, pixels: int, once: bool = False
    ) -> list[tuple[float, float]]:
        """The enlargements at which an image of so many pixels is read, and what each counts.

        Where the card names more of them (`at`: metres per pixel and weight), all are made as long
        as they stay below `most_pixels` together. Of larger images those of `large` are made, the
        first as near to its resolution as fits: small roofs show from close by only, large ones
        from further away.
        """
        if metres_per_pixel is None:
            return [(1.0, 1.0)]
        key = {"dubai": "urban", "drone": "urban", COARSE: "worldcover"}.get(legend, legend)
        r = self.card["reading"][key]
        usual = scale_for(metres_per_pixel, r["native_from"], r["native_to"], r["most_enlarged"])
        if once:
            return [(usual, 1.0)]
        several = [(usual * share, 1.0) for share in (1.0, *r.get("also", ()))]
        large, finer = [(usual, 1.0)], r.get("finer")
        if finer is not None:
            several, large = (
                [
                    (scale_for(metres_per_pixel, at, at, finer["most_enlarged"]), weight)
                    for at, weight in finer[name]
                ]
                for name in ("at", "large")
            )
        most = r.get("most_pixels", math.inf)
        if pixels * sum(scale**2 for scale, _ in several) <= most:
            return several
        (first, weight), *others = large
        return [(max(usual, min(first, math.sqrt(most / pixels))), weight), *others]

    def _head(self, legend: str) -> Callable[[list[np.ndarray], tuple[int, int]], np.ndarray]:
        """From the network's outputs to probabilities `[K, h, w]` at the part's size."""

        def read(outputs: list[np.ndarray], shape: tuple[int, int]) -> np.ndarray:
            five, fifteen, urban, worldcover, things, *near = outputs
            if legend == NEAR:
                return softmax(upsample(near[0], 4, shape))
            if legend in ("roads", "buildings"):
                k = 0 if legend == "roads" else 1
                return np.asarray(1 / (1 + np.exp(-upsample(things[k : k + 1], 2, shape))))
            if legend == COARSE:
                wide = softmax(upsample(worldcover, 4, shape))
                merged = softmax(upsample(five, 4, shape))
                for index, home in enumerate(FROM_WORLDCOVER):
                    merged[home] += wide[index]
                return np.asarray(merged / 2)
            logits = {
                "land_cover": five,
                "gid15": fifteen,
                "dubai": urban[list(DUBAI)],
                "drone": urban[list(DRONE)],
                "worldcover": worldcover,
            }[legend]
            return softmax(upsample(logits, 4, shape))

        return read


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities over the first axis."""
    values = np.exp(logits - logits.max(0))
    return np.asarray(values / values.sum(0))


def upsample(values: np.ndarray, stride: int, shape: tuple[int, int]) -> np.ndarray:
    """`[K, h, w]` at a stride to `[K, H, W]` pixels, linearly; what pads the image falls off."""
    h, w = values.shape[1:]
    return _larger(values, h * stride, w * stride)[:, : shape[0], : shape[1]]


def enlarge(values: np.ndarray, height: int, width: int) -> np.ndarray:
    """`[K, h, w]` at another size, linearly."""
    h, w = values.shape[1:]
    if (h, w) == (height, width):
        return values
    if h <= height and w <= width:
        return _larger(values, height, width)
    lines = (np.arange(height) + 0.5) * h / height - 0.5
    columns = (np.arange(width) + 0.5) * w / width - 0.5
    return along(along(values, columns, 2), lines, 1)


def _larger(values: np.ndarray, height: int, width: int) -> np.ndarray:
    """Linear interpolation between cell centres, as `along` does it, many times as fast."""
    found = np.empty((len(values), height, width), np.float32)
    for k, band in enumerate(values):
        picture = Image.fromarray(np.ascontiguousarray(band, np.float32))
        found[k] = np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR))
    return found


def along(values: np.ndarray, positions: np.ndarray, axis: int) -> np.ndarray:
    """Linear interpolation at cell positions (0 is the first cell's centre) along one axis."""
    length = values.shape[axis]
    at = np.clip(positions, 0, length - 1)
    low = np.minimum(at.astype(np.int64), max(length - 2, 0))
    share = (at - low).astype(np.float32)
    share = share.reshape([-1 if a == axis else 1 for a in range(values.ndim)])
    high = np.minimum(low + 1, length - 1)
    return np.asarray(values.take(low, axis) * (1 - share) + values.take(high, axis) * share)


def blend(
    image: np.ndarray,
    run: Callable[[np.ndarray], np.ndarray],
    tile: int,
    overlap: int,
    progress: Progress | None = None,
) -> np.ndarray:
    """Run on overlapping windows; each counts less towards its borders. Returns `[K, H, W]`."""
    height, width = image.shape[:2]
    plan = windows(height, width, tile, overlap, tight=True)
    if len(plan) == 1:
        value = run(image)
        told(progress, 1.0, plan[0], height, width)
        return value
    total: np.ndarray | None = None
    weights = np.zeros((height, width), np.float32)
    for number, window in enumerate(plan):
        value = run(window.cut(image))
        if total is None:
            total = np.zeros((len(value), height, width), np.float32)
        ramp = np.minimum(ramp_of(window.height, overlap)[:, None], ramp_of(window.width, overlap))
        rows = slice(window.top, window.top + window.height)
        columns = slice(window.left, window.left + window.width)
        total[:, rows, columns] += value * ramp
        weights[rows, columns] += ramp
        told(progress, (number + 1) / len(plan), window, height, width)
    assert total is not None
    return np.asarray(total / weights)


def ramp_of(length: int, overlap: int) -> np.ndarray:
    """Weights along one axis: rising over the overlap, never zero."""
    from_edge = np.minimum(np.arange(length) + 0.5, np.arange(length)[::-1] + 0.5)
    return np.asarray(np.minimum(from_edge / overlap, 1.0), np.float32)
