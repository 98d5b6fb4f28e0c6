# SPDX-License-Identifier: GPL-2.0-or-later
"""Every setting, declared once: key, type, default, label and help.

The settings page and the store are made from this list; labels and helps are source strings for
translation (context ``Settings``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Union

Value = Union[str, int, float, bool, tuple[str, ...]]


@dataclass(frozen=True)
class Setting:
    """One setting. ``kind`` is ``text file folders number fraction switch choice pack``.

    ``choices`` are (value, label) pairs; ``limits`` are inclusive; a ``pack`` is the id of one.
    """

    key: str
    kind: str
    default: Value
    label: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    limits: tuple[float, float] | None = None

    def coerce(self, raw: Any) -> Value:
        """A valid value from whatever a store returned; the default when nothing fits.

        Stores such as INI files return text for everything, and text for a list of one.
        """
        try:
            value = self._converted(raw)
        except (TypeError, ValueError):
            return self.default
        if self.limits is not None and isinstance(value, (int, float)):
            low, high = self.limits
            if not low <= value <= high:
                return self.default
        if self.kind == "choice" and value not in {choice for choice, _ in self.choices}:
            return self.default
        return value

    def _converted(self, raw: Any) -> Value:
        if raw is None:
            return self.default
        if self.kind == "switch":
            if isinstance(raw, str):
                return {"true": True, "1": True, "false": False, "0": False}.get(
                    raw.strip().lower(), bool(self.default)
                )
            return bool(raw)
        if self.kind == "number":
            return int(float(raw))
        if self.kind == "fraction":
            return float(raw)
        if self.kind == "folders":
            parts = [raw] if isinstance(raw, str) else list(raw)
            return tuple(str(part) for part in parts if str(part).strip())
        return str(raw)


INTERPRETER: Final = Setting(
    "worker/interpreter",
    "file",
    "",
    "Python of the worker",
    "The interpreter that runs the models. Empty: the environment that the plugin manages.",
)
THREADS: Final = Setting(
    "worker/threads",
    "number",
    0,
    "Processor threads",
    "How many threads the models may use. 0: all cores.",
    limits=(0, 256),
)
MODEL: Final = Setting(
    "models/model",
    "pack",
    "starter",
    "Model",
    "The pack that answers. More can be added with “Set up models…”.",
)
PACK_FOLDERS: Final = Setting(
    "models/folders",
    "folders",
    (),
    "Folders with model packs",
    "Each may be a pack or hold several. They are read only.",
)
THUMBNAILS: Final = Setting(
    "privacy/thumbnails_in_projects",
    "switch",
    True,
    "Save thumbnails in projects",
    "Small pictures of what was asked about, stored with the conversation in the project file. "
    "Switch off before sharing projects of confidential imagery.",
)
STYLE: Final = Setting(
    "answers/style",
    "choice",
    "normal",
    "Descriptions",
    "How long a description is.",
    choices=(
        ("short", "Short"),
        ("normal", "Normal"),
        ("detailed", "Detailed"),
        ("report", "Report"),
    ),
)
CONFIRM: Final = Setting(
    "answers/confirm_features",
    "number",
    5000,
    "Ask before adding more features than",
    "Larger results are added as a layer only after a question.",
    limits=(1, 10_000_000),
)
CONFIRM_SECONDS: Final = Setting(
    "answers/confirm_seconds",
    "number",
    60,
    "Ask before answers that take longer than",
    "Seconds. The context bar says beforehand how long an answer will take.",
    limits=(5, 86_400),
)
ADD_LAYERS: Final = Setting(
    "answers/add_layers",
    "switch",
    True,
    "Add results to the map at once",
    "Off: results wait for “Add layer” in the conversation.",
)
LANGUAGE: Final = Setting(
    "answers/language",
    "choice",
    "",
    "Language of answers",
    "Of what is found and how it is said; buttons and menus are in the language of QGIS.",
    choices=(("", "As QGIS"), ("en", "English"), ("fr", "Français"), ("zh", "中文")),
)
ALIGN: Final = Setting(
    "compare/align",
    "switch",
    True,
    "Two dates: correct a shift between them",
    "The shift is measured to a fraction of a pixel; up to some pixels are corrected, and said.",
)
NORMALISE: Final = Setting(
    "compare/normalise",
    "switch",
    True,
    "Two dates: match colours that are foreign to each other",
    "Gain and offset of each band are fitted on ground that looks unchanged.",
)
MASK_CLOUDS: Final = Setting(
    "compare/mask_clouds",
    "switch",
    True,
    "Two dates: leave out clouds and their shadows",
    "Needs a quality band, or near infrared at both dates.",
)
UNDO_DEPTH: Final = Setting(
    "layers/undo_depth",
    "number",
    20,
    "Steps that can be undone",
    "How many turns' layers the dock can take back.",
    limits=(1, 200),
)

SETTINGS: Final = (
    INTERPRETER,
    THREADS,
    MODEL,
    PACK_FOLDERS,
    THUMBNAILS,
    STYLE,
    CONFIRM,
    CONFIRM_SECONDS,
    ADD_LAYERS,
    LANGUAGE,
    ALIGN,
    NORMALISE,
    MASK_CLOUDS,
    UNDO_DEPTH,
)


def setting(key: str) -> Setting:
    """The setting of a key. Raises `KeyError`."""
    return {item.key: item for item in SETTINGS}[key]
