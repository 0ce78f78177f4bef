"""Colour one frame of a three-colour plate, and compare with all three: `python benchmarks/plates.py DATA`.

DATA is a folder or tar with plates as Prokudin-Gorskii made them about 1910: three exposures one under another,
through a blue, a green and a red filter (pictures of other shapes are passed over). The frames are split, aligned,
cut and stretched, which gives the photographer's own colour picture. Then the blue frame alone, as early film saw the
world, and the green frame alone are coloured. Printed is the PSNR of the plain frame against the photographer's
picture, and how much better ours is: as it comes out, where frame and truth differ in light too; and for colour
alone, with the light of the truth under both. `--sheet FILE` shows truth, frames and results.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.ndimage import shift
from skimage.filters import sobel
from skimage.registration import phase_cross_correlation
from skimage.transform import downscale_local_mean

from retrocolor import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.evaluation.contact_sheet import Sheet
from retrocolor.evaluation.pictures import make_grey
from retrocolor.imaging import metrics
from retrocolor.imaging.lab import lightness, srgb_to_lab, to_rgb
from retrocolor.model import card
from retrocolor.training.sources import find_pictures

TALL = (2.2, 3.2)  # height over width of a plate
EDGE = 0.07  # cut from every side: frames, numbers, torn emulsion
SCALES = (8, 4, 2, 1)
SUBPIXEL = 4
WHITE, BLACK = 99.5, 0.5  # percentiles of each frame that become white and black
BLUE, GREEN = 2, 1  # where they lie in RGB


@dataclass(frozen=True)
class Score:
    """PSNR in dB against the truth, and colourfulness."""

    grey: float
    gain: float
    gain_of_colour: float  # with the light of the truth under both
    colorfulness: float


def split(plate: np.ndarray) -> list[np.ndarray]:
    """The red, green and blue frame of a plate (H, W), uint8: float in [0, 1], not yet aligned."""
    height = len(plate) // 3
    blue, green, red = (plate[i * height : (i + 1) * height] / 255 for i in range(3))
    return [red, green, blue]


def offset(fixed: np.ndarray, moving: np.ndarray) -> np.ndarray:
    """Rows and columns by which `moving` must be shifted to lie on `fixed`: on edges, coarse to fine."""
    found = np.zeros(2)
    for scale in SCALES:
        pair = [
            _inside(downscale_local_mean(frame, (scale, scale)))
            for frame in (fixed, shift(moving, found, mode="nearest"))
        ]
        step = phase_cross_correlation(*map(sobel, pair), upsample_factor=SUBPIXEL, normalization=None)[0]
        found += step * scale
    return found


def _inside(frame: np.ndarray) -> np.ndarray:
    rows, columns = (round(EDGE * side) for side in frame.shape[:2])
    return frame[rows:-rows, columns:-columns]


def photograph(plate: np.ndarray) -> np.ndarray:
    """The photographer's picture, uint8 RGB: frames aligned to the green one, cut, each from black to white."""
    red, green, blue = split(plate)
    aligned = [shift(frame, offset(green, frame), mode="nearest") for frame in (red, green, blue)]
    cut = np.stack([_inside(frame) for frame in aligned], -1)
    low, high = np.percentile(cut, (BLACK, WHITE), axis=(0, 1))
    return np.rint(np.clip((cut - low) / (high - low), 0, 1) * 255).astype(np.uint8)


def score(truth: np.ndarray, frame: np.ndarray, ours: np.ndarray) -> Score:
    """Ours and the plain frame (H, W) against the truth."""
    plain = np.repeat(frame[..., None], 3, 2)
    grey = metrics.psnr(plain, truth)
    lab = srgb_to_lab(torch.from_numpy(ours.copy()).movedim(2, 0).float() / 255)
    true_grey, _ = make_grey(truth)
    light = lightness(torch.from_numpy(true_grey.astype(np.float32) / 255))
    same_light = to_rgb(light[None, None], lab[None, 1:])[0]
    of_colour = metrics.psnr(same_light, truth) - metrics.psnr(np.repeat(true_grey[..., None], 3, 2), truth)
    return Score(grey, metrics.psnr(ours, truth) - grey, of_colour, metrics.colorfulness(ours))


def plates(data: Path) -> list[tuple[str, np.ndarray]]:
    """Name and picture (H, W), uint8, of every plate in a folder or tar."""
    found = []
    for source in find_pictures(data):
        picture = source.open().convert("L")
        if TALL[0] < picture.height / picture.width < TALL[1]:
            found.append((source.name, np.asarray(picture)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default=card.DEFAULT_MODEL)
    parser.add_argument("--size", type=int)
    parser.add_argument("--k", type=int)
    parser.add_argument("--vivid", type=float)
    parser.add_argument("--sheet", type=Path)
    asked = parser.parse_args()
    decode = DecodeOptions(k=asked.k, vivid=asked.vivid)
    colorizer = Colorizer.load(asked.model, "cpu", decode=decode, size=asked.size)
    sheet = Sheet(["truth", "green frame", "ours", "blue frame", "ours"])
    rows: dict[str, list[Score]] = {}
    for name, plate in plates(asked.data):
        truth = photograph(plate)
        ours = {band: colorizer.colorize(truth[..., band]) for band in (GREEN, BLUE)}
        rows[name] = [score(truth, truth[..., band], picture) for band, picture in ours.items()]
        cells = [truth]
        for band, picture in ours.items():
            cells += [np.repeat(truth[..., band, None], 3, 2), picture]
        sheet.add(cells)
    if not rows:
        raise SystemExit(f"{asked.data}: holds no plate of three frames one under another.")
    show(rows, colorizer.name)
    if asked.sheet:
        sheet.save(asked.sheet)


def show(rows: dict[str, list[Score]], model: str) -> None:
    """A line for each plate, and the mean."""
    wide = max(map(len, rows))
    print(f"{len(rows)} plates, model {model}; PSNR in dB")
    print(f"{'':{wide}}  {'green frame':^34}  {'blue frame':^34}")
    print(f"{'':{wide}}" + 2 * f"  {'grey':>7} {'gain':>7} {'colour':>8} {'vivid':>9}")
    mean = [np.mean([[*vars(score).values()] for score in column], 0) for column in zip(*rows.values(), strict=True)]
    lines = {name: [[*vars(score).values()] for score in scores] for name, scores in rows.items()}
    for name, bands in [*lines.items(), ("mean", mean)]:
        cells = [f"  {grey:7.2f} {gain:+7.2f} {of_colour:+8.2f} {vivid:9.1f}" for grey, gain, of_colour, vivid in bands]
        print(f"{name:{wide}}" + "".join(cells))
    print("gain: ours over grey, as it comes out; colour: with the light of the truth under both; vivid: colourfulness")


if __name__ == "__main__":
    main()
