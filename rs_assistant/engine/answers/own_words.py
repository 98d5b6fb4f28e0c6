# SPDX-License-Identifier: GPL-2.0-or-later
"""What a vision-language model said, marked as its own words, before what was measured."""

from __future__ import annotations

from dataclasses import replace

from rs_assistant.engine.answers.model import Part
from rs_assistant.engine.answers.wording import Words
from rs_assistant.engine.markdown import literal
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.results import StepResult

MOST = 4000  # characters; adapters keep to fewer


def in_own_words(result: StepResult, part: Part, words: Words) -> Part:
    """The part of a step, led by the model's words where there are any.

    Value, confidence and features stay the measured ones. "I can't tell" is left out then: the
    words are the answer.
    """
    said = next((s for s in result.statements if s.subject == "words" and s.text.strip()), None)
    if said is None:
        return part
    template = words.tr("*In the words of {model}, not measured:* {text}")
    text = template.format(model=literal(said.label), text=literal(said.text.strip()[:MOST]))
    known = any(s.subject not in ("words", "question") for s in result.statements)
    if result.step.name is not StepName.ANSWER and (known or result.features):
        apart = "\n\n" if part.text.startswith(("-", "**", "|")) else " "
        text += f"\n\n{words.tr('*Measured:*')}{apart}{part.text}"
    return replace(part, text=text, declined=False)
