# SPDX-License-Identifier: GPL-2.0-or-later
"""Accepted outlines as turns: in the transcript, in a layer, and as the last result to talk about.

Outlines that are accepted one after another belong to one turn and one layer, so that "only the
larger one" has something to choose from. Each is one step of undo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
)

from rs_assistant.desktop.answering import Frame, Outcome, recorded
from rs_assistant.desktop.layers.place import polygons_of
from rs_assistant.desktop.layers.placed import PlacedAnswer, PlacedFeature, PlacedGroup
from rs_assistant.desktop.outline_view import Outlined
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.answers import MeasuredFeature
from rs_assistant.engine.answers.outlined import UNKNOWN, outlined
from rs_assistant.engine.conversation import LayerRef, Removal, Turn, new_turn, now
from rs_assistant.engine.georeference import GeoTransform
from rs_assistant.engine.plans import Plan, Step, StepName
from rs_assistant.engine.results import Feature, Result, StepResult


@dataclass(frozen=True, eq=False)
class _Kept:
    """The outlines of a turn so far: in pixels of the first one's view, and on the map."""

    frame: Frame
    measured: tuple[MeasuredFeature, ...]
    placed: tuple[PlacedFeature, ...]


class OutlineTurns:
    """Makes turns of outlines in a session."""

    def __init__(self, session: Any, project: QgsProject) -> None:
        self._session = session
        self._project = project
        self._conversation = ""  # that the outlines are for
        self._turn = ""  # that takes the next outline
        self._kept: _Kept | None = None
        self._waiting: list[Outlined] = []

    def close(self) -> None:
        """The next outline begins a new turn."""
        self._turn, self._kept = "", None

    def keep(self, found: Outlined) -> None:
        """Add an accepted outline to the turn of the ones before, or begin a turn with it."""
        session, kept = self._session, self._kept
        if session.conversation.id != self._conversation:
            self._conversation, self._waiting = session.conversation.id, []
        turn = session.conversation.turn(self._turn)
        # Of a conversation that was left and opened again, only the layer is there.
        old = session.map.outcome(self._turn)
        if turn is None or kept is None or old is None or session.conversation.head != turn.id:
            self._begin(found)
            return
        if session.map.busy and turn.layer_ref is None:
            self._waiting.append(found)  # its layer is still being written
            return
        layer = session.map.layer_for_more(turn)
        frame = _with(kept, found, self._project)
        if layer is None or frame is None:
            self._begin(found)
            return
        self._extend(turn, layer, old, kept, frame)

    def _begin(self, found: Outlined) -> None:
        session, looked = self._session, found.looked
        context = replace(session.context_of((looked.plan,)), thumbnail=looked.shot.thumbnail_png)
        turn = new_turn(tr("Outline by clicking"), session.conversation.head, None, context)
        frame = Frame(looked.view.geotransform, looked.view.crs_wkt)
        item = _feature(found, found.outline.polygons)
        kept = _Kept(frame, (item,), (_placed(item, found.geometry),))
        outcome = _outcome(kept, turn, found)
        turn = replace(turn, **_values(outcome, session))
        self._turn, self._kept = turn.id, kept
        session.map.remember(turn.id, outcome)
        session.add_turn(turn)
        gone: list[Removal] = []

        def changed(reference: LayerRef | None) -> None:
            if reference is None:
                removal = session.take_turn(turn.id)
                gone[:] = [removal] if removal is not None else []
                return
            if gone:
                session.return_turn(gone.pop())
            session.change_turn(turn.id, layers=(reference,))
            waiting, self._waiting = self._waiting, []
            for item in waiting:
                self.keep(item)

        session.map.write_layer(outcome, changed)

    def _extend(self, turn: Turn, layer: Any, old: Outcome, before: _Kept, after: _Kept) -> None:
        session = self._session
        new = replace(_outcome_of(after, old), frame=after.frame)
        addition = replace(
            new.placed, groups=(PlacedGroup(new.placed.groups[0].name, after.placed[-1:]),)
        )

        def changed(reference: LayerRef | None, _fids: Any) -> None:
            self._kept = after if reference is not None else before
            outcome = new if reference is not None else old
            if session.conversation.turn(turn.id) is not None:
                session.map.remember(turn.id, outcome)
                values = _values(outcome, session)
                session.change_turn(turn.id, **values)

        session.map.push_features(layer, addition, changed)


def _feature(found: Outlined, polygons: Any) -> MeasuredFeature:
    outline = found.outline
    feature = Feature(outline.label or UNKNOWN, outline.score, polygons, outline.kind)
    return MeasuredFeature(feature, found.area_m2)


def _placed(item: MeasuredFeature, geometry: QgsGeometry) -> PlacedFeature:
    return PlacedFeature(item.feature.label, item.feature.score, item.area_m2, geometry)


def _with(kept: _Kept, found: Outlined, project: QgsProject) -> _Kept | None:
    """The outlines with one more, which may come from another view; None where CRSs differ so
    that they cannot share a layer."""
    view = found.looked.view
    if (kept.frame.geotransform is None) != (view.geotransform is None):
        return None
    geometry, polygons = QgsGeometry(found.geometry), found.outline.polygons
    same = kept.frame.crs_wkt == view.crs_wkt
    if not same:
        source = QgsCoordinateReferenceSystem.fromWkt(view.crs_wkt)
        target = QgsCoordinateReferenceSystem.fromWkt(kept.frame.crs_wkt)
        if not source.isValid() or not target.isValid():
            return None
        try:
            geometry.transform(QgsCoordinateTransform(source, target, project))
        except QgsCsException:
            return None
    if not same or kept.frame.geotransform != view.geotransform:
        polygons = polygons_of(geometry, kept.frame.geotransform or GeoTransform(0, 1, 0, 0, 0, -1))
    item = _feature(found, polygons)
    return _Kept(kept.frame, (*kept.measured, item), (*kept.placed, _placed(item, geometry)))


def _outcome(kept: _Kept, turn: Turn, found: Outlined) -> Outcome:
    """What a first outline leaves behind."""
    view = found.looked.view
    answer = outlined(kept.measured, tr)
    placed = PlacedAnswer(
        (PlacedGroup(answer.groups[0].name, kept.placed),),
        kept.frame.crs_wkt,
        turn.id,
        turn.message,
        found.looked.prompter,
        "",
        view.name,
        view.date or "",
        now(),
        (view.date or "",),
    )
    return Outcome(_result(kept, found.looked.prompter), answer, placed, kept.frame)


def _outcome_of(kept: _Kept, before: Outcome) -> Outcome:
    """The same for more outlines."""
    answer = outlined(kept.measured, tr)
    placed = replace(before.placed, groups=(PlacedGroup(answer.groups[0].name, kept.placed),))
    return replace(before, result=_result(kept, before.result.model), answer=answer, placed=placed)


def _result(kept: _Kept, prompter: str) -> Result:
    labels = dict.fromkeys(item.feature.label for item in kept.measured)
    known = [label for label in labels if label != UNKNOWN]
    step = Step(StepName.SEGMENT, " and ".join(known))
    features = tuple(item.feature for item in kept.measured)
    return Result(Plan((step,)), (StepResult(step, features=features),), prompter)


def _values(outcome: Outcome, session: Any) -> dict[str, Any]:
    values = recorded(outcome, 0.0, session.device)
    values["seconds"] = None
    return values
