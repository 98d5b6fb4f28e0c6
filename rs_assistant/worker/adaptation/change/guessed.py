# SPDX-License-Identifier: GPL-2.0-or-later
"""Real pairs that nobody has masked, with changes as an earlier network sees them.

Half of the dated Sentinel-2 pairs come without a mask. They show what differs between real dates
though little has changed, which twenty masked pairs show too little of. The earlier network of a
fold marks what it is sure of, changed or not; the rest is left open (noisy student, Xie et al.
2020). Each fold asks its own earlier self, so that nothing of its held-out places comes in.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from rs_assistant.worker.adaptation.change.measure import fold_session
from rs_assistant.worker.adaptation.change.net import ChangeNet
from rs_assistant.worker.adaptation.change.pairs import Pair, load_pairs
from rs_assistant.worker.adaptation.segmenter.covers import IGNORED
from rs_assistant.worker.models.change_head import ChangeHead

CHANGED, SAME = 0.8, 0.12  # changed from the one on, unchanged up to the other


def guessed_pairs(data: Path, pack: Path, net: ChangeNet, threads: int) -> list[Pair]:
    """The unmasked pairs of `data`, masked by `net`, read as the pack's card says."""
    head = ChangeHead(pack, threads)
    head._session = fold_session(net, head.card, threads)
    found = []
    for pair in load_pairs(data / "change"):
        if pair.mask is not None:
            continue
        p = head.change(pair.before, pair.after, pair.metres_per_pixel)
        mask = np.where(p >= CHANGED, 1, np.where(p <= SAME, 0, IGNORED)).astype(np.uint8)
        found.append(replace(pair, mask=mask))
    return found
