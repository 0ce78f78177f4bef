"""Raw profiles: EXIF, XMP and IPTC as hexadecimal text in PNG, as ImageMagick, ExifTool and exiv2 write them."""

import zlib
from collections.abc import Iterable

from retrocolor.photo.metadata import resources

_KEY = b"Raw profile type "
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
_AS_THEY_WERE = (b"iptc", b"8bim")
"""IPTC goes back in its own form: some readers want it bare, some among Photoshop's resources."""
TEXTS = tuple(_KEY + name for name in _AS_THEY_WERE)
_MOST_TEXT = 64 << 20


def taken(
    others: Iterable[tuple[bytes, bytes]], known: set[bytes]
) -> tuple[dict[bytes, bytes], list[tuple[bytes, bytes]]]:
    """The raw profiles among chunks, by name, less those of `known`, and the chunks that go back as they were."""
    found, rest = dict[bytes, bytes](), []
    for kind, value in others:
        name, data = _raw_profile(kind, value)
        new = data and name not in known and name not in found
        if new:
            found[name] = data
        if not new or name in _AS_THEY_WERE:
            rest.append((kind, value))
    return found, rest


def _raw_profile(kind: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Name (exif, xmp, iptc, 8bim) and bytes of a profile in the text of a chunk; empty where there is none.

    The text is a title, the length and the digits, each on lines of its own.
    """
    if kind not in (b"tEXt", b"zTXt") or not value.startswith(_KEY):
        return b"", b""
    name, _, text = value[len(_KEY) :].partition(b"\0")
    plain = inflate(text[1:]) if kind == b"zTXt" else text
    try:
        data = bytes.fromhex((plain or b"").strip().split(b"\n", 2)[2].decode("ascii"))
    except (IndexError, ValueError):
        return b"", b""
    if name in (b"exif", b"APP1") and data.startswith(_EXIF):
        return b"exif", data.removeprefix(_EXIF)
    if name in (b"xmp", b"APP1"):
        return b"xmp", data.removeprefix(_XMP)
    return (name, data) if name in _AS_THEY_WERE else (b"", b"")


def resources_of(found: dict[bytes, bytes]) -> bytes | None:
    """Photoshop's resources, with the IPTC that stands beside or in place of them."""
    blocks, iptc = found.get(b"8bim"), found.get(b"iptc")
    if iptc and resources.iptc_in(iptc) is not None:
        blocks, iptc = blocks or iptc, resources.iptc_in(iptc)
    return resources.with_iptc(blocks, iptc)


def inflate(data: bytes) -> bytes | None:
    """Decompressed text or profile; None when it is broken or larger than 64 MB."""
    try:
        engine = zlib.decompressobj()
        plain = engine.decompress(data, _MOST_TEXT)
    except zlib.error:
        return None
    return plain if engine.eof else None
