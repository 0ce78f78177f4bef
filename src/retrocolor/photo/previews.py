"""Pictures beside a result: before | after, and a map of the network's confidence. Written whole or not at all."""

from collections.abc import Collection
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from retrocolor import marks
from retrocolor.files import atomic_output
from retrocolor.imaging.orientation import upright

COMPARE_GAP = 12  # pixels of white between before and after
QUALITY = 92


def compare_name(stem: str) -> str:
    """What the before|after picture of a result is called."""
    return f"{stem}-compare.jpg"


def map_name(stem: str, page: int) -> str:
    """What the map of confidence of a page is called, the first being 1."""
    return f"{stem}-confidence{f'-{page}' if page > 1 else ''}.png"


def remove_stale(output: Path, stem: str, pages: int, made: Collection[str]) -> list[str]:
    """Take away what we left beside an earlier result, but for what was `made` anew; returns what to say of it.

    It shows colours that the result does not have any more.
    """
    names = [compare_name(stem), *(map_name(stem, page) for page in range(1, pages + 1))]
    beside = [output.with_name(name) for name in names if name not in made]
    gone = [path.name for path in beside if marks.remove_marked(path, marks.COMPARE, marks.SHEET)]
    return [f"{', '.join(gone)} of the earlier result removed"] if gone else []


def write_compare(before: np.ndarray, after: np.ndarray, orientation: int, path: Path) -> None:
    """Both side by side, upright, as one JPEG: uint8, h x w or h x w x 3, as stored."""
    halves = [upright(before if before.ndim == 3 else np.stack([before] * 3, 2), orientation)]
    halves.append(upright(after, orientation))
    gap = np.full((halves[0].shape[0], COMPARE_GAP, 3), 255, np.uint8)
    both = Image.fromarray(np.concatenate((halves[0], gap, halves[1]), 1))
    with atomic_output(path, mark=marks.COMPARE) as part:
        both.save(part, "JPEG", quality=QUALITY, comment=marks.COMPARE)


def write_confidence(confidence: np.ndarray, size: tuple[int, int], orientation: int, path: Path) -> None:
    """A map of confidence as an upright grey PNG: black is 0 (all colours alike), white is 1 (certain).

    `confidence` is float32 (h, w) in [0, 1] at the network's resolution, as stored; `size` (height, width) in pixels of
    the map as stored, to which it is interpolated linearly.
    """
    height, width = size
    smooth = Image.fromarray(confidence).resize((width, height), Image.Resampling.BILINEAR)
    grey = np.round(np.asarray(smooth).clip(0, 1) * 255).astype(np.uint8)
    about = PngImagePlugin.PngInfo()
    about.add_text("Title", "retrocolor confidence")
    with atomic_output(path, mark=marks.SHEET) as part:
        Image.fromarray(np.ascontiguousarray(upright(grey, orientation))).save(part, "PNG", pnginfo=about)
