"""JPEG quantization tables: what quality a file was made with. Source: ITU-T T.81 annex K, libjpeg's scaling."""

import struct
from functools import lru_cache

import numpy as np

from retrocolor.photo.page import Array

Tables = tuple[tuple[int, ...], ...]
"""Luma, chroma: 64 numbers each, row by row."""

LUMA = np.array(
    [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
     51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
     120, 101, 72, 92, 95, 98, 112, 100, 103, 99]
)  # fmt: skip
CHROMA = np.array(
    [17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
     99, 99, 99, 99, *[99] * 32]
)  # fmt: skip
"""Tables K.1 and K.2: quality 50."""

_ZIGZAG = sorted(range(64), key=lambda n: (n // 8 + n % 8, n // 8 if (n // 8 + n % 8) % 2 else n % 8))
_DQT, _SOS = 0xDB, 0xDA


def scaled(table: Array, quality: int) -> Array:
    """A standard table at a quality, 1 to 100, as libjpeg scales it."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return ((table * scale + 50) // 100).clip(1, 255)


@lru_cache(maxsize=64)
def estimate_quality(luma: tuple[int, ...]) -> int:
    """The quality, 1 to 100, whose standard luma table is nearest to this one."""
    own = np.array(luma)
    return min(range(1, 101), key=lambda quality: int(np.abs(scaled(LUMA, quality) - own).sum()))


def two_tables(tables: Tables, quality: int) -> list[list[int]]:
    """Luma and chroma; a grey source has no chroma table, so it gets the standard one of its quality."""
    chroma = tables[1] if len(tables) > 1 else scaled(CHROMA, quality).tolist()
    return [list(tables[0]), list(chroma)]


def tables_in(data: bytes) -> Tables:
    """The quantization tables in a JPEG stream or a TIFF's JPEGTables, by number; () where there are none."""
    found: dict[int, tuple[int, ...]] = {}
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF and data[position + 1] not in (_SOS, 0xD9):
        marker, length = data[position + 1], struct.unpack(">H", data[position + 2 : position + 4])[0]
        if marker == _DQT:
            found |= _parse(data[position + 4 : position + 2 + length])
        position += 2 + length
    return tuple(found[number] for number in sorted(found))


def _parse(body: bytes) -> dict[int, tuple[int, ...]]:
    found = {}
    while body:
        wide, number = body[0] >> 4, body[0] & 15
        size = 128 if wide else 64
        if len(body) < 1 + size:
            break
        values = struct.unpack(">64H" if wide else ">64B", body[1 : 1 + size])
        natural = [0] * 64
        for place, value in zip(_ZIGZAG, values, strict=True):
            natural[place] = value
        found[number] = tuple(natural)
        body = body[1 + size :]
    return found
