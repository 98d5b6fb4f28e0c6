# SPDX-License-Identifier: GPL-2.0-or-later
"""``python -m rs_assistant.worker.evaluation.contact_sheets --data DIR --out build/x.json``

Pictures beside what was said of them, from the predictions of an evaluation that was run before:
captions with a caption of the data, descriptions with what is there. For looking, not measuring.
Sheets go to ``<OUT without .json>/sheets/``; they hold pictures of the data: mind its licence.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from rs_assistant.worker.evaluation.folders import Folder, read_data, spread
from rs_assistant.worker.evaluation.words import mentions, terms_of

Cell = tuple[Image.Image, list[tuple[str, str]]]  # picture, (colour, text) paragraphs
BLACK, GREY, GREEN, RED = "#111111", "#777777", "#0a7a30", "#b01818"
LETTER = 6  # pixels of a letter of the built-in font
LINE = 12


def caption_cells(folder: Folder, lines: Sequence[dict[str, Any]], side: int) -> list[Cell]:
    """Chips with their caption, and one of the data's below it."""
    truth = {row["image"]: row.get("captions") or [""] for row in folder.rows}
    return [
        (
            _shown(folder, line["image"], side),
            [(BLACK, line["caption"]), (GREY, str(truth.get(line["image"], [""])[0]))],
        )
        for line in lines
        if line["image"] in folder.pictures
    ]


def view_cells(folder: Folder, lines: Sequence[dict[str, Any]], side: int) -> list[Cell]:
    """Views with their description, what of it is there, and what was missed or invented."""
    truth = {row["image"]: row for row in folder.views}
    cells: list[Cell] = []
    for line in lines:
        row = truth[line["image"]]
        text = line["described"] or "(declined)"
        said = {
            name: mentions(text, terms_of(name, folder.terms))
            for name in (*row.get("present", ()), *row.get("absent", ()))
        }
        missed = [name for name in row.get("present", ()) if not said[name]]
        invented = [name for name in row.get("absent", ()) if said[name]]
        told = [name for name in row.get("present", ()) if said[name]]
        notes = [
            (BLACK, text),
            (GREEN, "there: " + ", ".join(told) if told else ""),
            (RED, "missed: " + ", ".join(missed) if missed else ""),
            (RED, "invented: " + ", ".join(invented) if invented else ""),
        ]
        name = f"{row.get('kind', 'photograph')}, {row.get('metres_per_pixel')} m"
        cells.append((_shown(folder, line["image"], side), [(GREY, name), *notes]))
    return cells


def sheet(cells: Sequence[Cell], columns: int, side: int) -> Image.Image:
    """All cells on one picture, rows as high as their longest text."""
    wrapped = [
        [
            (colour, line)
            for colour, text in paragraphs
            # The built-in font has no hard blanks and no raised figures.
            for line in textwrap.wrap(_plain(text), side // LETTER)
        ]
        for _, paragraphs in cells
    ]
    rows = [range(at, min(at + columns, len(cells))) for at in range(0, len(cells), columns)]
    heights = [side + LINE * (max(len(wrapped[i]) for i in row) + 2) for row in rows]
    page = Image.new("RGB", (columns * (side + 10), sum(heights)), "white")
    draw = ImageDraw.Draw(page)
    top = 0
    for row, height in zip(rows, heights):
        for column, index in enumerate(row):
            left = column * (side + 10)
            page.paste(cells[index][0], (left, top))
            for number, (colour, line) in enumerate(wrapped[index]):
                draw.text((left + 2, top + side + 4 + LINE * number), line, fill=colour)
        top += height
    return page


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("²", "2").replace("–", "-")


def _shown(folder: Folder, name: str, side: int) -> Image.Image:
    picture = Image.fromarray(folder.pictures.rgb(name))
    picture.thumbnail((side, side))
    square = Image.new("RGB", (side, side), "#dddddd")
    square.paste(picture, (0, 0))
    return square


def main(arguments: list[str]) -> int:
    """Exit status 1 when there are no predictions to show."""
    parser = argparse.ArgumentParser(prog="contact_sheets", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated folders")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation.json"))
    parser.add_argument("--limit", type=int, default=40, help="pictures on a sheet")
    options = parser.parse_args(arguments)
    return 0 if contact_sheets(read_data(options.data), options.out, options.limit) else 1


def contact_sheets(folders: Sequence[Folder], out: Path, limit: int = 40) -> int:
    """Sheets of the predictions that an evaluation wrote; how many were made."""
    predictions = out.with_suffix("") / "predictions"
    made = 0
    for task, cells, side, columns in (
        ("captioning", caption_cells, 224, 5),
        ("views", view_cells, 360, 5),
    ):
        for folder in folders:
            path = predictions / f"{folder.name}.{task}.jsonl"
            if not path.is_file():
                continue
            lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            chosen = cells(folder, spread(lines, limit), side)
            if not chosen:
                continue
            target = out.with_suffix("") / "sheets" / f"{folder.name}.{task}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            sheet(chosen, columns, side).save(target)
            print(target)
            made += 1
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
