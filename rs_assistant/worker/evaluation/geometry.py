# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of random label rasters against the rasters: ``python -m …evaluation.geometry``.

Prints one JSON object: the largest relative error of a class's area, and how many polygons are
invalid, how much they overlap and how much they leave out (pixels).
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from shapely.geometry import Polygon
from shapely.ops import unary_union

from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.results import Feature
from rs_assistant.worker.assistant.vectorise import patches

SIZES = ((64, 64), (200, 331), (512, 512))


def random_labels(
    random: np.random.Generator, shape: tuple[int, int], grain: int
) -> npt.NDArray[np.uint8]:
    """Blobs of four classes with holes, islands, corners that touch, and specks."""
    coarse = random.integers(0, 4, (shape[0] // grain + 1, shape[1] // grain + 1), np.uint8)
    labels: npt.NDArray[np.uint8] = (
        coarse.repeat(grain, 0).repeat(grain, 1)[: shape[0], : shape[1]].copy()
    )
    specks = random.random(shape) < 0.05
    labels[specks] = random.integers(0, 4, int(specks.sum()), np.uint8)
    return labels


def check(labels: npt.NDArray[np.uint8], features: list[Feature]) -> dict[str, float]:
    """Figures of one raster whose classes 1…3 became features named by their number."""
    error, invalid, shapes = 0.0, 0, []
    for value in range(1, 4):
        mine = [feature for feature in features if feature.label == str(value)]
        area = sum(pixel_area(feature.polygons) for feature in mine)
        truth = int((labels == value).sum())
        if truth:
            error = max(error, abs(area / truth - 1))
        for feature in mine:
            for polygon in feature.polygons:
                shape = Polygon(polygon[0], polygon[1:])
                invalid += not shape.is_valid
                shapes.append(shape)
    union = unary_union(shapes).area if shapes else 0.0
    total = sum(shape.area for shape in shapes)
    return {
        "area_ratio_error": error,
        "invalid": invalid,
        "overlaps": round(total - union, 6),
        "gaps": round(float((labels > 0).sum()) - union, 6),
    }


def measure() -> dict[str, Any]:
    """The worst over all rasters."""
    random = np.random.default_rng(0)
    worst: dict[str, Any] = {"rasters": 0}
    for shape in SIZES:
        for grain in (1, 5, 40):
            labels = random_labels(random, shape, grain)
            counted = np.ones(shape, bool)
            features = patches(labels, counted, ("", "1", "2", "3"), most=10**6)
            for name, value in check(labels, features).items():
                worst[name] = max(worst.get(name, 0), abs(value))
            worst["rasters"] += 1
    return worst


if __name__ == "__main__":
    print(json.dumps(measure()))
