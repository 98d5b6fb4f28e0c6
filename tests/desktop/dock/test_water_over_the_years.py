# SPDX-License-Identifier: GPL-2.0-or-later
"""Water of a prairie-wetland place over ten years of four-band aerial imagery, asked in the dock.

Needs the research data (folder ``series/naip``), which is not part of the project:
RS_ASSISTANT_DATA names the folder; else ``shared/data`` in or beside the repository is looked at.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer

from rs_assistant.desktop.canvas.sources import SourceKind, ViewSource
from rs_assistant.engine.settings import ADD_LAYERS, MODEL
from tests.desktop.dock.conftest import Desk, wait_for

WET = 0.1  # NDWI of the reference: below, bare fields count as water


def folder(repository: Path) -> Path | None:
    named = os.environ.get("RS_ASSISTANT_DATA")
    places = (
        [Path(named)] if named else [repository / "shared/data", repository.parent / "shared/data"]
    )
    return next((p / "series/naip" for p in places if (p / "series/naip").is_dir()), None)


def reference(path: Path) -> float:
    _red, green, _blue, nir = gdal.Open(str(path)).ReadAsArray().astype(float)
    return float(((green - nir) / np.maximum(green + nir, 1) > WET).mean())


def test_water_shares_follow_the_index_and_the_direction_is_right(
    desk: Desk, settings: Any, project: QgsProject, repository: Path, capsys: Any
) -> None:
    series = folder(repository)
    if series is None:
        pytest.skip("the research data (series/naip) are not here: set RS_ASSISTANT_DATA")
    settings.set_value(MODEL, "starter")
    settings.set_value(ADD_LAYERS, False)
    layers: dict[str, QgsRasterLayer] = {}
    expected = []
    for path in sorted(series.glob("*.tif")):
        layer = QgsRasterLayer(str(path), path.stem)
        project.addMapLayer(layer)
        layers[path.stem[-8:-4]] = layer
        expected.append(reference(path))
    first = next(iter(layers.values()))
    desk.canvas.setDestinationCrs(first.crs())
    desk.canvas.setLayers([first])
    desk.canvas.setExtent(first.extent())

    said = []
    for year, layer in layers.items():
        desk.canvas.setLayers([layer])
        desk.session.set_source(ViewSource(SourceKind.LAYER, (layer.id(),)))
        wait_for(lambda day=year: day in "".join(desk.session.context.dates), "the layer")
        turn = desk.ask("What share of the view is water?")
        assert isinstance(turn.value, float), turn.answer_text
        said.append(turn.value)
    r = float(np.corrcoef(said, expected)[0, 1])
    with capsys.disabled():
        print()
        for year, own, other in zip(layers, said, expected):
            print(f"  {year}: water {own:.1%}, reference {other:.1%}")
        print(f"  r = {r:.3f}")
    assert r >= 0.9

    for one, other in (("2012", "2016"), ("2016", "2020")):
        desk.session.set_compare(layers[one].id(), layers[other].id())
        wait_for(lambda: desk.session.context.views == 2, "two views")
        more = desk.ask("Is there more water now?")
        less = desk.ask("Has the water shrunk?")
        with capsys.disabled():
            print(f"  {one} → {other}: {re.sub(r'[*]', '', more.answer_text).splitlines()[0]}")
        assert more.value is True, more.answer_text
        assert less.value is False, less.answer_text
