# SPDX-License-Identifier: GPL-2.0-or-later
"""A training's wall-clock budget and the running average of its weights.

Schedules follow the share of the budget that is spent, so that a training always ends with a
usable model, on any machine.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class Pace:
    """Counts steps and seconds, averages weights, says when to look at the validation rows."""

    def __init__(self, model: nn.Module, minutes: float, memory: float, every: float = math.inf):
        """`memory` is how much of the average each step keeps, once there are enough steps;
        `every` how many seconds lie between two validations."""
        self.model = model
        self.seconds = minutes * 60
        self.memory = memory
        self.every = every
        self.step = 0
        self.spent = 0.0
        self.averaged = {k: v.clone() for k, v in model.state_dict().items()}
        self._checked = 0.0
        self._last = time.monotonic()
        self._running: dict[str, float] = {}

    @property
    def over(self) -> bool:
        """Whether the budget is spent."""
        return self.spent >= self.seconds

    def rate(self, warm_up: int, least: float) -> float:
        """Factor on the learning rate: a short rise, then a cosine down to `least`."""
        rise = min(1.0, (self.step + 1) / warm_up)
        fall = 0.5 * (1 + math.cos(math.pi * min(self.spent / self.seconds, 1.0)))
        return rise * (least + (1 - least) * fall)

    def resume(self, averaged: dict[str, Tensor], step: int, spent: float) -> None:
        """Go on where a checkpoint stopped."""
        self.averaged, self.step, self.spent, self._checked = averaged, step, spent, spent

    def took(self, losses: Mapping[str, float], show: int) -> None:
        """After a step: average, count, and print the running means every `show` steps."""
        self.step += 1
        keep = min(self.memory, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.averaged[name].lerp_(value, 1 - keep)
        for name, loss in losses.items():
            self._running[name] = 0.95 * self._running.get(name, loss) + 0.05 * loss
        now = time.monotonic()
        # a machine that slept or was fully taken by others does not end the schedule early
        self.spent += min(now - self._last, 60.0)
        self._last = now
        if self.step % show == 0:
            text = " ".join(f"{name} {mean:.3f}" for name, mean in self._running.items())
            print(f"{self.spent / 60:6.1f} min step {self.step} {text}", flush=True)

    def due(self) -> bool:
        """Whether to validate now; looking is not counted as training time."""
        if self.spent - self._checked < self.every and not self.over:
            return False
        self._checked = self.spent
        return True

    def looked(self) -> None:
        """Back to training: the time since the last step does not count."""
        self._last = time.monotonic()

    @contextmanager
    def average(self) -> Iterator[None]:
        """The model with its averaged weights; the live ones are back afterwards."""
        live = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.averaged)
        try:
            yield
        finally:
            self.model.load_state_dict(live)
            self.looked()
