"""Time our embedded network against Zhang's (ECCV 2016): `python benchmarks/network.py [--model NAME|FILE]`.

Both run on the CPU in float32 on pictures of 256 x 256, with the same number of threads, from lightness to logits;
Zhang's has random weights, which cost the same. First each one's best setting (batch, memory format) is found, then
the two take turns; printed are pictures per second and the median of the ratios, turn by turn, for wall-clock and
for CPU time (which suffers less when the machine has other work).
"""

import argparse
import time
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median

import torch
from torch import Tensor, nn

from retrocolor.model import card, checkpoint

SIZE = 256
BATCHES = (1, 4, 8)
FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
Setting = tuple[int, str]


def zhang() -> nn.Module:
    """Zhang's network from its layer table: L centred -> 313 logits at a quarter of the size."""
    layers = [
        *_block((1, 64, 64), stride=2),
        *_block((64, 128, 128), stride=2),
        *_block((128, 256, 256, 256), stride=2),
        *_block((256, 512, 512, 512)),
        *_block((512, 512, 512, 512), dilation=2),
        *_block((512, 512, 512, 512), dilation=2),
        *_block((512, 512, 512, 512)),
        nn.ConvTranspose2d(512, 256, 4, 2, 1),
        nn.ReLU(inplace=True),
        *_convolutions((256, 256, 256)),
        nn.Conv2d(256, 313, 1),
    ]
    return nn.Sequential(*layers)


def _block(sizes: tuple[int, ...], stride: int = 1, dilation: int = 1) -> list[nn.Module]:
    return [*_convolutions(sizes, stride, dilation), nn.BatchNorm2d(sizes[-1])]


def _convolutions(sizes: tuple[int, ...], stride: int = 1, dilation: int = 1) -> list[nn.Module]:
    """3x3 convolutions with a ReLU after each; the last one strides."""
    layers: list[nn.Module] = []
    for place, (before, after) in enumerate(pairwise(sizes), start=2):
        step = stride if place == len(sizes) else 1
        layers += [nn.Conv2d(before, after, 3, step, dilation, dilation), nn.ReLU(inplace=True)]
    return layers


@dataclass(frozen=True)
class Cost:
    """Seconds a picture: on the clock and of the processors."""

    wall: float
    cpu: float


def cost_of(network: nn.Module, setting: Setting, least: float) -> Cost:
    """Mean cost of a picture over at least `least` seconds of calls."""
    batch, name = setting
    network.to(memory_format=FORMATS[name])  # type: ignore[call-overload]
    light = torch.rand(batch, 1, SIZE, SIZE).mul(100).contiguous(memory_format=FORMATS[name])
    _run(network, light)
    pictures, start, busy = 0, time.perf_counter(), time.process_time()
    while (spent := time.perf_counter() - start) < least:
        _run(network, light)
        pictures += batch
    return Cost(spent / pictures, (time.process_time() - busy) / pictures)


def _run(network: nn.Module, light: Tensor) -> None:
    with torch.inference_mode():
        network(light)


def best_setting(network: nn.Module) -> Setting:
    """The fastest batch and memory format, tried twice each."""
    settings = list(product(BATCHES, FORMATS))
    tried = [(cost_of(network, setting, 0.5).wall, setting) for _ in range(2) for setting in settings]
    return min(tried)[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=card.DEFAULT_MODEL)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(0)
    ours = checkpoint.load(card.find(asked.model)).model
    networks = {"ours": ours.float().eval(), "Zhang": zhang().eval()}
    settings = {name: best_setting(network) for name, network in networks.items()}
    costs: dict[str, list[Cost]] = {name: [] for name in networks}
    for _ in range(asked.rounds):
        for name, network in networks.items():
            costs[name].append(cost_of(network, settings[name], 2.0))
    print(f"{SIZE} x {SIZE}, float32, {asked.threads} threads, {asked.rounds} rounds, torch {torch.__version__}")
    for name, network in networks.items():
        millions = sum(weight.numel() for weight in network.parameters()) / 1e6
        batch, layout = settings[name]
        speed = 1 / median(cost.wall for cost in costs[name])
        print(f"{name:>6}: {millions:6.2f} M parameters, {speed:6.1f} pictures/s (batch {batch}, {layout})")
    for clock, label in (("wall", "wall-clock time"), ("cpu", "CPU time")):
        pairs = zip(costs["Zhang"], costs["ours"], strict=True)
        ratios = sorted(getattr(theirs, clock) / getattr(mine, clock) for theirs, mine in pairs)
        print(f" ratio: {median(ratios):6.1f} in {label} ({ratios[0]:.1f} to {ratios[-1]:.1f})")


if __name__ == "__main__":
    main()
