# SPDX-License-Identifier: GPL-2.0-or-later
"""What storing weights as int8 costs: the same images through both files of one training.

`python -m rs_assistant.worker.adaptation.measure_storage --data <folder> --out <training folder>`
writes `detector` or `segmenter` with int8 and with float32 weights to a folder that is deleted
again, under the card of `--pack`, and prints the figures of both and their difference.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rs_assistant.worker.adaptation.detector import export as detector
from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.detector.measure import MASKED, measure_set, uncalibrated
from rs_assistant.worker.adaptation.overlays import spread
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter import export as segmenter
from rs_assistant.worker.adaptation.segmenter.measure import measure_task
from rs_assistant.worker.models.segmenter import Segmenter

Measure = Callable[[Path], dict[str, Any]]


def of_instances(folder: Path, sets: list[str], most: int, threads: int) -> Measure:
    """Box and mask AP on up to so many validation images a set."""
    chosen = {}
    for name in sets:
        held = [s for s in instances.load_instances(folder / name) if not s.training]
        chosen[name] = [held[i] for i in spread(held, most)]

    def measure(pack: Path) -> dict[str, Any]:
        model = uncalibrated(pack, threads)
        figures = {n: measure_set(model, samples, n in MASKED) for n, samples in chosen.items()}
        return {
            f"{name} {key}": value
            for name, found in figures.items()
            for key, value in found.items()
            if isinstance(value, (int, float))
        }

    return measure


def of_covers(folder: Path, tasks: list[str], most: int, threads: int) -> Measure:
    """mIoU or F1 on up to so many validation chips a task."""
    chips = [c for c in covers.load_chips(folder) if not c.training and c.task in tasks]
    chosen = {task: [c for c in chips if c.task == task] for task in tasks}
    chosen = {task: [part[i] for i in spread(part, most)] for task, part in chosen.items()}

    def measure(pack: Path) -> dict[str, Any]:
        model = Segmenter(pack, threads)
        figures = {task: measure_task(model, task, part)[0] for task, part in chosen.items()}
        return {
            f"{task} {key}": value
            for task, found in figures.items()
            for key, value in found.items()
            if isinstance(value, (int, float))
        }

    return measure


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="measure_storage", description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="training folder with the checkpoint")
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--model", choices=["detector", "segmenter"], default="detector")
    p.add_argument("--sets", nargs="*", help="default: vhr10, or gid5 and buildings")
    p.add_argument("--most", type=int, default=60, help="images of a set")
    p.add_argument("--threads", type=int, default=1)
    arguments = p.parse_args(argv)
    if arguments.model == "detector":
        write = detector.write_network
        measure = of_instances(
            arguments.data, arguments.sets or ["vhr10"], arguments.most, arguments.threads
        )
    else:
        write = segmenter.write_network
        measure = of_covers(
            arguments.data,
            arguments.sets or ["gid5", "buildings"],
            arguments.most,
            arguments.threads,
        )
    found: dict[str, dict[str, Any]] = {}
    for kind in ("int8", "float32"):
        with tempfile.TemporaryDirectory() as place:
            pack = Path(place)
            card = f"{arguments.model}.card.json"
            shutil.copy(arguments.pack / card, pack / card)
            write(arguments.out, pack / f"{arguments.model}.onnx", kind == "int8")
            found[kind] = measure(pack)
        print(kind, json.dumps(found[kind]), flush=True)
    lost = {k: round(v - found["int8"][k], 4) for k, v in found["float32"].items()}
    print("float32 less int8", json.dumps(lost))
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
