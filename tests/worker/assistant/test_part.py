# SPDX-License-Identifier: GPL-2.0-or-later
"""Which part of a view a message names."""

from __future__ import annotations

import numpy as np
import pytest

from rs_assistant.engine.requests import View
from rs_assistant.worker.assistant.part import part_of

VIEW = View(np.zeros((100, 200, 3), np.uint8), metres_per_pixel=1.0)


@pytest.mark.parametrize(
    "message, box",
    [
        ("what is on the left?", (0, 0, 100, 100)),
        ("Describe the top right corner", (100, 0, 200, 50)),
        ("what can be seen in the upper half of the image", (0, 0, 200, 50)),
        ("describe the north-west", (0, 0, 100, 50)),
        ("tell me what is in the middle", (50, 25, 150, 75)),
        ("what do you see in the south-eastern part?", (100, 50, 200, 100)),
        ("describe the eastern side of the view", (100, 0, 200, 100)),
        ("and the right?", (100, 0, 200, 100)),
    ],
)
def test_parts_are_halves_quarters_and_the_middle(message, box):
    found = part_of(VIEW, message)
    assert found is not None
    ring = found[0].region[0][0]
    assert (*ring.min(0), *ring.max(0)) == box
    assert found[1].cells


@pytest.mark.parametrize(
    "message",
    [
        "Describe this view",
        "describe the image",
        "what is in the picture?",
        "describe the river on the left bank in detail",
        "describe the region",
        "",
    ],
)
def test_a_whole_view_is_no_part(message):
    assert part_of(VIEW, message) is None


def test_a_region_that_was_drawn_is_what_is_meant():
    ring = np.array([[0, 0], [50, 0], [50, 50], [0, 50], [0, 0]], float)
    drawn = View(VIEW.pixels, region=((ring,),))
    assert part_of(drawn, "what is on the left?") is None
