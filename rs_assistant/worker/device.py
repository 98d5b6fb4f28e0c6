# SPDX-License-Identifier: GPL-2.0-or-later
"""The machine the worker runs on: what it is, how much memory is left, how polite to be.

Standard library only, and quick: it runs before ``ready``.
"""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import sys
from importlib import metadata
from typing import Any

_NICENESS = 5
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS


def lower_priority() -> None:
    """Let QGIS go first when the processor is busy; not being allowed to is no error."""
    try:
        if sys.platform == "win32":
            kernel = ctypes.windll.kernel32
            # Its handle is -1 as wide as a pointer: half of it would be no handle.
            kernel.GetCurrentProcess.restype = ctypes.c_void_p
            kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICENESS)
    except OSError:
        return


def choose_threads(wanted: int) -> int:
    """Threads for inference: at most the cores this process may use, all of them for 0."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(wanted, cores) if wanted > 0 else cores)


def memory() -> dict[str, int]:
    """Bytes: ``total`` and ``available`` of the machine, ``used`` by this process; 0: unknown."""
    found = {"total": 0, "available": 0, "used": 0}
    try:
        if sys.platform.startswith("linux"):
            with open("/proc/meminfo", encoding="ascii") as file:
                lines = dict(line.split(":", 1) for line in file)
            found["total"] = int(lines["MemTotal"].split()[0]) * 1024
            found["available"] = int(lines["MemAvailable"].split()[0]) * 1024
            with open("/proc/self/statm", encoding="ascii") as file:
                found["used"] = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        elif sys.platform == "win32":
            status = _MemoryStatus()
            status.length = ctypes.sizeof(status)
            ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
            found["total"], found["available"] = status.total, status.available
        else:
            found["total"] = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, KeyError, ValueError, IndexError):
        pass
    return found


def give_back_memory() -> None:
    """Let go of what a request leaves behind, and let the system have what is free.

    Views and what was seen in them refer to each other, and with few objects in all Python would
    let them pile up, 16 MB a window. Pictures of one request after the other leave gaps in the
    heap; only glibc needs to be told of them.
    """
    gc.collect()
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        pass  # another C library: nothing to tell


def describe(threads: int) -> dict[str, Any]:
    """What ``ready`` says about the machine."""
    return {
        "kind": "cpu",
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "threads": threads,
        "system": f"{platform.system()} {platform.release()}",
    }


def packages() -> dict[str, str]:
    """Versions of what the models need; a missing package is an empty text."""
    found = {}
    for name in ("numpy", "onnxruntime", "tokenizers", "pillow", "rasterio", "shapely"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = [
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("total_page", ctypes.c_uint64),
        ("available_page", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("available_virtual", ctypes.c_uint64),
        ("extended", ctypes.c_uint64),
    ]
