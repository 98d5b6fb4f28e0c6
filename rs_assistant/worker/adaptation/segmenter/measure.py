# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the segmenter on validation chips through its own adapter; chooses thresholds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.pictures.public_sets import load_ucm
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.guessed import METRES, certainly_bare
from rs_assistant.worker.assistant.apart import numbered, taken_apart
from rs_assistant.worker.assistant.objects import LEAST_BUILDING
from rs_assistant.worker.models.segmenter import SegmentationMap, Segmenter

LEAST_ROOF = 6  # pixels
# Where a place looks like none of the training's, the network is less sure of its roofs: with
# places left out of training (`unseen_places`), the threshold that suits the others misses many.
MOST = {"buildings": 0.35}
LEVELS = np.round(np.arange(0.2, 0.81, 0.05), 2)


def measure_segmenter(pack: Path, folder: Path, threads: int) -> dict[str, Any]:
    """Thresholds and figures of the segmenter on the validation chips."""
    segmenter = Segmenter(pack, threads)
    chips = [c for c in covers.load_chips(folder) if not c.training]
    metrics: dict[str, Any] = {}
    thresholds: dict[str, float] = {}
    for task in covers.TASKS:
        part = [c for c in chips if c.task == task]
        metrics[task], threshold = measure_task(segmenter, task, part)
        if threshold is not None:
            thresholds[task] = threshold
        print(task, metrics[task], flush=True)
    metrics["pictures without buildings"] = bare_figures(segmenter, folder, thresholds["buildings"])
    return {"thresholds": thresholds, "metrics": metrics}


def measure_task(
    segmenter: Segmenter, task: str, part: list[covers.Chip]
) -> tuple[dict[str, Any], float | None]:
    """Figures on chips of one task, and the best threshold of a yes-or-no legend."""
    legend = {"gid5": "land_cover"}.get(task, task)
    if task in ("roads", "buildings"):
        counts: dict[str, np.ndarray] = {}
        whole: dict[str, np.ndarray] = {}
        for chip in part:
            got = segmenter.segment(chip.image, chip.metres_per_pixel, legend)
            if task == "buildings":
                whole.setdefault(chip.source, np.zeros((2, 3)))
                whole[chip.source] += roof_counts(got, chip)
            counts.setdefault(chip.source, np.zeros((len(LEVELS), 3)))
            counts[chip.source] += level_counts(got.probabilities[0], chip.mask)
        pooled = sum(counts.values(), np.zeros((len(LEVELS), 3)))
        best = int(f1_of(pooled).argmax())
        best = min(best, int((MOST.get(task, 1) >= LEVELS).sum()) - 1)
        by_source = {s: round(float(f1_of(c)[best]), 3) for s, c in counts.items()}
        figures = {
            "F1": round(float(f1_of(pooled)[best]), 4),
            "F1_by_source": by_source,
            "chips": len(part),
        }
        if whole:
            figures["roofs_F1_by_source"] = {
                source: dict(zip(("patches", "apart"), np.round(f1_of(found), 3).tolist()))
                for source, found in whole.items()
            }
        return figures, float(LEVELS[best])
    names = segmenter.classes(legend)
    table = np.zeros((len(names), len(names)))
    for chip in part:
        got = segmenter.segment(chip.image, chip.metres_per_pixel, legend)
        mask = chip.mask
        if task in ("dubai", "drone"):
            lookup = np.full(256, covers.IGNORED, np.uint8)
            lookup[segmenter_values(task)] = np.arange(len(names))
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
        "chips": len(part),
    }
    return figures, None


def bare_figures(segmenter: Segmenter, folder: Path, threshold: float) -> dict[str, Any]:
    """What is taken for roofs in validation pictures of UC Merced without buildings, per cent of
    their pixels; each scene counts the same in the mean."""
    shares: dict[str, list[float]] = {}
    for example in load_ucm(folder):
        if example.split == "val" and example.scene and certainly_bare(example):
            got = segmenter.segment(example.pixels, METRES["ucm"], "buildings")
            share = float((got.probabilities[0] >= threshold).mean())
            shares.setdefault(example.scene, []).append(100 * share)
    by_scene = {scene: round(float(np.mean(part)), 2) for scene, part in sorted(shares.items())}
    return {
        "per cent taken for roofs": round(float(np.mean(list(by_scene.values()))), 2),
        "by scene": by_scene,
        "pictures": sum(map(len, shares.values())),
    }


def segmenter_values(task: str) -> list[int]:
    """Values of the urban legend that a task's masks can hold, in the adapter's order."""
    return list(dict.fromkeys((covers.DUBAI if task == "dubai" else covers.DRONE).values()))


def level_counts(probability: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """True positives, predicted and real pixels at each of `LEVELS`."""
    known = mask != covers.IGNORED
    p, goal = probability[known], mask[known] == 1
    return np.array([[(goal & (p >= v)).sum(), (p >= v).sum(), goal.sum()] for v in LEVELS])


def roof_counts(got: SegmentationMap, chip: covers.Chip) -> np.ndarray:
    """Whole roofs: found by an overlap of half or more, predicted and real, as patches of the mask
    and as the product takes them apart."""
    mask, probability = got.labels() == 1, np.asarray(got.probabilities[0], np.float32)
    scale = chip.metres_per_pixel or 0.5
    least = max(LEAST_ROOF, LEAST_BUILDING / scale**2) / 2
    real = without_crumbs(numbered(chip.mask == 1)[0], least)
    rows = []
    for found in (numbered(mask)[0], taken_apart(probability, mask, scale)):
        found = without_crumbs(found, least)
        pairs = np.zeros((int(found.max()) + 1, int(real.max()) + 1))
        np.add.at(pairs, (found.ravel(), real.ravel()), 1)
        union = pairs.sum(1)[1:, None] + pairs.sum(0)[None, 1:] - pairs[1:, 1:]
        rows.append([int((2 * pairs[1:, 1:] > union).sum()), *(size - 1 for size in pairs.shape)])
    return np.array(rows, np.float64)


def without_crumbs(numbers: np.ndarray, least: float) -> np.ndarray:
    """Parts of at least so many pixels, numbered anew from 1."""
    large = np.bincount(numbers.ravel()) >= least
    large[0] = False
    return np.asarray(np.where(large, np.cumsum(large), 0)[numbers])


def f1_of(counts: np.ndarray) -> np.ndarray:
    """F1 per level."""
    return np.asarray(2 * counts[:, 0] / np.maximum(counts[:, 1] + counts[:, 2], 1))
