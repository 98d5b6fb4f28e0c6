# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a training stands: all that it needs to go on after it was stopped, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn

from rs_assistant.worker.adaptation.pixels.net import Average


class Course:
    """Network, averaged copy and optimiser of one training, with minutes and steps so far."""

    def __init__(
        self, path: Path, net: nn.Module, average: Average, optimiser: torch.optim.Optimizer
    ) -> None:
        self._path, self._net, self._optimiser = path, net, optimiser
        self._average = average
        self.minutes, self.step = 0.0, 0

    def resume(self) -> None:
        """Go on from the file, if there is one."""
        if not self._path.exists():
            return
        state = torch.load(self._path, weights_only=True)
        self._net.load_state_dict(state["net"])
        self._average.model.load_state_dict(state["average"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.minutes, self.step = state["minutes"], state["step"]
        self._average.steps = self.step
        print(f"resumed at {self.minutes:.1f} minutes, step {self.step}", flush=True)

    def keep(self, minutes: float, **more: Any) -> None:
        """Write where it stands after so many minutes."""
        self.minutes = minutes
        save_checkpoint(
            self._path,
            net=self._net.state_dict(),
            average=self._average.model.state_dict(),
            optimiser=self._optimiser.state_dict(),
            minutes=minutes,
            step=self.step,
            **more,
        )


def save_checkpoint(path: Path, **parts: Any) -> None:
    """Write atomically: a reader never meets half a file."""
    temporary = path.with_suffix(".tmp")
    torch.save(parts, temporary)
    temporary.replace(path)
