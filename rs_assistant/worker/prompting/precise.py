# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines by a promptable model, on a crop around what is pointed at.

In a whole map view a thing is a few pixels of the model's square. So each thing is looked at in a
crop that suits its size; crops are kept, and every further click on the thing is instant. Our own
prompter says how large the crop should be, gives the first impression while the crop is being
encoded, and the name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from rasterio import features as rasters

from rs_assistant.engine.prompts import Box, Point, Prompt
from rs_assistant.worker.prompting.own import OwnScene, clipped, connected
from rs_assistant.worker.prompting.patch import Patch, Pixels, joined, overlap, whole_window
from rs_assistant.worker.prompting.preparing import OwnPrompter

CROPS = 16  # encoded crops of one view that are kept; 2 MB each
SMALLEST, USUAL = 192, 320  # pixels of a crop's side: the smallest, and that for the unknown
ROOM = 4.0  # sides of a thing that its crop spans
EDGE = 3  # pixels from the crop's border at which an outline is taken to be cut
DOUBT = 0.04  # by which the model may be less sure in a larger crop
KNOWN = 0.75  # expected fit of a detected thing from which our own outline is taken
SURE = 0.62  # expected fit of our own outline from which its box helps
Window = tuple[int, int, int, int]
Report = Callable[[float, str], None]
Stop = Callable[[], bool]


@dataclass(eq=False)
class PreciseScene:
    """A view that a promptable model looks at crop by crop."""

    own: OwnScene
    model: Any
    name: str
    _crops: OrderedDict[Window, Any] = field(default_factory=OrderedDict)

    @property
    def size(self) -> int:
        """Bytes it holds, about."""
        crops = sum(int(crop.values.nbytes) for crop in self._crops.values())
        return self.own.size + crops

    def outline(self, prompt: Prompt, quick: bool = False) -> Patch | None:
        """See `Scene`."""
        height, width = self.own.rgb.shape[:2]
        prompt = clipped(prompt, width, height)
        if not prompt:
            return None
        guess = self.own.outline(prompt)
        if guess is not None and self._known(prompt):
            return guess
        if len(prompt.points) > 1 and not prompt.boxes:
            # The model redraws the whole for every further click; mending keeps what was right.
            first = self.outline(Prompt(prompt.positive[:1]), quick)
            return None if first is None else self.own.mended(first, prompt)
        side = self._side(prompt, guess)
        before: Patch | None = None
        while True:
            window = self._held(prompt, side) or self._window(prompt, guess, side)
            if window not in self._crops:
                if quick:
                    first = before if before is not None else guess
                    return replace(first, final=False) if first is not None else None
                self._encode(window)
            self._crops.move_to_end(window)
            found = self._decoded(window, prompt, guess)
            if before is not None and (found is None or found.score < before.score - DOUBT):
                found = before  # a look from farther away saw less
                break
            before = found
            longest = max(window[2] - window[0], window[3] - window[1])
            cut = found is not None and _cut(found, window, width, height)
            if not cut or longest >= max(width, height) or prompt.boxes:
                break
            side = 2.0 * longest
        if found is None:
            return guess
        if guess is not None and overlap(found, guess) > 0.5:
            found = replace(found, label=guess.label, kind=guess.kind)
        return found

    def _known(self, prompt: Prompt) -> bool:
        """Whether the first click, or the box, means a thing that the detector has learnt and is
        sure of: there its outline is the better one, corrections included, and costs no crop."""
        first = self.own.outline(Prompt(prompt.positive[:1], prompt.boxes))
        if first is None or first.kind != "object" or first.label in ("", "building"):
            return False
        return first.score >= KNOWN

    def _decoded(self, window: Window, prompt: Prompt, guess: Patch | None) -> Patch | None:
        """The model's outline within an encoded crop."""
        left, top = window[:2]
        points = tuple(Point(p.x - left, p.y - top, p.positive) for p in prompt.points)
        boxes: list[Box | None] = [
            (b[0] - left, b[1] - top, b[2] - left, b[3] - top) for b in prompt.boxes
        ]
        if not boxes:
            boxes = [self._hint(prompt, guess, window)]
        patches = []
        for box in boxes:
            logits, score = self.model.mask(self._crops[window], points, box)
            mask = np.asarray(
                rasters.sieve((logits > 0).astype(np.uint8), size=9, connectivity=4), bool
            )
            patch = Patch(mask, (left, top), score, "", "object", self.name).trimmed()
            if patch is not None:
                patches.append(patch)
        if not patches:
            return None
        height, width = self.own.rgb.shape[:2]
        found = joined(patches, width, height)
        if not prompt.boxes:
            found = connected(found, list(prompt.positive))
        return found.trimmed()

    def _hint(self, prompt: Prompt, guess: Patch | None, window: Window) -> Box | None:
        """The box of a thing that our own models are sure of: boxes say more than a point."""
        if guess is None or guess.score < SURE or guess.kind != "object" or prompt.negative:
            return None
        if len(prompt.points) > 1:
            return None
        left, top, right, bottom = guess.box
        return left - window[0], top - window[1], right - window[0], bottom - window[1]

    def _side(self, prompt: Prompt, guess: Patch | None) -> float:
        """How large a crop suits what is pointed at."""
        extent = prompt.extent
        reach = max(extent[2] - extent[0], extent[3] - extent[1])
        if prompt.boxes:
            return max(SMALLEST, ROOM * reach)
        known = guess is not None and guess.score >= 0.5
        size = ROOM * max(guess.mask.shape) if guess is not None and known else USUAL
        return max(SMALLEST, 1.6 * reach, size)

    def _window(self, prompt: Prompt, guess: Patch | None, side: float) -> Window:
        height, width = self.own.rgb.shape[:2]
        extent = prompt.extent
        if guess is not None and not prompt.boxes and guess.score >= 0.5:
            box = guess.box
            extent = (
                min(extent[0], box[0]),
                min(extent[1], box[1]),
                max(extent[2], box[2]),
                max(extent[3], box[3]),
            )
        x, y = (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2
        # Moved inwards at the view's border rather than cut: the model likes a full square.
        left = min(max(round(x - side / 2), 0), max(width - round(side), 0))
        top = min(max(round(y - side / 2), 0), max(height - round(side), 0))
        return whole_window([(left, top, left + side, top + side)], width, height)

    def _held(self, prompt: Prompt, side: float) -> Window | None:
        """A crop at hand that shows everything pointed at, at about this size."""
        extent = prompt.extent
        height, width = self.own.rgb.shape[:2]
        for window in reversed(self._crops):
            has = max(window[2] - window[0], window[3] - window[1])
            margin = has / 8
            inside = (
                (extent[0] - window[0] >= margin or window[0] == 0)
                and (extent[1] - window[1] >= margin or window[1] == 0)
                and (window[2] - extent[2] >= margin or window[2] == width)
                and (window[3] - extent[3] >= margin or window[3] == height)
            )
            if inside and 0.6 * side <= has <= 1.9 * side:
                return window
        return None

    def _encode(self, window: Window) -> None:
        left, top, right, bottom = window
        crop: Pixels = self.own.rgb[top:bottom, left:right]
        self._crops[window] = self.model.embed(crop)
        while len(self._crops) > CROPS:
            self._crops.popitem(last=False)


class PrecisePrompter:
    """A promptable model beside our own prompter."""

    def __init__(self, own: OwnPrompter, model: Any, name: str) -> None:
        """``model`` is a `Promptable`; ``name`` its pack's id."""
        self.name = name
        self._own = own
        self._model = model

    @property
    def packs(self) -> tuple[str, ...]:
        """The ids of the packs that look at a view."""
        return (self.name, *self._own.packs)

    def encode(
        self,
        rgb: Pixels,
        metres_per_pixel: float | None,
        report: Report = lambda share, text: None,
        cancelled: Stop = lambda: False,
    ) -> PreciseScene:
        """Look at the view with our own models; crops follow with the clicks.

        Raises:
            Cancelled: between two tiles.
        """
        own = self._own.encode(rgb, metres_per_pixel, report, cancelled)
        return PreciseScene(own, self._model, self.name)


def _cut(found: Patch, window: Window, width: int, height: int) -> bool:
    """Whether an outline ends at the crop's border where the view goes on."""
    left, top, right, bottom = found.box
    return bool(
        (left <= window[0] + EDGE and window[0] > 0)
        or (top <= window[1] + EDGE and window[1] > 0)
        or (right >= window[2] - EDGE and window[2] < width)
        or (bottom >= window[3] - EDGE and window[3] < height)
    )
