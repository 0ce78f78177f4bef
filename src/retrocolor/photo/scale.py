"""Access copies: a photo scaled down, from top to bottom in bounded memory, as Pillow's Lanczos filter does it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from retrocolor.photo.limits import IN_MEMORY
from retrocolor.photo.metadata.resolution import restated
from retrocolor.photo.page import Array, Page, Photo, page_of, without_copies

ROWS = 64  # of the result, made at a time
SOURCE_ROWS = 256
SUPPORT = 3.0


def scaled(photo: Photo, max_side: int | None) -> Photo:
    """The photo with no side of a page longer than `max_side` pixels; its size in print stays.

    Coded values are filtered, as usual for pictures; a page that is small enough stays as it is. Raises MediaError
    when a page cannot be decoded. Copies of pages that are no smaller are left out.
    """
    if max_side is None or all(max(page.height, page.width) <= max_side for page in photo.pages):
        return photo
    photo = without_copies(photo, max_side)
    pages = tuple(_scaled(page, max_side) for page in photo.pages)
    return restated(photo, pages)


def _scaled(page: Page, max_side: int) -> Page:
    factor = max_side / max(page.height, page.width)
    if factor >= 1:
        return page
    height, width = max(1, round(page.height * factor)), max(1, round(page.width * factor))

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        narrow = (_narrowed(pixels, alpha, width) for pixels, alpha in page.pieces(SOURCE_ROWS))
        for planes in _lowered(narrow, Taps.of(page.height, height), rows):
            top = np.iinfo(page.dtype).max
            planes = _divided(planes, page.channels, top) if page.has_alpha else planes
            samples = np.rint(planes).clip(0, top).astype(page.dtype)
            colours = samples[..., : page.channels]
            yield colours if page.channels == 3 else colours[..., 0], samples[..., -1] if page.has_alpha else None

    if height * width * (page.channels + page.has_alpha) * page.dtype.itemsize > IN_MEMORY:
        return replace(page, height=height, width=width, pieces=pieces)
    parts = list(pieces(ROWS))
    alpha = np.concatenate([alpha for _, alpha in parts if alpha is not None]) if page.has_alpha else None
    return page_of(np.concatenate([pixels for pixels, _ in parts]), alpha, page.orientation, page.stored)


def _narrowed(pixels: Array, alpha: Array | None, width: int) -> Array:
    """Rows h x w[ x 3] scaled across: float32 h x width x planes, the colours; with opacity those times it, and it."""
    planes = [pixels] if pixels.ndim == 2 else [pixels[..., i] for i in range(3)]
    if alpha is not None:
        weight = alpha / np.float32(np.iinfo(alpha.dtype).max)
        planes += [*(plane * weight for plane in planes), alpha]
    size = (width, len(pixels))
    narrow = [Image.fromarray(plane.astype(np.float32)).resize(size, Image.Resampling.LANCZOS) for plane in planes]
    return np.stack([np.asarray(plane) for plane in narrow], axis=-1)


def _divided(planes: Array, channels: int, top: int) -> Array:
    """Colours and opacity, up to `top`, of planes from `_narrowed`: nothing of what cannot be seen comes in."""
    plain, weighted, alpha = np.split(planes, (channels, 2 * channels), axis=2)
    seen = alpha >= 0.5
    return np.concatenate([np.where(seen, weighted * top / np.where(seen, alpha, top), plain), alpha], axis=2)


@dataclass(frozen=True)
class Taps:
    """Which rows of a picture make up each row of a lower one: `first` and `last` (exclusive), and their weights."""

    first: Array
    last: Array
    weights: list[Array]

    @classmethod
    def of(cls, source: int, target: int) -> "Taps":
        """Lanczos of 3 lobes, widened by the scale; the weights of a row sum to 1. Source: Pillow's Resample.c."""
        scale = source / target
        centres = (np.arange(target) + 0.5) * scale
        first = (centres - SUPPORT * scale + 0.5).astype(int).clip(0)
        last = (centres + SUPPORT * scale + 0.5).astype(int).clip(0, source)
        weights = []
        for low, high, centre in zip(first, last, centres, strict=True):
            x = (np.arange(low, high) + 0.5 - centre) / scale
            weight = np.where(np.abs(x) < SUPPORT, np.sinc(x) * np.sinc(x / SUPPORT), 0.0)
            weights.append((weight / weight.sum()).astype(np.float32))
        return cls(first, last, weights)

    def matrix(self, start: int, stop: int) -> Array:
        """The weights of the rows from `start` to `stop` over the source rows from first[start] to last[stop - 1]."""
        origin = self.first[start]
        dense = np.zeros((stop - start, self.last[stop - 1] - origin), np.float32)
        for row in range(start, stop):
            dense[row - start, self.first[row] - origin : self.last[row] - origin] = self.weights[row]
        return dense


def _lowered(strips: Iterator[Array], taps: Taps, rows: int) -> Iterator[Array]:
    """Strips h x w x planes of a picture, top to bottom, scaled down: `rows` rows at a time, the last ones fewer."""
    target, done, start = len(taps.weights), 0, 0
    held: Array | None = None
    for strip in strips:
        held = strip if held is None else np.concatenate([held, strip])
        while done < target:
            stop = min(done + rows, target)
            low, high = taps.first[done] - start, taps.last[stop - 1] - start
            if high > len(held):
                break
            yield np.tensordot(taps.matrix(done, stop), held[low:high], 1)
            done = stop
            if done < target:
                held, start = held[taps.first[done] - start :], taps.first[done]
