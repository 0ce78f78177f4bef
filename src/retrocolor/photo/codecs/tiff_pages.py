"""The pages of a TIFF: which there are, which hold the picture, and which are raw data. Source: TIFF 6.0, TIFF/EP."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import tifffile

from retrocolor.imaging.smaller import reduced
from retrocolor.photo.codecs.tiff_samples import read_at_in
from retrocolor.photo.metadata import ifd
from retrocolor.photo.page import Page

_SUBFILE, _DNG, SUB_IFDS, _DESCRIPTION = 254, 50706, 330, 270
_SENSOR = (32803, 34892)
"""Photometric interpretations of raw sensor data."""
_REDUCED = 1
"""Bit of NewSubfileType."""
_MOST_PAGES = 10_000
_ALIKE = 16
"""Levels of 256 that a picture made smaller is off in the mean, however it was filtered."""
_SHAPE = b'{"shape": ['
"""How tifffile notes the shape of grey samples, in a description of its own: no longer true of a result."""


def listed(tiff: tifffile.TiffFile) -> list[Any]:
    """The pages, each once (chains may loop)."""
    pages: dict[int, Any] = {}
    for page in tiff.pages:
        if page.offset in pages or len(pages) == _MOST_PAGES:
            break
        pages[page.offset] = page
    return list(pages.values())


def picture_of(page: Any) -> Any:
    """The page itself, or the larger picture in one of its sub-directories that it is a reduced copy of."""
    inside = []
    with suppress(Exception):  # what is no directory is no picture
        inside = [sub for sub in page.pages or () if isinstance(sub, tifffile.TiffPage) and sub.dataoffsets]
    full = [sub for sub in inside if not int(sub.subfiletype) & _REDUCED]
    return max([page, *full], key=lambda one: one.imagewidth * one.imagelength)


def copies_told(pages: list[Page]) -> list[Page]:
    """The pages, those marked that are smaller copies of one before them: a pyramid's, or a scanner's thumbnail."""
    told: list[Page] = []
    full: Page | None = None
    halved = _are_halved(pages)
    for page in pages:
        is_copy = full is not None and (halved or _is_reduced(page)) and _is_smaller(page, full)
        full = full if is_copy else page
        told.append(replace(page, is_copy=is_copy))
    return told


def _are_halved(pages: list[Page]) -> bool:
    """Whether each of three and more is the one before at half its size: ImageMagick's pyramids say no more of it."""
    sides = [((a.height, b.height), (a.width, b.width)) for a, b in pairwise(pages)]
    halved = len(pages) > 2 and all(abs(large - 2 * small) <= 1 for pair in sides for large, small in pair)
    return halved and _is_shown(pages[-1], pages[-2])


def _is_shown(small: Page, large: Page) -> bool:
    """Whether a page shows what one of twice its size does."""
    own, other = reduced(small.pixels, 1).astype(float), reduced(large.pixels, 2)
    height, width = min(len(own), len(other)), min(own.shape[1], other.shape[1])
    return own.ndim == other.ndim and np.abs(own[:height, :width] - other[:height, :width]).mean() < _ALIKE


def _is_reduced(page: Page) -> bool:
    kinds = [entry for entry in page.stored.entries if entry.tag == _SUBFILE and entry.type == ifd.LONG]
    return any(kind.numbers(page.stored.order)[0] & _REDUCED for kind in kinds)


def _is_smaller(page: Page, full: Page) -> bool:
    """Of the same shape, to what rounding a side leaves."""
    off = abs(page.width * full.height - page.height * full.width)
    return page.height < full.height and page.width < full.width and off <= max(full.height, full.width)


def entries_of(page: Any) -> tuple[ifd.Entry, ...]:
    """All tags of a page as they are stored. Raises ValueError where there are none."""
    header = ifd.Header(page.parent.byteorder, page.parent.is_bigtiff, page.offset)
    entries, _ = ifd.read_directory(read_at_in(page), header, page.offset)
    return entries


def merged(first: Iterable[ifd.Entry], full: Iterable[ifd.Entry]) -> tuple[ifd.Entry, ...]:
    """The tags of a reduced copy, which describe, under those of the full picture, which say how it is stored."""
    tags = {entry.tag: entry for entry in first if entry.tag != _SUBFILE}
    return tuple((tags | {entry.tag: entry for entry in full}).values())


def once(entries: Iterable[ifd.Entry]) -> tuple[tuple[ifd.Entry, ...], tuple[int, ...]]:
    """The entries, each tag once: the first one, as libtiff takes it; and the tags that said something else too."""
    found: dict[int, ifd.Entry] = {}
    others = []
    for entry in entries:
        if entry.tag == _DESCRIPTION and entry.data.startswith(_SHAPE):
            continue
        if entry.tag in found and found[entry.tag].data != entry.data:
            others.append(entry.tag)
        found.setdefault(entry.tag, entry)
    return tuple(found.values()), tuple(others)


def is_raw(page: Any) -> bool:
    """Raw files in TIFF's clothing: DNG, or a thumbnail whose sub-directory holds sensor data."""
    order, big = page.parent.byteorder, page.parent.is_bigtiff
    tags = {entry.tag: entry for entry in entries_of(page)}
    if _DNG in tags or int(page.photometric) in _SENSOR:
        return True
    if SUB_IFDS not in tags or tags[SUB_IFDS].type not in (ifd.LONG, ifd.IFD, ifd.LONG8, 18):
        return False
    for offset in tags[SUB_IFDS].numbers(order):
        with suppress(ValueError):
            inside, _ = ifd.read_directory(read_at_in(page), ifd.Header(order, big, 0), offset)
            if any(e.tag == 262 and e.type == ifd.SHORT and e.numbers(order)[0] in _SENSOR for e in inside):
                return True
    return False
