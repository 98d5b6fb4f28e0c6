# SPDX-License-Identifier: GPL-2.0-or-later
"""Describing a view: first the parts with their places, then the whole, as long as was asked."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.model import FeatureGroup, Part, measured, total_area
from rs_assistant.engine.answers.things import Context
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.lexicon import by_label, children, find
from rs_assistant.engine.results import Statement, StepResult

# What the encoder's names are called when they are said.
SPOKEN = {
    "airplane": "parked airplanes",
    "baseball field": "baseball diamonds",
    "football field": "sports fields",
    "buildings": "large buildings",
    "center": "a large public building",
    "medium residential": "a residential area with houses",
    "dense residential": "a dense residential area",
    "sparse residential": "a sparse residential area with single houses",
    "residential buildings": "a residential area",
    "sea or lake": "open water",
    "commercial": "a commercial area",
    "industrial": "an industrial area",
    "tennis court": "tennis courts",
    "annual crop": "cropland",
    "permanent crop": "orchards or vineyards",
    "herbaceous vegetation": "grassland",
    "bridge": "a bridge",
    "golf course": "a golf course",
    "harbor": "a harbor",
    "airport": "an airport",
    "runway": "a runway",
    "freeway": "a freeway",
    "intersection": "a road intersection",
    "overpass": "an overpass",
    "parking lot": "a parking lot",
    "mobile home park": "a mobile home park",
    "river": "a river",
    "pond": "a pond",
    "beach": "a beach",
    "church": "a church",
    "school": "a school",
    "square": "a square",
    "stadium": "a stadium",
    "park": "a park",
    "resort": "a resort",
    "railway station": "a railway station",
    "mountain": "mountains",
    "meadow": "meadow",
    "vehicle": "vehicles",
    "building": "buildings",
    "ship": "ships",
    "storage tank": "storage tanks",
    "baseball diamond": "a baseball diamond",
    "basketball court": "a basketball court",
    "ground track field": "a running track",
    "swimming pool": "a swimming pool",
    "island": "an island",
    "railway": "railway tracks",
    "road": "roads",
    "pavement": "paved ground",
    "lake": "a lake",
    "sea": "the sea",
    "built-up": "built-up land",
    "bare soil": "bare soil",
    "chaparral": "chaparral (shrubs)",
    "snow": "snow",
}
SEVERAL = frozenset(
    "airplane,baseball field,football field,buildings,tennis court,storage tanks,mountain".split(
        ","
    )
)
MOST_PARTS = 6


def spoken(name: str, words: Words) -> str:
    """The noun phrase for a scene or label."""
    return words.tr(SPOKEN.get(name, name))


def describe(result: StepResult, context: Context, style: str) -> Part:
    """The answer to a describe step in one of the styles."""
    by_subject: dict[str, list[Statement]] = {}
    for statement in result.statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    groups = _groups(result, context)
    teller = _Teller(by_subject, groups, context)
    text = {
        "short": teller.short,
        "detailed": teller.detailed,
        "report": teller.report,
        "structured": teller.structured,
        "captions": teller.captions,
    }.get(style, teller.normal)()
    if not text:
        text = context.words.tr("I can't tell what this shows.")
    return Part(text, False, None, result.confidence, groups)


def _groups(result: StepResult, context: Context) -> tuple[FeatureGroup, ...]:
    names = list(dict.fromkeys(feature.label for feature in result.features))
    return tuple(
        FeatureGroup(
            name,
            measured([f for f in result.features if f.label == name], context.measurer),
        )
        for name in names
    )


class _Teller:
    """Sentences over one set of statements."""

    def __init__(
        self,
        evidence: dict[str, list[Statement]],
        groups: tuple[FeatureGroup, ...],
        context: Context,
    ) -> None:
        self.evidence = evidence
        self.groups = {group.name: group for group in groups}
        self.context = context
        self.words = context.words
        self.tr = context.words.tr

    def of(self, subject: str) -> list[Statement]:
        return self.evidence.get(subject, [])

    def short(self) -> str:
        """One sentence."""
        names = [spoken(s.label, self.words) for s in self.of("scene")[:2]]
        covers = [self._cover_name(s) for s in self.of("cover")[:2]]
        counts = [self._count(s) for s in self.of("object")[:2]]
        lead = covers or names
        if not lead and not counts:
            captions = self.of("caption")
            return sentence(captions[0].text) if captions else ""
        if lead and counts:
            return self.tr("The view shows {whole}, with {counts}.").format(
                whole=self.words.listing(lead), counts=self.words.listing(counts)
            )
        return self.tr("The view shows {whole}.").format(whole=self.words.listing(lead or counts))

    def normal(self) -> str:
        """A paragraph: parts, things, the whole."""
        lines = [self._caption(), *self._parts(), self._objects(), self._others()]
        if not self.of("caption"):
            lines.append(self._whole())
        return " ".join(line for line in [*lines, self._clouds()] if line)

    def detailed(self) -> str:
        """Parts as a list, then things, then the whole with its setting."""
        parts = self._parts()
        lines = [self._caption()]
        if len(parts) > 1:
            lines.append("\n".join(f"- {part}" for part in parts))
        else:
            lines += parts
        lines.append(" ".join(x for x in (self._objects(), self._relations(), self._others()) if x))
        rest = (self._whole(), self._colours(), self._setting(), self._clouds())
        lines.append(" ".join(x for x in rest if x))
        return "\n\n".join(line for line in lines if line)

    def report(self) -> str:
        """Headed paragraphs with tables, in a neutral tone."""
        tr = self.tr
        blocks = []
        setting = self._setting()
        if setting:
            blocks.append(f"**{tr('Imagery')}**\n\n{setting}")
        overview = " ".join(x for x in (self._caption(), self._whole()) if x)
        if overview:
            blocks.append(f"**{tr('Overview')}**\n\n{overview}")
        parts = self._parts()
        if parts:
            listed = "\n".join(f"- {part}" for part in parts)
            blocks.append(f"**{tr('Parts')}**\n\n{listed}")
        table = self._table()
        if table:
            blocks.append(f"**{tr('Measured')}**\n\n{table}")
        others = " ".join(x for x in (self._relations(), self._others(), self._clouds()) if x)
        if others:
            blocks.append(f"**{tr('Also seen')}**\n\n{others}")
        return "\n\n".join(blocks)

    def structured(self) -> str:
        """Theme, objects and relations under their names."""
        tr = self.tr
        parts = self._parts()
        lie = parts if len(parts) > 1 else []
        theme = [self._caption(), *([self._lead()] if lie else parts), self._whole()]
        blocks = (
            (tr("Theme"), theme),
            (tr("Objects"), [self._objects(), self._others()]),
            (tr("Relations"), [*lie, self._relations(), self._clouds()]),
        )
        nothing = tr("Nothing that I am sure of.")
        return "\n\n".join(
            f"**{name}**\n\n{' '.join(x for x in lines if x) or nothing}" for name, lines in blocks
        )

    def _lead(self) -> str:
        """What the view shows, by the names of its main parts."""
        stated = self.of("cover") or self.of("scene")
        names = [spoken(s.label, self.words) for s in stated[:3]]
        return self.tr("The view shows {whole}.").format(whole=self.words.listing(names))

    def captions(self) -> str:
        """Several sentences as a list, with their places where they speak for a part."""
        lines = []
        for statement in self.of("caption"):
            text, where = statement.text, self.words.where(statement.cells)
            if where:
                text = self.tr("{where}: {text}").format(where=where, text=text)
            lines.append(f"- {sentence(text)}")
        return "\n".join(lines) or self.normal()

    def _caption(self) -> str:
        captions = self.of("caption")
        return sentence(captions[0].text) if captions else ""

    def _cover_name(self, statement: Statement) -> str:
        return spoken(statement.label, self.words)

    def _parts(self) -> list[str]:
        """One sentence per part, varied so that they read as a text."""
        tr, words = self.tr, self.words
        found: list[str] = []
        covers = self.of("cover")
        for index, statement in enumerate(covers[:MOST_PARTS]):
            share = words.share(statement.share or 0.0)
            name = self._cover_name(statement)
            where = words.where(statement.cells) or words.where(["center"])
            group = self.groups.get(statement.label)
            area = total_area(group.features) if group else None
            linked = link(name, "features", statement.label) if group else name
            if index == 0 and (statement.share or 0.0) >= 0.95:
                template = tr("Practically the whole view is {name}.")
            elif index == 0:
                template = (
                    tr("{name} takes up most of the view ({share}), {where}.")
                    if (statement.share or 0.0) > 0.5
                    else tr("{name} takes up {share} of the view, {where}.")
                )
            elif area is not None and index % 2:
                template = tr("{name} covers {share} ({area}), {where}.")
            else:
                template = tr("{name} covers {share}, {where}.")
            found.append(
                sentence(
                    template.format(
                        name=linked,
                        share=share,
                        where=where,
                        area=words.area(area) if area is not None else "",
                    )
                )
            )
        if covers:
            return found
        return self._scenes()

    def _scenes(self) -> list[str]:
        """Parts by what the tiles show, where no land cover was mapped."""
        tr, words = self.tr, self.words
        found: list[str] = []
        scenes = self.of("scene")
        for index, statement in enumerate(scenes[:MOST_PARTS]):
            name = spoken(statement.label, words)
            several = statement.label in SEVERAL
            everywhere = len(statement.cells) >= 8 or not statement.cells
            where = words.where(statement.cells)
            part = statement.share or 0.0
            if len(scenes) == 1 and part > 0.9:
                if self._told(statement.label):
                    return []
                template = (
                    tr("It looks like {name}.")
                    if self.of("caption")
                    else tr("The view shows {name}.")
                )
            elif index == 0 and part >= 0.5 and not several:
                template = (
                    tr("Most of the view is {name}.")
                    if everywhere
                    else tr("Most of the view is {name}, {where}.")
                )
            elif everywhere:
                template = (
                    tr("There are {name} in many places.")
                    if several
                    else tr("There is {name} in many places.")
                )
            elif index % 3 == 0:
                template = (
                    tr("{where} there are {name}.") if several else tr("{where} there is {name}.")
                )
            elif index % 3 == 1:
                template = tr("{name} can be seen {where}.")
            else:
                template = tr("{where} you find {name}.")
            found.append(sentence(template.format(where=where, name=name)))
        return found

    def _count(self, statement: Statement) -> str:
        count = statement.count or 0
        if statement.label in self.groups:
            return self.words.counted(statement.label, count)
        return self.tr("{count} {things}").format(
            count=self.words.number(count), things=self.words.noun(statement.label, count)
        )

    def _objects(self) -> str:
        tr, words = self.tr, self.words
        stated = self.of("object")
        if not stated:
            return ""
        first = stated[0]
        lines = []
        where = words.where(first.cells)
        lead = tr("I count {counts}, {where}.") if where else tr("I count {counts}.")
        lines.append(lead.format(counts=self._count(first), where=where))
        rest = [
            tr("{counts} {where}").format(counts=self._count(s), where=words.where(s.cells)).strip()
            for s in stated[1:]
        ]
        if rest:
            lines.append(
                tr("There are also {counts}.").format(counts=words.listing(rest))
                if (stated[1].count or 0) != 1
                else tr("There is also {counts}.").format(counts=words.listing(rest))
            )
        return " ".join(lines)

    def _told(self, label: str) -> bool:
        """Whether the caption already names a scene or label; kinds of housing are one."""
        captions = self.of("caption")
        if not captions:
            return False
        told = {found.term.label for found in find(captions[0].text)}
        if told & set(children(label)):
            return True  # cars are vehicles
        term = by_label(label)
        name = term.label if term is not None else label
        housing = "residential" in name and any("residential" in other for other in told)
        return housing or name in told or label.rstrip("s") in captions[0].text

    def _relations(self) -> str:
        """How counted things lie to each other."""
        tr, words = self.tr, self.words
        lines = []
        for statement in self.of("relation"):
            things = words.noun(statement.label)
            if statement.text == "together":
                lines.append(tr("The {things} stand close together.").format(things=things))
            elif statement.text.startswith("in "):
                host = words.noun(statement.text[3:], 1)
                lines.append(
                    tr("Most of the {things} lie in the {host}.").format(things=things, host=host)
                )
        return " ".join(lines)

    def _others(self) -> str:
        names = [
            spoken(statement.label, self.words)
            for statement in self.of("label")
            if not self._told(statement.label)
        ]
        if not names:
            return ""
        return self.tr("Also visible: {things}.").format(
            things=self.words.listing(list(dict.fromkeys(names)))
        )

    def _whole(self) -> str:
        tr = self.tr
        for statement in self.of("urban"):
            if statement.label == "urban":
                return tr("As a whole this is an urban area.")
            if statement.label == "rural":
                return tr("As a whole this is a rural area.")
            return tr("As a whole this is a mix of built-up and open land.")
        return ""

    def _colours(self) -> str:
        names = [self.tr(s.label) for s in self.of("colour")]
        if not names:
            return ""
        return self.tr("The dominant colours are {colours}.").format(
            colours=self.words.listing(names)
        )

    def _clouds(self) -> str:
        for statement in self.of("clouds"):
            where = self.words.where(statement.cells)
            if statement.share is None:
                return self.tr("Clouds lie over part of the view, {where}.").format(where=where)
            return self.tr("Clouds hide about {share} of the view, {where}.").format(
                share=self.words.share(statement.share), where=where
            )
        return ""

    def _setting(self) -> str:
        """Size, ground resolution, date and sensor, as far as they are known."""
        tr, words = self.tr, self.words
        view = self.context.views[0]
        scale = view.metres_per_pixel
        lines = []
        if scale is not None:
            _, _, width, height = self.context.frame
            lines.append(
                tr("The view measures {width} by {height} at {resolution} per pixel.").format(
                    width=words.length(width * scale),
                    height=words.length(height * scale),
                    resolution=words.length(scale),
                )
            )
        if view.date and view.sensor:
            lines.append(
                tr("It was taken on {date} by {sensor}.").format(date=view.date, sensor=view.sensor)
            )
        elif view.date:
            lines.append(tr("It is dated {date}.").format(date=view.date))
        elif view.sensor:
            lines.append(tr("The sensor is {sensor}.").format(sensor=view.sensor))
        return " ".join(lines)

    def _table(self) -> str:
        tr, words = self.tr, self.words
        rows: list[Sequence[str]] = []
        for statement in self.of("cover"):
            group = self.groups.get(statement.label)
            area = total_area(group.features) if group else None
            rows.append(
                (
                    spoken(statement.label, words),
                    "",
                    words.area(area) if area is not None else "–",
                    words.share(statement.share or 0.0),
                )
            )
        for statement in self.of("object"):
            group = self.groups.get(statement.label)
            area = total_area(group.features) if group else None
            rows.append(
                (
                    words.noun(statement.label, statement.count),
                    words.number(statement.count or 0),
                    words.area(area) if area is not None else "–",
                    "",
                )
            )
        if not rows:
            return ""
        head = (tr("what"), tr("number"), tr("area"), tr("share"))
        return table(head, rows, "lrrr")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> str:
    """A Markdown table; ``align`` has l or r per column."""
    marks = "|".join("---:" if letter == "r" else "---" for letter in align)
    lines = ["| " + " | ".join(head) + " |", f"|{marks}|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)
