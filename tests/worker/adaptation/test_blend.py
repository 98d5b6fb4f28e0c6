# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights between two checkpoints."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch and its company are not installed")


def stored(path: Path, key: str, value: float, size: int = 3) -> Path:
    weights = {"layer": torch.full((size,), value), "steps": torch.tensor(7)}
    torch.save({key: weights, "minutes": value, "optimiser": {}}, path)
    return path


@pytest.mark.parametrize("key", ["average", "ema", "model"])
def test_weights_lie_on_the_line_between_the_two(key: str, tmp_path: Path) -> None:
    from rs_assistant.worker.adaptation.blend import main

    earlier, later = stored(tmp_path / "a.pt", key, 1.0), stored(tmp_path / "b.pt", key, 5.0)
    assert main([str(earlier), str(later), "--share", "0.75", "--to", str(tmp_path / "c.pt")]) == 0
    mixed = torch.load(tmp_path / "c.pt", weights_only=True)
    assert mixed[key]["layer"].tolist() == [4.0] * 3
    assert int(mixed[key]["steps"]) == 7
    assert mixed["minutes"] == 5.0
    assert "optimiser" not in mixed


def test_checkpoints_of_other_networks_are_refused(tmp_path: Path) -> None:
    from rs_assistant.worker.adaptation.blend import blend

    one = stored(tmp_path / "a.pt", "ema", 1.0)
    with pytest.raises(ValueError, match="no checkpoints of one network"):
        blend(one, stored(tmp_path / "b.pt", "model", 1.0), 0.5)
    with pytest.raises(ValueError, match="no checkpoints of one network"):
        blend(one, stored(tmp_path / "c.pt", "ema", 1.0, size=4), 0.5)
