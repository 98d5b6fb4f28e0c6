# SPDX-License-Identifier: GPL-2.0-or-later
"""How long a question will take, learnt from the answers before it."""

from __future__ import annotations

from collections import deque
from statistics import median

REMEMBERED = 12
OVERHEAD = 0.2  # seconds of every answer that do not grow with the picture
ENOUGH = 2  # answers before anything is said
LEAST = 50_000  # pixels; smaller pictures are all overhead and teach nothing


class Pace:
    """Seconds per pixel of the last answers; their median, so that one slow start counts little."""

    def __init__(self) -> None:
        self._rates: deque[float] = deque(maxlen=REMEMBERED)

    def note(self, pixels: float, seconds: float) -> None:
        """An answer about so many pixels took so long."""
        if pixels >= LEAST and seconds > 0:
            self._rates.append(max(seconds - OVERHEAD, 0.0) / pixels)

    def expected(self, pixels: float) -> float | None:
        """Seconds for a picture of this size; None before anything has been learnt."""
        if len(self._rates) < ENOUGH or pixels <= 0:
            return None
        return OVERHEAD + median(self._rates) * pixels
