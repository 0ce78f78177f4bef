"""EXIF blocks: read a little, patch in place, build anew only where a format change needs it.

A block is a small TIFF file. A patch writes the new value behind its end and changes at most one directory, so that
every offset inside (maker notes, the thumbnail) stays true.
"""

import io
import struct

from retrocolor.photo.metadata import xmp
from retrocolor.photo.metadata.ifd import (
    ASCII,
    DIRECTORIES,
    Entry,
    Header,
    ReadAt,
    Writer,
    ascii,
    maker_notes,
    number,
    read_directory,
    read_header,
)
from retrocolor.photo.page import Metadata

ORIENTATION, SOFTWARE, DESCRIPTION = 274, 305, 270
DESCRIPTIVE = frozenset(
    (270, 271, 272, 274, 282, 283, 296, 305, 306, 315, 316, 18246, 18249, 33432, 40091, 40092, 40093, 40094, 40095)
) | frozenset(DIRECTORIES)
"""Tags of a first directory that describe the picture, not how its samples are stored."""


def read_at(block: bytes) -> ReadAt:
    """A block as a source of directories."""
    return lambda offset, length: block[offset : offset + length]


def first_directory(block: bytes | None) -> tuple[Header, tuple[Entry, ...]] | None:
    """Header and entries of a block's first directory; None when there is none that can be read."""
    if not block:
        return None
    try:
        header = read_header(read_at(block))
        return header, read_directory(read_at(block), header, header.first)[0]
    except (ValueError, struct.error):
        return None


def has_thumbnail(block: bytes | None) -> bool:
    """Whether a second directory, the thumbnail's, follows the first."""
    found = first_directory(block)
    return found is not None and read_directory(read_at(block or b""), found[0], found[0].first)[1] != 0


def orientation(block: bytes | None) -> int | None:
    """EXIF orientation 1 to 8, or None."""
    found = first_directory(block)
    return entries_orientation(found[1], found[0].order) if found else None


def turned(metadata: Metadata) -> int:
    """How a photo is to be turned for the eye, 1 to 8: by its EXIF, else by its XMP, else not at all."""
    return orientation(metadata.exif) or xmp.orientation(metadata.xmp) or 1


def entries_orientation(entries: tuple[Entry, ...], order: str) -> int | None:
    """The orientation in a directory, 1 to 8, or None."""
    for entry in entries:
        if entry.tag == ORIENTATION and entry.type in (1, 3, 4):
            value = entry.numbers(order)[0]
            return value if 1 <= value <= 8 else None
    return None


def patch(block: bytes, changes: dict[int, bytes | int]) -> bytes:
    """A block with text (bytes) and SHORT (int) tags of its first directory set; everything else untouched.

    A block that cannot be read comes back as it is.
    """
    found = first_directory(block)
    if found is None or found[0].big:
        return block
    header, _ = found
    for tag, value in changes.items():
        entry = number(tag, [value], header.order) if isinstance(value, int) else ascii(tag, value)
        block = _set(block, header.order, entry)
    return block


def _set(block: bytes, order: str, entry: Entry) -> bytes:
    """Set one tag: its 12-byte record in place, or, when it is new, a longer copy of the directory at the end."""
    data = entry.data
    block += b"\0" * (len(block) % 2)
    if len(data) > 4:
        value = struct.pack(order + "I", len(block))
        block += data + b"\0" * (len(data) % 2)
    else:
        value = data.ljust(4, b"\0")
    record = struct.pack(order + "HHI", entry.tag, entry.type, entry.count) + value
    start = struct.unpack(order + "I", block[4:8])[0]
    entries = struct.unpack(order + "H", block[start : start + 2])[0]
    body = block[start + 2 : start + 2 + 12 * entries]
    records = [body[i : i + 12] for i in range(0, len(body) - 11, 12)]  # the whole ones of a directory that is cut off
    for i, old in enumerate(records):
        if struct.unpack(order + "H", old[:2])[0] == entry.tag:
            position = start + 2 + 12 * i
            return block[:position] + record + block[position + 12 :]
    following = block[start + 2 + 12 * entries : start + 6 + 12 * entries].ljust(4, b"\0")
    records = sorted([*records, record], key=lambda item: struct.unpack(order + "H", item[:2])[0])
    directory = struct.pack(order + "H", len(records)) + b"".join(records) + following
    return block[:4] + struct.pack(order + "I", len(block)) + block[8:] + directory


def new_block(software: bytes) -> bytes:
    """The smallest block: it names the software."""
    return build((Entry(SOFTWARE, ASCII, len(software) + 1, software + b"\0"),), "<")


def build(entries: tuple[Entry, ...], order: str) -> bytes:
    """A block from the descriptive entries of a directory; maker notes keep their place where it is within 60 KB."""
    chosen = [entry for entry in entries if entry.tag in DESCRIPTIVE]
    file = io.BytesIO()
    keep = [(offset, data) for offset, data in maker_notes(chosen) if offset + len(data) < 60_000]
    Writer(file, order, False, keep).page(chosen)
    return file.getvalue()


def text(block: bytes | None, tag: int) -> bytes:
    """A text of the first directory in whatever encoding it was written, or b""."""
    found = first_directory(block)
    return next((e.text() for e in (found[1] if found else ()) if e.tag == tag and e.type == ASCII), b"")
