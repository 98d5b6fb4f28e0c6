# SPDX-License-Identifier: GPL-2.0-or-later
"""How things lie to each other."""

from __future__ import annotations

from rs_assistant.worker.assistant.relations import relations


def row(count, step, size=10.0):
    return [(i * step, 0.0, i * step + size, size) for i in range(count)]


def test_things_with_narrow_gaps_stand_close_together():
    (said,) = relations({"storage tank": row(5, 15)})
    assert (said.label, said.text) == ("storage tank", "together")
    assert not relations({"storage tank": row(5, 60)})
    assert not relations({"storage tank": row(2, 15)})


def test_ships_lie_in_the_harbor_that_holds_their_centres():
    ships = row(5, 15)
    (said,) = relations({"ship": ships, "harbor": [(0.0, 0.0, 60.0, 20.0)]})
    assert said.text == "in harbor"
    outside = relations({"ship": ships, "harbor": [(200.0, 0.0, 260.0, 20.0)]})
    assert [s.text for s in outside] == ["together"]
