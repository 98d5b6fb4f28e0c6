# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock says: states, notes, sizes and sources in the user's language and locale."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale

from rs_assistant.desktop.translation import tr
from rs_assistant.engine.conversation import Turn, TurnContext, TurnState
from rs_assistant.engine.plans import Step, StepName


def action_name(action: str) -> str:
    """Tooltip and accessible name of an action on a turn."""
    return {
        "copy": tr("Copy the answer"),
        "retry": tr("Ask again"),
        "edit": tr("Change the question and ask again"),
        "layer-add": tr("Add what was found as a layer (Down: to another layer)"),
        "go-there": tr("Go back to this view"),
        "remove": tr("Remove this question and its answer"),
    }[action]


def state_text(state: TurnState) -> str:
    """A line below the answer; "" when nothing needs saying."""
    return {
        TurnState.WAITING: tr("Looking at the view…"),
        TurnState.RUNNING: tr("Thinking…"),
        TurnState.STOPPED: tr("Stopped."),
    }.get(state, "")


def note_text(code: str) -> str:
    """A sentence for a note's code; a note that is a sentence already stays as it is."""
    known = {
        "similarity_only": tr("Found by likeness to the words; look before you rely on it."),
        "partly_cloudy": tr("Clouds hide part of the view."),
        "upsampled": tr("The image is coarser than the model expects; small things may be missed."),
        "downsampled": tr("The image was reduced to the resolution that the model knows."),
        "many_tiles": tr("The view was read in many tiles."),
        "no_scale": tr("The picture has no scale, so nothing could be measured."),
    }
    if code in known:
        return known[code]
    return code if " " in code else ""


def number(value: float, digits: int = 3) -> str:
    """A number with at most ``digits`` significant digits in the user's locale."""
    locale = QLocale()
    if value == 0:
        return "0"
    decimals = 0
    size = abs(value)
    while size < 10 ** (digits - 1) and decimals < digits:
        size *= 10
        decimals += 1
    text = locale.toString(float(value), "f", decimals)
    if decimals:
        text = text.rstrip("0").rstrip(locale.decimalPoint())
    return text


def length(metres: float) -> str:
    """A length with its unit.

    >>> length(1234.0)
    '1.23 km'
    """
    if metres >= 1000:
        return tr("{number} km").format(number=number(metres / 1000))
    if metres < 1:
        return tr("{number} cm").format(number=number(metres * 100, 2))
    return tr("{number} m").format(number=number(metres))


def area(square_metres: float) -> str:
    """An area with its unit."""
    if square_metres >= 1e6:
        return tr("{number} km²").format(number=number(square_metres / 1e6))
    if square_metres >= 1e4:
        return tr("{number} ha").format(number=number(square_metres / 1e4))
    return tr("{number} m²").format(number=number(square_metres))


def ground_size(size_m: tuple[float, float]) -> str:
    """Width × height in one unit."""
    if max(size_m) >= 1000:
        return tr("{width} × {height} km").format(
            width=number(size_m[0] / 1000), height=number(size_m[1] / 1000)
        )
    return tr("{width} × {height} m").format(width=number(size_m[0]), height=number(size_m[1]))


def resolution(metres_per_pixel: float) -> str:
    """Ground resolution."""
    return tr("{length}/px").format(length=length(metres_per_pixel))


def duration(seconds: float) -> str:
    """About how long, roundly."""
    if seconds >= 90:
        return tr("about {number} min").format(number=number(seconds / 60, 2))
    return tr("about {number} s").format(number=number(max(seconds, 0.1), 1 if seconds < 10 else 2))


def memory(size: float) -> str:
    """Bytes, roundly."""
    if size >= 1e9:
        return tr("{number} GB").format(number=number(size / 1e9, 2))
    return tr("{number} MB").format(number=number(size / 1e6, 2))


def source_name(source: str) -> str:
    """How the question looked at the map."""
    return {
        "canvas": tr("Map view"),
        "layer": tr("Layer"),
        "region": tr("Region"),
        "selection": tr("Selection"),
        "compare": tr("Two dates"),
        "picture": tr("Picture"),
    }.get(source, source)


def context_line(context: TurnContext) -> str:
    """Where a question was asked, in one line."""
    parts: list[str] = []
    if context.layer_names:
        parts.append(", ".join(context.layer_names[:2]))
    elif context.extent is not None:
        parts.append(source_name(context.source))
    facts: list[str] = []
    if context.region:
        facts.append(tr("region"))
    if context.size_m:
        facts.append(ground_size(context.size_m))
    if context.dates:
        facts.append(" → ".join(context.dates))
    # A fact is not broken over two lines.
    return " · ".join(parts + [fact.replace(" ", "\u00a0") for fact in facts])


def provenance(turn: Turn) -> str:
    """Who answered, how surely and how fast, for the quiet line below an answer."""
    parts = [part for part in (turn.model, turn.device) if part]
    if turn.confidence is not None and turn.state is TurnState.ANSWERED:
        percent = round(turn.confidence * 100)
        parts.append(tr("{percent} % sure").format(percent=percent))
    if turn.seconds is not None:
        parts.append(tr("{number} s").format(number=number(turn.seconds, 2)))
    for layer in turn.layers:
        parts.append(tr("layer “{name}”").format(name=layer.name))
    return " · ".join(part.replace(" ", "\u00a0") for part in parts)


def evidence_markdown(turn: Turn) -> str:
    """The evidence of an answer as a list."""
    lines = []
    for line in turn.evidence:
        quiet = [line.expert] if line.expert else []
        if line.score is not None:
            quiet.append(f"{round(line.score * 100)}\u00a0%")
        suffix = f" *({', '.join(quiet)})*" if quiet else ""
        lines.append(f"- {line.text}{suffix}")
    return "\n".join(lines)


def was_clicked(turn: Turn) -> bool:
    """Whether a turn was made by outlining, not by asking."""
    return turn.message in ("Outline by clicking", tr("Outline by clicking"))


def choice_title(step: Step) -> str:
    """What a button says that offers a step."""
    phrase = step.phrase or step.question
    titles = {
        StepName.DESCRIBE: tr("Describe the view"),
        StepName.COUNT: tr("Count: {phrase}"),
        StepName.FIND: tr("Find: {phrase}"),
        StepName.SEGMENT: tr("Outline: {phrase}"),
        StepName.MEASURE: tr("Measure: {phrase}"),
        StepName.LOCALISE: tr("Heat map: {phrase}"),
        StepName.CLASSIFY: tr("Name the kind of place"),
        StepName.ANSWER: tr("Answer: {phrase}"),
        StepName.CHANGE_CAPTION: tr("Describe what changed"),
        StepName.CHANGE_BINARY: tr("Has anything changed?"),
        StepName.CHANGE_COUNT: tr("Count the changes"),
        StepName.CHANGE_LOCATE: tr("Where did it change?"),
        StepName.CHANGE_MEASURE: tr("Measure the changes"),
        StepName.CHANGE_QUESTION: tr("Answer about the change: {phrase}"),
        StepName.HELP: tr("What can I ask?"),
    }
    title = titles.get(step.name, step.name.value).format(phrase=phrase)
    return title.rstrip(": ：")
