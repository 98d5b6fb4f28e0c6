# SPDX-License-Identifier: GPL-2.0-or-later
"""What runs QGIS's main loop, and what listens to how regularly it beats."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer

BEAT_MS = 5
LATE_MS = 40
PATIENCE_S = 120.0


class Heartbeat:
    """Gaps between beats of the main loop, in milliseconds beyond the beat itself.

    A thread beside it looks at what the main thread is doing whenever a beat is late, so that a
    long gap can be given the name of the call that made it.
    """

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.named: list[tuple[float, str]] = []
        self._last = 0.0
        self._seen = ""
        self._watching = False
        self._main = threading.get_ident()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000 - BEAT_MS
        self.gaps.append(gap)
        if gap > LATE_MS:
            self.named.append((round(gap, 1), self._seen))
        self._seen = ""
        self._last = now

    def _watch(self) -> None:
        while self._watching:
            time.sleep(0.01)
            late = (time.perf_counter() - self._last) * 1000 > LATE_MS
            frame = sys._current_frames().get(self._main) if late else None
            if frame is not None and not self._seen:
                self._seen = _place(frame)

    @contextmanager
    def running(self) -> Iterator[list[float]]:
        """Collect gaps while the block runs; what stalls at its end counts too."""
        self.gaps, self.named = [], []
        self._last = time.perf_counter()
        self._watching = True
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        self._timer.start(BEAT_MS)
        try:
            yield self.gaps
            pause(0.1)
        finally:
            self._timer.stop()
            self._watching = False
            watcher.join()


def _place(frame: Any) -> str:
    """Where the main thread is: the innermost lines of the product and of the bench."""
    places = []
    while frame is not None and len(places) < 3:
        path = Path(frame.f_code.co_filename)
        if "rs_assistant" in path.parts[:-1] or "bench" in path.parts[-3:-1]:
            places.append(f"{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(places) or "QGIS, outside of our code"


def wait(condition: Callable[[], Any], seconds: float = PATIENCE_S) -> bool:
    """Run the event loop, nothing else, until the condition holds."""
    if condition():
        return True
    loop = QEventLoop()
    poll, limit = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if condition() else None)
    poll.start(10)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(int(seconds * 1000))
    loop.exec()
    return bool(condition())


def pause(seconds: float) -> None:
    """Run the event loop for a while."""
    wait(lambda: False, seconds)


def expect(condition: Callable[[], Any], what: str, seconds: float = PATIENCE_S) -> None:
    """`wait`, but what never happens ends the measurement."""
    if not wait(condition, seconds):
        raise RuntimeError(f"waited in vain for {what}")
