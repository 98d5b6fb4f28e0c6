# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a view is a photograph from above that the models can say anything about.

Drawn maps, hillshades, clouds and blanks are declined with a code that the answer explains;
partly clouded views are answered, and the clouds are named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rs_assistant.engine.positions import cells_of_points
from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.look import Look

LEAST_SIDE = 24  # pixels: below this there is nothing to recognise
COARSEST = 120.0  # metres per pixel
BLANK = 0.8  # standard deviation of the grey values below which a picture is empty
DECLINED = 0.6  # probability of not being a photograph, over the whole view
CLOUDED = 0.85  # share of clouded tiles from which nothing can be said
HAZE = 0.5  # probability from which a tile is clouded


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
    grey = cut.rgb[cut.counted].astype(np.float32).mean(1)
    if float(grey.std()) < BLANK:
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
    clouds = None
    if "cloud" in kinds:
        clouded = seen.kinds[:, kinds.index("cloud")] >= HAZE
        share = float(seen.weights[clouded].sum())
        if share >= CLOUDED:
            return Verdict("cloud", others["cloud"])
        if share > 0:
            centres = [t.centre for t, held in zip(seen.tiles, clouded) if held]
            clouds = Statement(
                "clouds",
                score=float(seen.kinds[clouded, kinds.index("cloud")].mean()),
                share=share,
                cells=cells_of_points(centres, cut.width, cut.height),
                expert="encoder",
            )
    drawn = {kind: others[kind] for kind in others if kind != "cloud"}
    worst = max(drawn, key=lambda kind: drawn[kind]) if drawn else worst
    if 1 - photograph >= DECLINED and drawn and drawn[worst] >= others.get("cloud", 0.0):
        return Verdict(worst, 1 - photograph)
    return Verdict(clouds=clouds)
