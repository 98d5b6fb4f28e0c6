# SPDX-License-Identifier: GPL-2.0-or-later
"""What is shipped of a trained change model: the ONNX file, and its card with figures."""

from __future__ import annotations

import argparse
import json

from rs_assistant.worker.adaptation.change.members import shipped
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels.export import export
from rs_assistant.worker.adaptation.pixels.net import (
    MEAN,
    STD,
)

LIMITS = [
    "Learnt from 20 real masked pairs, 55 flood pairs and composed ones: new kinds of change are "
    "found by likeness only, and buildings of other sensors with false alarms.",
    "Each date's colours are evened out over the whole view: a view that changed uniformly from "
    "edge to edge shows by its texture only.",
    "Season and light may be taken for change where vegetation covers most of the view.",
    "Clouds and shadows count as change unless masked out before.",
    "Shifts of more than about four pixels must be corrected before.",
]


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without threshold and figures: `evaluate` adds them)."""
    net, minutes, steps = shipped(arguments.out)
    export(net, ("before", "after"), ("logits",), arguments.pack / "change.onnx", ("logits",))
    card = {
        "id": "change",
        "title": "Change between two dates",
        "capabilities": ["change"],
        "files": ["change.onnx"],
        "capability": "change",
        "preprocessing": {
            "evened": True,
            "mean": [MEAN] * 3,
            "std": [STD] * 3,
            "multiple_of": 32,
        },
        "metres_per_pixel": [0.3, 30.0],
        "labels": ["change"],
        # finer pairs are shrunk to native_from, coarser than native_to enlarged at most so often
        "reading": {
            "native_from": 0.5,
            "native_to": 5.0,
            "most_enlarged": 2.0,
            "also": [0.7, 0.5],
            "also_enlarged": [1.0, 0.7],
            "also_up_to": 2_900_000,
        },
        "threshold": 0.5,
        "least_pixels": 64,
        "training": {
            "data": {
                "change": "OSCD (Caye Daudt et al. 2018; masks CC BY-NC-SA), SZTAKI AirChange "
                "(Benedek & Sziranyi 2009)",
                "floods": "HLS pairs, 30 m, water come or gone",
                "composed": "scenes of UCM, RSICD, GID, roads, buildings, Dubai, Sentinel-2 ports "
                "and WorldCover chips; objects of VHR-10, roofs and blocks of the building sets, "
                "patches of other covers; roofs painted over; cars, shadows, leaning roofs and "
                "fields of another colour as no change; light, season, blur, noise, compression "
                "and shifts",
            },
            "encoder": "the segmenter's, tuned for change from stride 16 on",
            "minutes": round(minutes, 1),
            "steps": steps,
            "command": "python -m rs_assistant.worker.adaptation.change train, in the runs that "
            "docs/models/change.md names",
        },
        "split": "three folds over the masked pairs; floods: the set's own split; composed: "
        "nuisance/ was never trained on",
    }
    write_card(arguments.pack / "change.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Threshold by cross-validation over the masked pairs; figures into the card."""
    from rs_assistant.worker.adaptation.change.measure import measure_change

    path = arguments.pack / "change.card.json"
    report = measure_change(arguments.pack, arguments.data, arguments.threads, arguments.out)
    card = json.loads(path.read_text())
    card["threshold"], card["least_pixels"] = report["threshold"], report["least_pixels"]
    card["difference"], card["patches"] = report["difference"], report["patches"]
    card["metrics"] = {
        "command": "python -m rs_assistant.worker.adaptation.change evaluate",
        **report["metrics"],
    }
    card["limits"] = LIMITS
    write_card(path, card)
    print(json.dumps(card["metrics"], indent=1))
