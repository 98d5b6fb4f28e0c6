# SPDX-License-Identifier: GPL-2.0-or-later
"""``python -m rs_assistant.worker.evaluation --data DIR --out build/evaluation.json``

Runs the shipped packs, through the worker process, on every folder of known shape below DIR;
prints tables, writes the figures and, beside them, the raw predictions.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rs_assistant.engine.environment import WorkerConfiguration, find_interpreter
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.worker_pipe import Worker
from rs_assistant.worker.evaluation import ground, see, talk, things
from rs_assistant.worker.evaluation.asking import Product
from rs_assistant.worker.evaluation.contact_sheets import contact_sheets
from rs_assistant.worker.evaluation.folders import Folder, PictureUnreadable, read_data
from rs_assistant.worker.evaluation.latency import latency
from rs_assistant.worker.evaluation.predictions import Predictions
from rs_assistant.worker.evaluation.report import lines

Task = Callable[[Product, Folder, Predictions, int], "dict[str, Any] | None"]
# In the order of the report; each says by None that a folder is not for it.
TASKS: dict[str, Task] = {
    "captioning": see.captioning,
    "retrieval": see.retrieval,
    "scenes": see.scenes,
    "question_answering": talk.question_answering,
    "messages": talk.messages,
    "views": talk.views,
    "instances": things.instances,
    "referring": things.referring,
    "land_cover": ground.land_cover,
    "masks": ground.masks,
    "change": ground.change,
    "no_change": ground.no_change,
}


def main(arguments: list[str]) -> int:
    """Exit status 1 when nothing could be measured."""
    parser = argparse.ArgumentParser(prog="rs_assistant.worker.evaluation", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated folders")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation.json"))
    parser.add_argument("--only", default="", help="folders, separated by commas")
    parser.add_argument("--tasks", default="", help="tasks, separated by commas")
    parser.add_argument("--limit", type=int, default=0, help="at most so many items per task")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--pack", type=Path, action="append", default=[], help="further packs")
    parser.add_argument("--model", default="starter")
    parser.add_argument("--sheets", action="store_true", help="contact sheets of what was said")
    options = parser.parse_args(arguments)

    folders = read_data(options.data, [name for name in options.only.split(",") if name])
    chosen = [name for name in options.tasks.split(",") if name]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    configuration = WorkerConfiguration(
        threads=options.threads, packs=tuple(str(path) for path in options.pack)
    )
    log = options.out.with_suffix(".log")
    log.unlink(missing_ok=True)
    report: dict[str, Any] = {}
    began = time.monotonic()
    with Worker(_python(configuration), configuration, log=log) as worker:
        about = worker.ready()
        product = Product(worker, options.model)
        report["about"] = _about(about, options)
        try:
            loaded = worker.call("load", {"model": options.model}).body
        except AssistantError as error:
            print(f"The model {options.model} cannot be loaded: {error} {error.detail}")
            return 1
        report["about"]["adapters"] = loaded["adapters"]
        load_s = round(time.monotonic() - began, 3)
        for task, run in TASKS.items():
            if chosen and task not in chosen:
                continue
            for folder in folders:
                content, trouble = _measure(task, run, product, folder, options)
                if trouble:
                    report["about"].setdefault("failed", {})[f"{task}.{folder.name}"] = trouble
                if content is not None:
                    _store(report, task, folder, content)
                    _write(report, options.out)
        if not chosen or "latency" in chosen:
            packs = [model for model in about["models"] if model["id"] == options.model]
            report["latency"] = {
                "load_s": load_s,
                **latency(product, folders),
                "pack_mb": packs[0]["megabytes"] if packs else 0,
            }
    unread = {f.name: [*f.troubles, *f.pictures.troubles][:50] for f in folders}
    if any(unread.values()):
        report["about"]["unreadable"] = {name: files for name, files in unread.items() if files}
    report["about"]["seconds"] = round(time.monotonic() - began, 1)
    _write(report, options.out)
    print("\n".join(lines(report)))
    if options.sheets:
        contact_sheets(folders, options.out)
    print(f"\n{options.out} written after {report['about']['seconds']:.0f} s")
    return 0 if len(report) > 1 else 1


def _measure(
    task: str, run: Task, product: Product, folder: Folder, options: argparse.Namespace
) -> tuple[dict[str, Any] | None, str]:
    """Figures of one task on one folder, or why there are none: it costs only this part."""
    began = time.monotonic()
    while True:
        try:
            content = run(product, folder, Predictions(options.out), options.limit)
            break
        except PictureUnreadable as error:
            # The folder leaves it out from now on: the rest is measured without it.
            print(f"{task}.{folder.name}: {error} cannot be read, again without it")
        except AssistantError as error:
            print(f"{task}.{folder.name}: skipped. {error} {error.detail.splitlines()[-1:]}")
            return None, error.message
        except Exception as error:  # noqa: BLE001 - the boundary of a task
            print(f"{task}.{folder.name}: failed, {error!r}")
            if options.only:
                traceback.print_exc()
            return None, repr(error)
    if content is not None:
        print(f"{task}.{folder.name}: {time.monotonic() - began:.0f} s", flush=True)
    return content, ""


def _store(report: dict[str, Any], task: str, folder: Folder, content: dict[str, Any]) -> None:
    report.setdefault(task, {})[folder.name] = content


def _python(configuration: WorkerConfiguration) -> Path:
    """The worker's own interpreter, as for the dock; else the one that runs this."""
    try:
        return find_interpreter(configuration)
    except AssistantError:
        return Path(sys.executable)


def _about(about: dict[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    device = about["device"]
    return {
        "processor": device["processor"],
        "cores": device["cores"],
        "threads": device["threads"],
        "system": device["system"],
        "python": about["python"],
        "packages": about["packages"],
        "plugin": about["version"],
        "packs": {model["id"]: model["version"] for model in about["models"]},
        "data": options.data.name,
        "limit": options.limit,
    }


def _write(report: dict[str, Any], out: Path) -> None:
    out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
