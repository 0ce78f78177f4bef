"""Write TIFF: strips or tiles as the source had them, compressed alike, and every tag byte for byte."""

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import imagecodecs
import numpy as np

from retrocolor.photo.codecs.alpha import multiplied
from retrocolor.photo.codecs.quantization import estimate_quality
from retrocolor.photo.codecs.read_tiff import TiffStored
from retrocolor.photo.codecs.samples import ALPHA, ASSOCIATED
from retrocolor.photo.codecs.write_jpeg import DEFAULT_QUALITY, FULL_CHROMA
from retrocolor.photo.codecs.write_png import with_alpha
from retrocolor.photo.metadata import exif, ifd
from retrocolor.photo.metadata.ifd import Entry, number
from retrocolor.photo.metadata.mark import Mark, description_text, marked_xmp, software_text
from retrocolor.photo.metadata.profile import result_profile
from retrocolor.photo.metadata.resources import without_profile
from retrocolor.photo.page import Array, Metadata, Page, Photo, regroup

NONE, LZW, JPEG, DEFLATE, PACKBITS, ZSTD, LZMA = 1, 5, 7, 8, 32773, 50000, 34925
_SAME = {NONE: NONE, LZW: LZW, 6: JPEG, JPEG: JPEG, DEFLATE: DEFLATE, 32946: DEFLATE, PACKBITS: PACKBITS,
         ZSTD: ZSTD, LZMA: LZMA}  # fmt: skip
_STRIP = 1 << 20
_CLASSIC = 3 << 30
XMP, IPTC, RESOURCES, ICC, SOFTWARE, DESCRIPTION = 700, 33723, 34377, 34675, 305, 270
STRUCTURAL = frozenset(
    (255, 256, 257, 258, 259, 262, 263, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 290, 291, 292, 293, 301,
     317, 320, 322, 323, 324, 325, 326, 327, 328, 330, 332, 333, 334, 336, 338, 339, 340, 341, 347,
     *range(512, 522), 529, 530, 531, 532, 34675, 37724)
)  # fmt: skip
"""Tags that say how samples are stored; those of the result are made anew."""
_BILEVEL = (2, 3, 4, 32771, 32809)
"""Fax and ThunderScan: compressions for black and white, or for few greys."""


def write(
    photo: Photo, painted: list[Iterator[Array]], file: Path, metadata: Metadata, target: str,
    quality: int | None, mark: Mark | None,
) -> list[str]:  # fmt: skip
    """Write all pages; a page keeps its own tags, compression and layout."""
    notes: list[str] = []
    pages = [_plan(photo, page, metadata, mark, notes) for page in photo.pages]
    size = sum(p.height * p.width * (4 if p.has_alpha else 3) * p.dtype.itemsize for p in photo.pages)
    order = pages[0][0].order
    big = any(stored.big for stored, _ in pages) or size > _CLASSIC
    keep = [note for _, entries in pages for note in ifd.maker_notes(entries)]
    with file.open("wb") as stream:
        writer = ifd.Writer(stream, order, big, keep)
        for page, (stored, entries), strips in zip(photo.pages, pages, painted, strict=True):
            layout = _write_samples(writer, page, stored, with_alpha(strips, page), quality)
            writer.page([*entries, *layout])
        stream.seek(0, os.SEEK_END)
    return list(dict.fromkeys(notes))


def _plan(
    photo: Photo, page: Page, metadata: Metadata, mark: Mark | None, notes: list[str]
) -> tuple[TiffStored, list[Entry]]:
    if photo.format == "tiff":
        notes += _compression_notes(page, page.stored.compression)
        return page.stored, _kept(page.stored, mark)
    stored, entries = _foreign(metadata)
    return stored, entries


def _compression_notes(page: Page, source: int) -> list[str]:
    """Why a page is compressed in another way than its source."""
    if source in _BILEVEL:
        return ["its compression cannot hold colour: deflate instead"]
    if source not in _SAME:
        return [f"its compression ({source}) is read but not written: deflate instead"]
    if _SAME[source] == JPEG and (page.has_alpha or page.dtype != np.uint8):
        return ["its JPEG compression is not written with transparency or 16 bits: deflate instead"]
    return []


def _kept(stored: TiffStored, mark: Mark | None) -> list[Entry]:
    """The page's own tags that stay true, with the result's profile and the mark."""
    entries = {entry.tag: entry for entry in stored.entries if entry.tag not in STRUCTURAL}
    profile = next((entry.data for entry in stored.entries if entry.tag == ICC), None)
    new = result_profile(profile)
    if new:
        entries[ICC] = ifd.undefined(ICC, new)
    if RESOURCES in entries:
        blocks = without_profile(entries[RESOURCES].data) or b""
        entries[RESOURCES] = ifd.undefined(RESOURCES, blocks, ifd.BYTE)
    if mark is None:
        return list(entries.values())
    description = entries[DESCRIPTION].text() if DESCRIPTION in entries else b""
    if description:
        entries[DESCRIPTION] = ifd.ascii(DESCRIPTION, description_text(description, mark))
    software = entries[SOFTWARE].text() if SOFTWARE in entries else b""
    entries[SOFTWARE] = ifd.ascii(SOFTWARE, software_text(software, mark))
    packet = marked_xmp(entries[XMP].data if XMP in entries else None, mark, description)
    if packet:
        entries[XMP] = ifd.undefined(XMP, packet, ifd.BYTE)
    return list(entries.values())


def _foreign(metadata: Metadata) -> tuple[TiffStored, list[Entry]]:
    """Tags from the metadata of another format."""
    found = exif.first_directory(metadata.exif)
    order = found[0].order if found else "<"
    entries = {e.tag: e for e in (found[1] if found else ()) if e.tag not in STRUCTURAL}
    if metadata.dpi:
        for tag, value in zip((282, 283), metadata.dpi, strict=True):
            ratio = struct.pack(order + "II", min(0xFFFFFFFF, max(1, round(value * 1000))), 1000)
            entries[tag] = Entry(tag, ifd.RATIONAL, 1, ratio)
        entries[296] = number(296, [2], order)
    for tag, data, kind in (
        (XMP, metadata.xmp, ifd.BYTE), (RESOURCES, metadata.resources, ifd.BYTE),
        (IPTC, metadata.iptc, ifd.UNDEFINED), (ICC, metadata.icc, ifd.UNDEFINED),
    ):  # fmt: skip
        if data:
            entries[tag] = ifd.undefined(tag, data, kind)
    stored = TiffStored(order, False, (), DEFLATE, 2, None, 0, (2,))
    return stored, list(entries.values())


def _write_samples(
    writer: ifd.Writer, page: Page, stored: TiffStored, strips: Iterator[Array], quality: int | None
) -> list[Entry]:
    """Write the segments of a page and return the tags that describe them."""
    compression = _SAME.get(stored.compression, DEFLATE)
    if compression == JPEG and (page.has_alpha or page.dtype != np.uint8):
        compression = DEFLATE
    predictor = 2 if compression in (LZW, DEFLATE, ZSTD, LZMA) else 1
    channels = 4 if page.has_alpha else 3
    rows = stored.tile[0] if stored.tile else _strip_rows(page, channels, compression)
    encode = _encoder(compression, predictor, writer.order, _jpeg_options(stored, quality))
    offsets, lengths = [], []
    strips = map(multiplied, strips) if page.has_alpha and _alpha_kind(stored) == ASSOCIATED else strips
    for segment in _segments(regroup(strips, rows), stored.tile):
        data = encode(segment)
        offsets.append(writer.put(data))
        lengths.append(len(data))
    sampling = _jpeg_options(stored, quality)[1] if compression == JPEG else None
    return _layout(writer, page, stored, compression, predictor, rows, offsets, lengths, sampling)


def _alpha_kind(stored: TiffStored) -> int:
    """Associated alpha stays so; what else is opacity is declared as not associated."""
    return next((kind for kind in stored.extras if kind in ALPHA), 2)


def _strip_rows(page: Page, channels: int, compression: int) -> int:
    """Rows of a strip of about 1 MB; JPEG needs a multiple of 16."""
    rows = max(1, _STRIP // (page.width * channels * page.dtype.itemsize))
    return min(page.height, rows if compression != JPEG else max(16, rows // 16 * 16))


def _segments(bands: Iterable[Array], tile: tuple[int, int] | None) -> Iterator[Array]:
    """Bands as they are, or cut into tiles, padded at the edges with the last row and column."""
    for band in bands:
        if tile is None:
            yield band
            continue
        for left in range(0, band.shape[1], tile[1]):
            part = band[:, left : left + tile[1]]
            pad = ((0, tile[0] - part.shape[0]), (0, tile[1] - part.shape[1]), (0, 0))
            yield np.pad(part, pad, mode="edge") if pad[0][1] or pad[1][1] else part


def _jpeg_options(stored: TiffStored, quality: int | None) -> tuple[int, tuple[int, int]]:
    """Quality and chroma subsampling: as requested, or those of the source's own tables."""
    if quality is None:
        quality = estimate_quality(stored.tables[0]) if stored.tables else DEFAULT_QUALITY
    return quality, (1, 1) if quality >= FULL_CHROMA else stored.subsampling


def _encoder(
    compression: int, predictor: int, order: str, jpeg: tuple[int, tuple[int, int]]
) -> Callable[[Array], bytes]:
    """How one segment becomes bytes."""
    if compression == JPEG:
        return lambda part: bytes(
            imagecodecs.jpeg8_encode(
                np.ascontiguousarray(part), jpeg[0], colorspace="rgb", outcolorspace="ycbcr", subsampling=jpeg[1]
            )
        )
    packs: dict[int, Callable[[bytes], bytes | bytearray]] = {
        NONE: bytes, LZW: imagecodecs.lzw_encode, DEFLATE: lambda data: imagecodecs.deflate_encode(data, 6),
        ZSTD: imagecodecs.zstd_encode, LZMA: imagecodecs.lzma_encode,
    }  # fmt: skip

    def encode(part: Array) -> bytes:
        if predictor == 2:
            whole, part = part, np.empty(part.shape, part.dtype)
            part[:, :1] = whole[:, :1]
            np.subtract(whole[:, 1:], whole[:, :-1], out=part[:, 1:])
        part = np.ascontiguousarray(part, part.dtype.newbyteorder(order))
        if compression == PACKBITS:
            return bytes(imagecodecs.packbits_encode(part.reshape(len(part), -1).view(np.uint8), axis=-1))
        return bytes(packs[compression](part.tobytes()))

    return encode


def _layout(
    writer: ifd.Writer, page: Page, stored: TiffStored, compression: int, predictor: int, rows: int,
    offsets: list[int], lengths: list[int], sampling: tuple[int, int] | None,
) -> list[Entry]:  # fmt: skip
    """The structural tags of a page."""
    order, wide = writer.order, ifd.LONG8 if writer.big else ifd.LONG
    count = 4 if page.has_alpha else 3
    entries = [
        number(256, [page.width], order, ifd.LONG), number(257, [page.height], order, ifd.LONG),
        number(258, [8 * page.dtype.itemsize] * count, order), number(259, [compression], order),
        number(262, [6 if compression == JPEG else 2], order), number(277, [count], order),
        number(284, [1], order),
    ]  # fmt: skip
    if stored.tile:
        entries += [number(322, [stored.tile[1]], order, ifd.LONG), number(323, [stored.tile[0]], order, ifd.LONG)]
    else:
        entries.append(number(278, [rows], order, ifd.LONG))
    entries.append(number(324 if stored.tile else 273, offsets, order, wide))
    entries.append(number(325 if stored.tile else 279, lengths, order, wide))
    if predictor != 1:
        entries.append(number(317, [predictor], order))
    if page.has_alpha:
        entries.append(number(338, [_alpha_kind(stored)], order))
    if sampling is not None:
        entries.append(number(530, sampling, order))
    return entries
