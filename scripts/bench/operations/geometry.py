# SPDX-License-Identifier: GPL-2.0-or-later
"""`geometry`: polygons of random label rasters, checked where they are made: in the worker."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from ..bench import Bench
from ..pictures import ROOT


def measure(bench: Bench, report: dict[str, Any]) -> None:
    """Polygons of random label rasters, checked where they are made: in the worker."""
    python = os.environ["RS_ASSISTANT_WORKER_PYTHON"]
    command = [python, "-m", "rs_assistant.worker.evaluation.geometry"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    report.update(json.loads(said))
    print(f"geometry: {report}", flush=True)
