"""Read TIFF, BigTIFF included: samples by tifffile, tags byte for byte, every page, in strips when it is large."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import TiffImagePlugin

from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.photo import exif, ifd
from retrocolor.photo.limits import IN_MEMORY, Limits
from retrocolor.photo.page import Array, Metadata, Page, Photo, page_of, regroup
from retrocolor.photo.quantization import Tables, tables_in
from retrocolor.photo.quiet import library_noise_hidden
from retrocolor.photo.resources import without_profile
from retrocolor.photo.samples import Samples

logging.getLogger("tifffile").addHandler(logging.NullHandler())
logging.getLogger("tifffile").propagate = False

_DNG, _SUB_IFDS, _LAYERS = 50706, 330, 37724
_XMP, _IPTC, _RESOURCES, _ICC = 700, 33723, 34377, 34675
_SENSOR = (32803, 34892)
"""Photometric interpretations of raw sensor data."""
_MOST_PAGES = 10_000


@dataclass(frozen=True)
class TiffStored:
    """How a page was encoded, and all its tags.

    `tile` is (rows, columns) or None, `strip` the rows of a strip, `extras` the kinds of the extra samples;
    `tables` and `subsampling` are those of JPEG in TIFF.
    """

    order: str
    big: bool
    entries: tuple[ifd.Entry, ...]
    compression: int
    predictor: int
    tile: tuple[int, int] | None
    strip: int
    extras: tuple[int, ...]
    tables: Tables = ()
    subsampling: tuple[int, int] = (1, 1)


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read every page of a TIFF. Pages are decoded at once, or later in strips when they are large."""
    with tifffile.TiffFile(path) as tiff:
        size = path.stat().st_size
        first = _listed(tiff)
        if not first:
            raise ValueError("there is no page in it")
        total = sum(_decoded_bytes(page) for page in first)
        streamed = total > IN_MEMORY
        pages = []
        for number, page in enumerate(first):
            limits.check(page.imagewidth, page.imagelength, streamed=streamed and _has_strips(page))
            if not salvage:
                _check_extent(page, size)
            pages.append(_page(path, number, page, streamed, salvage))
        return Photo(path, format, tuple(pages), _metadata(pages[0].stored), _notes(pages))


def _listed(tiff: tifffile.TiffFile) -> list[Any]:
    """The pages, each once (chains may loop)."""
    pages: dict[int, Any] = {}
    for page in tiff.pages:
        if page.offset in pages or len(pages) == _MOST_PAGES:
            break
        pages[page.offset] = page
    return list(pages.values())


def _decoded_bytes(page: Any) -> int:
    return page.imagewidth * page.imagelength * page.samplesperpixel * (2 if page.bitspersample > 8 else 1)


def _has_strips(page: Any) -> bool:
    """Whether the page is stored in parts small enough to be decoded one by one."""
    part = page.tilewidth * page.tilelength if page.is_tiled else page.imagewidth * page.rowsperstrip
    if _is_plain(page):
        return True
    return part * page.samplesperpixel <= IN_MEMORY // 4 and page.planarconfig == 1 and not _signed(page)


def _is_plain(page: Any) -> bool:
    """Whether the samples lie in the file one after another as they are."""
    plain = page.is_contiguous and page.bitspersample in (8, 16) and page.fillorder == 1
    return bool(plain) and page.planarconfig == 1 and not page.is_tiled and not _signed(page)


def _signed(page: Any) -> bool:
    return int(page.sampleformat or 1) == 2


def _check_extent(page: Any, size: int) -> None:
    """Raise ValueError when samples lie beyond the end of the file."""
    if not page.dataoffsets:
        raise ValueError("the picture has no data")
    if any(offset + length > size for offset, length in zip(page.dataoffsets, page.databytecounts, strict=False)):
        raise ValueError("the file is cut off")


def _samples(path: Path, page: Any) -> Samples:
    """What the samples mean; Refused for floating point and more than 16 bits."""
    kind, bits = int(page.sampleformat or 1), int(page.bitspersample)
    if kind not in (1, 2, 4) or (bits > 16 and not (kind == 2 and bits == 32)):
        what = "floating-point" if kind == 3 else f"{bits}-bit"
        raise Refused(f"{printable(path)}: {what} samples are not read; convert it to 16 bits.")
    icc = page.tags.valueof(_ICC)
    colormap = page.tags.valueof(320)
    photometric = int(page.photometric)
    if photometric == 6 and (page.compression in (6, 7) or _needs_libtiff(page)):
        photometric = 2  # the decoder makes RGB of it
    samples = Samples(
        photometric, 16 if kind == 2 and bits == 32 else bits, tuple(int(e) for e in page.extrasamples),
        colormap, bytes(icc) if icc else None, kind == 2,
    )  # fmt: skip
    try:
        samples.check()
    except Refused as error:
        raise Refused(f"{printable(path)}: {error}.") from error
    return samples


def _page(path: Path, number: int, page: Any, streamed: bool, salvage: bool) -> Page:
    stored = _stored(page)
    if _is_raw(page, stored):
        raise Refused(f"{printable(path)}: a camera raw file is not coloured; develop it to a 16-bit TIFF first.")
    samples = _samples(path, page)
    turned = exif.entries_orientation(stored.entries, stored.order) or 1
    if not streamed:
        if salvage and _has_strips(page):
            raw = np.concatenate(list(_bands(page, salvage)))
        else:
            raw = _by_libtiff(path, number) if _needs_libtiff(page) else _contiguous(page.asarray(), page)
        pixels, alpha = samples.convert(raw)
        return page_of(pixels, alpha, turned, stored)

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        with tifffile.TiffFile(path) as tiff:
            again = _listed(tiff)[number]
            for raw in regroup(_bands(again, salvage), rows):
                yield samples.convert(raw)

    has_alpha = page.samplesperpixel > samples.colours
    return Page(page.imagelength, page.imagewidth, samples.dtype, samples.channels, has_alpha, turned, pieces, stored)


def _needs_libtiff(page: Any) -> bool:
    """Old-style JPEG and subsampled YCbCr, which tifffile does not decode."""
    subsampled = tuple(page.subsampling or (1, 1)) != (1, 1)
    return int(page.photometric) == 6 and (page.compression == 6 or (page.compression != 7 and subsampled))


def _by_libtiff(path: Path, number: int) -> Array:
    """A page as RGB by Pillow's libtiff, which prints what it thinks of a file."""
    with library_noise_hidden(), TiffImagePlugin.TiffImageFile(path) as image:
        image.seek(number)
        image.tag_v2.pop(exif.ORIENTATION, None)  # Pillow would turn the pixels
        return np.asarray(image.convert("RGB"))


def _contiguous(raw: Array, page: Any) -> Array:
    """h x w or h x w x n, whatever the planar configuration."""
    if page.planarconfig == 2 and raw.ndim == 3 and raw.shape[0] == page.samplesperpixel:
        raw = np.moveaxis(raw, 0, -1)
    return raw.reshape(page.imagelength, page.imagewidth, -1) if raw.ndim != 2 else raw


def _bands(page: Any, salvage: bool) -> Iterator[Array]:
    """The samples from top to bottom, one strip or one row of tiles at a time."""
    if _is_plain(page) and not salvage:
        yield from _plain_bands(page)
        return
    if not _has_strips(page):
        yield _contiguous(page.asarray(), page)
        return
    height, width, count = page.imagelength, page.imagewidth, page.samplesperpixel
    rows = page.tilelength if page.is_tiled else page.rowsperstrip
    shape = (min(rows, height), width, count)
    band, first = np.zeros(shape, page.dtype), 0
    for number, (offset, length) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=True)):
        data = _read_at(page)(offset, length) if length else None
        segment, (_, _, top, left, _), part = _decode(page, data, number, salvage)
        if top != first:
            yield band[: height - first]
            band, first = np.zeros(shape, page.dtype), top
        if segment is not None:
            used = segment[0, : min(part[1], height - top), : min(part[2], width - left)]
            band[: used.shape[0], left : left + used.shape[1]] = used
    yield band[: height - first]


def _decode(page: Any, data: bytes | None, number: int, salvage: bool) -> tuple[Array | None, Any, Any]:
    """A segment, its place and its shape; a broken one is None when salvaged."""
    try:
        return page.decode(data, number, jpegtables=page.jpegtables)
    except Exception:
        if not salvage:
            raise
        return page.decode(None, number)


def _plain_bands(page: Any) -> Iterator[Array]:
    """Rows read as they lie in the file, about 4 MB at a time."""
    read_at, offset = _read_at(page), page.dataoffsets[0]
    shape = (-1, page.imagewidth, page.samplesperpixel)
    row = page.imagewidth * page.samplesperpixel * page.bitspersample // 8
    step = max(1, (4 << 20) // row)
    for first in range(0, page.imagelength, step):
        count = min(step, page.imagelength - first)
        data = read_at(offset + first * row, count * row)
        yield np.frombuffer(data, page.parent.byteorder + page.dtype.char).reshape(shape)


def _stored(page: Any) -> TiffStored:
    header = ifd.Header(page.parent.byteorder, page.parent.is_bigtiff, page.offset)
    entries, _ = ifd.read_directory(_read_at(page), header, page.offset)
    tile = (page.tilelength, page.tilewidth) if page.is_tiled else None
    return TiffStored(
        header.order, header.big, entries, int(page.compression), int(page.predictor or 1), tile,
        int(page.rowsperstrip or page.imagelength), tuple(int(e) for e in page.extrasamples),
        _tables(page), tuple(page.subsampling or (1, 1)),
    )  # fmt: skip


def _tables(page: Any) -> Tables:
    if page.compression != 7:
        return ()
    shared = bytes(page.jpegtables or b"")
    return tables_in(shared) or tables_in(_read_at(page)(page.dataoffsets[0], page.databytecounts[0]))


def _is_raw(page: Any, stored: TiffStored) -> bool:
    """Raw files in TIFF's clothing: DNG, or a thumbnail whose sub-directory holds sensor data."""
    tags = {entry.tag: entry for entry in stored.entries}
    if _DNG in tags or int(page.photometric) in _SENSOR:
        return True
    if _SUB_IFDS not in tags or tags[_SUB_IFDS].type not in (ifd.LONG, ifd.IFD, ifd.LONG8, 18):
        return False
    header = ifd.Header(stored.order, stored.big, 0)
    for offset in tags[_SUB_IFDS].numbers(stored.order):
        with suppress(ValueError):
            inside, _ = ifd.read_directory(_read_at(page), header, offset)
            if any(e.tag == 262 and e.type == ifd.SHORT and e.numbers(stored.order)[0] in _SENSOR for e in inside):
                return True
    return False


def _read_at(page: Any) -> ifd.ReadAt:
    handle = page.parent.filehandle

    def read_at(offset: int, length: int) -> bytes:
        handle.seek(offset)
        return bytes(handle.read(length))

    return read_at


def _metadata(stored: TiffStored) -> Metadata:
    values = {entry.tag: entry for entry in stored.entries}

    def data(tag: int) -> bytes | None:
        return values[tag].data if tag in values else None

    return Metadata(
        exif=exif.build(stored.entries, stored.order), xmp=data(_XMP), resources=without_profile(data(_RESOURCES)),
        iptc=data(_IPTC), icc=data(_ICC), dpi=_dpi(values, stored.order),
    )  # fmt: skip


def _dpi(values: dict[int, ifd.Entry], order: str) -> tuple[float, float] | None:
    sides = []
    for tag in (282, 283):
        entry = values.get(tag)
        if entry is None or entry.type != ifd.RATIONAL:
            return None
        over, under = (int.from_bytes(entry.data[i : i + 4], "little" if order == "<" else "big") for i in (0, 4))
        sides.append(over / under if under else 0.0)
    unit = values[296].numbers(order)[0] if 296 in values else 2
    if unit == 1 or min(sides) <= 0:
        return None
    return (sides[0] * 2.54, sides[1] * 2.54) if unit == 3 else (sides[0], sides[1])


def _notes(pages: list[Page]) -> tuple[str, ...]:
    tags = {entry.tag for page in pages for entry in page.stored.entries}
    notes = []
    if _LAYERS in tags:
        notes.append("Photoshop layers not copied: they hold the picture without its colour")
    if any(len(page.stored.extras) > 1 for page in pages):
        notes.append("channels beyond the first extra one not copied")
    if _SUB_IFDS in tags:
        notes.append("reduced copies inside the file (sub-directories) not copied")
    return tuple(notes)
