# SPDX-License-Identifier: GPL-2.0-or-later
"""The region that questions are restricted to: it stays where it is, and is what was chosen."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from rs_assistant.desktop.canvas.sources import ViewSource
from rs_assistant.engine.conversation import TurnState
from tests.desktop.session.conftest import Desk

REGION = QgsGeometry.fromRect(QgsRectangle(500050, 5699900, 500150, 5699950))
FAR_SIDE = "+proj=ortho +lat_0=-51 +lon_0=-177 +datum=WGS84"  # of the globe: this place has no x, y


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4326"])
def test_a_region_stays_where_it_is_when_the_map_gets_another_crs(
    desk: Desk, image: Any, crs: str
) -> None:
    desk.session.set_region(QgsGeometry(REGION))
    area = desk.session.context.region_m2
    shown: list[Any] = []
    desk.session.region_changed.connect(shown.append)
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    assert desk.session.context.trouble is None
    assert desk.session.context.region_m2 == pytest.approx(area, rel=1e-3)
    middle = shown[-1].boundingBox().center()
    place = desk.canvas.mapSettings().mapToLayerCoordinates(image, middle)
    assert place.x() == pytest.approx(500100, abs=0.5)
    assert place.y() == pytest.approx(5699925, abs=0.5)
    assert desk.ask("segment ship").state is TurnState.ANSWERED
    desk.canvas.setDestinationCrs(image.crs())
    assert desk.session.region.equals(REGION)  # nothing was lost on the way
    assert not desk.notices


def test_a_region_that_another_crs_cannot_show_is_dropped_with_a_notice(desk: Desk) -> None:
    desk.session.set_region(QgsGeometry(REGION))
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj(FAR_SIDE))
    assert desk.session.region is None
    assert not desk.session.context.has_region
    ((level, text, _),) = desk.notices
    assert level == "warning"
    assert "region" in text


def test_a_closed_session_follows_no_map(desk: Desk, image: Any) -> None:
    desk.session.set_region(QgsGeometry(REGION))
    desk.session.close()
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert desk.session.region.equals(REGION)


def test_what_a_rotated_map_shows_is_no_region_that_somebody_chose(desk: Desk, image: Any) -> None:
    desk.canvas.setRotation(30)
    desk.session.set_source(ViewSource())
    assert desk.session.context.trouble is None
    assert not desk.session.context.has_region
    assert desk.session.context.region_m2 is None
    turn = desk.ask("segment ship")
    assert turn.state is TurnState.ANSWERED
    sent = desk.requests[-1]["views"][0]["region"]
    assert sent["rings"]["shape"] == [1]  # the worker is restricted to what is visible
    assert turn.context.region == ""
    desk.canvas.setRotation(0)
    desk.session.go_there(turn.id)
    assert desk.session.region is None


def test_a_region_drawn_on_a_rotated_map_is_one(desk: Desk) -> None:
    desk.canvas.setRotation(30)
    desk.session.set_region(QgsGeometry(REGION))
    assert desk.session.context.region_m2 == pytest.approx(5004, rel=1e-3)
    assert "500050" in desk.ask("segment ship").context.region
