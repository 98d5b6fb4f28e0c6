# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes a view ready for clicks with the starter pack: one look of detector and segmenter."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from rs_assistant.worker.assistant.instances import Thing, things
from rs_assistant.worker.prompting.covers import cover_of
from rs_assistant.worker.prompting.land import resized
from rs_assistant.worker.prompting.own import OwnScene
from rs_assistant.worker.prompting.patch import STARTER, Patch, Pixels

LOWEST = 0.08  # score of instances that may be meant when somebody points at them
ROAD_TO, BUILDING_TO = 2.6, 2.0  # metres per pixel
CHIP = 224  # pixels of a side that the encoder reads
Report = Callable[[float, str], None]
Stop = Callable[[], bool]


class OwnPrompter:
    """Makes views ready with the detector and the segmenter of a pack, as far as it has them."""

    name = STARTER

    def __init__(self, models: Any) -> None:
        """``models`` as the registry's: `pack`, `has`, `detector`, `segmenter`."""
        self._models = models

    @property
    def packs(self) -> tuple[str, ...]:
        """The ids of the packs that look at a view."""
        return (str(self._models.pack.id),)

    def encode(
        self,
        rgb: Pixels,
        metres_per_pixel: float | None,
        report: Report = lambda share, text: None,
        cancelled: Stop = lambda: False,
    ) -> OwnScene:
        """Look at the view once, so that clicks need not.

        Raises:
            Cancelled: between two tiles.
        """
        rgb = np.ascontiguousarray(rgb)
        found: list[Patch] = []
        if self._models.has("detector"):
            found = self._things(rgb, metres_per_pixel, report, cancelled)
        scene = OwnScene(rgb, found, [])
        if found and self._models.has("encoder"):
            scene.name_of = self._name_of
            self._name_of(rgb[:1, :1], found[0].label)  # the names are read now, not at a click
        if self._models.has("segmenter"):
            self._cover(scene, metres_per_pixel, report, cancelled)
        # Regions that leave their surroundings grow on the whole view: made ready here.
        scene.land.ground((0, 0, rgb.shape[1], rgb.shape[0]))
        report(1.0, "Ready")
        return scene

    def _name_of(self, crop: Pixels, label: str) -> str:
        """The detector's name, unless the encoder is sure of another."""
        encoder, names = self._models.encoder, list(self._models.detector.labels)
        if label not in names:
            return label
        seen = encoder.encode_images(resized(crop, (CHIP, CHIP))[None])
        scores = np.asarray(encoder.classify(seen, names))[0]
        best = int(scores.argmax())
        sure = scores[best] >= 0.8 and scores[names.index(label)] < 0.1
        return names[best] if sure else label

    def _things(
        self, rgb: Pixels, scale: float | None, report: Report, cancelled: Stop
    ) -> list[Patch]:
        detector = self._models.detector

        def detect(picture: Pixels, metres: float | None, labels: set[str]) -> Any:
            return detector.detect(
                picture,
                metres,
                labels,
                minimum=LOWEST,
                progress=lambda share: report(0.6 * share, "Looking for things"),
                cancelled=cancelled,
            )

        labels = set(detector.known_at(scale))
        seen: list[Thing] = things(rgb, scale, labels, detect)
        return [
            Patch(item.mask, item.offset, _expected(item.score), item.label, "object", STARTER)
            for item in seen
        ]

    def _cover(self, scene: OwnScene, scale: float | None, report: Report, cancelled: Stop) -> None:
        """Add what the segmenter sees to the scene."""
        segmenter = self._models.segmenter
        legends = [("buildings", BUILDING_TO), ("roads", ROAD_TO), ("land_cover", math.inf)]
        wanted = [name for name, coarsest in legends if scale is None or scale <= coarsest]
        for number, legend in enumerate(wanted):
            result = segmenter.segment(
                scene.rgb,
                scale,
                legend,
                progress=lambda share, n=number: report(
                    0.6 + 0.4 * (n + share) / len(wanted), "Mapping the ground"
                ),
                cancelled=cancelled,
            )
            cover = cover_of(result, legend, scale)
            if legend == "buildings":
                values = np.asarray(result.probabilities[0], np.float32) * 255
                scene.building, scene.buildings = values.astype(np.uint8), cover
            else:
                scene.covers.append(cover)


def _expected(score: float) -> float:
    """The fit to expect of an instance by its score."""
    return 0.45 + 0.5 * score
