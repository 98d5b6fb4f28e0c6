# SPDX-License-Identifier: GPL-2.0-or-later
"""When and by what an image was taken, as far as layers tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsProject,
    QgsRasterLayer,
    QgsRasterLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from rs_assistant.desktop.canvas.dates import acquisition_date, date_in
from rs_assistant.desktop.canvas.imagery import sensor_of
from rs_assistant.desktop.dock.dialogs import set_layer_date
from tests.desktop.support import write_raster


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
        ("m_4709963_se_14_1_20200831", "2020-08-31"),
        ("m_4709963_se_14_060_20200831_20201103", "2020-08-31"),
        ("20200831_104523_1008_3B_AnalyticMS_SR", "2020-08-31"),
        ("20200831_104523_82_2401_3B_Visual", "2020-08-31"),
        ("20200831_104523_ssc4_u0001_visual", "2020-08-31"),
        ("global_monthly_2020_08_mosaic", "2020-08"),
        ("planet_medres_normalized_analytic_2020-08_mosaic", "2020-08"),
        ("LT05_L1TP_006066_19850811_20200918_02_T1", "1985-08-11"),
        ("LE70060661999223EDC00_B4", "1999-08-11"),
        ("LC08_CU_003010_20200831_20200905_C01_V01_SR", "2020-08-31"),
        ("T31UET_20200831T105031_TCI_10m", "2020-08-31"),
        ("S2B_30UXC_20200831_0_L2A", "2020-08-31"),
        ("S1A_IW_GRDH_1SDV_20200831T055813_20200831T055838_034151", "2020-08-31"),
        ("MOD09GA.A2020244.h18v03.061", "2020-08-31"),
        ("IMG_PHR1A_PMS_202008311049123_ORT_1", "2020-08-31"),
        ("20AUG31105031-P2AS-012345678901_01_P001", "2020-08-31"),
        ("Lyon, 31 August 2020", "2020-08-31"),
        ("Lyon 31-Aug-2020", "2020-08-31"),
        ("August 31, 2020 mosaic", "2020-08-31"),
        ("Lyon Sept 2020", "2020-09"),
        ("mayor 2020", "2020"),
        ("tile 2000 px", None),
        ("grid_2048x2048", None),
        ("m_4709963_se_14_1", None),
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


def test_the_time_stamp_of_the_file_is_the_last_resort(raster: Any) -> None:
    values = np.zeros((3, 4, 4), np.uint8)
    stamp = {"TIFFTAG_DATETIME": "2022:01:01 00:00:00"}
    assert acquisition_date(raster(values, "stamped", metadata=stamp)) == "2022-01-01"
    assert acquisition_date(raster(values, "stamped 2019-05-06", metadata=stamp)) == "2019-05-06"
    named = raster(values, "named_20180304", metadata=stamp)
    named.setName("Harbour")
    assert acquisition_date(named) == "2018-03-04"


def test_the_folder_of_a_product_tells_its_date(tmp_path: Path, project: Any) -> None:
    folder = tmp_path / "LC08_L1TP_196023_20200831_20200906_02_T1" / "bands"
    folder.mkdir(parents=True)
    path = write_raster(folder / "b4.tif", np.zeros((1, 4, 4), np.uint8))
    assert acquisition_date(QgsRasterLayer(str(path), "Red")) == "2020-08-31"


def test_a_landsat_metadata_file_beside_the_bands_is_read(tmp_path: Path, project: Any) -> None:
    path = write_raster(tmp_path / "scene_B4.TIF", np.zeros((1, 4, 4), np.uint8))
    (tmp_path / "scene_MTL.txt").write_text(
        'GROUP = L1_METADATA_FILE\n  GROUP = PRODUCT_METADATA\n    SPACECRAFT_ID = "LANDSAT_8"\n'
        '    DATE_ACQUIRED = 2020-08-31\n    SCENE_CENTER_TIME = "10:20:30.0Z"\n'
        "  END_GROUP = PRODUCT_METADATA\nEND_GROUP = L1_METADATA_FILE\nEND\n"
    )
    assert acquisition_date(QgsRasterLayer(str(path), "Red")) == "2020-08-31"


def test_a_date_that_the_user_sets_wins_over_everything(raster: Any) -> None:
    values = np.zeros((3, 4, 4), np.uint8)
    layer = raster(values, "x_20180304", metadata={"ACQUISITION_DATE": "2017-03-04T10:00:00"})
    QgsProject.instance().setDirty(False)
    set_layer_date(layer, QDate(2016, 5, 1))
    assert acquisition_date(layer) == "2016-05-01"
    assert QgsProject.instance().isDirty()


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
