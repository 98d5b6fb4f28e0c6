# SPDX-License-Identifier: GPL-2.0-or-later
"""Example messages of every step, for the nearest-intent search."""

from __future__ import annotations

_TEXT = """
describe: give me an impression of this area | what would you say is going on down there | put this scene into words | break down what is visible
answer: would you say the vegetation looks healthy | does it look like anybody lives here | is it a busy place | what seems to be the main activity
count: i need to know the quantity of cars | total of houses please | how numerous are the ships
find: point out the planes | i cannot see the bridge, help me find it | show the position of the tanks
segment: draw the outline of the lake | give me polygons for all roofs | trace the edge of the wood
measure: what surface does the lake have | how extensive are the fields | forest cover in percent
classify: which category would you put this into | land use type of this patch | name the scene class
change_caption: what is new compared with the older image | tell me how the area developed
change_binary: did something happen here in between | are both images the same
change_count: how many houses have been added
change_locate: show the places where something is different
change_question: did the town expand towards the river | has the lake dried out
change_measure: how much forest has disappeared | by how much did the city expand
search: find pictures of harbours in my collection | which of my images contain stadiums
similar: find other places that resemble this one | more examples of this kind of area
localise: likelihood map for parking lots | where would a harbour most probably be
place: what city is this | where on earth are we | who built this castle
help: how do i use this tool | what are you able to do
decline: tell me a joke | what is the price of gold | who is the president of france | fix my computer | what should i eat tonight
"""
EXEMPLARS: tuple[tuple[str, str], ...] = tuple(
    (line.split(":", 1)[0], text.strip())
    for line in _TEXT.strip().splitlines()
    for text in line.split(":", 1)[1].split("|")
)
