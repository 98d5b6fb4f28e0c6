# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed between two dates: whether, what, how many, where, how much, from what to what.

Everything is said from the change polygons that are offered as a layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.describe import spoken, table
from rs_assistant.engine.answers.model import (
    FeatureGroup,
    MeasuredFeature,
    Part,
    Value,
    total_area,
)
from rs_assistant.engine.answers.things import Context
from rs_assistant.engine.answers.wording import Words, link, sentence
from rs_assistant.engine.language import fold
from rs_assistant.engine.lexicon import covers
from rs_assistant.engine.measures import pixel_area
from rs_assistant.engine.phrases import parse_phrase
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.positions import CELLS, cell_edges
from rs_assistant.engine.results import Feature, Statement, StepResult
from rs_assistant.engine.selection import select
from rs_assistant.engine.shapes import cut_by_cells

UNKNOWN = ""
MOST_ROWS = 12
# Words of a question by which only what came, or only what went, is meant.
CAME = frozenset("new newly built added constructed appeared appear gained planted erected".split())
WENT = frozenset(
    "lost gone demolished removed destroyed disappeared disappear vanished missing cleared cut "
    "felled".split()
)
LEAST_SHIFT = 0.1  # pixels
HARDLY = 1e-6  # pixels: less of a place in a cell is rounding


def change(result: StepResult, context: Context) -> Part:
    """The answer to one of the six kinds of change step, or to how much."""
    teller = _Changes(result, context)
    text, value = {
        StepName.CHANGE_BINARY: teller.binary,
        StepName.CHANGE_COUNT: teller.count,
        StepName.CHANGE_LOCATE: teller.locate,
        StepName.CHANGE_MEASURE: teller.measure,
        StepName.CHANGE_QUESTION: teller.question,
    }.get(result.step.name, teller.caption)()
    pair = teller.pair()
    return Part(
        f"{text}\n\n{pair}" if pair else text,
        False,
        value,
        result.confidence,
        teller.groups,
    )


def said_class(label: str, words: Words) -> str:
    """A class of a transition in words."""
    return spoken(label, words) if label != "building" else words.noun(label)


def said_transition(transition: tuple[str, str] | None, words: Words) -> str:
    """``farmland to built-up land``, ``new buildings``: a kind of change in words."""
    tr = words.tr
    if transition is None or transition == (UNKNOWN, UNKNOWN):
        return tr("change of another kind")
    before, after = transition
    if before == after:
        return tr("change within {cover}").format(cover=said_class(before, words))
    if not before:
        return tr("new {things}").format(things=said_class(after, words))
    if not after:
        return tr("{things} gone").format(things=said_class(before, words))
    return tr("{before} to {after}").format(
        before=said_class(before, words), after=said_class(after, words)
    )


def counted_changes(transition: tuple[str, str] | None, count: int, words: Words) -> str:
    """``3 new buildings``, ``one building gone``, ``4 changes (forest to water)``."""
    tr = words.tr
    number = words.number(count)
    if transition is not None and transition != (UNKNOWN, UNKNOWN):
        before, after = transition
        if after == "building" and before != after:
            if count == 1:
                return tr("one new building")
            return tr("{count} new buildings").format(count=number)
        if before == "building" and before != after:
            if count == 1:
                return tr("one building gone")
            return tr("{count} buildings gone").format(count=number)
    kind = said_transition(transition, words)
    if count == 1:
        return tr("one change ({kind})").format(kind=kind)
    return tr("{count} changes ({kind})").format(count=number, kind=kind)


class _Changes:
    """Sentences over one set of change polygons, restricted to what the phrase names."""

    def __init__(self, result: StepResult, context: Context) -> None:
        self.result = result
        self.context = context
        self.words = context.words
        self.tr = context.words.tr
        self.everything = [
            MeasuredFeature(f, context.measurer.area(f.polygons)) for f in result.features
        ]
        self.features = self._meant()
        self.groups = self._grouped()
        stated = next((s for s in result.statements if s.subject == "change"), None)
        pixels = sum(pixel_area(item.feature.polygons) for item in self.everything)
        self.share_of_pixel = (stated.share or 0.0) / pixels if stated and pixels else 0.0

    def _meant(self) -> list[MeasuredFeature]:
        """Changes that involve what the phrase names, where it names something."""
        phrase = self.result.step.phrase
        targets = [t for t in parse_phrase(phrase).targets if t.label] if phrase else []
        labels = [t.label for t in targets if t.label]
        kept = self.everything
        if labels:
            sides = self._sides_meant()
            kept = [
                item
                for item in self.everything
                if any(
                    covers(label, side) or covers(side, label)
                    for label in labels
                    for side in (item.feature.transition or ("", ""))[sides]
                    if side
                )
            ]
        if targets and not all(target.plain for target in targets) and kept:
            # "only the ones near the road": decided on outlines, whatever they are called.
            view = self.context.views[0]
            renamed = [_called(item, labels[0] if labels else "") for item in kept]
            indices = select(
                renamed,
                self.result.references,
                parse_phrase(phrase),
                self.context.measurer,
                (view.height, view.width),
            )
            kept = [kept[i] for i in indices]
        return kept

    def _sides_meant(self) -> slice:
        """Which side of a transition a class must be on: "new buildings" are those that came."""
        said = set(fold(self.result.step.question).split())
        came, went = bool(said & CAME), bool(said & WENT)
        if came == went:
            return slice(0, 2)
        return slice(1, 2) if came else slice(0, 1)

    def _grouped(self) -> tuple[FeatureGroup, ...]:
        by_name: dict[str, list[MeasuredFeature]] = {}
        for item in self.features:
            by_name.setdefault(self.name(item), []).append(item)
        ordered = sorted(by_name.items(), key=lambda pair: -_size(pair[1]))
        return tuple(FeatureGroup(name, tuple(items)) for name, items in ordered)

    def name(self, item: MeasuredFeature) -> str:
        """The group of a change: its transition."""
        return item.feature.label

    def said(self, transition: tuple[str, str] | None) -> str:
        """``farmland → built-up land`` in words."""
        return said_transition(transition, self.words)

    def noun(self, label: str) -> str:
        """A class in a transition."""
        return said_class(label, self.words)

    def subject(self) -> str:
        """What the phrase is about, "" for any change."""
        targets = parse_phrase(self.result.step.phrase).targets if self.result.step.phrase else ()
        names = [self.words.noun(t.label) for t in targets if t.label]
        return self.words.listing(names)

    @property
    def share(self) -> float:
        """Share of the view that the meant changes cover."""
        return self.share_of_pixel * sum(
            pixel_area(item.feature.polygons) for item in self.features
        )

    def extent(self) -> str:
        """``3.4 ha, 12 % of the view`` as far as it is known."""
        area = total_area(self.features)
        share = self.words.share(self.share)
        if area is None:
            return self.tr("{share} of the view").format(share=share)
        return self.tr("{area}, {share} of the view").format(
            area=self.words.area(area), share=share
        )

    def places(self) -> tuple[str, ...]:
        """Cells that hold any of the changed ground, in reading order."""
        held = self.by_cell()
        return tuple(cell for cell in CELLS if cell in held)

    def by_cell(self) -> dict[str, tuple[int, float, float | None]]:
        """For each cell with changed ground: how many places reach into it, pixels, and m²."""
        left, top, width, height = (round(value) for value in self.context.frame)
        columns = [left + edge for edge in cell_edges(width)]
        rows = [top + edge for edge in cell_edges(height)]
        held: dict[str, tuple[int, float, float | None]] = {}
        for item in self.features:
            for cell, parts in zip(CELLS, cut_by_cells(item.feature.polygons, columns, rows)):
                pixels = pixel_area(parts)
                if pixels <= HARDLY:
                    continue
                count, area, metres = held.get(cell, (0, 0.0, 0.0))
                whole = len(parts) == len(item.feature.polygons) and all(
                    one is other for one, other in zip(parts, item.feature.polygons)
                )
                own = item.area_m2 if whole else self.context.measurer.area(parts)
                total = None if metres is None or own is None else metres + own
                held[cell] = (count + 1, area + pixels, total)
        return held

    def nothing(self) -> str:
        """The demand that is hard to meet: say that nothing changed."""
        subject = self.subject()
        if subject and self.everything:
            return self.tr("I see no change of {things}; other things did change.").format(
                things=subject
            )
        if subject:
            return self.tr("No: I see no change of {things} between the two dates.").format(
                things=subject
            )
        return self.tr(
            "No, nothing has changed that I can see; differences of light, season and colour "
            "don't count."
        )

    def dates(self) -> str:
        """``between 2016-01-20 and 2018-03-28`` where both are known."""
        dates = [view.date for view in self.context.views if view.date]
        if len(dates) == 2:
            return self.tr("between {first} and {second}").format(first=dates[0], second=dates[1])
        return self.tr("between the two dates")

    def patches(self) -> str:
        """A linked count of the change polygons."""
        count = len(self.features)
        text = (
            self.tr("one place")
            if count == 1
            else self.tr("{count} places").format(count=self.words.number(count))
        )
        if len(self.groups) == 1:
            return link(text, "features", self.groups[0].name)
        return text

    def binary(self) -> tuple[str, Value]:
        """Yes or no, with how much."""
        if not self.features:
            return self.nothing(), False
        text = self.tr("Yes: {places} changed {dates} ({extent}), {where}.").format(
            places=self.patches(),
            dates=self.dates(),
            extent=self.extent(),
            where=self.words.where(self.places()),
        )
        return text + self._unsure(), True

    def count(self) -> tuple[str, Value]:
        """How many, by transition."""
        tr = self.tr
        if not self.features:
            return self.nothing(), 0
        kinds = [
            link(
                counted_changes(
                    group.features[0].feature.transition, len(group.features), self.words
                ),
                "features",
                group.name,
            )
            for group in self.groups[:6]
        ]
        area = total_area(self.features)
        size = self.words.area(area) if area is not None else self.words.share(self.share)
        if len(self.groups) == 1 and self._told():
            text = tr("{changes} {dates} ({size}).").format(
                changes=kinds[0], dates=self.dates(), size=size
            )
        elif self._told():
            text = tr("I count {places} that changed {dates} ({size}): {kinds}").format(
                places=self.patches(),
                dates=self.dates(),
                size=size,
                kinds=self.words.listing(kinds),
            )
        else:
            text = tr("I count {places} that changed {dates} ({size}).").format(
                places=self.patches(), dates=self.dates(), size=size
            )
        return sentence(text), len(self.features)

    def _told(self) -> bool:
        """Whether it is known from what to what."""
        return any(
            item.feature.transition not in (None, (UNKNOWN, UNKNOWN)) for item in self.features
        )

    def locate(self) -> tuple[str, Value]:
        """The nine cells, each a link with its count."""
        if not self.features:
            return self.nothing(), ""
        held = self.by_cell()
        cells = [cell for cell in CELLS if cell in held]

        def size(cell: str) -> str:
            _, pixels, area = held[cell]
            if area is not None:
                return self.words.area(area)
            return self.words.share(pixels * self.share_of_pixel)

        def entry(cell: str) -> str:
            count = held[cell][0]
            template = (
                self.tr("{cell} ({size})")
                if count == 1
                else self.tr("{cell} ({count} places, {size})")
            )
            return template.format(
                cell=self.words.cell_link(cell), count=self.words.number(count), size=size(cell)
            )

        listed = self.words.listing([entry(cell) for cell in cells])
        subject = self.subject()
        if subject:
            text = self.tr("Changes of {things}, by ninths of the view: {cells}.").format(
                things=subject, cells=listed
            )
        else:
            text = self.tr("Changes, by ninths of the view: {cells}.").format(cells=listed)
        return text, ", ".join(cells)

    def measure(self) -> tuple[str, Value]:
        """How much, with the transition table."""
        if not self.features:
            return self.nothing(), 0.0
        text = self.tr("{extent} changed {dates}.").format(extent=self.extent(), dates=self.dates())
        rows = self.table()
        return (f"{sentence(text)}\n\n{rows}" if rows else sentence(text)), self.share

    def table(self) -> str:
        """From, to, number, area and share of the view, largest first, with a sum."""
        tr, words = self.tr, self.words
        rows: list[Sequence[str]] = []
        for group in self.groups[:MOST_ROWS]:
            before, after = group.features[0].feature.transition or (UNKNOWN, UNKNOWN)
            area = total_area(group.features)
            pixels = sum(pixel_area(item.feature.polygons) for item in group.features)
            rows.append(
                (
                    *self._sides(before, after),
                    link(words.number(len(group.features)), "features", group.name),
                    words.area(area) if area is not None else "–",
                    words.share(pixels * self.share_of_pixel),
                )
            )
        if not rows:
            return ""
        if len(rows) > 1:
            area = total_area(self.features)
            rows.append(
                (
                    f"**{tr('all')}**",
                    "",
                    words.number(len(self.features)),
                    words.area(area) if area is not None else "–",
                    words.share(self.share),
                )
            )
        return table((tr("from"), tr("to"), tr("places"), tr("area"), tr("share")), rows, "llrrr")

    def _sides(self, before: str, after: str) -> tuple[str, str]:
        """Both classes of a transition in the table; a dash for what a building came upon."""
        if before == after == UNKNOWN:
            return self.tr("unknown"), self.tr("unknown")
        return self.noun(before) if before else "–", self.noun(after) if after else "–"

    def caption(self) -> tuple[str, Value]:
        """What happened, in two or three sentences; a report has all of it with the table."""
        if not self.features and not (self._report and self.everything):
            return self.nothing(), None
        if self._report:
            return self.report(), None
        return " ".join(map(sentence, self._story())) + self._unsure(), None

    @property
    def _report(self) -> bool:
        return self.result.step.style == "report"

    def report(self) -> str:
        """All that changed with its table; what the conversation was about comes on top."""
        whole = self
        if self.subject() or len(self.features) < len(self.everything):
            step = replace(self.result.step, phrase="")
            whole = _Changes(replace(self.result, step=step), self.context)
        parts = [
            f"**{self.tr('Change')}**",
            " ".join(map(sentence, whole._story())) + self._unsure(),
        ]
        subject = self.subject()
        if whole is not self and subject:
            parts.append(f"**{subject[:1].upper()}{subject[1:]}**")
            parts.append(
                f"{self.count()[0]} {self.locate()[0]}" if self.features else self.nothing()
            )
        parts.append(f"**{self.tr('From what to what')}**")
        parts.append(whole.table())
        return "\n\n".join(part for part in parts if part)

    def _story(self) -> list[str]:
        """What changed, the largest kinds of change, and how the covers' shares went."""
        tr, words = self.tr, self.words
        lines = [
            tr("{dates}, {places} changed: {extent}.").format(
                dates=self.dates(), places=self.patches(), extent=self.extent()
            )
        ]
        told = [g for g in self.groups if g.features[0].feature.transition]
        for index, group in enumerate(told[:3]):
            transition = group.features[0].feature.transition
            area = total_area(group.features)
            cells = self.context.main_cells(group.features)
            template = (
                tr("The largest part is {kind} ({size}), {where}.")
                if index == 0 and len(told) > 1
                else tr("It is {kind} ({size}), {where}.")
                if index == 0
                else tr("{kind} makes up {size}, {where}.")
            )
            pixels = sum(pixel_area(item.feature.polygons) for item in group.features)
            size = (
                words.area(area)
                if area is not None
                else tr("{share} of the view").format(
                    share=words.share(pixels * self.share_of_pixel)
                )
            )
            lines.append(
                template.format(
                    kind=link(self.said(transition), "features", group.name),
                    size=size,
                    where=words.where(cells) or words.where(CELLS),
                )
            )
        return lines + self._balance()

    def _balance(self) -> list[str]:
        """How the shares of covers went, where both dates were mapped."""
        tr, words = self.tr, self.words
        before = {s.label: s.share or 0.0 for s in self.result.statements if s.subject == "before"}
        after = {s.label: s.share or 0.0 for s in self.result.statements if s.subject == "after"}
        subject = (
            {t.label for t in parse_phrase(self.result.step.phrase).targets if t.label}
            if self.result.step.phrase
            else set()
        )
        moved = sorted(
            (
                (after.get(label, 0.0) - before.get(label, 0.0), label)
                for label in {*before, *after}
                if not subject or label in subject
            ),
            key=lambda pair: -abs(pair[0]),
        )
        lines = []
        for difference, label in moved[:2]:
            if abs(difference) < 0.01:
                continue
            template = (
                tr("{name} grew from {before} to {after} of the view.")
                if difference > 0
                else tr("{name} shrank from {before} to {after} of the view.")
            )
            lines.append(
                template.format(
                    name=self.noun(label),
                    before=words.share(before.get(label, 0.0)),
                    after=words.share(after.get(label, 0.0)),
                )
            )
        return lines

    def question(self) -> tuple[str, Value]:
        """An open question: the worker's verdict where it has one, and the facts about it."""
        verdict = self.result.verdict
        facts, value = self.caption()
        balance = " ".join(map(sentence, self._balance()))
        if verdict is True:
            return sentence(self.tr("Yes")) + " " + (balance or facts), True
        if verdict is False:
            if not self.features:
                return self.nothing(), False
            return sentence(self.tr("No")) + " " + (balance or facts), False
        return facts, value

    def _unsure(self) -> str:
        confidence = self.result.confidence
        if confidence is not None and confidence < 0.6:
            return " " + self.tr("I'm not very sure of this.")
        return ""

    def pair(self) -> str:
        """How the pair was made comparable, in one small line."""
        tr, words = self.tr, self.words
        lines = []
        for statement in self.result.statements:
            if statement.subject == "shift":
                template = (
                    tr("the second date was moved by {shift} to fit")
                    if statement.count
                    else tr("the dates fit to within {shift}")
                )
                lines.append(template.format(shift=self._shift(statement)))
            elif statement.subject == "prepared" and statement.label == "colours":
                if statement.count:
                    lines.append(tr("colours were matched on ground that looks unchanged"))
            elif statement.subject == "prepared" and statement.label == "clouds":
                lines.append(
                    tr("clouds and their shadows ({share}) were left out").format(
                        share=words.share(statement.share or 0.0)
                    )
                )
            elif statement.subject == "prepared" and (statement.share or 0.0) >= 0.005:
                lines.append(
                    tr("{share} of the view was not compared").format(
                        share=words.share(statement.share or 0.0)
                    )
                )
            elif statement.subject == "index":
                lines.append(
                    tr("{index} changed by {value} on average").format(
                        index=statement.label,
                        value=("+" if statement.score > 0 else "−")
                        + words.number(abs(statement.score), 2),
                    )
                )
        return f"*{sentence(words.listing(lines))}*" if lines else ""

    def _shift(self, statement: Statement) -> str:
        scale = self.context.views[0].metres_per_pixel
        # Less than a tenth of a pixel cannot be measured.
        pixels = max(statement.score, LEAST_SHIFT)
        if scale is None:
            return self.tr("{pixels} pixels").format(pixels=self.words.number(pixels, 2))
        return self.words.length(float(f"{pixels * scale:.2g}"))


def _called(item: MeasuredFeature, label: str) -> Feature:
    return replace(item.feature, label=label or item.feature.label)


def _size(items: Sequence[MeasuredFeature]) -> float:
    return sum(pixel_area(item.feature.polygons) for item in items)
