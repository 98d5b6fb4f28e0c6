# SPDX-License-Identifier: GPL-2.0-or-later
"""One frozen value per question: everything that an answer depends on.

Nothing looks back into QGIS while a request runs.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.arrays import BlobWriter, read_array
from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.plans import Plan

Ring = npt.NDArray[np.float64]  # (n, 2) pixel coordinates, closed or not
Polygon = tuple[Ring, ...]  # outer ring first, then holes
STYLES = ("short", "normal", "detailed", "report", "structured", "captions")


@dataclass(frozen=True, eq=False)
class View:
    """A picture and where it is.

    ``pixels`` is uint8 (height, width, bands) after the stretch; the first three bands are what
    the user sees as red, green, blue; ``bands`` names them all (``red green blue nir …``);
    ``ndvi`` and ``ndwi`` are indices of the layer's own values as (index + 1) · 127.5,
    ``cloud`` is 255 where the layer's quality band says cloud or shadow.
    ``valid`` is bool (height, width), False for nodata. ``region`` is the part that counts, in
    pixel coordinates. ``geotransform`` and ``crs_wkt`` (WKT2) place it; both are empty for a
    picture without georeference. ``metres_per_pixel`` is the ground resolution at the centre,
    None when unknown; ``own_resolution`` is that of the imagery before it was brought to this
    grid, None where it was not.
    """

    pixels: npt.NDArray[np.uint8]
    geotransform: GeoTransform | None = None
    crs_wkt: str = ""
    metres_per_pixel: float | None = None
    name: str = ""
    date: str | None = None
    sensor: str | None = None
    bands: tuple[str, ...] = ("red", "green", "blue")
    valid: npt.NDArray[np.bool_] | None = None
    region: tuple[Polygon, ...] = ()
    own_resolution: float | None = None
    about: str = ""
    """What answers speak of: ``view``, ``region``, ``selection`` or ``layer``; "" is the region
    where there is one and else the view."""
    unseen: float = 0.0
    """Share of the region, as it was drawn, that no imagery covers: beyond the picture, or without
    data. ``region`` is cut to the picture."""

    def __post_init__(self) -> None:
        shape = self.pixels.shape
        if self.pixels.dtype != np.uint8 or len(shape) != 3 or shape[2] != len(self.bands):
            raise InvalidRequest(
                "The picture of the view is malformed.", detail=f"{self.pixels.dtype} {shape}"
            )
        if shape[2] < 3 or min(shape[:2]) < 1:
            raise InvalidRequest("The view is empty.", "Zoom to the imagery and ask again.")
        if self.valid is not None and self.valid.shape != shape[:2]:
            raise InvalidRequest("The nodata mask does not fit the view.")
        if self.metres_per_pixel is not None and not self.metres_per_pixel > 0:
            raise InvalidRequest("The ground resolution must be positive.")

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def rgb(self) -> npt.NDArray[np.uint8]:
        """(height, width, 3), what the user sees."""
        return self.pixels[:, :, :3]

    def band(self, name: str) -> npt.NDArray[np.uint8] | None:
        """One band by name, (height, width), or None."""
        return self.pixels[:, :, self.bands.index(name)] if name in self.bands else None


@dataclass(frozen=True)
class HistoryTurn:
    """An earlier question of this branch, as far as follow-ups need it."""

    message: str
    plan: Plan


@dataclass(frozen=True)
class Options:
    """How to answer. ``threshold`` None means the model's calibrated one."""

    style: str = "normal"
    language: str = "en"
    threshold: float | None = None
    maximum_features: int = 20000
    align: bool = True
    """Two dates: correct small shifts before comparing."""
    normalise: bool = True
    """Two dates: match colours on stable pixels before comparing."""
    mask_clouds: bool = True
    """Two dates: leave out clouds and shadows, by quality bands or by near infrared."""
    shift: tuple[float, float] | None = None
    """Two dates: columns and rows to move the second by, instead of measuring them."""
    class_maps: bool = False
    """Two dates: map both, even where nothing changed."""
    abstain: bool = True
    """Decline maps, hillshades, clouds and blanks. Without, everything is answered: what a model
    says of nothing is what its questions alone give away."""


@dataclass(frozen=True)
class Request:
    """What the worker needs to answer. ``plan`` skips the router."""

    message: str
    views: tuple[View, ...] = ()
    history: tuple[HistoryTurn, ...] = ()
    plan: Plan | None = None
    options: Options = field(default_factory=Options)
    model: str = "starter"

    def __post_init__(self) -> None:
        if len(self.views) > 2:
            raise InvalidRequest("At most two views can be compared.")
        if self.options.style not in STYLES:
            raise InvalidRequest(f"Unknown style {self.options.style!r}.")

    def to_wire(self) -> tuple[dict[str, Any], bytes]:
        """Header data and blob."""
        blob = BlobWriter()
        header = {
            "message": self.message,
            "views": [_view_to_wire(view, blob) for view in self.views],
            "history": [
                {"message": turn.message, "plan": turn.plan.to_wire()} for turn in self.history
            ],
            "plan": self.plan.to_wire() if self.plan else None,
            "options": asdict(self.options),
            "model": self.model,
        }
        return header, blob.blob

    @classmethod
    def from_wire(cls, data: dict[str, Any], blob: bytes | memoryview) -> Request:
        """Rebuild and check. Raises `InvalidRequest`, `ProtocolError`."""
        try:
            given = data["options"]
            values = {key: given[key] for key in asdict(Options()) if key in given}
            if values.get("shift") is not None:
                columns, rows = values["shift"]
                values["shift"] = (float(columns), float(rows))
            options = Options(**values)
            return cls(
                str(data["message"]),
                tuple(_view_from_wire(item, blob) for item in data["views"]),
                tuple(
                    HistoryTurn(str(item["message"]), Plan.from_wire(item["plan"]))
                    for item in data["history"]
                ),
                Plan.from_wire(data["plan"]) if data["plan"] else None,
                options,
                str(data["model"]),
            )
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise InvalidRequest("The request is not understood.", detail=repr(error)) from error


def polygons_to_wire(polygons: tuple[Polygon, ...], blob: BlobWriter) -> dict[str, Any]:
    """Polygons as one coordinate array with the number of points per ring and rings per polygon."""
    rings = [ring for polygon in polygons for ring in polygon]
    coordinates = np.concatenate(rings) if rings else np.empty((0, 2))
    return {
        "coordinates": blob.add(coordinates.astype("<f8")),
        "points": blob.add(np.array([len(ring) for ring in rings], "<i4")),
        "rings": blob.add(np.array([len(polygon) for polygon in polygons], "<i4")),
    }


def polygons_from_wire(data: dict[str, Any], blob: bytes | memoryview) -> tuple[Polygon, ...]:
    """Inverse of `polygons_to_wire`. Raises `InvalidRequest` when the counts do not add up."""
    coordinates = read_array(data["coordinates"], blob).reshape(-1, 2)
    points = read_array(data["points"], blob)
    rings = read_array(data["rings"], blob)
    counts_fit = int(points.sum()) == len(coordinates) and int(rings.sum()) == len(points)
    if not counts_fit or points.min(initial=0) < 0 or rings.min(initial=0) < 0:
        raise InvalidRequest("A polygon list is damaged.")
    parts = np.split(coordinates, np.cumsum(points)[:-1]) if len(points) else []
    polygons: list[Polygon] = []
    start = 0
    for count in rings.tolist():
        polygons.append(tuple(parts[start : start + count]))
        start += count
    return tuple(polygons)


def _view_to_wire(view: View, blob: BlobWriter) -> dict[str, Any]:
    return {
        "pixels": blob.add(view.pixels),
        "geotransform": view.geotransform.coefficients if view.geotransform else None,
        "crs_wkt": view.crs_wkt,
        "metres_per_pixel": view.metres_per_pixel,
        "name": view.name,
        "date": view.date,
        "sensor": view.sensor,
        "bands": list(view.bands),
        "valid": blob.add(view.valid) if view.valid is not None else None,
        "region": polygons_to_wire(view.region, blob),
        "own_resolution": view.own_resolution,
        "about": view.about,
        "unseen": view.unseen,
    }


def _view_from_wire(data: dict[str, Any], blob: bytes | memoryview) -> View:
    placed = data["geotransform"]
    return View(
        read_array(data["pixels"], blob),
        GeoTransform(*(float(value) for value in placed)) if placed else None,
        str(data["crs_wkt"]),
        None if data["metres_per_pixel"] is None else float(data["metres_per_pixel"]),
        str(data["name"]),
        data["date"],
        data["sensor"],
        tuple(str(name) for name in data["bands"]),
        read_array(data["valid"], blob) if data["valid"] is not None else None,
        polygons_from_wire(data["region"], blob),
        None if data.get("own_resolution") is None else float(data["own_resolution"]),
        str(data.get("about") or ""),
        float(data.get("unseen") or 0.0),
    )
