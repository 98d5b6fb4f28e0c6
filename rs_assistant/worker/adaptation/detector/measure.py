# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the detector on validation data through its own adapter, and calibrates it."""

from __future__ import annotations

import contextlib
import io
import time
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.models.detector import Detector, Instance

FLOOR = 0.03
MASKED = ("vhr10", "ships")  # sets that come with masks
STEEPEST = 6.0  # slope of a calibration


def whole_mask(instance: Instance, shape: tuple[int, int]) -> np.ndarray:
    """The instance's mask laid into the image."""
    mask = np.zeros(shape, np.uint8)
    left, top = instance.offset
    height, width = instance.mask.shape
    mask[top : top + height, left : left + width] = instance.mask
    return mask


Pairs = dict[str, list[tuple[float, bool]]]


def measure_detector(pack: Path, folder: Path, threads: int) -> dict[str, Any]:
    """Calibration, thresholds and figures of the detector on every set's validation part."""
    detector = uncalibrated(pack, threads)
    metrics: dict[str, Any] = {}
    scored: Pairs = {label: [] for label in detector.labels}
    wanted: dict[str, int] = dict.fromkeys(detector.labels, 0)
    for name in instances.SHARE:
        samples = [s for s in instances.load_instances(folder / name) if not s.training]
        metrics[name] = measure_set(detector, samples, name in MASKED, scored, wanted)
        print(name, metrics[name], flush=True)
    calibration, thresholds, errors = {}, {}, {}
    for label, pairs in scored.items():
        if sum(hit for _, hit in pairs) < 15:
            continue
        slope, shift = fit_logistic(pairs)
        calibration[label] = [round(slope, 4), round(shift, 4)]
        threshold, f1 = best_threshold(pairs, wanted[label])
        raw = np.log(threshold / (1 - threshold))
        calibrated = float(1 / (1 + np.exp(-(slope * raw + shift))))
        # Where validation parts true from false widely, its best threshold is too strict elsewhere.
        thresholds[label] = round(min(calibrated, 0.5), 4)
        errors[label] = round(f1, 3)
    metrics["F1_at_threshold"] = errors
    metrics["seconds_per_view"] = seconds_per_view(Detector(pack, threads))
    return {"calibration": calibration, "thresholds": thresholds, "metrics": metrics}


def uncalibrated(pack: Path, threads: int) -> Detector:
    """The detector of a pack with its raw scores."""
    detector = Detector(pack, threads)
    detector._calibration = {label: [1.0, 0.0] for label in detector.labels}
    return detector


def measure_set(
    detector: Detector,
    samples: list[instances.Sample],
    has_masks: bool,
    scored: Pairs | None = None,
    wanted: dict[str, int] | None = None,
) -> dict[str, Any]:
    """COCO's figures on images of one set; what was found right or wrong is added to `scored`,
    how many there are to `wanted`."""
    from pycocotools import mask as run_length
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    labels = {detector.labels[c] for s in samples for c in s.searched}
    images, results = [], []
    truth: list[dict[str, Any]] = []
    for number, sample in enumerate(samples):
        shape = sample.image.shape[:2]
        images.append({"id": number, "height": shape[0], "width": shape[1]})
        own = [
            add_truth(truth, number, sample, i, shape, run_length) for i in range(len(sample.boxes))
        ]
        found = detector.detect(
            sample.image, sample.record.get("metres_per_pixel"), labels, minimum=FLOOR
        )
        for label in labels if sample.trust == 1.0 and scored is not None else ():
            assert scored is not None
            assert wanted is not None
            mine = [a for a in own if a["category_id"] == instances.LABELS.index(label)]
            wanted[label] += len(mine)
            scored[label] += match([i for i in found if i.label == label], mine)
        for i in found[:300]:
            x0, y0, x1, y1 = i.box
            results.append(
                {
                    "image_id": number,
                    "category_id": instances.LABELS.index(i.label),
                    "bbox": [x0, y0, x1 - x0, y1 - y0],
                    "score": i.score,
                    "segmentation": run_length.encode(np.asfortranarray(whole_mask(i, shape))),
                }
            )
    present = sorted({a["category_id"] for a in truth})
    figures: dict[str, Any] = {"images": len(samples), "objects": len(truth)}
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {
            "images": images,
            "annotations": truth,
            "categories": [{"id": c, "name": instances.LABELS[c]} for c in present],
        }
        coco.createIndex()
        given = coco.loadRes([r for r in results if r["category_id"] in present])
        for kind in ("bbox", "segm") if has_masks else ("bbox",):
            run = COCOeval(coco, given, kind)
            run.params.maxDets = [1, 10, 300]
            run.evaluate()
            run.accumulate()
            precision = run.eval["precision"][:, :, :, 0, 2]
            title = "box" if kind == "bbox" else "mask"
            figures[f"{title}_AP50"] = round(mean(precision[0]), 4)
            figures[f"{title}_AP"] = round(mean(precision), 4)
            figures[f"{title}_AP50_by_class"] = {
                instances.LABELS[c]: round(mean(precision[0, :, k]), 3)
                for k, c in enumerate(present)
            }
    return figures


def mean(precision: np.ndarray) -> float:
    """Mean over the places that COCO defines (the others hold -1)."""
    valid = precision[precision > -1]
    return float(valid.mean()) if valid.size else 0.0


def add_truth(
    truth: list[dict[str, Any]],
    number: int,
    sample: instances.Sample,
    index: int,
    shape: tuple[int, int],
    run_length: Any,
) -> dict[str, Any]:
    """Append one true object in COCO's form."""
    x0, y0, x1, y1 = (float(v) for v in sample.boxes[index])
    entry: dict[str, Any] = {
        "id": len(truth) + 1,
        "image_id": number,
        "category_id": int(sample.labels[index]),
        "bbox": [x0, y0, x1 - x0, y1 - y0],
        "area": (x1 - x0) * (y1 - y0),
        "iscrowd": 0,
    }
    outline = sample.shapes[index]
    if isinstance(outline, list):
        rle = run_length.merge(
            run_length.frPyObjects([p.ravel().tolist() for p in outline], shape[0], shape[1])
        )
        entry["segmentation"] = rle
    elif outline is not None:
        entry["segmentation"] = run_length.encode(np.asfortranarray(outline.astype(np.uint8)))
    truth.append(entry)
    return entry


def match(found: list[Instance], true: list[dict[str, Any]]) -> list[tuple[float, bool]]:
    """Score and whether it is a true object (IoU of boxes from 0.5 on), best first."""
    free = [np.array(a["bbox"]) for a in true]
    out = []
    for instance in found:
        box = np.array(instance.box)
        best, at = 0.0, -1
        for k, b in enumerate(free):
            low, high = np.maximum(box[:2], b[:2]), np.minimum(box[2:], b[:2] + b[2:])
            both = float(np.prod(np.clip(high - low, 0, None)))
            union = float(np.prod(box[2:] - box[:2]) + np.prod(b[2:])) - both
            if both / union > best:
                best, at = both / union, k
        hit = best >= 0.5
        if hit:
            free.pop(at)
        out.append((instance.score, hit))
    return out


def fit_logistic(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift that turn raw logits into probabilities (Newton, slightly regularised)."""
    score = np.array([s for s, _ in pairs]).clip(1e-6, 1 - 1e-6)
    x = np.stack([np.log(score / (1 - score)), np.ones(len(score))], 1)
    y = np.array([h for _, h in pairs], float)
    w = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + 1e-2 * (w - [1.0, 0.0])
        curvature = (x * (p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(2)
        w = w - np.linalg.solve(curvature, gradient)
    slope, shift = max(float(w[0]), 0.1), float(w[1])
    if slope > STEEPEST:  # few objects, told apart without a fault: no reason to be so sure
        slope, shift = STEEPEST, shift * STEEPEST / slope
    return slope, shift


def best_threshold(pairs: list[tuple[float, bool]], wanted: int) -> tuple[float, float]:
    """The raw score with the best F1, and that F1."""
    ordered = sorted(pairs, reverse=True)
    hits = np.cumsum([h for _, h in ordered])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + max(wanted, 1))
    k = int(f1.argmax())
    return float(np.clip(ordered[k][0], 1e-4, 1 - 1e-4)), float(f1[k])


def seconds_per_view(detector: Detector) -> float:
    """Seconds for the ten classes of VHR-10 in a noisy view of 1024 px at 0.5 m."""
    view = np.random.default_rng(0).integers(0, 255, (1024, 1024, 3)).astype(np.uint8)
    seconds = []
    for _ in range(2):  # the first one warms up
        started = time.perf_counter()
        detector.detect(view, 0.5, set(instances.LABELS[:10]))
        seconds.append(time.perf_counter() - started)
    return round(seconds[-1], 2)
