# SPDX-License-Identifier: GPL-2.0-or-later
"""The command line that the pixel models share: train, export, evaluate."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels.net import MEAN, STD

Stage = Callable[[argparse.Namespace], None]
# What the adapters do to an image before the network sees it.
PREPROCESSING = {"mean": [MEAN] * 3, "std": [STD] * 3, "multiple_of": 32}


def parser(name: str, text: str | None, batch: int, size: int) -> argparse.ArgumentParser:
    """Options of all pixel trainings; a model adds its own."""
    p = argparse.ArgumentParser(prog=name, description=text)
    p.add_argument("stage", choices=["train", "export", "evaluate"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--backbone", type=Path, help="the Lite0 .pth")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--batch", type=int, default=batch)
    p.add_argument("--size", type=int, default=size)
    p.add_argument("--frozen", type=int, default=3)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--resume", action="store_true")
    return p


def run(p: argparse.ArgumentParser, argv: Sequence[str], **stages: Stage) -> int:
    """Parse and run one stage."""
    arguments = p.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    stages[arguments.stage](arguments)
    return 0


def write_figures(card_path: Path, name: str, report: dict[str, Any], limits: list[str]) -> None:
    """Put what was measured through the shipped file into its card.

    Entries of `report` other than `metrics` (thresholds, calibration) update those of the card.
    """
    card = json.loads(card_path.read_text(encoding="utf-8"))
    for key, values in report.items():
        if key != "metrics":
            card.setdefault(key, {}).update(values)
    card["metrics"] = {
        "command": f"python -m rs_assistant.worker.adaptation.{name} evaluate",
        "on": "validation parts, through the shipped file and adapter",
        **report["metrics"],
    }
    card["limits"] = limits
    write_card(card_path, card)
    print(json.dumps(card["metrics"], indent=1))
