# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing an answer into a GeoPackage and opening it as a layer. Runs on a task thread."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsFeedback,
    QgsField,
    QgsFields,
    QgsMapLayer,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature
from rs_assistant.engine.errors import AssistantError, Cancelled

if Qgis.QGIS_VERSION_INT >= 33800:
    _TEXT, _REAL = QMetaType.Type.QString, QMetaType.Type.Double
else:
    _TEXT, _REAL = QVariant.String, QVariant.Double  # Qt 5 only

FIELDS = (
    ("label", _TEXT),
    ("score", _REAL),
    ("area_m2", _REAL),
    ("prompt", _TEXT),
    ("model", _TEXT),
    ("version", _TEXT),
    ("source", _TEXT),
    ("date", _TEXT),
    ("turn", _TEXT),
)
# What changed between two dates says from what to what, and when.
CHANGE_FIELDS = (
    ("from_class", _TEXT),
    ("to_class", _TEXT),
    ("date_before", _TEXT),
    ("date_after", _TEXT),
    ("area_ha", _REAL),
)


class NotWritableError(AssistantError):
    """The results cannot be stored in this place."""

    code = "cannot_write"


@dataclass(frozen=True, eq=False)
class OpenedLayer:
    """A layer that has been written and opened; ``path`` is "" when it lives in memory only."""

    layer: QgsMapLayer
    path: str
    table: str


def fields(change: bool = False) -> QgsFields:
    """The attributes of every result layer; ``change`` adds those of changes."""
    result = QgsFields()
    for name, kind in (*FIELDS, *CHANGE_FIELDS) if change else FIELDS:
        result.append(QgsField(name, kind))
    return result


def attributes(item: PlacedFeature, answer: PlacedAnswer) -> list[object]:
    """Values for `fields`; those of changes come last and are None for anything else."""
    before, after = item.transition or ("", "")
    dates = answer.dates if item.transition is not None and len(answer.dates) == 2 else (None, None)
    return [
        item.label,
        item.score,
        item.area_m2,
        answer.prompt,
        answer.model,
        answer.version,
        answer.source,
        answer.date,
        answer.turn,
        before or None,
        after or None,
        *(day or None for day in dates),
        item.area_m2 / 1e4 if item.transition is not None and item.area_m2 is not None else None,
    ]


def result_folders(project: QgsProject) -> list[Path]:
    """Where results may go, best first: beside the project, in the profile, a temporary folder."""
    folders = []
    if project.fileName() and project.absolutePath():
        base = Path(project.absoluteFilePath()).name.rsplit(".", 1)[0]
        folders.append(Path(project.absolutePath()) / f"{base} RS Assistant")
    folders.append(Path(QgsApplication.qgisSettingsDirPath()) / "rs_assistant" / "layers")
    # The folder for passing files may be shared: nobody else's results are taken for ours.
    user = re.sub(r"[^\w-]", "_", Path.home().name) or "user"
    folders.append(Path(tempfile.gettempdir()) / f"rs_assistant_{user}")
    return folders


def file_name(title: str, conversation: str) -> str:
    """A GeoPackage's name that says which conversation it belongs to, safe on every system."""
    words = re.sub(r"[^\w-]+", "_", title, flags=re.UNICODE).strip("_")[:40].strip("_")
    return f"{words or 'conversation'}_{conversation[:8]}.gpkg"


def raster_name(title: str, conversation: str, turn: str) -> str:
    """A raster's file name, beside the GeoPackage of its conversation."""
    return f"{file_name(title, conversation)[: -len('.gpkg')]}_{turn[:8]}.tif"


def table_name(name: str, turn: str) -> str:
    """The layer's name in the GeoPackage."""
    words = re.sub(r"[^\w]+", "_", name, flags=re.UNICODE).strip("_")[:40].strip("_").lower()
    return f"{words or 'result'}_{turn[:8]}"


def write(
    answer: PlacedAnswer,
    name: str,
    folders: list[Path],
    file: str,
    context: QgsCoordinateTransformContext,
    feedback: QgsFeedback,
) -> tuple[OpenedLayer, list[str]]:
    """Write into the first folder that can be written; else into memory.

    Returns the layer, living on the main thread, and what went wrong with better places. Raises
    `Cancelled`.
    """
    troubles: list[str] = []
    features = _features(answer, feedback)
    crs = QgsCoordinateReferenceSystem.fromWkt(answer.crs_wkt)
    for folder in folders:
        try:
            columns = fields(answer.is_change)
            table = _free_table(folder / file, table_name(name, answer.turn))
            path = _write_file(folder, file, table, columns, features, crs, context)
        except (OSError, NotWritableError) as error:
            troubles.append(f"{folder}: {error}")
            continue
        layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
        if layer.isValid():
            if not crs.isValid():  # GeoPackage knows no "none": it says geographic
                layer.setCrs(crs)
            layer.moveToThread(QgsApplication.instance().thread())
            return OpenedLayer(layer, str(path), table), troubles
        troubles.append(f"{path}: {layer.error().summary()}")
    layer = QgsVectorLayer("MultiPolygon", name, "memory")
    layer.setCrs(crs)
    layer.dataProvider().addAttributes(fields(answer.is_change))
    layer.updateFields()
    layer.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
    layer.moveToThread(QgsApplication.instance().thread())
    return OpenedLayer(layer, "", ""), troubles


def _free_table(path: Path, table: str) -> str:
    """The name, numbered where the file has such a table: the user may have edited that one."""
    names = (table if number == 1 else f"{table}_{number}" for number in count(1))
    return next(
        name
        for name in names
        if not QgsVectorLayer(f"{path}|layername={name}", name, "ogr").isValid()
    )


def _features(answer: PlacedAnswer, feedback: QgsFeedback) -> list[QgsFeature]:
    columns = fields(answer.is_change)
    result = []
    for item in answer.features:
        if feedback.isCanceled():
            raise Cancelled("Stopped.")
        feature = QgsFeature(columns)
        feature.setGeometry(item.geometry)
        feature.setAttributes(attributes(item, answer)[: columns.count()])
        result.append(feature)
    return result


def _write_file(
    folder: Path,
    file: str,
    table: str,
    columns: QgsFields,
    features: list[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise NotWritableError("The folder is read-only.")
    path = folder / file
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    options.fileEncoding = "UTF-8"
    if path.exists():
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = QgsVectorFileWriter.create(
        str(path), columns, QgsWkbTypes.Type.MultiPolygon, crs, context, options
    )
    try:
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise NotWritableError(writer.errorMessage() or "The file cannot be written.")
        if not writer.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise NotWritableError(writer.errorMessage() or "The features cannot be written.")
        writer.flushBuffer()
    finally:
        del writer  # closes the file
    return path
