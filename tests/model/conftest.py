"""What the tests of models share."""

from pathlib import Path

import pytest
import torch

from retrocolor.model import bins, checkpoint
from retrocolor.model.networks import ModelConfig, build


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A small checkpoint of ours."""
    config = ModelConfig("lite", 0.125)
    source = checkpoint.Checkpoint(
        build(config).eval(), config, torch.full((bins.COUNT,), 1 / bins.COUNT), {"decode": "mean"}, {"data": "test"}
    )
    checkpoint.save(tmp_path / "m.safetensors", source, half=True)
    return tmp_path / "m.safetensors"
