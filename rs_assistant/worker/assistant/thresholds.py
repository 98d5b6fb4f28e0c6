# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits from which evidence is said. Tuned once, on the validation views, for the starter pack.

A description should name what is there (recall of 0.85 and more) and nothing that is not (at most
0.03 of the things that are absent).
"""

from __future__ import annotations

SCENE = 0.4  # probability from which a tile's best scene counts
SCENE_BESIDE = 0.52  # mean probability from which a scene is said besides the main one

LABEL_DEFAULT = 0.7  # probability from which a tile's label is said
LABELS = {
    # Small, countable things: the detector says them; the encoder alone must be very sure.
    "airplane": 0.9,
    "ship": 0.92,
    "storage tank": 0.92,
    "baseball diamond": 0.9,
    "tennis court": 0.92,
    "basketball court": 0.92,
    "ground track field": 0.92,
    "harbor": 0.9,
    "mobile home park": 0.9,
    "bridge": 0.85,
    "vehicle": 0.85,
    "trees": 0.75,
    "grass": 0.8,
    "building": 0.7,
    "pavement": 2.0,
    "snow": 0.9,
    "square": 0.93,
    "park": 0.92,
    "river": 0.85,
    "school": 0.85,
    "church": 0.9,
    "stadium": 0.9,
}

# How detector and encoder are weighed for a countable thing: log odds of the encoder's largest
# probability, plus WEIGHT times the detector's best score, less OFFSET.
WEIGHT = 6.0
OFFSET = 3.8
OUTLINED_FROM = 0.6  # score of the detector from which a thing is believed against the encoder,
OUTLINED = 0.52  # and how far: enough for a hesitant yes, not enough for a description
SHOWN_UP_TO = {"ship": 60.0}  # metres: the encoder was shown boats; of a larger one it says nothing
SAID = 0.55  # belief from which a description names a countable thing

PRESENT = 0.5  # belief from which a question for presence is answered with yes
ABSENT = 0.42  # belief up to which it is answered with no
