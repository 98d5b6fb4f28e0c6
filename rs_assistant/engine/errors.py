# SPDX-License-Identifier: GPL-2.0-or-later
"""One root for every error that a user may see: what happened, what to do, what to report."""

from __future__ import annotations

from typing import Any


class AssistantError(Exception):
    """Base of all errors shown to a person.

    ``message`` says what happened, ``hint`` says what to do next, ``detail`` is for a report.
    ``code`` is the class name in snake case; it crosses the wire and names the translation.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def to_wire(self) -> dict[str, Any]:
        """Plain data for an ``error`` event."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "detail": self.detail,
        }


class ProtocolError(AssistantError):
    """The bytes on the pipe are not the protocol (garbage, oversize, wrong version)."""

    code = "protocol"


class WorkerLost(AssistantError):
    """The worker process ended, hung or could not be started."""

    code = "worker_lost"


class Cancelled(AssistantError):
    """The user stopped the request."""

    code = "cancelled"


class InvalidRequest(AssistantError):
    """A request is incomplete or contradictory."""

    code = "invalid_request"


class ViewUnusable(AssistantError):
    """There is nothing in the view that a model could look at."""

    code = "view_unusable"


class ModelUnavailable(AssistantError):
    """The chosen model is not installed, broken, or lacks a capability."""

    code = "model_unavailable"


class PackInvalid(AssistantError):
    """A model pack is damaged, unsafe or not understood."""

    code = "pack_invalid"


class OutOfMemory(AssistantError):
    """The machine has too little free memory for the request."""

    code = "out_of_memory"


class ViewForgotten(AssistantError):
    """The worker no longer holds the view that clicks refer to; it has to be sent again."""

    code = "view_forgotten"


_BY_CODE = {
    kind.code: kind
    for kind in (
        AssistantError,
        ProtocolError,
        WorkerLost,
        Cancelled,
        InvalidRequest,
        ViewUnusable,
        ModelUnavailable,
        PackInvalid,
        OutOfMemory,
        ViewForgotten,
    )
}


def from_wire(data: dict[str, Any]) -> AssistantError:
    """Rebuild the error of an ``error`` event; an unknown code becomes an `AssistantError`."""
    kind = _BY_CODE.get(str(data.get("code")), AssistantError)
    return kind(
        str(data.get("message") or "The worker reported an error."),
        str(data.get("hint") or ""),
        str(data.get("detail") or ""),
    )
