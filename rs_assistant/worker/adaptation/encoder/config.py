# SPDX-License-Identifier: GPL-2.0-or-later
"""What a training of the dual encoder is set to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class EncoderConfig:
    minutes: float = 98.0
    batch: int = 64
    captions: int = 5  # per image and step
    bank: int = 704  # other captions as negatives
    same_text: float = 0.88  # captions closer than this are no negatives
    same_scene: float = 0.72  # the same, when the scene is the same
    frozen: int = 5  # blocks after the stem
    lr: float = 4e-4
    lr_heads: float = 1.5e-3
    decay: float = 0.03
    ema: float = 0.998
    drawn: float = 0.05  # share of maps, hillshades, blanks and cloud covers
    sizes: tuple[tuple[float, int], ...] = ((0.0, 160), (0.6, 192), (0.88, 224))
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "rsicd": 1.0,
            "ucm": 1.5,
            "eurosat": 0.9,
            "gid": 0.5,
            "vhr10": 0.5,
            "worldcover": 1.0,
            "clouds": 1.5,
        }
    )
    seed: int = 1
