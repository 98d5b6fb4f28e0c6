# SPDX-License-Identifier: GPL-2.0-or-later
"""The model packs that are there for this user."""

from __future__ import annotations

from rs_assistant.engine.catalogue import Pack, read_pack
from rs_assistant.engine.environment import WorkerConfiguration, pack_folders
from rs_assistant.engine.errors import AssistantError


def installed_packs(configuration: WorkerConfiguration) -> list[Pack]:
    """Every pack whose manifest can be read, one of each id: the one that the worker would take."""
    found: dict[str, Pack] = {}
    for folder in pack_folders(configuration.packs, configuration.profile):
        try:
            pack = read_pack(folder)
        except AssistantError:
            continue
        found.setdefault(pack.id, pack)
    return list(found.values())
