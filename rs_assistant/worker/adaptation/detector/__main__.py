# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains, exports and measures the detector: boxes, classes and masks of countable things.

    python -m rs_assistant.worker.adaptation.detector train|export|evaluate --data … --out …

`--backbone` is the ImageNet weights that training starts from.
"""

from __future__ import annotations

import sys

from rs_assistant.worker.adaptation.detector.export import evaluate, export_model
from rs_assistant.worker.adaptation.detector.training import train
from rs_assistant.worker.adaptation.pixels.stages import parser, run


def main(argv: list[str]) -> int:
    p = parser("detector", __doc__, batch=8, size=448)
    p.add_argument("--boost", type=float, default=1.0, help="factor of the rate when going on")
    p.add_argument("--everything", action="store_true", help="train on the validation part too")
    return run(p, argv, train=train, export=export_model, evaluate=evaluate)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
