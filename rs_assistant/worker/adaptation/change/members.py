# SPDX-License-Identifier: GPL-2.0-or-later
"""What a training of the change model leaves: one network per fold, their mean, the shipped one."""

from __future__ import annotations

from pathlib import Path

import torch

from rs_assistant.worker.adaptation.change.net import ChangeNet
from rs_assistant.worker.adaptation.change.pairs import FOLDS


def member(out: Path, fold: int) -> tuple[ChangeNet, float, int]:
    """The averaged network of one fold, with the minutes and steps of its own stage."""
    state = torch.load(out / f"fold{fold}.pt", weights_only=True)
    net = ChangeNet()
    net.load_state_dict(state["average"])
    return net.eval(), state["minutes"], state["step"]


def mean_of(out: Path) -> tuple[ChangeNet, float, int]:
    """The network with the mean of the folds' weights; minutes and steps of all stages."""
    state = torch.load(out / "shared.pt", weights_only=True)
    minutes, steps = float(state["minutes"]), int(state["step"])
    members = []
    for fold in range(FOLDS):
        net, spent, done = member(out, fold)
        members.append(net.state_dict())
        minutes, steps = minutes + spent, steps + done
    mean = {
        k: torch.stack([m[k] for m in members]).mean(0) if v.is_floating_point() else v
        for k, v in members[0].items()
    }
    net = ChangeNet()
    net.load_state_dict(mean)
    return net.eval(), minutes, steps


def shipped(out: Path) -> tuple[ChangeNet, float, int]:
    """Halfway from the mean of the folds to what it became on all pairs; minutes and steps.

    The last stage alone leans too far towards the few pairs that it fits.
    """
    net, minutes, steps = mean_of(out)
    path = out / "final.pt"
    if path.exists():
        state = torch.load(path, weights_only=True)
        net.load_state_dict(
            {
                k: v.lerp(state["average"][k], 0.5) if v.is_floating_point() else v
                for k, v in net.state_dict().items()
            }
        )
        minutes, steps = minutes + state["minutes"], steps + state["step"]
    return net, minutes, steps
