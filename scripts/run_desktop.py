# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the QGIS desktop in a profile of its own, with the plugin on and the sample project open.

    run_desktop.py           with a display: for a person; without one: the demo
    run_desktop.py --demo    the demo under Xvfb: a scripted conversation in the real desktop

The demo leaves build/demo with transcript.md, layers.gpkg and screenshots, prints the transcript
and ends with the script's own exit status. Only processes started here are ended here.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

import package

ROOT = package.ROOT
BUILD = ROOT / "build"
PROJECT = BUILD / "samples" / "sample.qgz"
NAME = PROFILE = package.NAME
SCREEN = (1400, 900)
DEMO_LIMIT_S = int(os.environ.get("RS_ASSISTANT_DEMO_LIMIT_S", "900"))
# QGIS is up in a few seconds; later than this, a dialog is in the way (a plugin that can't load).
START_LIMIT_S = 90
# From the script's last word to the end of QGIS.
EXIT_GRACE_S = 20

# Other plugins cost seconds at every start. The rest is what a newcomer would click away, and what
# would wait for an answer that nobody gives.
SETTINGS = """\
[PythonPlugins]
rs_assistant=true
processing=true
db_manager=false
grassprovider=false
MetaSearch=false
otbprovider=false
sagaprovider=false

[app]
askToSaveMemoryLayers=false
projections/unknownCrsBehavior=NoAction

[qgis]
checkVersion=false
showTips323=false
askToSaveProjectChanges=false
enableMacros=SessionOnly

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale=en
"""


def prepare_profile(folder: Path, fresh: bool) -> None:
    """Install the plugin in the profile; settings that are there are kept unless `fresh`."""
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    profile = folder / "profiles" / PROFILE
    settings = profile / "QGIS" / "QGIS3.ini"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding="utf-8")
    package.stage(profile / "python" / "plugins")
    install_packs(profile / NAME / "packs")


def install_packs(target: Path) -> None:
    """The repository's packs where users get theirs: the staged plugin carries none."""
    for manifest in sorted((ROOT / "resources" / "models").glob("*/manifest.json")):
        shutil.rmtree(target / manifest.parent.name, ignore_errors=True)
        package.copy_pack(manifest.parent, target / manifest.parent.name)


def environment(**extra: str) -> dict[str, str]:
    """The environment for QGIS: this one, without what belongs to other Pythons and Qts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT_", "GDAL_", "PROJ_", "VIRTUAL_ENV", "PYENV"))
    }
    kept.setdefault("XDG_RUNTIME_DIR", str(runtime_folder()))
    kept["PYTHONDONTWRITEBYTECODE"] = "1"
    kept["RS_ASSISTANT_ROOT"] = str(ROOT)
    kept.setdefault("RS_ASSISTANT_WORKER_PYTHON", str(ROOT / ".venv/worker/bin/python"))
    return {**kept, **extra}


def runtime_folder() -> Path:
    """A private folder for sockets, as Qt wants it."""
    folder = BUILD / "runtime"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def command(folder: Path) -> list[str]:
    """QGIS with its profile, the sample project and our first lines of code."""
    return [
        "qgis",
        "--nologo",
        "--noversioncheck",
        "--profiles-path",
        str(folder),
        "--profile",
        PROFILE,
        "--project",
        str(PROJECT),
        "--code",
        str(ROOT / "scripts" / "desktop_start.py"),
    ]


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, by its own process group."""
    for how, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            pass
        try:
            process.wait(patience)
            return
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An Xvfb of our own on a display number that it chooses itself; yields ":N"."""
    read, write = os.pipe()
    width, height = SCREEN
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"]
        + ["-nolisten", "tcp", "-dpi", "96"],
        pass_fds=(write,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start: is it installed?")
        yield f":{number}"
    finally:
        end(process)


def run_for_person() -> int:
    """QGIS on the person's display, until it is closed."""
    folder = BUILD / "profile"
    first = not (folder / "profiles").exists()
    prepare_profile(folder, fresh=False)
    ready = BUILD / "run.json"
    ready.unlink(missing_ok=True)
    began = time.monotonic()
    variables = environment(RS_ASSISTANT_RESULT=str(ready))
    if first:
        variables["RS_ASSISTANT_FIRST"] = "yes"
    process = subprocess.Popen(command(folder), env=variables, cwd=ROOT)
    print("Opening QGIS …", flush=True)
    try:
        while process.poll() is None and not ready.exists():
            time.sleep(0.2)
        if ready.exists():
            print(f"QGIS is ready after {time.monotonic() - began:.1f} s.", flush=True)
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        return 130


def run_demo() -> int:
    """The scripted conversation under Xvfb; the exit status says whether its facts held."""
    BUILD.mkdir(exist_ok=True)
    lock = (BUILD / "demo.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit("A demo is already running in this folder.") from None
    out = BUILD / "demo"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    result = out / "result.json"
    prepare_profile(BUILD / "demo-profile", fresh=True)
    print("Playing the conversation in QGIS under Xvfb …", flush=True)
    with virtual_screen() as display, (out / "qgis.log").open("wb") as log:
        variables = environment(
            DISPLAY=display,
            QT_QPA_PLATFORM="xcb",
            # Software drawing, on every machine the same.
            LIBGL_ALWAYS_SOFTWARE="1",
            RS_ASSISTANT_DEMO=str(out),
            RS_ASSISTANT_RESULT=str(result),
        )
        variables.pop("WAYLAND_DISPLAY", None)
        process = subprocess.Popen(
            command(BUILD / "demo-profile"),
            env=variables,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            trouble = wait_for(process, result, DEMO_LIMIT_S)
            if trouble:
                photograph(display, out / "screen.png")
        finally:
            end(process)
    return report(out, read(result), trouble)


def wait_for(process: subprocess.Popen[bytes], result: Path, limit_s: float) -> str:
    """Until QGIS ends, or a little after the script has; what went wrong, or nothing."""
    began = time.monotonic()
    while process.poll() is None:
        said = read(result)
        waited = time.monotonic() - began
        if "status" in said:
            try:
                process.wait(EXIT_GRACE_S)
            except subprocess.TimeoutExpired:
                return "QGIS did not end by itself."
            return ""
        if not said and waited > START_LIMIT_S:
            return f"QGIS did not start within {START_LIMIT_S} s."
        if waited > limit_s:
            return f"The conversation did not end within {limit_s:.0f} s."
        time.sleep(0.2)
    return "" if "status" in read(result) else f"QGIS ended with status {process.returncode}."


def read(result: Path) -> dict[str, Any]:
    """What desktop_start.py has said so far."""
    return json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}


def photograph(display: str, target: Path) -> None:
    """A picture of the virtual screen, for whoever wants to know what was in the way."""
    code = (
        "import sys; from PyQt5.QtWidgets import QApplication; a = QApplication([]); "
        "a.primaryScreen().grabWindow(0).save(sys.argv[1])"
    )
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run(
        ["/usr/bin/python3", "-c", code, str(target)],
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )


def report(out: Path, said: dict[str, Any], trouble: str) -> int:
    """Print the transcript and what the script said; its exit status, or 1 without one."""
    transcript = out / "transcript.md"
    if transcript.exists():
        print(transcript.read_text(encoding="utf-8"))
    for line in said.get("messages", []):
        print(line)
    if trouble:
        log = (out / "qgis.log").read_text(encoding="utf-8", errors="replace")
        print(log[-4000:], file=sys.stderr)
        print(trouble, file=sys.stderr)
    files = sorted(path.name for path in out.iterdir() if path.is_file())
    print(f"build/demo: {', '.join(files)}")
    return int(said.get("status", 1))


def main(arguments: list[str]) -> int:
    """A person's QGIS where there is a display, the demo otherwise."""
    displayed = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if "--demo" in arguments or not displayed:
        return run_demo()
    return run_for_person()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
