# SPDX-License-Identifier: GPL-2.0-or-later
"""What is shipped of a trained detector: the ONNX file, and its card with figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from rs_assistant.worker.adaptation.detector import instances
from rs_assistant.worker.adaptation.detector.loss import (
    BOX_MARGIN,
    GRID,
    HIDDEN,
    MASK_CHANNELS,
)
from rs_assistant.worker.adaptation.detector.net import DetectorNet
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels.export import export
from rs_assistant.worker.adaptation.pixels.stages import PREPROCESSING, write_figures

# Each class is read as it comes between `native_from` and `native_to` metres per pixel, shrunk
# where the image is finer, enlarged where it is coarser. `factors` are the sizes around that at
# which it is read, their opinions averaged; `large` is one more, for what is too large for them.
# Nothing of a class has a longer diagonal than `largest`, in metres, where the resolution is known.
# `overlap` is the IoU above which two boxes are one, `vote` the one from which boxes are averaged.
READING_KEYS = ("finest", "coarsest", "native_from", "native_to", "most_enlarged")
READING = {
    "airplane": (0.05, 3.0, 0.35, 1.0, 2.0),
    "ship": (0.05, 20.0, 0.4, 1.3, 3.52),
    "storage tank": (0.05, 4.0, 0.4, 2.0, 2.0),
    "baseball diamond": (0.05, 4.0, 0.4, 2.0, 2.0),
    "tennis court": (0.05, 2.0, 0.3, 1.0, 2.0),
    "basketball court": (0.05, 2.0, 0.3, 1.0, 2.0),
    "ground track field": (0.05, 6.0, 0.4, 2.0, 2.0),
    "harbor": (0.05, 3.0, 0.4, 2.0, 2.0),
    "bridge": (0.05, 6.0, 0.4, 3.0, 2.0),
    "vehicle": (0.03, 1.5, 0.08, 0.8, 2.0),
    "car": (0.02, 0.6, 0.08, 0.15, 4.0),
    "truck": (0.02, 0.6, 0.08, 0.15, 4.0),
    "bus": (0.02, 0.6, 0.08, 0.15, 4.0),
    "minibus": (0.02, 0.6, 0.08, 0.15, 4.0),
    "tree": (0.02, 0.35, 0.09, 0.12, 3.0),
}
USUAL: dict[str, Any] = {"factors": [0.71, 1.0], "overlap": 0.4, "vote": 0.5}
LARGEST = {
    "airplane": 110.0,
    "ship": 600.0,
    "storage tank": 150.0,
    "baseball diamond": 300.0,
    "tennis court": 60.0,
    "basketball court": 60.0,
    "ground track field": 350.0,
    "vehicle": 25.0,
    "car": 8.5,
    "truck": 25.0,
    "bus": 25.0,
    "minibus": 10.0,
    "tree": 40.0,
}
READING_MORE: dict[str, dict[str, Any]] = {
    "ship": {"factors": [0.71], "overlap": 0.55, "vote": None, "large": 0.2},
    "storage tank": {"large": 0.35},
    "harbor": {"factors": [0.5, 0.71]},
    "car": {"factors": [1.0, 1.25]},
    "truck": {"factors": [1.0]},
    "bus": {"factors": [1.0]},
    "minibus": {"factors": [1.0]},
    "tree": {"factors": [0.71, 1.19]},
}
EXCLUSIVE = [["vehicle", "car", "truck", "bus", "minibus"], ["tennis court", "basketball court"]]
LIMITS = [
    "Masks of airplanes away from VHR-10 come from the shape learnt there; those of car, truck, "
    "bus and minibus from other classes and box extents; a tree's mask is the ellipse in its box.",
    "truck, bus and minibus were learnt from 1, 23 and 22 objects: treat them as hints.",
    "Storage tanks stand in 3 validation images only: their threshold was set by hand so that "
    "those of the sample project are found.",
    "Small boats at 10 m, bridges seen whole, and trees in closed forest are often missed; cars at "
    "0.5 m are hardly told from shrubs.",
    "Large things (a ship of 150 m at 0.5 m) are read once more from afar where the ground "
    "resolution is known; that was looked at, not measured.",
    "Upright boxes; objects larger than a tile of 1024 px are joined from parts.",
]


def write_network(out: Path, path: Path, small: bool = True) -> None:
    """The averaged weights of a training folder as an ONNX file."""
    state = torch.load(out / "detector.pt", weights_only=True)
    net = DetectorNet(len(instances.LABELS))
    net.load_state_dict(state["average"])
    outputs = ("logits", "boxes", "parameters", "features")
    export(net, ("pixels",), outputs, path, ("features",), small)


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without calibration: `evaluate` writes that)."""
    state = torch.load(arguments.out / "detector.pt", weights_only=True)
    folder: Path = arguments.pack
    write_network(arguments.out, folder / "detector.onnx")
    reading = {
        label: {
            **dict(zip(READING_KEYS, READING[label])),
            **USUAL,
            **READING_MORE.get(label, {}),
            **({"largest": LARGEST[label]} if label in LARGEST else {}),
        }
        for label in instances.LABELS
    }
    card = {
        "id": "detector",
        "title": "Instances: things that can be counted",
        "capabilities": ["instances"],
        "files": ["detector.onnx"],
        "capability": "instances",
        "preprocessing": PREPROCESSING,
        "metres_per_pixel": [0.08, 10.0],
        "labels": list(instances.LABELS),
        "reading": reading,
        "mask": {
            "channels": MASK_CHANNELS,
            "hidden": HIDDEN,
            "stride": 2,
            "grid": GRID,
            "margin": BOX_MARGIN,
        },
        "exclusive": EXCLUSIVE,
        "ellipses": ["tree"],
        "calibration": {label: [1.0, 0.0] for label in instances.LABELS},
        "thresholds": dict.fromkeys(instances.LABELS, 0.3),
        "training": {
            "data": {
                "vhr10": "NWPU VHR-10 (Cheng et al. 2014), 10 classes with masks",
                "airplanes": "Airbus Aircraft Sample (CC BY-NC-SA 4.0), Pleiades 0.5 m, boxes",
                "cars": "drone crops, 0.1-0.15 m, boxes: car, truck, bus, minibus",
                "trees": "NEON (Weinstein et al. 2021), Campo Grande (Zamboni et al. 2021), boxes",
                "ships": "sen2ships (MIT; Copernicus), Sentinel-2 10 m, masks",
            },
            "backbone": "EfficientNet-Lite0, ImageNet (Apache-2.0)",
            "minutes": round(state["minutes"], 1),
            "steps": state["step"],
            "command": "python -m rs_assistant.worker.adaptation.detector train --minutes 165",
        },
        "split": "the sets' own train/val; vhr10: 15 % held out by hash of the file name",
    }
    write_card(folder / "detector.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Calibrate on the validation parts, write thresholds and figures into the card."""
    from rs_assistant.worker.adaptation.detector.measure import measure_detector

    report = measure_detector(arguments.pack, arguments.data, arguments.threads)
    write_figures(arguments.pack / "detector.card.json", "detector", report, LIMITS)
