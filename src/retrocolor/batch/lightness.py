"""Is the lightness of a photo unchanged? L* of a result against its original, from the pixels of both. No torch.

The formulae stand here once more, written after CIE 15 and IEC 61966-2-1 and not after the painter's, so that this
is a second opinion. Runs in the worker, several files at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.photo.budget import Budget
from retrocolor.photo.limits import ANY_SIZE, Claim
from retrocolor.photo.page import Array, Page, Photo, without_copies
from retrocolor.photo.read import read
from retrocolor.photo.scale import scaled
from retrocolor.wording import counted
from retrocolor.worker.protocol import Heartbeat, Work

BOUND, LOSSY_BOUND = 1.0, 6.0
"""Largest 99.9th percentile of |dL*| that passes: rounding to 8 bits leaves 0.4, a JPEG of quality 30 up to 5.6."""
RUN = 16
"""Pixels of a row whose mean a lossy codec keeps, where single ones of a picture that is made smaller and stored at
quality 70 are up to 14 away."""
MOST_PIXELS = 2_000_000
"""Pixels of a page that are compared: whole rows, evenly spread."""
ROWS = 256
LUMINANCE = (0.2126390, 0.7151687, 0.0721923)
EPSILON, KAPPA = 216 / 24389, 24389 / 27
LOSSY_TIFF = (6, 7)


@dataclass(frozen=True)
class Pair:
    """An original and its result; `max_side` and `salvage` as the run had them."""

    source: Path
    output: Path
    max_side: int | None = None
    salvage: bool = False


@dataclass(frozen=True)
class LightnessDifference:
    """|dL*| over the pixels compared: mean, 99.9th percentile, maximum; `bound` is what the percentile may be."""

    mean: float
    percentile: float
    most: float
    pixels: int
    bound: float

    @property
    def kept(self) -> bool:
        """Is it within the bound?"""
        return self.percentile <= self.bound


@dataclass(frozen=True)
class CompareSetup:
    """What the worker is handed."""

    def prepare(self) -> tuple[Work[Pair, LightnessDifference], dict[str, Any]]:
        """What compares one pair, once there is room for it."""
        budget = Budget.of_machine()

        def work(pair: Pair, beat: Heartbeat) -> LightnessDifference:
            with budget.share(beat) as claim:
                return compare(pair, beat, claim)

        return work, {}


def compare(pair: Pair, beat: Heartbeat, claim: Claim | None = None) -> LightnessDifference:
    """Compare every page of a pair. Raises MediaError when one cannot be read, or when their shapes differ."""
    before = read(pair.source, max_megapixels=ANY_SIZE, salvage=pair.salvage, claim=claim)
    before = scaled(before, pair.max_side)
    beat()
    after = read(pair.output, max_megapixels=ANY_SIZE)
    beat()
    before = before if len(after.pages) > 1 else without_copies(before)
    _check_shapes(before, after, pair.output)
    bound, run = (LOSSY_BOUND, RUN) if is_lossy(after) else (BOUND, 1)
    parts = [
        part
        for old, new in zip(before.pages, after.pages, strict=True)
        for part in _differences(old, new, run, beat)
    ]  # fmt: skip
    away = np.concatenate(parts)
    return LightnessDifference(
        float(away.mean()), float(np.percentile(away, 99.9)), float(away.max()), away.size, bound
    )


def _check_shapes(before: Photo, after: Photo, output: Path) -> None:
    old = [(page.width, page.height, page.orientation) for page in before.pages]
    new = [(page.width, page.height, page.orientation) for page in after.pages]
    if old == new:
        return
    if len(old) != len(new):
        raise MediaError(f"{printable(output)}: {counted(len(new), 'page')} instead of {len(old)}; colour it again.")
    number, (a, b) = next((n, pair) for n, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1])
    raise MediaError(
        f"{printable(output)}: page {number} is {b[0]} x {b[1]} in orientation {b[2]} instead of {a[0]} x {a[1]} in "
        f"orientation {a[2]}; colour it again."
    )


def _differences(old: Page, new: Page, run: int, beat: Heartbeat) -> Iterator[Array]:
    """|dL*| of the rows compared, strip by strip, float32: of each pixel the mean of the `run` that it is among."""
    step = max(1, -(-old.height * old.width // MOST_PIXELS))
    for (first, before), (_, after) in zip(old.strips(ROWS), new.strips(ROWS), strict=True):
        rows = slice(-first % step, None, step)
        away = lightness(after[rows]) - lightness(before[rows])
        yield np.abs(away if run == 1 else _means(away, run)).ravel().astype(np.float32)
        beat()


def _means(values: Array, run: int) -> Array:
    """The values, h x w, each replaced by the mean of the `run` of its row that it is among."""
    starts = np.arange(0, values.shape[1], run)
    counts = np.diff(starts, append=values.shape[1])
    return np.repeat(np.add.reduceat(values, starts, axis=1) / counts, counts, axis=1)


def is_lossy(photo: Photo) -> bool:
    """Whether a photo is stored in a way that changes its samples."""
    stored = photo.pages[0].stored
    if photo.format == "tiff":
        return any(page.stored.compression in LOSSY_TIFF for page in photo.pages)
    return photo.format in ("jpeg", "avif", "heif") or (photo.format in ("webp", "jp2") and not stored.lossless)


def lightness(pixels: Array) -> Array:
    """sRGB-coded uint8 or uint16, h x w or h x w x 3 -> L* in [0, 100], float64 h x w."""
    light = _linear(pixels.dtype)
    y = light[pixels] if pixels.ndim == 2 else sum(LUMINANCE[i] * light[pixels[..., i]] for i in range(3))
    return np.where(y > EPSILON, 116 * np.cbrt(y) - 16, KAPPA * y)


@cache
def _linear(dtype: "np.dtype[Any]") -> Array:
    """Linear light of every level of a depth."""
    coded = np.linspace(0, 1, int(np.iinfo(dtype).max) + 1)
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
