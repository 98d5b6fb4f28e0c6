# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks of pixels: land cover by legend, roads and buildings, change between two dates."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from rs_assistant.engine.arrays import read_array
from rs_assistant.engine.errors import ModelUnavailable
from rs_assistant.engine.plans import StepName, single
from rs_assistant.worker.evaluation.asking import Bytes, Mask, Product, drawn, view_of
from rs_assistant.worker.evaluation.folders import MASK, Folder, Row, spread
from rs_assistant.worker.evaluation.intervals import interval, mean_interval, with_interval
from rs_assistant.worker.evaluation.predictions import Predictions

Report = dict[str, Any]
UNDEFINED = "undefined"
Counts = npt.NDArray[np.float64]  # (n, 4): true positive, false positive, false negative, rest


def land_cover(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """mIoU and accuracy by legend; pixels that are "undefined" in the truth are ignored."""
    if not folder.legends:
        return None
    report: Report = {}
    for legend in folder.legends:
        rows = [row for row in folder.having("mask") if row.get("legend", legend) == legend]
        rows = spread([row for row in rows if row["mask"] in folder.pictures], limit)
        if rows:
            try:
                report[legend] = _legend(product, folder, legend, rows, out)
            except ModelUnavailable as error:
                report[legend] = {"skipped": error.message}
    return report or None


def _legend(
    product: Product, folder: Folder, legend: str, rows: list[Row], out: Predictions
) -> Report:
    table = (folder.legends or {})[legend]
    values = [value for value, name in sorted(table.items()) if name != UNDEFINED]
    names = [table[value] for value in values]
    confusions = []
    for row in rows:
        pixels = folder.pictures.rgb(row["image"])
        truth = folder.pictures.mask(row["mask"])
        scale = view_of(pixels, row).metres_per_pixel
        reply = product.label(pixels, scale, names)
        said = np.asarray(values, np.uint8)[read_array(reply.body["classes"], reply.blob)]
        said = _fitted(said, truth.shape)
        out.picture(f"{folder.name}.land_cover", row["mask"], said)
        held = np.isin(truth, values)
        place = np.searchsorted(values, truth[held]) * len(values)
        pairs = place + np.searchsorted(values, said[held])
        square = np.bincount(pairs, minlength=len(values) ** 2)
        confusions.append(square.reshape(len(values), len(values)))
    stack = np.stack(confusions).astype(float)

    def mean_iou(picked: npt.NDArray[np.int64]) -> float:
        return float(np.nanmean(_ious(stack[picked].sum(0))))

    def accuracy(picked: npt.NDArray[np.int64]) -> float:
        total = stack[picked].sum(0)
        return float(np.trace(total) / max(total.sum(), 1))

    every = np.arange(len(rows))
    report: Report = {"images": len(rows)}
    with_interval(report, "mIoU", mean_iou(every), interval(len(rows), mean_iou))
    with_interval(report, "accuracy", accuracy(every), interval(len(rows), accuracy))
    report["per_class"] = {
        name: round(float(iou), 4)
        for name, iou in zip(names, _ious(stack.sum(0)))
        if not np.isnan(iou)
    }
    return report


def _ious(confusion: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """IoU of each class; NaN where it occurs neither in the truth nor in the prediction."""
    hit = np.diag(confusion)
    either = confusion.sum(0) + confusion.sum(1) - hit
    return np.where(either > 0, hit / np.maximum(either, 1), np.nan)


def masks(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """``segment <what the folder is called>`` against masks of one class."""
    if folder.legends or folder.pairs:
        return None
    described = {str(row["image"]): row for row in folder.rows if row.get("mask")}
    left_out = {str(row["image"]) for row in folder.training}
    # Masks beside their pictures, and those that rows name in another way.
    names = [
        name
        for name in folder.pictures.names
        if not name.endswith(MASK)
        and name not in left_out
        and _truth_of(name, described) in folder.pictures
        and name in folder.pictures
    ]
    names = spread(names, limit)
    if not names:
        return None
    what = folder.name.replace("_", " ").replace("-", " ")
    counts, sources = [], []
    for name in names:
        row = described.get(name, {"image": name})
        truth = folder.pictures.truth(_truth_of(name, described))
        said = _fitted(_segmented(product, what, folder.pictures.rgb(name), row), truth.shape)
        out.picture(f"{folder.name}.masks", _mask_of(name), _white(said))
        counts.append(_count(said, truth))
        sources.append(str(row.get("source") or ""))
    table = np.array(counts)
    report: Report = {"images": len(names)}
    for key, figure in (("IoU", _iou), ("F1", _f1)):
        bounds = interval(len(table), lambda picked, f=figure: f(table[picked]))  # type: ignore[misc]
        with_interval(report, key, figure(table), bounds)
    if any(sources):
        report["by_source"] = {}
        for source in sorted(set(sources)):
            mine = table[[s == source for s in sources]]
            entry: Report = {"images": len(mine)}
            report["by_source"][source] = entry
            with_interval(entry, "F1", _f1(mine), interval(len(mine), lambda p, m=mine: _f1(m[p])))  # type: ignore[misc]
    return report


def _segmented(product: Product, what: str, pixels: Bytes, row: Row) -> Mask:
    reply = product.ask(f"segment {what}", [view_of(pixels, row)])
    height, width = pixels.shape[:2]
    return drawn([] if reply.answer.declined else reply.features, height, width)


def change(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Changed pixels by source of the pairs, beside the plain difference of the pictures."""
    pairs = [pair for pair in folder.pairs if pair.get("mask") and _complete(folder, pair)]
    if not pairs:
        return None
    by_source: dict[str, list[Row]] = defaultdict(list)
    for pair in pairs:
        by_source[str(pair.get("source") or "all")].append(pair)
    report: Report = {}
    for source, group in sorted(by_source.items()):
        counts, differences, truths = [], [], []
        group = spread(group, limit)
        for pair in group:
            before, after = _dates(folder, pair)
            truth = folder.pictures.truth(pair["mask"])
            said = _fitted(_changed(product, before, after, pair)[0], truth.shape)
            out.picture(f"{folder.name}.change", f"{_id(pair)}.png", _white(said))
            counts.append(_count(said, truth))
            differences.append(_fitted(_difference(before, after), truth.shape))
            truths.append(truth)
        table = np.array(counts)
        part: Report = {"pairs": len(group)}
        for key, figure in (
            ("precision", _precision),
            ("recall", _recall),
            ("F1", _f1),
            ("IoU", _iou),
        ):
            bounds = interval(len(table), lambda picked, f=figure, t=table: f(t[picked]))  # type: ignore[misc]
            with_interval(part, key, figure(table), bounds)
        part["baseline_F1"] = _baseline(differences, truths)
        report[source] = part
    return report


def no_change(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Unchanged pairs left in peace, changed pairs found."""
    pairs = [p for p in folder.pairs if p.get("changed") in (True, False)]
    pairs = spread([pair for pair in pairs if _complete(folder, pair)], limit)
    if not pairs:
        return None
    kept, found, lines = [], [], []
    for pair in pairs:
        before, after = _dates(folder, pair)
        said, changed = _changed(product, before, after, pair)
        truth = folder.pictures.truth(pair["mask"]) if pair.get("mask") else None
        if truth is not None:
            said = _fitted(said, truth.shape)
        out.picture(f"{folder.name}.no_change", f"{_id(pair)}.png", _white(said))
        lines.append({"id": _id(pair), "changed": changed})
        if not pair["changed"]:
            kept.append(not changed)
        elif truth is not None:
            found.append(_iou(np.array([_count(said, truth)])) >= 0.3)
    out.lines(f"{folder.name}.no_change", lines)
    report: Report = {"pairs": len(pairs)}
    for name, values in (("kept", kept), ("found", found)):
        if values:
            with_interval(report, name, float(np.mean(values)), mean_interval(values))
    return report


def _changed(product: Product, before: Bytes, after: Bytes, pair: Row) -> tuple[Mask, bool]:
    dates = pair.get("dates") or (None, None)
    if len(dates) != 2:
        dates = (None, None)
    views = [
        view_of(image, {**pair, "image": name, "date": date})
        for image, name, date in zip((before, after), (pair["before"], pair["after"]), dates)
    ]
    plans = [single(StepName.CHANGE_LOCATE), single(StepName.CHANGE_BINARY)]
    where, whether = product.run_together(plans, views)
    height, width = before.shape[:2]
    said = drawn([] if where.answer.declined else where.features, height, width)
    verdict = whether.answer.value
    return said, bool(verdict) if isinstance(verdict, bool) else bool(said.any())


def _dates(folder: Folder, pair: Row) -> tuple[Bytes, Bytes]:
    """Both pictures, the second on the grid of the first."""
    before, after = (folder.pictures.rgb(pair[key]) for key in ("before", "after"))
    if after.shape != before.shape:
        size = (before.shape[1], before.shape[0])
        resized = Image.fromarray(after).resize(size, Image.Resampling.BILINEAR)
        after = np.array(resized, np.uint8)
    return before, after


def _id(pair: Row) -> str:
    """What a pair is called in files."""
    name = str(pair.get("id") if pair.get("id") is not None else pair["after"])
    return name.replace("/", "_").replace("\\", "_")


def _complete(folder: Folder, pair: Row) -> bool:
    names = [pair.get("before"), pair.get("after"), *([pair["mask"]] if pair.get("mask") else [])]
    return all(name in folder.pictures for name in names)


def _difference(before: Bytes, after: Bytes) -> npt.NDArray[np.uint8]:
    """Mean absolute difference of the bands after matching their means and spreads."""
    one, other = before.astype(np.float32), after.astype(np.float32)
    for band in range(3):
        a, b = one[..., band], other[..., band]
        other[..., band] = (b - b.mean()) / max(float(b.std()), 1.0) * a.std() + a.mean()
    return np.asarray(np.abs(one - other).mean(2).clip(0, 255), np.uint8)


def _baseline(differences: list[npt.NDArray[np.uint8]], truths: list[Mask]) -> float:
    """F1 of the difference at its best threshold on these very pairs: the most it can reach."""
    hits, all_ = np.zeros(256), np.zeros(256)
    for difference, truth in zip(differences, truths):
        hits += np.bincount(difference[truth], minlength=256)
        all_ += np.bincount(difference.ravel(), minlength=256)
    true, said = hits[::-1].cumsum(), all_[::-1].cumsum()
    return round(float((2 * true / np.maximum(said + hits.sum(), 1)).max()), 4)


def _count(said: Mask, truth: Mask) -> tuple[int, int, int]:
    both = int((said & truth).sum())
    return both, int(said.sum()) - both, int(truth.sum()) - both


def _precision(counts: Counts) -> float:
    hit, false, _ = counts.sum(0)
    return float(hit / max(hit + false, 1))


def _recall(counts: Counts) -> float:
    hit, _, missed = counts.sum(0)
    return float(hit / max(hit + missed, 1))


def _f1(counts: Counts) -> float:
    hit, false, missed = counts.sum(0)
    return float(2 * hit / max(2 * hit + false + missed, 1))


def _iou(counts: Counts) -> float:
    hit, false, missed = counts.sum(0)
    return float(hit / max(hit + false + missed, 1))


def _mask_of(name: str) -> str:
    return name.rpartition(".")[0] + MASK


def _truth_of(name: str, described: dict[str, Row]) -> str:
    """The mask of a picture."""
    return str(described.get(name, {}).get("mask") or _mask_of(name))


def _white(mask: Mask) -> npt.NDArray[np.uint8]:
    return mask.astype(np.uint8) * np.uint8(255)


def _fitted(labels: npt.NDArray[Any], shape: tuple[int, ...]) -> npt.NDArray[Any]:
    """Labels at the size of the given mask, by nearest neighbour."""
    if labels.shape == shape:
        return labels
    rows = np.arange(shape[0]) * labels.shape[0] // shape[0]
    columns = np.arange(shape[1]) * labels.shape[1] // shape[1]
    return labels[np.ix_(rows, columns)]
