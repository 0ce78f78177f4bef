"""The thumbnail in an EXIF block, in the colours of the result: file browsers show it in the picture's place."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, JpegImagePlugin

from retrocolor.imaging.paint import Painter
from retrocolor.photo.metadata import exif
from retrocolor.photo.metadata.ifd import LONG, SHORT, read_directory
from retrocolor.photo.page import Array, Page, Photo

_OFFSET, _LENGTH = 513, 514
_MOST_PIXELS = 1 << 20
_QUALITY = 85
_MOST = 60_000
"""Bytes of a block that leave room for the mark in one segment of a JPEG."""


@dataclass(frozen=True)
class Place:
    """Where the thumbnail of a block lies, and where its offset and its length are told (records of 12 bytes)."""

    order: str
    start: int
    length: int
    told: tuple[int, int]


def repainted(photo: Photo, chroma: Array) -> Photo:
    """The photo with its EXIF thumbnail in the colours of its first page, `chroma` (h, w, 2) as that is stored.

    A thumbnail that is damaged, no JPEG, or lies the other way than the page stays as it is, and so does that of HEIC.
    """
    block = photo.metadata.exif
    place = _place_in(block)
    if block is None or place is None or photo.format == "heif":
        return photo
    metadata = replace(photo.metadata, exif=_with_colour(block, place, chroma, photo.pages[0]))
    return replace(photo, metadata=metadata)


def _with_colour(block: bytes, place: Place, chroma: Array, page: Page) -> bytes:
    small = in_colour(block[place.start : place.start + place.length], chroma, page)
    new = block if small is None else _put(block, place, small)
    return new if len(new) <= max(_MOST, len(block)) else block


def in_colour(data: bytes, chroma: Array, page: Page, *, blue_first: bool = False) -> bytes | None:
    """A small JPEG of a page as one in its colours; None for what is damaged, no JPEG, or lies the other way.

    `blue_first`: its components are blue, green and red, and so are those of the answer.
    """
    try:
        image = JpegImagePlugin.JpegImageFile(io.BytesIO(data))
        turned = (image.width - image.height) * (page.width - page.height) < 0
        if turned or image.width * image.height > _MOST_PIXELS or image.mode not in ("L", "RGB"):
            return None
        pixels = np.asarray(image)
    except Exception:  # whatever a decoder makes of a damaged one
        return None
    turn = slice(None, None, -1 if blue_first else None)
    pixels = pixels if pixels.ndim == 2 else pixels[..., turn]
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(_painted(pixels, chroma, page)[..., turn])).save(
        file, "JPEG", quality=_QUALITY
    )
    return file.getvalue()


def _place_in(block: bytes | None) -> Place | None:
    """The place of a JPEG thumbnail; None where there is none."""
    found = exif.first_directory(block)
    if block is None or found is None or found[0].big:
        return None
    order, second = found[0].order, read_directory(exif.read_at(block), found[0], found[0].first)[1]
    told = dict(_numbers(block, order, second))
    if not {_OFFSET, _LENGTH} <= set(told):
        return None
    (offset_at, start), (length_at, length) = told[_OFFSET], told[_LENGTH]
    whole = 0 < start < start + length <= len(block)
    return Place(order, start, length, (offset_at, length_at)) if whole else None


def _numbers(block: bytes, order: str, start: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """(tag, (place of its record, value)) of what is one whole number in the directory at `start`."""
    count = struct.unpack(order + "H", block[start : start + 2])[0] if 0 < start < len(block) - 1 else 0
    for at in range(start + 2, min(start + 2 + 12 * count, len(block) - 11), 12):
        tag, kind, many = struct.unpack(order + "HHI", block[at : at + 8])
        if kind in (SHORT, LONG) and many == 1:
            yield tag, (at, struct.unpack_from(order + ("I" if kind == LONG else "H"), block, at + 8)[0])


def _painted(pixels: Array, chroma: Array, page: Page) -> Array:
    """The thumbnail in colour, (h, w, 3); bars beside a picture of another shape stay as they are."""
    height, width = pixels.shape[:2]
    scale = min(height / page.height, width / page.width)
    rows, columns = max(1, round(page.height * scale)), max(1, round(page.width * scale))
    top, left = (height - rows) // 2, (width - columns) // 2
    colour = pixels.copy() if pixels.ndim == 3 else np.stack([pixels] * 3, 2)
    inside = np.ascontiguousarray(pixels[top : top + rows, left : left + columns])
    colour[top : top + rows, left : left + columns] = Painter(chroma, rows, columns)(inside, 0)
    return colour


def _put(block: bytes, place: Place, data: bytes) -> bytes:
    """The block with another thumbnail: in the place of the old one, or behind the end where it is longer."""
    start, new = place.start, bytearray(block)
    if len(data) <= place.length:
        new[start : start + place.length] = data.ljust(place.length, b"\0")
    else:
        new += b"\0" * (len(new) % 2)
        start = len(new)
        new += data
    for at, tag, value in zip(place.told, (_OFFSET, _LENGTH), (start, len(data)), strict=True):
        new[at : at + 12] = struct.pack(place.order + "HHII", tag, LONG, 1, value)
    return bytes(new)
