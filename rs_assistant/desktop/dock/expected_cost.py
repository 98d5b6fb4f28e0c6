# SPDX-License-Identifier: GPL-2.0-or-later
"""What the next answer will cost: time, tiles, memory, device; asked about when it is much."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsSettings

from rs_assistant.desktop.device_name import device_detail, device_name
from rs_assistant.desktop.dock import wording
from rs_assistant.desktop.dock.context_bar import ContextBar
from rs_assistant.desktop.session import Session
from rs_assistant.desktop.settings_store import PREFIX
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Turn, TurnState
from rs_assistant.engine.pace import Pace, first_guess, memory_needed
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.settings import CONFIRM_SECONDS, MODEL
from rs_assistant.engine.tile_plan import tile_count

# Steps that look at no picture.
BLIND = frozenset({StepName.REFINE, StepName.HELP, StepName.PLACE, StepName.DECLINE})


@dataclass(frozen=True)
class Cost:
    """Of one question. ``memory`` is what the worker will use, ``free`` what the machine had left
    when the worker started (bytes, 0: unknown); ``guessed`` says that no answer has taught the time
    yet."""

    seconds: float
    guessed: bool
    tiles: int
    memory: float
    free: float

    @property
    def fits(self) -> bool:
        """Whether the memory suffices, as far as that is known."""
        return self.free <= 0 or self.memory <= self.free


class ExpectedCost:
    """Learns from answers that looked at a picture anew.

    The first answer of a worker loads the models as well. A comparison of two dates is kept, so
    that another question about them costs next to nothing: neither tells what comes next.
    """

    def __init__(self, session: Session, bar: ContextBar) -> None:
        self._session = session
        self._bar = bar
        self._cold = not session.worker.about
        self._seen: tuple[object, ...] = ()
        self._paces: dict[str, Pace] = {}

    @property
    def pace(self) -> Pace:
        """What is known of the model and the machine that will answer."""
        key = self._key()
        if key not in self._paces:
            try:
                rate = float(QgsSettings().value(key, ""))
            except (TypeError, ValueError):
                rate = None
            self._paces[key] = Pace(rate)
        return self._paces[key]

    def worker_started(self) -> None:
        """The next answer loads the models first."""
        self._cold = True
        self.show()

    def learn(self, turn: Turn) -> None:
        """An answer has come."""
        context = turn.context
        blind = turn.plan is not None and all(step.name in BLIND for step in turn.plan.steps)
        if turn.state is not TurnState.ANSWERED or not context.size_m or blind:
            return
        seen = (context.extent, context.crs_wkt, context.layers, context.dates, context.region)
        known, self._seen = context.views == 2 and seen == self._seen, seen
        if self._cold:
            self._cold = False
        elif turn.seconds and not known:
            scale = context.metres_per_pixel or 1.0
            pixels = context.views * context.size_m[0] * context.size_m[1] / scale**2
            self.pace.note(pixels, turn.seconds)
            if self.pace.rate is not None:
                QgsSettings().setValue(self._key(), self.pace.rate)
            self.show()

    def cost(self) -> Cost | None:
        """Of a question about what is looked at now; None when nothing is."""
        context = self._session.context
        width, height = context.size_px
        if not context.views or not width or not height:
            return None
        pixels = context.views * width * height
        known = self.pace.expected(pixels)
        about = self._session.worker.about.get("memory")
        free = about.get("available", 0) + about.get("used", 0) if isinstance(about, dict) else 0
        return Cost(
            first_guess(pixels) if known is None else known,
            known is None,
            context.views * tile_count(height, width, context.metres_per_pixel),
            memory_needed(pixels),
            free,
        )

    def show(self) -> None:
        """Say it in the context bar."""
        cost = self.cost()
        if cost is None:
            self._bar.show_expected("", "")
            return
        about = self._session.worker.about
        device = device_detail(about) or device_name(about)
        lines = [tr("On {device}").format(device=device)] if device else []
        lines += [
            tr("A first guess; it gets better with every answer.")
            if cost.guessed
            else tr("Judging by the answers before."),
            tr("Read in {count} tiles").format(count=cost.tiles),
            _memory_line(cost),
            tr("Zoom in or draw a region to make it less."),
        ]
        self._bar.show_expected(
            tr("{time}, {count} tiles").format(
                time=wording.duration(cost.seconds), count=cost.tiles
            )
            if cost.tiles > 1
            else wording.duration(cost.seconds),
            "\n".join(lines),
            not cost.fits,
        )

    def warning(self) -> str:
        """Why the user should be asked before a question is sent; "" when there is no reason."""
        cost = self.cost()
        if cost is None:
            return ""
        limit = int(self._session.settings.value(CONFIRM_SECONDS))
        if cost.fits and cost.seconds <= limit:
            return ""
        parts = [
            tr("The answer will take {time}.").format(time=wording.duration(cost.seconds)),
            tr("Read in {count} tiles").format(count=cost.tiles) + ".",
            _memory_line(cost) + ".",
            tr("A smaller view or a region is faster. Ask now?"),
        ]
        return " ".join(parts)

    def _key(self) -> str:
        model = str(self._session.settings.value(MODEL))
        device = device_name(self._session.worker.about) or "CPU"
        return f"{PREFIX}pace/{model}/{device}".replace(" ", "_")


def _memory_line(cost: Cost) -> str:
    needed = wording.memory(cost.memory)
    if cost.free > 0:
        return tr("Memory: about {needed} of {free} that are free").format(
            needed=needed, free=wording.memory(cost.free)
        )
    return tr("Memory: about {needed}").format(needed=needed)
