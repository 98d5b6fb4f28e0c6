# SPDX-License-Identifier: GPL-2.0-or-later
"""The conversation that a project carries: a file attached to it, which QGIS keeps even where the
plugin is missing.

It is a zip archive of ``conversation.json`` and small pictures of the views. Text in the project's
own XML would cost a quarter of a second per megabyte at every opening. Projects of the first
version have it there all the same, as a custom entry.

Whatever is read back is untrusted: sizes are bounded, nothing is unpacked to the disk.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from rs_assistant.engine.conversation import Conversation, ConversationInvalid
from rs_assistant.engine.small_pictures import MAXIMUM_BYTES, picture_format
from rs_assistant.engine.turn_data import no_picture, with_thumbnail

SCOPE = "rs_assistant"
ENTRY = "/conversation"  # of projects of the first version
ATTACHED = "rs_assistant_conversation.zip"
NEWER = "rs_assistant_newer_conversation.zip"
PICTURE = 200  # pixels of the longer side of a view's picture in a project
MAXIMUM_JSON = 64 * 1024 * 1024  # bytes
_JSON = "conversation.json"
_VIEWS = "views/"


def write_to_project(project: QgsProject, conversation: Conversation, thumbnails: bool) -> None:
    """Put the conversation into the project; call it while the project is being written.

    ``thumbnails`` says whether the pictures of the views go along. An empty conversation leaves no
    trace. Raises `OSError`.
    """
    project.removeEntry(SCOPE, ENTRY)
    attached = attached_file(project)
    if not len(conversation):
        if attached is not None:
            project.removeAttachedFile(str(attached))
        return
    path = attached or Path(project.createAttachedFile(ATTACHED))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr(_JSON, conversation.to_json(no_picture))
        for turn in conversation.turns if thumbnails else ():
            picture = small_picture(turn.context.thumbnail)
            if picture:
                archive.writestr(f"{_VIEWS}{turn.id}", picture, zipfile.ZIP_STORED)


def read_from_project(project: QgsProject) -> Conversation | None:
    """The project's conversation; None when there is none. Raises `ConversationInvalid`.

    One that a newer version had written and that was set aside is read once this version can.
    """
    path = attached_file(project) or attached_file(project, NEWER)
    if path is not None:
        return _read(path)
    text, found = project.readEntry(SCOPE, ENTRY, "")
    return Conversation.from_json(text) if found and text else None


def strip_from_project(project: QgsProject) -> bool:
    """Remove every trace of a conversation from the project; whether there was one."""
    _, found = project.readEntry(SCOPE, ENTRY, "")
    project.removeEntry(SCOPE, ENTRY)
    for name in (ATTACHED, NEWER):
        path = attached_file(project, name)
        if path is not None:
            found = True
            project.removeAttachedFile(str(path))
    return bool(found)


def set_newer_aside(project: QgsProject) -> None:
    """Keep a conversation that only a newer version can read where ours does not replace it."""
    path = attached_file(project)
    if path is not None:
        other = attached_file(project, NEWER) or Path(project.createAttachedFile(NEWER))
        other.write_bytes(path.read_bytes())
        project.removeAttachedFile(str(path))


def attached_file(project: QgsProject, name: str = ATTACHED) -> Path | None:
    """Where QGIS has put a file of ours; it gives every attached file a prefix of its own."""
    for path in project.attachedFiles():
        if Path(path).name.endswith(f"_{name}") and Path(path).is_file():
            return Path(path)
    return None


def _read(path: Path) -> Conversation:
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(_JSON)
            if entry.file_size > MAXIMUM_JSON:
                raise ConversationInvalid("The stored conversation is too large to be read.")
            with archive.open(entry) as file:
                text = file.read(MAXIMUM_JSON + 1).decode("utf-8")
            conversation = Conversation.from_json(text)
            known = {item.filename: item for item in archive.infolist()}
            for turn in conversation.turns:
                view = known.get(f"{_VIEWS}{turn.id}")
                if view is not None and view.file_size <= MAXIMUM_BYTES:
                    with archive.open(view) as file:
                        picture = file.read(MAXIMUM_BYTES + 1)
                    conversation.put(with_thumbnail(turn, picture))
            return conversation
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise _damaged(error) from error
    except zipfile.BadZipFile as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> ConversationInvalid:
    return ConversationInvalid(
        "The stored conversation is damaged.",
        "It was left out; your layers are not affected.",
        repr(error)[:500],
    )


@lru_cache(maxsize=2000)
def small_picture(picture: bytes) -> bytes:
    """A JPEG of a few kilobytes, b"" of what is none. Remembered: a project is saved more often
    than turns change. Any thread."""
    kind = picture_format(picture)
    image = QImage.fromData(QByteArray(picture), kind) if kind else QImage()
    if image.isNull():
        return b""
    if max(image.width(), image.height()) > PICTURE:
        image = image.scaled(
            PICTURE,
            PICTURE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    elif kind == "JPEG":
        return picture
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    opaque.save(buffer, "JPEG", 80)
    return bytes(buffer.data())
