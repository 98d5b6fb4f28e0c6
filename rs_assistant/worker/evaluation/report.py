# SPDX-License-Identifier: GPL-2.0-or-later
"""The report as tables to read: one line per figure, with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Tables of all tasks, in the order of the report."""
    for task, content in report.items():
        if not isinstance(content, Mapping):
            continue
        yield ""
        yield f"── {task} " + "─" * max(0, 70 - len(task))
        yield from _rows(content, "")


def _rows(content: Mapping[str, Any], prefix: str) -> Iterator[str]:
    for key, value in content.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _rows(value, f"{name}.")
        elif isinstance(value, list):
            continue
        else:
            bounds = content.get(f"{key}_ci")
            shown = f"{value:.4f}" if isinstance(value, float) else str(value)
            tail = f"  [{bounds[0]:.3f}, {bounds[1]:.3f}]" if bounds else ""
            yield f"  {name:<56} {shown:>12}{tail}"
