"""JPEG 2000: boxes taken apart and put together again. Source: ISO/IEC 15444-1 annexes A and I, XMP part 3."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from retrocolor.photo.page import Metadata

XMP = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
EXIF = b"JpgTiffExif->JP2"
IPTC = bytes.fromhex("33C7A4D2B81D4723A0BAF1A3E097AD38")
C2PA = bytes.fromhex("D8FEC3D61B0E483C92975828877EC481")
_CODESTREAM = b"\xff\x4f\xff\x51"
_PICTURE = b"jp2c"
_ICC_METHODS = (2, 3)
_DEPTH = 3
"""Where a palette says how many bits its first column has."""


@dataclass(frozen=True)
class Parts:
    """Metadata; size; `bits` per sample; lossless or not; the resolution box and others, whole, as they were.

    `whole` is False where boxes were broken, and so left out.
    """

    metadata: Metadata
    width: int
    height: int
    bits: int
    reversible: bool
    raw: bool
    resolution: bytes
    others: tuple[bytes, ...]
    whole: bool = True


def walk(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(type, content, whole box) of each box up to the first broken one: that is shorter than its head, or cut off.

    The picture's own box is taken as far as it goes: its decoder knows better.
    """
    position = 0
    while position + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        head = 8
        if length == 1:
            if position + 16 > len(data):
                return
            length, head = struct.unpack(">Q", data[position + 8 : position + 16])[0], 16
        end = len(data) if length == 0 else position + length
        if end > len(data) and kind == _PICTURE:
            end = len(data)
        if end > len(data) or end < position + head:
            return
        yield kind, data[position + head : end], data[position:end]
        position = end


def without_profile(data: bytes) -> bytes:
    """A JP2 file whose colour profile OpenJPEG does not see: it would apply it, and leave 8 bits of 16-bit grey."""
    boxes = []
    for kind, content, whole in walk(data):
        if kind == b"jp2h":
            inside = b"".join(
                box[:4] + b"free" + box[8:] if name == b"colr" and part[:1] and part[0] in _ICC_METHODS else box
                for name, part, box in walk(content)
            )
            whole = whole[: len(whole) - len(content)] + inside + content[len(inside) :]
        boxes.append(whole)
    return b"".join(boxes)


def read_parts(data: bytes) -> Parts:
    """Take a JP2 file or a bare codestream apart. Raises ValueError where there is no codestream."""
    if data.startswith(_CODESTREAM):
        return Parts(Metadata(), *_coding(data), True, b"", ())
    found: dict[bytes, bytes] = {}
    resolution, palette, others, coding, end = b"", b"", [], None, 0
    for kind, content, whole in walk(data):
        end += len(whole)
        if kind == b"jp2h":
            inside = list(walk(content))
            end -= len(content) - sum(len(box) for *_, box in inside)
            resolution = next((box for name, _, box in inside if name == b"res "), b"")
            palette = next((part for name, part, _ in inside if name == b"pclr" and len(part) > _DEPTH), b"")
            profiles = [c[3:] for name, c, _ in inside if name == b"colr" and c[:1] and c[0] in _ICC_METHODS]
            found[b"icc"] = profiles[0] if profiles else b""
        elif kind == b"uuid" and content[:16] in (XMP, EXIF, IPTC):
            found[content[:16]] = content[16:]
        elif kind == b"jp2c":
            coding = coding or _coding(content)
        elif kind in (b"uuid", b"xml ", b"uinf", b"jp2i") and content[:16] != C2PA:
            others.append(whole)
    if coding is None:
        raise ValueError("no codestream")
    metadata = Metadata(
        exif=found.get(EXIF), xmp=found.get(XMP), iptc=found.get(IPTC),
        icc=found.get(b"icc") or None, dpi=_dpi(resolution),
    )  # fmt: skip
    width, height, bits, reversible = coding
    bits = (palette[_DEPTH] & 0x7F) + 1 if palette else bits
    return Parts(metadata, width, height, bits, reversible, False, resolution, tuple(others), end == len(data))


def put_parts(pixels: bytes, parts: Parts) -> bytes:
    """The same pixels (a bare JP2 file, whose colours are declared sRGB) with these boxes."""
    boxes = []
    for kind, content, whole in walk(pixels):
        if kind == b"jp2h":
            boxes.append(_box(b"jp2h", content + parts.resolution))
        elif kind == b"jp2c":
            boxes += [_box(b"uuid", uuid + value) for uuid, value in _uuids(parts.metadata) if value]
            boxes += [*parts.others, _box(b"jp2c", content)]
        else:
            boxes.append(whole)
    return b"".join(boxes)


def _uuids(metadata: Metadata) -> list[tuple[bytes, bytes | None]]:
    return [(EXIF, metadata.exif), (XMP, metadata.xmp), (IPTC, metadata.iptc)]


def _box(kind: bytes, content: bytes) -> bytes:
    if len(content) + 8 > 0xFFFFFFFF:
        return struct.pack(">I4sQ", 1, kind, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, kind) + content


def _coding(codestream: bytes) -> tuple[int, int, int, bool]:
    """Width, height and bits per sample (SIZ), and whether the wavelet is reversible (COD)."""
    if not codestream.startswith(_CODESTREAM) or len(codestream) < 44:
        raise ValueError("no codestream")
    right, bottom, left, top = struct.unpack(">4I", codestream[8:24])
    bits = (codestream[42] & 0x7F) + 1
    position = 2
    while position + 4 <= len(codestream):
        marker, length = struct.unpack(">HH", codestream[position : position + 4])
        if marker == 0xFF52:
            return right - left, bottom - top, bits, codestream[position + 13 : position + 14] == b"\1"
        position += 2 + length
    raise ValueError("no coding style")


def _dpi(resolution: bytes) -> tuple[float, float] | None:
    """Dots per inch of a resolution box, display or capture; it counts per metre, down before across."""
    for _, content, _ in walk(resolution[8:]):
        if len(content) == 10:
            down_over, down_under, over, under, down_exp, exp = struct.unpack(">HHHHbb", content)
            if down_over and down_under and over and under:
                across, down = over / under * 10.0**exp, down_over / down_under * 10.0**down_exp
                return across * 0.0254, down * 0.0254
    return None
