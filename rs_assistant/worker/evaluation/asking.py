# SPDX-License-Identifier: GPL-2.0-or-later
"""The product as evaluation sees it: a worker process, the dock's requests, composed answers."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.answers import Answer, compose
from rs_assistant.engine.arrays import BlobWriter, read_array
from rs_assistant.engine.errors import AssistantError
from rs_assistant.engine.measures import PlanarMeasurer
from rs_assistant.engine.plans import Plan, Step
from rs_assistant.engine.requests import HistoryTurn, Options, Polygon, Request, View
from rs_assistant.engine.results import Feature, Result
from rs_assistant.engine.worker_client import Event
from rs_assistant.engine.worker_pipe import Worker

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
USUAL = Options()
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, eq=False)
class Asked:
    """An answer with how it came about; seconds from sending to the first token and to the end."""

    answer: Answer
    result: Result | None
    seconds: float
    first_token: float | None = None

    @property
    def text(self) -> str:
        """The answer's words without Markdown."""
        return plain(self.answer.text)

    @property
    def features(self) -> list[Feature]:
        """What the answer would put on the map."""
        return [item.feature for group in self.answer.groups for item in group.features]


class Product:
    """One worker for all tasks."""

    def __init__(self, worker: Worker, model: str = "starter") -> None:
        self.worker = worker
        self.model = model

    def ask(
        self,
        message: str,
        views: Sequence[View],
        history: Sequence[HistoryTurn] = (),
        plan: Plan | None = None,
    ) -> Asked:
        """A question as the dock asks it. An error of the product is a declined answer."""
        request = Request(message, tuple(views), tuple(history), plan, model=self.model)
        began = time.monotonic()
        first: list[float] = []

        def listen(event: Event) -> None:
            if event.name == "token" and not first:
                first.append(time.monotonic() - began)

        try:
            event = self.worker.call("ask", *request.to_wire(), on_event=listen)
            result = Result.from_wire(event.body, event.blob)
            answer = self.compose(result, views)
        except AssistantError as error:
            declined = Answer(str(error), declined=True)
            return Asked(declined, None, time.monotonic() - began)
        return Asked(answer, result, time.monotonic() - began, first[0] if first else None)

    def ask_together(self, messages: Sequence[str], views: Sequence[View]) -> list[Asked]:
        """Several independent questions about one view, each routed alone, in one request.

        The plans' steps are run one after another over the same pixels and each answer is composed
        by itself, so the answers are those of single questions; only the looking is shared.
        """
        return self.run_together([self.route(message, len(views)) for message in messages], views)

    def run_together(
        self, plans: Sequence[Plan], views: Sequence[View], options: Options = USUAL
    ) -> list[Asked]:
        """`ask_together` for plans made by slash commands."""
        whole = Plan(tuple(step for plan in plans for step in plan.steps))
        if not whole.steps:
            return []
        request = Request("", tuple(views), plan=whole, options=options, model=self.model)
        began = time.monotonic()
        try:
            event = self.worker.call("ask", *request.to_wire())
            result = Result.from_wire(event.body, event.blob)
            if len(result.steps) != len(result.plan.steps):
                raise AssistantError("The worker left out steps.")
        except AssistantError as error:
            declined = Answer(str(error), declined=True)
            return [Asked(declined, None, time.monotonic() - began) for _ in plans]
        seconds, asked, start = (time.monotonic() - began) / len(plans), [], 0
        for plan in plans:
            looked_at = _looked_at(plan, result.plan.steps[start:])
            steps = result.steps[start : start + len(looked_at)]
            start += len(looked_at)
            part = Result(Plan(looked_at), steps, result.model, result.version, result.seconds)
            asked.append(Asked(self.compose(part, views), part, seconds))
        return asked

    def compose(self, result: Result, views: Sequence[View]) -> Answer:
        """The dock's words; measured in the picture's plane."""
        return compose(result, tuple(views), PlanarMeasurer, (), str)

    def route(self, message: str, views: int, history: Sequence[tuple[str, Plan]] = ()) -> Plan:
        """The plan for a message, without any picture."""
        past = [{"message": said, "plan": plan.to_wire()} for said, plan in history]
        body = {"message": message, "views": views, "history": past, "model": self.model}
        return Plan.from_wire(self.worker.call("route", body).body["plan"])

    def embed_images(self, images: Sequence[Bytes]) -> npt.NDArray[np.float32]:
        """Unit rows for pictures of any sizes."""
        rows = [self._array("embed", {}, image, "embeddings") for image in images]
        return np.concatenate(rows)

    def embed_texts(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit rows."""
        rows = []
        for start in range(0, len(texts), 256):
            body = {"texts": list(texts[start : start + 256]), "model": self.model}
            event = self.worker.call("embed", body)
            rows.append(np.array(read_array(event.body["embeddings"], event.blob)))
        return np.concatenate(rows)

    def classify(self, image: Bytes, names: Sequence[str]) -> npt.NDArray[np.float32]:
        """Zero-shot scores (names,)."""
        scores = self._array("classify", {"names": list(names)}, image, "scores")
        return np.asarray(scores[0])

    def caption(self, image: Bytes, style: str) -> str:
        """The caption decoder's sentence for a whole picture."""
        return str(self._call("caption", {"style": style}, image).body["texts"][0])

    def detect(
        self, image: Bytes, scale: float | None, labels: Sequence[str], minimum: float
    ) -> Event:
        """The detector alone, down to a low score."""
        body = {"metres_per_pixel": scale, "labels": list(labels), "minimum": minimum}
        return self._call("detect", body, image)

    def label(self, image: Bytes, scale: float | None, names: Sequence[str]) -> Event:
        """The segmenter alone: the best of some names at every pixel."""
        return self._call("label", {"metres_per_pixel": scale, "names": list(names)}, image)

    def _call(self, op: str, body: dict[str, Any], image: Bytes) -> Event:
        blob = BlobWriter()
        described = blob.add(image[None])
        return self.worker.call(op, {**body, "images": described, "model": self.model}, blob.blob)

    def _array(
        self, op: str, body: dict[str, Any], image: Bytes, key: str
    ) -> npt.NDArray[np.float32]:
        event = self._call(op, body, image)
        return np.array(read_array(event.body[key], event.blob), np.float32)


def _looked_at(plan: Plan, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The first of some steps, those that a plan's steps became: one of both dates is two."""
    found: list[Step] = []
    for step in plan.steps:
        views: dict[int, Step] = {}
        for one in steps[len(found) :]:
            if replace(one, view=step.view) != step or one.view in views:
                break
            views[one.view] = one
        found += views.values()
    return tuple(found)


def view_of(
    image: Bytes, row: dict[str, Any] | None = None, region: Sequence[float] | None = None
) -> View:
    """A picture as the dock would send it; ``region`` is x0, y0, x1, y1."""
    rings: tuple[Polygon, ...] = ()
    if region:
        x0, y0, x1, y1 = (float(value) for value in region)
        rings = ((np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]),),)
    scale = _positive((row or {}).get("metres_per_pixel"))
    dates = (row or {}).get("date")
    return View(
        image,
        metres_per_pixel=scale,
        name=str((row or {}).get("image", "")),
        date=dates if isinstance(dates, str) else None,
        region=rings,
    )


def _positive(value: Any) -> float | None:
    """A ground resolution, if it is one."""
    try:
        number = float(value or 0)
    except (TypeError, ValueError):
        return None
    return number if 0 < number < float("inf") else None


def plain(markdown: str) -> str:
    """Markdown without links and marks."""
    text = _LINK.sub(r"\1", markdown)
    return re.sub(r"[*_`#>]+", "", text).strip()


def drawn(features: Sequence[Feature], height: int, width: int) -> Mask:
    """Features as pixels: exact, since their polygons run along pixel edges."""
    from rasterio.features import rasterize

    shapes = [
        ({"type": "Polygon", "coordinates": [ring.tolist() for ring in polygon]}, 1)
        for feature in features
        for polygon in feature.polygons
    ]
    if not shapes:
        return np.zeros((height, width), bool)
    return np.asarray(rasterize(shapes, (height, width), dtype="uint8")).astype(bool)
