# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the change head: one threshold by cross-validation, figures per source."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.segmenter.measure import f1_of
from rs_assistant.worker.models.pixel_session import PixelSession

STEPS = np.round(np.arange(0.25, 0.51, 0.05), 2)
WEIGHTS = (0.5, 1.0, 1.5)  # of the plain difference that are tried
MIDDLE = 0.8
LEAST = (48, 100)  # smallest patches that are tried, pixels as the network reads them
SURE = (0.7, 0.75, 0.8, 0.9)  # what a patch must reach somewhere


def measure_change(pack: Path, folder: Path, threads: int, out: Path) -> dict[str, Any]:
    """One decision by cross-validation over the masked pairs, and the figures at it.

    Every real pair is scored by the network of the fold that never saw it; composed and flood
    validation pairs by the shipped file. Threshold, smallest patch, what a patch must reach
    somewhere and the weight of the plain difference are those with the best sum of the F1 of the
    masked sources, unchanged pairs kept (up to 97 %) and changed ones found.
    """
    from rs_assistant.worker.adaptation.change import pairs
    from rs_assistant.worker.adaptation.change.members import member
    from rs_assistant.worker.models.change_decision import PATCHES, difference, weighed
    from rs_assistant.worker.models.change_head import ChangeHead

    head = ChangeHead(pack, threads)
    session = head._session
    real = [p for p in pairs.load_pairs(folder / "change") if p.mask is not None]
    floods = [p for p in pairs.load_pairs(folder / "floods") if not p.training]
    composed = pairs.load_pairs(folder / "nuisance")
    head.card.pop("difference", None)
    scored: list[tuple[Any, np.ndarray]] = []
    for fold in range(pairs.FOLDS):
        head._session = fold_session(member(out, fold)[0], head.card, threads)
        for pair in real:
            if pair.fold == fold:
                scored.append((pair, head.change(pair.before, pair.after, pair.metres_per_pixel)))
    head._session = session
    for pair in floods + composed:
        scored.append((pair, head.change(pair.before, pair.after, pair.metres_per_pixel)))
    print("scored", len(scored), flush=True)
    apart = [difference(pair.before, pair.after) for pair, _ in scored]
    table = []
    for weight in WEIGHTS:
        fused = [(q, weighed(p, d, weight, MIDDLE)) for (q, p), d in zip(scored, apart)]
        for level, least, sure in itertools.product(STEPS, LEAST, SURE):
            patches = {**PATCHES, "sure": sure}
            head.threshold = float(level)
            head.card.update(least_pixels=least, patches=patches)
            figures = change_figures(head, fused)
            table.append((change_score(figures), weight, float(level), least, patches, figures))
            print(
                weight, level, least, sure, round(table[-1][0], 3), json.dumps(figures), flush=True
            )
    _, weight, level, least, patches, figures = max(table, key=lambda row: row[0])
    for source in ("OSCD", "SZTAKI AirChange"):
        figures[source]["baseline_F1"] = difference_f1([p for p in real if p.source == source])
    figures["floods"]["baseline_F1"] = difference_f1([p for p in floods if p.changed])
    metrics = {"on": "cross-validation (real pairs), validation parts (others)", **figures}
    return {
        "threshold": level,
        "least_pixels": least,
        "difference": {"weight": weight, "middle": MIDDLE},
        "patches": patches,
        "metrics": metrics,
    }


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
        + 0.1 * floods["found"]  # of five pairs
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


def fold_session(net: Any, card: dict[str, Any], threads: int) -> PixelSession:
    """The network of one fold in the form that is shipped."""
    from rs_assistant.worker.adaptation.pixels.export import export

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / card["files"][0]
        export(net, ("before", "after"), ("logits",), path, ("logits",))
        (Path(folder) / "change.card.json").write_text(json.dumps(card), encoding="utf-8")
        return PixelSession(Path(folder), "change", threads)


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
