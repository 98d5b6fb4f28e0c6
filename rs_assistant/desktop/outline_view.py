# SPDX-License-Identifier: GPL-2.0-or-later
"""A view that outlining has looked at: between places on the map and pixels of its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDateTimeRange,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)

from rs_assistant.desktop.canvas.prompt_tool import PromptMark
from rs_assistant.desktop.canvas.snapshot import Shot
from rs_assistant.desktop.canvas.sources import ViewPlan
from rs_assistant.desktop.layers.measure import QgsMeasurer
from rs_assistant.desktop.layers.place import geometry_of
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.prompts import Outline, Point, Prompt
from rs_assistant.engine.requests import View

FINER = 0.7  # a view with pixels smaller than this share of the old ones is worth a new look


@dataclass(frozen=True, eq=False)
class Looked:
    """A view that has been looked at; ``shot`` holds its picture, ``handle`` the worker's name,
    ``model`` is the id of the pack that looked.

    ``project`` lends its transform context; the CRS of the map is given to what needs it, as it may
    change while the view is at hand.
    """

    plan: ViewPlan
    shot: Shot
    project: QgsProject
    ellipsoid: str = ""
    handle: str = ""
    prompter: str = ""
    model: str = ""

    @property
    def view(self) -> View:
        """The picture and its place."""
        return self.shot.views[0]

    @property
    def geotransform(self) -> GeoTransform:
        """Where its pixels are; a picture without a place is in its own pixels, y up."""
        return self.view.geotransform or GeoTransform(0, 1, 0, 0, 0, -1)

    def prompt(
        self, marks: Sequence[PromptMark], map_crs: QgsCoordinateReferenceSystem
    ) -> Prompt | None:
        """The marks in pixels of the view; None where the CRSs do not meet."""
        points, boxes = [], []
        try:
            for mark in marks:
                if mark.point is not None:
                    ((x, y),) = self._pixels([mark.point], map_crs)
                    points.append(Point(x, y, mark.positive))
                elif mark.box is not None:
                    corners = self._pixels(_corners(mark.box), map_crs)
                    xs, ys = [x for x, _ in corners], [y for _, y in corners]
                    boxes.append((min(xs), min(ys), max(xs), max(ys)))
            return Prompt(tuple(points), tuple(boxes))
        except (QgsCsException, AssistantError):
            return None

    def shows(self, marks: Sequence[PromptMark], map_crs: QgsCoordinateReferenceSystem) -> bool:
        """Whether any of what is pointed at lies in the view."""
        prompt = self.prompt(marks, map_crs)
        if prompt is None or not prompt:
            return bool(marks) and prompt is not None
        left, top, right, bottom = prompt.extent
        width, height = self.plan.grid.width, self.plan.grid.height
        return left < width and top < height and right > 0 and bottom > 0

    def placed(self, outline: Outline) -> Outlined | None:
        """An outline on the map with its area, None for an empty one."""
        if not outline.polygons:
            return None
        geometry = geometry_of(outline.polygons, self.geotransform)
        measurer = QgsMeasurer(self.view, self.project.transformContext(), self.ellipsoid)
        return Outlined(outline, self, geometry, measurer.area(outline.polygons))

    def will_do_for(self, new: ViewPlan, model: str) -> bool:
        """Whether this view shows what another plan would, as finely, to the same models."""
        old = self.plan
        if model != self.model or old.grid.crs != new.grid.crs or old.layers != new.layers:
            return False
        if _time(old) != _time(new):
            return False
        before, now = old.grid.extent, QgsRectangle(new.grid.extent)
        slack = 0.02 * max(now.width(), now.height())
        inside = QgsRectangle(before)
        inside.grow(slack)
        finer = (now.width() / new.grid.width) < FINER * (before.width() / old.grid.width)
        return bool(inside.contains(now)) and not finer

    def _pixels(
        self, points: list[QgsPointXY], map_crs: QgsCoordinateReferenceSystem
    ) -> list[list[float]]:
        move = moving(map_crs, self.plan.grid.crs, self.project)
        placed = [move.transform(point) if move is not None else point for point in points]
        coordinates = [[point.x(), point.y()] for point in placed]
        found: list[list[float]] = self.geotransform.to_pixel(coordinates).tolist()
        return found


@dataclass(frozen=True, eq=False)
class Outlined:
    """An outline on the map: ``geometry`` in the CRS of the view, ``area_m2`` if it has a scale."""

    outline: Outline
    looked: Looked
    geometry: QgsGeometry
    area_m2: float | None

    def on_map(self, map_crs: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
        """The outline in the CRS of the map, None where it cannot be shown there."""
        geometry = QgsGeometry(self.geometry)
        move = moving(self.looked.plan.grid.crs, map_crs, self.looked.project)
        if move is not None:
            try:
                geometry.transform(move)
            except QgsCsException:
                return None
        return geometry


def moving(
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    project: QgsProject,
) -> QgsCoordinateTransform | None:
    """The way between two CRSs, None where there is nothing to move."""
    if not source.isValid() or not target.isValid() or source == target:
        return None
    return QgsCoordinateTransform(source, target, project)


def _time(plan: ViewPlan) -> QgsDateTimeRange | None:
    """The time of the map that a plan draws its layers at, where that makes a difference."""
    settings = plan.map_settings
    if settings is None or not settings.isTemporal():
        return None
    moving_on = any(layer.temporalProperties().isActive() for layer in plan.layers)
    return settings.temporalRange() if moving_on else None


def _corners(box: QgsRectangle) -> list[QgsPointXY]:
    return [
        QgsPointXY(x, y)
        for x in (box.xMinimum(), box.xMaximum())
        for y in (box.yMinimum(), box.yMaximum())
    ]
