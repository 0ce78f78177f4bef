"""Several processes that train together, started as torchrun does; and, run by it, the gradients of a step."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from retrocolor.model import bins
from retrocolor.research_config import TrainOptions
from retrocolor.training.loader import Batch
from retrocolor.training.processes import together
from retrocolor.training.reduce import process_count, process_rank
from retrocolor.training.trainer import Trainer

CASES: dict[str, dict[str, object]] = {
    "paper": {"arch": "paper", "width": 0.25},
    "product": {"arch": "paper", "width": 0.125, "objective": "product", "clip": 1e-3},
    "lite": {"arch": "lite", "width": 0.125, "targets": "soft"},
    "l2": {"arch": "paper", "width": 0.125, "objective": "l2", "decode": "mean"},
}
PICTURES = 7  # the parts of two processes are not of one size


def torchrun(*arguments: str | Path, processes: int = 2) -> "subprocess.Popen[str]":
    """torchrun of a module or file with arguments; standard output and errors are captured together."""
    command = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"]
    return subprocess.Popen(
        [sys.executable, *command, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )


def compare(one: Path, two: Path) -> None:
    """Assert that two runs have the same losses and weights to 1e-5, and BatchNorm's means and variances to 1e-4."""
    states = [load_file(folder / "state.safetensors") for folder in (one, two)]
    assert states[0].keys() == states[1].keys()
    for name in (name for name in states[0] if not name.startswith("optimizer.")):
        ours, theirs = (state[name].double() for state in states)
        limit = 1e-4 if ".running_" in name else 1e-5
        assert torch.allclose(ours, theirs, rtol=limit, atol=limit), (name, float((ours - theirs).abs().max()))
    lines = [(folder / "metrics.jsonl").read_text().splitlines() for folder in (one, two)]
    for our_line, their_line in zip(*(map(json.loads, each) for each in lines), strict=True):
        assert our_line == pytest.approx(their_line, rel=1e-5, abs=1e-5)
    assert {path.name for path in one.iterdir()} == {path.name for path in two.iterdir()}


def as_flags(options: dict[str, object]) -> list[str]:
    """Options of a training as one types them."""
    pairs = [(f"--{name.replace('_', '-')}", value) for name, value in options.items()]
    return [word for flag, value in pairs for word in ([flag] if value is True else [flag, str(value)])]


def gradients() -> dict[str, Tensor]:
    """In float64, of one step of each case: the losses, the gradient of every weight, and BatchNorm's figures."""
    torch.set_default_dtype(torch.float64)
    found = {}
    for name, options in CASES.items():
        random = torch.Generator().manual_seed(1)
        lab = torch.rand(PICTURES, 3, 32, 32, generator=random) * 100
        lightness, ab = lab[:, :1], lab[:, 1:] - 50
        prior = torch.rand(bins.COUNT, generator=random)
        trainer = Trainer(TrainOptions(amp="none", **options), prior / prior.sum(), torch.device("cpu"))  # type: ignore[arg-type]
        part = slice(process_rank(), None, process_count())
        batch = Batch(lightness[part], ab[part], bins.encode(ab.movedim(1, -1))[part])
        found[f"{name} losses"] = trainer.step(batch, 1e-9)
        found |= {f"{name} {key}": value.grad for key, value in trainer.model.named_parameters()}
        found |= {f"{name} {key}": value for key, value in trainer.model.named_buffers()}
    torch.set_default_dtype(torch.float32)
    return {name: value.contiguous() for name, value in found.items()}


if __name__ == "__main__":
    with together("cpu"):
        found = gradients()
        if process_rank() == 0:
            save_file(found, sys.argv[1])
