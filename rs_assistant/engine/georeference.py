# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel ↔ map: the one place where coordinates change their meaning.

Pixel coordinates are (column, row), x to the right, y down, in float64; integer values are pixel
*edges*: (0, 0) is the outer corner of the first pixel, (0.5, 0.5) its centre. Map coordinates are
(x, y) in the CRS of the view. The transform is GDAL's: x = a + b·column + c·row and
y = d + e·column + f·row, with any rotation and either sign of f.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.errors import InvalidRequest

Points = npt.NDArray[np.float64]  # (n, 2)


@dataclass(frozen=True)
class GeoTransform:
    """GDAL's six coefficients, in GDAL's order."""

    x_origin: float
    x_column: float
    x_row: float
    y_origin: float
    y_column: float
    y_row: float

    def __post_init__(self) -> None:
        if not all(np.isfinite(self.coefficients)) or self.determinant == 0.0:
            raise InvalidRequest(
                "The layer's georeference is not usable.",
                "Check the layer's extent and CRS in its properties.",
                f"geotransform {self.coefficients}",
            )

    @property
    def coefficients(self) -> tuple[float, float, float, float, float, float]:
        """The six numbers in GDAL's order."""
        return (
            self.x_origin,
            self.x_column,
            self.x_row,
            self.y_origin,
            self.y_column,
            self.y_row,
        )

    @property
    def determinant(self) -> float:
        """Signed area of a pixel in the CRS plane."""
        return self.x_column * self.y_row - self.x_row * self.y_column

    @property
    def pixel_area(self) -> float:
        """Area of a pixel in squared CRS units, positive."""
        return abs(self.determinant)

    @classmethod
    def from_extent(
        cls, x_min: float, y_min: float, x_max: float, y_max: float, width: int, height: int
    ) -> GeoTransform:
        """North-up transform of a width × height picture that covers the extent."""
        return cls(x_min, (x_max - x_min) / width, 0.0, y_max, 0.0, (y_min - y_max) / height)

    def to_map(self, pixels: npt.ArrayLike) -> Points:
        """Pixel (n, 2) → map (n, 2)."""
        points = np.asarray(pixels, dtype=np.float64).reshape(-1, 2)
        column, row = points[:, 0], points[:, 1]
        return np.column_stack(
            (
                self.x_origin + column * self.x_column + row * self.x_row,
                self.y_origin + column * self.y_column + row * self.y_row,
            )
        )

    def to_pixel(self, coordinates: npt.ArrayLike) -> Points:
        """Map (n, 2) → pixel (n, 2)."""
        points = np.asarray(coordinates, dtype=np.float64).reshape(-1, 2)
        # Subtracting the origin first keeps the precision of large coordinates.
        x, y = points[:, 0] - self.x_origin, points[:, 1] - self.y_origin
        return np.column_stack(
            (
                (x * self.y_row - y * self.x_row) / self.determinant,
                (y * self.x_column - x * self.y_column) / self.determinant,
            )
        )

    def window(self, column: float, row: float) -> GeoTransform:
        """The transform of a crop whose first pixel is at (column, row)."""
        x, y = self.to_map([[column, row]])[0]
        return GeoTransform(
            float(x), self.x_column, self.x_row, float(y), self.y_column, self.y_row
        )
