"""PNG chunks: what a PNG file carries beside its pixels, taken apart and put together again."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from retrocolor.photo.codecs.png_profiles import inflate, resources_of, taken
from retrocolor.photo.names import HDR
from retrocolor.photo.page import Metadata

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP = b"XML:com.adobe.xmp\0"
_IPTC = b"Raw profile type iptc\0"
_REMADE = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sBIT", b"bKGD", b"hIST", b"acTL", b"fcTL", b"fdAT", b"caBX")
_COLOUR = (b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCv", b"cLLi")
_SRGB_CODES = b"\1\x0d"
_SRGB_GAMMA, _SRGB_POINTS = 45455, (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
"""What cICP (primaries, transfer), gAMA and cHRM (times 100,000) say in an sRGB picture."""
_MOST_DOTS = 2**31 - 1
"""Per metre, as PNG counts them."""
_LONGEST = 1_000_000
"""libpng's own limit on width and height."""
_KINDS = {(0, 1), (0, 2), (0, 4), (3, 1), (3, 2), (3, 4), (3, 8), *((c, b) for c in (0, 2, 4, 6) for b in (8, 16))}
"""Colour types and depths that exist."""


@dataclass(frozen=True)
class Header:
    """IHDR: size, bits per sample, colour type (0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGBA), Adam7 or not."""

    width: int
    height: int
    bits: int
    colour: int
    interlaced: bool


@dataclass(frozen=True)
class Chunks:
    """A PNG's metadata and its other chunks (type, data), in order; `frames` > 1 means an animation."""

    header: Header
    metadata: Metadata
    others: tuple[tuple[bytes, bytes], ...]
    colour: tuple[tuple[bytes, bytes], ...]
    data: tuple[tuple[int, int], ...]
    palette: bytes
    transparency: bytes
    frames: int
    notes: tuple[str, ...]

    @property
    def gamut(self) -> tuple[str, ...]:
        """Which chunks say that the samples are far from sRGB (gAMA by 5 %, cHRM by 0.01, as libpng takes it)."""
        said = dict(self.colour)
        if self.metadata.icc or b"sRGB" in said:
            return ()
        if b"cICP" in said:
            return () if said[b"cICP"][:2] == _SRGB_CODES else ("cICP",)
        gamma, points = (_numbers(said.get(kind, b"")) for kind in (b"gAMA", b"cHRM"))
        far = ["gAMA"] if len(gamma) == 1 and abs(gamma[0] - _SRGB_GAMMA) > 0.05 * _SRGB_GAMMA else []
        off = [abs(point - srgb) for point, srgb in zip(points, _SRGB_POINTS, strict=False)]
        return (*far, "cHRM") if len(off) == len(_SRGB_POINTS) and max(off) > 1000 else tuple(far)


def walk(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """(type, offset of the data, length) of each chunk; stops at IEND or where the file ends."""
    position = 8
    while True:
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        yield kind, position + 8, length
        if kind == b"IEND":
            return
        position += 12 + length


def read_chunks(file: BinaryIO, salvage: bool = False) -> Chunks:
    """Take a PNG apart. Raises ValueError when it has no header, no pixels, or (unless to be salvaged) no end."""
    found: dict[bytes, list[bytes]] = {}
    data, others, kinds = [], [], []
    for kind, offset, length in walk(file):
        kinds.append(kind)
        if kind == b"IDAT":
            data.append((offset, length))
            continue
        file.seek(offset)
        value = file.read(length)
        if kind in _REMADE or kind in _COLOUR or kind in (b"iCCP", b"eXIf") or _is_xmp(kind, value):
            found.setdefault(kind, []).append(value)
        else:
            others.append((kind, value))
    if not kinds or kinds[0] != b"IHDR" or not data or len(found[b"IHDR"][0]) != 13:
        raise ValueError("no picture data")
    if kinds[-1] != b"IEND" and not salvage:
        raise ValueError("the file is cut off")
    width, height, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", found[b"IHDR"][0])
    if max(width, height) > _LONGEST or (colour, bits) not in _KINDS or interlace > 1:
        raise ValueError("the header is broken")
    known = {name for kind, name in ((b"eXIf", b"exif"), (b"iTXt", b"xmp")) if kind in found}
    profiles, others = taken(others, known)
    metadata = _metadata(found, profiles, others)
    notes = ["content credentials (C2PA) not copied: they would no longer be valid"] if b"caBX" in found else []
    notes += ["its colour profile is broken and was left out"] if b"iCCP" in found and metadata.icc is None else []
    frames = struct.unpack(">I", found[b"acTL"][0][:4])[0] if b"acTL" in found else 1
    colours = tuple((kind, value) for kind in _COLOUR for value in found.get(kind, ())[:1])
    others += [(b"bKGD", value) for value in [_background(found, colour, bits)] if value]
    return Chunks(
        Header(width, height, bits, colour, bool(interlace)), metadata, tuple(others), colours,
        tuple(data), _one(found, b"PLTE") or b"", _one(found, b"tRNS") or b"", frames, tuple(notes),
    )  # fmt: skip


def hdr(chunks: Chunks) -> str | None:
    """The transfer of an HDR picture, from cICP's second byte (ITU-T H.273), or None."""
    code = dict(chunks.colour).get(b"cICP", b"\0\0")[1:2]
    return HDR.get(code[0]) if code else None


def _numbers(value: bytes) -> tuple[int, ...]:
    count = len(value) // 4
    return struct.unpack(f">{count}I", value[: 4 * count])


def _one(found: dict[bytes, list[bytes]], kind: bytes) -> bytes | None:
    return found[kind][0] if kind in found else None


def _background(found: dict[bytes, list[bytes]], colour: int, bits: int) -> bytes | None:
    """The background colour as an RGB picture of 8 or 16 bits states it: three 16-bit values."""
    value, palette = _one(found, b"bKGD") or b"", _one(found, b"PLTE") or b""
    if colour == 3 and value and len(palette) >= 3 * value[0] + 3:
        return bytes(byte for part in palette[3 * value[0] : 3 * value[0] + 3] for byte in (0, part))
    if colour in (0, 4) and len(value) == 2:
        grey = int.from_bytes(value)
        return struct.pack(">H", grey if bits >= 8 else grey * 255 // (2**bits - 1)) * 3
    return value if colour in (2, 6) and len(value) == 6 else None


def _is_xmp(kind: bytes, value: bytes) -> bool:
    return kind == b"iTXt" and value.startswith(_XMP)


def _metadata(
    found: dict[bytes, list[bytes]], profiles: dict[bytes, bytes], others: list[tuple[bytes, bytes]]
) -> Metadata:
    dpi = None
    for kind, value in others:
        if kind == b"pHYs" and len(value) == 9 and value[8] == 1:
            x, y, _ = struct.unpack(">IIB", value)
            dpi = (x * 0.0254, y * 0.0254) if x and y else None
    profile = _one(found, b"iCCP")
    return Metadata(
        exif=(_one(found, b"eXIf") or b"").removeprefix(b"Exif\0\0") or profiles.get(b"exif"),  # some have JPEG's head
        xmp=_xmp_text(_one(found, b"iTXt")) or profiles.get(b"xmp"),
        resources=resources_of(profiles),
        icc=inflate(profile.split(b"\0", 1)[1][1:]) if profile and b"\0" in profile else None,
        dpi=dpi,
        comments=tuple(v[8:] for k, v in others if k == b"tEXt" and v.startswith(b"Comment\0")),
    )


def _xmp_text(value: bytes | None) -> bytes | None:
    if value is None:
        return None
    packed, body = value[len(_XMP)], value[len(_XMP) + 2 :]
    text = body.split(b"\0", 2)[2] if body.count(b"\0") >= 2 else b""
    return (inflate(text) if packed else text) or None


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk with length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_chunk(stream: BinaryIO, kind: bytes, data: bytes) -> None:
    """The same, written without a copy of what may be a whole picture."""
    stream.write(struct.pack(">I", len(data)) + kind)
    stream.write(data)
    stream.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))


def head_chunks(header: Header, metadata: Metadata, colour: tuple[tuple[bytes, bytes], ...]) -> bytes:
    """Signature, header and the chunks of the metadata; `colour` is used where there is no profile."""
    fields = (header.width, header.height, header.bits, header.colour, 0, 0, 0)
    parts = [SIGNATURE, chunk(b"IHDR", struct.pack(">IIBBBBB", *fields))]
    if metadata.icc:
        parts.append(chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(metadata.icc)))
    else:
        parts += [chunk(kind, value) for kind, value in colour]
    if metadata.exif:
        parts.append(chunk(b"eXIf", metadata.exif))
    if metadata.xmp:
        parts.append(chunk(b"iTXt", _XMP + b"\0\0\0\0" + metadata.xmp))
    if metadata.resources:
        digits = metadata.resources.hex().encode()
        lines = b"\n".join(digits[i : i + 72] for i in range(0, len(digits), 72))
        text = b"\niptc\n%8d\n" % len(metadata.resources) + lines + b"\n"
        parts.append(chunk(b"zTXt", _IPTC + b"\0" + zlib.compress(text)))
    return b"".join(parts)


def foreign_chunks(metadata: Metadata) -> tuple[tuple[bytes, bytes], ...]:
    """Chunks for metadata that come from another format: resolution and comments."""
    chunks = []
    if metadata.dpi:
        x, y = (min(_MOST_DOTS, max(1, round(value / 0.0254))) for value in metadata.dpi)
        chunks.append((b"pHYs", struct.pack(">IIB", x, y, 1)))
    for comment in metadata.comments:
        text = comment.decode("utf-8", "replace").rstrip("\0").encode()
        chunks.append((b"iTXt", b"Comment\0\0\0\0\0" + text))
    return tuple(chunks)
