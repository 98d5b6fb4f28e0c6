# SPDX-License-Identifier: GPL-2.0-or-later
"""What is shipped of a trained segmenter: the ONNX file, and its card with figures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import nn

from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels.export import export
from rs_assistant.worker.adaptation.pixels.stages import PREPROCESSING, write_figures
from rs_assistant.worker.adaptation.segmenter import covers
from rs_assistant.worker.adaptation.segmenter.near_head import NearHead, WithNear
from rs_assistant.worker.adaptation.segmenter.net import SegmenterNet
from rs_assistant.worker.adaptation.segmenter.reading import READING
from rs_assistant.worker.models.segmenter import Segmenter

LIMITS = [
    "Land cover at 2.5 to 10 m was learnt from Gaofen-2 over China: elsewhere its classes are a "
    "guess; sand, bare soil and snow are missing from its legend.",
    "Land cover finer than 1.3 m was learnt from labels of whole chips, without drawn outlines of "
    "grass, fields or bare ground: dry verges pass for fields, white roofs for bare ground.",
    "The held-out GID chips neighbour training chips of the same scenes: no transfer figure.",
    "Roads were learnt from 69 chips of North American suburbs.",
    "Buildings: dark slate roofs in rows and roofs under trees are missed; concrete aprons, "
    "courts, tanks and decks of ships are partly taken for roofs.",
    "Urban and WorldCover heads saw under 100 chips each.",
]


def write_network(out: Path, path: Path, small: bool = True) -> None:
    """The averaged weights of a training folder as an ONNX file, with the head for land cover from
    close by where it was trained."""
    net = SegmenterNet()
    net.load_state_dict(torch.load(out / "segmenter.pt", weights_only=True)["average"])
    outputs: tuple[str, ...] = ("gid5", "gid15", "urban", "worldcover", "things")
    whole: nn.Module = net
    near = out / "near.pt"
    if near.exists():
        head = NearHead()
        head.load_state_dict(torch.load(near, weights_only=True)["head"])
        whole, outputs = WithNear(net, head), (*outputs, "near")
    export(whole, ("pixels",), outputs, path, outputs, small)


def opened(training: Path, pack: Path, folder: Path, threads: int) -> Segmenter:
    """The network of a training folder behind the adapter, read as the pack's card says."""
    card = json.loads((pack / "segmenter.card.json").read_text(encoding="utf-8"))
    card["labels"].pop("near", None)
    write_network(training, folder / "segmenter.onnx")
    (folder / "segmenter.card.json").write_text(json.dumps(card), encoding="utf-8")
    return Segmenter(folder, threads)


def export_model(arguments: argparse.Namespace) -> None:
    """ONNX file and card (without figures: `evaluate` adds them)."""
    state = torch.load(arguments.out / "segmenter.pt", weights_only=True)
    near = arguments.out / "near.pt"
    write_network(arguments.out, arguments.pack / "segmenter.onnx")
    card = {
        "id": "segmenter",
        "title": "Land cover, roads, buildings",
        "capabilities": ["land_cover", "roads", "buildings"],
        "files": ["segmenter.onnx"],
        "capability": "cover",
        "preprocessing": PREPROCESSING,
        "metres_per_pixel": [0.1, 30.0],
        "labels": {
            "gid5": list(covers.GID5),
            "gid15": list(covers.GID15),
            "urban": list(covers.URBAN),
            "worldcover": list(covers.WORLDCOVER),
            "things": ["road", "building"],
            **({"near": list(covers.NEAR)} if near.exists() else {}),
        },
        "reading": READING,
        "thresholds": {"roads": 0.5, "buildings": 0.35},
        "training": {
            "data": {
                "gid": "GID-MTL (Tong et al. 2020), Gaofen-2, 4 m",
                "roads": "aerial road chips, about 0.35 m",
                "buildings": "Massachusetts Buildings (Mnih 2013), Inria (Maggiori et al. 2017), "
                "Open Cities AI (2020), Jonkoping orthophoto, roofs of DroneDeploy",
                "urban": "MBRSC Dubai / Humans in the Loop, DroneDeploy benchmark",
                "worldcover": "Sentinel-2/Landsat with ESA WorldCover (CC BY 4.0)",
                "roofs marked by an earlier network": "training parts of UC Merced, RSICD, VHR-10, "
                "airplanes, cars and road chips",
                "near": "labels of UC Merced chips, pure scenes of RSICD, roofs, roads, tree boxes",
            },
            "backbone": "EfficientNet-Lite0, ImageNet (Apache-2.0)",
            "minutes": round(state["minutes"], 1),
            "steps": state["step"],
            "command": "python -m rs_assistant.worker.adaptation.segmenter train --minutes "
            f"{round(state['minutes'])}, in the stages that docs/models/segmenter.md names",
        },
        "split": "gid: a run of neighbouring chips (8 %) of each folder; roads, drone chips: 12 % "
        "by hash of the name; others: the sets' own split",
    }
    write_card(arguments.pack / "segmenter.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Choose thresholds on the validation parts, write them and the figures into the card."""
    from rs_assistant.worker.adaptation.segmenter.measure import measure_segmenter

    report = measure_segmenter(arguments.pack, arguments.data, arguments.threads)
    near = arguments.out / "near.pt"
    if near.exists():
        report["metrics"]["near"] = {
            "share of pixels whose class is one that the chip is said to hold": torch.load(
                near, weights_only=True
            )["figures"]
        }
    write_figures(arguments.pack / "segmenter.card.json", "segmenter", report, LIMITS)
