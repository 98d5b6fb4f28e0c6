# SPDX-License-Identifier: GPL-2.0-or-later
"""One sentence for each kind of evidence in a description; `describe` puts them in order."""

from __future__ import annotations

from collections.abc import Sequence

from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.model import FeatureGroup, total_area
from rs_assistant.engine.answers.names import several, spoken
from rs_assistant.engine.answers.wording import link, sentence
from rs_assistant.engine.lexicon import by_label, children, find, noun
from rs_assistant.engine.positions import arrangement
from rs_assistant.engine.results import Statement

MOST_PARTS = 6
FEW_CELLS = 3  # beyond that it says little to name them, as tiles are larger
# The counted thing that a scene is full of, where it has another name.
CALLED = {"baseball field": "baseball diamond"}
MOST = 0.55  # share from which a part is most of the view
PRACTICALLY_ALL = 0.95
ALONE = 0.9  # share of one cover from which "a rural area" would add nothing
COARSE = 8.0  # metres per pixel from which no single thing can be told


class Sentences:
    """What can be said of one set of statements; "" for what is not known."""

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
        """The statements about a subject, the most important first."""
        return self.evidence.get(subject, [])

    def caption(self) -> str:
        """The caption decoder's sentence."""
        captions = self.of("caption")
        return sentence(captions[0].text) if captions else ""

    def names(self, most: int) -> list[str]:
        """What the view shows, by the names of its main parts; counted things are not among
        them, as they are said with their number."""
        stated = self.of("cover") or self._uncounted()
        return [spoken(s.label, self.words) for s in stated[:most]]

    def _uncounted(self) -> list[Statement]:
        """Scenes without those that say in the plural what is counted anyway."""
        counted = {noun(s.label) for s in self.of("object") if (s.count or 0) > 1}
        return [s for s in self.of("scene") if noun(CALLED.get(s.label, s.label)) not in counted]

    def lead(self, most: int = 3, counts: Sequence[str] = ()) -> str:
        """``The view shows water and forest, with 3 ships.``"""
        names = self.names(most)
        if not names and not counts:
            return ""
        if names and counts:
            text = self.tr("{whole} shows {things}, with {counts}.")
        else:
            text = self.tr("{whole} shows {things}.")
        return sentence(
            text.format(
                whole=self.words.whole,
                things=self.words.listing(names or counts),
                counts=self.words.listing(counts),
            )
        )

    def parts(self) -> list[str]:
        """One sentence per part, varied so that they read as a text."""
        return self._covers() if self.of("cover") else self._scenes()

    def _covers(self) -> list[str]:
        tr, words = self.tr, self.words
        found: list[str] = []
        for index, statement in enumerate(self.of("cover")[:MOST_PARTS]):
            share = statement.share or 0.0
            name = spoken(statement.label, words)
            group = self.groups.get(statement.label)
            area = total_area(group.features) if group else None
            many = several(statement.label)
            if index == 0 and share >= PRACTICALLY_ALL:
                template = (
                    tr("Practically all of {whole} are {name} ({share}).")
                    if many
                    else tr("Practically all of {whole} is {name} ({share}).")
                )
            elif index == 0 and share > MOST:
                template = (
                    tr("{name} take up most of {whole} ({share}){where}.")
                    if many
                    else tr("{name} takes up most of {whole} ({share}){where}.")
                )
            elif index == 0:
                template = (
                    tr("{name} take up {share} of {whole}{where}.")
                    if many
                    else tr("{name} takes up {share} of {whole}{where}.")
                )
            elif area is not None and index % 2:
                template = (
                    tr("{name} cover {share} ({area}){where}.")
                    if many
                    else tr("{name} covers {share} ({area}){where}.")
                )
            else:
                template = (
                    tr("{name} cover {share}{where}.")
                    if many
                    else tr("{name} covers {share}{where}.")
                )
            found.append(
                sentence(
                    template.format(
                        name=link(name, "features", statement.label) if group else name,
                        whole=words.whole,
                        share=words.share(share),
                        # "Most of the view, throughout the view" says one thing twice.
                        where=words.placed(statement.cells, unless_throughout=share > 0.5),
                        area=words.area(area) if area is not None else "",
                    )
                )
            )
        return found

    def _scenes(self) -> list[str]:
        """Parts by what the tiles show, where no land cover was mapped."""
        tr, words = self.tr, self.words
        found: list[str] = []
        scenes = self._uncounted()
        for index, statement in enumerate(scenes[:MOST_PARTS]):
            name = spoken(statement.label, words)
            many = several(statement.label)
            everywhere = len(statement.cells) >= 8 or not statement.cells
            where = words.where(statement.cells)
            part = statement.share or 0.0
            vague = len(statement.cells) > FEW_CELLS and not arrangement(statement.cells)
            if len(self.of("scene")) == 1 and part > 0.9:
                if self.told(statement.label):
                    return []
                template = (
                    tr("It looks like {name}.")
                    if self.of("caption")
                    else tr("{whole} shows {name}.")
                )
            elif index == 0 and part > MOST:
                where = "" if vague else words.placed(statement.cells, unless_throughout=True)
                template = tr("Most of {whole} shows {name}{where}.")
            elif index == 0 and vague:
                template = tr("Much of {whole} shows {name}.")
            elif not where and index == 0:
                template = tr("{whole} shows {name}.")
            elif not where:
                template = tr("{name} can be seen, too.")
            elif everywhere and many:
                template = tr("There are {name} in many places.")
            elif everywhere:
                template = tr("Many parts of {whole} look like {name}.")
            elif index % 3 == 0:
                template = (
                    tr("{where} there are {name}.") if many else tr("{where} there is {name}.")
                )
            elif index % 3 == 1:
                template = tr("{name} can be seen {where}.")
            else:
                template = tr("{where} you find {name}.")
            found.append(sentence(template.format(where=where, name=name, whole=words.whole)))
        return found

    def count(self, statement: Statement) -> str:
        """``12 ships``, as a link where there are outlines."""
        number = statement.count or 0
        if statement.label in self.groups:
            return self.words.counted(statement.label, number)
        return self.tr("{count} {things}").format(
            count=self.words.number(number), things=self.words.noun(statement.label, number)
        )

    def objects(self) -> str:
        """The counted things with their places."""
        tr, words = self.tr, self.words
        stated = self.of("object")
        if not stated:
            return ""
        first = stated[0]
        lines = [
            tr("I count {counts}{where}.").format(
                counts=self.count(first), where=words.placed(first.cells)
            )
        ]
        rest = [
            tr("{counts} ({where})").format(counts=self.count(s), where=words.where(s.cells))
            if s.cells
            else self.count(s)
            for s in stated[1:]
        ]
        if rest:
            lines.append(
                tr("There are also {counts}.").format(counts=words.listing(rest))
                if (stated[1].count or 0) != 1
                else tr("There is also {counts}.").format(counts=words.listing(rest))
            )
        return " ".join(lines)

    def told(self, label: str) -> bool:
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

    def relations(self) -> str:
        """How counted things lie to each other."""
        tr, words = self.tr, self.words
        lines = []
        for statement in self.of("relation"):
            things = words.noun(statement.label)
            if statement.text == "together":
                lines.append(tr("The {things} stand close together.").format(things=things))
            elif statement.text.startswith("in "):
                name = statement.text[3:]
                template = (
                    tr("Most of the {things} are on the {host}.")
                    if name == "bridge"
                    else tr("Most of the {things} lie in the {host}.")
                )
                lines.append(template.format(things=things, host=words.noun(name, 1)))
        return " ".join(lines)

    def other_names(self) -> list[str]:
        """Labels that no other sentence says."""
        names = [spoken(s.label, self.words) for s in self.of("label") if not self.told(s.label)]
        return list(dict.fromkeys(names))

    def others(self) -> str:
        """``Also visible: roads and trees.``"""
        names = self.other_names()
        if not names:
            return ""
        listed = self.words.listing(names)
        if not any(self.of(subject) for subject in ("caption", "cover", "scene", "object")):
            return sentence(self.tr("{things} can be seen.").format(things=listed))
        return self.tr("Also visible: {things}.").format(things=listed)

    def whole(self) -> str:
        """Urban, rural or mixed."""
        tr = self.tr
        covers = self.of("cover") or self.of("measured")
        for statement in self.of("urban"):
            if statement.label == "urban":
                return tr("As a whole this is an urban area.")
            if statement.label == "rural":
                if covers and (covers[0].share or 0.0) >= ALONE:
                    return ""
                return tr("As a whole this is a rural area.")
            beside = next((s.label for s in covers if s.label != "built-up"), "")
            if beside:
                return tr("As a whole this is a mix of built-up land and {thing}.").format(
                    thing=spoken(beside, self.words)
                )
            return tr("As a whole this is a mix of built-up and open land.")
        return ""

    def colours(self) -> str:
        """The colours that most pixels have."""
        names = [self.tr(s.label) for s in self.of("colour")]
        if not names:
            return ""
        if len(names) == 1:
            return self.tr("The dominant colour is {colour}.").format(colour=names[0])
        return self.tr("The dominant colours are {colours}.").format(
            colours=self.words.listing(names)
        )

    def clouds(self) -> str:
        """How much clouds hide, and where."""
        words = self.words
        for statement in self.of("clouds"):
            where = words.placed(statement.cells, unless_throughout=True)
            if statement.share is None:
                text = self.tr("Clouds lie over part of {whole}{where}.")
                return text.format(whole=words.whole, where=where)
            return self.tr("Clouds hide about {share} of {whole}{where}.").format(
                share=words.share(statement.share), whole=words.whole, where=where
            )
        return ""

    def setting(self) -> str:
        """Size, ground resolution, date and sensor, as far as they are known."""
        tr, words = self.tr, self.words
        view = self.context.views[0]
        scale = view.metres_per_pixel
        lines = []
        if scale is not None:
            _, _, width, height = self.context.frame
            lines.append(
                sentence(
                    tr("{whole} measures {width} by {height} at {resolution} per pixel.").format(
                        whole=words.whole,
                        width=words.length(width * scale),
                        height=words.length(height * scale),
                        resolution=words.length(scale),
                    )
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

    def measured(self) -> str:
        """Shares of covers that were mapped beside the scenes."""
        said = [
            self.tr("{name} {share}").format(
                name=spoken(s.label, self.words), share=self.words.share(s.share or 0.0)
            )
            for s in self.of("measured")
        ]
        if not said:
            return ""
        return self.tr("By area: {covers}.").format(covers=self.words.listing(said))

    def limits(self) -> str:
        """What this imagery can't tell, where that matters."""
        tr, words = self.tr, self.words
        view = self.context.views[0]
        lines = []
        if view.metres_per_pixel is None:
            lines.append(
                tr("The ground resolution is not known, so nothing is measured in metres.")
            )
        elif view.metres_per_pixel >= COARSE:
            lines.append(
                tr(
                    "At {resolution} per pixel land cover can be told; single buildings, vehicles "
                    "and trees are too small."
                ).format(resolution=words.length(view.metres_per_pixel))
            )
        if not view.date:
            lines.append(tr("The date of the imagery is not known."))
        return " ".join(lines)

    def table(self) -> str:
        """What was measured: number, area and share of each cover and counted thing."""
        tr, words = self.tr, self.words
        rows: list[Sequence[str]] = []
        for statement in [*self.of("cover"), *self.of("measured"), *self.of("object")]:
            group = self.groups.get(statement.label)
            area = total_area(group.features) if group else None
            counted = statement.subject == "object"
            name = (
                words.noun(statement.label, statement.count)
                if counted
                else spoken(statement.label, words)
            )
            rows.append(
                (
                    link(name, "features", statement.label) if group else name,
                    words.number(statement.count or 0) if counted else "",
                    words.area(area) if area is not None else "–",
                    "" if statement.share is None else words.share(statement.share),
                )
            )
        if not rows:
            return ""
        return table((tr("what"), tr("number"), tr("area"), tr("share")), rows, "lrrr")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> str:
    """A Markdown table; ``align`` has l or r per column."""
    marks = "|".join("---:" if letter == "r" else "---" for letter in align)
    lines = ["| " + " | ".join(head) + " |", f"|{marks}|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)
