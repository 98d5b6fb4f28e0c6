# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures and sentences in one space, and what one pass over a tile gives away.

One call of the image encoder yields the embedding, the grid that the captioner reads and the
probabilities of scenes, labels (things and covers) and kinds of picture. The text encoder gives
the embedding in the same space and a plain sentence embedding for the router.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.onnx_session import open_session

Floats = NDArray[np.float32]
TILE = 224
LIKENESS = 0.06  # temperature at which words that are alike stand in for each other
UNHEARD = 1e-3  # what the scene head leaves to names that it says nothing of


@dataclass(frozen=True)
class ImageEvidence:
    """What the encoder says of N tiles; rows in the order of the tiles."""

    embedding: Floats  # (N, D), unit length
    grid: Floats  # (N, C, 7, 7)
    scene_probabilities: Floats  # (N, S), sum 1 in each row
    label_probabilities: Floats  # (N, L), each 0..1 on its own
    kind_probabilities: Floats  # (N, K), sum 1 in each row


@dataclass(frozen=True)
class TextEvidence:
    """Embeddings of N sentences."""

    embedding: Floats  # (N, D), unit length, the pictures' space
    sentence: Floats  # (N, 384), unit length, the plain sentence space


def read_card(folder: Path, name: str) -> dict[str, Any]:
    """The card `folder/<name>.card.json`.

    Raises:
        ModelUnavailable: there is no readable card.
    """
    try:
        card = json.loads((folder / f"{name}.card.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnavailable(
            f"The model '{name}' is not in the pack.", "Reinstall the model pack.", str(error)
        ) from error
    if not isinstance(card, dict):
        raise ModelUnavailable(f"The card of '{name}' is not understood.", "Reinstall the pack.")
    return card


def softmax(logits: NDArray[Any]) -> Floats:
    """Over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def fitted(image: NDArray[np.uint8], size: int = TILE) -> NDArray[np.uint8]:
    """A uint8 RGB picture (H, W, 3) at `size` x `size`."""
    if image.shape[:2] == (size, size):
        return image
    picture = Image.fromarray(np.ascontiguousarray(image))
    resized = picture.resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(resized, np.uint8)


class DualEncoder:
    """The `see` model of a pack."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        """Open `folder/see.card.json` and the files it names; sessions open at first use.

        Raises:
            ModelUnavailable: the card is missing or not understood.
        """
        self._folder = folder
        self._threads = threads
        card = read_card(folder, "see")
        try:
            self.scenes: list[str] = list(card["scenes"])
            self.labels: list[str] = list(card["labels"])
            self.kinds: list[str] = list(card["kinds"])
            self._mean = np.float32(255.0 * card["preprocessing"]["mean"][0])
            self._gain = np.float32(1.0 / (255.0 * card["preprocessing"]["std"][0]))
            self._scene_temperature = float(card["scene_temperature"])
            self._kind_temperature = float(card["kind_temperature"])
            self._label_gain = np.asarray(card["label_gain"], np.float32)
            self._label_bias = np.asarray(card["label_bias"], np.float32)
            self._templates: list[str] = list(card["prompts"])
            self._prompt_scale = float(card["prompt_scale"])
            self._synonyms: dict[str, list[str]] = dict(card["synonyms"])
            self._groups: dict[str, list[str]] = dict(card["scene_groups"])
            self._plain_names: dict[str, str] = dict(card["plain_names"])
            self._head_share = float(card["head_share"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise ModelUnavailable(
                "The card of the image encoder is not understood.",
                "Update the plugin and its model pack together.",
                repr(error),
            ) from error
        self._image: onnxruntime.InferenceSession | None = None
        self._text: onnxruntime.InferenceSession | None = None
        self._tokenizer: Any = None
        self._vocabulary: frozenset[str] = frozenset()
        self._prompt_cache: dict[str, Floats] = {}

    def warm(self) -> None:
        """Open all files now rather than at the first picture and the first sentence."""
        if self._image is None:
            self._image = open_session(self._folder, "image_encoder.onnx", self._threads)
        if self._text is None:
            self._open_text()

    def _open_text(self) -> None:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:  # what the library raises is no more than Exception
            raise ModelUnavailable(
                "The tokenizer of the pack cannot be read.",
                "Reinstall the model pack.",
                str(error),
            ) from error
        tokenizer.enable_truncation(64)
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        known = " ".join([*self.labels, *self._groups, *self._plain_names.values()]).split()
        self._vocabulary = frozenset([*tokenizer.get_vocab(), *known])
        self._text = open_session(self._folder, "text_encoder.onnx", self._threads)

    def encode_images(self, rgb: NDArray[np.uint8] | Sequence[NDArray[np.uint8]]) -> ImageEvidence:
        """Evidence for uint8 RGB tiles (N, H, W, 3), or a list of tiles of any sizes.

        Tiles of other sizes than 224 x 224 are resampled. At most 16 tiles run at a time, so
        that memory stays flat.
        """
        if self._image is None:
            self._image = open_session(self._folder, "image_encoder.onnx", self._threads)
        names = ["embedding", "grid", "scene_logits", "label_logits", "kind_logits"]
        parts: list[list[NDArray[Any]]] = []
        for at in range(0, len(rgb), 16):
            tiles = np.stack([fitted(t) for t in rgb[at : at + 16]]).astype(np.float32)
            tiles -= self._mean
            tiles *= self._gain
            pixels = np.ascontiguousarray(tiles.transpose(0, 3, 1, 2))
            parts.append(self._image.run(names, {"pixels": pixels}))
        if not parts:
            raise ValueError("no tiles")
        embedding, grid, scene, label, kind = (np.concatenate(p) for p in zip(*parts))
        return ImageEvidence(
            np.asarray(embedding, np.float32),
            np.asarray(grid, np.float32),
            softmax(scene / self._scene_temperature),
            np.asarray(
                1 / (1 + np.exp(-(label * self._label_gain + self._label_bias))), np.float32
            ),
            softmax(kind / self._kind_temperature),
        )

    def encode_texts(self, texts: Sequence[str]) -> TextEvidence:
        """Embeddings of sentences in English, at most 64 word pieces each (the rest is cut)."""
        if self._text is None:
            self._open_text()
        assert self._text is not None
        encoded = [self._tokenizer.encode(t).ids for t in texts]
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
        embedding: list[Any] = [None] * len(encoded)
        sentence: list[Any] = [None] * len(encoded)
        for at in range(0, len(order), 32):  # like lengths together: little padding
            rows = order[at : at + 32]
            longest = max(len(encoded[i]) for i in rows)
            ids = np.zeros((len(rows), longest), np.int64)
            mask = np.zeros((len(rows), longest), np.int64)
            for r, i in enumerate(rows):
                ids[r, : len(encoded[i])] = encoded[i]
                mask[r, : len(encoded[i])] = 1
            out = self._text.run(
                ["embedding", "sentence"], {"input_ids": ids, "attention_mask": mask}
            )
            for r, i in enumerate(rows):
                embedding[i], sentence[i] = out[0][r], out[1][r]
        if not encoded:
            return TextEvidence(np.zeros((0, 384), np.float32), np.zeros((0, 384), np.float32))
        return TextEvidence(np.stack(embedding), np.stack(sentence))

    def name_embeddings(self, names: Sequence[str]) -> Floats:
        """One unit vector per name, the mean over the fixed prompts; kept for the next call."""
        missing = [n for n in dict.fromkeys(names) if n not in self._prompt_cache]
        if missing:
            if self._text is None:
                self._open_text()
            prompts: list[str] = []
            spans: list[tuple[int, int]] = []
            for name in missing:
                plain = self._plain(name)
                words = list(dict.fromkeys([plain, *self._synonyms.get(plain, [])]))
                lines = [t.format(w) for w in words for t in self._templates]
                spans.append((len(prompts), len(prompts) + len(lines)))
                prompts += lines
            vectors = self.encode_texts(prompts).embedding
            for name, (start, end) in zip(missing, spans):
                mean = vectors[start:end].mean(0)
                self._prompt_cache[name] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return np.stack([self._prompt_cache[n] for n in names])

    def classify(self, seen: Floats | ImageEvidence, names: Sequence[str]) -> Floats:
        """Zero-shot probabilities (N, len(names)) of names in any words.

        `seen` is the evidence of N tiles, or only their embeddings (N, D). Where the evidence is
        given, the scene head is heard as well: for names that it doesn't know, through the scenes
        that mean nearly the same.
        """
        embedding = seen.embedding if isinstance(seen, ImageEvidence) else seen
        scores = embedding @ self.name_embeddings(names).T * math.exp(self._prompt_scale)
        if isinstance(seen, ImageEvidence):
            known = seen.scene_probabilities @ self.scene_shares(names).T
            scores = scores + self._head_share * np.log(known + UNHEARD)
        return softmax(scores)

    def scene_shares(self, names: Sequence[str]) -> Floats:
        """How far each of the model's scenes is meant by each name, (len(names), S).

        1 for the scenes that a known name stands for; for other names shares that sum to 1, by
        the likeness of the words.
        """
        like = self.name_embeddings(names) @ self.name_embeddings(self.scenes).T
        shares = softmax(like / LIKENESS)
        for row, name in enumerate(names):
            meant = self.scenes_called(name)
            if meant:
                shares[row] = 0.0
                shares[row, meant] = 1.0
        return shares

    def scenes_called(self, name: str) -> list[int]:
        """Positions of the scenes that a name stands for; none where the model has no such."""
        if self._text is None:
            self._open_text()
        plain = self._plain(name)
        scenes = self._groups.get(plain, [plain] if plain in self.scenes else [])
        return [self.scenes.index(scene) for scene in scenes]

    def _plain(self, name: str) -> str:
        key = name.lower().strip()
        return self._plain_names.get(key) or plain_name(name, self._vocabulary)


def plain_name(name: str, vocabulary: frozenset[str] = frozenset()) -> str:
    """A class name as words: `denseResidential_area` or `denseresidential` as people write it.

    Run-together words are parted into the fewest words of `vocabulary`, when that can be done.
    """
    spaced = "".join(
        f" {c.lower()}" if c.isupper() and i and name[i - 1].islower() else c.lower()
        for i, c in enumerate(name)
    )
    words = spaced.replace("_", " ").replace("-", " ").split()
    return " ".join(p for w in words for p in parted(w, vocabulary))


def parted(word: str, vocabulary: frozenset[str]) -> list[str]:
    """`word` as the fewest words (three letters or more, at most three) of `vocabulary`."""
    if not vocabulary or word in vocabulary or len(word) < 7 or not word.isalpha():
        return [word]
    best: dict[int, list[str]] = {0: []}
    for end in range(3, len(word) + 1):
        for start in range(end - 2):
            piece = word[start:end]
            if start in best and len(best[start]) < 3 and piece in vocabulary:
                split = [*best[start], piece]
                if end not in best or len(split) < len(best[end]):
                    best[end] = split
    return best.get(len(word), [word])
