"""Convert metadata for another format: what the target holds in another place, and what it cannot hold."""

from dataclasses import replace

from retrocolor.photo.codecs import png_profiles
from retrocolor.photo.metadata import exif, resources
from retrocolor.photo.metadata.ifd import Entry
from retrocolor.photo.page import Metadata, Photo

_NAMES = {"png": "PNG", "jpeg": "JPEG", "tiff": "TIFF"}
_TEXT = (b"tEXt", b"zTXt", b"iTXt")
_ELSEWHERE = frozenset((700, 33723, 34377, 34675, 37724, 330))
"""TIFF tags that have their own place in other formats, or are left out with a note of their own."""


def converted(photo: Photo, target: str, structural: frozenset[int]) -> tuple[Metadata, list[str]]:
    """The photo's metadata for a file of another format, and notes on what stays behind.

    `structural` are the TIFF tags that only say how samples are stored.
    """
    metadata, notes = photo.metadata, list[str]()
    if target == "tiff":
        metadata = replace(metadata, iptc=metadata.iptc or resources.iptc_in(metadata.resources))
        if metadata.comments:
            notes.append("TIFF holds no comments")
        if exif.has_thumbnail(metadata.exif):
            notes.append("the EXIF thumbnail stays behind")
    else:
        metadata = replace(metadata, resources=resources.with_iptc(metadata.resources, metadata.iptc), iptc=None)
    stored = photo.pages[0].stored
    name = _NAMES[target]
    if photo.format == "png":
        notes += _png_texts(stored.chunks.others, name)
        if far := stored.chunks.gamut:
            notes.append(f"{name} holds no {' and '.join(far)}: the samples were taken as sRGB")
    elif photo.format == "jpeg" and stored.segments.others:
        notes.append(f"{name} holds no JPEG application segments ({len(stored.segments.others)})")
    elif photo.format == "tiff":
        notes += _tiff_tags(stored.entries, name, structural)
    elif photo.format == "jp2" and stored.parts.others:
        notes.append(f"{name} holds no JPEG 2000 boxes ({len(stored.parts.others)})")
    return metadata, notes


def _png_texts(others: tuple[tuple[bytes, bytes], ...], name: str) -> list[str]:
    named = [value.split(b"\0", 1)[0] for kind, value in others if kind in _TEXT]
    keys = [key.decode("latin-1") for key in named if key not in (b"Comment", *png_profiles.TEXTS)]
    keys = [key for key in keys if key.isprintable()]
    return [f"{name} holds no PNG texts ({', '.join(keys)})"] if keys else []


def _tiff_tags(entries: tuple[Entry, ...], name: str, structural: frozenset[int]) -> list[str]:
    known = exif.DESCRIPTIVE | structural | _ELSEWHERE | {254, 297}
    tags = sorted(str(entry.tag) for entry in entries if entry.tag not in known)
    return [f"{name} holds no TIFF tags {', '.join(tags)}"] if tags else []
