# SPDX-License-Identifier: GPL-2.0-or-later
"""How finely each legend is read, as the card of the shipped network says it."""

from __future__ import annotations

from typing import Any

# The ground resolutions (metres per pixel) between which a legend is read as the image comes;
# finer images are shrunk, coarser ones enlarged at most so often. Roofs are read several times:
# from close by for small ones, from further away for large ones (metres per pixel and weights), as
# far as the pixels to be read stay below a number. Land cover is read from further away as well.
# Roads and roofs stand out where each band is stretched between two percentiles.
READING: dict[str, dict[str, Any]] = {
    "land_cover": {
        "native_from": 2.5,
        "native_to": 10.0,
        "most_enlarged": 1.0,
        "also": [0.75],
        "most_pixels": 1_750_000,
    },
    "gid15": {"native_from": 2.5, "native_to": 10.0, "most_enlarged": 1.0},
    "roads": {
        "native_from": 0.3,
        "native_to": 0.5,
        "most_enlarged": 2.5,
        "stretched": [1, 99],
    },
    "buildings": {
        "native_from": 0.3,
        "native_to": 0.6,
        "most_enlarged": 3.0,
        "finer": {
            "at": [[0.22, 2], [0.42, 1], [0.8, 1]],
            "large": [[0.3, 2], [0.8, 1]],
            "most_enlarged": 3.0,
        },
        "most_pixels": 1_750_000,
        "stretched": [1, 99],
    },
    "near": {"native_from": 0.6, "native_to": 1.0, "most_enlarged": 1.5},
    "urban": {"native_from": 0.1, "native_to": 1.0, "most_enlarged": 2.0},
    "worldcover": {"native_from": 10.0, "native_to": 15.0, "most_enlarged": 2.0},
}
