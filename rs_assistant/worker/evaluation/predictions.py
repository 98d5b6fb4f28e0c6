# SPDX-License-Identifier: GPL-2.0-or-later
"""Raw predictions on disk, so that others can compute every figure again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image


class Predictions:
    """The folder ``<OUT without .json>/predictions``."""

    def __init__(self, out: Path) -> None:
        self.folder = out.with_suffix("") / "predictions"

    def lines(self, name: str, rows: Iterable[dict[str, Any]]) -> None:
        """``<name>.jsonl``."""
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        self._path(f"{name}.jsonl").write_text(text, encoding="utf-8")

    def json(self, name: str, data: Any) -> None:
        """``<name>.json``."""
        self._path(f"{name}.json").write_text(json.dumps(data), encoding="utf-8")

    def array(self, name: str, values: npt.NDArray[Any]) -> None:
        """``<name>.npy``."""
        np.save(self._path(f"{name}.npy"), values)

    def picture(self, task: str, name: str, values: npt.NDArray[np.uint8]) -> None:
        """``<task>/<name>``, 8 bit, one band."""
        Image.fromarray(values).save(self._path(f"{task}/{name}"))

    def _path(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
