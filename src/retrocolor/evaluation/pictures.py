"""The colour pictures to measure on: found, cut to size, gathered into batches of one shape, and made grey."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from retrocolor import ranges
from retrocolor.errors import MediaError, UsageError
from retrocolor.imaging import resize
from retrocolor.imaging.lab import byte_to_lightness, lab_to_srgb, srgb_to_lab, to_rgb
from retrocolor.imaging.monochrome import is_grey
from retrocolor.research_config import EvaluateOptions
from retrocolor.training.dataset import Dataset, is_dataset
from retrocolor.training.loader import evenly
from retrocolor.training.sources import Source, TooLarge, find_pictures

SPREAD = 32  # from red to green to blue, of 255: more of it anywhere is colour in any case
PIXELS = 2**16  # of a batch, in the picture or at the network, whichever is more: what a processor's cache bears

Loader = Callable[[], np.ndarray | None]
Found = list[tuple[str, Loader]]


def find(data: Path, options: EvaluateOptions) -> Found:
    """Name and loader of each picture, uint8 RGB at the size requested.

    A broken one loads as None, and a loader raises TooLarge for a huge one. Raises UsageError.
    """
    size = None if options.eval_size == "native" else _number(options.eval_size)
    ranges.require_ranges(options)
    if is_dataset(data):
        dataset = Dataset(data)
        found: Found = [(name, _from_dataset(dataset, i, size)) for i, name in enumerate(dataset.names)]
    else:
        found = [(source.name, partial(_read, source, size)) for source in find_pictures(data)]
    return [found[i] for i in evenly(len(found), options.limit).tolist()]


def _number(eval_size: str) -> int:
    if not (eval_size.isascii() and eval_size.isdecimal()) or float(eval_size) not in ranges.PIXELS:
        raise UsageError(f"--eval-size {eval_size}: choose native or a number of pixels {ranges.PIXELS}.")
    return int(eval_size)


def _read(source: Source, size: int | None) -> np.ndarray | None:
    try:
        picture = source.read()
    except TooLarge:
        raise
    except MediaError:
        return None
    return np.asarray(centre_square(Image.fromarray(picture), size)) if size else picture


def _from_dataset(dataset: Dataset, i: int, size: int | None) -> Loader:
    def load() -> np.ndarray:
        example = dataset[i]
        plane = torch.from_numpy(byte_to_lightness(example.lightness))[None, None]
        picture = to_rgb(plane, torch.from_numpy(example.ab.astype(np.float32)).movedim(2, 0)[None])[0]
        return np.asarray(centre_square(Image.fromarray(picture), size)) if size else picture

    return load


@dataclass
class Batch:
    """Pictures that follow each other and have one shape: their places in the list, and uint8 RGB (N, H, W, 3)."""

    places: list[int]
    truths: np.ndarray


@dataclass
class Skipped:
    """Names of pictures that are not measured: that cannot be read, are too large to be, or are grey in truth."""

    broken: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    grey: list[str] = field(default_factory=list)


def batches(found: Found, size: int, skipped: Skipped) -> Iterator[Batch]:
    """The pictures in their order, as many at a time as PIXELS allows; `size` is the short side the network sees.

    What is not measured is added to `skipped`: a truth without colour, as `dataset build` knows it, measures nothing.
    """
    places: list[int] = []
    waiting: list[np.ndarray] = []
    for place, (name, load) in enumerate(found):
        try:
            picture = load()
        except TooLarge:
            skipped.large.append(name)
            continue
        if picture is None:
            skipped.broken.append(name)
            continue
        if _may_be_grey(picture) and is_grey(to_lab(picture)):
            skipped.grey.append(name)
            continue
        if waiting and (picture.shape != waiting[0].shape or len(waiting) >= _room(picture, size)):
            yield Batch(places, np.stack(waiting))
            places, waiting = [], []
        places.append(place)
        waiting.append(picture)
    if waiting:
        yield Batch(places, np.stack(waiting))


def _may_be_grey(picture: np.ndarray) -> bool:
    """Whether it is worth while to look at a picture in Lab."""
    return bool(np.ptp(picture, axis=2).max() <= SPREAD)


def _room(picture: np.ndarray, size: int) -> int:
    height, width = picture.shape[:2]
    rows, columns = resize.fit_size(height, width, size)
    return max(1, PIXELS // max(height * width, rows * columns))


def centre_square(picture: Image.Image, size: int) -> Image.Image:
    """The centre square of a picture at size x size (Lanczos)."""
    side = min(picture.size)
    left, top = (picture.width - side) / 2, (picture.height - side) / 2
    return picture.resize((size, size), Image.Resampling.LANCZOS, (left, top, left + side, top + side))


def make_grey(truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """uint8 RGB (..., H, W, 3) -> Lab(L, 0, 0) in sRGB, uint8 (..., H, W), and the true ab, float32 (..., H, W, 2)."""
    lab = to_lab(truth)
    flat = torch.cat((lab[..., :1, :, :], torch.zeros_like(lab[..., 1:, :, :])), -3)
    grey = (lab_to_srgb(flat)[..., 1, :, :] * 255).round().to(torch.uint8).numpy()
    return grey, lab[..., 1:, :, :].movedim(-3, -1).numpy()


def to_lab(pictures: np.ndarray) -> torch.Tensor:
    """uint8 RGB (..., H, W, 3) -> Lab (..., 3, H, W)."""
    return srgb_to_lab(torch.from_numpy(np.moveaxis(pictures, -1, -3).copy()).float() / 255)
