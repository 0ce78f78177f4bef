"""Decode the samples of a TIFF page: whole, or from top to bottom in bands as its strips and tiles lie.

tifffile decodes; what it does not (subsampled YCbCr, old-style JPEG) is unpacked here or left to libtiff.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import TiffImagePlugin

from retrocolor.photo.codecs import turbo
from retrocolor.photo.codecs.stderr import stderr_hidden
from retrocolor.photo.codecs.tiff_salvage import beginning_of
from retrocolor.photo.limits import IN_MEMORY
from retrocolor.photo.metadata import exif, ifd
from retrocolor.photo.page import Array

_JPEG, _DEFLATE = 7, (8, 32946)
_WHOLE_JPEG = (513, 514)
"""Where an old-style JPEG begins, and its length."""
_SURPLUS = 1 << 20


def decoded(path: Path, number: int, page: Any, salvage: bool) -> Array:
    """All samples of a page as they are stored, h x w or h x w x n."""
    if not salvage:
        _check_jpeg(page)
    if _is_old_jpeg(page):
        return _by_libtiff(path, number)
    if _is_subsampled(page):
        return _subsampled(page)
    _allow_surplus(page)
    if salvage and has_strips(page):
        return np.concatenate(list(bands(page, salvage)))
    return _contiguous(page.asarray(), page)


def _allow_surplus(page: Any) -> None:
    """Let a page be decoded whose deflate streams hold more than their strips, as libtiff allows."""
    if int(page.compression) not in _DEFLATE:
        return
    decode = page.decode
    rows, columns = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, page.imagewidth)
    samples = page.samplesperpixel if page.planarconfig == 1 else 1
    size = min(rows, page.imagelength) * ((columns * samples * page.bitspersample + 7) // 8)

    def without_surplus(data: bytes | None, number: int, **options: Any) -> Any:
        try:
            return decode(data, number, **options)
        except Exception:  # whatever the decoder raises: without surplus it was right to
            plain = zlib.decompressobj().decompress(data or b"", size + _SURPLUS)
            if len(plain) <= size:
                raise
            return decode(zlib.compress(plain[:size], 0), number, **options)

    page.decode = without_surplus


def _check_jpeg(page: Any) -> None:
    """Raise ValueError where a strip or tile of JPEG, or a whole old-style one, is damaged."""
    if page.compression == _JPEG:
        for data in _parts(page):
            turbo.check(_with_tables(data, page.jpegtables))
    elif _is_old_jpeg(page):
        offset, length = (page.tags.valueof(tag) for tag in _WHOLE_JPEG)
        if isinstance(offset, int) and isinstance(length, int):
            turbo.check(read_at_in(page)(offset, length))


def _parts(page: Any) -> Iterator[bytes]:
    """The strips or tiles that are there, as they are stored."""
    for offset, length in zip(page.dataoffsets, page.databytecounts, strict=True):
        if length:
            yield read_at_in(page)(offset, length)


def _with_tables(data: bytes, tables: bytes | None) -> bytes:
    """A whole JPEG stream: the tables that the strips of a page share, less their end marker, before the strip."""
    return data if not tables else bytes(tables[:-2]) + data[2:]


def has_strips(page: Any) -> bool:
    """Whether the page is stored in parts small enough to be decoded one by one."""
    part = page.tilewidth * page.tilelength if page.is_tiled else page.imagewidth * page.rowsperstrip
    if _is_old_jpeg(page) or _is_subsampled(page):
        return False
    if _is_plain(page):
        return True
    return part * page.samplesperpixel <= IN_MEMORY // 4 and page.planarconfig == 1 and not _signed(page)


def bands(page: Any, salvage: bool) -> Iterator[Array]:
    """The samples of a page that has strips, from top to bottom, one strip or one row of tiles at a time."""
    if _is_plain(page) and not salvage:
        yield from _plain_bands(page)
        return
    _allow_surplus(page)
    height, width, count = page.imagelength, page.imagewidth, page.samplesperpixel
    rows = page.tilelength if page.is_tiled else page.rowsperstrip
    shape = (min(rows, height), width, count)
    band, first = np.zeros(shape, page.dtype), 0
    for number, (offset, length) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=True)):
        data = read_at_in(page)(offset, length) if length else None
        if data and page.compression == _JPEG and not salvage:
            turbo.check(_with_tables(data, page.jpegtables))
        segment, (_, _, top, left, _), part = _decode(page, data, number, salvage)
        if top != first:
            yield band[: height - first]
            band, first = np.zeros(shape, page.dtype), top
        if segment is not None:
            used = segment[0, : min(part[1], height - top), : min(part[2], width - left)]
            band[: used.shape[0], left : left + used.shape[1]] = used
    yield band[: height - first]


def _is_plain(page: Any) -> bool:
    """Whether the samples lie in the file one after another as they are."""
    plain = page.is_contiguous and page.bitspersample in (8, 16) and page.fillorder == 1
    return bool(plain) and page.planarconfig == 1 and not page.is_tiled and not _signed(page)


def _signed(page: Any) -> bool:
    return int(page.sampleformat or 1) == 2


def _is_old_jpeg(page: Any) -> bool:
    return bool(page.compression == 6)


def _is_subsampled(page: Any) -> bool:
    """YCbCr with fewer chroma samples, not as JPEG: tifffile does not decode it."""
    subsampled = tuple(page.subsampling or (1, 1)) != (1, 1)
    return int(page.photometric) == 6 and page.compression not in (6, 7) and subsampled


def _contiguous(raw: Array, page: Any) -> Array:
    """h x w or h x w x n, whatever the planar configuration."""
    if page.planarconfig == 2 and raw.ndim == 3 and raw.shape[0] == page.samplesperpixel:
        raw = np.moveaxis(raw, 0, -1)
    return raw.reshape(page.imagelength, page.imagewidth, -1) if raw.ndim != 2 else raw


def _decode(page: Any, data: bytes | None, number: int, salvage: bool) -> tuple[Array | None, Any, Any]:
    """A segment, its place and its shape; of a broken one that is salvaged what can be decoded, or None."""
    try:
        return page.decode(data, number, jpegtables=page.jpegtables)
    except Exception:
        if not salvage:
            raise
        nothing = page.decode(None, number)
        with suppress(Exception):
            _, rows, columns, samples = nothing[2]
            size = rows * ((columns * samples * page.bitspersample + 7) // 8)
            return page.decode(beginning_of(data or b"", int(page.compression), size), number)
        return nothing


def _plain_bands(page: Any) -> Iterator[Array]:
    """Rows read as they lie in the file, about 4 MB at a time."""
    read_at, offset = read_at_in(page), page.dataoffsets[0]
    shape = (-1, page.imagewidth, page.samplesperpixel)
    row = page.imagewidth * page.samplesperpixel * page.bitspersample // 8
    step = max(1, (4 << 20) // row)
    for first in range(0, page.imagelength, step):
        count = min(step, page.imagelength - first)
        data = read_at(offset + first * row, count * row)
        yield np.frombuffer(data, page.parent.byteorder + page.dtype.char).reshape(shape)


def _subsampled(page: Any) -> Array:
    """Y, Cb, Cr h x w x 3 from blocks of a few Y, one Cb and one Cr (TIFF 6.0 section 21)."""
    if page.is_tiled or page.bitspersample != 8:
        raise ValueError("tiled or deep subsampled YCbCr")
    across, down = page.subsampling
    height, width = page.imagelength, page.imagewidth
    columns, strips, done = -(-width // across), list[Array](), 0
    decompress = tifffile.TIFF.DECOMPRESSORS[int(page.compression)]
    for offset, length in zip(page.dataoffsets, page.databytecounts, strict=True):
        rows = -(-min(page.rowsperstrip, height - done) // down)
        data = np.frombuffer(
            decompress(read_at_in(page)(offset, length)), np.uint8, rows * columns * (across * down + 2)
        )
        blocks = data.reshape(rows, columns, -1)
        luma = blocks[..., :-2].reshape(rows, columns, down, across).swapaxes(1, 2).reshape(rows * down, -1)
        chroma = blocks[..., -2:].repeat(down, axis=0).repeat(across, axis=1)
        strips.append(np.dstack([luma, chroma])[: page.rowsperstrip, :width])
        done += len(strips[-1])
    return np.concatenate(strips)[:height]


def _by_libtiff(path: Path, number: int) -> Array:
    """A page as RGB by Pillow's libtiff, which prints what it thinks of a file."""
    with stderr_hidden(), TiffImagePlugin.TiffImageFile(path) as image:
        image.seek(number)
        image.tag_v2.pop(exif.ORIENTATION, None)  # Pillow would turn the pixels
        return np.asarray(image.convert("RGB"))


def read_at_in(page: Any) -> ifd.ReadAt:
    """The reader of bytes at an offset of the file that a tifffile page is in."""
    handle = page.parent.filehandle

    def read_at(offset: int, length: int) -> bytes:
        handle.seek(offset)
        return bytes(handle.read(length))

    return read_at
