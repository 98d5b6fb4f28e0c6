# SPDX-License-Identifier: GPL-2.0-or-later
"""From tiles to statements about a view: what it shows, where, how much of it, how surely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rs_assistant.engine.positions import cells_of_boxes
from rs_assistant.engine.results import Statement
from rs_assistant.worker.assistant.look import Look
from rs_assistant.worker.assistant.sources import Sources, sources_of
from rs_assistant.worker.assistant.thresholds import (
    OFFSET,
    OUTLINED,
    OUTLINED_FROM,
    SHOWN_UP_TO,
    WEIGHT,
)

# Metres per pixel beyond which the encoder's word for a small thing means nothing.
SMALL = {
    "airplane": 3.0,
    "ship": 12.0,
    "storage tank": 4.0,
    "storage tanks": 4.0,
    "baseball diamond": 3.0,
    "baseball field": 3.0,
    "tennis court": 2.0,
    "basketball court": 2.0,
    "ground track field": 4.0,
    "football field": 4.0,
    "vehicle": 1.5,
    "parking lot": 3.0,
    "mobile home park": 2.5,
    "swimming pool": 1.5,
    "bridge": 6.0,
    "building": 5.0,
    "buildings": 5.0,
    "church": 3.0,
    "school": 3.0,
    "center": 3.0,
    "square": 3.0,
    "stadium": 5.0,
    "trees": 6.0,
    "pavement": 6.0,
    "overpass": 5.0,
    "intersection": 3.0,
    "golf course": 6.0,
    "runway": 8.0,
    "resort": 4.0,
    "commercial": 5.0,
    "sparse residential": 6.0,
    "medium residential": 6.0,
    "dense residential": 10.0,
}


@dataclass(frozen=True)
class Belief:
    """How likely a class is in the view, and where the tiles that show it are."""

    probability: float
    cells: tuple[str, ...] = ()
    share: float = 0.0
    """Weight of the tiles that show it more likely than not."""


def readable(name: str, metres_per_pixel: float | None) -> bool:
    """Whether a scene or label can be told at this ground resolution."""
    return metres_per_pixel is None or metres_per_pixel <= SMALL.get(name, np.inf)


def tile_beliefs(look: Look, sources: Sources) -> np.ndarray:
    """Probability per tile that any of the class's scenes or labels is there, (n,)."""
    return chances(look, sources, look.seen.scenes, look.seen.labels)


def chances(
    look: Look, sources: Sources, scene_rows: np.ndarray, label_rows: np.ndarray
) -> np.ndarray:
    """The same for rows of scene (n, S) and label (n, L) probabilities of any windows."""
    encoder = look.models.encoder
    scale = look.metres_per_pixel
    best = np.zeros(len(scene_rows))
    labels = [n for n in sources.labels if n in encoder.labels and readable(n, scale)]
    scenes = [n for n in sources.scenes if n in encoder.scenes and readable(n, scale)]
    if labels:
        rows = [encoder.labels.index(name) for name in labels]
        best = np.maximum(best, label_rows[:, rows].max(1))
    if scenes:
        rows = [encoder.scenes.index(name) for name in scenes]
        best = np.maximum(best, scene_rows[:, rows].sum(1))
    return np.minimum(best, 1.0)


def belief(look: Look, label: str) -> Belief | None:
    """What the encoder alone believes of a canonical class; None where it has no word for it."""
    sources = sources_of(label)
    if sources is None or not look.has("encoder"):
        return None
    encoder = look.models.encoder
    names = [n for n in sources.labels if n in encoder.labels]
    names += [n for n in sources.scenes if n in encoder.scenes]
    if not any(readable(name, look.metres_per_pixel) for name in names):
        return None
    tiles = tile_beliefs(look, sources)
    return Belief(float(tiles.max()), *_where(look, tiles >= 0.5))


def _where(look: Look, held: np.ndarray) -> tuple[tuple[str, ...], float]:
    """The cells of the view that some tiles lie in, and their share of its weight."""
    seen = look.seen
    boxes = [tile.box for tile, shown in zip(seen.tiles, held) if shown]
    cells = cells_of_boxes(boxes, look.cut.width, look.cut.height)
    return cells, float(seen.weights[held].sum())


def _stated(look: Look, subject: str, name: str, score: float, held: np.ndarray) -> Statement:
    """What the encoder says of the tiles that are ``held``."""
    cells, share = _where(look, held)
    return Statement(subject, name, score, share, cells=cells, expert="encoder")


# Scenes and labels of the encoder that say the same thing as a countable class.
SAME_THING = {
    "airplane": ("airplane",),
    "ship": ("ship",),
    "storage tank": ("storage tank", "storage tanks"),
    "baseball diamond": ("baseball diamond", "baseball field"),
    "tennis court": ("tennis court",),
    "basketball court": ("basketball court",),
    "ground track field": ("ground track field",),
    "harbor": ("harbor",),
    "bridge": ("bridge",),
    "vehicle": ("vehicle",),
    "car": ("vehicle",),
}


def encoder_support(look: Look, label: str) -> float | None:
    """The encoder's largest probability, over the tiles, for a countable class."""
    if not look.has("encoder"):
        return None
    encoder, seen = look.models.encoder, look.seen
    best = None
    for word in SAME_THING.get(label, (label,)):
        for names, values in ((encoder.labels, seen.labels), (encoder.scenes, seen.scenes)):
            if word in names and readable(word, look.metres_per_pixel):
                value = float(values[:, list(names).index(word)].max())
                best = value if best is None else max(best, value)
    return best


def thing_belief(look: Look, label: str, detected: tuple[str, ...]) -> float:
    """How likely a countable class is in the view, by both experts; ``detected`` are the
    detector's labels for it that can be read at this ground resolution."""
    best = look.best_score(detected)
    support = encoder_support(look, label)
    if support is None:
        return best
    clipped = min(max(support, 0.001), 0.999)
    odds = float(np.log(clipped / (1 - clipped))) + WEIGHT * best - OFFSET
    together = float(1 / (1 + np.exp(-odds)))
    # What is outlined surely is there, even where no tile of the encoder shows it whole.
    sure = best >= OUTLINED_FROM or _beyond_learnt(look, label, detected)
    return max(together, OUTLINED) if sure else together


def _beyond_learnt(look: Look, label: str, detected: tuple[str, ...]) -> bool:
    """Whether something was outlined that is larger than all that the encoder was shown of its
    class: that the encoder does not see it says nothing then."""
    longest, scale = SHOWN_UP_TO.get(label), look.metres_per_pixel
    if longest is None or scale is None:
        return False
    sides = [
        max(right - left, bottom - top) * scale
        for left, top, right, bottom in (found.box for found in look.instances(detected))
    ]
    return any(side > longest for side in sides)


# Scenes that are taken for one another: said, meant, labels that speak for the latter, unless.
# A beach shows the sea as well, a river may look like a pond; labels are judged each on its own.
SETTLED = (
    ("sea or lake", "beach", {"beach": 0.5, "sand": 0.5}, ""),
    ("pond", "river", {"river": 0.8}, "lake"),
)


def settled(look: Look) -> np.ndarray:
    """Scene probabilities of the tiles (n, S); of two that are taken for one another, the one that
    the labels name is put first."""
    encoder, seen = look.models.encoder, look.seen
    names, labels = list(encoder.scenes), list(encoder.labels)
    scenes = np.array(seen.scenes)
    for said, meant, needed, unless in SETTLED:
        if not {said, meant} <= set(names) or not set(needed) <= set(labels):
            continue
        first, second = names.index(said), names.index(meant)
        held = scenes.argmax(1) == first
        for label, least in needed.items():
            own = seen.labels[:, labels.index(label)]
            held &= own >= least
            if unless in labels:
                held &= own > seen.labels[:, labels.index(unless)]
        scenes[held] = scenes[held][:, _swapped(len(names), first, second)]
    return scenes


def _swapped(size: int, first: int, second: int) -> list[int]:
    order = list(range(size))
    order[first], order[second] = second, first
    return order


def scene_statements(look: Look, least: float = 0.4) -> list[Statement]:
    """The scenes that the tiles show, by share of the view; score is the mean probability."""
    encoder, seen = look.models.encoder, look.seen
    scale = look.metres_per_pixel
    allowed = np.array([readable(name, scale) for name in encoder.scenes])
    scenes = np.where(allowed, settled(look), 0.0)
    best = scenes.argmax(1)
    found: list[Statement] = []
    for index in np.unique(best).tolist():
        rows = (best == index) & (scenes.max(1) >= least) & look.clear_tiles
        if not rows.any():
            continue
        score = float(np.average(scenes[rows, index], weights=seen.weights[rows]))
        found.append(_stated(look, "scene", encoder.scenes[index], score, rows))
    found.sort(key=lambda statement: -(statement.share or 0.0) * statement.score)
    return found


def label_statements(look: Look, thresholds: dict[str, float], default: float) -> list[Statement]:
    """Things and covers that the tiles name surely enough; share is the weight of those tiles."""
    encoder, seen = look.models.encoder, look.seen
    found: list[Statement] = []
    for index, name in enumerate(encoder.labels):
        limit = thresholds.get(name, default)
        if not readable(name, look.metres_per_pixel):
            continue
        held = (seen.labels[:, index] >= limit) & look.clear_tiles
        if not held.any():
            continue
        found.append(_stated(look, "label", name, float(seen.labels[held, index].max()), held))
    found.sort(key=lambda statement: -(statement.share or 0.0))
    return found


URBAN_SCENES = (
    "buildings",
    "center",
    "church",
    "commercial",
    "dense residential",
    "medium residential",
    "mobile home park",
    "industrial",
    "residential buildings",
    "parking lot",
    "school",
    "square",
    "stadium",
    "railway station",
    "overpass",
    "freeway",
    "intersection",
    "airport",
    "storage tanks",
    "harbor",
)


def urban_share(look: Look) -> float:
    """Share of the view that looks built by the encoder's scenes, 0..1."""
    encoder, seen = look.models.encoder, look.seen
    rows = [i for i, name in enumerate(encoder.scenes) if name in URBAN_SCENES]
    half = [i for i, name in enumerate(encoder.scenes) if name == "sparse residential"]
    built = seen.scenes[:, rows].sum(1) + 0.4 * seen.scenes[:, half].sum(1)
    return float(seen.weights @ built)


_COLOURS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("black", (20, 20, 20)),
    ("dark grey", (70, 70, 70)),
    ("grey", (128, 128, 128)),
    ("light grey", (190, 190, 190)),
    ("white", (240, 240, 240)),
    ("red", (170, 50, 45)),
    ("orange", (215, 130, 60)),
    ("yellow", (220, 205, 90)),
    ("beige", (205, 185, 150)),
    ("brown", (125, 95, 70)),
    ("dark green", (45, 65, 45)),
    ("green", (85, 130, 70)),
    ("light green", (155, 185, 125)),
    ("turquoise", (80, 160, 160)),
    ("blue", (70, 105, 170)),
    ("dark blue", (35, 50, 85)),
    ("purple", (120, 70, 130)),
)


def colour_shares(pixels: np.ndarray) -> list[tuple[str, float]]:
    """Names of colours of uint8 pixels (n, 3) with their shares, most frequent first."""
    if len(pixels) > 20000:
        pixels = pixels[:: len(pixels) // 20000 + 1]
    values = pixels.astype(np.float32)
    palette = np.array([rgb for _, rgb in _COLOURS], np.float32)

    # Hue matters more than brightness: compare chromaticity and luma on their own scales.
    def parts(colours: np.ndarray) -> np.ndarray:
        luma = colours @ np.array([0.299, 0.587, 0.114], np.float32)
        chroma = colours - luma[:, None]
        return np.column_stack((0.8 * luma, 1.6 * chroma))

    near = ((parts(values)[:, None] - parts(palette)[None]) ** 2).sum(2).argmin(1)
    counts = np.bincount(near, minlength=len(_COLOURS))
    order = np.argsort(-counts, kind="stable")
    return [(_COLOURS[i][0], float(counts[i] / len(values))) for i in order if counts[i]]


def colour_statements(pixels: np.ndarray, most: int = 2) -> list[Statement]:
    """The dominant colours of pixels (n, 3) as statements."""
    return [
        Statement("colour", name, share=share, expert="pixels")
        for name, share in colour_shares(pixels)[:most]
    ]
