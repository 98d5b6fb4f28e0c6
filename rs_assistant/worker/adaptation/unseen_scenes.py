# SPDX-License-Identifier: GPL-2.0-or-later
"""How well scenes of a set are told that no training has met, by name or by picture.

    python -m rs_assistant.worker.adaptation.unseen_scenes train --without ucm …
    python -m rs_assistant.worker.adaptation.unseen_scenes measure --without ucm …

The encoder is trained as the shipped one, but for the set: its pictures and captions are left out,
and its scenes' names too, unless another set has them. Then it is exported and reads every picture
of the set through the adapter that is shipped, by the rule of `make evaluate`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from rs_assistant.worker.adaptation.pictures import folders, vocabulary
from rs_assistant.worker.adaptation.pictures.examples import Example


def forget(name: str) -> dict[str, str]:
    """Leave a set out of everything that this process learns; returns its scenes' names.

    The vocabulary is a constant of the training code, read in many places: here, and only here,
    a process starts with a smaller one.
    """
    names, vocabulary.SCENE_NAMES[name] = vocabulary.SCENE_NAMES[name], {}
    folders.LOADERS[name] = lambda root: []
    left = set(vocabulary.scene_vocabulary())
    for scene in set(vocabulary.SCENE_SYNONYMS) - left:
        del vocabulary.SCENE_SYNONYMS[scene]
    for group in vocabulary.CONFUSABLE:
        group &= left
    return names


def measure(checkpoint: Path, data: Path, names: dict[str, str], examples: list[Example]) -> Any:
    """Top-1 over all scenes of the set, over those with known names, and by scene."""
    from rs_assistant.worker.adaptation.encoder.calibration import calibrate
    from rs_assistant.worker.adaptation.encoder.export import export_see
    from rs_assistant.worker.models.dual_encoder import DualEncoder

    raw = {shared: given for given, shared in names.items()}
    scenes = sorted({raw[e.scene] for e in examples})
    known = [s for s in scenes if names[s] in vocabulary.scene_vocabulary()]
    with tempfile.TemporaryDirectory() as folder:
        calibration, _ = calibrate(checkpoint, data)
        export_see(checkpoint, data, Path(folder), calibration, {})
        encoder = DualEncoder(Path(folder))
        seen = encoder.encode_images([e.pixels for e in examples])
        scores = encoder.classify(seen, scenes)
        of_known = encoder.classify(seen, known)
    truth = np.array([raw[e.scene] for e in examples])
    found = np.array(scenes)[scores.argmax(1)]
    right = found == truth
    met = np.isin(truth, known)
    return {
        "pictures": len(examples),
        f"top1, all {len(scenes)} scenes": round(float(right.mean()), 4),
        f"top1, {len(known)} scenes whose names another set has, among themselves": round(
            float((np.array(known)[of_known[met].argmax(1)] == truth[met]).mean()), 4
        ),
        f"top1 of the {len(scenes) - len(known)} scenes never named, among all": round(
            float(right[~met].mean()), 4
        ),
        "per scene": {
            s: [round(float(right[truth == s].mean()), 3), *taken_for(s, found[truth == s])]
            for s in scenes
        },
        "names met in training": known,
    }


def taken_for(scene: str, found: np.ndarray) -> list[str]:
    """The other scene that pictures of this one were mostly taken for, with how often."""
    others, counts = np.unique(found[found != scene], return_counts=True)
    if not len(others):
        return []
    return [f"{others[counts.argmax()]} {counts.max() / len(found):.2f}"]


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="unseen_scenes", description=__doc__)
    p.add_argument("stage", choices=["train", "measure"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--without", choices=["ucm", "rsicd", "eurosat"], required=True)
    p.add_argument("--minutes", type=float, default=40)
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args(argv)

    import torch

    torch.set_num_threads(a.threads)
    examples = folders.LOADERS[a.without](a.data)
    names = forget(a.without)
    if a.stage == "train":
        from rs_assistant.worker.adaptation.encoder.config import EncoderConfig
        from rs_assistant.worker.adaptation.encoder.training import train

        train(a.data, a.out, EncoderConfig(minutes=a.minutes))
        return 0
    print(json.dumps(measure(a.out / "encoder.pt", a.data, names, examples), indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
