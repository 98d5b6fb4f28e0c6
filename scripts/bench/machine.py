# SPDX-License-Identifier: GPL-2.0-or-later
"""The machine and the versions that figures belong to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR


def about() -> dict[str, Any]:
    """The machine and what ran."""
    model = ""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "threads": len(os.sched_getaffinity(0)),
        "load": [round(value, 2) for value in os.getloadavg()],
        "versions": {
            "qgis": Qgis.QGIS_VERSION,
            "qt": QT_VERSION_STR,
            "python": sys.version.split()[0],
            "numpy": np.__version__,
            "gdal": gdal.__version__,
        },
    }
