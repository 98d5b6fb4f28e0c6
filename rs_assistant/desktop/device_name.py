# SPDX-License-Identifier: GPL-2.0-or-later
"""What the worker runs on, in the few words that the dock has room for."""

from __future__ import annotations

from typing import Any, Mapping


def device_name(about: Mapping[str, Any]) -> str:
    """``CPU``, or what the worker calls its accelerator; "" before it has said anything.

    ``about`` is the worker's description of itself (`ready`).
    """
    device = about.get("device")
    if isinstance(device, Mapping):
        kind = str(device.get("kind") or "")
        return "CPU" if kind == "cpu" else str(device.get("name") or kind.upper())
    return str(device or "")


def device_detail(about: Mapping[str, Any]) -> str:
    """Processor and threads, for a tooltip."""
    device = about.get("device")
    if not isinstance(device, Mapping):
        return ""
    parts = [str(device.get("processor") or ""), str(device.get("system") or "")]
    return ", ".join(part for part in parts if part)
