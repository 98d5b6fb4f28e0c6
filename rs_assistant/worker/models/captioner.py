# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for one homogeneous window, from the grid that the image encoder gives.

The decoder runs word by word over an ONNX step graph with a key-value cache; greedy choice, beams
and the rules of good behaviour (never repeat, never run on) are here, in numpy. What is likely is
often what fits any picture, so `best` weighs likelihood against how much better a sentence fits
this picture than other ones, in the encoder's shared space.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.worker.models.dual_encoder import Floats, read_card
from rs_assistant.worker.models.onnx_session import open_session

BARRED = -1e4
REMEMBERED = 4096  # sentences whose embeddings are kept: collections repeat themselves

# Words that may stand side by side twice in a sentence; any other pair would be a repetition.
SMALL = frozenset(
    "a an the of in on at and or with is are to by it its this that there be from into as "
    "some many several two three near next".split()
)
# Words that cannot end a sentence.
LEADING = frozenset("a an the of and or with is are some many several".split())

Encode = Callable[[Sequence[str]], Floats]
"""Sentences to unit rows (N, D) of the space that picture embeddings live in."""


@dataclass(frozen=True)
class Caption:
    """One sentence in lower case without a full stop, and how sure the decoder was of it."""

    text: str
    log_probability: float  # mean natural logarithm over its words
    fit: float = 0.0  # similarity to the picture, less that to other pictures


@dataclass(frozen=True)
class Choice:
    """How one manner of speaking chooses among its candidates; tuned on validation.

    ``temperature`` says which other pictures a sentence must not fit: the lower, the more those
    alone that it fits best; None takes the average picture for all of them.
    """

    beams: int = 5
    weight: float = 0.0  # of the fit, against the mean log-probability
    temperature: float | None = None


@dataclass
class Beam:
    """A sentence in the making."""

    words: list[int]
    total: float = 0.0

    def score(self, end_counted: int = 0) -> float:
        return self.total / max(len(self.words) + end_counted, 1)


class Captioner:
    """The `speak` model of a pack."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        """Open `folder/speak.card.json`; the ONNX files open at first use.

        Raises:
            ModelUnavailable: the card is missing or not understood.
        """
        self._folder = folder
        # the step graph is too small to gain from more threads: waking them costs more
        self._threads = 1
        card = read_card(folder, "speak")
        try:
            self._words: list[str] = list(card["words"])
            self._styles: dict[str, int] = {str(k): int(v) for k, v in card["styles"].items()}
            self._end = int(card["end"])
            self._never: list[int] = [int(i) for i in card["never"]]
            self._longest = int(card["longest"])
            self._layers, self._heads, self._depth = (int(i) for i in card["shape"])
            self._choices = {k: Choice(**v) for k, v in card.get("choices", {}).items()}
            self._averages = {
                k: np.asarray(v, np.float32) for k, v in card.get("average_pictures", {}).items()
            }
            self._small = np.array([word in SMALL for word in self._words])
            self._others = _others_in(folder, card.get("other_pictures"))
        except (KeyError, TypeError, ValueError, AttributeError, OSError, BadZipFile) as error:
            raise ModelUnavailable(
                "The card of the captioner is not understood.",
                "Update the plugin and its model pack together.",
                repr(error),
            ) from error
        self._vectors: dict[str, Floats] = {}
        self._memory: onnxruntime.InferenceSession | None = None
        self._step: onnxruntime.InferenceSession | None = None

    @property
    def styles(self) -> list[str]:
        """Names of the manners of speaking, each learnt from one collection of captions."""
        return list(self._styles)

    def warm(self) -> None:
        """Open the files now rather than at the first caption."""
        if self._memory is None:
            self._memory = open_session(self._folder, "caption_memory.onnx", self._threads)
        if self._step is None:
            self._step = open_session(self._folder, "caption_step.onnx", self._threads)

    def caption(
        self,
        grid: Floats,
        style: str = "rsicd",
        beams: int = 3,
        embedding: Floats | None = None,
    ) -> Caption:
        """The best sentence for a grid (C, 7, 7); give the tile's embedding (D,) too: it helps.

        `beams` 1 is greedy. Raises KeyError for an unknown style.
        """
        return self.captions(grid, style, beams, 1, embedding)[0]

    def best(
        self,
        grid: Floats,
        embedding: Floats,
        encode: Encode,
        style: str = "rsicd",
        count: int = 1,
        choice: Choice | None = None,
    ) -> list[Caption]:
        """Up to `count` different sentences, the one that suits the picture best first.

        `encode` is the encoder's text tower; `choice` stands in for the style's own.
        """
        how = choice or self._choices.get(style, Choice())
        candidates = self.captions(grid, style, max(how.beams, count), 0, embedding)
        vectors = self._embedded([caption.text for caption in candidates], encode)
        fits = self._fits(vectors, embedding, style, how.temperature)
        weighed = [replace(c, fit=float(f)) for c, f in zip(candidates, fits)]
        weighed.sort(key=lambda c: -(c.log_probability + how.weight * c.fit))
        return different(weighed, count)

    def _fits(
        self, sentences: Floats, picture: Floats, style: str, temperature: float | None
    ) -> Floats:
        """How much better sentences (n, D) fit a picture (D,) than other pictures of training."""
        others = self._others.get(style)
        if temperature is None or others is None:
            average: Floats = sentences @ (picture - self._averages.get(style, np.float32(0)))
            return average
        # A soft maximum over the others: what picks this picture out of many like it is worth
        # more than what merely suits its kind.
        against = sentences @ others.T / temperature
        highest = against.max(1)
        taken = np.log(np.exp(against - highest[:, None]).mean(1)) + highest
        fits: Floats = sentences @ picture - temperature * taken
        return fits

    def _embedded(self, texts: list[str], encode: Encode) -> Floats:
        if len(self._vectors) > REMEMBERED:
            self._vectors.clear()
        missing = [text for text in texts if text not in self._vectors]
        if missing:
            self._vectors.update(zip(missing, encode(missing)))
        return np.stack([self._vectors[text] for text in texts])

    def captions(
        self,
        grid: Floats,
        style: str = "rsicd",
        beams: int = 5,
        count: int = 3,
        embedding: Floats | None = None,
    ) -> list[Caption]:
        """Up to `count` sentences that differ in more than a word, the likeliest first.

        `count` 0 gives all that were found, however alike.
        """
        if max(beams, count) == 1:
            finished = [self._greedy(grid, style, embedding)]
        else:
            finished = self._search(grid, style, max(beams, count), embedding)
        found = [self._said(beam) for beam in finished]
        return different(found, count) if count else found

    def stream(
        self, grid: Floats, style: str = "rsicd", embedding: Floats | None = None
    ) -> Iterator[str]:
        """The greedy sentence word by word, as it is decoded."""
        for word, _ in self._words_of(grid, style, embedding):
            if word != self._end:
                yield self._words[word]

    def _said(self, beam: Beam) -> Caption:
        return Caption(" ".join(self._words[i] for i in beam.words), beam.score(1))

    def _greedy(self, grid: Floats, style: str, embedding: Floats | None) -> Beam:
        beam = Beam([])
        for word, score in self._words_of(grid, style, embedding):
            beam.total += score
            if word != self._end:
                beam.words.append(word)
        return beam

    def _words_of(
        self, grid: Floats, style: str, embedding: Floats | None
    ) -> Iterator[tuple[int, float]]:
        """The most likely next word and its score, up to and with the end."""
        token = self._styles[style]
        keys, values = self._remember(grid, embedding)
        past_keys, past_values = self._empty(1)
        words: list[int] = []
        while token != self._end:
            scores, past_keys, past_values = self._advance(
                np.array([token]), len(words), keys, values, past_keys, past_values
            )
            row = self._allowed(scores[0], words)
            token = self._end if len(words) == self._longest - 1 else int(row.argmax())
            yield token, float(row[token])
            words.append(token)

    def _search(self, grid: Floats, style: str, width: int, embedding: Floats | None) -> list[Beam]:
        """Beam search; finished sentences, best mean log-probability first."""
        keys, values = self._remember(grid, embedding)
        past_keys, past_values = self._empty(1)
        alive = [Beam([])]
        tokens = np.array([self._styles[style]])
        finished: list[Beam] = []
        for position in range(self._longest):
            scores, past_keys, past_values = self._advance(
                tokens, position, keys, values, past_keys, past_values
            )
            options: list[tuple[float, int, int]] = []
            for b, beam in enumerate(alive):
                row = self._allowed(scores[b], beam.words)
                if position == self._longest - 1:  # never run on
                    options.append((beam.total + float(row[self._end]), b, self._end))
                    continue
                for word in np.argpartition(-row, width)[: width + 1]:
                    options.append((beam.total + float(row[word]), b, int(word)))
            options.sort(reverse=True)
            grown: list[Beam] = []
            parents: list[int] = []
            for total, b, word in options[: 2 * width]:
                if word == self._end:
                    if len(alive[b].words) >= 2:
                        finished.append(Beam(alive[b].words, total))
                elif len(grown) < width:
                    grown.append(Beam([*alive[b].words, word], total))
                    parents.append(b)
            finished.sort(key=lambda f: -f.score(1))
            # nothing alive can still overtake the width-th finished sentence
            full = len(finished) >= width
            if not grown or (full and grown[0].score() < finished[width - 1].score(1)):
                break
            alive = grown
            tokens = np.array([b.words[-1] for b in alive])
            past_keys, past_values = past_keys[:, parents], past_values[:, parents]
        return finished or alive

    def _allowed(self, scores: Floats, words: list[int]) -> Floats:
        """Scores with what must not follow barred: marks, and repeats of words and pairs."""
        row: Floats = scores.copy()
        row[self._never] = BARRED
        if not words:
            row[self._end] = BARRED
            return row
        last = words[-1]
        row[last] = BARRED
        if len(words) < 2 or self._words[last] in LEADING:
            row[self._end] = BARRED
        for i in range(len(words) - 1):
            follower = words[i + 1]
            if words[i] != last:
                continue
            # "around a playground with a playground"; small words may well meet again, but
            # not with the same word before them
            same = i > 0 and words[i - 1] == words[-2]
            if same or not (self._small[last] and self._small[follower]):
                row[follower] = BARRED
        if len(words) > 1 and self._words[last] in ("and", "or"):
            row[words[-2]] = BARRED  # "trees and trees"
        return row

    def _remember(self, grid: Floats, embedding: Floats | None) -> tuple[Any, Any]:
        self.warm()
        assert self._memory is not None
        whole = np.zeros(384, np.float32) if embedding is None else embedding
        feed = {
            "grid": np.ascontiguousarray(grid[None], np.float32),
            "embedding": np.ascontiguousarray(whole[None], np.float32),
        }
        keys, values = self._memory.run(["keys", "values"], feed)
        return keys, values

    def _empty(self, beams: int) -> tuple[NDArray[Any], NDArray[Any]]:
        nothing = np.zeros((self._layers, beams, self._heads, 0, self._depth), np.float32)
        return nothing, nothing

    def _advance(
        self,
        tokens: NDArray[Any],
        position: int,
        keys: Any,
        values: Any,
        past_keys: NDArray[Any],
        past_values: NDArray[Any],
    ) -> tuple[Floats, NDArray[Any], NDArray[Any]]:
        assert self._step is not None
        scores, new_keys, new_values = self._step.run(
            ["scores", "new_keys", "new_values"],
            {
                "token": tokens.astype(np.int64),
                "position": np.array([position], np.int64),
                "keys": keys,
                "values": values,
                "past_keys": past_keys,
                "past_values": past_values,
            },
        )
        return scores, new_keys, new_values


def _others_in(folder: Path, name: str | None) -> dict[str, Floats]:
    """Embeddings of other pictures by style, (N, D), from a .npz of the pack; none without."""
    if not name:
        return {}
    if Path(name).name != name:
        raise ValueError(f"{name} lies outside of the pack")
    with np.load(folder / name, allow_pickle=False) as stored:
        found = {style: stored[style].astype(np.float32) for style in stored.files}
    if any(rows.ndim != 2 or not len(rows) for rows in found.values()):
        raise ValueError(f"{name}: rows of embeddings are wanted")
    return found


def different(captions: Sequence[Caption], count: int) -> list[Caption]:
    """The first `count` captions that differ from each other in more than a word."""
    chosen: list[Caption] = []
    seen: list[set[str]] = []
    for caption in captions:
        content = set(caption.text.split())
        if any(len(content ^ other) <= 2 for other in seen):
            continue
        seen.append(content)
        chosen.append(caption)
        if len(chosen) == count:
            break
    return chosen
