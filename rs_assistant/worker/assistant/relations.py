# SPDX-License-Identifier: GPL-2.0-or-later
"""How described things lie to each other: inside of one another, or close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.results import Statement

Boxes = npt.NDArray[np.float64]  # (n, 4): x0, y0, x1, y1
# What is worth saying to lie in what.
HOSTS = {"ship": ("harbor",), "vehicle": ("bridge",), "car": ("bridge",)}
MOSTLY = 0.6  # share of the things that must lie there
TOGETHER = 1.5  # gaps to the nearest neighbour, in sizes of the thing, up to which they stand close
FEW = 4  # from this many on it is worth saying


def relations(found: Mapping[str, Sequence[tuple[float, float, float, float]]]) -> list[Statement]:
    """Statements ``relation``: ``label`` is the thing, ``text`` is ``in NAME`` or ``together``."""
    boxes = {name: np.array(items, np.float64).reshape(-1, 4) for name, items in found.items()}
    said: list[Statement] = []
    for name, mine in boxes.items():
        for host in HOSTS.get(name, ()):
            if host in boxes and len(mine) and _inside(mine, boxes[host]) >= MOSTLY:
                said.append(Statement("relation", name, text=f"in {host}", expert="outlines"))
                break
        else:
            if len(mine) >= FEW and _gap(mine) <= TOGETHER:
                said.append(Statement("relation", name, text="together", expert="outlines"))
    return said


def _inside(mine: Boxes, hosts: Boxes) -> float:
    """Share of the things whose centre lies in one of the hosts."""
    x, y = (mine[:, 0] + mine[:, 2]) / 2, (mine[:, 1] + mine[:, 3]) / 2
    held = (
        (x[:, None] >= hosts[:, 0])
        & (x[:, None] <= hosts[:, 2])
        & (y[:, None] >= hosts[:, 1])
        & (y[:, None] <= hosts[:, 3])
    )
    return float(held.any(1).mean())


def _gap(mine: Boxes) -> float:
    """Median gap to the nearest neighbour, in sizes of the thing."""
    low = np.maximum(mine[:, None, :2], mine[None, :, :2])
    high = np.minimum(mine[:, None, 2:], mine[None, :, 2:])
    apart = np.hypot(*np.moveaxis(np.clip(low - high, 0, None), 2, 0))
    np.fill_diagonal(apart, np.inf)
    sizes = np.sqrt(np.prod(mine[:, 2:] - mine[:, :2], 1))
    return float(np.median(apart.min(1) / np.maximum(sizes, 1.0)))
