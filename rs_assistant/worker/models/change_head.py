# SPDX-License-Identifier: GPL-2.0-or-later
"""Probability of change between two dates of one place, pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.worker.models.change_decision import (
    FLAT,
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

TILE = 1088  # two of them, overlapping, make 2048: a 10 m view of 1024 px enlarged twice
# What is read several times is not cut, but where it is very long: a view of 1024 px at 6 m in one
# window takes less than half of the time of four, and every pixel has all of its surroundings.
WHOLE = 1824
OVERLAP = 128
SLOPE = 0.35  # of the curve that evens out colours, per standard deviation


def tables(image: np.ndarray) -> np.ndarray:
    """Per band of a uint8 `[H, W, 3]` image the curve that evens it out, uint8 `[3, 256]`.

    Dark, hazy and tinted pictures come out alike: each band's mean in the middle, its spread
    (without the outermost per cent on either side) the same, highlights bent instead of cut.
    Black pixels are taken for missing ones.
    """
    step = max(1, int((image.shape[0] * image.shape[1] / 16_000) ** 0.5))
    pixels = image[::step, ::step].reshape(-1, 3)
    known = pixels[pixels.any(1)]
    if len(known) < 16:
        known = pixels
    values = np.arange(256, dtype=np.float32)
    curves = []
    for band in range(3):
        counts = np.bincount(known[:, band], minlength=256)
        share = counts.cumsum() / len(known)
        low, high = np.searchsorted(share, 0.01), np.searchsorted(share, 0.99)
        within = values.clip(low, high)
        mean = float((within * counts).sum() / len(known))
        spread = float((((within - mean) ** 2) * counts).sum() / len(known)) ** 0.5
        z = (values - mean) * (SLOPE / max(spread, FLAT))
        curves.append(127.5 + 127.5 * z / np.sqrt(1 + z * z))
    return np.asarray(np.round(curves), np.uint8)


def looked_up(image: np.ndarray, curves: np.ndarray) -> np.ndarray:
    """Every band of a uint8 `[H, W, 3]` image through its own table `[3, 256]`."""
    return np.stack([curves[band].take(image[..., band]) for band in range(3)], 2)


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
        dates = [before, after]
        if self.card["preprocessing"].get("evened"):
            dates = [looked_up(image, tables(image)) for image in dates]
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
