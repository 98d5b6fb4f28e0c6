# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes the pictures of the documentation anew, in the real QGIS desktop under Xvfb.

    screenshots.py                       all of them, into build/screenshots
    screenshots.py guide map dark zh fr  only these tours
    screenshots.py narrow contrast       pictures to judge by, which no page shows
    screenshots.py copy                  those that the pages show, from there to docs/images

Look at them before you copy them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import run_desktop as desktop
from PIL import Image

OUT = desktop.BUILD / "screenshots"
PROFILE = desktop.BUILD / "screenshots-profile"
COLOURS = 192
# Tour → what is written into the profile's settings, and what is asked.
TOURS = {
    "guide": ("", ""),
    "map": ("", ""),
    "dark": ("\n[UI]\nUITheme=Night Mapping\n", ""),
    "zh": ("zh-Hans", "描述此视图|/计数 storage tanks"),
    "fr": ("fr", "Décris cette vue|/compter storage tanks"),
}
NAMES = {"zh": "chinese", "fr": "french"}


def take(tour: str) -> int:
    """Open QGIS with this theme or language and play the tour; QGIS's exit status."""
    settings, words = TOURS.get(tour, ("", ""))
    shutil.rmtree(PROFILE, ignore_errors=True)
    desktop.prepare_profile(PROFILE, fresh=True)
    path = PROFILE / "profiles" / desktop.PROFILE / "QGIS" / "QGIS3.ini"
    text = path.read_text(encoding="utf-8")
    if settings.startswith("\n"):
        text += settings
    elif settings:
        text = text.replace("userLocale=en", f"userLocale={settings}")
    path.write_text(text, encoding="utf-8")
    result = OUT / "result.json"
    result.unlink(missing_ok=True)
    with desktop.virtual_screen() as display, (OUT / f"{tour}.log").open("wb") as log:
        variables = desktop.environment(
            DISPLAY=display,
            QT_QPA_PLATFORM="xcb",
            LIBGL_ALWAYS_SOFTWARE="1",
            RS_ASSISTANT_DEMO=str(OUT),
            RS_ASSISTANT_RESULT=str(result),
            RS_ASSISTANT_SCRIPT="demo.tour",
            RS_ASSISTANT_TOUR=NAMES.get(tour, tour),
            RS_ASSISTANT_WORDS=words,
        )
        variables.pop("WAYLAND_DISPLAY", None)
        if tour == "contrast":
            variables["PYQGIS_STARTUP"] = str(desktop.ROOT / "scripts/demo/high_contrast.py")
        process = subprocess.Popen(
            desktop.command(PROFILE),
            env=variables,
            cwd=desktop.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            trouble = desktop.wait_for(process, result, desktop.DEMO_LIMIT_S)
            if trouble:
                desktop.photograph(display, OUT / f"{tour}-stuck.png")
        finally:
            desktop.end(process)
    said = desktop.read(result)
    for line in (*said.get("messages", []), trouble):
        if line:
            print(f"{tour}: {line}", flush=True)
    return 1 if trouble else int(said.get("status", 1))


def shrink(path: Path) -> None:
    """A palette in the place of full colours: a third of the size, for screens as good."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    small.save(path, optimize=True)


def copy() -> int:
    """Replace the pictures of the pages by the new ones of the same names."""
    for old in sorted((desktop.ROOT / "docs" / "images").glob("*.png")):
        new = OUT / old.name
        if new.is_file():
            shutil.copyfile(new, old)
        print(f"{old.relative_to(desktop.ROOT)}: {'copied' if new.is_file() else 'no new picture'}")
    return 0


def main(arguments: list[str]) -> int:
    """Entry point."""
    OUT.mkdir(parents=True, exist_ok=True)
    if arguments == ["copy"]:
        return copy()
    unknown = set(arguments) - {*TOURS, "narrow", "contrast"}
    if unknown:
        print(f"No tour: {', '.join(sorted(unknown))} (copy stands alone)")
        return 2
    status = 0
    for tour in arguments or TOURS:
        before = {path: path.stat().st_mtime for path in OUT.glob("*.png")}
        status |= take(tour)
        for path in sorted(OUT.glob("*.png")):
            if path.stat().st_mtime != before.get(path):
                shrink(path)
                print(f"{path.relative_to(desktop.ROOT)}: {os.path.getsize(path) // 1024} KiB")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
