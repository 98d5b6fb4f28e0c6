# SPDX-License-Identifier: GPL-2.0-or-later
"""When a layer's imagery was acquired: temporal properties, metadata, names; in this order.

A date that the user has set is in the temporal properties, so it wins. The TIFF's own time stamp
comes last: most programs write there when the file was made.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsDateTimeRange,
    QgsMapLayer,
    QgsRasterLayer,
    QgsRasterLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

_YEARS = r"(?:19[4-9]|20[0-4])\d"
_DAY = re.compile(
    rf"(?<!\d)({_YEARS})([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    # a time of day may follow without a break: 20200831104523, as Pléiades and SPOT write it
    r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d?)?)?(?!\d)"
)
_DAY_FIRST = re.compile(rf"(?<!\d)(0[1-9]|[12]\d|3[01])[-_./](0[1-9]|1[0-2])[-_./]({_YEARS})(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_FULL = r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"  # the rest of January … December
# 31 August 2020, 31-Aug-2020; August 31, 2020; Maxar's 20AUG31105031; August 2020
_SPOKEN = re.compile(
    rf"(?<!\d)(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[-_ .]?{_MONTH_NAME}{_FULL}"
    rf"[-_ .,]*({_YEARS})(?!\d)",
    re.IGNORECASE,
)
_SPOKEN_MONTH_FIRST = re.compile(
    rf"(?<![a-z]){_MONTH_NAME}{_FULL}[-_ .](0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    rf",?[-_ .]+({_YEARS})(?!\d)",
    re.IGNORECASE,
)
_MAXAR = re.compile(rf"(?<!\d)(\d\d){_MONTH_NAME}(\d\d)\d{{6}}(?!\d)", re.IGNORECASE)
_SPOKEN_MONTH = re.compile(
    rf"(?<![a-z]){_MONTH_NAME}{_FULL}[-_ .,]*({_YEARS})(?!\d)", re.IGNORECASE
)
_DAY_OF_YEAR = re.compile(
    r"(?:L[COTEM]\d\d{6}|(?:^|[._])A)((?:19[7-9]|20\d)\d)([0-3]\d\d)(?!\d)"  # Landsat, MODIS
)
_MONTH = re.compile(rf"(?<!\d)({_YEARS})[-_.](0[1-9]|1[0-2])(?!\d)(?![-_.]\d{{1,2}}(?!\d))")
# A year, not a size ("2000 px", "2048x2048") nor a part of a version or number.
_YEAR = re.compile(rf"(?<![\d.x×])({_YEARS})(?![\d.]\d)(?!\d)(?!\s*(?:px|pix|m\b|km\b|x\d|×))")
# Keys with which product metadata name the acquisition; the file's own time stamp is no such key.
_METADATA = re.compile(
    r"(?:acquisition|acquired|sensing|date_acquired|product_start|datatake|imaging_?date|"
    r"img_?date|collection_?date|capture_?date|firstlinetime|date_?time_?original)[^<>\d]{0,60}"
    r"(?:<[^>]*>\s*)*((?:19|20)\d\d[-:]\d\d[-:]\d\d)",
    re.IGNORECASE,
)
_DOMAINS = ("IMAGERY", "EXIF", "")  # of GDAL, with which drivers say when
_KEYS = (
    "ACQUISITIONDATETIME",
    "PRODUCT_START_TIME",
    "DATATAKE_1_DATATAKE_SENSING_START",
    "SENSING_TIME",
    "DATE_ACQUIRED",
    "EXIF_DateTimeOriginal",
    "DateTimeOriginal",
)
_TEXTS = frozenset((".txt", ".xml", ".imd", ".met", ".pvl", ".json"))
MOST_TEXT = 4 * 2**20  # bytes
FOLDERS = 2  # above a file whose names may hold the date (products unpacked into folders)
_read: dict[tuple[str, int], tuple[str | None, str | None]] = {}


def acquisition_date(layer: QgsMapLayer) -> str | None:
    """ISO date (``2020-08-31``, or only ``2020-08`` or ``2020``), None when nothing tells."""
    found = _temporal(layer) or _metadata(layer) or date_in(layer.name())
    if found:
        return found
    product, stamp = _file_dates(layer)
    return product or _path_date(layer) or stamp


def date_in(text: str) -> str | None:
    """A date within a name, as precise as it is given; the first one, which products put first."""
    for pattern, order in (
        (_DAY, (1, 3, 4)),
        (_DAY_FIRST, (3, 2, 1)),
        (_SPOKEN, (3, 2, 1)),
        (_SPOKEN_MONTH_FIRST, (3, 1, 2)),
    ):
        found = pattern.search(text)
        if found:
            year, month, day = (found.group(index) for index in order)
            return _iso(int(year), _month(month), int(day))
    found = _MAXAR.search(text)
    if found:
        year = 2000 + int(found.group(1))
        return _iso(year, _month(found.group(2)), int(found.group(3)))
    found = _DAY_OF_YEAR.search(text)
    if found and 1 <= int(found.group(2)) <= 366:
        start = date(int(found.group(1)), 1, 1)
        return (start + timedelta(days=int(found.group(2)) - 1)).isoformat()
    found = _MONTH.search(text)
    if found:
        return f"{found.group(1)}-{found.group(2)}"
    found = _SPOKEN_MONTH.search(text)
    if found:
        return f"{found.group(2)}-{_month(found.group(1)):02d}"
    found = _YEAR.search(text)
    return found.group(1) if found else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text.lower()) + 1


def whole_day(day: str) -> QgsDateTimeRange:
    """An ISO day as QGIS's temporal controller sees it."""
    date_of = QDate.fromString(day[:10], "yyyy-MM-dd")
    begin = QDateTime(date_of, QTime(0, 0), Qt.TimeSpec.UTC)
    return QgsDateTimeRange(begin, QDateTime(date_of, QTime(23, 59, 59), Qt.TimeSpec.UTC))


def times_of(layer: QgsMapLayer) -> tuple[str, str] | None:
    """First and last day of a layer that shows another picture at another time (WMS-T and the
    like), None for a layer of one date."""
    temporal = layer.temporalProperties() if isinstance(layer, QgsRasterLayer) else None
    if temporal is None or not temporal.isActive():
        return None
    single = (
        QgsRasterLayerTemporalProperties.ModeFixedTemporalRange,
        QgsRasterLayerTemporalProperties.ModeRedrawLayerOnly,
    )
    if temporal.mode() in single:
        return None
    offered = layer.dataProvider().temporalCapabilities()
    if offered is None:
        return None
    extent = offered.availableTemporalRange()
    first, last = _day(extent.begin()), _day(extent.end())
    return (first, last) if first and last and first != last else None


def _iso(year: int, month: int, day: int) -> str | None:
    if (year, month, day) == (1970, 1, 1):
        return None  # what programs write that could not read a date
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _temporal(layer: QgsMapLayer) -> str | None:
    if not isinstance(layer, QgsRasterLayer):
        return None
    temporal = layer.temporalProperties()
    # The only spelling that QGIS 3.22 and 3.40 share.
    fixed = QgsRasterLayerTemporalProperties.ModeFixedTemporalRange
    if temporal is None or not temporal.isActive() or temporal.mode() != fixed:
        return None
    return _day(temporal.fixedTemporalRange().begin())


def _metadata(layer: QgsMapLayer) -> str | None:
    for extent in layer.metadata().extent().temporalExtents():
        day = _day(extent.begin())
        if day:
            return day
    if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal":
        found = _METADATA.search(layer.dataProvider().htmlMetadata())
        if found:
            return date_in(found.group(1).replace(":", "-"))
    return None


def _day(moment: QDateTime) -> str | None:
    return moment.date().toString("yyyy-MM-dd") if moment.isValid() else None


def _path(layer: QgsMapLayer) -> str:
    source = layer.source().split("|")[0].replace("\\", "/").rstrip("/")
    # An address is no name; a file in an archive is.
    return "" if "://" in source or "url=" in source else source


def _path_date(layer: QgsMapLayer) -> str | None:
    """A date in the file's name, else in the names of its folders: only a whole day there."""
    parts = _path(layer).split("/")
    found = date_in(parts[-1])
    if found:
        return found
    for folder in reversed(parts[-1 - FOLDERS : -1]):
        found = date_in(folder)
        if found and len(found) == 10:
            return found
    return None


def _file_dates(layer: QgsMapLayer) -> tuple[str | None, str | None]:
    """The acquisition that product metadata beside or in a file name, and the TIFF's time stamp.

    Read once for every version of a file.
    """
    path = _path(layer)
    if not path or not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        return None, None
    try:
        changed = Path(path).stat().st_mtime_ns
    except OSError:
        return None, None
    key = (path, changed)
    if key not in _read:
        _read[key] = _dates_of_file(path)
        while len(_read) > 500:
            _read.pop(next(iter(_read)))
    return _read[key]


def _dates_of_file(path: str) -> tuple[str | None, str | None]:
    try:
        dataset = gdal.Open(path)
    except RuntimeError:
        return None, None
    if dataset is None:
        return None, None
    for domain in _DOMAINS:
        values = dataset.GetMetadata(domain) or {}
        for name in _KEYS:
            found = date_in(str(values.get(name, "")).replace(":", "-")[:10])
            if found:
                return found, None
    for beside in (
        *(dataset.GetFileList() or ())[1:],
        f"{Path(path).with_suffix('')}_metadata.xml",
    ):
        found = _date_in_text(Path(beside))
        if found:
            return found, None
    stamp = str(dataset.GetMetadataItem("TIFFTAG_DATETIME") or "").replace(":", "-")[:10]
    return None, date_in(stamp)


def _date_in_text(path: Path) -> str | None:
    """The acquisition that a product's metadata file names (Landsat's MTL, Planet's XML…)."""
    try:
        if path.suffix.lower() not in _TEXTS or path.stat().st_size > MOST_TEXT:
            return None
        found = _METADATA.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    return date_in(found.group(1).replace(":", "-")) if found else None
