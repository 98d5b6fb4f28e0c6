# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains, exports and measures the segmenter: land cover, roads and buildings.

    python -m rs_assistant.worker.adaptation.segmenter train|export|evaluate --data … --out …

`--backbone` is the ImageNet weights that training starts from.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rs_assistant.worker.adaptation.pixels.stages import parser, run
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.export import evaluate, export_model
from rs_assistant.worker.adaptation.segmenter.training import train


def weighed(text: str) -> tuple[str, float]:
    """Of "buildings=2": the task and how many times as often it is drawn."""
    task, _, factor = text.partition("=")
    if task not in covers.TASKS:
        raise argparse.ArgumentTypeError(f"{task!r} is none of {', '.join(covers.TASKS)}")
    return task, float(factor)


def main(argv: list[str]) -> int:
    p = parser("segmenter", __doc__, batch=16, size=256)
    p.add_argument(
        "--without", action="append", default=[], help="a place or source to leave out of training"
    )
    p.add_argument(
        "--weigh",
        type=weighed,
        action="append",
        default=[],
        help="TASK=FACTOR: draw a task so many times as often as it is usual",
    )
    p.add_argument(
        "--teacher",
        type=Path,
        help="folder of an earlier training, whose network marks roofs in pictures without masks",
    )
    p.add_argument(
        "--plain",
        action="store_true",
        help="chips only scaled, turned and recoloured: a simple training to compare others with",
    )
    return run(p, argv, train=train, export=export_model, evaluate=evaluate)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
