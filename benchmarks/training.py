"""Pace of training: `python benchmarks/training.py [--device cuda] [--seconds 30] [--against OTHER/src]`.

Trains the paper's network (64 px, batch 32, the paper's settings) and ours (128 px, the recipe's crops, degrading and
soft targets; batch 32, on CUDA 512), each through `retrocolor.training.loop.train` on the same made pictures. Printed
are pictures per second, the share of the time spent waiting for the next batch, and that spent between epochs, on
files and figures: the made pictures are 32 steps, a real epoch is hundreds. On CUDA these come from a second run in
which each step and each batch is waited for, so that nothing overlaps. `--against` times the paper's network with the
package of another checkout too, in a process of its own, the two taking turns.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from PIL import Image
from skimage import data as free

from retrocolor.errors import Stopped
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training.dataset import build
from retrocolor.training.loader import Batch
from retrocolor.training.loop import train
from retrocolor.training.mixture import Mixture
from retrocolor.training.trainer import Trainer

PICTURES = 1024
WARM = 5  # steps that are not counted
TURNS = 3
NETWORKS: dict[str, dict[str, Any]] = {
    "paper": {"arch": "paper", "train_size": 64},
    "lite": {"arch": "lite", "train_size": 128, "resized_crops": True, "degrade": 0.4, "targets": "soft",
             "weights": "none", "alpha": 0.0, "optimizer": "adamw", "encoder_lr": 0.3, "clip": 5.0, "ema": 0.9995,
             "dropout": 0.1, "stochastic_depth": 0.12},
}  # fmt: skip


def make_pictures(folder: Path, count: int) -> None:
    """Parts of scikit-image's colour photographs, enlarged to short sides from 160 px."""
    photos = [Image.fromarray(photo) for photo in (free.astronaut(), free.chelsea(), free.coffee(), free.rocket())]
    random = np.random.default_rng(0)
    folder.mkdir(parents=True)
    for i in range(count):
        photo = photos[i % len(photos)]
        side = random.uniform(0.3, 0.7) * min(photo.size)
        left, top = random.uniform(0, photo.width - 1.25 * side), random.uniform(0, photo.height - side)
        photo.resize((200, 160), box=(left, top, left + 1.25 * side, top + side)).save(folder / f"{i:04}.jpg")


class Watch:
    """Steps of a training and the time they take; `each` waits for every one of them on a GPU."""

    def __init__(self, device: str, seconds: float, each: bool) -> None:
        self.cuda, self.seconds, self.each = device.startswith("cuda"), seconds, each
        self.steps, self.pictures, self.inside, self.waited, self.began = 0, 0, 0.0, 0.0, 0.0

    def now(self, wait: bool) -> float:
        """The time, with `wait` when a GPU has done its work."""
        if wait and self.cuda:
            torch.cuda.synchronize()
        return time.perf_counter()

    def step(self, trainer: Trainer, batch: Any, lr: float) -> torch.Tensor:
        """In the place of Trainer.step."""
        start = self.now(self.each)
        losses = STEP(trainer, batch, lr)
        self.steps += 1
        end = self.now(self.each or self.steps == WARM)
        if self.steps == WARM:
            self.began = end
        elif self.steps > WARM:
            self.pictures += len(batch.lightness)
            self.inside += end - start
        return losses

    def batches(self, mixture: Mixture, epoch: int, first: int) -> Iterator[Batch]:
        """In the place of Mixture.batches."""
        batches = BATCHES(mixture, epoch, first)
        while True:
            start = self.now(self.each)
            batch = next(batches, None)
            if self.steps >= WARM:
                self.waited += self.now(self.each) - start
            if batch is None:
                return
            yield batch

    def over(self) -> bool:
        """Whether the time is up."""
        return self.steps > WARM and time.perf_counter() - self.began > self.seconds


STEP, BATCHES = Trainer.step, Mixture.batches


class Pace(NamedTuple):
    """Pictures per second; shares of the time: waiting for batches, and in neither these nor the steps."""

    rate: float
    waiting: float
    between: float


def measure(name: str, dataset: Path, device: str, seconds: float, each: bool) -> Pace:
    """The pace of a training."""
    watch = Watch(device, seconds, each)
    Trainer.step = lambda *given: watch.step(*given)  # type: ignore[method-assign, assignment]
    Mixture.batches = lambda *given: watch.batches(*given)  # type: ignore[method-assign, assignment]
    batch = 512 if watch.cuda and name == "lite" else 32
    with tempfile.TemporaryDirectory() as folder:
        options = TrainOptions(Path(folder), batch_size=batch, epochs=10_000, device=device, val="0", **NETWORKS[name])
        try:
            for _ in train(dataset, options, watch.over):
                pass
        except Stopped:
            passed = watch.now(wait=True) - watch.began
    return Pace(watch.pictures / passed, watch.waited / passed, 1 - (watch.inside + watch.waited) / passed)


def report(name: str, dataset: Path, device: str, seconds: float) -> None:
    """One line about a network, as `main` prints it."""
    each = device.startswith("cuda")
    pace = measure(name, dataset, device, seconds, each=False)
    if each:
        pace = measure(name, dataset, device, seconds, each=True)._replace(rate=pace.rate)
    told = f"{pace.rate:7.1f} pictures/s, {pace.waiting:.1%} of the time for data, {pace.between:.1%} between epochs"
    print(f"{name:6}{NETWORKS[name]['train_size']:4} px on {device}: {told}", flush=True)


def in_turn(other: Path, dataset: Path, device: str, seconds: float) -> None:
    """The paper's network with this package and another one, TURNS times each."""
    ours = Path(__file__).resolve().parents[1] / "src"
    for source in (ours, other) * TURNS:
        command = [sys.executable, __file__, "--only", "paper", "--dataset", str(dataset), "--device", device]
        print(f"{source}: ", end="", flush=True)
        subprocess.run(
            [*command, "--seconds", str(seconds)], check=True, env=os.environ | {"PYTHONPATH": str(source.resolve())}
        )


def main() -> None:
    """Read the command line, make the pictures and time both networks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", help="default: the CPU, and CUDA where there is one")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--against", type=Path, help="src of another checkout")
    parser.add_argument("--only", choices=NETWORKS)
    parser.add_argument("--dataset", type=Path, help="a built data set of 144 px or more instead of made pictures")
    asked = parser.parse_args()
    devices = [asked.device] if asked.device else ["cpu", *["cuda"] * torch.cuda.is_available()]
    with tempfile.TemporaryDirectory() as folder:
        dataset = asked.dataset or Path(folder, "set")
        if not asked.dataset:
            make_pictures(Path(folder, "pictures"), PICTURES)
            for _ in build(Path(folder, "pictures"), DatasetOptions(dataset, size=144, whole=True)):
                pass
        for device in devices:
            for name in [asked.only] if asked.only else NETWORKS:
                report(name, dataset, device, asked.seconds)
            if asked.against:
                in_turn(asked.against, dataset, device, asked.seconds)


if __name__ == "__main__":
    main()
