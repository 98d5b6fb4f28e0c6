# SPDX-License-Identifier: GPL-2.0-or-later
"""Promptable segmentation of the SAM family as a pair of ONNX files: encoder and mask decoder.

The encoder reads a square of 1024 pixels once; the decoder then answers each set of points and
boxes in a fraction of a second. Names and shapes are those of the exporter of SAM's authors, which
its small descendants keep.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.engine.prompts import Box, Point
from rs_assistant.worker.models.onnx_session import open_session

Floats = npt.NDArray[np.float32]
NEGATIVE, POSITIVE, TOP_LEFT, BOTTOM_RIGHT, PADDING = 0, 1, 2, 3, -1


@dataclass(frozen=True, eq=False)
class Embedding:
    """A picture as the decoder needs it: float16 to halve what the cache holds, and its size."""

    values: npt.NDArray[np.float16]
    height: int
    width: int


class Promptable:
    """The model of a pack with ``promptable.card.json``."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: a file is missing or ONNX Runtime refuses it.
        """
        try:
            card = json.loads((folder / "promptable.card.json").read_text(encoding="utf-8"))
            self.card: dict[str, Any] = card
            # What a run needs in passing is large: it goes back to the system.
            self._encoder, self._decoder = (
                open_session(folder, name, threads, sizes_vary=True, keep_memory=False)
                for name in card["files"][:2]
            )
            self._side = int(card["preprocessing"]["side"])
            self._mean = np.asarray(card["preprocessing"]["mean"], np.float32)
            self._std = np.asarray(card["preprocessing"]["std"], np.float32)
            self._input = self._encoder.get_inputs()[0].name
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise ModelUnavailable(
                "The model for clicks cannot be opened.", "Add its pack again.", str(error)
            ) from error

    def embed(self, rgb: npt.NDArray[np.uint8]) -> Embedding:
        """Read a uint8 (H, W, 3) picture; its longer side fills the square."""
        height, width = rgb.shape[:2]
        scale = self._side / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = Image.fromarray(np.ascontiguousarray(rgb))
        values = np.asarray(picture.resize(size, Image.Resampling.BILINEAR), np.float32)
        square = np.zeros((1, 3, self._side, self._side), np.float32)
        square[0, :, : size[1], : size[0]] = ((values - self._mean) / self._std).transpose(2, 0, 1)
        output = self._encoder.run(None, {self._input: square})[0]
        return Embedding(np.asarray(output, np.float16), height, width)

    def mask(
        self, picture: Embedding, points: tuple[Point, ...], box: Box | None
    ) -> tuple[Floats, float]:
        """Mask logits (H, W), above 0 inside, and the fit that the model expects (0 to 1).

        Points and box are in pixels of the picture; at least one of them must be there.
        """
        scale = self._side / max(picture.height, picture.width)
        places = [(point.x, point.y) for point in points]
        labels = [POSITIVE if point.positive else NEGATIVE for point in points]
        if box is not None:
            places += [(box[0], box[1]), (box[2], box[3])]
            labels += [TOP_LEFT, BOTTOM_RIGHT]
        else:
            places.append((0.0, 0.0))
            labels.append(PADDING)
        feed = {
            "image_embeddings": picture.values.astype(np.float32),
            "point_coords": np.array([places], np.float32) * scale,
            "point_labels": np.array([labels], np.float32),
            "mask_input": np.zeros((1, 1, self._side // 4, self._side // 4), np.float32),
            "has_mask_input": np.zeros(1, np.float32),
            "orig_im_size": np.array([picture.height, picture.width], np.float32),
        }
        # The small mask is enlarged here: the decoder's own way passes through the full square.
        small, score = self._decoder.run(["low_res_masks", "iou_predictions"], feed)
        used = (
            max(1, round(picture.height * scale / 4)),
            max(1, round(picture.width * scale / 4)),
        )
        part = Image.fromarray(np.ascontiguousarray(small[0, 0, : used[0], : used[1]]))
        full = part.resize((picture.width, picture.height), Image.Resampling.BILINEAR)
        return np.asarray(full, np.float32), float(np.clip(score.ravel()[0], 0.0, 1.0))
