# SPDX-License-Identifier: GPL-2.0-or-later
"""When a layer's imagery was acquired: temporal properties, metadata, names; in this order."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsRasterLayerTemporalProperties
from qgis.PyQt.QtCore import QDateTime

_DAY = re.compile(
    r"(?<!\d)((?:19[4-9]|20\d)\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19[4-9]|20\d)\d)(?!\d)"
)
_DAY_OF_YEAR = re.compile(r"L[COTEM]\d\d{6}((?:19[7-9]|20\d)\d)([0-3]\d\d)")
_MONTH = re.compile(r"(?<!\d)((?:19[4-9]|20\d)\d)[-_.](0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"(?<![\d.])((?:19[4-9]|20[0-4])\d)(?![\d.]\d)(?!\d)")
# Keys with which product metadata name the acquisition; the file's own time stamp is no such key.
_METADATA = re.compile(
    r"(?:acquisition|sensing|date_acquired|product_start|datatake)[^<>\d]{0,60}"
    r"(?:<[^>]*>\s*)*((?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)


def acquisition_date(layer: QgsMapLayer) -> str | None:
    """ISO date (``2020-08-31``, or only ``2020-08`` or ``2020``), None when nothing tells."""
    return _temporal(layer) or _metadata(layer) or date_in(layer.name()) or date_in(_file(layer))


def date_in(text: str) -> str | None:
    """A date within a name, as precise as it is given; the first one, which products put first."""
    found = _DAY.search(text)
    if found:
        return _iso(int(found.group(1)), int(found.group(3)), int(found.group(4)))
    found = _DAY_FIRST.search(text)
    if found:
        return _iso(int(found.group(3)), int(found.group(2)), int(found.group(1)))
    found = _DAY_OF_YEAR.search(text)
    if found and 1 <= int(found.group(2)) <= 366:
        start = date(int(found.group(1)), 1, 1)
        return (start + timedelta(days=int(found.group(2)) - 1)).isoformat()
    found = _MONTH.search(text)
    if found:
        return f"{found.group(1)}-{found.group(2)}"
    found = _YEAR.search(text)
    return found.group(1) if found else None


def _iso(year: int, month: int, day: int) -> str | None:
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
            return date_in(found.group(1))
    return None


def _day(moment: QDateTime) -> str | None:
    return moment.date().toString("yyyy-MM-dd") if moment.isValid() else None


def _file(layer: QgsMapLayer) -> str:
    source = layer.source().split("|")[0].replace("\\", "/").rstrip("/")
    if "://" in source or "url=" in source:  # an address is no name
        return ""
    return source.rsplit("/", 1)[-1]
