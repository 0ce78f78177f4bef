"""What points of true colour do for pictures in colour, made grey: `python benchmarks/hints.py DATA`.

DATA is a folder or tar; its pictures are cut to centre squares of 256 pixels. As in Zhang et al. 2017 ("Real-Time
User-Guided Image Colorization with Learned Deep Priors") points lie at random, about the middle with a deviation of
a quarter of the side, and each shows the mean a*, b* of the 7 x 7 pixels around it. Printed is PSNR in dB, mean over
pictures and `--draws`, beside the published curve, which its authors keep as `resources/psnrs_siggraph.npy` of
github.com/richzhang/colorization-pytorch (1,000 pictures of ImageNet's validation set, patches of 6 x 6): other
pictures and a network trained for hints, so that the gain over no point is what can be compared. Then: where one hint
goes. A hint 40 ab units off in a random direction: how much of it reaches places nearby (within 0.15 of the side) whose
true colour is within 6 ab units of the hint's place, and places whose true colour is further than 20; whether the true
hint lowers the error of the former, and what it does to the latter; and the time `spread` takes.
"""

import argparse
from itertools import product
from pathlib import Path
from time import process_time

import numpy as np
import torch
from torch import Tensor

from control import Example, paint
from retrocolor import Colorizer
from retrocolor.evaluation.pictures import find
from retrocolor.imaging import metrics, resize
from retrocolor.model import card
from retrocolor.model.hints import spread
from retrocolor.research_config import EvaluateOptions

POINTS = (0, 1, 3, 10, 30, 100)
PUBLISHED = {0: 24.43, 1: 25.37, 3: 26.69, 10: 28.42, 100: 31.13}
PATCH = 7
WRONG = 40.0  # ab units
NEAR, SAME, OTHER = 0.15, 6.0, 20.0  # of the side; ab units


def draw(ab: np.ndarray, count: int, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Places (n, 2) and true colours (n, 2) of random points of a picture's ab (H, W, 2)."""
    room = np.array(ab.shape[:2]) - PATCH
    corners = np.clip(random.normal((room + 1) / 2, (room + 1) / 4, (count, 2)), 0, room).astype(int)
    colours = [ab[y : y + PATCH, x : x + PATCH].mean((0, 1)) for y, x in corners]
    places = (corners[:, ::-1] + PATCH / 2) / np.array(ab.shape[1::-1])
    return torch.tensor(places).float(), torch.tensor(np.array(colours).reshape(-1, 2))


def hinted(example: Example, places: Tensor, colours: Tensor) -> np.ndarray:
    """ab (2, h, w) of a picture with hints."""
    chroma = torch.from_numpy(example.decode(example.logits))[None]
    return spread(example.logits, example.seen, chroma, places, colours)[0].numpy()


def where_it_goes(example: Example, random: np.random.Generator) -> list[float]:
    """Of one point: the share of a wrong hint that reaches its object, and other places; ab RMSE of both before and
    after the true hint. nan where there is no such place.
    """
    plain = example.decode(example.logits)
    places, true = draw(example.ab, 1, random)
    down, across = (resize.resize_matrix(example.ab.shape[i], plain.shape[i + 1]) for i in (0, 1))
    truth = np.stack([down @ plane @ across.T for plane in np.moveaxis(example.ab, 2, 0)])
    x, y = (places[0].numpy() * plain.shape[:0:-1]).astype(int)
    off = np.hypot(*(truth - true[0].numpy()[:, None, None]))
    rows, columns = np.mgrid[: plain.shape[1], : plain.shape[2]]
    near = np.hypot(rows - y, columns - x) < NEAR * min(plain.shape[1:])
    angle = random.uniform(0, 2 * np.pi)
    wrong = torch.from_numpy(plain[:, y, x] + WRONG * np.array([np.cos(angle), np.sin(angle)]))[None].float()
    moved = np.hypot(*(hinted(example, places, wrong) - plain)) / WRONG
    right = hinted(example, places, true)
    found = []
    for mask in (near & (off < SAME), off > OTHER):
        errors = [np.sqrt(np.mean((each - truth)[:, mask] ** 2)) for each in (plain, right)] if mask.any() else []
        found += [moved[mask].mean(), *errors] if mask.any() else [np.nan] * 3
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default=card.DEFAULT_MODEL)
    parser.add_argument("--limit", type=int, help="only so many pictures, evenly spread")
    parser.add_argument("--draws", type=int, default=3)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    colorizer = Colorizer.load(asked.model, "cpu")
    loaders = find(asked.data, EvaluateOptions(limit=asked.limit))
    examples = [Example(truth, colorizer) for _, load in loaders if (truth := load()) is not None]
    grey = np.mean([metrics.psnr(example.plain, example.truth) for example in examples])
    print(f"{len(examples)} pictures, model {colorizer.name}; grey {grey:.2f} dB")
    print(f"{'points':>6} {'PSNR':>7} {'gain':>6}   Zhang 2017")
    first = 0.0
    for count in POINTS:
        found, seconds = [], []
        for (i, example), number in product(enumerate(examples), range(asked.draws)):
            places, colours = draw(example.ab, count, np.random.default_rng((i, number, count)))
            began = process_time()
            chroma = hinted(example, places, colours)
            seconds.append(process_time() - began)
            found.append(metrics.psnr(paint(example.light, chroma), example.truth))
        mean = float(np.mean(found))
        first = mean if count == 0 else first
        theirs = f"{PUBLISHED[count]:.2f} {PUBLISHED[count] - PUBLISHED[0]:+.2f}" if count in PUBLISHED else ""
        milliseconds = f"{1000 * np.mean(seconds):.0f} ms with decoding"
        print(f"{count:6} {mean:7.2f} {mean - first:+6.2f}   {theirs:12} {milliseconds}", flush=True)
    random = np.random.default_rng(0)
    rows = np.array([where_it_goes(example, random) for example in examples for _ in range(asked.draws)])
    reach, before, after, leak, others, still = np.nanmean(rows, 0)
    print(f"one hint: {reach:.0%} of a wrong one reach its object, {leak:.0%} what has other colours")
    print(f"ab RMSE with a true one: its object {before:.2f} -> {after:.2f}, other colours {others:.2f} -> {still:.2f}")


if __name__ == "__main__":
    main()
