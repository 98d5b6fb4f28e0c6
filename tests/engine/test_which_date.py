# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of two dates a message names."""

from __future__ import annotations

import pytest

from rs_assistant.engine.which_date import dates_named, undated

DATES = ("2019-08-31", "2021-06-15")


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("How many tanks are there in the second image?", (1,)),
        ("describe the second date", (1,)),
        ("Describe the later image.", (1,)),
        ("segment the buildings in the new image", (1,)),
        ("count the tanks in the newer picture", (1,)),
        ("the most recent image, please", (1,)),
        ("describe the second one", (1,)),
        ("How many tanks were there in 2021?", (1,)),
        ("tanks on 2021-06-15", (1,)),
        ("find the tanks in the old image", (0,)),
        ("describe the first image", (0,)),
        ("what was there in 2019?", (0,)),
        ("and the first?", (0,)),
        ("how many buildings are there now?", (1,)),
        ("how many buildings were there before?", (0,)),
        ("are there tanks today?", (1,)),
        ("and before?", (0,)),
        ("and now?", (1,)),
        ("segment the tanks now", ()),
        ("What about the later one?", (1,)),
        ("describe both", (0, 1)),
        ("describe both images", (0, 1)),
        ("count the tanks in both of the pictures", (0, 1)),
        ("count the tanks in each image", (0, 1)),
        ("how many buildings in 2019 and in 2021?", (0, 1)),
        ("how many in the first and the second image?", (0, 1)),
        ("describe the two dates", (0, 1)),
        ("Combien de bâtiments dans la deuxième image ?", (1,)),
        ("décris l'image la plus récente", (1,)),
        ("Décris la première date", (0,)),
        ("décris l’ancienne photo", (0,)),
        ("Décris les deux images", (0, 1)),
        ("第二张图像里有多少储罐？", (1,)),
        ("描述新图像", (1,)),
        ("描述第一个日期", (0,)),
        ("描述两张图像", (0, 1)),
        ("在2021年有多少储罐？", (1,)),
        ("combien de réservoirs en 2019 ?", (0,)),
        ("describe this view", ()),
        ("count the second largest building", ()),
        ("only the first one", ()),
        ("describe both tanks", ()),
        ("buildings larger than 2021 m²", ()),
        ("buildings larger than 2,021 ha", ()),
        ("new buildings", ()),
        ("describe the current view", ()),
        ("tanks in 2017", ()),
    ],
)
def test_a_date_is_named_by_its_order_its_age_or_its_year(message, named):
    assert dates_named(message, DATES) == named


def test_a_year_that_both_dates_have_tells_nothing():
    dates = ("2021-02-01", "2021-06-15")
    assert dates_named("how many tanks in 2021?", dates) == ()
    assert dates_named("how many tanks in 2021-06?", dates) == (1,)


def test_one_view_has_no_second_date_and_an_unknown_date_no_year():
    assert dates_named("describe the second image", DATES[:1]) == ()
    assert dates_named("describe 2021", (None, None)) == ()
    assert dates_named("describe the later image", (None, None)) == (1,)


def test_without_its_date_a_message_speaks_of_the_image():
    assert undated("Are tanks gone in the new image?") == "are tanks gone in the image?"
    assert undated("describe the later one") == "describe the image"
    assert undated("how many new buildings?") == "how many new buildings?"
