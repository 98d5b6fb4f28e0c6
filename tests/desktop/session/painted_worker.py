# SPDX-License-Identifier: GPL-2.0-or-later
"""A worker process like the product's, whose models read a painted world by its colours.

Run by the session's tests in the place of `rs_assistant/worker/__main__.py`: pipe, loop, router and
recipes are the real ones. Purple is a harbor.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def painted_models():
    """The painted world of the assistant's tests, with harbors."""
    path = ROOT / "tests" / "worker" / "assistant" / "conftest.py"
    spec = importlib.util.spec_from_file_location("painted_world", path)
    world = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(world)
    world.COLOURS["harbor"] = (120, 40, 120)
    world.Encoder.labels = [*world.Encoder.labels, "harbor"]
    world.Detector.labels = (*world.Detector.labels, "harbor")
    world.Detector.thresholds = {**world.Detector.thresholds, "harbor": 0.3}
    world.Detector.card["reading"]["harbor"] = {"coarsest": 4.0, "native_to": 2.0}
    models = world.Models()
    models._adapters["text"] = None  # the router's grammar alone
    models.load_ahead = lambda: None
    models.load = lambda report=None: {}
    return models


def main() -> None:
    from rs_assistant.worker import __main__ as worker
    from rs_assistant.worker.models import registry

    models = painted_models()
    registry.Registry.models = lambda self, name: models
    registry.Registry.summaries = lambda self: [
        {"id": "starter", "version": "painted", "capabilities": []}
    ]
    worker.main(sys.argv[1:])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
