# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes two dates comparable: one grid, small shifts taken out, colours matched, clouds left out.

Every step is reported as a statement (subject ``shift`` or ``prepared``), and can be turned off.
Shifts are (columns, rows) in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.requests import View
from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.clouds import clouded
from rs_assistant.worker.assistant.spectral import Spectral, believable, spectral_of
from rs_assistant.worker.assistant.tiling import cutout
from rs_assistant.worker.assistant.vectorise import rasterised

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
MOST_SHIFT = 12.0  # pixels: more is no misregistration but another place
LEAST_SHIFT = 0.35  # pixels: less is not worth resampling
SURE = 4.0  # how far the correlation peak must stand out
# Mean difference of colour, of 255, from which colours are matched. The change head learnt to see
# through less. Matching always gains nothing (OSCD F1 0.276 against 0.266, SZTAKI 0.375 against
# 0.370, floods 0.822 against 0.832) and costs unchanged pairs (3 of 8 kept against 4).
FOREIGN = 40.0
STABLE = 0.6  # share of pixels that colours are matched on


@dataclass(frozen=True, eq=False)
class Pair:
    """Two dates on one grid. ``counted`` is where both count; ``offset`` leads to the view.

    ``spectral`` holds near infrared and indices of each date on the same grid, where it has them.
    """

    before: Pixels
    after: Pixels
    counted: Mask
    offset: tuple[int, int]
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    declined: str = ""
    spectral: tuple[Spectral | None, Spectral | None] = field(default=(None, None))

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        height, width = self.counted.shape
        return int(height), int(width)


def comparable(
    first: View,
    second: View,
    align: bool = True,
    normalise: bool = True,
    cloudy: tuple[bool, bool] = (False, False),
    shift: tuple[float, float] | None = None,
    quality: bool = False,
) -> Pair:
    """The two views made comparable in the grid of the first, cut to its region.

    The finer one loses the detail that the coarser one cannot show. ``cloudy`` says which dates
    may have clouds: these and their shadows are left out, where both have near infrared. ``shift``
    is taken instead of the measured one. ``quality`` leaves out what a view's ``cloud`` band says.

    Raises:
        ViewUnusable: nothing of one of them counts.
    """
    notes: list[str] = []
    statements: list[Statement] = []
    if (second.height, second.width) != (first.height, first.width):
        notes.append("resampled")
        first = _as_coarse(first, second)
        second = _onto(second, first)
    elif first.own_resolution and second.own_resolution:
        coarse = max(first.own_resolution, second.own_resolution)
        if coarse > 1.2 * min(first.own_resolution, second.own_resolution):
            notes.append("resampled")
    one, two = cutout(first, fill=False), cutout(_with_region(second, first), fill=False)
    counted = one.counted
    if one.counted.shape == two.counted.shape:
        counted = counted & two.counted
    before, after = one.rgb, two.rgb
    if not counted.any():
        return Pair(before, after, counted, one.offset, declined="no_overlap")
    left, top = one.offset
    window = (slice(top, top + one.height), slice(left, left + one.width))
    bands = [spectral_of(view) for view in (first, second)]
    spectral = [None if item is None else item.cut(*window) for item in bands]
    spectral = [item if item and believable(item, counted) else None for item in spectral]
    if np.array_equal(before[counted], after[counted]) and _same(spectral, counted):
        return Pair(before, after, counted, one.offset, declined="same_picture")
    applied = (0.0, 0.0)
    if align or shift is not None:
        known = (shift, SURE) if shift is not None else shift_between(before, after, counted)
        (x, y), peak = known
        length = float(np.hypot(x, y))
        if not trusted((x, y), peak):
            notes.append("not_aligned")
        else:
            correct = length >= LEAST_SHIFT
            statements.append(
                Statement("shift", f"{x:.2f}, {y:.2f}", length, count=int(correct), expert="pixels")
            )
            if correct:
                after, inside = moved(after, x, y)
                counted = counted & inside
                spectral[1] = _moved_bands(spectral[1], x, y)
                applied = (x, y)
    hidden = np.zeros(counted.shape, bool)
    if quality:
        for view, offset in zip((first, second), ((0.0, 0.0), applied)):
            told = view.band("cloud")
            if told is not None:
                band = told[window].astype(np.float32)
                hidden |= (_moved_band(band, *offset) if any(offset) else band) > 0
    if any(cloudy) and spectral[0] is not None and spectral[1] is not None:
        hidden |= clouded(
            (before, after), (spectral[0], spectral[1]), cloudy, counted, first.metres_per_pixel
        )
    if hidden.any():
        share = float((hidden & counted).sum() / counted.sum())
        if share > 0:
            statements.append(Statement("prepared", "clouds", share=share, expert="bands"))
            counted = counted & ~hidden
            notes.append("clouds_masked")
            if not counted.any():
                return Pair(before, after, counted, one.offset, declined="cloud")
    if normalise:
        fitted = matched(before, after, counted)
        apart = float(np.abs(fitted[counted].astype(np.int16) - after[counted]).mean())
        if apart >= FOREIGN:
            after = fitted
        statements.append(
            Statement("prepared", "colours", apart, count=int(apart >= FOREIGN), expert="pixels")
        )
    if not counted.all():
        # Around a region nothing was asked about, so nothing was left out there.
        asked = counted.size
        if first.region:
            asked = int(rasterised(first.region, first.height, first.width)[window].sum())
        share = 1 - float(counted.sum()) / asked
        if share > 0:
            statements.append(Statement("prepared", "left out", share=share, expert="pixels"))
        neutral_before = before[counted].mean(0).round().astype(np.uint8)
        neutral_after = after[counted].mean(0).round().astype(np.uint8)
        before = np.where(counted[:, :, None], before, neutral_before)
        after = np.where(counted[:, :, None], after, neutral_after)
    return Pair(
        np.ascontiguousarray(before),
        np.ascontiguousarray(after),
        counted,
        one.offset,
        tuple(statements),
        tuple(notes),
        spectral=(spectral[0], spectral[1]),
    )


def trusted(shift: tuple[float, float], peak: float) -> bool:
    """Whether a measured shift is one: the peak stands out, and it is no other place."""
    return peak >= SURE and float(np.hypot(*shift)) <= MOST_SHIFT


def measured_shift(first: View, second: View) -> tuple[tuple[float, float], float, bool]:
    """What the second view has to be moved by (columns, rows of the first), how far the peak
    stands out, and whether to trust it.

    Raises:
        ViewUnusable: nothing of one of them counts.
    """
    one, two = cutout(first, fill=False), cutout(_with_region(_onto(second, first), first), False)
    counted = one.counted & two.counted
    if not counted.any():
        return (0.0, 0.0), 0.0, False
    shift, peak = shift_between(one.rgb, two.rgb, counted)
    return shift, peak, trusted(shift, peak)


def _same(spectral: list[Spectral | None], counted: Mask) -> bool:
    first, second = spectral
    if first is None or second is None:
        return first is second
    return bool(np.array_equal(first.nir[counted], second.nir[counted]))


def _resized(band: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """One band at (width, height), averaged where it shrinks."""
    return np.asarray(Image.fromarray(band).resize(size, Image.Resampling.BILINEAR), np.uint8)


def _as_coarse(view: View, other: View) -> View:
    """The view without the detail that a coarser picture of the same ground cannot show."""
    if other.width * other.height >= view.width * view.height:
        return view
    coarse, own = (other.width, other.height), (view.width, view.height)
    bands = [_resized(_resized(view.pixels[:, :, i], coarse), own) for i in range(len(view.bands))]
    return replace(view, pixels=np.stack(bands, axis=2))


def _onto(view: View, grid: View) -> View:
    """The view at another one's size."""
    size = (grid.width, grid.height)
    bands = [_resized(view.pixels[:, :, i], size) for i in range(len(view.bands))]
    valid = None
    if view.valid is not None:
        valid = _resized(view.valid.astype(np.uint8) * 255, size) >= 255
    return replace(view, pixels=np.stack(bands, axis=2), valid=valid, region=())


def _with_region(view: View, grid: View) -> View:
    """The view with the other one's place and region."""
    return replace(
        view,
        geotransform=grid.geotransform,
        crs_wkt=grid.crs_wkt,
        metres_per_pixel=grid.metres_per_pixel,
        region=grid.region,
    )


def _moved_bands(spectral: Spectral | None, x: float, y: float) -> Spectral | None:
    """Bands moved like their picture; what comes from outside takes the border's values."""
    if spectral is None:
        return None
    values = [_moved_band(band, x, y) for band in (spectral.nir, spectral.ndvi, spectral.ndwi)]
    return Spectral(*values)


def _moved_band(band: npt.NDArray[np.float32], x: float, y: float) -> npt.NDArray[np.float32]:
    height, width = band.shape
    rows = np.clip(np.arange(height) - y, 0, height - 1)
    columns = np.clip(np.arange(width) - x, 0, width - 1)
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = np.minimum(top + 1, height - 1), np.minimum(left + 1, width - 1)
    v, u = (rows - top)[:, None].astype(np.float32), (columns - left).astype(np.float32)
    upper = band[top][:, left] * (1 - u) + band[top][:, right] * u
    lower = band[down][:, left] * (1 - u) + band[down][:, right] * u
    return np.asarray(upper * (1 - v) + lower * v, np.float32)


def shift_between(
    before: Pixels, after: Pixels, counted: Mask
) -> tuple[tuple[float, float], float]:
    """How far ``after`` lies off ``before``, by phase correlation of gradients.

    Returns (columns, rows) that ``after`` has to be moved by, and how far the peak stands out
    (in standard deviations over the runner-up's neighbourhood).
    """
    height, width = counted.shape
    if min(height, width) < 32:
        return (0.0, 0.0), 0.0
    step = max(1, round(max(height, width) / 1024))
    one, two = (_edges(image, counted)[::step, ::step] for image in (before, after))
    window = np.hanning(one.shape[0])[:, None] * np.hanning(one.shape[1])
    a, b = np.fft.rfft2(one * window), np.fft.rfft2(two * window)
    cross = a * np.conj(b)
    # Whitening by the root keeps noise at high frequencies from deciding.
    cross /= np.sqrt(np.abs(cross)) + 1e-9
    surface = np.fft.irfft2(cross, s=one.shape)
    reach = min(int(2 * MOST_SHIFT / step) + 2, min(one.shape) // 2 - 1)
    rows = np.r_[0 : reach + 1, -reach:0]
    near = surface[np.ix_(rows, rows)]
    index = np.unravel_index(int(near.argmax()), near.shape)
    row, column = int(rows[index[0]]), int(rows[index[1]])
    peak = float((near.max() - near.mean()) / (near.std() + 1e-12))
    dy = row + _parabola(surface, row, column, 0)
    dx = column + _parabola(surface, row, column, 1)
    return (dx * step, dy * step), peak


def _edges(image: Pixels, counted: Mask) -> npt.NDArray[np.float64]:
    grey = image.astype(np.float64).mean(2)
    grey = np.where(counted, grey, grey[counted].mean())
    dy, dx = np.gradient(grey)
    strength = np.hypot(dx, dy)
    # A few very strong edges must not decide alone.
    return np.asarray(np.sqrt(strength) - np.sqrt(strength).mean())


def _parabola(surface: npt.NDArray[np.float64], row: int, column: int, axis: int) -> float:
    """Sub-pixel offset of a peak along one axis."""
    step = (1, 0) if axis == 0 else (0, 1)
    height, width = surface.shape
    values = [
        float(surface[(row + k * step[0]) % height, (column + k * step[1]) % width])
        for k in (-1, 0, 1)
    ]
    curve = values[0] - 2 * values[1] + values[2]
    if curve >= 0:
        return 0.0
    return float(np.clip(0.5 * (values[0] - values[2]) / curve, -0.5, 0.5))


def moved(image: Pixels, x: float, y: float) -> tuple[Pixels, Mask]:
    """An image moved by (columns, rows), linearly, and where it still has pixels."""
    height, width = image.shape[:2]
    picture = Image.fromarray(image).transform(
        (width, height),
        Image.Transform.AFFINE,
        (1, 0, -x, 0, 1, -y),
        resample=Image.Resampling.BICUBIC,
    )
    columns, rows = np.arange(width) + 0.5 - x, np.arange(height) + 0.5 - y
    inside = ((rows >= 0.5) & (rows <= height - 0.5))[:, None] & (
        (columns >= 0.5) & (columns <= width - 0.5)
    )
    return np.asarray(picture, np.uint8), np.asarray(inside)


def matched(before: Pixels, after: Pixels, counted: Mask, rounds: int = 3) -> Pixels:
    """``after`` with the colours of ``before`` on ground that did not change.

    A gain and an offset per band, fitted on the pixels that agree best, again and again.
    """
    one = before[counted].astype(np.float64)
    two = after[counted].astype(np.float64)
    if len(one) < 64:
        return after
    if len(one) > 200_000:
        every = len(one) // 200_000 + 1
        one, two = one[::every], two[::every]
    gain, offset = np.ones(3), one.mean(0) - two.mean(0)
    for _ in range(rounds):
        distance = np.abs(two * gain + offset - one).sum(1)
        stable = distance <= np.quantile(distance, STABLE)
        for band in range(3):
            x, y = two[stable, band], one[stable, band]
            spread = x.std()
            if spread < 1.0:
                gain[band], offset[band] = 1.0, y.mean() - x.mean()
                continue
            # Equal spread, not least squares: noise must not pull the gain towards zero.
            gain[band] = float(np.clip(y.std() / spread, 0.4, 2.5))
            offset[band] = float(y.mean() - gain[band] * x.mean())
    return np.asarray(np.clip(after * gain + offset, 0, 255).round(), np.uint8)
