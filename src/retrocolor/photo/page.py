"""A photo and its pages: pixels on demand, and beside them all that must survive the trip."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Pieces = Callable[[int], Iterable[tuple[Array, Array | None]]]
"""Called with a number of rows: the page from top to bottom in pieces of so many rows, each pixels and alpha."""


@dataclass(frozen=True)
class Metadata:
    """The metadata of a photo, free of the container it came in.

    `exif` is a whole TIFF block (without "Exif\\0\\0"), `xmp` one packet, `resources` Photoshop image resources
    ("8BIM..."), `iptc` a bare IIM record, `dpi` dots per inch across and down, `icc` the profile of the source.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    resources: bytes | None = None
    iptc: bytes | None = None
    icc: bytes | None = None
    dpi: tuple[float, float] | None = None
    comments: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Page:
    """One picture: `height` x `width` samples of `dtype` (uint8 or uint16), as stored, sRGB-coded.

    `orientation` is EXIF's, 1 to 8: how the stored pixels are to be turned for the eye. `stored` is how they were
    encoded, for the writer of the same format. `is_copy`: the last page before it that is none, made smaller.
    """

    height: int
    width: int
    dtype: np.dtype[Any]
    channels: int
    has_alpha: bool
    orientation: int
    pieces: Pieces = field(repr=False)
    stored: Any = field(default=None, repr=False)
    is_copy: bool = False

    def strips(self, rows: int = 256) -> Iterator[tuple[int, Array]]:
        """Yield (first row, pixels) from top to bottom; may be called again. Pixels: h x W, or h x W x 3."""
        first = 0
        for pixels, _ in self.pieces(rows):
            yield first, pixels
            first += len(pixels)

    @property
    def pixels(self) -> Array:
        """The whole page, H x W or H x W x 3."""
        return _whole([pixels for pixels, _ in self.pieces(self.height)])

    @cached_property
    def alpha(self) -> Array | None:
        """Opacity, H x W in the depth of the pixels, or None."""
        if not self.has_alpha:
            return None
        return _whole([alpha for _, alpha in self.pieces(self.height) if alpha is not None])


@dataclass(frozen=True)
class Photo:
    """A file read: its pages, its metadata, and notes on what could not be taken along.

    `max_megapixels` is the limit the user set, or None.
    """

    path: Path
    format: str
    pages: tuple[Page, ...]
    metadata: Metadata = field(repr=False)
    notes: tuple[str, ...] = ()
    max_megapixels: float | None = None


def without_copies(photo: Photo, side: int = 0) -> Photo:
    """The photo without the smaller copies of its pages that have a side longer than `side` pixels; a note says so."""
    pages = tuple(page for page in photo.pages if not page.is_copy or max(page.height, page.width) <= side)
    if len(pages) == len(photo.pages):
        return photo
    return replace(photo, pages=pages, notes=(*photo.notes, "smaller copies of the picture in the file not copied"))


def held(pixels: Array, alpha: Array | None) -> Pieces:
    """Pieces of a page that is held in memory: views, no copies."""

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        for first in range(0, len(pixels), rows):
            last = first + rows
            yield pixels[first:last], None if alpha is None else alpha[first:last]

    return pieces


def page_of(pixels: Array, alpha: Array | None, orientation: int, stored: Any = None) -> Page:
    """A page from whole arrays: `pixels` H x W or H x W x 3, `alpha` H x W or None."""
    channels = 3 if pixels.ndim == 3 else 1
    height, width = pixels.shape[:2]
    source = held(pixels, alpha)
    return Page(height, width, pixels.dtype, channels, alpha is not None, orientation, source, stored)


def split_alpha(samples: Array) -> tuple[Array, Array | None]:
    """H x W[x 1, 2, 3 or 4] samples as pixels (H x W or H x W x 3) and alpha."""
    if samples.ndim == 2:
        return samples, None
    channels = samples.shape[2]
    if channels in (1, 2):
        return np.ascontiguousarray(samples[..., 0]), samples[..., 1] if channels == 2 else None
    if channels == 3:
        return samples, None
    return np.ascontiguousarray(samples[..., :3]), samples[..., 3]


def grey_if_equal(pixels: Array) -> Array:
    """H x W when the three channels of H x W x 3 are equal everywhere, else the pixels as they are."""
    blocks = (pixels[first : first + 64] for first in range(0, len(pixels), 64))  # each fits the processor's cache
    for sample in (pixels[:: max(1, len(pixels) // 16)], *blocks):
        if not (np.array_equal(sample[..., 0], sample[..., 1]) and np.array_equal(sample[..., 1], sample[..., 2])):
            return pixels
    return np.ascontiguousarray(pixels[..., 0])


def regroup(strips: Iterable[Array], rows: int) -> Iterator[Array]:
    """Cut a sequence of strips anew, so that each has `rows` rows (the last what is left); copies at seams alone."""
    waiting: list[Array] = []
    missing = rows  # until what waits is enough
    for strip in strips:
        first = 0
        if waiting:
            first = min(missing, len(strip))
            waiting.append(strip[:first])
            missing -= first
            if missing:
                continue
            yield _whole(waiting)
        full = first + (len(strip) - first) // rows * rows
        for top in range(first, full, rows):
            yield strip[top : top + rows]
        waiting, missing = ([strip[full:]], rows - len(strip) + full) if full < len(strip) else ([], rows)
    if waiting:
        yield _whole(waiting)


def _whole(parts: list[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
