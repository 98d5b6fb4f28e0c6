# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds packs and builds adapters when they are first needed, each exactly once.

Importing this module loads no library; an adapter's import does.
"""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Callable, Final

from rs_assistant.engine.catalogue import Pack, read_pack, verify
from rs_assistant.engine.errors import (
    AssistantError,
    ModelUnavailable,
    OutOfMemory,
    PackInvalid,
)

_log = logging.getLogger(__name__)

# Attribute of `Models` → (module beside this one, class, the model's name in the manifest).
ADAPTERS: Final = {
    "encoder": ("dual_encoder", "DualEncoder", "see"),
    "captioner": ("captioner", "Captioner", "speak"),
    "detector": ("detector", "Detector", "detector"),
    "segmenter": ("segmenter", "Segmenter", "segmenter"),
    "change": ("change_head", "ChangeHead", "change"),
    "questions": ("question_head", "QuestionHead", "see"),
    "promptable": ("promptable", "Promptable", "promptable"),
    "vlm": ("vision_language", "VisionLanguage", "vlm"),
}

WAVES: Final = (("encoder", "captioner", "questions"), ("detector", "segmenter"), ("change",))
STARTER: Final = "starter"


class Models:
    """The adapters of one pack; what it lacks is taken from the pack beside it, if there is one.

    Every property raises `ModelUnavailable` when neither has it.
    """

    def __init__(
        self, pack: Pack, threads: int, cache: Path | None = None, beside: Models | None = None
    ) -> None:
        self.pack = pack
        self._beside = beside
        self.threads = threads
        self._cache = cache
        self._built: dict[str, Any] = {}
        self._failed: dict[str, AssistantError] = {}
        self._locks = {name: threading.Lock() for name in (*ADAPTERS, "verify")}
        self._loading = False

    @property
    def encoder(self) -> Any:
        """Pictures and sentences in one space, scenes, labels, kinds: `DualEncoder`."""
        return self._adapter("encoder")

    @property
    def text(self) -> Any:
        """The text side of the encoder; one text encoder serves router, retrieval and phrases."""
        return self._adapter("encoder")

    @property
    def captioner(self) -> Any:
        """`Captioner`."""
        return self._adapter("captioner")

    @property
    def detector(self) -> Any:
        """`Detector`."""
        return self._adapter("detector")

    @property
    def segmenter(self) -> Any:
        """`Segmenter`."""
        return self._adapter("segmenter")

    @property
    def change(self) -> Any:
        """`ChangeHead`."""
        return self._adapter("change")

    @property
    def questions(self) -> Any:
        """`QuestionHead`: counts and places of single chips, guessed."""
        return self._adapter("questions")

    @property
    def promptable(self) -> Any:
        """`Promptable`: outlines from clicks; a pack of its own, see `engine.foreign_packs`."""
        return self._adapter("promptable")

    @property
    def vlm(self) -> Any:
        """`VisionLanguage`: its own words about one picture or two."""
        return self._adapter("vlm")

    def offers(self, name: str) -> bool:
        """Whether this pack itself holds an adapter's model, usable or not; builds nothing."""
        return ADAPTERS[name][2] in {model.name for model in self.pack.models}

    def _own(self, name: str) -> bool:
        """A caption decoder reads the features of its own encoder, and of no other."""
        return self.offers(name) or (name == "captioner" and self.offers("encoder"))

    def has(self, name: str) -> bool:
        """Whether an adapter can be had; builds it when it is asked for the first time."""
        try:
            self._adapter(name)
        except ModelUnavailable:
            return False
        return True

    def load_ahead(self) -> None:
        """Begin `load` beside whatever comes next; once, and quietly: requests report trouble."""
        if not self._loading:
            self._loading = True
            threading.Thread(target=self._load_quietly, name="load ahead", daemon=True).start()

    def _load_quietly(self) -> None:
        try:
            self.load()
        except AssistantError as error:
            _log.warning("%s %s", error, error.detail)

    def load(self, progress: Callable[[float, str], None] | None = None) -> dict[str, float | str]:
        """Build everything, side by side; seconds by adapter, or why it is not there.

        A request that comes meanwhile waits for the adapters it needs only.
        """
        self._loading = True
        outcome: dict[str, float | str] = {}
        done = threading.Lock()
        waves = (*WAVES, ("vlm",)) if self.offers("vlm") else WAVES

        def build(name: str) -> None:
            began = time.monotonic()
            try:
                self._adapter(name)
                result: float | str = round(time.monotonic() - began, 3)
            except AssistantError as error:
                result = error.message
            with done:
                outcome[name] = result
                if progress is not None:
                    progress(len(outcome) / sum(map(len, waves)), name)

        # What a first description needs comes first; the rest would only compete with it.
        for wave in waves:
            threads = [
                threading.Thread(target=build, args=(name,), name=f"load {name}", daemon=True)
                for name in wave
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return outcome

    def _adapter(self, name: str) -> Any:
        if self._beside is not None and not self._own(name):
            return self._beside._adapter(name)
        with self._locks[name]:
            if name in self._built:
                return self._built[name]
            if name in self._failed:
                raise self._failed[name]
            module, kind, model = ADAPTERS[name]
            try:
                self._verify(model)
                adapter = self._build(module, kind)
            except OutOfMemory:
                raise  # another time there may be enough
            except AssistantError as error:
                self._failed[name] = error
                raise
            self._built[name] = adapter
            return adapter

    def _build(self, module: str, kind: str) -> Any:
        began = time.monotonic()
        try:
            found = importlib.import_module(f"rs_assistant.worker.models.{module}")
            arguments = () if kind == "QuestionHead" else (self.threads,)
            adapter = getattr(found, kind)(self.pack.folder, *arguments)
            # Adapters that open their files at first use do so here, off the first question.
            warm = getattr(adapter, "warm", None)
            if callable(warm):
                warm()
        except ImportError as error:
            raise ModelUnavailable(
                f"The worker's environment lacks what the model {kind} needs.",
                "Set up the worker's environment again.",
                str(error),
            ) from error
        except AssistantError:
            raise
        except Exception as error:
            _log.exception("building %s", kind)
            raise ModelUnavailable(
                f"The model {kind} of the pack {self.pack.id} could not be loaded.",
                "Update the plugin and its model pack together.",
                repr(error),
            ) from error
        _log.info("%s ready after %.2f s", kind, time.monotonic() - began)
        return adapter

    def _verify(self, model: str) -> None:
        """Only what is listed and whole is opened. Raises `ModelUnavailable`."""
        # One at a time: they share the file that remembers hashes.
        with self._locks["verify"]:
            try:
                verify(self.pack, self._cache / "hashes.json" if self._cache else None, model)
            except PackInvalid as error:
                raise ModelUnavailable(error.message, error.hint, error.detail) from error


class Registry:
    """All packs of this worker; damaged manifests are reported, not fatal."""

    def __init__(self, folders: Sequence[Path], threads: int, cache: Path | None = None) -> None:
        self._models: dict[str, Models] = {}
        self.troubles: list[str] = []
        packs: dict[str, Pack] = {}
        for folder in folders:
            try:
                pack = read_pack(folder)
            except PackInvalid as error:
                self.troubles.append(str(error))
                _log.warning("%s %s", error, error.detail)
                continue
            packs.setdefault(pack.id, pack)
        # What other packs lack, the starter models do: evidence stays measured whoever speaks.
        starter = Models(packs[STARTER], threads, cache) if STARTER in packs else None
        for name, pack in packs.items():
            beside = name == STARTER and starter
            self._models[name] = beside or Models(pack, threads, cache, starter)

    def summaries(self) -> Iterable[dict[str, Any]]:
        """For ``ready``: what each pack is and can do."""
        return [models.pack.summary() for models in self._models.values()]

    def with_capability(self, capability: str) -> list[Models]:
        """The packs that can do something, in the order of their folders."""
        found = self._models.values()
        return [models for models in found if capability in models.pack.capabilities]

    def models(self, name: str) -> Models:
        """The pack of that id. Raises `ModelUnavailable`."""
        if name in self._models:
            return self._models[name]
        if not self._models:
            raise ModelUnavailable(
                "No model pack is installed.",
                "Install the starter pack, or choose a pack folder in the settings.",
                "\n".join(self.troubles),
            )
        raise ModelUnavailable(
            f"The model pack {name} is not installed.",
            f"Installed: {', '.join(self._models)}.",
            "\n".join(self.troubles),
        )
