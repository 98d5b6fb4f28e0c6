# SPDX-License-Identifier: GPL-2.0-or-later
"""What a question will cost, before it is sent: time learnt from answers, memory as measured."""

from __future__ import annotations

from collections import deque
from statistics import median

REMEMBERED = 12
OVERHEAD = 0.2  # seconds of every answer that do not grow with the picture
ENOUGH = 2  # answers before anything is said
LEAST = 50_000  # pixels; smaller pictures are all overhead and teach nothing
FIRST_GUESS = 2e-6  # seconds per pixel on a processor of a few cores

# Of the starter pack, measured as the peak of the worker for pictures of 0.3 to 9 million pixels.
_LOADED_MB = 400.0
_WINDOW_PIXELS = 1024 * 1024
_WINDOW_MB = 550.0
_MB_PER_PIXEL = 90e-6


class Pace:
    """Seconds per pixel of the last answers; their median, so that one slow start counts little.

    ``rate`` is what an earlier session has learnt; it holds until this one knows better.
    """

    def __init__(self, rate: float | None = None) -> None:
        self._rates: deque[float] = deque(maxlen=REMEMBERED)
        self._before = rate if rate is not None and 0 <= rate < 1 else None

    @property
    def rate(self) -> float | None:
        """Seconds per pixel, None before anything has been learnt."""
        if len(self._rates) >= ENOUGH:
            return median(self._rates)
        return self._before

    def note(self, pixels: float, seconds: float) -> None:
        """An answer about so many pixels took so long."""
        if pixels >= LEAST and seconds > 0:
            self._rates.append(max(seconds - OVERHEAD, 0.0) / pixels)

    def expected(self, pixels: float) -> float | None:
        """Seconds for a picture of this size; None before anything has been learnt."""
        rate = self.rate
        return None if rate is None or pixels <= 0 else OVERHEAD + rate * pixels


def first_guess(pixels: float) -> float:
    """Seconds for a picture of this size on a machine that nothing is known of."""
    return OVERHEAD + FIRST_GUESS * pixels


def memory_needed(pixels: float) -> float:
    """Bytes that the worker will use in all for one picture of this size."""
    first, rest = min(pixels, _WINDOW_PIXELS), max(0.0, pixels - _WINDOW_PIXELS)
    megabytes = _LOADED_MB + _WINDOW_MB * first / _WINDOW_PIXELS + _MB_PER_PIXEL * rest
    return megabytes * 1e6
