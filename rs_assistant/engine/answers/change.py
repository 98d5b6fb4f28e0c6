# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed between two dates: whether, what, how many, where, how much, from what to what.

Everything is said from the change polygons that are offered as a layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rs_assistant.engine.answers.change_wording import (
    LEFT_OUT,
    UNKNOWN,
    counted_changes,
    left_out,
    none_of,
    prepared,
    said_class,
    said_transition,
    unchanged,
)
from rs_assistant.engine.answers.changes_meant import Meant, verdict_on
from rs_assistant.engine.answers.context import Context
from rs_assistant.engine.answers.model import MeasuredFeature, Part, Value, total_area
from rs_assistant.engine.answers.sentences import table
from rs_assistant.engine.answers.wording import link, sentence
from rs_assistant.engine.change_words import amount_meant, denies
from rs_assistant.engine.plans import StepName
from rs_assistant.engine.positions import CELLS
from rs_assistant.engine.results import StepResult

MOST_ROWS = 12
LEAST_TOLD = 0.01  # share by which a cover must have grown or shrunk to be told
DOUBTFUL = 0.6


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
    pair = prepared(result.statements, context.views[0].metres_per_pixel, context.words)
    return Part(
        f"{text}\n\n{pair}" if pair else text,
        False,
        value,
        result.confidence,
        teller.groups,
    )


class _Changes:
    """Sentences over the change polygons that a question means."""

    def __init__(self, result: StepResult, context: Context) -> None:
        self.result = result
        self.context = context
        self.words = context.words
        self.tr = context.words.tr
        self.meant = Meant(result, context)
        self.features = self.meant.features
        self.groups = self.meant.groups
        compared = left_out(result.statements) < LEFT_OUT
        self.whole = (
            self.words.part(self.meant.part)
            if self.meant.part
            else self.words.whole
            if compared
            else self.tr("what was compared")
        )
        self.denied = denies(result.step.question)

    def subject(self) -> str:
        """What the phrase is about, "" for any change."""
        return self.words.listing([self.words.noun(label) for label in self.meant.labels])

    def size(self, items: Sequence[MeasuredFeature]) -> str:
        """``3.4 ha``, or a share where areas are not known."""
        area = total_area(items)
        if area is not None:
            return self.words.area(area)
        return self.words.share(self.meant.share(items))

    def extent(self) -> str:
        """``3.4 ha, 12 % of the view`` (or of the region), as far as it is known."""
        area = total_area(self.features)
        share = self.tr("{share} of {whole}").format(
            share=self.words.share(self.meant.share()), whole=self.whole
        )
        return share if area is None else f"{self.words.area(area)}, {share}"

    def nothing(self) -> str:
        """The demand that is hard to meet: say that nothing of it changed, and what did instead."""
        subject, tr = self.subject(), self.tr
        if not self.meant.everything:
            return unchanged(subject, self.denied, self.words)
        none = none_of(subject, self.meant.side, self.words)
        if not self.meant.of_kind:
            return tr("I see {none}; other things did change.").format(none=none)
        if self.meant.part and not self.meant.within:
            places = self.meant.places(self.meant.of_kind)
            return tr("I see {none} in {part}, only elsewhere: {where}.").format(
                none=none, part=self.whole, where=self.words.where(places)
            )
        return tr("None of the changes fits that.")

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
        if amount_meant(self.result.step.question) is not None:
            return self.question()
        if not self.features:
            return self.answered(self.denied, self.nothing()), self.denied
        template = (
            self.tr("No: {places} changed {dates} ({extent}), {where}.")
            if self.denied
            else self.tr("Yes: {places} changed {dates} ({extent}), {where}.")
        )
        text = template.format(
            places=self.patches(),
            dates=self.dates(),
            extent=self.extent(),
            where=self.words.where(self.meant.places()),
        )
        return text + self._unsure(), not self.denied

    def answered(self, verdict: bool, text: str) -> str:
        """A sentence behind Yes or No, unless it says so itself."""
        if not self.meant.everything:
            return text
        return f"{sentence(self.tr('Yes') if verdict else self.tr('No'))} {text}"

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
        size = self.size(self.features)
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
        held = self.meant.by_cell()
        cells = [cell for cell in CELLS if cell in held]

        def size(cell: str) -> str:
            _, pixels, area = held[cell]
            if area is not None:
                return self.words.area(area)
            return self.words.share(self.meant.share_of(pixels))

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
            text = self.tr("Changes of {things}, by ninths of {whole}: {cells}.").format(
                things=subject, whole=self.words.whole, cells=listed
            )
        else:
            text = self.tr("Changes, by ninths of {whole}: {cells}.").format(
                whole=self.words.whole, cells=listed
            )
        return text, ", ".join(cells)

    def measure(self) -> tuple[str, Value]:
        """How much, with the transition table."""
        if not self.features:
            return self.nothing(), 0.0
        text = self.tr("{extent} changed {dates}.").format(extent=self.extent(), dates=self.dates())
        rows = self.table()
        return (f"{sentence(text)}\n\n{rows}" if rows else sentence(text)), self.meant.share()

    def table(self) -> str:
        """From, to, number, area and share, largest first, with a sum."""
        tr, words = self.tr, self.words
        rows: list[Sequence[str]] = []
        for group in self.groups[:MOST_ROWS]:
            before, after = group.features[0].feature.transition or (UNKNOWN, UNKNOWN)
            area = total_area(group.features)
            rows.append(
                (
                    *self._sides(before, after),
                    link(words.number(len(group.features)), "features", group.name),
                    words.area(area) if area is not None else "–",
                    words.share(self.meant.share(group.features)),
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
                    words.share(self.meant.share()),
                )
            )
        return table((tr("from"), tr("to"), tr("places"), tr("area"), tr("share")), rows, "llrrr")

    def _sides(self, before: str, after: str) -> tuple[str, ...]:
        """Both classes of a transition in the table; a dash for what a building came upon."""
        if before == after == UNKNOWN:
            return self.tr("unknown"), self.tr("unknown")
        return tuple(said_class(side, self.words) if side else "–" for side in (before, after))

    def caption(self) -> tuple[str, Value]:
        """What happened, in two or three sentences; a report has all of it with the table."""
        if not self.features and not (self._report and self.meant.everything):
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
        if self.subject() or len(self.features) < len(self.meant.everything):
            step = replace(self.result.step, phrase="", question="")
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
            size = (
                words.area(area)
                if area is not None
                else tr("{share} of {whole}").format(
                    share=words.share(self.meant.share(group.features)), whole=self.whole
                )
            )
            lines.append(
                template.format(
                    kind=link(said_transition(transition, words), "features", group.name),
                    size=size,
                    where=words.where(cells) or words.where(CELLS),
                )
            )
        return lines + self._balance()

    def _balance(self) -> list[str]:
        """How the shares of covers went in the whole view, where both dates were mapped."""
        if self.meant.part:
            return []
        tr, words = self.tr, self.words
        before = {s.label: s.share or 0.0 for s in self.result.statements if s.subject == "before"}
        after = {s.label: s.share or 0.0 for s in self.result.statements if s.subject == "after"}
        subject = self.meant.labels
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
            if abs(difference) < LEAST_TOLD:
                continue
            template = (
                tr("{name} grew from {before} to {after} of {whole}.")
                if difference > 0
                else tr("{name} shrank from {before} to {after} of {whole}.")
            )
            lines.append(
                template.format(
                    name=said_class(label, words),
                    before=words.share(before.get(label, 0.0)),
                    after=words.share(after.get(label, 0.0)),
                    whole=self.whole,
                )
            )
        return lines

    def question(self) -> tuple[str, Value]:
        """An open question: yes or no where it is one, and the facts about it."""
        verdict = verdict_on(self.meant)
        if verdict is None:
            return self.caption()
        if not self.features:
            return self.answered(verdict, self.nothing()), verdict
        facts = " ".join(map(sentence, self._balance())) or self.caption()[0]
        return self.answered(verdict, facts), verdict

    def _unsure(self) -> str:
        confidence = self.result.confidence
        if confidence is not None and confidence < DOUBTFUL:
            return " " + self.tr("I'm not very sure of this.")
        return ""
