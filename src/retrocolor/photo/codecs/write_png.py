"""Write PNG of 8 or 16 bits: whole by libpng, or in strips when it is large."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np

from retrocolor.photo.codecs import png
from retrocolor.photo.codecs.gather import gather
from retrocolor.photo.limits import IN_MEMORY
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.page import Array, Metadata, Page, Photo, regroup

LEVEL = 4
"""Compression: half again as fast as Pillow's default, and no larger."""
_STRIP = 4 << 20


def write(
    photo: Photo, painted: list[Iterator[Array]], file: Path, metadata: Metadata, target: str,
    quality: int | None, mark: Mark | None,
) -> list[str]:  # fmt: skip
    """Write one page as PNG, alpha included."""
    page = photo.pages[0]
    others, colour = png.foreign_chunks(metadata), ()
    if photo.format == "png":
        others, colour = page.stored.chunks.others, page.stored.chunks.colour
        metadata = replace(metadata, resources=None)  # they go back as they were, among the others
    kind = 6 if page.has_alpha else 2
    header = png.Header(page.width, page.height, 8 * page.dtype.itemsize, kind, False)
    channels = 4 if page.has_alpha else 3
    small = page.height * page.width * channels * page.dtype.itemsize <= IN_MEMORY
    with file.open("wb") as stream:
        stream.write(png.head_chunks(header, metadata, colour))
        for name, value in others:
            stream.write(png.chunk(name, value))
        strips = with_alpha(painted[0], page)
        if small:
            whole = gather(strips, (page.height, page.width, channels), page.dtype)
            png.write_chunk(stream, b"IDAT", _idat(imagecodecs.png_encode(whole, LEVEL)))
        else:
            rows = max(1, _STRIP // (page.width * channels * page.dtype.itemsize))
            for data in _deflated(regroup(strips, rows)):
                png.write_chunk(stream, b"IDAT", data)
        stream.write(png.chunk(b"IEND", b""))
    return []


def with_alpha(strips: Iterator[Array], page: Page) -> Iterator[Array]:
    """Strips h x W x 3, or h x W x 4 with the page's own alpha as their last channel."""
    if not page.has_alpha:
        yield from strips
        return
    rows = 256
    for colour, (_, alpha) in zip(regroup(strips, rows), page.pieces(rows), strict=True):
        yield np.concatenate([colour, np.asarray(alpha)[..., np.newaxis]], axis=-1)


def _deflated(strips: Iterator[Array]) -> Iterator[bytes]:
    """The image data stream in pieces. Rows are filtered by libpng against the row above, one strip at a time."""
    engine = zlib.compressobj(LEVEL)
    above: Array | None = None
    for strip in strips:
        whole = strip if above is None else np.concatenate([above, strip])
        filtered = zlib.decompress(_idat(imagecodecs.png_encode(whole, 0, filter=_ALL_FILTERS)))
        length = len(filtered) // len(whole)
        yield engine.compress(filtered if above is None else filtered[length:])
        above = strip[-1:]
    yield engine.flush()


_ALL_FILTERS = 0xF8


def _idat(data: bytes | bytearray) -> bytes:
    """The joined image data of a bare PNG file."""
    parts, position = [], 8
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        if kind == b"IDAT":
            parts.append(data[position + 8 : position + 8 + length])
        position += 12 + length
    return bytes(parts[0]) if len(parts) == 1 else b"".join(parts)
