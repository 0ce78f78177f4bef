"""JPEG segments: what a JPEG file carries beside its pixels, taken apart and put together again."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from retrocolor.photo.metadata import other_parts, xmp
from retrocolor.photo.metadata.resources import without_profile
from retrocolor.photo.page import Metadata

EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
ICC = b"ICC_PROFILE\0"
RESOURCES = b"Photoshop 3.0\0"
JFIF = b"JFIF\0"
_DROPPED_APP2 = (ICC, b"MPF\0", b"urn:iso:std:iso:ts:21496")
_MOST = 65533
_END, _TAIL = b"\xff\xd9", 4096
_FILLER = b"\0\xff\t\r\n \x1a"


@dataclass(frozen=True)
class Segments:
    """A JPEG's metadata, the JFIF segment, and the other application segments, whole and in order."""

    metadata: Metadata
    jfif: bytes | None
    others: tuple[bytes, ...]
    notes: tuple[str, ...]


def walk(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, payload) of each segment before the first scan; junk between segments is stepped over."""
    for marker, payload, _ in walk_to(data):
        yield marker, payload


def walk_to(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The same, and where each segment ends."""
    position = 2
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 4 > len(data):
            return
        marker = data[position + 1]
        if marker in (0x00, 0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in (0xD9, 0xDA):
            return
        length = struct.unpack(">H", data[position + 2 : position + 4])[0]
        payload = data[position + 4 : position + 2 + length]
        position += 2 + max(length, 2)
        yield marker, payload, position


def read_segments(data: bytes) -> Segments:
    """Take a JPEG apart. Content credentials, previews and gain maps are left out, with a note."""
    exif = packet = jfif = None
    extended: list[bytes] = []
    icc: dict[int, bytes] = {}
    blocks, comments, others, notes = b"", [], [], []
    for marker, payload in walk(data):
        if marker == 0xE0 and payload.startswith(JFIF) and jfif is None:
            jfif = payload
        elif marker == 0xE1 and payload.startswith(EXIF) and (exif is None or not _starts_block(payload)):
            exif = (exif or b"") + payload[len(EXIF) :]
        elif marker == 0xE1 and payload.startswith(XMP) and packet is None:
            packet = payload[len(XMP) :]
        elif marker == 0xE1 and payload.startswith(EXTENDED_XMP):
            extended.append(payload[len(EXTENDED_XMP) :])
        elif marker == 0xE2 and payload.startswith(ICC) and len(payload) > 14:
            icc[payload[12]] = payload[14:]
        elif marker == 0xED and payload.startswith(RESOURCES):
            blocks += payload[len(RESOURCES) :]
        elif marker == 0xFE:
            comments.append(payload)
        elif marker == 0xEB:
            notes.append("content credentials (C2PA) not copied: they would no longer be valid")
        elif marker == 0xE2 and payload.startswith(_DROPPED_APP2):
            notes.append("further pictures in the file (previews, gain map) not copied")
        elif 0xE0 <= marker <= 0xEF and marker != 0xEE:
            others.append(segment(marker, payload))
    packet = xmp.join(packet, extended)
    if (rest := other_parts.without(packet)) is not packet:
        notes.append(other_parts.NOTE)
    metadata = Metadata(
        exif, rest, without_profile(blocks or None), None,
        b"".join(icc[i] for i in sorted(icc)) or None, _density(jfif), tuple(comments),
    )  # fmt: skip
    return Segments(metadata, jfif, tuple(others), tuple(dict.fromkeys(notes)))


def behind(data: bytes) -> int:
    """How many bytes follow the end of the picture and what it is padded with: a film, sound; no further JPEG."""
    if data[-_TAIL:].rstrip(_FILLER).endswith(_END):
        return 0  # looking for the end takes as long as a tenth of decoding
    first = max((end for *_, end in walk_to(data)), default=0)  # tables may hold what looks like an end
    end = data.find(_END, first)
    return len(data[end + len(_END) :].strip(_FILLER)) if end >= 0 else 0


def head(segments: Segments) -> bytes:
    """How a JPEG file with these segments begins; what is longer than one segment goes into several."""
    metadata = segments.metadata
    parts = [b"\xff\xd8"]
    if segments.jfif is not None:
        parts.append(segment(0xE0, segments.jfif))
    parts += _spread(0xE1, EXIF, metadata.exif)
    if metadata.xmp is not None:
        main, extended = xmp.split(metadata.xmp)
        parts.append(segment(0xE1, XMP + main))
        parts += [segment(0xE1, EXTENDED_XMP + part) for part in extended]
    parts += _spread(0xED, RESOURCES, metadata.resources)
    parts += _icc_segments(metadata.icc or b"")
    parts += segments.others
    parts += [segment(0xFE, comment[:_MOST]) for comment in metadata.comments]
    return b"".join(parts)


def with_density(metadata: Metadata) -> Segments:
    """Segments for metadata that come from another format: the resolution becomes a JFIF segment."""
    unit, (x, y) = (1, metadata.dpi) if metadata.dpi else (0, (1.0, 1.0))
    x, y = (min(65535, max(1, round(value))) for value in (x, y))
    jfif = JFIF + struct.pack(">BBBHHBB", 1, 2, unit, x, y, 0, 0)
    return Segments(metadata, jfif, (), ())


def segment(marker: int, payload: bytes) -> bytes:
    """One segment with its marker and length."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def _spread(marker: int, name: bytes, data: bytes | None) -> list[bytes]:
    """Data in as many segments of one name as they need (EXIF over 64 KB, Photoshop resources)."""
    data, step = data or b"", _MOST - len(name)
    return [segment(marker, name + data[i : i + step]) for i in range(0, len(data), step)]


def _starts_block(payload: bytes) -> bool:
    """Whether an EXIF segment begins a block; if not, it continues the one before."""
    return payload[len(EXIF) : len(EXIF) + 4] in (b"II*\0", b"MM\0*")


def _icc_segments(icc: bytes) -> list[bytes]:
    step = _MOST - 14
    chunks = [icc[i : i + step] for i in range(0, len(icc), step)]
    return [segment(0xE2, ICC + bytes([i, len(chunks)]) + chunk) for i, chunk in enumerate(chunks, 1)]


def bare(pixels: bytes) -> bytes:
    """A JPEG file from its first segment that is neither JFIF nor the start marker."""
    position = 2
    while pixels[position : position + 2] == b"\xff\xe0":
        position += 2 + struct.unpack(">H", pixels[position + 2 : position + 4])[0]
    return pixels[position:]


def _density(jfif: bytes | None) -> tuple[float, float] | None:
    if jfif is None or len(jfif) < 12:
        return None
    unit, x, y = struct.unpack(">BHH", jfif[7:12])
    if unit not in (1, 2) or not x or not y:
        return None
    return (float(x), float(y)) if unit == 1 else (x * 2.54, y * 2.54)
