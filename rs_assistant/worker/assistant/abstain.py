# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a view is a photograph from above that the models can say anything about.

Drawn maps, hillshades, clouds and blanks are declined with a code that the answer explains;
partly clouded views are answered, and the clouds are named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.positions import cells_of_boxes, cells_of_mask
from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.look import Look

LEAST_SIDE = 24  # pixels: below this there is nothing to recognise
COARSEST = 120.0  # metres per pixel
BLANK = 0.8  # standard deviation of the grey values below which a picture may be empty
SAMPLED = 100_000  # pixels that the contrast is read from
CONSTANT = 0.2  # the same, below which it surely is: calm water has more
DECLINED = 0.6  # probability of not being a photograph, over the whole view
CLOUDED = 0.85  # share of clouded tiles from which nothing can be said
HAZE = 0.5  # probability from which a tile is clouded
BRIGHT, GREY = 110.0, 0.2  # of a pixel of cloud: mean of its colours, and their spread beside it
LEAST_CLOUDED = 0.02  # share of the view from which clouds are measured
OVERCAST = 0.97  # share from which nothing can be said


@dataclass(frozen=True)
class Verdict:
    """``code`` is empty for a view that can be answered; ``clouds`` says where it is clouded."""

    code: str = ""
    confidence: float = 1.0
    clouds: Statement | None = None


def judge(look: Look) -> Verdict:
    """The verdict on a view, decided once."""
    if look.verdict is None:
        look.verdict = _judged(look)
    assert isinstance(look.verdict, Verdict)
    return look.verdict


def _judged(look: Look) -> Verdict:
    """Decide from size, resolution, contrast and the encoder's kinds of picture."""
    cut = look.cut
    if min(cut.height, cut.width) < LEAST_SIDE:
        return Verdict("too_small")
    if cut.metres_per_pixel is not None and cut.metres_per_pixel > COARSEST:
        return Verdict("too_coarse")
    counted = cut.rgb.reshape(-1, 3) if cut.whole else cut.rgb[cut.counted]
    # Every few pixels tell as much of the contrast as all of them.
    spread = float(counted[:: len(counted) // SAMPLED + 1].mean(1, dtype=np.float32).std())
    if spread < CONSTANT or (spread < BLANK and not look.has("encoder")):
        return Verdict("blank")
    if not look.has("encoder"):
        return Verdict()
    kinds = list(look.models.encoder.kinds)
    seen = look.seen
    # The whole picture counts as much as all of its tiles: lettering and frames show there.
    tiles = seen.weights @ seen.kinds
    mean = 0.5 * tiles + 0.5 * seen.whole[2] if len(seen.tiles) > 1 else tiles
    photograph = float(mean[kinds.index("photograph")])
    others = {kind: float(mean[i]) for i, kind in enumerate(kinds) if kind != "photograph"}
    worst = max(others, key=lambda kind: others[kind])
    hidden = seen.kinds[:, kinds.index("cloud")] >= HAZE
    if float(seen.weights[hidden].sum()) >= CLOUDED:
        return Verdict("cloud", others["cloud"])
    clouds = _clouds(look, hidden)
    if look.clouded is not None and float(look.clouded.sum()) >= OVERCAST * look.pixels:
        return Verdict("cloud", float(look.clouded.mean()))
    drawn = {kind: others[kind] for kind in others if kind != "cloud"}
    worst = max(drawn, key=lambda kind: drawn[kind]) if drawn else worst
    if 1 - photograph >= DECLINED and drawn and drawn[worst] >= others.get("cloud", 0.0):
        return Verdict(worst, 1 - photograph)
    return Verdict(clouds=clouds)


def _clouds(look: Look, hidden: npt.NDArray[np.bool_]) -> Statement | None:
    """Where clouds are: tiles that are hidden, and what is bright and grey in tiles whose label
    says that there are some. What they hide is left out of all that is mapped.

    The share is not known where none of such a tile looks like a cloud by its pixels.
    """
    seen = look.seen
    labels = list(look.models.encoder.labels)
    named = hidden.copy()
    if "cloud" in labels:
        named |= seen.labels[:, labels.index("cloud")] >= HAZE
    if not named.any():
        return None
    mask = np.zeros(look.cut.counted.shape, bool)
    for tile, covered, held in zip(seen.tiles, hidden, named):
        if held:
            window = np.s_[tile.top : tile.top + tile.height, tile.left : tile.left + tile.width]
            mask[window] = True if covered else _like_cloud(look.cut.rgb[window])
    mask &= look.cut.counted
    share = float(mask.sum() / look.pixels)
    if share >= LEAST_CLOUDED:
        look.clouded = mask
        return Statement("clouds", share=share, cells=cells_of_mask(mask), expert="encoder")
    boxes = [tile.box for tile, held in zip(seen.tiles, named) if held]
    cells = cells_of_boxes(boxes, look.cut.width, look.cut.height)
    return Statement("clouds", cells=cells, expert="encoder")


def _like_cloud(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Pixels (height, width) that are bright and without colour."""
    mean = rgb.mean(2, dtype=np.float32)
    spread = rgb.max(2).astype(np.float32) - rgb.min(2)
    return np.asarray((mean >= BRIGHT) & (spread <= GREY * mean))
