# SPDX-License-Identifier: GPL-2.0-or-later
"""Probability of change between two dates of one place, pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.worker.models.pixel_session import (
    PixelSession,
    Progress,
    Stop,
    resize,
    stop_if,
)
from rs_assistant.worker.models.segmenter import blend, enlarge, upsample

TILE = 1024
OVERLAP = 128


class ChangeHead:
    """The bi-temporal model of a pack (`change.card.json`)."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: the model is missing or broken.
        """
        self._session = PixelSession(Path(folder), "change", threads)
        self.card = self._session.card
        self.threshold = float(self.card["threshold"])

    def change(
        self,
        before: np.ndarray,
        after: np.ndarray,
        metres_per_pixel: float | None,
        *,
        progress: Progress | None = None,
        cancelled: Stop | None = None,
    ) -> np.ndarray:
        """Probability float32 `[H, W]` for two uint8 `[H, W, 3]` images on one grid.

        Which date comes first makes no difference. `threshold` says from where on a pixel
        counts as changed; `mask` applies it.

        Raises:
            InvalidRequest: the images differ in size.
            Cancelled: `cancelled` returned true between two windows.
        """
        if before.shape != after.shape:
            raise InvalidRequest("The two images differ in size.", "Bring them to one grid first.")
        height, width = before.shape[:2]
        scale = self._scale(metres_per_pixel)
        h, w = max(32, round(height * scale)), max(32, round(width * scale))
        both = np.concatenate([resize(before, h, w), resize(after, h, w)], 2)

        def run(part: np.ndarray) -> np.ndarray:
            stop_if(cancelled)
            logits = self._session.run(before=part[..., :3], after=part[..., 3:])[0]
            return np.asarray(1 / (1 + np.exp(-upsample(logits, 4, part.shape[:2]))))

        values = blend(both, run, TILE, OVERLAP, progress)
        return np.asarray(enlarge(values, height, width)[0], np.float32)

    def _scale(self, metres_per_pixel: float | None) -> float:
        if metres_per_pixel is None:
            return 1.0
        r = self.card["reading"]
        if metres_per_pixel < r["native_from"]:
            return float(metres_per_pixel / r["native_from"])
        return float(min(max(metres_per_pixel / r["native_to"], 1.0), r["most_enlarged"]))

    def mask(self, probability: np.ndarray) -> np.ndarray:
        """uint8 `[H, W]`, 1 where changed: threshold, and no specks.

        Patches below the card's `least_pixels` are taken for noise.
        """
        from rasterio.features import sieve

        changed = (probability >= self.threshold).astype(np.uint8)
        least = int(self.card["least_pixels"])
        # Only specks of change go; holes in changed land stay.
        return np.asarray(sieve(changed, least, connectivity=8) & changed, np.uint8)
