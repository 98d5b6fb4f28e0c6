# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights between those of two checkpoints of one training.

    python -m rs_assistant.worker.adaptation.blend EARLIER LATER --share 0.6 --to FILE

A training that goes on gains where its data are many and forgets or learns by heart where they
are few. Weights on the straight line between two states often do better than either (Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models"); which share is best, validation tells.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import torch

WEIGHTS = ("average", "ema", "model")  # where checkpoints keep what is exported; first one found


def blend(earlier: Path, later: Path, share: float) -> dict[str, Any]:
    """The checkpoint `later` with its weights at `share` of the way from `earlier`'s.

    Only what an export reads is kept: no optimiser, so that no training goes on from it.

    Raises:
        ValueError: the two are no checkpoints of one network.
    """
    old, new = (torch.load(p, map_location="cpu", weights_only=True) for p in (earlier, later))
    key = next((k for k in WEIGHTS if k in old and k in new), None)
    if key is None or {k: v.shape for k, v in old[key].items()} != {
        k: v.shape for k, v in new[key].items()
    }:
        raise ValueError(f"{earlier} and {later} are no checkpoints of one network.")
    mixed = {
        k: old[key][k].lerp(v, share) if v.is_floating_point() else v for k, v in new[key].items()
    }
    return {**{k: v for k, v in new.items() if k not in (*WEIGHTS, "net", "optimiser")}, key: mixed}


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="blend", description=__doc__)
    p.add_argument("earlier", type=Path)
    p.add_argument("later", type=Path)
    p.add_argument("--share", type=float, default=0.5, help="of the way from earlier to later")
    p.add_argument("--to", type=Path, required=True)
    a = p.parse_args(argv)
    torch.save(blend(a.earlier, a.later, a.share), a.to)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
