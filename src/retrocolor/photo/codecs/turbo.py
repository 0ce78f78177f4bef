"""JPEG by libjpeg-turbo's own API (simplejpeg): whatever it would only warn of, and pass over, is an error here.

libjpeg fills what it cannot decode with grey or with the row above, and says so in a warning that Pillow and
imagecodecs do not hand on. Source: ITU-T T.81 annexes B and G, libjpeg-turbo's turbojpeg.h.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import simplejpeg

from retrocolor.photo.codecs import jpeg
from retrocolor.photo.page import Array
from retrocolor.photo.scratch import lent
from retrocolor.wording import counted

_TABLES = (0xC4, 0xCC, 0xDB, 0xDD, 0xE0, 0xEE)
"""Huffman and arithmetic tables, quantization, restart interval; JFIF and Adobe's segment, which tell the colours."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = (0xC2, 0xCA)
_DIFFERENTIAL = frozenset((0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF, 0xDE))
"""Frames of a hierarchical JPEG, and the segment with which one begins."""
_JPEG_LS = 0xF7
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_ROT = re.compile(rb"\xff[^\x00\xd0-\xd7\xd9\xff]")
_ROT_SCANS = re.compile(rb"\xff[^\x00\xc4\xd0-\xd7\xd9\xda\xff]")
"""What is no marker within one scan, and between several."""
_SURPLUS = re.compile(r"(\d+) extraneous bytes before marker 0xd9")
_PADDING = 16
"""So many bytes between the last block and the end marker are a camera's padding, not damage."""


@contextmanager
def decoded(data: bytes, colours: str) -> Iterator[Array | None]:
    """The pixels of a JPEG as "GRAY" (H x W) or "RGBX" (H x W x 4, the last of any value), the same as Pillow's.

    They are lent for the time of the block. None for kinds that this API does not read (odd subsampling, 12 bits).
    Raises ValueError where the picture's data are damaged or incomplete.
    """
    stream = _bare(data)
    size = _size_of(stream)
    if size is None:
        yield None
        return
    with lent(*size, 1 if colours == "GRAY" else 4) as room:
        samples = _strictly(stream, colours, buffer=room)
        yield samples[..., 0] if colours == "GRAY" else samples


def check(data: bytes) -> None:
    """Raise ValueError where the picture in a JPEG stream is damaged or incomplete; half the time of decoding it."""
    stream = _bare(data)
    if _size_of(stream):
        four = simplejpeg.decode_jpeg_header(stream, strict=False)[2] in ("CMYK", "YCCK")
        _strictly(stream, "CMYK" if four else "GRAY", min_height=1, min_width=1)  # an eighth of the size


def unread(data: bytes) -> str | None:
    """What a whole JPEG is that libjpeg does not read: JPEG-LS, hierarchical, or of 9 to 16 bits; else None."""
    for marker, body in jpeg.walk(data):
        if marker == _JPEG_LS:
            return "JPEG-LS"
        if marker in _DIFFERENTIAL:
            return "a hierarchical JPEG"
        if marker in _FRAMES and b"\x08" < body[:1] <= b"\x10":
            return f"a JPEG of {counted(body[0], 'bit')}"
    return None


def mended(data: bytes) -> bytes:
    """A damaged JPEG that libjpeg does not give up on: markers that rot made in a scan are none, and it has an end."""
    scan = data.find(_SCAN, max((end for *_, end in jpeg.walk_to(data)), default=0))
    if scan < 0:
        return data + _END
    frame = _frame(data)
    several = frame is None or frame[0] in _PROGRESSIVE or data[scan + 4 : scan + 5] != frame[1][5:6]
    return data[: scan + 2] + (_ROT_SCANS if several else _ROT).sub(b"\xff\x00", data[scan + 2 :]) + _END


def _frame(data: bytes) -> tuple[int, bytes] | None:
    """Marker and payload of the segment that tells size and components."""
    return next(((marker, body) for marker, body in jpeg.walk(data) if marker in _FRAMES), None)


def _strictly(stream: bytes, colours: str, **options: Any) -> Array:
    _check_scans(stream)
    try:
        samples: Array = simplejpeg.decode_jpeg(stream, colours, strict=True, **options)
    except ValueError as error:
        surplus = _SURPLUS.search(str(error))
        if surplus is None or int(surplus[1]) > _PADDING:
            raise
        samples = simplejpeg.decode_jpeg(stream, colours, strict=False, **options)
    return samples


def _size_of(stream: bytes) -> tuple[int, int] | None:
    """Height and width; None for a kind that is not known here, more than 8 bits among them."""
    frame = _frame(stream)
    if frame is not None and frame[1][:1] != b"\x08":
        return None
    try:
        height, width, *_ = simplejpeg.decode_jpeg_header(stream, strict=False)
    except ValueError:
        return None
    return height, width


def _bare(data: bytes) -> bytes:
    """The stream with nothing but what decoding needs, so that a broken EXIF block is no broken picture."""
    start, parts = 2, [data[:2]]
    for marker, payload, end in jpeg.walk_to(data):
        start = end
        if marker in _FRAMES or marker in _TABLES:
            parts.append(jpeg.segment(marker, payload))
    scan = data.find(_SCAN, start)
    if scan < 0 or sum(map(len, parts)) == scan:  # nothing to leave out
        return data
    return b"".join([*parts, memoryview(data)[scan:]])


def _check_scans(stream: bytes) -> None:
    """Raise ValueError where a component, or of a progressive JPEG a bit of a coefficient, stands in no scan."""
    frame = _frame(stream)
    if frame is None:
        return
    marker, body = frame
    missing = {(component, k): True for component in body[6::3] for k in range(64 if marker in _PROGRESSIVE else 1)}
    for components, first, last, low in _scans(stream):
        for k in range(first, last + 1) if marker in _PROGRESSIVE else (0,):
            missing.update({(component, k): low > 0 for component in components})
        if not any(missing.values()):  # mostly after the first: looking for others takes as long as a tenth of decoding
            return
    raise ValueError("scans are missing: the picture is not complete")


def _scans(stream: bytes) -> Iterator[tuple[bytes, int, int, int]]:
    """Components, first and last coefficient and lowest bit of each scan up to the end marker."""
    position = stream.find(_SCAN)
    while position >= 0:
        count = stream[position + 4] if position + 4 < len(stream) else 0
        tail = stream[position + 5 : position + 8 + 2 * count]
        if 1 <= count <= 4 and len(tail) == 2 * count + 3:
            yield tail[: 2 * count : 2], tail[-3], min(63, tail[-2]), tail[-1] & 15
        following = stream.find(_SCAN, position + 2)
        if following >= 0 and stream.find(_END, position, following) >= 0:
            return
        position = following
