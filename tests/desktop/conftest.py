# SPDX-License-Identifier: GPL-2.0-or-later
"""What every desktop test shares: an empty project and layers read from files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Iterator

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QSettings

from tests.desktop.support import write_raster


@pytest.fixture(scope="session", autouse=True)
def own_settings(qgis_app: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of this run alone: pytest-qgis shares one file between runs in a folder."""
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    assert QgsSettings().fileName().startswith(str(folder))
    return folder


@pytest.fixture
def project(qgis_app: Any) -> Any:
    """The project, empty before and after."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def raster(tmp_path: Path, project: Any) -> Callable[..., QgsRasterLayer]:
    """``raster(array, name=…, **how)``: a layer in the project, read from a file."""

    def make(bands: np.ndarray, name: str = "image", **how: Any) -> QgsRasterLayer:
        folder = tmp_path / "Bilder aus Köln 图"  # as people's folders are called
        folder.mkdir(exist_ok=True)
        path = write_raster(folder / f"{name}.tif", bands, **how)
        layer = QgsRasterLayer(str(path), name)
        assert layer.isValid()
        project.addMapLayer(layer)
        return layer

    return make


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers that are the same in every run."""
    return np.random.default_rng(7)


@pytest.fixture
def provider(project: Any) -> Iterator[Any]:
    """Our algorithms in the registry."""
    from rs_assistant.desktop.processing.provider import Provider

    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
