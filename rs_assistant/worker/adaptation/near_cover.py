# SPDX-License-Identifier: GPL-2.0-or-later
"""Teaches land cover at 0.2 to 1.2 m: trees, grass, fields, bare ground, water, built-up.

No set draws these at that ground resolution, so a small head on the segmenter's frozen features
learns from what is said of whole chips (UC Merced's labels, RSICD's purest scenes), from masks
that tell a part (roofs, roads, vegetation of drone chips) and from the boxes of trees. A pixel is
told which classes it may be; each class that a chip is said to hold must be somewhere in it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from rs_assistant.worker.adaptation import pixels_covers as covers
from rs_assistant.worker.adaptation import pixels_data as data
from rs_assistant.worker.adaptation.pixels_covers import NEAR
from rs_assistant.worker.adaptation.pixels_net import CHANNELS, to_input
from rs_assistant.worker.adaptation.segmenter import WIDTH, SegmenterNet

BUILT, FARM, TREES, GRASS, WATER, BARE = range(6)
NOTHING = 0  # no bit set: nothing is said of the pixel
HIDDEN = 64
PIXELS = 500  # of each chip
UCM = {
    **dict.fromkeys(("buildings", "pavement", "cars", "mobile-home", "airplane"), BUILT),
    **dict.fromkeys(("tanks", "dock", "ship", "court"), BUILT),
    **dict.fromkeys(("bare-soil", "sand"), BARE),
    **dict.fromkeys(("water", "sea"), WATER),
    "field": FARM,
    "trees": TREES,
    "grass": GRASS,
}
RSICD = {"forest": (TREES,), "meadow": (GRASS,), "farmland": (FARM,), "desert": (BARE,)}
RSICD_MORE = {"bareland": (BARE, GRASS), "parking": (BUILT, TREES)}
PER_SCENE = 10
DRONE = {0: (BUILT,), 2: (TREES, GRASS), 3: (WATER,), 5: (BARE, BUILT, GRASS), 6: (BUILT,)}
DUBAI = {1: (BUILT,), 2: (TREES, GRASS), 3: (WATER,), 4: (BARE, BUILT)}


class NearHead(nn.Module):
    """From the segmenter's maps of stride 4 and 2, and the colours, to classes at stride 4."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv2d(WIDTH + CHANNELS[0] + 4, HIDDEN, 1)
        self.second = nn.Conv2d(HIDDEN, len(NEAR), 1)

    @staticmethod
    def features(deep: Tensor, fine: Tensor, pixels: Tensor) -> Tensor:
        """All that the head sees, `[N, C, h, w]` at stride 4."""
        colour = F.avg_pool2d(pixels, 4)
        spread = F.avg_pool2d(pixels.square().mean(1, keepdim=True), 8, 4, 2)
        spread = spread - F.avg_pool2d(pixels, 8, 4, 2).square().mean(1, keepdim=True)
        return torch.cat([deep, F.avg_pool2d(fine, 2), colour, spread], 1)

    def forward(self, features: Tensor) -> Tensor:
        logits: Tensor = self.second(F.relu(self.first(features)))
        return logits


class WithNear(nn.Module):
    """The segmenter and the head in one network, as it is shipped."""

    def __init__(self, net: SegmenterNet, head: NearHead) -> None:
        super().__init__()
        self.net, self.head = net, head

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        deep, fine = self.net.pyramid(pixels)
        near = self.head(self.head.features(deep, fine, pixels))
        return (*self.net.outputs(deep, fine), near)


@dataclass
class Weak:
    """A chip with what its pixels may be: bits of `NEAR` per pixel, and what it must hold."""

    image: np.ndarray
    allowed: np.ndarray  # uint8 [H, W], bit k: may be NEAR[k]; 0: nothing is known
    held: tuple[int, ...]
    source: str
    metres_per_pixel: float


def bits(classes: tuple[int, ...]) -> int:
    """One number for a set of classes."""
    return sum(1 << c for c in classes)


def weak_chips(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    """Chips of all sources, a few of each scene."""
    yield from _ucm(folder / "ucm", rng, training)
    yield from _rsicd(folder / "rsicd", rng, training)
    for chip in covers.load_chips(folder):
        if chip.training != training:
            continue
        if chip.task in ("buildings", "roads") and chip.source != "DroneDeploy":
            allowed = np.where(chip.mask == 1, bits((BUILT,)), NOTHING).astype(np.uint8)
            yield Weak(chip.image, allowed, (), chip.task, chip.metres_per_pixel or 0.4)
        elif chip.task in ("drone", "dubai"):
            table = DRONE if chip.task == "drone" else DUBAI
            allowed = np.zeros(chip.mask.shape, np.uint8)
            for value, classes in table.items():
                allowed[chip.mask == value] = bits(classes)
            yield Weak(chip.image, allowed, (), chip.task, chip.metres_per_pixel or 0.5)
    samples = [s for s in data.load_instances(folder / "trees") if s.training == training]
    for sample in samples[:: max(1, len(samples) // 40)]:
        yield _crowns(sample)


def _crowns(sample: data.Sample) -> Weak:
    """The inner part of each tree's box is tree; nothing is said of the rest."""
    height, width = sample.image.shape[:2]
    allowed = np.zeros((height, width), np.uint8)
    ys, xs = np.mgrid[:height, :width]
    for x0, y0, x1, y1 in sample.boxes:
        u = (xs - (x0 + x1) / 2) / max(x1 - x0, 1)
        v = (ys - (y0 + y1) / 2) / max(y1 - y0, 1)
        allowed[u**2 + v**2 < 0.12] = bits((TREES,))
    return Weak(sample.image, allowed, (), "crowns", 0.1)


def _ucm(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    rows = [json.loads(line) for line in (folder / "annotations.jsonl").read_text().splitlines()]
    rows = [r for r in rows if (r["split"] == "train") == training and r["scene"] != "chaparral"]
    wanted = {}
    for scene in sorted({r["scene"] for r in rows}):
        own = [r for r in rows if r["scene"] == scene]
        for i in rng.permutation(len(own))[:PER_SCENE]:
            wanted[own[i]["image"]] = own[i]
    for name, content in data.tar_files(folder):
        row = wanted.get(name)
        if row is None:
            continue
        held = tuple(sorted({UCM[label] for label in row["labels"] if label in UCM}))
        if not held:
            continue
        image = data.decode(content)
        allowed = np.full(image.shape[:2], bits(held), np.uint8)
        yield Weak(image, allowed, held, f"ucm {row['scene']}", 0.3)


def _rsicd(folder: Path, rng: np.random.Generator, training: bool) -> Iterator[Weak]:
    rows = [json.loads(line) for line in (folder / "annotations.jsonl").read_text().splitlines()]
    wanted = {}
    for scene, classes in {**RSICD, **RSICD_MORE}.items():
        own = [r for r in rows if (r["split"] == "train") == training and r["scene"] == scene]
        for i in rng.permutation(len(own))[: 3 * PER_SCENE]:
            wanted[own[i]["image"]] = (scene, classes)
    for name, content in data.tar_files(folder):
        if name in wanted:
            scene, classes = wanted[name]
            image = data.decode(content)
            allowed = np.full(image.shape[:2], bits(classes), np.uint8)
            yield Weak(image, allowed, classes[:1], f"rsicd {scene}", 0.6)


def drawn(chip: Weak, rng: np.random.Generator, jitter: bool) -> tuple[np.ndarray, np.ndarray]:
    """A chip of at most 256 px at 0.3 to 1 m, and what its pixels may be, at stride 4."""
    ground = math.exp(rng.uniform(math.log(0.3), math.log(0.9))) if jitter else 0.5
    scale = min(chip.metres_per_pixel / ground, 1.5)
    image = Image.fromarray(chip.image)
    allowed = Image.fromarray(chip.allowed)
    w, h = max(64, round(image.width * scale)), max(64, round(image.height * scale))
    image = image.resize((w, h), Image.Resampling.BILINEAR)
    allowed = allowed.resize((w, h), Image.Resampling.NEAREST)
    w, h = min(w, 256) // 32 * 32, min(h, 256) // 32 * 32
    left = int(rng.integers(image.width - w + 1))
    top = int(rng.integers(image.height - h + 1))
    box = (left, top, left + w, top + h)
    image, allowed = image.crop(box), allowed.crop(box)
    if jitter:
        image = data.recolour(image, rng)
    return np.asarray(image), np.asarray(allowed)[2::4, 2::4]


@torch.no_grad()
def seen(
    net: SegmenterNet, chips: list[Weak], rng: np.random.Generator, jitter: bool
) -> tuple[Tensor, Tensor, list[tuple[int, ...]]]:
    """Features `[n, PIXELS, C]` (float16) and bits `[n, PIXELS]` of random places of each chip."""
    features, allowed, held = [], [], []
    for chip in chips:
        image, may = drawn(chip, rng, jitter)
        pixels = to_input([image])
        with torch.autocast("cpu", torch.bfloat16):
            deep, fine = net.pyramid(pixels)
        all_features = NearHead.features(deep.float(), fine.float(), pixels)[0].flatten(1).T
        flat = may.reshape(-1)
        known = np.flatnonzero(flat)
        if len(known) < 20:
            continue
        places = rng.choice(known, PIXELS, replace=len(known) < PIXELS)
        features.append(all_features[places].half())
        allowed.append(torch.from_numpy(flat[places].astype(np.int64)))
        held.append(chip.held)
    return torch.stack(features), torch.stack(allowed), held


def loss_of(logits: Tensor, allowed: Tensor, held: Tensor) -> Tensor:
    """`[n, P, K]` logits: pixels may only be what is allowed; what a chip holds must show.

    `held` is `[n, K]`, 1 where the chip is said to hold the class.
    """
    log_p = F.log_softmax(logits, -1)
    may = (allowed[..., None] >> torch.arange(logits.shape[-1])) & 1
    pixel = -torch.logsumexp(log_p.masked_fill(may == 0, -30.0), -1).mean()
    top = log_p.exp().topk(max(1, logits.shape[1] // 16), 1).values.mean(1)  # [n, K]
    shown = -(top.clamp(min=1e-4).log() * held).sum() / held.sum().clamp(min=1)
    return pixel + 0.5 * shown


def trained_head(
    net: SegmenterNet, folder: Path, seed: int = 0, rounds: int = 1
) -> tuple[NearHead, dict[str, float]]:
    """The head, and the share of validation pixels per source that are something allowed."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    chips = list(weak_chips(folder, rng, training=True))
    print(len(chips), "weak chips", flush=True)
    parts = [seen(net, chips, rng, True) for _ in range(rounds)]
    features = torch.cat([p[0] for p in parts])
    allowed = torch.cat([p[1] for p in parts])
    held = torch.tensor([[float(k in h) for k in range(len(NEAR))] for p in parts for h in p[2]])
    middle = features.float().mean((0, 1))
    width = features.float().std((0, 1)) + 1e-3
    head = NearHead()
    optimiser = torch.optim.AdamW(head.parameters(), 3e-3, weight_decay=0.02)
    steps = 900
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * 0.5 * (1 + math.cos(math.pi * step / steps))
        rows = torch.randint(len(features), (24,))
        x = (features[rows].float() - middle) / width
        logits = head(x.transpose(1, 2)[..., None])[..., 0].transpose(1, 2)
        loss = loss_of(logits, allowed[rows], held[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 100 == 99:
            print(step + 1, round(float(loss.detach()), 3), flush=True)
    with torch.no_grad():  # the standardisation becomes part of the first layer
        weight = head.first.weight[:, :, 0, 0] / width
        head.first.bias -= weight @ middle
        head.first.weight.copy_(weight[:, :, None, None])
    return head, checked(net, head, folder, rng)


@torch.no_grad()
def checked(
    net: SegmenterNet, head: NearHead, folder: Path, rng: np.random.Generator
) -> dict[str, float]:
    """Share of validation pixels, by source, whose class is one that they may be."""
    chips = list(weak_chips(folder, rng, training=False))
    by_source: dict[str, list[float]] = {}
    for chip in chips:
        image, may = drawn(chip, rng, False)
        pixels = to_input([image])
        deep, fine = net.pyramid(pixels)
        said = head(head.features(deep, fine, pixels))[0].argmax(0).numpy()
        known = may > 0
        if known.sum() >= 20:
            right = ((may[known] >> said[known]) & 1).mean()
            by_source.setdefault(chip.source, []).append(float(right))
    return {source: round(float(np.mean(v)), 3) for source, v in sorted(by_source.items())}


def main(argv: list[str]) -> int:
    p = argparse.ArgumentParser(prog="near_cover", description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="folder of segmenter.pt")
    p.add_argument("--threads", type=int, default=1)
    arguments = p.parse_args(argv)
    torch.set_num_threads(arguments.threads)
    state = torch.load(arguments.out / "segmenter.pt", weights_only=True)
    net = SegmenterNet()
    net.load_state_dict(state["average"])
    net.eval()
    head, figures = trained_head(net, arguments.data)
    torch.save({"head": head.state_dict(), "figures": figures}, arguments.out / "near.pt")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
