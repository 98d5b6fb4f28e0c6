# SPDX-License-Identifier: GPL-2.0-or-later
"""What the pixel models share: card and session of one ONNX file, windows, resampling.

Weights are stored as int8 with a scale per channel; ONNX Runtime turns them back into float32
when the file is loaded, so files are small and the arithmetic is full precision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Sequence

import numpy as np
from PIL import Image

from rs_assistant.engine.errors import Cancelled, ModelUnavailable
from rs_assistant.worker.models.onnx_session import open_session

Progress = Callable[[float], None]
Stop = Callable[[], bool]

MOST_ENLARGED = 16.0  # no network reads more out of a pixel; a card that says so is wrong
PADDED = 32  # images are padded to multiples of it: the coarsest stride of the networks


class PixelSession:
    """One ONNX file beside its card; `run` takes uint8 images and pads them to multiples of 32."""

    def __init__(self, folder: Path, name: str, threads: int) -> None:
        """Open `folder/<name>.card.json` and the file it names.

        Raises:
            ModelUnavailable: a file is missing or ONNX Runtime refuses it.
        """
        try:
            self.card: dict[str, Any] = json.loads(
                (folder / f"{name}.card.json").read_text(encoding="utf-8")
            )
            # Views differ in size.
            self._session = open_session(folder, self.card["files"][0], threads, sizes_vary=True)
            self.mean = np.asarray(self.card["preprocessing"]["mean"], np.float32)
            self.std = np.asarray(self.card["preprocessing"]["std"], np.float32)
            if not (self.std > 0).all():
                raise ValueError(f"deviations that are not positive: {self.std}")
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ModelUnavailable(
                f"The model '{name}' of the pack cannot be opened.",
                "Reinstall the model pack.",
                str(error),
            ) from error

    def run(self, **images: np.ndarray) -> list[np.ndarray]:
        """Run on uint8 `[H, W, 3]` images given by input name; every output, first item only.

        The border is repeated up to a multiple of 32 pixels, so dense outputs are larger than
        the image; callers cut them.
        """
        feed = {name: self._prepare(image) for name, image in images.items()}
        outputs = self._session.run(None, feed)
        return [np.asarray(o)[0] for o in outputs]

    def _prepare(self, image: np.ndarray) -> np.ndarray:
        height, width = image.shape[:2]
        extra = ((0, -height % PADDED), (0, -width % PADDED), (0, 0))
        padded = np.pad(image, extra, mode="edge").astype(np.float32)
        padded *= 1.0 / 255.0
        padded -= self.mean
        padded /= self.std
        return np.ascontiguousarray(padded.transpose(2, 0, 1)[None])


@dataclass(frozen=True)
class Window:
    """A rectangle of the image: first row and column, height and width."""

    top: int
    left: int
    height: int
    width: int

    def cut(self, image: np.ndarray) -> np.ndarray:
        """The part of the image `[H, W, ...]` below the window."""
        return image[self.top : self.top + self.height, self.left : self.left + self.width]


def scale_for(metres_per_pixel: float, native_from: float, native_to: float, most: float) -> float:
    """The factor that brings an image into the resolutions between `native_from` and `native_to`:
    below 1 it is shrunk, above it is enlarged, at most so often.

    Raises:
        ValueError: these are no resolutions, or nobody enlarges that much.
    """
    if not (0 < native_from <= native_to and 0 < most <= MOST_ENLARGED):
        raise ValueError(f"cannot read at {native_from} to {native_to} m, enlarged {most} times")
    if metres_per_pixel < native_from:
        return metres_per_pixel / native_from
    return min(max(metres_per_pixel / native_to, 1.0), most)


def shared_out(progress: Progress | None, scales: Sequence[float]) -> list[Progress | None]:
    """The progress of each of several readings; each takes as long as it has pixels.

    All of them say which windows are done, where the whole does (`told`).
    """
    if progress is None or len(scales) == 1:
        return [progress] * len(scales)
    whole = sum(scale**2 for scale in scales)
    parts: list[Progress | None] = []
    before = 0.0
    for scale in scales:
        parts.append(_Part(progress, before, scale**2 / whole))
        before += scale**2 / whole
    return parts


class _Part:
    """The progress of a part of the work, which begins at a share and takes another."""

    def __init__(self, whole: Progress, before: float, own: float) -> None:
        self._whole, self._before, self._own = whole, before, own
        self.window = getattr(whole, "window", None)

    def __call__(self, done: float) -> None:
        self._whole(self._before + self._own * done)


def told(progress: Progress | None, share: float, window: Window, height: int, width: int) -> None:
    """Say how far a reading is and which window of an image [height, width] is done.

    Whoever wants to know where (a progress with a ``window`` method) is given the window as shares
    of the image: left, top, right, bottom.
    """
    if progress is None:
        return
    where = getattr(progress, "window", None)
    if where is not None:
        where(
            (
                window.left / width,
                window.top / height,
                (window.left + window.width) / width,
                (window.top + window.height) / height,
            )
        )
    progress(share)


def windows(
    height: int, width: int, size: int, overlap: int, *, tight: bool = False
) -> list[Window]:
    """Windows of at most `size` that cover the image, neighbours sharing at least `overlap`.

    Tight ones are no larger than as many of them need be: an image a little longer than a window
    is cut into two halves, not into two windows that share most of what they show.
    """

    def cut(extent: int) -> tuple[list[int], int]:
        if extent <= size:
            return [0], extent
        count = -(-(extent - overlap) // (size - overlap))
        length = size
        if tight:
            needed = -(-(extent + (count - 1) * overlap) // count)
            length = min(size, -(-needed // PADDED) * PADDED)
        return [round(i * (extent - length) / (count - 1)) for i in range(count)], length

    (tops, high), (lefts, wide) = cut(height), cut(width)
    return [Window(top, left, high, wide) for top in tops for left in lefts]


def resize(image: np.ndarray, height: int, width: int) -> np.ndarray:
    """A uint8 RGB image at another size, averaged when it shrinks."""
    if image.shape[:2] == (height, width):
        return image
    picture = Image.fromarray(np.ascontiguousarray(image))
    return np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR))


def interpolation(positions: np.ndarray, length: int) -> np.ndarray:
    """Weights `[len(positions), length]` of linear interpolation at cell positions, clamped.

    Position 0 is the first cell's centre.
    """
    at = np.clip(positions, 0, length - 1)
    low = np.minimum(at.astype(np.int64), max(length - 2, 0))
    share = (at - low).astype(np.float32)
    weights = np.zeros((len(positions), length), np.float32)
    rows = np.arange(len(positions))
    weights[rows, low] = 1 - share
    if length > 1:
        weights[rows, low + 1] += share
    return weights


def stop_if(cancelled: Stop | None) -> None:
    """Raises:
    Cancelled: the user asked to stop.
    """
    if cancelled is not None and cancelled():
        raise Cancelled("Stopped.")
