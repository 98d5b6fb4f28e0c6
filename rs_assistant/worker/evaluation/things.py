# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks of outlines: instances by COCO's rules, and phrases that single things out."""

from __future__ import annotations

import contextlib
import io
from collections import Counter, defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt

from rs_assistant.engine.arrays import read_array
from rs_assistant.engine.plans import StepName, single
from rs_assistant.engine.worker_client import Event
from rs_assistant.worker.evaluation.asking import Mask, Product, drawn, view_of
from rs_assistant.worker.evaluation.folders import Folder, Row, spread
from rs_assistant.worker.evaluation.intervals import interval, mean_interval, with_interval
from rs_assistant.worker.evaluation.predictions import Predictions

Report = dict[str, Any]
MOST = 300
LEAST_SCORE = 0.02
ROUNDS = 100


def instances(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """COCO average precision of boxes and masks, at most 300 detections an image, and counts."""
    coco = folder.coco
    if coco is None:
        return None
    images = [image for image in coco["images"] if image["file_name"] in folder.pictures]
    images = spread(images, limit)
    names = {
        item["id"]: str(item["name"]).replace("_", " ") for item in coco.get("categories") or ()
    }
    if not images or not names:
        return None
    numbers = {name: number for number, name in names.items()}
    kept = {image["id"] for image in images}
    truth = [
        item
        for item in coco["annotations"]
        if item["image_id"] in kept
        and item.get("category_id") in names
        and (item.get("bbox") or item.get("segmentation"))
    ]
    masks = any(item.get("segmentation") for item in truth)
    there = Counter((item["image_id"], item["category_id"]) for item in truth)
    found: list[Row] = []
    counted: dict[str, list[float]] = defaultdict(list)
    known: set[str] = set()
    sizes: dict[Any, tuple[int, int]] = {}
    for image in images:
        pixels = folder.pictures.rgb(image["file_name"])
        sizes[image["id"]] = (int(pixels.shape[0]), int(pixels.shape[1]))
        scale = view_of(pixels, image).metres_per_pixel
        reply = product.detect(pixels, scale, list(numbers), LEAST_SCORE)
        body = reply.body
        known |= set(body["thresholds"]) & set(numbers)
        found += _results(reply, image["id"], numbers, pixels.shape[:2], masks)
        for name in numbers:
            said = sum(
                label == name and score >= body["thresholds"].get(name, 1.0)
                for label, score in zip(body["labels"], body["scores"])
            )
            counted[name].append(abs(said - there[image["id"], numbers[name]]))
    out.json(f"{folder.name}.instances", found)
    report: Report = {
        "images": len(images),
        "objects": len(truth),
        "unknown": sorted(set(numbers) - known),
    }
    # The size of an image is that of its file; a box may be known by its mask alone.
    images = [
        {**item, "height": sizes[item["id"]][0], "width": sizes[item["id"]][1]} for item in images
    ]
    truth = [_boxed(item, *sizes[item["image_id"]]) for item in truth]
    report.update(_precisions({**coco, "images": images, "annotations": truth}, found, masks))
    for name, errors in counted.items():
        entry = report["per_class"].setdefault(name, {})
        entry["count_MAE"] = round(float(np.mean(errors)), 4)
    return report


def _results(
    reply: Event, image: int, numbers: dict[str, int], shape: tuple[int, ...], masks: bool
) -> list[Row]:
    """Detections as COCO results."""
    body = reply.body
    boxes = read_array(body["boxes"], reply.blob)
    places = read_array(body["places"], reply.blob)
    flat = read_array(body["masks"], reply.blob)
    rows: list[Row] = []
    start = 0
    for label, score, box, place in zip(body["labels"], body["scores"], boxes, places.tolist()):
        column, row, height, width = place
        part = flat[start : start + height * width].reshape(height, width)
        start += height * width
        if len(rows) >= MOST:
            break
        x0, y0, x1, y1 = (float(value) for value in box)
        found: Row = {
            "image_id": image,
            "category_id": numbers[label],
            "bbox": [round(v, 2) for v in (x0, y0, x1 - x0, y1 - y0)],
            "score": round(float(score), 5),
        }
        if masks:
            whole = np.zeros(shape, bool)
            whole[row : row + height, column : column + width] = part
            found["segmentation"] = run_length(whole)
        rows.append(found)
    return rows


def run_length(mask: Mask) -> Row:
    """COCO's compressed run-length code of a mask."""
    from pycocotools import mask as code

    encoded = code.encode(np.asfortranarray(mask.astype(np.uint8)))
    return {
        "size": [int(size) for size in encoded["size"]],
        "counts": encoded["counts"].decode("ascii"),
    }


def _precisions(coco: Row, found: list[Row], masks: bool) -> Report:
    from pycocotools.coco import COCO

    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO()
        truth.dataset = {
            **coco,
            "info": {},
            # COCO's code takes the number 0 for "not matched": numbers of our own start at 1.
            "annotations": [
                {**_annotation(item, masks), "id": number}
                for number, item in enumerate(coco["annotations"], 1)
            ],
        }
        truth.createIndex()
        # Without any detection, loadRes would fail: one that cannot match stands in.
        first = coco["images"][0]["id"] if coco["images"] else 0
        nothing = [
            {
                "image_id": first,
                "category_id": coco["categories"][0]["id"],
                "bbox": [0.0, 0.0, 0.01, 0.01],
                "score": 0.0,
            }
        ]
        plain = [{k: v for k, v in row.items() if k != "segmentation"} for row in found]
        report: Report = {"per_class": {}}
        _measure(report, truth, truth.loadRes(plain or nothing), "bbox", coco)
        if masks and found:
            _measure(report, truth, truth.loadRes(found), "segm", coco)
    return report


def _boxed(item: Row, height: int, width: int) -> Row:
    """An annotation with its box, drawn around its mask where it has none."""
    if item.get("bbox"):
        return item
    mask = annotation_mask(item, height, width)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return {**item, "bbox": [0.0, 0.0, 0.0, 0.0]}
    box = [columns[0], rows[0], columns[-1] + 1 - columns[0], rows[-1] + 1 - rows[0]]
    return {**item, "bbox": [float(value) for value in box]}


def _annotation(item: Row, masks: bool) -> Row:
    copy = {**item, "iscrowd": int(item.get("iscrowd") or 0)}
    if not masks:
        copy.pop("segmentation", None)
    elif not item.get("segmentation"):
        x, y, w, h = (float(value) for value in item["bbox"])
        copy["segmentation"] = [[x, y, x + w, y, x + w, y + h, x, y + h]]
    copy.setdefault("area", float(item["bbox"][2]) * float(item["bbox"][3]))
    return copy


def _measure(report: Report, truth: Any, results: Any, kind: str, coco: Row) -> None:
    """AP at 0.5 (and COCO's mean for masks) of one kind, per class and over images drawn again."""
    from pycocotools.cocoeval import COCOeval

    evaluation = COCOeval(truth, results, kind)
    evaluation.params.areaRng, evaluation.params.areaRngLbl = [[0, 1e10]], ["all"]
    evaluation.params.maxDets = [MOST]
    evaluation.evaluate()
    evaluation.accumulate()
    precision = evaluation.eval["precision"]  # (T, R, K, A, M)
    name = "box" if kind == "bbox" else "mask"
    report[f"{name}_AP50"] = _mean(precision[0])
    if kind == "segm":
        report["mask_AP"] = _mean(precision)
    for index, category in enumerate(evaluation.params.catIds):
        label = next(c["name"] for c in coco["categories"] if c["id"] == category)
        entry = report["per_class"].setdefault(str(label).replace("_", " "), {})
        entry[f"{name}_AP50"] = _mean(precision[0, :, index])
    bounds = interval(len(coco["images"]), _Resampled(evaluation), ROUNDS)
    if bounds is not None:
        report[f"{name}_AP50_ci"] = bounds


class _Resampled:
    """AP50 of images drawn again: matching is kept, only the accumulation is repeated."""

    def __init__(self, evaluation: Any) -> None:
        self._evaluation = evaluation
        self._size = len(evaluation.params.imgIds)
        categories = len(evaluation.params.catIds)
        self._rows = [
            evaluation.evalImgs[k * self._size : (k + 1) * self._size] for k in range(categories)
        ]
        evaluation.params.iouThrs = evaluation.params.iouThrs[:1]
        evaluation._paramsEval.iouThrs = evaluation._paramsEval.iouThrs[:1]
        for row in (item for part in self._rows for item in part if item is not None):
            row["dtMatches"], row["dtIgnore"] = row["dtMatches"][:1], row["dtIgnore"][:1]

    def __call__(self, picked: npt.NDArray[np.int64]) -> float:
        evaluation = self._evaluation
        order = list(range(len(picked)))
        evaluation.params.imgIds = evaluation._paramsEval.imgIds = order
        evaluation.evalImgs = [part[i] for part in self._rows for i in picked.tolist()]
        evaluation.accumulate()
        value = _mean(evaluation.eval["precision"][0])
        return float("nan") if value is None else value


def _mean(precision: npt.NDArray[np.float64]) -> float | None:
    held = precision[precision > -1]
    return round(float(held.mean()), 4) if held.size else None


def referring(product: Product, folder: Folder, out: Predictions, limit: int) -> Report | None:
    """Phrases to masks; phrases that name nothing in the picture should find nothing."""
    if folder.coco is None or not folder.referring:
        return None
    images = {image["file_name"]: image for image in folder.coco["images"]}
    rows = [
        row
        for row in folder.referring
        if row.get("phrase") and row.get("image") in images and row["image"] in folder.pictures
    ]
    if not rows:
        return None
    by_image: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_image[row["image"]].append(row)
    chosen = spread(list(by_image), limit)
    annotations = {item["id"]: item for item in folder.coco["annotations"]}
    ious, inter, union, nothing, lines = [], 0, 0, [], []
    for name in chosen:
        pixels = folder.pictures.rgb(name)
        height, width = pixels.shape[:2]
        plans = [single(StepName.SEGMENT, str(row["phrase"])) for row in by_image[name]]
        replies = product.run_together(plans, [view_of(pixels, images[name])])
        for row, reply in zip(by_image[name], replies):
            features = [] if reply.answer.declined else reply.features
            said = drawn(features, height, width)
            code = run_length(said) if said.any() else None
            lines.append({"image": name, "phrase": row["phrase"], "mask": code})
            meant = [annotations[n] for n in row.get("instances") or () if n in annotations]
            if not row.get("instances"):
                nothing.append(code is None)
                continue
            held = np.zeros((height, width), bool)
            for item in meant:
                held |= annotation_mask(item, height, width)
            both, either = int((said & held).sum()), int((said | held).sum())
            inter, union = inter + both, union + either
            ious.append(both / either if either else 1.0)
    out.lines(f"{folder.name}.referring", lines)
    report: Report = {"images": len(chosen), "phrases": len(lines)}
    if ious:
        with_interval(report, "mIoU", float(np.mean(ious)), mean_interval(ious))
        report["oIoU"] = round(inter / max(union, 1), 4)
        good = [value >= 0.5 for value in ious]
        with_interval(report, "P@0.5", float(np.mean(good)), mean_interval(good))
    if nothing:
        with_interval(report, "none_accuracy", float(np.mean(nothing)), mean_interval(nothing))
    return report


def annotation_mask(item: Row, height: int, width: int) -> Mask:
    """The pixels of an annotation: polygons, either run-length code, or its box."""
    from pycocotools import mask as code

    shape = item.get("segmentation")
    if not shape:
        x, y, w, h = (round(float(value)) for value in item["bbox"])
        mask = np.zeros((height, width), bool)
        mask[max(y, 0) : max(y + h, 0), max(x, 0) : max(x + w, 0)] = True
        return mask
    if isinstance(shape, list):
        coded = code.merge(code.frPyObjects(shape, height, width))
    elif isinstance(shape["counts"], list):
        coded = code.frPyObjects(shape, height, width)
    else:
        coded = shape
    return np.asarray(code.decode(coded)).astype(bool)
