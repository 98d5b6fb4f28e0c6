# SPDX-License-Identifier: GPL-2.0-or-later
"""How well buildings are found in places that a training was kept away from.

    python -m rs_assistant.worker.adaptation.segmenter train --without Chicago --without Accra …
    python -m rs_assistant.worker.adaptation.unseen_places --without Chicago --without Accra …

Every chip of the places left out is read, training and validation part alike, through the form
and the adapter that are shipped. The threshold is the one that the shipped pack uses, chosen
elsewhere; what the best one would have given stands beside it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.draws import left_out
from rs_assistant.worker.adaptation.segmenter.export import opened
from rs_assistant.worker.adaptation.segmenter.measure import LEVELS, f1_of, level_counts


def measure(
    out: Path, pack: Path, data: Path, without: list[str], threads: int
) -> dict[str, object]:
    """F1 of building pixels by place and pooled, by the checkpoint in `out`."""
    with tempfile.TemporaryDirectory() as folder:
        segmenter = opened(out, pack, Path(folder), threads)
        counts: dict[str, np.ndarray] = {}
        chips: dict[str, int] = {}
        for chip in covers.load_chips(data):
            if chip.task != "buildings":
                continue
            if left_out(chip, without):
                name = chip.place or chip.source
            elif not chip.training:
                name = "validation chips of the places that were seen"
            else:
                continue
            got = segmenter.segment(chip.image, chip.metres_per_pixel, "buildings")
            counts.setdefault(name, np.zeros((len(LEVELS), 3)))
            counts[name] += level_counts(got.probabilities[0], chip.mask)
            chips[name] = chips.get(name, 0) + 1
    at = int(np.abs(LEVELS - segmenter.card["thresholds"]["buildings"]).argmin())
    seen = [name for name in counts if name.startswith("validation chips")]
    pooled = sum((c for n, c in counts.items() if n not in seen), np.zeros((len(LEVELS), 3)))
    rows = {**counts, "all that were left out": pooled}
    return {
        name: {
            "chips": chips.get(name, sum(chips.values()) - sum(chips[s] for s in seen)),
            "F1": round(float(f1_of(c)[at]), 4),
            "F1 at its best threshold": round(float(f1_of(c).max()), 4),
        }
        for name, c in rows.items()
    }


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="unseen_places", description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="folder of the training")
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--without", action="append", required=True)
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args(argv)
    print(json.dumps(measure(a.out, a.pack, a.data, a.without, a.threads), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
