"""Thumbnails beside that of EXIF, in the colours of the result: Photoshop's resources 1036 and 1033, and XMP's.

Source: Adobe Photoshop file formats (thumbnail resource), XMP specification part 2 (xmp:Thumbnails).
"""

import binascii
import struct
from dataclasses import replace

from retrocolor.photo.exif_thumbnail import in_colour
from retrocolor.photo.metadata import resources, xmp
from retrocolor.photo.metadata.ifd import BYTE, Entry, undefined
from retrocolor.photo.page import Array, Page, Photo

_XMP, _RESOURCES = 700, 34377
_HEAD, _JPEG = 28, 1
_SIZE = 20
"""Where a resource tells how many bytes its JPEG has; before it stand a kind, width, height and raw sizes."""
_IMAGE = "http://ns.adobe.com/xap/1.0/g/img/"


def repainted(photo: Photo, chroma: list[Array | None]) -> Photo:
    """The photo with these thumbnails in the colours of their pages; `chroma` (h, w, 2) of each, None: left as it is.

    One that is damaged, no JPEG, or lies the other way than its page stays as it is, and so do those of HEIC.
    """
    if photo.format == "heif":
        return photo
    pages = tuple(
        page if found is None or photo.format != "tiff" else _tiff_page(page, found)
        for page, found in zip(photo.pages, chroma, strict=True)
    )
    if chroma[0] is None:
        return replace(photo, pages=pages)
    first, metadata = photo.pages[0], photo.metadata
    metadata = replace(
        metadata,
        resources=metadata.resources and _resources(metadata.resources, chroma[0], first),
        xmp=metadata.xmp and _packet(metadata.xmp, chroma[0], first),
    )
    return replace(photo, pages=pages, metadata=metadata)


def _tiff_page(page: Page, chroma: Array) -> Page:
    entries = tuple(_entry(entry, chroma, page) for entry in page.stored.entries)
    return replace(page, stored=replace(page.stored, entries=entries))


def _entry(entry: Entry, chroma: Array, page: Page) -> Entry:
    change = {_XMP: _packet, _RESOURCES: _resources}.get(entry.tag)
    data = change(entry.data, chroma, page) if change else entry.data
    return entry if data == entry.data else undefined(entry.tag, data, BYTE)


def _resources(blocks: bytes, chroma: Array, page: Page) -> bytes:
    for number in (resources.THUMBNAIL, resources.OLD_THUMBNAIL):
        blue_first = number == resources.OLD_THUMBNAIL

        def changed(content: bytes, blue_first: bool = blue_first) -> bytes:
            small = in_colour(content[_HEAD:], chroma, page, blue_first=blue_first)
            if small is None or content[:4] != struct.pack(">I", _JPEG):
                return content
            return content[:_SIZE] + struct.pack(">I", len(small)) + content[_SIZE + 4 : _HEAD] + small

        blocks = resources.with_changed(blocks, number, changed)
    return blocks


def _packet(packet: bytes, chroma: Array, page: Page) -> bytes:
    """XMP holds them in base64: all elements and attributes of that name, in whatever list they stand."""
    document = xmp.parse(packet) if _IMAGE.encode() in packet else None
    if document is None:
        return packet
    places = 0
    for node in document.getElementsByTagNameNS(_IMAGE, "image"):
        if small := _of_text(xmp.text_of(node), chroma, page):
            while node.firstChild is not None:
                node.removeChild(node.firstChild)
            node.appendChild(document.createTextNode(small))
            places += 1
    for node in document.getElementsByTagName("*"):
        old = node.getAttributeNodeNS(_IMAGE, "image")
        if old is not None and (small := _of_text(old.value, chroma, page)):
            old.value = small
            places += 1
    return xmp.serialize(document) if places else packet


def _of_text(text: str, chroma: Array, page: Page) -> str | None:
    """A JPEG in base64 as another in colour."""
    try:
        small = in_colour(binascii.a2b_base64(text), chroma, page)
    except ValueError:
        return None
    return None if small is None else binascii.b2a_base64(small, newline=False).decode()
