# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains, exports and measures the change model: two dates in, probability of change out.

    python -m rs_assistant.worker.adaptation.change train|export|evaluate --data … --out …

`--segmenter` is the checkpoint whose encoder training starts from.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rs_assistant.worker.adaptation.change.export import evaluate, export_model
from rs_assistant.worker.adaptation.change.training import train


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="change", description=__doc__)
    p.add_argument("stage", choices=["train", "export", "evaluate"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--segmenter", type=Path, help="checkpoint of the trained segmenter")
    p.add_argument("--final", type=float, default=0, help="minutes on all pairs, from the mean")
    p.add_argument("--minutes", type=float, default=58)
    p.add_argument("--earlier", type=Path, help="a finished training: go on from it, fold by fold")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--resume", action="store_true")
    p.add_argument(
        "--plain",
        action="store_true",
        help="real pairs only scaled, turned, evened out and recoloured: a simple training to "
        "compare others with",
    )
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--seed", type=int, default=0)
    return p


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    {"train": train, "export": export_model, "evaluate": evaluate}[arguments.stage](arguments)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
