"""Time our embedded network against the paper's and Zhang's (ECCV 2016): `python benchmarks/network.py`.

All run on the CPU with the same number of threads, from lightness to logits; the paper's and Zhang's have random
weights, which cost the same. In float32 on pictures of 256 x 256 each one's best setting (batch, memory format) is
found, then they take turns; printed are pictures per second and the median of the ratios to Zhang's, turn by turn, for
wall-clock and for CPU time (which suffers less when the machine has other work). Then ours as it is used: one picture,
and four, of the size that it recommends for photos and for films, in the precision that is fastest here.
"""

import argparse
import time
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median

import torch
from torch import Tensor, nn

from retrocolor.model import card, checkpoint
from retrocolor.model.device import computes_in_bf16
from retrocolor.model.layers import ConvNorm
from retrocolor.model.networks import ModelConfig, build, place

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
    for layer, (before, after) in enumerate(pairwise(sizes), start=2):
        step = stride if layer == len(sizes) else 1
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
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    about = card.read(card.find(arguments.model))
    networks = {"ours": folded(arguments.model), "paper": build(ModelConfig()).eval(), "Zhang": zhang().eval()}
    compare(networks, arguments.threads, arguments.rounds)
    for use, size in (("photo", "size"), ("film", "film_size")):
        side = about.recommended.get(size) or about.recommended.get("size", SIZE)
        as_used(arguments.model, use, int(side), arguments.rounds)


def folded(model: str) -> nn.Module:
    """The network in float32, BatchNorm folded."""
    network = checkpoint.load(card.find(model)).model
    for part in network.eval().modules():
        if isinstance(part, ConvNorm):
            part.fold()
    return network


def compare(networks: dict[str, nn.Module], threads: int, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Print pictures per second of each in its best setting; returns how many times Zhang's that is, turn by turn."""
    settings = {name: best_setting(network) for name, network in networks.items()}
    costs: dict[str, list[Cost]] = {name: [] for name in networks}
    for _ in range(rounds):
        for name, network in networks.items():
            costs[name].append(cost_of(network, settings[name], 2.0))
    found: dict[str, dict[str, list[float]]] = {}
    print(f"{SIZE} x {SIZE}, float32, {threads} threads, {rounds} rounds, torch {torch.__version__}")
    for name, network in networks.items():
        millions = sum(weight.numel() for weight in network.parameters()) / 1e6
        batch, layout = settings[name]
        speed = 1 / median(cost.wall for cost in costs[name])
        ratios = []
        for clock in ("wall", "cpu"):
            pairs = zip(costs["Zhang"], costs[name], strict=True)
            each = sorted(getattr(theirs, clock) / getattr(own, clock) for theirs, own in pairs)
            found.setdefault(name, {})[clock] = each
            ratios.append(f"{median(each):.1f} ({each[0]:.1f} to {each[-1]:.1f})")
        print(f"{name:>6}: {millions:6.2f} M parameters, {speed:6.1f} pictures/s (batch {batch}, {layout}), "
              f"times Zhang's: {ratios[0]}, by CPU time {ratios[1]}")  # fmt: skip
    return found


def as_used(model: str, use: str, side: int, rounds: int) -> None:
    """Milliseconds of CPU time a picture, 4:3 for a photo and 16:9 for a film, as `colorize` and `video` run it."""
    cpu = torch.device("cpu")
    network = place(checkpoint.load(card.find(model)).model, cpu)
    width = side * 4 // 3 if use == "photo" else side * 16 // 9
    precision = "bfloat16" if computes_in_bf16(cpu) else "float32"
    for batch in (1, 4):
        light = torch.rand(batch, 1, side, width).mul(100).contiguous(memory_format=torch.channels_last)
        spent = []
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=precision == "bfloat16"):
            for _ in range(3 * rounds):
                start = time.process_time()
                network(light)
                spent.append((time.process_time() - start) / batch)
        print(f"{use:>6}: {side} x {width}, {precision}, {batch} at a time: {median(spent) * 1000:.1f} ms of CPU each")


if __name__ == "__main__":
    main()
