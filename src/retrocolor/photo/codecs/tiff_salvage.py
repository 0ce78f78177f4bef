"""What is left of a strip or tile that is damaged or cut off: its beginning, as far as it can be unpacked."""

import zlib
from collections.abc import Callable

import imagecodecs

NONE, LZW, DEFLATE, OLD_DEFLATE, PACKBITS = 1, 5, 8, 32946, 32773
_STEP = 64  # bytes of a deflate stream at a time: an error costs what came out of the last ones
_LONGEST_RUN = 129  # bytes of PackBits that stand together


def beginning_of(data: bytes, compression: int, size: int) -> bytes:
    """The strip as it would be stored, `size` bytes unpacked: what can be unpacked of it, then zeros.

    Raises ValueError where that is nothing, KeyError where the compression is none of these.
    """
    unpack, pack = _CODECS[compression]
    plain = unpack(data, size)[:size]
    if not plain:
        raise ValueError("nothing is left")
    return pack(plain.ljust(size, b"\0"))


def _inflated(data: bytes, size: int) -> bytes:
    engine, plain = zlib.decompressobj(), bytearray()
    try:
        for first in range(0, len(data), _STEP):
            plain += engine.decompress(data[first : first + _STEP])
            if len(plain) >= size:
                break
    except zlib.error:
        pass
    return bytes(plain)


def _unpacked(data: bytes, size: int) -> bytes:
    """PackBits; a stream that ends within a run is unpacked up to the run."""
    for less in range(min(_LONGEST_RUN, len(data))):
        try:
            return bytes(imagecodecs.packbits_decode(data[: len(data) - less]))
        except RuntimeError:
            continue
    return b""


_DEFLATE = (_inflated, lambda plain: zlib.compress(plain, 0))
_CODECS: dict[int, tuple[Callable[[bytes, int], bytes], Callable[[bytes], bytes]]] = {
    NONE: (lambda data, size: data, bytes),
    LZW: (lambda data, size: bytes(imagecodecs.lzw_decode(data)), lambda plain: bytes(imagecodecs.lzw_encode(plain))),
    DEFLATE: _DEFLATE,
    OLD_DEFLATE: _DEFLATE,
    PACKBITS: (_unpacked, lambda plain: bytes(imagecodecs.packbits_encode(plain))),
}
