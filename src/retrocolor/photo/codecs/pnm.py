"""PBM, PGM and PPM, plain and raw, of 1 to 16 bits. Source: the netpbm format pages."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrocolor.imaging.depth import full_range
from retrocolor.photo.limits import Limits
from retrocolor.photo.page import Array, Metadata, Page, Photo, grey_if_equal, page_of
from retrocolor.wording import counted

_NEXT = re.compile(rb"P[4-6][\s#]")
_TOKEN = re.compile(rb"(?:\s|#[^\r\n]*[\r\n])*([^\s#]+)")


@dataclass(frozen=True)
class Header:
    """Kind 1 to 6 ("P1" to "P6"), size, value of white, and where the samples begin."""

    kind: int
    width: int
    height: int
    top: int
    start: int


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read a PNM file, all its pictures (raw ones may follow each other). Raises ValueError when it is cut off."""
    data = path.read_bytes()
    pages, notes, start = list[Page](), list[str](), 0
    while start == 0 or _NEXT.match(data, start):
        header = read_header(data, start)
        limits.check(header.width, header.height)
        colour = header.kind in (3, 6)
        count = header.width * header.height * (3 if colour else 1)
        values = _plain(data, header, count) if header.kind <= 3 else _raw(data, header, count)
        pixels = _full_range(values, header).reshape(header.height, header.width, -1)
        pages.append(page_of(grey_if_equal(pixels) if colour else pixels[..., 0], None, 1))
        start = len(data) if header.kind <= 3 else header.start + _raw_bytes(header)
    if data[start:].strip(b"\0\t\r\n \x1a"):
        notes.append(f"{counted(len(data) - start, 'byte')} behind the picture not copied")
    return Photo(path, format, tuple(pages), Metadata(), tuple(notes))


def read_header(data: bytes, start: int = 0) -> Header:
    """Raises ValueError when the numbers are missing or out of range."""
    kind, position, numbers = int(data[start + 1 : start + 2]), start + 2, list[int]()
    while len(numbers) < (2 if kind in (1, 4) else 3):
        token = _TOKEN.match(data, position)
        if token is None or not token[1].isdigit() or len(token[1]) > 9:
            raise ValueError("the header is broken")
        numbers.append(int(token[1]))
        position = token.end()
    top = numbers[2] if len(numbers) == 3 else 1
    if not 1 <= top <= 65535:
        raise ValueError("the value of white is out of range")
    return Header(kind, numbers[0], numbers[1], top, position + 1)


def _plain(data: bytes, header: Header, count: int) -> Array:
    body = re.sub(rb"#[^\r\n]*", b"", data[header.start - 1 :])
    samples = re.findall(rb"[01]" if header.kind == 1 else rb"\d+", body)[:count]
    if len(samples) < count:
        raise ValueError("the file is cut off")
    return np.array(samples).astype(np.uint32)


def _raw_bytes(header: Header) -> int:
    """How many bytes the samples of a raw picture take."""
    if header.kind == 4:
        return (header.width + 7) // 8 * header.height
    return header.width * header.height * (3 if header.kind == 6 else 1) * (1 if header.top < 256 else 2)


def _raw(data: bytes, header: Header, count: int) -> Array:
    if header.kind == 4:
        row = (header.width + 7) // 8
        packed = np.frombuffer(data, np.uint8, row * header.height, header.start).reshape(header.height, row)
        return np.unpackbits(packed, axis=1)[:, : header.width].reshape(-1)
    return np.frombuffer(data, np.uint8 if header.top < 256 else ">u2", count, header.start)


def _full_range(values: Array, header: Header) -> Array:
    dtype = np.dtype(np.uint8 if header.top < 256 else np.uint16)
    if header.kind in (1, 4):
        return ((1 - values.astype(np.uint8)) * 255).astype(np.uint8)
    return full_range(values, header.top, dtype)


def encode(pixels: Array) -> bytes:
    """H x W x 3 of 8 or 16 bits as raw PPM."""
    height, width, _ = pixels.shape
    top = int(np.iinfo(pixels.dtype).max)
    return b"P6\n%d %d\n%d\n" % (width, height, top) + pixels.astype(pixels.dtype.newbyteorder(">")).tobytes()
