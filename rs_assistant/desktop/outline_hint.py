# SPDX-License-Identifier: GPL-2.0-or-later
"""What the line at the lower edge of the map says while outlining: what there is, what to do."""

from __future__ import annotations

from rs_assistant.desktop.outline_view import Outlined
from rs_assistant.desktop.translation import tr
from rs_assistant.engine.answers.outlined import UNKNOWN
from rs_assistant.engine.answers.wording import Words


def looking_hint(progress: float | None, clicked: bool) -> str:
    """While the view is being looked at; ``progress`` is a share."""
    share = f" {progress:.0%}" if progress is not None else ""
    waiting = tr("your clicks are kept") if clicked else tr("you can click already")
    return f"{tr('Looking at the view…')}{share} ({waiting})"


def ready_hint(current: Outlined | None, clicked: bool, asking: bool) -> str:
    """Once clicks are answered; ``current`` is what they outline, ``asking`` that more comes."""
    if not clicked:
        return tr("Click what to outline, or drag a box around it · Esc: finish")
    if current is None:
        if asking:
            return tr("Outlining…")
        return tr("Nothing found here · Backspace: undo the click · Esc: cancel")
    words, outline = Words(tr), current.outline
    name = words.noun(outline.label or UNKNOWN, 1)
    parts = [name[:1].upper() + name[1:]]
    if current.area_m2 is not None:
        parts[0] += f", {words.area(current.area_m2)}"
    if asking:
        parts.append(tr("looking closer…"))
    parts += [tr("Enter: accept"), tr("right click: not this"), tr("Backspace: undo")]
    return " · ".join(parts)
