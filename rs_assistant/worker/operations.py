# SPDX-License-Identifier: GPL-2.0-or-later
"""What the worker does for each operation of the wire: plain functions from body to body.

Everything heavy is imported inside, by the thread that runs it: ``ready`` waits for none of it.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from rs_assistant.engine.errors import InvalidRequest
from rs_assistant.worker.models.registry import Models, Registry

Reply = tuple[dict[str, Any], bytes]


class Job(Protocol):
    """One request under way, as an operation sees it."""

    id: int
    body: dict[str, Any]
    blob: bytes

    def emit(self, name: str, body: dict[str, Any]) -> None:
        """Send an event of this request."""

    def cancelled(self) -> bool:
        """Whether the other side gave it up."""

    def mute(self) -> None:
        """Send nothing more for this request; for echo's faults."""


@dataclass(frozen=True)
class Operations:
    """The operations over one registry; ``write`` puts raw bytes on the pipe for echo's faults."""

    registry: Registry
    write: Callable[[bytes], None]
    echo_faults: bool = False
    _held: dict[str, Any] = field(default_factory=dict, repr=False)
    """What lives from one request to the next."""

    def table(self) -> Mapping[str, Callable[[Job], Reply]]:
        """By name."""
        return {
            "load": self.load,
            "ask": self.ask,
            "route": self.route,
            "embed": self.embed,
            "caption": self.caption,
            "classify": self.classify,
            "detect": self.detect,
            "label": self.label,
            "encode": self.encode,
            "prompt": self.prompt,
            "forget": self.forget,
            "register": self.register,
        }

    def load(self, job: Job) -> Reply:
        """``{model}`` → ``{model, adapters: {name: seconds or why not}}``."""
        model = str(job.body.get("model") or "starter")
        if model == "echo":
            self._echo_fault(job)
            return {"model": model, "adapters": {}}, b""

        def report(fraction: float, name: str) -> None:
            job.emit("progress", {"fraction": fraction, "text": name})

        models = self.registry.models(model)
        # The recipes import libraries of their own; the first question should not wait for those.
        threading.Thread(target=_import_assistant, name="import", daemon=True).start()
        return {"model": model, "adapters": models.load(report)}, b""

    def ask(self, job: Job) -> Reply:
        """A `Request` → a `Result`."""
        from rs_assistant.engine.requests import Request

        request = Request.from_wire(job.body, job.blob)
        if request.model == "echo":
            from rs_assistant.worker.models.echo import Echo

            echo = Echo(self.echo_faults, self.write, job.mute)
            return echo.answer(request, job.emit, job.cancelled, job.id).to_wire()
        assistant = self._assistant(request.model)
        body, blob = assistant.answer(request, job.emit, job.cancelled).to_wire()
        return body, blob

    def route(self, job: Job) -> Reply:
        """``{message, views, history, model}`` → ``{plan}``."""
        from rs_assistant.engine.plans import Plan
        from rs_assistant.engine.requests import HistoryTurn
        from rs_assistant.worker.routing.router import Router

        message, views = str(job.body.get("message", "")), int(job.body.get("views", 1))
        history = [
            HistoryTurn(str(item["message"]), Plan.from_wire(item["plan"]))
            for item in job.body.get("history", ())
        ]
        models = self._models(job)
        router = Router(models.text if models.has("encoder") else None)
        return {"plan": router.plan(message, views, history).to_wire()}, b""

    def embed(self, job: Job) -> Reply:
        """``{images: array (N, H, W, 3)}`` or ``{texts}`` → ``{embeddings}`` (N, D), unit rows."""
        from rs_assistant.engine.arrays import BlobWriter

        encoder = self._models(job).encoder
        if "texts" in job.body:
            rows = encoder.encode_texts([str(text) for text in job.body["texts"]]).embedding
        else:
            rows = encoder.encode_images(_images(job)).embedding
        blob = BlobWriter()
        described = blob.add(rows.astype("<f4"))
        return {"embeddings": described}, blob.blob

    def classify(self, job: Job) -> Reply:
        """``{images, names}`` → ``{scores}`` (N, len(names)), zero-shot."""
        from rs_assistant.engine.arrays import BlobWriter

        encoder = self._models(job).encoder
        names = [str(name) for name in job.body["names"]]
        scores = encoder.classify(encoder.encode_images(_images(job)), names)
        blob = BlobWriter()
        described = blob.add(scores.astype("<f4"))
        return {"scores": described}, blob.blob

    def caption(self, job: Job) -> Reply:
        """``{images, style}`` → ``{texts}``: the caption decoder alone, a chip at a time."""
        from rs_assistant.worker.chips import caption_chips

        style = str(job.body.get("style") or "normal")
        texts = caption_chips(self._models(job), _images(job), style, job.cancelled)
        return {"texts": texts}, b""

    def detect(self, job: Job) -> Reply:
        """``{image, metres_per_pixel, labels, minimum}`` → instances, as `detect_chip` says."""
        from rs_assistant.worker.chips import detect_chip

        body = job.body
        labels = [str(label) for label in body.get("labels") or ()]
        minimum = body.get("minimum")
        return detect_chip(
            self._models(job),
            _images(job)[0],
            _scale(body),
            labels,
            None if minimum is None else float(minimum),
            job.cancelled,
        )

    def label(self, job: Job) -> Reply:
        """``{image, metres_per_pixel, names}`` → the best name of every pixel, as `label_chip`."""
        from rs_assistant.worker.chips import label_chip

        names = [str(name) for name in job.body["names"]]
        models = self._models(job)
        return label_chip(models, _images(job)[0], _scale(job.body), names, job.cancelled)

    def register(self, job: Job) -> Reply:
        """A `Request` with two views → ``{shift, peak, trusted}``: columns and rows that the second
        has to be moved by to fit the first, how far that stands out, and whether to trust it."""
        from rs_assistant.engine.requests import Request
        from rs_assistant.worker.assistant.pair import measured_shift

        request = Request.from_wire(job.body, job.blob)
        if len(request.views) != 2:
            raise InvalidRequest("Two views are needed.")
        shift, peak, sure = measured_shift(*request.views)
        return {"shift": [float(v) for v in shift], "peak": float(peak), "trusted": bool(sure)}, b""

    def encode(self, job: Job) -> Reply:
        """A `Request` of one view, with ``prompter`` → ``{handle, prompter}``: ready for clicks."""
        from rs_assistant.engine.requests import Request

        request = Request.from_wire(job.body, job.blob)
        if len(request.views) != 1:
            raise InvalidRequest("Clicks need exactly one view.")

        def report(share: float, text: str) -> None:
            job.emit("progress", {"fraction": share, "text": text})

        handle, prompter = self._prompts().encode(
            request.views[0],
            str(job.body.get("prompter") or ""),
            request.model,
            report,
            job.cancelled,
        )
        return {"handle": handle, "prompter": prompter}, b""

    def prompt(self, job: Job) -> Reply:
        """``{handle, points, boxes, quick}`` → an `Outline`."""
        from rs_assistant.engine.prompts import Prompt

        prompt = Prompt.from_wire(job.body)
        handle, quick = str(job.body.get("handle") or ""), bool(job.body.get("quick"))
        return self._prompts().prompt(handle, prompt, quick).to_wire(), b""

    def forget(self, job: Job) -> Reply:
        """``{handle}`` → ``{}``: the view makes room."""
        self._prompts().forget(str(job.body.get("handle") or ""))
        return {}, b""

    def _prompts(self) -> Any:
        from rs_assistant.worker.prompting.sessions import PromptSessions

        # Requests run one after another: nobody else makes it meanwhile.
        if "prompts" not in self._held:
            self._held["prompts"] = PromptSessions(self.registry)
        return self._held["prompts"]

    def _models(self, job: Job) -> Models:
        return self.registry.models(str(job.body.get("model") or "starter"))

    def _assistant(self, model: str) -> Any:
        from rs_assistant.worker.assistant.assistant import Assistant

        models = self.registry.models(model)
        # The recipe meets its models one by one; side by side they are there sooner.
        models.load_ahead()
        return Assistant(models)

    def _echo_fault(self, job: Job) -> None:
        message = str(job.body.get("message") or "")
        if self.echo_faults and message.startswith("/"):
            from rs_assistant.worker.models.echo import Echo

            Echo(True, self.write, job.mute).misbehave(message, job.emit, job.cancelled, job.id)


def _import_assistant() -> None:
    try:
        importlib.import_module("rs_assistant.worker.assistant.assistant")
    except ImportError:
        return  # the first question meets it again and reports it


def _scale(body: dict[str, Any]) -> float | None:
    value = body.get("metres_per_pixel")
    return None if value is None else float(value)


def _images(job: Job) -> Any:
    from rs_assistant.engine.arrays import read_array

    described = job.body.get("images", job.body.get("image"))
    images = read_array(described, job.blob)
    if images.ndim == 3:
        images = images[None]
    if images.ndim != 4 or images.shape[3] != 3 or images.dtype.str != "|u1" or not len(images):
        raise InvalidRequest("Pictures must be 8 bit RGB.", detail=repr(described))
    return images
