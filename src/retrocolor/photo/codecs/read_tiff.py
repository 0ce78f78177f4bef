"""Read TIFF, BigTIFF included: samples by tifffile, tags byte for byte, every page, in strips when it is large."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tifffile

from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.photo.codecs.quantization import Tables, tables_in
from retrocolor.photo.codecs.samples import Samples
from retrocolor.photo.codecs.tiff_samples import bands, decoded, has_strips, read_at_in
from retrocolor.photo.limits import IN_MEMORY, STREAMED, Limits
from retrocolor.photo.metadata import exif, ifd
from retrocolor.photo.metadata.resources import without_profile
from retrocolor.photo.page import Array, Metadata, Page, Photo, held, page_of, regroup

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
            limits.check(page.imagewidth, page.imagelength, times=STREAMED if streamed and has_strips(page) else 1)
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
    if photometric == 6 and page.compression in (6, 7):
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
        pixels, alpha = samples.convert(decoded(path, number, page, salvage))
        return page_of(pixels, alpha, turned, stored)

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        with tifffile.TiffFile(path) as tiff:
            again = tiff.pages[number]
            if not has_strips(again):
                yield from held(*samples.convert(decoded(path, number, again, salvage)))(rows)
                return
            for raw in regroup(bands(again, salvage), rows):
                yield samples.convert(raw)

    has_alpha = page.samplesperpixel > samples.colours
    return Page(page.imagelength, page.imagewidth, samples.dtype, samples.channels, has_alpha, turned, pieces, stored)


def _stored(page: Any) -> TiffStored:
    header = ifd.Header(page.parent.byteorder, page.parent.is_bigtiff, page.offset)
    entries, _ = ifd.read_directory(read_at_in(page), header, page.offset)
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
    return tables_in(shared) or tables_in(read_at_in(page)(page.dataoffsets[0], page.databytecounts[0]))


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
            inside, _ = ifd.read_directory(read_at_in(page), header, offset)
            if any(e.tag == 262 and e.type == ifd.SHORT and e.numbers(stored.order)[0] in _SENSOR for e in inside):
                return True
    return False


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
