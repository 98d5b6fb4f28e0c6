# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes chips look like live map views: scale, crop, colour, blur, compression, band order.

Also draws the views that are no photographs (maps, hillshades, blanks, cloud cover), so that the
models learn to decline them.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Pixels = NDArray[np.uint8]
Rng = np.random.Generator


def resized(pixels: Pixels, size: int) -> Pixels:
    """The whole picture at `size` x `size`, bicubic (the worker's own way to fill a tile)."""
    if pixels.shape[0] == size and pixels.shape[1] == size:
        return pixels
    image = Image.fromarray(pixels).resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(image, np.uint8)


def view_like(pixels: Pixels, size: int, rng: Rng, smallest: float = 0.45) -> Pixels:
    """A random training view of a chip, (size, size, 3)."""
    height, width = pixels.shape[:2]
    area = rng.uniform(smallest, 1.0) if rng.random() < 0.85 else 1.0
    aspect = float(np.exp(rng.uniform(-0.2, 0.2)))
    crop_w = min(width, width * np.sqrt(area) * aspect)
    crop_h = min(height, height * np.sqrt(area) / aspect)
    x = rng.uniform(0, width - crop_w)
    y = rng.uniform(0, height - crop_h)
    image: Image.Image = Image.fromarray(pixels)
    box = (x, y, x + crop_w, y + crop_h)
    if rng.random() < 0.25:  # a coarser canvas: fewer pixels than the network sees
        coarse = int(size * rng.uniform(0.35, 0.8))
        image = image.resize((coarse, coarse), Image.Resampling.BOX, box)
        image = image.resize((size, size), Image.Resampling.BILINEAR)
    else:
        image = image.resize((size, size), Image.Resampling.BILINEAR, box)
    if rng.random() < 0.15:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.2)))
    if rng.random() < 0.15:
        buffer = io.BytesIO()
        image.save(buffer, "jpeg", quality=int(rng.integers(30, 85)))
        image = Image.open(buffer)
    out = np.asarray(image, np.uint8)
    turns = int(rng.integers(4))
    out = np.rot90(out, turns)
    if rng.random() < 0.5:
        out = out[:, ::-1]
    return recoloured(np.ascontiguousarray(out), rng)


def recoloured(pixels: Pixels, rng: Rng) -> Pixels:
    """Another sensor's or another day's colours, by one 3x3 matrix and an offset."""
    if rng.random() < 0.2:
        return pixels
    gain = rng.uniform(0.75, 1.3)
    channel = rng.uniform(0.9, 1.1, 3)
    saturation = rng.uniform(0.6, 1.35) if rng.random() < 0.9 else 0.0
    grey = np.full((3, 3), 1 / 3)
    matrix = (np.eye(3) * saturation + grey * (1 - saturation)) * channel[:, None] * gain
    mean = float(pixels[::8, ::8].mean())
    offset = mean * (1 - gain) * rng.uniform(0, 1) + rng.uniform(-15, 15)
    if rng.random() < 0.04:  # colour infrared: NIR as red, red as green, green as blue
        near = np.array([-0.9, 2.3, -0.5])
        matrix = np.stack([near, [1.0, 0, 0], [0, 1.0, 0]]) * gain
    # a table for each entry is slower than one small product here
    out = pixels.reshape(-1, 3).astype(np.float32) @ matrix.T.astype(np.float32) + offset
    return np.clip(out, 0, 255).astype(np.uint8).reshape(pixels.shape)


def fractal(size: int, rng: Rng, roughness: float) -> NDArray[np.float32]:
    """Power-law noise in 0..1, (size, size)."""
    freq = np.hypot(np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None, :])
    freq[0, 0] = 1
    shape = freq.shape
    spectrum = (rng.normal(size=shape) + 1j * rng.normal(size=shape)) / freq**roughness
    spectrum[0, 0] = 0
    field = np.fft.irfft2(spectrum, (size, size))
    field = (field - field.min()) / (np.ptp(field) + 1e-9)
    return field.astype(np.float32)


def draw_hillshade(size: int, rng: Rng) -> Pixels:
    """A shaded relief, grey or slightly tinted."""
    height = fractal(size, rng, rng.uniform(1.2, 2.6)) * rng.uniform(20, 160)
    gy, gx = np.gradient(height)
    azimuth, altitude = rng.uniform(0, 2 * np.pi), np.radians(rng.uniform(25, 60))
    slope = np.arctan(np.hypot(gx, gy))
    aspect = np.arctan2(-gx, gy)
    shade = np.sin(altitude) * np.cos(slope) + np.cos(altitude) * np.sin(slope) * np.cos(
        azimuth - aspect
    )
    grey = np.clip(shade, 0, 1)[..., None] * 255
    tint = np.ones(3) if rng.random() < 0.75 else rng.uniform(0.8, 1.0, 3)
    return np.asarray(np.clip(grey * tint, 0, 255), np.uint8)


def draw_cloud(size: int, rng: Rng, ground: Pixels | None = None) -> Pixels:
    """Cloud over (nearly) the whole view; gaps show dark ground or a picture."""
    noise = fractal(size, rng, rng.uniform(1.2, 2.2))
    cover = np.clip((noise - rng.uniform(-0.1, 0.25)) * rng.uniform(2.5, 6), 0, 1)[..., None]
    texture = fractal(size, rng, rng.uniform(0.8, 1.8))[..., None]
    white = rng.uniform(185, 245) + texture * rng.uniform(5, 45)
    below = (
        np.full((size, size, 3), rng.uniform(10, 90)) if ground is None else resized(ground, size)
    )
    tint = 1 + rng.uniform(-0.02, 0.02, 3)
    return np.asarray(np.clip((cover * white + (1 - cover) * below) * tint, 0, 255), np.uint8)


def draw_blank(size: int, rng: Rng) -> Pixels:
    """One flat colour, sometimes with a trace of noise or a sliver of another colour."""
    colour = rng.choice([0, 255, 128, int(rng.integers(256))])
    base = np.full((size, size, 3), float(colour))
    if rng.random() < 0.25:
        base += rng.integers(-60, 60, 3)
    if rng.random() < 0.5:
        base += rng.normal(0, rng.uniform(0.3, 2.0), base.shape)
    return np.asarray(np.clip(base, 0, 255), np.uint8)


WORDS = ["Park", "High Street", "Station", "River", "A 23", "Main St", "Church", "Lake", "Hotel"]


def draw_map(size: int, rng: Rng) -> Pixels:
    """A street map: flat paper, areas, lines with casings, building blocks and names."""
    scale = 2
    side = size * scale
    papers = [(242, 239, 233), (255, 255, 255), (250, 248, 240), (232, 236, 230), (38, 40, 46)]
    paper = papers[rng.integers(len(papers))]
    image = Image.new("RGB", (side, side), paper)
    pen = ImageDraw.Draw(image)
    areas = [(170, 211, 223), (200, 230, 180), (224, 223, 223), (238, 238, 200), (173, 209, 158)]
    for _ in range(int(rng.integers(0, 8))):
        centre = rng.uniform(0, side, 2)
        points = centre + rng.normal(
            0, side * rng.uniform(0.04, 0.18), (int(rng.integers(3, 9)), 2)
        )
        if rng.random() < 0.5:  # sorted by angle: a plain outline, not a star
            turn = np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0])
            points = points[np.argsort(turn)]
        pen.polygon([tuple(p) for p in points], fill=areas[rng.integers(len(areas))])
    roads = [(233, 144, 160), (249, 178, 156), (255, 255, 255), (247, 250, 191), (220, 130, 140)]
    for _ in range(int(rng.integers(4, 40))):
        start = rng.uniform(-0.1, 1.1, 2) * side
        steps = rng.normal(0, side * 0.3, (int(rng.integers(1, 4)), 2)).cumsum(0) + start
        line = [tuple(start), *(tuple(p) for p in steps)]
        wide = int(rng.integers(2, 7) * scale * size / 224)
        pen.line(line, fill=(170, 170, 170), width=wide + 2)
        pen.line(line, fill=roads[rng.integers(len(roads))], width=wide)
    for _ in range(int(rng.integers(0, 60))):
        x, y = rng.uniform(0, side, 2)
        w, h = rng.uniform(4, 22, 2) * scale * size / 224
        pen.rectangle((x, y, x + w, y + h), fill=(217, 208, 201), outline=(190, 180, 175))
    for _ in range(int(rng.integers(0, 16))):
        x, y = rng.uniform(0, side * 0.9, 2)
        pen.text((x, y), WORDS[rng.integers(len(WORDS))], fill=(40, 40, 40))
    crop = rng.uniform(0.35, 1.0)
    x, y = rng.uniform(0, (1 - crop) * side, 2)
    box = (x, y, x + crop * side, y + crop * side)
    return np.asarray(image.resize((size, size), Image.Resampling.BICUBIC, box), np.uint8)


DRAWN: dict[str, Callable[[int, Rng], Pixels]] = {
    "map": draw_map,
    "hillshade": draw_hillshade,
    "cloud": draw_cloud,
    "blank": draw_blank,
}


def draw(kind: str, size: int, rng: Rng) -> Pixels:
    """A view of `kind` that is no photograph of the ground."""
    return DRAWN[kind](size, rng)
