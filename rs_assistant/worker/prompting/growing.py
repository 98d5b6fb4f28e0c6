# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions that grow from seeds over alike pixels, with numpy alone.

Growing costs what colours differ: from pixel to neighbour, and from the colour at the seed. Between
rival seeds a pixel belongs to whom it costs less; without rivals the region ends at the cost beyond
which its border would leave the strongest edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]

ROUNDS = 8  # turns that the cheapest way may take, times two
LEVELS = 40  # costs that are tried as the border
LEAST_AREA = 12  # pixels
SEEDS = 2.0  # times the seeds' area that a region has at least


def colours(rgb: npt.NDArray[np.uint8]) -> Floats:
    """Brightness and two colour differences of a picture, calmed a little, (H, W, 3).

    Shadow and texture change brightness more than colour, so colour counts more.
    """
    calm = Image.fromarray(np.ascontiguousarray(rgb)).filter(ImageFilter.MedianFilter(3))
    values = np.asarray(calm, np.float32)
    red, green, blue = values[..., 0], values[..., 1], values[..., 2]
    bright = (red + green + blue) / 3
    return np.stack((bright, 1.5 * (red - green), 1.5 * ((red + green) / 2 - blue)), axis=-1)


@dataclass(frozen=True, eq=False)
class Ground:
    """The land on which regions grow: colours, and how much neighbours differ, in noise levels.

    ``down`` (H-1, W) is between a pixel and the one below, ``right`` (H, W-1) to the right.
    """

    values: Floats
    noise: float
    down: Floats
    right: Floats

    @classmethod
    def of(cls, rgb: npt.NDArray[np.uint8], features: Floats | None = None) -> Ground:
        """From a picture; ``features`` (H, W, k) are more colours, such as a network's opinion
        of what a pixel is, on the scale of the others."""
        values = colours(rgb)
        noise = max(sum(float(np.median(side)) for side in _steps(values)), 2.0)
        if features is not None:
            values = np.concatenate((values, features), axis=-1).astype(np.float32)
        down, right = _steps(values)
        return cls(values, noise, down / noise, right / noise)

    def cost(self, seeds: Mask, likeness: float = 0.6, least: float = 0.02) -> Floats:
        """Cost of reaching every pixel from the seeds, (H, W); ``likeness`` weighs how much a
        pixel's colour differs from the seeds'."""
        own = self.values[seeds]
        middle = np.median(own, axis=0)
        spread = max(float(np.abs(own - middle).mean()) * 2, self.noise)
        away = np.sqrt(((self.values - middle) ** 2).sum(-1)) / spread
        away = (likeness * np.minimum(away, 6.0)).astype(np.float32)
        step_down = self.down**2 + (away[1:] + away[:-1]) / 2 + least
        step_right = self.right**2 + (away[:, 1:] + away[:, :-1]) / 2 + least
        return swept(step_down, step_right, seeds)


def _steps(values: Floats) -> tuple[Floats, Floats]:
    """How far the colours of neighbours lie apart, downwards and to the right."""
    down = np.sqrt((np.diff(values, axis=0) ** 2).sum(-1))
    right = np.sqrt((np.diff(values, axis=1) ** 2).sum(-1))
    return down.astype(np.float32), right.astype(np.float32)


def swept(down: Floats, right: Floats, seeds: Mask) -> Floats:
    """Length of the cheapest way from any seed to every pixel, over sides of pixels.

    ``down`` and ``right`` are the prices of steps. Sweeps go over the picture in the four
    directions in turn until nothing gets cheaper (or the ways would be mazes).
    """
    across = np.ascontiguousarray(right.T)
    reached = np.where(seeds, np.float32(0), np.float32(np.inf))
    turned = np.ascontiguousarray(reached.T)
    before = -1.0
    for _ in range(ROUNDS):
        _sweep(reached, down)
        turned[...] = reached.T
        _sweep(turned, across)
        reached[...] = turned.T
        total = float(np.minimum(reached, 1e6).sum(dtype=np.float64))
        if abs(total - before) <= 1e-4 * max(total, 1.0):
            break
        before = total
    return reached


def _sweep(reached: Floats, price: Floats) -> None:
    """Row after row downwards, then upwards; in place."""
    for row in range(1, len(reached)):
        np.minimum(reached[row], reached[row - 1] + price[row - 1], out=reached[row])
    for row in range(len(reached) - 2, -1, -1):
        np.minimum(reached[row], reached[row + 1] + price[row], out=reached[row])


def border_level(ground: Ground, cost: Floats, most: float) -> tuple[float, float]:
    """The cost at which a region from `Ground.cost` ends best, and how strong its border is there.

    A good border has strong edges, is not ragged, and costs much to cross: beyond it the region
    would hardly grow for a while. ``most`` is the largest share of the picture that it may take.
    """
    finite = np.sort(cost[np.isfinite(cost)])
    # The seeds themselves cost nothing and are no region.
    least = max(float(LEAST_AREA), SEEDS * float((cost <= 0).sum()))
    areas = np.geomspace(least, max(most * cost.size, 1.5 * least), LEVELS)
    best, strength = _best(ground, cost, finite, areas)
    return _levels(finite, areas)[best], strength


def _levels(finite: Floats, areas: npt.NDArray[np.float64]) -> list[float]:
    """The costs within which regions have these areas."""
    found: list[float] = finite[np.minimum(areas.astype(int), len(finite) - 1)].tolist()
    return found


def _best(
    ground: Ground, cost: Floats, finite: Floats, areas: npt.NDArray[np.float64]
) -> tuple[int, float]:
    """Which of these areas has the best border, and how strong its edge is."""
    levels = np.array(_levels(finite, areas))
    crossing = np.gradient(np.log(levels + 1.0), np.log(areas))
    # Edges beyond some noise levels are edges: how strong they are says nothing more.
    down, right = np.minimum(ground.down, 8.0), np.minimum(ground.right, 8.0)
    low_down, high_down = np.minimum(cost[1:], cost[:-1]), np.maximum(cost[1:], cost[:-1])
    low_right = np.minimum(cost[:, 1:], cost[:, :-1])
    high_right = np.maximum(cost[:, 1:], cost[:, :-1])
    best, found, strength = -1.0, 0, 0.0
    for index, (level, area) in enumerate(zip(levels.tolist(), areas.tolist())):
        cut_down = (low_down <= level) & (high_down > level)
        cut_right = (low_right <= level) & (high_right > level)
        length = int(cut_down.sum() + cut_right.sum())
        if not length:
            continue
        edge = float(down[cut_down].sum() + right[cut_right].sum()) / length
        # A ragged border, long for its area, follows texture.
        smooth = min(1.0, 4.2 * float(np.sqrt(area)) / length)
        value = float(crossing[index]) * edge * smooth * area**0.08
        if value > best:
            best, found, strength = value, index, edge * smooth
    return found, strength


def filled(mask: Mask) -> Mask:
    """Holes closed: what the outside cannot reach belongs to the mask."""
    padded = np.pad(mask, 1)
    outside = np.zeros_like(padded)
    outside[0], outside[-1], outside[:, 0], outside[:, -1] = True, True, True, True
    closed = np.where(padded, np.float32(np.inf), np.float32(0))
    down = np.maximum(closed[1:], closed[:-1])
    right = np.maximum(closed[:, 1:], closed[:, :-1])
    return np.asarray(~np.isfinite(swept(down, right, outside))[1:-1, 1:-1])


def smoothed(mask: Mask, radius: int = 1) -> Mask:
    """Whiskers and notches of a pixel or two taken away: the majority around each pixel."""
    size = 2 * radius + 1
    picture = Image.fromarray(mask.astype(np.uint8) * 255).filter(ImageFilter.MedianFilter(size))
    return np.asarray(picture) > 127
