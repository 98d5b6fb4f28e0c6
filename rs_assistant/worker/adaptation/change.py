# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains and exports the change model: two dates in, probability of change out.

Four stages in one training. `shared`: the segmenter's encoder is tuned on composed and flood
pairs only. Then three `fold` stages start from it, each with the masked pairs of two thirds of
the places: a network scores only places that nothing in it ever saw, so threshold and figures
come from a cross-validation over all masked pairs. Shipped is the mean of the three networks'
weights, which have one origin; batch norm stands still in the folds so that means make sense.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation import pixels_pairs as pairs
from rs_assistant.worker.adaptation.change_draws import Source
from rs_assistant.worker.adaptation.change_members import mean_of, member, shipped
from rs_assistant.worker.adaptation.change_net import ChangeNet
from rs_assistant.worker.adaptation.int8_storage import write_card
from rs_assistant.worker.adaptation.pixels_covers import IGNORED
from rs_assistant.worker.adaptation.pixels_export import export
from rs_assistant.worker.adaptation.pixels_net import (
    MEAN,
    STD,
    Average,
    Clock,
    save_checkpoint,
    to_input,
)
from rs_assistant.worker.adaptation.segmenter import SegmenterNet

# Of a batch, by stage.
SHARED = {"HLS floods": 0.14, "composed": 0.86}
FOLD = {"OSCD": 0.30, "SZTAKI AirChange": 0.27, "HLS floods": 0.09, "composed": 0.34}
RATES = {"shared": (3e-4, 1.5e-3), "fold": (2e-4, 7e-4), "final": (1.5e-4, 5e-4)}  # encoder, rest
FIRST = 0.276  # of all minutes: the shared stage; the folds share the rest


def loss_of(change: Tensor, senses: Tensor, drawn: list[pairs.Draw]) -> tuple[Tensor, Tensor]:
    """Loss of the change map, and of what stands there at both dates."""
    masks = torch.from_numpy(np.stack([d.mask for d in drawn]))
    z = F.interpolate(change.float(), size=masks.shape[-2:], mode="bilinear", align_corners=False)[
        :, 0
    ]
    known = (masks != IGNORED).float()
    goal = (masks == 1).float()
    smooth = goal * 0.96 + 0.02
    weight = (1 + goal * 1.5) * known
    entropy = F.binary_cross_entropy_with_logits(z, smooth, weight=weight)
    p = z.sigmoid() * known
    total = 2 * entropy
    kinds = np.array([d.kind for d in drawn])
    for kind in set(kinds.tolist()):
        rows = torch.from_numpy(kinds == kind)
        both, size = (p * goal)[rows].sum(), p[rows].sum() + goal[rows].sum()
        dice = 1 - (2 * both + 60) / (size + 60)
        total = total + dice * float(rows.float().mean())
    roofs = torch.from_numpy(np.concatenate([[d.roofs[i] for d in drawn] for i in (0, 1)]))
    covers = torch.from_numpy(np.concatenate([[d.covers[i] for d in drawn] for i in (0, 1)]))
    roofs, covers = roofs[:, 2::4, 2::4], covers[:, 2::4, 2::4].long()
    senses = senses.float()
    seen = (roofs != IGNORED).float()
    sense = senses.sum() * 0
    if bool(seen.any()):
        entropy = F.binary_cross_entropy_with_logits(
            senses[:, 0], (roofs == 1).float(), weight=seen, reduction="sum"
        )
        sense = sense + entropy / seen.sum()
    if bool((covers != IGNORED).any()):
        sense = sense + 0.3 * F.cross_entropy(senses[:, 1:], covers, ignore_index=IGNORED)
    return total, sense


def stage(
    net: ChangeNet,
    name: str,
    checkpoint: Path,
    minutes: float,
    draw: Callable[[], pairs.Draw],
    arguments: argparse.Namespace,
) -> dict[str, Tensor]:
    """Train `net` for some minutes; returns the averaged weights. Resumes from `checkpoint`."""
    average = Average(net, 0.995)
    done, step = 0.0, 0
    state = None
    if checkpoint.exists() and arguments.resume:
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        average.model.load_state_dict(state["average"])
        done, step, average.steps = state["minutes"], state["step"], state["step"]
    encoder = [p for p in net.backbone.parameters() if p.requires_grad]
    rest = [p for n, p in net.named_parameters() if not n.startswith("backbone.")]
    peaks = RATES[name]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "peak": peaks[0]}, {"params": rest, "peak": peaks[1]}],
        lr=0.0,
        weight_decay=0.02,
    )
    if state is not None:
        optimiser.load_state_dict(state["optimiser"])
    clock = Clock(minutes, done, 0.03 if name == "shared" else 0.06)
    net.train()
    if name != "shared":
        for part in net.modules():
            if isinstance(part, nn.BatchNorm2d):
                part.eval()
    shown, saved, since = time.monotonic(), time.monotonic(), 0
    losses: list[tuple[float, float]] = []
    while clock.fraction < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * clock.rate()
        drawn = [draw() for _ in range(arguments.batch)]
        before = to_input([np.ascontiguousarray(d.before) for d in drawn])
        after = to_input([np.ascontiguousarray(d.after) for d in drawn])
        with torch.autocast("cpu", torch.bfloat16):
            change, senses = net.learn(before, after)
        loss, sense = loss_of(change, senses, drawn)
        optimiser.zero_grad(set_to_none=True)
        (loss + 0.25 * sense).backward()
        norm = nn.utils.clip_grad_norm_([*encoder, *rest], 3.0)
        if not bool(torch.isfinite(norm)):
            print("step without finite gradients left out", flush=True)
            continue
        optimiser.step()
        average.update(net)
        step, since = step + 1, since + 1
        losses.append((float(loss.detach()), float(sense.detach())))
        if step in (3, 10) or time.monotonic() - shown > 60:
            speed = since * arguments.batch / (time.monotonic() - shown)
            change_loss, sense_loss = np.mean(losses, 0)
            print(
                f"{checkpoint.stem} {clock.spent:.1f} min step {step} loss {change_loss:.3f} "
                f"senses {sense_loss:.3f} {speed:.1f} pairs/s",
                flush=True,
            )
            shown, since, losses = time.monotonic(), 0, []
        if time.monotonic() - saved > 240 or clock.fraction >= 1:
            saved = time.monotonic()
            save_checkpoint(
                checkpoint,
                net=net.state_dict(),
                average=average.model.state_dict(),
                optimiser=optimiser.state_dict(),
                minutes=clock.spent,
                step=step,
            )
    return average.model.state_dict()


def starts(
    net: ChangeNet, source: Source, arguments: argparse.Namespace
) -> list[dict[str, Tensor]]:
    """What the folds start from: what the shared stage gives, or each from its earlier self."""
    earlier: Path | None = arguments.earlier
    if earlier is not None:
        _, minutes, steps = mean_of(earlier)
        save_checkpoint(arguments.out / "shared.pt", minutes=minutes, step=steps)
        return [member(earlier, fold)[0].state_dict() for fold in range(pairs.FOLDS)]
    shared = stage(
        net,
        "shared",
        arguments.out / "shared.pt",
        arguments.minutes * FIRST,
        lambda: source.draw(SHARED, -1, arguments.size),
        arguments,
    )
    return [shared] * pairs.FOLDS


def train(arguments: argparse.Namespace) -> None:
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    source = Source(arguments.data, np.random.default_rng(arguments.seed))
    print({k: len(v) for k, v in source.real.items()}, source.composer.stock.summary(), flush=True)
    segmenter = SegmenterNet()
    segmenter.load_state_dict(torch.load(arguments.segmenter, weights_only=True)["average"])
    net = ChangeNet(segmenter).to(memory_format=torch.channels_last)
    for fold, start in enumerate(starts(net, source, arguments)):
        net.load_state_dict(start)
        stage(
            net,
            "fold",
            arguments.out / f"fold{fold}.pt",
            arguments.minutes * (1 if arguments.earlier else 1 - FIRST) / pairs.FOLDS,
            lambda fold=fold: source.draw(FOLD, fold, arguments.size),  # type: ignore[misc]
            arguments,
        )
    if arguments.final > 0:
        net.load_state_dict(mean_of(arguments.out)[0].state_dict())
        stage(
            net,
            "final",
            arguments.out / "final.pt",
            arguments.final,
            lambda: source.draw(FOLD, -1, arguments.size),
            arguments,
        )
    print("trained", flush=True)


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
            "mirrored_up_to": 2_900_000,
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
            "command": "python -m rs_assistant.worker.adaptation.change train "
            f"--minutes {arguments.minutes:.0f} --final {arguments.final:.0f}",
        },
        "split": "three folds over the masked pairs; floods: the set's own split; composed: "
        "nuisance/ was never trained on",
    }
    write_card(arguments.pack / "change.card.json", card)


def evaluate(arguments: argparse.Namespace) -> None:
    """Threshold by cross-validation over the masked pairs; figures into the card."""
    from rs_assistant.worker.adaptation.pixels_measure import measure_change

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


LIMITS = [
    "Learnt from 20 real masked pairs, 55 flood pairs and composed ones: new kinds of change are "
    "found by likeness only, and buildings of other sensors with false alarms.",
    "Each date's colours are evened out over the whole view: a view that changed uniformly from "
    "edge to edge shows by its texture only.",
    "Season and light may be taken for change where vegetation covers most of the view.",
    "Clouds and shadows count as change unless masked out before.",
    "Shifts of more than about four pixels must be corrected before.",
]


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="change", description=__doc__)
    p.add_argument("stage", choices=["train", "export", "evaluate"])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--pack", type=Path, default=Path("resources/models/starter"))
    p.add_argument("--segmenter", type=Path, help="checkpoint of the trained segmenter")
    p.add_argument("--final", type=float, default=0, help="minutes on all pairs, from the mean")
    p.add_argument("--minutes", type=float, default=58)
    p.add_argument("--earlier", type=Path, help="a finished training: go on from it, fold by fold")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--seed", type=int, default=0)
    return p


def main(argv: list[str]) -> int:
    arguments = parser().parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    {"train": train, "export": export_model, "evaluate": evaluate}[arguments.stage](arguments)
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
