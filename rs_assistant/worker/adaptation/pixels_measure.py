# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the shipped pixel models on validation data, through their own adapters."""

from __future__ import annotations

import contextlib
import io
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation import pixels_covers as covers
from rs_assistant.worker.adaptation import pixels_data as data
from rs_assistant.worker.models.detector import Detector, Instance
from rs_assistant.worker.models.segmenter import Segmenter

FLOOR = 0.01


def whole_mask(instance: Instance, shape: tuple[int, int]) -> np.ndarray:
    """The instance's mask laid into the image."""
    mask = np.zeros(shape, np.uint8)
    left, top = instance.offset
    height, width = instance.mask.shape
    mask[top : top + height, left : left + width] = instance.mask
    return mask


def measure_detector(pack: Path, folder: Path, threads: int) -> dict[str, Any]:
    """Calibration, thresholds and figures of the detector on every set's validation part."""
    from pycocotools import mask as run_length
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval

    detector = Detector(pack, threads)
    detector._calibration = {label: [1.0, 0.0] for label in detector.labels}
    metrics: dict[str, Any] = {}
    scored: dict[str, list[tuple[float, bool]]] = {label: [] for label in detector.labels}
    wanted: dict[str, int] = dict.fromkeys(detector.labels, 0)
    seconds = pixels = 0.0
    for name in data.SHARE:
        samples = [s for s in data.load_instances(folder / name) if not s.training]
        labels = {detector.labels[c] for s in samples for c in s.searched}
        images, results = [], []
        truth: list[dict[str, Any]] = []
        for number, sample in enumerate(samples):
            shape = sample.image.shape[:2]
            images.append({"id": number, "height": shape[0], "width": shape[1]})
            own = [
                add_truth(truth, number, sample, i, shape, run_length)
                for i in range(len(sample.boxes))
            ]
            started = time.perf_counter()
            found = detector.detect(
                sample.image, sample.record.get("metres_per_pixel"), labels, minimum=FLOOR
            )
            seconds += time.perf_counter() - started
            pixels += shape[0] * shape[1]
            for label in labels:
                mine = [a for a in own if a["category_id"] == data.LABELS.index(label)]
                if sample.trust == 1.0:
                    wanted[label] += len(mine)
                    scored[label] += match([i for i in found if i.label == label], mine)
            for i in found[:300]:
                x0, y0, x1, y1 = i.box
                results.append(
                    {
                        "image_id": number,
                        "category_id": data.LABELS.index(i.label),
                        "bbox": [x0, y0, x1 - x0, y1 - y0],
                        "score": i.score,
                        "segmentation": run_length.encode(np.asfortranarray(whole_mask(i, shape))),
                    }
                )
        present = sorted({a["category_id"] for a in truth})
        with contextlib.redirect_stdout(io.StringIO()):
            coco = COCO()
            coco.dataset = {
                "images": images,
                "annotations": truth,
                "categories": [{"id": c, "name": data.LABELS[c]} for c in present],
            }
            coco.createIndex()
            given = coco.loadRes([r for r in results if r["category_id"] in present])
            figures: dict[str, Any] = {"images": len(samples), "objects": len(truth)}
            has_masks = name in ("vhr10", "ships")
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
                    data.LABELS[c]: round(mean(precision[0, :, k]), 3)
                    for k, c in enumerate(present)
                }
        metrics[name] = figures
        print(name, figures, flush=True)
    calibration, thresholds, errors = {}, {}, {}
    for label, pairs in scored.items():
        if sum(hit for _, hit in pairs) < 15:
            continue
        slope, shift = fit_logistic(pairs)
        calibration[label] = [round(slope, 4), round(shift, 4)]
        threshold, f1 = best_threshold(pairs, wanted[label])
        raw = np.log(threshold / (1 - threshold))
        thresholds[label] = round(float(1 / (1 + np.exp(-(slope * raw + shift)))), 4)
        errors[label] = round(f1, 3)
    metrics["F1_at_threshold"] = errors
    metrics["seconds_per_megapixel"] = round(seconds / pixels * 1e6, 3)
    return {"calibration": calibration, "thresholds": thresholds, "metrics": metrics}


def mean(precision: np.ndarray) -> float:
    """Mean over the places that COCO defines (the others hold -1)."""
    valid = precision[precision > -1]
    return float(valid.mean()) if valid.size else 0.0


def add_truth(
    truth: list[dict[str, Any]],
    number: int,
    sample: data.Sample,
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
    return max(float(w[0]), 0.1), float(w[1])


def best_threshold(pairs: list[tuple[float, bool]], wanted: int) -> tuple[float, float]:
    """The raw score with the best F1, and that F1."""
    ordered = sorted(pairs, reverse=True)
    hits = np.cumsum([h for _, h in ordered])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + max(wanted, 1))
    k = int(f1.argmax())
    return float(np.clip(ordered[k][0], 1e-4, 1 - 1e-4)), float(f1[k])


LEVELS = np.round(np.arange(0.2, 0.81, 0.05), 2)


def measure_segmenter(pack: Path, folder: Path, threads: int) -> dict[str, Any]:
    """Thresholds and figures of the segmenter on the validation chips."""
    segmenter = Segmenter(pack, threads)
    chips = [c for c in covers.load_chips(folder) if not c.training]
    metrics: dict[str, Any] = {}
    thresholds: dict[str, float] = {}
    legends = {"gid5": "land_cover"}
    for task in covers.TASKS:
        part = [c for c in chips if c.task == task]
        legend = legends.get(task, task)
        started = time.perf_counter()
        if task in ("roads", "buildings"):
            counts: dict[str, np.ndarray] = {}
            for chip in part:
                got = segmenter.segment(chip.image, chip.metres_per_pixel, legend)
                counts.setdefault(chip.source, np.zeros((len(LEVELS), 3)))
                counts[chip.source] += level_counts(got.probabilities[0], chip.mask)
            pooled = sum(counts.values(), np.zeros((len(LEVELS), 3)))
            best = int(f1_of(pooled).argmax())
            thresholds[legend] = float(LEVELS[best])
            figures: dict[str, Any] = {"F1": round(float(f1_of(pooled)[best]), 4)}
            figures["F1_by_source"] = {
                s: round(float(f1_of(c)[best]), 3) for s, c in counts.items()
            }
        else:
            names = segmenter.classes(legend)
            table = np.zeros((len(names), len(names)))
            own = {"dubai": segmenter_values("dubai"), "drone": segmenter_values("drone")}
            for chip in part:
                got = segmenter.segment(chip.image, chip.metres_per_pixel, legend)
                mask = chip.mask
                if task in own:
                    lookup = np.full(256, covers.IGNORED, np.uint8)
                    lookup[own[task]] = np.arange(len(names))
                    mask = lookup[mask]
                known = mask != covers.IGNORED
                pairs = mask[known].astype(int) * len(names) + got.labels()[known]
                table += np.bincount(pairs, minlength=table.size).reshape(table.shape)
            union = table.sum(0) + table.sum(1) - np.diag(table)
            iou = np.diag(table) / np.maximum(union, 1)
            seen = table.sum(1) > 0
            figures = {
                "mIoU": round(float(iou[seen].mean()), 4),
                "accuracy": round(float(np.diag(table).sum() / table.sum()), 4),
                "IoU_by_class": {n: round(float(v), 3) for n, v, s in zip(names, iou, seen) if s},
            }
        figures["chips"] = len(part)
        figures["seconds_per_chip"] = round((time.perf_counter() - started) / len(part), 3)
        metrics[task] = figures
        print(task, figures, flush=True)
    return {"thresholds": thresholds, "metrics": metrics}


def segmenter_values(task: str) -> list[int]:
    """Values of the urban legend that a task's masks can hold, in the adapter's order."""
    return list(dict.fromkeys((covers.DUBAI if task == "dubai" else covers.DRONE).values()))


def level_counts(probability: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """True positives, predicted and real pixels at each of `LEVELS`."""
    known = mask != covers.IGNORED
    p, goal = probability[known], mask[known] == 1
    return np.array([[(goal & (p >= v)).sum(), (p >= v).sum(), goal.sum()] for v in LEVELS])


def f1_of(counts: np.ndarray) -> np.ndarray:
    """F1 per level."""
    return np.asarray(2 * counts[:, 0] / np.maximum(counts[:, 1] + counts[:, 2], 1))


STEPS = np.round(np.arange(0.1, 0.91, 0.05), 2)
LEAST = (16, 32, 64, 100)  # smallest patches that are tried, pixels as the network reads them


def measure_change(pack: Path, folder: Path, threads: int, out: Path) -> dict[str, Any]:
    """One threshold by cross-validation over the masked pairs, and the figures at it.

    Every real pair is scored by the network of the fold that never saw it; composed and flood
    validation pairs by the shipped file. Threshold and smallest patch are those with the best
    sum of the F1 of the masked sources, unchanged pairs kept (up to 97 %) and changed ones found.
    """
    import torch

    from rs_assistant.worker.adaptation import pixels_pairs as pairs
    from rs_assistant.worker.adaptation.change import member
    from rs_assistant.worker.models.change_head import ChangeHead

    torch.set_num_threads(threads)
    head = ChangeHead(pack, threads)
    session = head._session
    real = [p for p in pairs.load_pairs(folder / "change") if p.mask is not None]
    floods = [p for p in pairs.load_pairs(folder / "floods") if not p.training]
    composed = pairs.load_pairs(folder / "nuisance")
    scored: list[tuple[Any, np.ndarray]] = []
    for fold in range(pairs.FOLDS):
        head._session = _FoldSession(member(out, fold)[0], session)  # type: ignore[assignment]
        for pair in real:
            if pair.fold == fold:
                scored.append((pair, head.change(pair.before, pair.after, pair.metres_per_pixel)))
    head._session = session
    for pair in floods + composed:
        scored.append((pair, head.change(pair.before, pair.after, pair.metres_per_pixel)))
    table = []
    for level in STEPS:
        for least in LEAST:
            head.threshold, head.card["least_pixels"] = float(level), least
            figures = change_figures(head, scored)
            table.append((change_score(figures), float(level), least, figures))
    for value, level, least, figures in table:
        if least == LEAST[1]:
            print(level, least, round(value, 3), json.dumps(figures), flush=True)
    _, level, least, figures = max(table, key=lambda row: row[0])
    for source in ("OSCD", "SZTAKI AirChange"):
        figures[source]["baseline_F1"] = difference_f1([p for p in real if p.source == source])
    figures["floods"]["baseline_F1"] = difference_f1([p for p in floods if p.changed])
    metrics = {"on": "cross-validation (real pairs), validation parts (others)", **figures}
    return {"threshold": level, "least_pixels": least, "metrics": metrics}


def change_figures(head: Any, scored: list[tuple[Any, np.ndarray]]) -> dict[str, dict[str, Any]]:
    """By source: F1, precision and recall over all changed pixels; unchanged kept, changed found.

    Found means a mask with an IoU from 0.3 on.
    """
    figures: dict[str, dict[str, Any]] = {}
    for source in dict.fromkeys(pair.source for pair, _ in scored):
        total = np.zeros(3)
        kept, found, count = [], [], 0
        for pair, probability in scored:
            if pair.source != source:
                continue
            count += 1
            said, goal = head.mask(probability, pair.metres_per_pixel) > 0, pair.mask > 0
            if pair.changed is False:
                kept.append(not said.any())
                continue
            total += [(said & goal).sum(), said.sum(), goal.sum()]
            if pair.changed:
                found.append((said & goal).sum() / max((said | goal).sum(), 1) >= 0.3)
        true, got, want = total
        figures[{"HLS floods": "floods"}.get(source, source)] = {
            "pairs": count,
            "F1": round(float(2 * true / max(got + want, 1)), 4),
            "precision": round(float(true / max(got, 1)), 3),
            "recall": round(float(true / max(want, 1)), 3),
            **({"kept": round(float(np.mean(kept)), 4)} if kept else {}),
            **({"found": round(float(np.mean(found)), 4)} if found else {}),
        }
    return figures


def change_score(figures: dict[str, dict[str, Any]]) -> float:
    """What the threshold is chosen by."""
    floods, composed = figures["floods"], figures["composed"]
    return float(
        figures["OSCD"]["F1"]
        + figures["SZTAKI AirChange"]["F1"]
        + 0.3 * floods["F1"]
        + 0.3 * min(floods["kept"], 0.9)
        + 2 * min(composed["kept"], 0.97)
        + min(composed["found"], 0.98)
    )


def difference_f1(part: list[Any]) -> float:
    """F1 of the evened images' difference, at its best threshold on these very pairs."""
    steps = np.linspace(0.2, 3.0, 29)
    counts = np.zeros((len(steps), 3))
    for pair in part:
        grey = np.abs(normalised(pair.before) - normalised(pair.after)).mean(2)
        counts += counts_at(grey, pair.mask, steps)
    return round(float(f1_of(counts).max()), 4)


class _FoldSession:
    """Stands in for the ONNX session with the network of one fold."""

    def __init__(self, net: Any, session: Any) -> None:
        from rs_assistant.worker.adaptation.pixels_export import folded

        self.net, self.session = folded(net), session

    def run(self, before: np.ndarray, after: np.ndarray) -> list[np.ndarray]:
        import torch

        inputs = [torch.from_numpy(self.session._prepare(i)) for i in (before, after)]
        with torch.no_grad():
            return [self.net(*inputs)[0].numpy()]


def counts_at(values: np.ndarray, mask: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """True positives, predicted and real pixels at each level."""
    goal = mask > 0
    return np.array(
        [[(goal & (values >= v)).sum(), (values >= v).sum(), goal.sum()] for v in levels]
    )


def normalised(image: np.ndarray) -> np.ndarray:
    """Bands with mean 0 and deviation 1: what the image-difference baseline compares."""
    x = image.astype(np.float32)
    return np.asarray((x - x.mean((0, 1))) / (x.std((0, 1)) + 1e-3))
