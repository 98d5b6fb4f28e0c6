# SPDX-License-Identifier: GPL-2.0-or-later
"""When and by what an image was taken, as far as layers tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsRasterLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from rs_assistant.desktop.canvas.dates import acquisition_date, date_in
from rs_assistant.desktop.canvas.imagery import sensor_of


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("orthophoto_20200831", "2020-08-31"),
        ("S2A_MSIL2A_20200831T105031_N0214_R051_T31UET_20200831T140119", "2020-08-31"),
        ("LC08_L1TP_196023_20200831_20200906_02_T1", "2020-08-31"),
        ("LC81960232020244LGN00", "2020-08-31"),
        ("2020-08-31 Rotterdam", "2020-08-31"),
        ("Rotterdam 31.08.2020", "2020-08-31"),
        ("mosaic_2020-08", "2020-08"),
        ("Landsat 2015", "2015"),
        ("T31UET 10980 px", None),
        ("tile_20209931", None),
        ("version 1.2015.3", None),
        ("scene 123456789012", None),
        ("ms1", None),
    ],
)
def test_dates_are_read_from_names(name: str, date: str | None) -> None:
    assert date_in(name) == date


@pytest.fixture
def layer(raster: Any) -> Any:
    return raster(np.zeros((3, 4, 4), np.uint8), "mosaic_20190102")


def range_of(year: int, month: int, day: int) -> QgsDateTimeRange:
    moment = QDateTime(QDate(year, month, day), QTime(10, 0))
    return QgsDateTimeRange(moment, moment.addDays(1))


def test_the_layers_time_wins_over_its_name(layer: Any) -> None:
    assert acquisition_date(layer) == "2019-01-02"
    temporal = layer.temporalProperties()
    temporal.setIsActive(True)
    temporal.setMode(QgsRasterLayerTemporalProperties.ModeFixedTemporalRange)
    temporal.setFixedTemporalRange(range_of(2020, 8, 31))
    assert acquisition_date(layer) == "2020-08-31"


def test_metadata_win_over_the_name(layer: Any) -> None:
    metadata = QgsLayerMetadata()
    extent = QgsLayerMetadata.Extent()
    extent.setTemporalExtents([range_of(2018, 5, 6)])
    metadata.setExtent(extent)
    layer.setMetadata(metadata)
    assert acquisition_date(layer) == "2018-05-06"


def test_product_metadata_of_a_file_are_read(raster: Any) -> None:
    values = np.zeros((3, 4, 4), np.uint8)
    layer = raster(values, "scene", metadata={"ACQUISITION_DATE": "2017-03-04T10:00:00"})
    assert acquisition_date(layer) == "2017-03-04"


def test_the_time_stamp_of_the_file_is_no_acquisition(raster: Any) -> None:
    values = np.zeros((3, 4, 4), np.uint8)
    layer = raster(values, "stamped", metadata={"TIFFTAG_DATETIME": "2022:01:01 00:00:00"})
    assert acquisition_date(layer) is None


@pytest.mark.parametrize(
    ("name", "sensor"),
    [
        ("S2B_MSIL1C_20200831", "Sentinel-2"),
        ("LC08_L1TP_196023", "Landsat 8"),
        ("Landsat-7 San Francisco", "Landsat 7"),
        ("harbour", None),
        ("OS2_map", None),
    ],
)
def test_sensors_are_read_from_names(raster: Any, name: str, sensor: str | None) -> None:
    assert sensor_of(raster(np.zeros((3, 4, 4), np.uint8), name)) == sensor
