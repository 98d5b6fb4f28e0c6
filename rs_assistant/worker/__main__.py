# SPDX-License-Identifier: GPL-2.0-or-later
"""The worker process: ``python -I -B rs_assistant/worker/__main__.py --package …/rs_assistant``.

The wire, in short (``docs/protocol.md`` has it all). Both directions carry frames: ``RSAF``,
uint32 length of the header, uint64 length of the blob (little-endian), the header as a JSON
object, the blob. Commands on stdin are ``{"op", "id", "body"}``; events on stdout are ``{"event",
"id", "body"}`` with the id of the request, 0 for the worker's own. The first command is
``hello {protocol}``, answered by ``ready``. A request ends in one ``result`` or ``error``; before
it may come ``progress``, ``token``, ``partial`` and ``log``. ``cancel {target}`` asks a request
to stop, ``shutdown`` or the end of stdin ends the process. ``heartbeat`` comes every two seconds.
stderr is the log. Nothing else may reach stdout: its descriptor is taken away before any import
that could print.
"""

from __future__ import annotations

import argparse
import os
import sys
import types
from pathlib import Path
from typing import Any


def take_streams() -> tuple[int, int]:
    """Descriptors for the protocol; 0 becomes empty, and 1 the log for whoever prints."""
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing


def expose_package(folder: Path) -> None:
    """Make ``rs_assistant`` importable and nothing beside it.

    Its parent is QGIS's plugins folder once installed: on `sys.path` it would offer every other
    plugin's modules to the models' libraries. The package's own ``__init__`` (the plugin's entry)
    is not run.
    """
    if "rs_assistant" not in sys.modules:
        package = types.ModuleType("rs_assistant")
        package.__path__ = [str(folder)]
        sys.modules["rs_assistant"] = package


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line that `rs_assistant.engine.environment.worker_command` writes."""
    parser = argparse.ArgumentParser(prog="rs_assistant.worker")
    package = Path(__file__).resolve().parent.parent
    parser.add_argument("--package", type=Path, default=package)
    parser.add_argument("--pack", type=Path, action="append", default=[])
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--echo-faults", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Serve until stdin closes."""
    incoming, outgoing = take_streams()
    options = parse(arguments)
    expose_package(options.package.resolve())

    from rs_assistant.engine.protocol import PROTOCOL
    from rs_assistant.worker import device
    from rs_assistant.worker.log import start_logging
    from rs_assistant.worker.loop import Loop, Output
    from rs_assistant.worker.models.registry import Registry
    from rs_assistant.worker.operations import Operations

    start_logging()
    device.lower_priority()
    threads = device.choose_threads(options.threads)
    registry = Registry(options.pack, threads, options.cache)
    output = Output(outgoing)
    operations = Operations(registry, output.write, options.echo_faults)

    def about() -> dict[str, Any]:
        summaries = list(registry.summaries())
        return {
            "protocol": PROTOCOL,
            "version": _version(options.package),
            "python": sys.version.split()[0],
            "packages": device.packages(),
            "device": device.describe(threads),
            "memory": device.memory(),
            "models": [*summaries, {"id": "echo", "version": "1", "capabilities": []}],
            "capabilities": sorted({c for pack in summaries for c in pack["capabilities"]}),
            "operations": sorted(operations.table()),
            "troubles": registry.troubles,
            "pid": os.getpid(),
        }

    def condition() -> dict[str, Any]:
        return {"memory": device.memory()}

    Loop(incoming, output, operations.table(), about, condition).run()


def _version(package: Path) -> str:
    """The plugin's version, from ``metadata.txt`` inside (installed) or beside the package."""
    for folder in (package, package.parent):
        try:
            lines = (folder / "metadata.txt").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith("version="):
                return line.partition("=")[2].strip()
    return ""


if __name__ == "__main__":
    main(sys.argv[1:])
