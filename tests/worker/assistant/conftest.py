# SPDX-License-Identifier: GPL-2.0-or-later
"""A painted world and models that read it by colour: exact answers to exact pictures.

Blue is water, green forest, yellow farmland, grey built-up land, white squares are storage tanks,
red ones ships, and both pass for roofs. The adapters have the interfaces of the pack's.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.assistant.assistant import Assistant
from rs_assistant.worker.assistant.vectorise import polygons_of

COLOURS = {
    "water": (30, 60, 160),
    "forest": (30, 100, 40),
    "farmland": (200, 190, 80),
    "built-up": (130, 130, 130),
    "meadow": (140, 200, 110),
    "storage tank": (250, 250, 250),
    "ship": (200, 30, 30),
}
COVERS = ("built-up", "farmland", "forest", "meadow", "water")
SCENES = ("farmland", "forest", "industrial", "meadow", "sea or lake")
SCENE_OF = {"farmland": 0, "forest": 1, "built-up": 2, "meadow": 3, "water": 4}


def nearest(rgb):
    """Index of the nearest colour of the world, (height, width)."""
    palette = np.array(list(COLOURS.values()), np.float32)
    return ((rgb[..., None, :].astype(np.float32) - palette) ** 2).sum(-1).argmin(-1)


class Encoder:
    """Scenes by the most frequent cover, labels by what occurs, kinds by a magenta frame."""

    scenes = list(SCENES)
    labels = ["water", "storage tank", "ship", "forest"]
    kinds = ["photograph", "map", "hillshade", "cloud", "blank"]

    def encode_images(self, tiles):
        count = len(tiles)
        scenes = np.full((count, len(SCENES)), 0.01, np.float32)
        labels = np.full((count, len(self.labels)), 0.02, np.float32)
        kinds = np.zeros((count, len(self.kinds)), np.float32)
        names = list(COLOURS)
        for row, tile in enumerate(tiles):
            shares = np.bincount(nearest(np.asarray(tile)).ravel(), minlength=len(names))
            best = max(SCENE_OF, key=lambda name: shares[names.index(name)])
            scenes[row, SCENE_OF[best]] = 0.96
            for column, label in enumerate(self.labels):
                if shares[names.index(label)] >= 30:
                    labels[row, column] = 0.97
            drawn = (np.asarray(tile) == (255, 0, 255)).all(-1).mean() > 0.2
            white = (np.asarray(tile) == 235).all(-1).mean() > 0.9
            kinds[row, 1 if drawn else 3 if white else 0] = 1.0
        return SimpleNamespace(
            scene_probabilities=scenes / scenes.sum(1, keepdims=True),
            label_probabilities=labels,
            kind_probabilities=kinds,
            embedding=scenes / np.linalg.norm(scenes, axis=1, keepdims=True),
            grid=np.zeros((count, 4, 7, 7), np.float32),
        )

    def classify(self, seen, names):
        embedding = getattr(seen, "embedding", seen)
        scores = np.full((len(embedding), len(names)), 0.05)
        for column, name in enumerate(names):
            if name in SCENES:
                scores[:, column] = embedding[:, SCENES.index(name)]
        return scores / scores.sum(1, keepdims=True)


class Detector:
    """Connected squares of a thing's colour."""

    labels = ("storage tank", "ship")
    thresholds = {"storage tank": 0.3, "ship": 0.3}
    card = {
        "reading": {
            "storage tank": {"coarsest": 4.0, "native_to": 2.0},
            "ship": {"coarsest": 20.0, "native_to": 4.0},
        }
    }

    def known_at(self, metres_per_pixel):
        scale = metres_per_pixel or 0.5
        return tuple(n for n in self.labels if scale <= self.card["reading"][n]["coarsest"])

    def enlargement(self, label, metres_per_pixel):
        return metres_per_pixel / self.card["reading"][label]["native_to"]

    def detect(
        self, rgb, metres_per_pixel, classes=None, *, minimum=None, progress=None, cancelled=None
    ):
        names = list(COLOURS)
        found = []
        values = nearest(rgb)
        for label in self.labels:
            if classes is not None and label not in classes:
                continue
            for polygon in polygons_of(values == names.index(label)):
                left, top = polygon[0].min(0).astype(int)
                right, bottom = polygon[0].max(0).astype(int)
                found.append(
                    SimpleNamespace(
                        label=label,
                        score=0.9,
                        box=(float(left), float(top), float(right), float(bottom)),
                        mask=np.ones((bottom - top, right - left), bool),
                        offset=(int(left), int(top)),
                    )
                )
        return found


class CoverMap:
    """What the segmenter returns."""

    def __init__(self, classes, values):
        self.classes = classes
        self.threshold = None
        self.probabilities = (values[None] == np.arange(len(classes))[:, None, None]) * 0.9 + 0.02

    def labels(self):
        return self.probabilities.argmax(0).astype(np.uint8)

    def confidence(self):
        return self.probabilities.max(0)


class Segmenter:
    """Land cover by colour; things lie on water. All that is red or white passes for a roof."""

    def segment(self, rgb, metres_per_pixel, legend, *, progress=None, cancelled=None):
        if legend == "buildings":
            found = CoverMap(("building",), np.zeros(rgb.shape[:2]))
            found.threshold = 0.5
            roofs = np.isin(
                nearest(rgb), [list(COLOURS).index(n) for n in ("storage tank", "ship")]
            )
            found.probabilities = np.where(roofs, 0.9, 0.05)[None]
            return found
        classes = COVERS if legend == "land_cover" else ("river", "lake", "pond")
        names = list(COLOURS)
        table = np.array([COVERS.index(n) if n in COVERS else 4 for n in names])
        values = table[nearest(rgb)]
        return CoverMap(classes, values if legend == "land_cover" else np.zeros_like(values))


class ChangeHead:
    """Changed is what differs by much."""

    threshold = 0.5

    def change(self, before, after, metres_per_pixel, *, progress=None, cancelled=None):
        apart = np.abs(before.astype(float) - after.astype(float)).max(2)
        return np.where(apart > 60, 0.9, 0.05).astype(np.float32)

    def mask(self, probability, metres_per_pixel=None):
        return (probability >= self.threshold).astype(np.uint8)


class Captioner:
    """Says the same sentences of everything."""

    styles = ["rsicd"]

    def best(self, grid, embedding, encode, style="rsicd", count=1):
        said = ("a green forest without any road", "two ships in a forest", "many trees")
        return [SimpleNamespace(text=text) for text in said[:count]]


class QuestionHead:
    """Counts twice as many ships as were outlined, and finds them at the shore."""

    def knows(self, kind, thing):
        return kind in ("count", "location") and thing == "ships"

    def count(self, thing, seen):
        return 2 * int((seen.scores["ship"] >= 0.3).sum()), 0.4

    def location(self, thing, seen):
        return "at the shore", 0.6


class Models:
    """The adapters of the painted world; ``missing`` names those that are not installed."""

    def __init__(self, missing=("captioner", "questions")):
        self._adapters = {
            "encoder": Encoder(),
            "detector": Detector(),
            "segmenter": Segmenter(),
            "change": ChangeHead(),
            "captioner": Captioner(),
            "questions": QuestionHead(),
        }
        self.names = tuple(self._adapters)
        for name in missing:
            self._adapters.pop(name, None)

    def has(self, name):
        return name in self._adapters

    def __getattr__(self, name):
        if name == "text" or name in self.names:
            if name not in self._adapters:
                raise ModelUnavailable(f"No {name}.")
            return self._adapters[name]
        raise AttributeError(name)


@pytest.fixture
def assistant():
    """An assistant that sees the painted world."""
    return Assistant(Models())


@pytest.fixture
def models():
    """The class, so that a test can leave adapters out."""
    return Models


@pytest.fixture
def paint():
    """``paint(height, width, ground, (thing, top, left, height, width), …)``."""

    def painted(height, width, ground, *things):
        picture = np.empty((height, width, 3), np.uint8)
        picture[:] = COLOURS[ground]
        # A little grain: nothing photographed is of one colour.
        grain = np.random.default_rng(1).integers(-3, 4, (height, width, 1))
        for name, top, left, h, w in things:
            picture[top : top + h, left : left + w] = COLOURS[name]
        return np.clip(picture.astype(int) + grain, 0, 255).astype(np.uint8)

    return painted
