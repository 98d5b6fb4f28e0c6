# SPDX-License-Identifier: GPL-2.0-or-later
"""Views that are ready for clicks, the newest few, and the operations that make and use them."""

from __future__ import annotations

import hashlib
import struct
from collections import OrderedDict
from typing import Any, Callable, Final

from rs_assistant.engine.errors import ModelUnavailable, ViewForgotten
from rs_assistant.engine.prompts import Outline, Prompt
from rs_assistant.engine.requests import View
from rs_assistant.worker.models.registry import Models, Registry
from rs_assistant.worker.prompting.echo import NAME as ECHO
from rs_assistant.worker.prompting.echo import EchoPrompter
from rs_assistant.worker.prompting.patch import STARTER, Patch, Scene
from rs_assistant.worker.prompting.preparing import OwnPrompter

MOST_VIEWS: Final = 6
MOST_BYTES: Final = 400 * 2**20
CAPABILITY: Final = "prompt"


class PromptSessions:
    """Encoded views by handle; the least recently used go first.

    A handle is a digest of the view, the prompter and the packs whose models it uses, so encoding
    the same view again is free, and another choice of models looks at it anew.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._scenes: OrderedDict[str, tuple[Scene, str]] = OrderedDict()

    def encode(
        self,
        view: View,
        prompter: str = "",
        model: str = STARTER,
        report: Callable[[float, str], None] = lambda share, text: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[str, str]:
        """Make a view ready; its handle and the prompter's name.

        ``prompter`` is a pack's id, ``starter`` for our own, "" for the best at hand.

        Raises:
            ModelUnavailable: there is no such prompter.
            Cancelled: between two tiles.
        """
        maker = prompter_of(self._registry, prompter, model)
        handle = _handle(view, (maker.name, *maker.packs))
        if handle not in self._scenes:
            scene = maker.encode(view.rgb, view.metres_per_pixel, report, cancelled)
            self._scenes[handle] = (scene, maker.name)
        self._scenes.move_to_end(handle)
        self._make_room()
        return handle, maker.name

    def prompt(self, handle: str, prompt: Prompt, quick: bool = False) -> Outline:
        """The outline of what a prompt points at, without polygons when there is nothing.

        Raises:
            ViewForgotten: the view has made room for others, or this worker never saw it.
        """
        if handle not in self._scenes:
            raise ViewForgotten("The view has to be looked at again.", detail=handle)
        scene, name = self._scenes[handle]
        self._scenes.move_to_end(handle)
        found = scene.outline(prompt, quick) if prompt else None
        self._make_room()  # crops grow with the clicks
        return _outline(found, name, quick)

    def forget(self, handle: str) -> None:
        """Drop a view."""
        self._scenes.pop(handle, None)

    @property
    def handles(self) -> tuple[str, ...]:
        """The views at hand, the oldest first."""
        return tuple(self._scenes)

    def _make_room(self) -> None:
        while len(self._scenes) > 1 and (
            len(self._scenes) > MOST_VIEWS
            or sum(scene.size for scene, _ in self._scenes.values()) > MOST_BYTES
        ):
            self._scenes.popitem(last=False)


def prompter_of(registry: Registry, name: str, model: str = STARTER) -> Any:
    """A prompter by name; "" takes a promptable model where a pack has one.

    Raises:
        ModelUnavailable: there is none of this name, or no pack at all.
    """
    if ECHO in (name, model):
        return EchoPrompter()
    own = OwnPrompter(_answering(registry, model))
    packs = registry.with_capability(CAPABILITY)
    if name == STARTER or (not name and not packs):
        return own
    for models in packs:
        if name in ("", models.pack.id):
            from rs_assistant.worker.prompting.precise import PrecisePrompter

            try:
                return PrecisePrompter(own, models.promptable, models.pack.id)
            except ModelUnavailable:
                if name:
                    raise
    if not name:
        return own
    raise ModelUnavailable(
        f"The pack {name} for clicks is not installed.", "Add it in the set-up dialog."
    )


def _answering(registry: Registry, model: str) -> Models:
    """The pack whose detector and segmenter our own prompter uses."""
    try:
        return registry.models(model)
    except ModelUnavailable:
        return registry.models(STARTER)


def _outline(found: Patch | None, name: str, quick: bool) -> Outline:
    if found is None:
        return Outline((), prompter=name, final=not quick or name in (STARTER, ECHO))
    from rs_assistant.worker.assistant.vectorise import polygons_of

    polygons = polygons_of(found.mask, (float(found.offset[0]), float(found.offset[1])))
    return Outline(polygons, found.score, found.label, found.kind, found.by or name, found.final)


def _handle(view: View, makers: tuple[str, ...]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    digest.update(struct.pack("<3q", *view.pixels.shape))
    digest.update(struct.pack("<d", view.metres_per_pixel or 0.0))
    digest.update("\n".join(makers).encode())
    digest.update(view.pixels.tobytes())
    return digest.hexdigest()
