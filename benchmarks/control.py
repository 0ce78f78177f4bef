"""What references do to the colours of pictures in colour, made grey: `python benchmarks/control.py DATA`.

DATA is a folder or tar; its pictures are cut to centre squares of 256 pixels, as `retrocolor evaluate` does by default.
For each strength of `--like` it prints gain in PSNR over grey (dB), RMSE of a* and b*, and colourfulness, means over
the pictures: with the truth as reference, with one half of the picture as reference for the other (as another picture
of the same scene would be), and with the next picture of the set. `--plain` weighs by the training prior alone, without
lightness: what was tried first.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from retrocolor import Colorizer
from retrocolor.evaluation.pictures import find, make_grey, to_lab
from retrocolor.imaging import metrics, resize
from retrocolor.imaging.lab import lightness, to_rgb
from retrocolor.model import bins, card
from retrocolor.model.palette import Palette, toward
from retrocolor.research_config import EvaluateOptions

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
Move = Callable[[Tensor, Tensor, Palette, float], Tensor]


class Example:
    """A picture in colour, made grey, and what the network answers to it."""

    def __init__(self, truth: np.ndarray, colorizer: Colorizer) -> None:
        self.truth, self.colorizer = truth, colorizer
        grey, self.ab = make_grey(truth)
        self.plain = np.repeat(grey[..., None], 3, 2)
        self.light = lightness(torch.from_numpy(grey.astype(np.float32) / 255))[None, None]
        small = resize.shrink([(0, grey)], grey.shape[0], grey.shape[1], colorizer.size)
        self.seen = lightness(torch.from_numpy(small))[None, None]
        self.logits = torch.from_numpy(colorizer.decoded(small[None], lambda logits: logits))

    def decode(self, logits: Tensor) -> np.ndarray:
        """ab (2, h, w) of the colorizer's own decode."""
        return self.colorizer.decode(logits, self.colorizer.prior)[0].numpy()

    def figures(self, chroma: np.ndarray) -> list[float]:
        """Gain in dB, RMSE of ab and colourfulness of the picture in these colours, (2, h, w)."""
        painted = paint(self.light, chroma)
        found = to_lab(painted[None])[0, 1:].movedim(0, -1).numpy()
        gain = metrics.psnr(painted, self.truth) - metrics.psnr(self.plain, self.truth)
        rmse = metrics.chroma_rmse_each(found[None], self.ab[None])[0]
        return [gain, rmse, metrics.colorfulness(painted)]


def paint(light: Tensor, chroma: np.ndarray) -> np.ndarray:
    """L* (1, 1, H, W) in the colours ab (2, h, w): uint8 (H, W, 3)."""
    down, across = (
        resize.resize_matrix(chroma.shape[i], light.shape[i + 1], resize.cubic)  # as `Painter` does
        for i in (1, 2)
    )
    return to_rgb(light, torch.from_numpy(down @ chroma @ across.T)[None])[0]


def by_training_prior(prior: Tensor) -> Move:
    """Weigh by log p_reference - log p_training, at every lightness alike."""
    training = bins.smooth(prior)

    def move(logits: Tensor, light: Tensor, palette: Palette, strength: float) -> Tensor:
        wanted = 0.9 * bins.smooth(palette.counts.sum(0)) + 0.1 * training
        return logits + strength * (wanted.log() - training.log()).to(logits)[:, None, None]

    return move


def palette(picture: np.ndarray) -> Palette:
    """The palette of uint8 RGB."""
    return Palette.of([picture.astype(np.float32) / 255])


def halves(example: Example, move: Move, strength: float) -> np.ndarray:
    """ab of a picture, each half drawn toward the other."""
    truth, parts = example.truth, []
    for side in (0, 1):
        other = np.array_split(truth, 2, 1)[1 - side]
        logits, seen = (torch.tensor_split(each, 2, 3)[side] for each in (example.logits, example.seen))
        parts.append(example.decode(move(logits, seen, palette(other), strength)))
    return np.concatenate(parts, 2)


def rows(examples: list[Example], move: Move) -> Iterator[tuple[str, list[list[float]]]]:
    """Of each kind of reference: its name, and the mean figures at each strength."""

    def whole(i: int, reference: int, strength: float) -> np.ndarray:
        example, other = examples[i], examples[reference % len(examples)]
        return example.decode(move(example.logits, example.seen, palette(other.truth), strength))

    kinds: dict[str, Callable[[int, float], np.ndarray]] = {
        "the truth": lambda i, strength: whole(i, i, strength),
        "the other half": lambda i, strength: halves(examples[i], move, strength),
        "the next picture": lambda i, strength: whole(i, i + 1, strength),
    }
    for name, chroma in kinds.items():
        found = [[examples[i].figures(chroma(i, s)) for i in range(len(examples))] for s in STRENGTHS]
        yield name, [list(np.mean(each, 0)) for each in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default=card.DEFAULT_MODEL)
    parser.add_argument("--limit", type=int, help="only so many pictures, evenly spread")
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    colorizer = Colorizer.load(asked.model, "cpu")
    loaders = find(asked.data, EvaluateOptions(limit=asked.limit))
    examples = [Example(truth, colorizer) for _, load in loaders if (truth := load()) is not None]
    if not examples:
        raise SystemExit(f"{asked.data}: holds no picture.")

    def by_lightness(logits: Tensor, light: Tensor, reference: Palette, strength: float) -> Tensor:
        return toward(logits, light, reference, colorizer.prior, strength)

    move = by_training_prior(colorizer.prior) if asked.plain else by_lightness
    print(f"{len(examples)} pictures, model {colorizer.name}; gain over grey in dB / RMSE of ab / colourfulness")
    print(f"{'strength':18}" + "".join(f"{strength:>20g}" for strength in STRENGTHS))
    for name, cells in rows(examples, move):
        print(f"{name:18}" + "".join(f"{g:+8.2f} /{r:5.2f} /{c:4.1f}" for g, r, c in cells), flush=True)


if __name__ == "__main__":
    main()
