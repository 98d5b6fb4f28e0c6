# SPDX-License-Identifier: GPL-2.0-or-later
"""The form in which a description is wanted."""

from __future__ import annotations

import pytest

from rs_assistant.engine.plans import StepName
from rs_assistant.worker.routing.router import Router


@pytest.mark.parametrize(
    ("message", "style"),
    [
        ("Give me three captions of this view", "captions"),
        ("three different captions please", "captions"),
        ("several captions", "captions"),
        ("write a caption", "short"),
        ("describe it by theme, objects and relations", "structured"),
        ("theme, objects and relations", "structured"),
        ("Give a structured description of this image", "structured"),
        ("describe it in detail", "detailed"),
        ("Describe this view", ""),
    ],
)
def test_the_form_of_a_description_is_understood(message: str, style: str) -> None:
    step = Router(None).plan(message, 1, ()).steps[0]
    assert (step.name, step.style) == (StepName.DESCRIBE, style)
