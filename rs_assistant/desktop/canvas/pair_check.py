# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether two layers can be compared, in words, before anybody asks: place, scale, order."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsCoordinateTransformContext, QgsRasterLayer

from rs_assistant.desktop.canvas.compare_plan import in_order
from rs_assistant.desktop.canvas.grid import Grid, ground_resolution, transformed_extent
from rs_assistant.desktop.canvas.imagery import has_own_pixels, spectral_bands

FAR_APART = 4.0  # times finer: worth a word


@dataclass(frozen=True)
class PairCheck:
    """What is known of two layers. ``overlap`` is a share of the smaller one, None where CRSs do
    not tell; resolutions are metres per pixel, None where a layer has no pixels of its own."""

    overlap: float | None
    resolutions: tuple[float | None, float | None]
    in_order: bool
    near_infrared: bool
    same: bool

    @property
    def coarser(self) -> float | None:
        """Metres per pixel at which they will be compared."""
        known = [value for value in self.resolutions if value is not None]
        return max(known) if known else None

    @property
    def far_apart(self) -> bool:
        """Whether one is so much finer that most of its detail goes."""
        first, second = self.resolutions
        if not first or not second:
            return False
        return max(first, second) > FAR_APART * min(first, second)


def check(
    first: QgsRasterLayer,
    second: QgsRasterLayer,
    context: QgsCoordinateTransformContext,
    ellipsoid: str = "",
) -> PairCheck:
    """Look at the properties of two layers; reads no pixels."""
    box = transformed_extent(second.extent(), second.crs(), first.crs(), context)
    overlap = None
    if box is not None:
        smaller = min(_area(first.extent()), _area(box))
        common = first.extent().intersect(box)
        overlap = _area(common) / smaller if smaller and not common.isEmpty() else 0.0
    return PairCheck(
        overlap,
        (_resolution(first, context, ellipsoid), _resolution(second, context, ellipsoid)),
        in_order((first, second)),
        all(has_own_pixels(layer) and spectral_bands(layer) for layer in (first, second)),
        first.id() == second.id(),
    )


def _area(box) -> float:
    return float(box.width() * box.height())


def _resolution(
    layer: QgsRasterLayer, context: QgsCoordinateTransformContext, ellipsoid: str
) -> float | None:
    if not has_own_pixels(layer):
        return None
    provider = layer.dataProvider()
    whole = Grid(layer.extent(), layer.crs(), provider.xSize(), provider.ySize())
    return ground_resolution(whole, context, ellipsoid)
