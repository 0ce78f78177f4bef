"""Read TIFF, BigTIFF included: samples by tifffile, tags byte for byte, every page, in strips when it is large."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tifffile

from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.photo.codecs.quantization import Tables, tables_in
from retrocolor.photo.codecs.samples import BLACK_IS_ZERO, RGB, WHITE_IS_ZERO, Samples
from retrocolor.photo.codecs.tiff_pages import (
    SUB_IFDS,
    copies_told,
    entries_of,
    is_raw,
    listed,
    merged,
    once,
    picture_of,
)
from retrocolor.photo.codecs.tiff_samples import bands, decoded, has_strips, read_at_in
from retrocolor.photo.limits import IN_MEMORY, STREAMED, Limits
from retrocolor.photo.metadata import exif, ifd, profile
from retrocolor.photo.metadata.resources import without_profile
from retrocolor.photo.page import Array, Metadata, Page, Photo, held, page_of, regroup

_PHOTOMETRIC, _LAYERS = 262, 37724
_FAX = (2, 3, 4)
_OLD_JPEG = 6
_XMP, _IPTC, _RESOURCES, _ICC = 700, 33723, 34377, 34675


@dataclass(frozen=True)
class TiffStored:
    """How a page was encoded, and all its tags.

    `tile` is (rows, columns) or None, `strip` the rows of a strip, `extras` the kinds of the extra samples, `beyond`
    how many samples of a pixel are neither colour nor opacity, `twice` the tags that contradict themselves; `tables`
    and `subsampling` are those of JPEG in TIFF.
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
    beyond: int = 0
    twice: tuple[int, ...] = ()


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read every page of a TIFF. Pages are decoded at once, or later in strips when they are large."""
    with tifffile.TiffFile(path) as tiff:
        chain = listed(tiff)
        if not chain:
            raise ValueError("there is no page in it")
        if any(map(is_raw, chain)):
            raise Refused(f"{printable(path)}: a camera raw file is not coloured; develop it to a 16-bit TIFF first.")
        good, notes = _good(path, chain)
        streamed = sum(_decoded_bytes(page) for _, page, _ in good) > IN_MEMORY
        pages = []
        for number, page, samples in good:
            limits.check(page.imagewidth, page.imagelength, times=STREAMED if streamed and has_strips(page) else 1)
            if not salvage:
                _check_extent(page, path.stat().st_size)
            stored = _stored(chain[number], page, samples)
            pages.append(_page(path, number, page, samples, stored, streamed, salvage))
        pages = copies_told(pages)
        misfits = filter(None, (profile.misfit(samples.icc, samples.kind) for *_, samples in good))
        notes = [*_notes(pages), *dict.fromkeys(misfits), *notes]
        return Photo(path, format, tuple(pages), _metadata(pages[0].stored), tuple(notes))


def _good(path: Path, chain: list[Any]) -> tuple[list[tuple[int, Any, Samples]], list[str]]:
    """Number, page and samples of those that can be read; notes on the others. Raises Refused where none can."""
    good, notes, refused = [], list[str](), list[Refused]()
    for number, first in enumerate(chain):
        page = picture_of(first)
        try:
            good.append((number, page, _samples(path, page)))
        except Refused as error:
            refused.append(error)
            reason = str(error).removeprefix(f"{printable(path)}: ").rstrip(".")
            notes.append(f"page {number + 1} not copied: {reason}")
    if not good:
        raise refused[0]
    return good, notes


def _decoded_bytes(page: Any) -> int:
    return page.imagewidth * page.imagelength * page.samplesperpixel * (2 if page.bitspersample > 8 else 1)


def _check_extent(page: Any, size: int) -> None:
    """Raise ValueError when samples lie beyond the end of the file, or were never written.

    Programs that break off leave strips without length; tiles without may be meant so, outside of what was surveyed.
    """
    if not page.dataoffsets:
        raise ValueError("the picture has no data")
    strips = () if page.is_tiled or page.compression == _OLD_JPEG else page.databytecounts
    if len(strips) > 1 and not all(strips):
        raise ValueError("a part of the picture was never written")
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
    extras = tuple(int(e) for e in page.extrasamples)
    samples = Samples(
        _photometric(page, page.samplesperpixel - len(extras)), 16 if kind == 2 and bits == 32 else bits, extras,
        colormap, bytes(icc) if icc else None, kind == 2,
    )  # fmt: skip
    try:
        samples.check()
    except Refused as error:
        raise Refused(f"{printable(path)}: {error}.") from error
    return samples


def _photometric(page: Any, colours: int) -> int:
    """What the samples mean: as declared, if that can be, else as libtiff takes it. `colours`: samples of a pixel."""
    declared = int(page.photometric) if _PHOTOMETRIC in page.tags else None
    if declared == 6 and page.compression in (6, 7):
        return RGB  # the decoder makes it of YCbCr
    if declared is None:
        return RGB if colours >= 3 else WHITE_IS_ZERO if page.compression in _FAX else BLACK_IS_ZERO
    return RGB if declared == BLACK_IS_ZERO and colours == 3 else declared


def _page(
    path: Path, number: int, page: Any, samples: Samples, stored: TiffStored, streamed: bool, salvage: bool
) -> Page:
    turned = exif.entries_orientation(stored.entries, stored.order) or 1
    if not streamed:
        pixels, alpha = samples.convert(decoded(path, number, page, salvage))
        return page_of(pixels, alpha, turned, stored)

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        with tifffile.TiffFile(path) as tiff:
            again = picture_of(tiff.pages[number])
            if not has_strips(again):
                yield from held(*samples.convert(decoded(path, number, again, salvage)))(rows)
                return
            for raw in regroup(bands(again, salvage), rows):
                yield samples.convert(raw)

    has_alpha = samples.alpha is not None
    return Page(page.imagelength, page.imagewidth, samples.dtype, samples.channels, has_alpha, turned, pieces, stored)


def _stored(first: Any, page: Any, samples: Samples) -> TiffStored:
    """How a page is stored; `first` is the page, or the reduced copy that stands for it in the chain of pages."""
    entries, twice = once(entries_of(page))
    if first is not page:
        entries = merged(once(entries_of(first))[0], entries)
    tile = (page.tilelength, page.tilewidth) if page.is_tiled else None
    beyond = page.samplesperpixel - samples.colours - (samples.alpha is not None)
    return TiffStored(
        page.parent.byteorder, page.parent.is_bigtiff, entries, int(page.compression), int(page.predictor or 1), tile,
        int(page.rowsperstrip or page.imagelength), samples.extras, _tables(page), tuple(page.subsampling or (1, 1)),
        beyond, twice,
    )  # fmt: skip


def _tables(page: Any) -> Tables:
    if page.compression != 7:
        return ()
    shared = bytes(page.jpegtables or b"")
    return tables_in(shared) or tables_in(read_at_in(page)(page.dataoffsets[0], page.databytecounts[0]))


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
    unit = values[296].numbers(order)[0] if 296 in values and values[296].type in (ifd.SHORT, ifd.LONG) else 2
    if unit == 1 or min(sides) <= 0:
        return None
    return (sides[0] * 2.54, sides[1] * 2.54) if unit == 3 else (sides[0], sides[1])


def _notes(pages: list[Page]) -> tuple[str, ...]:
    tags = {entry.tag for page in pages for entry in page.stored.entries}
    notes = []
    if _LAYERS in tags:
        notes.append("Photoshop layers not copied: they hold the picture without its colour")
    if any(page.stored.beyond > 0 for page in pages):
        notes.append("extra channels that are not declared as transparency (infrared, masks) not copied")
    if twice := sorted({tag for page in pages for tag in page.stored.twice}):
        notes.append(f"tags that stand twice are kept as they stand first ({', '.join(map(str, twice))})")
    if SUB_IFDS in tags:
        notes.append("reduced copies inside the file (sub-directories) not copied")
    return tuple(notes)
