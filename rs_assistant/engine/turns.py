# SPDX-License-Identifier: GPL-2.0-or-later
"""A turn: one question with its answer, and everything that is kept with them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from enum import Enum

from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.plans import Plan

MAXIMUM_MESSAGE = 20_000  # characters


class TurnState(str, Enum):
    """Where a turn stands."""

    WAITING = "waiting"
    RUNNING = "running"
    ANSWERED = "answered"
    DECLINED = "declined"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def finished(self) -> bool:
        """Whether nothing more will arrive."""
        return self not in (TurnState.WAITING, TurnState.RUNNING)


@dataclass(frozen=True)
class TurnContext:
    """Where and what a question was about, enough to go there again.

    ``extent`` is (x minimum, y minimum, x maximum, y maximum) in the CRS of ``crs_wkt`` (WKT2,
    empty for a picture without one). ``layers`` are ids of map layers from top to bottom,
    ``layer_names`` their names then. ``region`` is WKT in the same CRS or empty. ``size_m`` is
    (width, height) on the ground in metres. ``thumbnail`` is a small PNG or JPEG. In compare mode
    ``dates`` has two entries and the thumbnail shows both pictures side by side.
    """

    source: str = "canvas"
    extent: tuple[float, float, float, float] | None = None
    crs_wkt: str = ""
    layers: tuple[str, ...] = ()
    layer_names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    region: str = ""
    bands: tuple[str, ...] = ()
    size_m: tuple[float, float] | None = None
    metres_per_pixel: float | None = None
    model: str = ""
    thumbnail: bytes = b""

    @property
    def views(self) -> int:
        """How many pictures were looked at: two in compare mode."""
        return 2 if self.source == "compare" or len(self.dates) == 2 else 1


@dataclass(frozen=True)
class TurnError:
    """An `AssistantError` as it is kept with its turn."""

    message: str
    hint: str = ""
    detail: str = ""
    code: str = "error"

    @classmethod
    def of(cls, error: AssistantError) -> TurnError:
        """The record of an error."""
        return cls(error.message, error.hint, error.detail, error.code)


class LayerKind(str, Enum):
    """What a turn has put on the map: a layer of its own, features in another, or a raster."""

    POLYGONS = "polygons"
    APPENDED = "appended"
    HEAT_MAP = "heat_map"


@dataclass(frozen=True)
class LayerRef:
    """A layer that a turn has made or added to: its id in the project, and where its data lie.

    ``source`` is the path of a GeoPackage (``table`` the layer inside it) or of a raster. They come
    out of files that anybody may have written: used only below our own folders.
    """

    layer_id: str
    name: str = ""
    source: str = ""
    table: str = ""
    kind: LayerKind = LayerKind.POLYGONS


@dataclass(frozen=True)
class FeatureSummary:
    """A group of features of an answer, as far as the transcript shows it."""

    name: str
    count: int
    area_m2: float | None = None


@dataclass(frozen=True)
class EvidenceLine:
    """A line of "why": what is stated, by which expert, how sure it is (0 to 1)."""

    text: str
    expert: str = ""
    score: float | None = None


@dataclass(frozen=True)
class Turn:
    """One question with its answer. ``parent`` is the turn before it, "" for the first.

    ``answer_text`` is Markdown with links of the schemes ``features: feature: cell: turn: help:``.
    ``created`` is ISO 8601 in UTC; ``seconds`` from sending to the full answer. ``device`` and
    ``model`` say what answered. ``value`` is what the answer states (true/false, number or word).
    ``layers`` has at most one layer of each kind. ``has_heat_map`` says that the model also told
    how likely the asked thing is at each pixel.
    """

    id: str
    message: str
    parent: str = ""
    plan: Plan | None = None
    state: TurnState = TurnState.WAITING
    answer_text: str = ""
    notes: tuple[str, ...] = ()
    error: TurnError | None = None
    context: TurnContext = field(default_factory=TurnContext)
    groups: tuple[FeatureSummary, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    value: bool | float | str | None = None
    confidence: float | None = None
    layers: tuple[LayerRef, ...] = ()
    has_heat_map: bool = False
    model: str = ""
    device: str = ""
    created: str = ""
    seconds: float | None = None

    @property
    def layer_ref(self) -> LayerRef | None:
        """The layer that holds the turn's polygons, its own before one that it was added to."""
        return self.layer_of(LayerKind.POLYGONS) or self.layer_of(LayerKind.APPENDED)

    def layer_of(self, kind: LayerKind) -> LayerRef | None:
        """The turn's layer of a kind; it has at most one of each."""
        return next((item for item in self.layers if item.kind is kind), None)

    @property
    def feature_count(self) -> int:
        """Features that can be added as a layer."""
        return sum(group.count for group in self.groups)


def new_id() -> str:
    """A fresh identifier."""
    return uuid.uuid4().hex


def now() -> str:
    """The present, ISO 8601 in UTC to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def new_turn(
    message: str,
    parent: str = "",
    plan: Plan | None = None,
    context: TurnContext | None = None,
) -> Turn:
    """A turn that waits for its answer."""
    return Turn(
        new_id(),
        message[:MAXIMUM_MESSAGE],
        parent,
        plan,
        context=context or TurnContext(),
        created=now(),
    )


def title_of(message: str) -> str:
    """A short title from a question."""
    line = " ".join(message.split())
    return line if len(line) <= 60 else line[:57].rstrip() + "…"
