# SPDX-License-Identifier: GPL-2.0-or-later
"""Probability of change between two dates of one place, pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.worker.models.change_decision import (
    PATCHES,
    difference,
    reaching,
    weighed,
)
from rs_assistant.worker.models.pixel_session import (
    PADDED,
    PixelSession,
    Progress,
    Stop,
    resize,
    scale_for,
    shared_out,
    stop_if,
)
from rs_assistant.worker.models.segmenter import blend
from rs_assistant.worker.models.tones import evening, looked_up

TILE = 1088  # two of them, overlapping, make 2048: a 10 m view of 1024 px enlarged twice
# What is read several times is not cut, but where it is very long: a view of 1024 px at 6 m in one
# window takes less than half of the time of four, and every pixel has all of its surroundings.
WHOLE = 1824
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

    def warm(self) -> None:
        """Compare next to nothing with itself: a card that is wrong shows now."""
        blank = np.zeros((128, 128, 3), np.uint8)
        self.mask(self.change(blank, blank, 0.5), 0.5)
        self._readings(2.0, blank[..., 0].size)

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
        dates = [before, after]
        if self.card["preprocessing"].get("evened"):
            dates = [looked_up(image, evening(image)) for image in dates]
        shares = self._readings(scale, height * width * scale**2)
        probability = np.zeros((height, width), np.float32)
        for number, (share, done) in enumerate(zip(shares, shared_out(progress, shares))):
            h, w = (max(32, round(side * scale * share)) for side in (height, width))
            # Every second reading is mirrored: what hangs on the side that light comes from evens
            # out, too.
            way = -1 if number % 2 else 1
            both = np.concatenate([resize(image, h, w) for image in dates], 2)[:, ::way]
            tile = WHOLE if len(shares) > 1 else TILE
            values = blend(both, lambda part: self._read(part, cancelled), tile, OVERLAP, done)
            probability += resized(values[0][:, ::way], height, width)
        probability /= len(shares)
        if "difference" in self.card:
            apart = difference(before, after)
            probability = weighed(probability, apart, **self.card["difference"])
        return probability

    def _read(self, part: np.ndarray, cancelled: Stop | None) -> np.ndarray:
        """Probability `[1, h, w]` of one window of both dates `[h, w, 6]`."""
        stop_if(cancelled)
        logits = self._session.run(before=part[..., :3], after=part[..., 3:])[0][0]
        rows, columns = part.shape[:2]
        # The network's border is a multiple of its stride; what pads the image falls off.
        padded = resized(logits, -(-rows // PADDED) * PADDED, -(-columns // PADDED) * PADDED)
        return np.asarray(1 / (1 + np.exp(-padded[:rows, :columns])))[None]

    def _readings(self, scale: float, pixels: float) -> tuple[float, ...]:
        """The shares of the usual size at which a pair is read; the readings are averaged.

        From further away a change of a field's colour or a leaning roof is smaller than what
        surrounds it. Pairs with more pixels than the card's `also_up_to` are read once.
        """
        r = self.card["reading"]
        if pixels > r.get("also_up_to", 0):
            return (1.0,)
        return (1.0, *r.get("also_enlarged" if scale > 1 else "also", ()))

    def _scale(self, metres_per_pixel: float | None) -> float:
        if metres_per_pixel is None:
            return 1.0
        r = self.card["reading"]
        return scale_for(metres_per_pixel, r["native_from"], r["native_to"], r["most_enlarged"])

    def mask(self, probability: np.ndarray, metres_per_pixel: float | None = None) -> np.ndarray:
        """uint8 `[H, W]`, 1 where changed.

        Patches of pixels from `threshold` on, without those below the card's `least_pixels`
        (counted at the size that the network reads): specks are taken for noise. Where the card
        says so, a patch must be sure of itself somewhere, and then extends a little further.
        """
        from rasterio.features import sieve

        changed = (probability >= self.threshold).astype(np.uint8)
        least = max(1, round(self.card["least_pixels"] / self._scale(metres_per_pixel) ** 2))
        # Only specks of change go; holes in changed land stay.
        changed = np.asarray(sieve(changed, least, connectivity=8) & changed, np.uint8)
        rule = self.card.get("patches", PATCHES if "difference" in self.card else None)
        return reaching(changed, probability, least=least, **rule) if rule else changed


def resized(values: np.ndarray, height: int, width: int) -> np.ndarray:
    """A float32 map at another size: linear where it grows, averaged where it shrinks."""
    if values.shape == (height, width):
        return np.asarray(values, np.float32)
    picture = Image.fromarray(np.ascontiguousarray(values, np.float32))
    return np.array(picture.resize((width, height), Image.Resampling.BILINEAR))
