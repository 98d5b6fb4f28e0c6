# SPDX-License-Identifier: GPL-2.0-or-later
"""A vision-language model of the library ``transformers``: one or two pictures and a question in,
the model's own words out.

Nothing of a pack runs: weights are safetensors, classes are the library's, and it is told to stay
off the network. The library is an optional part of the worker's environment
(``requirements/vlm.txt``), imported when a pack that needs it is first used.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.catalogue import read_pack
from rs_assistant.engine.errors import (
    AssistantError,
    Cancelled,
    ModelUnavailable,
    OutOfMemory,
    PackInvalid,
)
from rs_assistant.engine.language_packs import CARD, check_files
from rs_assistant.worker.device import memory

_log = logging.getLogger(__name__)

Pixels = npt.NDArray[np.uint8]
REQUIREMENTS: Final = Path(__file__).resolve().parents[1] / "requirements" / "vlm.txt"
MOST_SIDE: Final = 1536  # pixels of a picture's longer side
MOST_WORDS: Final = 512  # tokens of an answer
MOST_READ: Final = 16384  # tokens of pictures and question together
MOST_ASKED: Final = 2000  # characters of a question
REPEATED: Final = 6  # tokens in a row that are said once only
LEFT_FREE: Final = 0.85  # share of the free memory that weights may take
# What a card may set of how pictures are read: numbers and switches of the library's processors.
PROCESSING: Final = frozenset({"do_image_splitting", "min_pixels", "max_pixels", "size"})


class VisionLanguage:
    """The model of a pack with ``vlm.card.json``."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Raises:
        ModelUnavailable: the library is not installed, the pack is unsafe or not understood.
        OutOfMemory: the weights are larger than what is free.
        """
        try:
            card = json.loads((folder / CARD).read_text(encoding="utf-8"))
            listed = {CARD, *card["files"]}
            check_files(folder, listed, {item.path for item in read_pack(folder).files} - listed)
            self.title = str(card.get("title") or folder.name)
            self._side = max(64, min(int(card.get("longest_side", 768)), MOST_SIDE))
            self._words = max(1, min(int(card.get("most_tokens", 192)), MOST_WORDS))
            given = card.get("processing", {})
            self._processing = {name: given[name] for name in PROCESSING & set(given)}
        except PackInvalid as error:
            raise ModelUnavailable(error.message, error.hint, error.detail) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelUnavailable(
                "The language model's card is not understood.", "Add its pack again.", repr(error)
            ) from error
        self._torch, library = _libraries()
        self._torch.set_num_threads(threads)
        self._cuda = bool(self._torch.cuda.is_available())
        kind = self._kind_of_numbers(folder)
        try:
            self._processor = library.AutoProcessor.from_pretrained(folder, **_OURS)
            self._model = _loaded(library.AutoModelForImageTextToText, folder, kind)
        except AssistantError:
            raise
        except Exception as error:  # whatever the library thinks of a foreign folder
            raise ModelUnavailable(
                f"The language model {self.title} cannot be opened.",
                "It may need a newer version of the library transformers, or lack a file.",
                repr(error),
            ) from error
        self._model.eval().to("cuda" if self._cuda else "cpu")
        self._layers = [
            layer
            for module in self._model.modules()
            if isinstance(module, self._torch.nn.ModuleList)
            for layer in module
        ]
        self._streamer = _streamer(library)

    def say(
        self,
        pictures: Sequence[Pixels],
        asked: str,
        emit: Callable[[str], None] = lambda text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> str:
        """The model's answer to a text about pictures, uint8 (H, W, 3) each, in their order.

        ``emit`` gets the words as they come. Greedy, so that the same question has the same
        answer; no run of words comes twice, and an answer has a bounded length. Raises
        `Cancelled`, also while the pictures are read; `ModelUnavailable` where they are too much.
        """
        torch = self._torch
        shown = [self._picture(pixels) for pixels in pictures]
        inputs = self._inputs(shown, self._harmless(asked)[:MOST_ASKED])
        began = time.monotonic()
        length = int(inputs["input_ids"].shape[1])
        if length > MOST_READ:
            raise ModelUnavailable(
                f"The pictures are too much for {self.title}.",
                "Set a smaller “longest_side” in the pack's card.",
                f"{length} tokens",
            )
        tokenizer = self._processor.tokenizer
        heard: list[str] = []

        def hear(text: str) -> None:
            if text := _printable(text):
                heard.append(text)
                emit(text)

        with torch.inference_mode(), self._stopped_by(cancelled):
            self._model.generate(
                **inputs.to(self._model.device, self._model.dtype),
                streamer=self._streamer(tokenizer, hear),
                max_new_tokens=self._words,
                do_sample=False,
                num_beams=1,
                no_repeat_ngram_size=REPEATED,
                suppress_tokens=self._unspeakable(),
                pad_token_id=tokenizer.pad_token_id or tokenizer.eos_token_id or 0,
            )
        if cancelled():
            raise Cancelled("Stopped.")
        _log.info("%d tokens read, %.1f s", length, time.monotonic() - began)
        return " ".join("".join(heard).split())

    def _picture(self, pixels: Pixels) -> Image.Image:
        picture = Image.fromarray(np.ascontiguousarray(pixels[:, :, :3]))
        longest = max(picture.size)
        if longest <= self._side:
            return picture
        scale = self._side / longest
        width, height = (max(1, round(side * scale)) for side in picture.size)
        return picture.resize((width, height), Image.Resampling.LANCZOS)

    def _inputs(self, pictures: Sequence[Image.Image], asked: str) -> Any:
        """Tokens and pixels, as the pack's own chat template puts them."""
        content = [{"type": "image"} for _ in pictures] + [{"type": "text", "text": asked}]
        chat = [{"role": "user", "content": content}]
        try:
            text = self._processor.apply_chat_template(
                chat, add_generation_prompt=True, tokenize=False
            )
            return self._processor(
                text=[text], images=[list(pictures)], return_tensors="pt", **self._processing
            )
        except Exception as error:  # templates and processors fail in their own ways
            raise ModelUnavailable(
                f"{self.title} cannot read {len(pictures)} pictures and a question.",
                "It must have a chat template and take several pictures.",
                repr(error),
            ) from error

    def _harmless(self, text: str) -> str:
        """The text without what the tokenizer takes for marks of pictures and of turns."""
        tokenizer = self._processor.tokenizer
        marks = {*tokenizer.all_special_tokens, *tokenizer.get_added_vocab()}
        for mark in sorted(marks, key=len, reverse=True):
            if len(mark) > 1:
                text = text.replace(mark, " ")
        return " ".join(text.split())

    def _unspeakable(self) -> list[int] | None:
        """Tokens that stand for pictures: no words."""
        names = ("image_token_id", "image_token_index", "video_token_id", "video_token_index")
        found = {getattr(self._model.config, name, None) for name in names}
        return sorted(token for token in found if isinstance(token, int)) or None

    def _kind_of_numbers(self, folder: Path) -> Any:
        """bfloat16 on graphics cards and where 32 bits do not fit. Raises `OutOfMemory`."""
        torch = self._torch
        size = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
        if self._cuda:
            free = int(torch.cuda.mem_get_info()[0])
            if size > LEFT_FREE * free:
                self._cuda = False
            else:
                return torch.bfloat16
        free = int(LEFT_FREE * memory()["available"]) or size * 4
        if size > free:
            raise OutOfMemory(
                f"{self.title} needs {size / 2**30:.1f} GB of memory, and that much is not free.",
                "Close other programs, or choose a smaller model.",
            )
        return torch.float32 if 2 * size <= free else torch.bfloat16

    @contextmanager
    def _stopped_by(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Every layer asks before it begins: reading the pictures can take longer than speaking."""

        def ask(*_: Any) -> None:
            if cancelled():
                raise Cancelled("Stopped.")

        with ExitStack() as stack:
            for layer in self._layers:
                stack.callback(layer.register_forward_pre_hook(ask).remove)
            yield


_OURS: Final = {"local_files_only": True, "trust_remote_code": False}


def _loaded(kind: Any, folder: Path, numbers: Any) -> Any:
    """The model of a folder, without code of other places: not the pack's, not its kernels."""
    options = {**_OURS, "use_safetensors": True, "dtype": numbers}
    try:
        return kind.from_pretrained(folder, attn_implementation="sdpa", **options)
    except ValueError:  # an architecture without it
        return kind.from_pretrained(folder, attn_implementation="eager", **options)


def _libraries() -> tuple[Any, Any]:
    """torch and transformers, off the network. Raises `ModelUnavailable` that says what to do."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
    try:
        import torch
        import transformers

        found = transformers.AutoModelForImageTextToText, transformers.AutoProcessor
    except (ImportError, AttributeError) as error:
        raise ModelUnavailable(
            "Vision-language models need the packages torch and transformers, which are not in "
            "the models' Python environment.",
            f'Install them in a terminal: "{sys.executable}" -m pip install -r "{REQUIREMENTS}" '
            "and start QGIS again.",
            repr(error),
        ) from error
    assert found
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    return torch, transformers


def _streamer(library: Any) -> Any:
    """A class of streamers that hand words on when they are whole."""

    class Streamer(library.TextStreamer):  # type: ignore[misc]
        def __init__(self, tokenizer: Any, hear: Callable[[str], None]) -> None:
            super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
            self._hear = hear

        def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
            self._hear(text)

    return Streamer


_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]"
)


def _printable(text: str) -> str:
    """Without control characters and marks that turn the direction of writing."""
    return _UNSEEN.sub("", text)
