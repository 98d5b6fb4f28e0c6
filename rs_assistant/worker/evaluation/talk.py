# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks in words: question answering, messages to plans, whole views."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.plans import Plan, Step, StepName, single
from rs_assistant.engine.requests import Options
from rs_assistant.worker.evaluation.asking import Asked, Product, view_of
from rs_assistant.worker.evaluation.folders import Folder, Row, spread
from rs_assistant.worker.evaluation.intervals import interval, mean_interval, with_interval
from rs_assistant.worker.evaluation.predictions import Predictions
from rs_assistant.worker.evaluation.words import mentions, number_word, phrase_key, terms_of

Report = dict[str, Any]
UNSURE = "unsure"
ALWAYS = Options(abstain=False)


def question_answering(
    product: Product, folder: Folder, out: Predictions, limit: int
) -> Report | None:
    """Accuracy and coverage by type of question; also with nothing to look at."""
    rows = spread(folder.having("qa"), limit)
    if not rows:
        return None
    rows = [{**row, "qa": _asked(row)} for row in rows]
    answers = [str(qa["answer"]) for row in rows for qa in row["qa"]]
    spelled = not any(answer.isdigit() for answer in answers)
    right: dict[str, list[bool]] = defaultdict(list)
    covered: dict[str, list[bool]] = defaultdict(list)
    blind: dict[str, list[bool]] = defaultdict(list)
    by_image: list[list[tuple[str, bool]]] = []
    guesses: dict[tuple[str, tuple[int, ...]], str] = {}
    lines = []
    for row in rows:
        image = folder.pictures.rgb(row["image"])
        blank = np.full_like(image, 127)
        # As with /answer: what the router makes of a message is measured by `messages`.
        plans = [single(StepName.ANSWER, question=str(qa["question"])) for qa in row["qa"]]
        by_image.append([])
        asked = product.run_together(plans, [view_of(image, row)])
        for qa, plan, reply in zip(row["qa"], plans, asked):
            said = in_words(reply, spelled)
            lines.append(
                {
                    "image": row["image"],
                    "question": qa["question"],
                    "answer": said,
                    "confidence": reply.answer.confidence,
                }
            )
            kind, truth = str(qa.get("type") or "other"), str(qa["answer"]).lower()
            by_image[-1].append((kind, said.lower() == truth))
            right[kind].append(said.lower() == truth)
            covered[kind].append(said != UNSURE)
            key = (str(qa["question"]), image.shape)
            if key not in guesses:
                # Nothing to look at, and no declining: what the question alone gives away.
                guesses[key] = in_words(
                    product.run_together([plan], [view_of(blank, row)], ALWAYS)[0], spelled
                )
            blind[kind].append(guesses[key].lower() == truth)
    out.lines(f"{folder.name}.question_answering", lines)
    report: Report = {"images": len(rows), "questions": len(lines), "by_type": {}}
    for kind in sorted(right):
        part: Report = {"questions": len(right[kind])}
        with_interval(part, "accuracy", float(np.mean(right[kind])), mean_interval(right[kind]))
        part["coverage"] = round(float(np.mean(covered[kind])), 4)
        report["by_type"][kind] = part
    with_interval(report, "macro", _macro(right), _macro_interval(by_image))
    if blind:
        by_type = {kind: round(float(np.mean(blind[kind])), 4) for kind in sorted(blind)}
        report["question_only"] = {"by_type": by_type, "macro": _macro(blind)}
    return report


def _asked(row: Row) -> list[Row]:
    """The questions of a row that have an answer to compare with."""
    held = row["qa"] if isinstance(row["qa"], list) else [row["qa"]]
    return [qa for qa in held if qa.get("question") and qa.get("answer") is not None]


def in_words(asked: Asked, spelled: bool) -> str:
    """An answer's value as the data sets write it."""
    value = asked.answer.value
    if value is None or asked.answer.declined:
        return UNSURE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        if float(value).is_integer():
            return number_word(int(value)) if spelled else str(int(value))
        return f"{value:.2f}"
    return str(value).lower()


def _macro(by_type: dict[str, list[bool]]) -> float:
    return round(float(np.mean([np.mean(values) for values in by_type.values()])), 4)


def _macro_interval(by_item: list[list[tuple[str, bool]]]) -> list[float] | None:
    """Bootstrap interval of the mean over types, items (images, views) drawn again."""
    kinds = sorted({kind for item in by_item for kind, _ in item})
    place = {kind: number for number, kind in enumerate(kinds)}
    right, asked = np.zeros((2, len(by_item), max(len(kinds), 1)))
    for number, item in enumerate(by_item):
        for kind, held in item:
            asked[number, place[kind]] += 1
            right[number, place[kind]] += held

    def figure(picked: npt.NDArray[np.int64]) -> float:
        total = asked[picked].sum(0)
        if not total.any():
            return float("nan")
        return float(np.mean(right[picked].sum(0)[total > 0] / total[total > 0]))

    return interval(len(by_item), figure) if kinds else None


def messages(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Whether the router makes the plan that people meant."""
    rows = spread(folder.messages, limit)
    if not rows:
        return None
    steps, phrases, follow_ups, asked_back, lines = [], [], [], [], []
    wrong = []
    for row in rows:
        history = [
            (str(turn.get("message") or ""), plan)
            for turn in row.get("history") or ()
            if (plan := _plan_of(turn)) is not None
        ]
        plan = product.route(str(row["message"]), int(row.get("views") or 1), history)
        # Unsure, the product runs no step but asks back; what it offers first is its reading.
        step = (*plan.choices, *plan.steps, Step(StepName.HELP))[0]
        asked_back.append(bool(plan.choices))
        lines.append({"message": row["message"], "step": step.name.value, "phrase": step.phrase})
        held = step.name.value == row.get("step")
        steps.append(held)
        if row.get("phrase") is not None:
            same = phrase_key(step.phrase) == phrase_key(str(row["phrase"]))
            phrases.append(same)
            held_whole = held and same
        else:
            held_whole = held
        if history:
            follow_ups.append(held_whole)
        if not held_whole:
            wrong.append(f"{row['message']!r}: {step.name.value} {step.phrase!r}")
    out.lines(f"{folder.name}.messages", lines)
    report: Report = {"messages": len(rows)}
    for name, values in (("step", steps), ("phrase", phrases), ("follow_ups", follow_ups)):
        if values:
            with_interval(report, name, float(np.mean(values)), mean_interval(values))
    report["asked_back"] = round(float(np.mean(asked_back)), 4)
    report["wrong"] = wrong[:40]
    return report


def _plan_of(turn: Row) -> Plan | None:
    """The plan of an earlier message; None where its step is no step of ours."""
    if turn.get("step") not in {name.value for name in StepName}:
        return None
    labels = tuple(str(label) for label in turn.get("labels") or ())
    return single(
        StepName(turn["step"]),
        str(turn.get("phrase") or ""),
        labels=labels,
        question=str(turn.get("message") or ""),
    )


def views(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Whole views: what a description says and invents, questions, and what is declined."""
    rows = spread([row for row in folder.views if row["image"] in folder.pictures], limit)
    if not rows:
        return None
    described, invented, lines = [], [], []
    by_type: dict[str, list[bool]] = defaultdict(list)
    abstained: dict[str, list[bool]] = defaultdict(list)
    by_view: list[list[tuple[str, bool]]] = []
    refused = []
    for row in rows:
        image = folder.pictures.rgb(row["image"])
        whole, asked = _interview(product, image, row)
        declined = whole.answer.declined
        kind = str(row.get("kind") or "photograph")
        if kind != "photograph":
            abstained[kind].append(declined)
        else:
            refused.append(declined)
        text = "" if declined else whole.text
        if row.get("present"):
            said = [mentions(text, terms_of(name, folder.terms)) for name in row["present"]]
            described.append(float(np.mean(said)))
        if row.get("absent"):
            said = [mentions(text, terms_of(name, folder.terms)) for name in row["absent"]]
            invented.append(float(np.mean(said)))
        replies = []
        by_view.append([])
        for question, reply in zip(row.get("questions") or (), asked):
            value = None if reply.answer.declined else reply.answer.value
            replies.append({"text": reply.text, "value": value})
            kind, held = (
                str(question.get("type") or "other"),
                correct(question, reply, folder.terms),
            )
            by_type[kind].append(held)
            by_view[-1].append((kind, held))
        lines.append(
            {"image": row["image"], "declined": declined, "described": text, "answers": replies}
        )
    out.lines(f"{folder.name}.views", lines)
    report: Report = {"views": len(rows)}
    for name, values in (("described", described), ("invented", invented)):
        if values:
            with_interval(report, name, float(np.mean(values)), mean_interval(values))
    report["questions"] = {}
    for kind in sorted(by_type):
        hits = by_type[kind]
        with_interval(report["questions"], kind, float(np.mean(hits)), mean_interval(hits))
    if by_type:
        with_interval(report, "macro", _macro(by_type), _macro_interval(by_view))
    report["abstain"] = {}
    for kind, hits in sorted(abstained.items()):
        with_interval(report["abstain"], kind, float(np.mean(hits)), mean_interval(hits))
    if refused:
        with_interval(report, "false_refusal", float(np.mean(refused)), mean_interval(refused))
    return report


def _interview(product: Product, image: Any, row: Row) -> tuple[Asked, list[Asked]]:
    """The description and the answers in the order of the questions; regions are own views."""
    questions = row.get("questions") or ()
    plain = [i for i, question in enumerate(questions) if not question.get("region")]
    texts = ["Describe this view", *(str(questions[i]["question"]) for i in plain)]
    together = product.ask_together(texts, [view_of(image, row)])
    answers: dict[int, Asked] = dict(zip(plain, together[1:]))
    for index, question in enumerate(questions):
        if index not in answers:
            region = [float(value) for value in question["region"]]
            view = view_of(image, row, region)
            answers[index] = product.ask(str(question["question"]), [view])
    return together[0], [answers[index] for index in range(len(questions))]


def correct(question: Row, asked: Asked, terms: dict[str, list[str]] | None) -> bool:
    """Whether an answer counts, by the rule of its question's type."""
    if asked.answer.declined:
        return False
    value, truth, kind = asked.answer.value, question.get("answer"), question.get("type")
    if kind in ("region", "theme"):
        said = f"{asked.text} {value if isinstance(value, str) else ''}"
        return mentions(said, terms_of(str(truth), terms))
    if value is None or isinstance(value, str):
        return isinstance(value, str) and value.lower() == str(truth).lower()
    if kind == "presence" or isinstance(truth, bool) or str(truth).lower() in ("yes", "no"):
        return isinstance(value, bool) and value == (str(truth).lower() in ("yes", "true"))
    if isinstance(value, bool) or not _is_number(truth):
        return False
    number = float(str(truth))
    if kind == "count":
        return abs(value - number) <= max(1.0, 0.2 * number)
    return abs(value - number) <= 0.10 + float(question.get("uncertain") or 0.0) / 2


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return True
