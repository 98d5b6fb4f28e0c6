# SPDX-License-Identifier: GPL-2.0-or-later
"""Bootstrap 95 % intervals: images are drawn again with replacement, the figure computed anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

FEW = 500
ROUNDS = 1000


def interval(
    size: int, figure: Callable[[npt.NDArray[np.int64]], float], rounds: int = ROUNDS
) -> list[float] | None:
    """[low, high] of ``figure(positions)``; None where the set is large enough without."""
    if not 1 < size < FEW:
        return None
    random = np.random.default_rng(0)
    values = [figure(random.integers(0, size, size)) for _ in range(rounds)]
    if np.isnan(values).all():
        return None
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def mean_interval(values: npt.ArrayLike) -> list[float] | None:
    """Of a mean of one value per item."""
    array = np.asarray(values, float)
    return interval(len(array), lambda picked: float(array[picked].mean()))


def with_interval(
    report: dict[str, object], name: str, value: float, bounds: list[float] | None
) -> None:
    """Write a figure, and its interval beside it where there is one; one of nothing is None."""
    report[name] = None if np.isnan(value) else round(float(value), 4)
    if bounds is not None:
        report[f"{name}_ci"] = bounds
