# SPDX-License-Identifier: GPL-2.0-or-later
"""One layer with many dates (WMS with a time dimension, served here) is compared with itself."""

from __future__ import annotations

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapSettings,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QDialogButtonBox

from rs_assistant.desktop.canvas.dates import times_of
from rs_assistant.desktop.canvas.planning import plan_views
from rs_assistant.desktop.canvas.snapshot import Snapshot
from rs_assistant.desktop.canvas.sources import MapState, SourceKind, ViewSource
from rs_assistant.desktop.dock.compare_dialog import CompareDialog
from rs_assistant.engine.errors import ViewUnusable
from tests.desktop.pairs import run
from tests.desktop.support import wait_until
from tests.desktop.test_two_dates import Keeper

CAPABILITIES = """<?xml version="1.0"?>
<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Name>WMS</Name><Title>t</Title>
<OnlineResource xlink:href="{url}"/></Service><Capability><Request>
<GetCapabilities><Format>text/xml</Format><DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/>
</Get></HTTP></DCPType></GetCapabilities>
<GetMap><Format>image/png</Format><DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get>
</HTTP></DCPType></GetMap></Request><Exception><Format>XML</Format></Exception>
<Layer><Title>r</Title><CRS>EPSG:3857</CRS>
<Layer><Name>day</Name><Title>day</Title><CRS>EPSG:3857</CRS>
<EX_GeographicBoundingBox><westBoundLongitude>-10</westBoundLongitude><eastBoundLongitude>10
</eastBoundLongitude><southBoundLatitude>-10</southBoundLatitude><northBoundLatitude>10
</northBoundLatitude></EX_GeographicBoundingBox>
<BoundingBox CRS="EPSG:3857" minx="-1000000" miny="-1000000" maxx="1000000" maxy="1000000"/>
<Dimension name="time" units="ISO8601" default="2016-01-01">2016-01-01/2020-12-31/P1D</Dimension>
</Layer></Layer></Capability></WMS_Capabilities>"""


class Handler(BaseHTTPRequestHandler):
    """A picture per year: red in 2016, blue in 2020, grey otherwise."""

    def do_GET(self) -> None:
        query = {k.lower(): v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        if query.get("request", "").lower() == "getmap":
            self.server.asked.set()  # type: ignore[attr-defined]
            self.server.answering.wait(60)  # type: ignore[attr-defined]
            year = query.get("time", "")[:4]
            colour = {"2016": "red", "2020": "blue"}.get(year, "grey")
            image = QImage(int(query["width"]), int(query["height"]), QImage.Format.Format_RGB32)
            image.fill(QColor(colour))
            data = QByteArray()
            buffer = QBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")
            body, kind = bytes(data), "image/png"
        else:
            url = f"http://127.0.0.1:{self.server.server_address[1]}/wms?"
            body, kind = CAPABILITIES.format(url=url).encode(), "text/xml"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):  # who asked may have gone
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing to say."""


@pytest.fixture
def layer(project: Any) -> Iterator[QgsRasterLayer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.answering = threading.Event(), threading.Event()  # type: ignore[attr-defined]
    server.answering.set()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/wms"
    uri = (
        "crs=EPSG:3857&format=image/png&layers=day&styles&type=wmst&temporalSource=provider"
        "&allowTemporalUpdates=true&timeDimensionExtent=2016-01-01T00:00:00Z/2020-12-31T00:00:00Z/P1D"
        f"&url={address}"
    )
    found = QgsRasterLayer(uri, "daily mosaic", "wms")
    assert found.isValid(), found.error().summary()
    project.addMapLayer(found)
    found.server = server
    yield found
    server.answering.set()  # type: ignore[attr-defined]
    project.removeMapLayer(found.id())
    server.shutdown()
    server.server_close()


def state_of(layer: QgsRasterLayer) -> MapState:
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setOutputSize(QSize(200, 200))
    settings.setExtent(QgsRectangle(-1000, -1000, 1000, 1000))
    return MapState.of(settings, QgsProject.instance().mapLayers(), "EPSG:7030")


def test_two_days_of_one_layer_give_two_pictures(layer: QgsRasterLayer) -> None:
    assert times_of(layer) == ("2016-01-01", "2020-12-31")
    source = ViewSource(SourceKind.COMPARE, (layer.id(), layer.id()), ("2020-06-01", "2016-06-01"))
    plans = plan_views(source, state_of(layer))
    assert [plan.date for plan in plans] == ["2016-06-01", "2020-06-01"]
    done: list[Any] = []
    snapshot = Snapshot(plans)
    snapshot.finished.connect(done.append)
    snapshot.failed.connect(done.append)
    snapshot.start()
    wait_until(lambda: done)
    first, second = done[0].views
    assert first.pixels[100, 100].tolist() == [255, 0, 0]
    assert second.pixels[100, 100].tolist() == [0, 0, 255]
    assert (first.date, second.date) == ("2016-06-01", "2020-06-01")


def test_without_two_days_the_layer_is_not_compared_with_itself(layer: QgsRasterLayer) -> None:
    for times in ((), ("2016-06-01", "2016-06-01")):
        source = ViewSource(SourceKind.COMPARE, (layer.id(), layer.id()), times)
        with pytest.raises(ViewUnusable, match="same layer"):
            plan_views(source, state_of(layer))


def test_the_dialog_offers_the_first_and_last_day_of_a_temporal_layer(
    layer: QgsRasterLayer, qgis_app: Any
) -> None:
    dialog = CompareDialog([layer], Keeper())
    assert dialog.layer_ids == (layer.id(), layer.id())
    assert dialog.times == ("2016-01-01", "2020-12-31")
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert ok.isEnabled()
    dialog._times[1] = "2016-01-01"
    dialog._check()
    assert not ok.isEnabled()
    dialog.deleteLater()


def test_an_algorithm_stops_while_a_server_does_not_answer(
    layer: QgsRasterLayer, provider: Any
) -> None:
    server: Any = layer.server
    server.answering.clear()
    feedback = QgsProcessingFeedback()

    def cancel() -> None:
        server.asked.wait(60)
        feedback.cancel()

    threading.Thread(target=cancel, daemon=True).start()
    box = QgsRectangle(-1000, -1000, 1000, 1000)
    parameters = {"INPUT": layer, "EXTENT": box, "MODEL": "echo"}
    assert run("describe", parameters, feedback) == {}
    assert not server.answering.is_set()
