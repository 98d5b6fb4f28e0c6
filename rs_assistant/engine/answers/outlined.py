# SPDX-License-Identifier: GPL-2.0-or-later
"""The answer to a question that nobody asked in words: things outlined by clicks."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.model import (
    Answer,
    FeatureGroup,
    MeasuredFeature,
    Translate,
    total_area,
)
from rs_assistant.engine.answers.wording import Words

UNKNOWN = "outline"  # label of what no model has a name for


def outlined(features: Sequence[MeasuredFeature], tr: Translate) -> Answer:
    """What was outlined so far, in the order of the clicks. ``features`` is not empty.

    All of one kind are one group; a mixture is one group too, so that ``feature:N`` counts the
    things as they came.
    """
    words = Words(tr)
    labels = list(dict.fromkeys(item.feature.label for item in features))
    name = labels[0] if len(labels) == 1 else UNKNOWN
    group = FeatureGroup(name, tuple(features))
    counts = words.listing(
        [
            words.counted(label, sum(item.feature.label == label for item in features), name)
            for label in labels
        ]
    )
    text = tr("You outlined {counts}.").format(counts=counts)
    area = total_area(features)
    if area is not None:
        one = len(features) == 1
        template = tr("It covers {area}.") if one else tr("Together they cover {area}.")
        text += " " + template.format(area=words.area(area))
    sure = min(item.feature.score for item in features)
    return Answer(text, False, len(features), sure, (group,))
