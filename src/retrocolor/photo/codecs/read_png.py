"""Read PNG of any depth: whole by libpng, or in strips when it is large."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import imagecodecs
import numpy as np

from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.photo.codecs import png
from retrocolor.photo.limits import IN_MEMORY, STREAMED, Limits
from retrocolor.photo.metadata import exif, profile
from retrocolor.photo.page import Array, Page, Photo, grey_if_equal, page_of, regroup, split_alpha

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_COLOURS = (2, 3, 6)
_READ, _STRIP = 1 << 20, 4 << 20


@dataclass(frozen=True)
class PngStored:
    """The chunks that go back as they were."""

    chunks: png.Chunks


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read a PNG; an animated one is refused."""
    with path.open("rb") as file:
        chunks = png.read_chunks(file, salvage)
    if chunks.frames > 1:
        raise Refused(f"{printable(path)}: an animated PNG; colour it with `retrocolor video`.")
    if transfer := png.hdr(chunks):
        raise Refused(f"{printable(path)}: HDR ({transfer}) is not coloured; convert it to SDR (sRGB) first.")
    header = chunks.header
    size = header.height * header.width * _SAMPLES[header.colour] * max(1, header.bits // 8)
    streamed = (size > IN_MEMORY or salvage) and not header.interlaced
    limits.check(header.width, header.height, times=STREAMED if streamed and not salvage else 1)
    page = _streamed(path, chunks, salvage) if streamed else _whole(path, chunks)
    misfit = profile.misfit(chunks.metadata.icc, "rgb" if header.colour in _COLOURS else "grey")
    return Photo(path, format, (page,), chunks.metadata, (*chunks.notes, *([misfit] if misfit else [])))


def _row_bytes(header: png.Header) -> int:
    return (header.width * _SAMPLES[header.colour] * header.bits + 7) // 8


def _whole(path: Path, chunks: png.Chunks) -> Page:
    pixels, alpha = split_alpha(imagecodecs.png_decode(_bare(path, chunks)))
    pixels = profile.to_srgb(_profile(chunks), grey_if_equal(pixels) if pixels.ndim == 3 else pixels)
    return page_of(pixels, alpha, exif.turned(chunks.metadata), PngStored(chunks))


def _bare(path: Path, chunks: png.Chunks) -> bytes:
    """The file with nothing but its picture: libpng prints what it thinks of the other chunks."""
    with path.open("rb") as file:
        parts = [_opening(chunks.header, chunks.palette, chunks.transparency)]
        for offset, length in chunks.data:
            file.seek(offset - 8)
            parts.append(file.read(length + 12))
    return b"".join([*parts, png.chunk(b"IEND", b"")])


def _opening(header: png.Header, palette: bytes, transparency: bytes) -> bytes:
    """Everything before the image data."""
    fields = (header.width, header.height, header.bits, header.colour, 0, 0, header.interlaced)
    parts = [png.SIGNATURE, png.chunk(b"IHDR", struct.pack(">IIBBBBB", *fields))]
    if header.colour == 3:
        parts.append(png.chunk(b"PLTE", palette))
        transparency = transparency[: len(palette) // 3]
    elif _keyed(header, transparency):
        count = len(transparency) // 2
        values = (value & ((1 << header.bits) - 1) for value in struct.unpack(f">{count}H", transparency))
        transparency = struct.pack(f">{count}H", *values)
    if _keyed(header, transparency):
        parts.append(png.chunk(b"tRNS", transparency))
    return b"".join(parts)


def _keyed(header: png.Header, transparency: bytes) -> bool:
    """Whether there is transparency of the length that the colour type needs."""
    return len(transparency) > 0 if header.colour == 3 else len(transparency) == {0: 2, 2: 6}.get(header.colour)


def _profile(chunks: png.Chunks) -> bytes | None:
    """The profile, if it is one for what the colour type says."""
    icc = chunks.metadata.icc
    return profile.of_colours(icc) if chunks.header.colour in _COLOURS else icc


def _streamed(path: Path, chunks: png.Chunks, salvage: bool) -> Page:
    header = chunks.header
    colour = header.colour in _COLOURS
    has_alpha = header.colour in (4, 6) or _keyed(header, chunks.transparency)

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        for samples in regroup(_decoded(path, chunks, salvage), rows):
            pixels, alpha = split_alpha(samples)
            yield profile.to_srgb(_profile(chunks), pixels), alpha

    dtype = np.dtype(np.uint16 if header.bits == 16 else np.uint8)
    channels = 3 if colour else 1
    turned = exif.turned(chunks.metadata)
    return Page(header.height, header.width, dtype, channels, has_alpha, turned, pieces, PngStored(chunks))


def _decoded(path: Path, chunks: png.Chunks, salvage: bool) -> Iterator[Array]:
    """Decode in strips of about 4 MB: each strip becomes a small PNG of its own for libpng.

    PNG rows are filtered against the row above, so a strip starts with the last row of the one before, unfiltered.
    """
    header = chunks.header
    length = 1 + _row_bytes(header)
    rows = max(1, _STRIP // length)
    above = b""
    for filtered in _filtered(path, chunks, rows * length, salvage):
        count = len(filtered) // length + bool(above)
        filtered = above + (_plausible(filtered, length) if salvage else filtered)
        samples = _libpng(header, count, filtered, chunks)
        yield samples[1:] if above else samples
        above = b"\0" + _raw_row(header, count, filtered)


def _plausible(filtered: bytes, length: int) -> bytes:
    """Damaged rows with filter types that exist: libpng takes no others."""
    rows = np.frombuffer(filtered, np.uint8).reshape(-1, length).copy()
    rows[rows[:, 0] > 4, 0] = 0
    return rows.tobytes()


def _raw_row(header: png.Header, rows: int, filtered: bytes) -> bytes:
    """The last row as stored, without its filter; samples of 8 bits or less are taken as plain bytes."""
    if header.bits * _SAMPLES[header.colour] <= 8:
        header = replace(header, width=_row_bytes(header), bits=8, colour=0)
    row = _libpng(header, rows, filtered, None)[-1]
    return row.astype(">u2" if header.bits == 16 else np.uint8).tobytes()


def _filtered(path: Path, chunks: png.Chunks, size: int, salvage: bool) -> Iterator[bytes]:
    """The decompressed, still filtered rows, `size` bytes at a time.

    Rows that are missing at the end are black when salvaged; else ValueError.
    """
    missing = chunks.header.height * (1 + _row_bytes(chunks.header))
    waiting = bytearray()
    for plain in _inflated(path, chunks, size, salvage):
        waiting += plain[:missing]
        missing -= min(missing, len(plain))
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
        if not missing:
            break
    if missing and not salvage:
        raise ValueError("the picture data end too soon")
    while waiting or missing:
        more = min(missing, size - len(waiting))
        missing -= more
        yield bytes(waiting) + b"\0" * more
        waiting.clear()


def _inflated(path: Path, chunks: png.Chunks, size: int, salvage: bool) -> Iterator[bytes]:
    """The image data stream decompressed, at most `size` bytes at a time."""
    engine = zlib.decompressobj()
    with path.open("rb") as file:
        for offset, length in chunks.data:
            file.seek(offset)
            while length and (data := file.read(min(length, _READ))):
                length -= len(data)
                while data:
                    try:
                        plain = engine.decompress(data, size)
                    except zlib.error:
                        if salvage:
                            return
                        raise
                    yield plain
                    data = engine.unconsumed_tail


def _libpng(header: png.Header, rows: int, filtered: bytes, chunks: png.Chunks | None) -> Array:
    """Decode filtered rows; with `chunks`, palette and transparency are applied."""
    palette, transparency = (chunks.palette, chunks.transparency) if chunks is not None else (b"", b"")
    opening = _opening(replace(header, height=rows), palette, transparency)
    return imagecodecs.png_decode(opening + png.chunk(b"IDAT", zlib.compress(filtered, 0)) + png.chunk(b"IEND", b""))
