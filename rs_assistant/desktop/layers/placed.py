# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer's features with their place on the map: what links show and layers are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

import numpy as np
import numpy.typing as npt
from qgis.core import QgsGeometry, QgsRectangle

from rs_assistant.engine.georeference import GeoTransform


@dataclass(frozen=True, eq=False)
class PlacedFeature:
    """One thing or patch: multi-polygon in the CRS of its `PlacedAnswer`, area in square metres.

    ``transition`` is (from, to) class names for changes, "" where they are unknown.
    """

    label: str
    score: float
    area_m2: float | None
    geometry: QgsGeometry
    transition: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class PlacedGroup:
    """Features that a sentence counts together; ``name`` is the target of ``features:`` links."""

    name: str
    features: tuple[PlacedFeature, ...]


@dataclass(frozen=True, eq=False)
class PlacedRaster:
    """How likely something is at each pixel of a view: values of 0 to 1 (height, width), NaN where
    nothing was looked at. ``subject`` is what was asked for."""

    subject: str
    values: npt.NDArray[np.float16]
    geotransform: GeoTransform
    crs_wkt: str


@dataclass(frozen=True, eq=False)
class PlacedClasses:
    """What one of two dates shows: positions in ``names`` (height, width), 0 for unknown. ``which``
    is ``before`` or ``after``, ``date`` its date or ""."""

    which: str
    date: str
    values: npt.NDArray[np.uint8]
    names: tuple[str, ...]
    geotransform: GeoTransform
    crs_wkt: str


@dataclass(frozen=True, eq=False)
class PlacedAnswer:
    """All features of an answer and where they come from; ``crs_wkt`` is "" without a CRS."""

    groups: tuple[PlacedGroup, ...]
    crs_wkt: str
    turn: str
    prompt: str = ""
    model: str = ""
    version: str = ""
    source: str = ""
    date: str = ""
    created: str = ""
    dates: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether these are changes between two dates."""
        return any(feature.transition is not None for feature in self.features)

    @property
    def features(self) -> tuple[PlacedFeature, ...]:
        """All features; ``feature:N`` links count through this list from 0."""
        return tuple(feature for group in self.groups for feature in group.features)

    def group(self, name: str) -> PlacedGroup | None:
        """The group of a ``features:`` link, case ignored."""
        wanted = name.strip().casefold()
        for group in self.groups:
            if group.name.casefold() == wanted:
                return group
        return None


def extent_of(geometries: Iterable[QgsGeometry]) -> QgsRectangle:
    """The box around geometries, null when there are none."""
    box = QgsRectangle()
    for geometry in geometries:
        box.combineExtentWith(geometry.boundingBox())
    return box
