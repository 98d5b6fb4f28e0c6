# SPDX-License-Identifier: GPL-2.0-or-later
"""What every desktop test shares: an empty project and layers read from files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from qgis.core import QgsProject, QgsRasterLayer

from tests.desktop.support import write_raster


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
        path = write_raster(tmp_path / f"{name}.tif", bands, **how)
        layer = QgsRasterLayer(str(path), name)
        assert layer.isValid()
        project.addMapLayer(layer)
        return layer

    return make


@pytest.fixture
def rng() -> np.random.Generator:
    """Random numbers that are the same in every run."""
    return np.random.default_rng(7)
