"""Resolution and size in the metadata of a photo, restated for a smaller copy: the same inches, fewer dots.

EXIF and TIFF (tags 282, 283, 40962, 40963), JFIF, pHYs, JPEG 2000, Photoshop's resource 1005, XMP.
"""

import struct
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from retrocolor.photo.metadata import exif, resources, xmp
from retrocolor.photo.metadata.ifd import EXIF, LONG, RATIONAL, SHORT, UNDEFINED, Entry, number
from retrocolor.photo.page import Metadata, Page, Photo

X_RESOLUTION, Y_RESOLUTION, PIXEL_X, PIXEL_Y, XMP, RESOURCES = 282, 283, 40962, 40963, 700, 34377
GEOREFERENCE = frozenset((33550, 33922, 34264))
"""GeoTIFF's pixel scale, tie points and transformation: they count pixels of the full size."""
_XMP_EXIF = "http://ns.adobe.com/exif/1.0/"


@dataclass(frozen=True)
class Change:
    """From one size to another, as stored: `before` and `after` are (height, width) in pixels."""

    before: tuple[int, int]
    after: tuple[int, int]

    @property
    def across(self) -> Fraction:
        """The factor of the width."""
        return Fraction(self.after[1], self.before[1])

    @property
    def down(self) -> Fraction:
        """The factor of the height."""
        return Fraction(self.after[0], self.before[0])


def restated(photo: Photo, pages: tuple[Page, ...]) -> Photo:
    """The photo with smaller pages, and their size and resolution wherever the metadata hold them."""
    changes = [Change((a.height, a.width), (b.height, b.width)) for a, b in zip(photo.pages, pages, strict=True)]
    geo = any(e.tag in GEOREFERENCE for p in photo.pages if photo.format == "tiff" for e in p.stored.entries)
    notes = [f"scaled down from {photo.pages[0].width} x {photo.pages[0].height} pixels"]
    notes += ["its map reference (GeoTIFF) left out: it counts pixels of the full size"] if geo else []
    return replace(
        photo,
        pages=tuple(
            replace(page, stored=_stored(photo.format, page.stored, change))
            for page, change in zip(pages, changes, strict=True)
        ),
        metadata=_metadata(photo.metadata, changes[0]),
        notes=(*photo.notes, *notes),
    )


def _metadata(metadata: Metadata, change: Change) -> Metadata:
    dpi = metadata.dpi
    return replace(
        metadata,
        exif=metadata.exif and _block(metadata.exif, change),
        xmp=metadata.xmp and _packet(metadata.xmp, change),
        resources=metadata.resources and _resources(metadata.resources, change),
        dpi=dpi and (float(dpi[0] * change.across), float(dpi[1] * change.down)),
    )


def _stored(format: str, stored: Any, change: Change) -> Any:
    """How a page was encoded, with the resolution that its writer copies."""
    if format == "tiff":
        entries = [entry for entry in stored.entries if entry.tag not in GEOREFERENCE]
        return replace(stored, entries=tuple(_entry(entry, stored.order, change) for entry in entries))
    if format == "jpeg" and stored.segments.jfif is not None:
        return replace(stored, segments=replace(stored.segments, jfif=_jfif(stored.segments.jfif, change)))
    if format == "png":
        others = tuple(
            (kind, _phys(value, change) if kind == b"pHYs" else value) for kind, value in stored.chunks.others
        )
        return replace(stored, chunks=replace(stored.chunks, others=others))
    if format == "jp2" and stored.parts.resolution:
        return replace(stored, parts=replace(stored.parts, resolution=_res_box(stored.parts.resolution, change)))
    return stored


def _ratio(over: int, under: int, factor: Fraction, most: int) -> tuple[int, int]:
    """A ratio times a factor, in numbers up to `most`."""
    value = Fraction(over, under) * factor
    value = value.limit_denominator(max(1, int(most / max(float(value), 1.0))))
    return min(value.numerator, most), value.denominator


def _entry(entry: Entry, order: str, change: Change) -> Entry:
    """A TIFF tag of size or resolution, restated; others as they are."""
    factor = {X_RESOLUTION: change.across, Y_RESOLUTION: change.down}.get(entry.tag)
    if factor is not None and entry.type == RATIONAL and entry.count == 1:
        return replace(entry, data=_rational(entry.data, order, factor))
    if entry.tag in (XMP, RESOURCES):
        data = _packet(entry.data, change) if entry.tag == XMP else _resources(entry.data, change)
        return replace(entry, data=data, count=len(data), type=UNDEFINED)
    if entry.directory:
        return replace(entry, directory=tuple(_entry(inner, order, change) for inner in entry.directory))
    side = {PIXEL_X: change.after[1], PIXEL_Y: change.after[0]}.get(entry.tag)
    if side is not None and entry.type in (SHORT, LONG) and entry.count == 1:
        return number(entry.tag, [side], order, entry.type)
    return entry


def _rational(data: bytes, order: str, factor: Fraction) -> bytes:
    over, under = struct.unpack(order + "II", data)
    return struct.pack(order + "II", *_ratio(over, under, factor, 2**32 - 1)) if over and under else data


def _block(block: bytes, change: Change) -> bytes:
    """An EXIF block with these values overwritten where they stand."""
    found = exif.first_directory(block)
    if found is None or found[0].big:
        return block
    order, new = found[0].order, bytearray(block)
    for entry in found[1]:
        if entry.offset is not None and entry.tag in (X_RESOLUTION, Y_RESOLUTION):
            new[entry.offset : entry.offset + len(entry.data)] = _entry(entry, order, change).data
        for inner in entry.directory if entry.tag == EXIF else ():
            old, data = inner.data, _entry(inner, order, change).data
            if old != data:
                head = struct.pack(order + "HHI", inner.tag, inner.type, inner.count)
                start = bytes(new).find(head + old, entry.numbers(order)[0])
                new[start + 8 : start + 8 + len(data)] = data
    return bytes(new)


def _jfif(jfif: bytes, change: Change) -> bytes:
    if len(jfif) < 12 or jfif[7] not in (1, 2):
        return jfif
    x, y = struct.unpack(">HH", jfif[8:12])
    return jfif[:8] + struct.pack(">HH", max(1, round(x * change.across)), max(1, round(y * change.down))) + jfif[12:]


def _phys(value: bytes, change: Change) -> bytes:
    if len(value) != 9:
        return value
    x, y, unit = struct.unpack(">IIB", value)
    return struct.pack(">IIB", max(1, round(x * change.across)), max(1, round(y * change.down)), unit)


def _res_box(box: bytes, change: Change) -> bytes:
    """JPEG 2000: every capture and display resolution in the box, down before across."""
    new, position = bytearray(box), 8
    while position + 18 <= len(box):
        length, kind = struct.unpack(">I4s", box[position : position + 8])
        if kind in (b"resc", b"resd"):
            over, under, x_over, x_under = struct.unpack(">HHHH", box[position + 8 : position + 16])
            if under and x_under:
                down, across = _ratio(over, under, change.down, 65535), _ratio(x_over, x_under, change.across, 65535)
                new[position + 8 : position + 16] = struct.pack(">HHHH", *down, *across)
        position += max(length, 8)
    return bytes(new)


def _resources(blocks: bytes, change: Change) -> bytes:
    """Photoshop's resource 1005: 16.16 fixed-point resolutions, across at 0 and down at 8."""

    def changed(data: bytes) -> bytes:
        if len(data) < 16:
            return data
        across, down = (struct.unpack(">I", data[i : i + 4])[0] for i in (0, 8))
        new = struct.pack(">I", round(across * change.across)), struct.pack(">I", round(down * change.down))
        return new[0] + data[4:8] + new[1] + data[12:]

    return resources.with_changed(blocks, 1005, changed)


def _packet(packet: bytes, change: Change) -> bytes:
    """An XMP packet with its sizes and resolutions restated; one that is broken, or has none, as it is."""
    document = xmp.parse(packet)
    if document is None:
        return packet
    height, width = change.after
    sides = [
        (xmp.TIFF, "ImageWidth", width), (xmp.TIFF, "ImageLength", height),
        (_XMP_EXIF, "PixelXDimension", width), (_XMP_EXIF, "PixelYDimension", height),
    ]  # fmt: skip
    changed = [xmp.put(document, space, name, str(side)) for space, name, side in sides]
    for name, factor in (("XResolution", change.across), ("YResolution", change.down)):
        old = xmp.value_of(document, xmp.TIFF, name)
        try:
            value = Fraction((old or "").strip()) * factor
        except (ValueError, ZeroDivisionError):
            continue
        value = value.limit_denominator(10_000)
        changed.append(xmp.put(document, xmp.TIFF, name, f"{value.numerator}/{value.denominator}"))
    return xmp.serialize(document) if any(changed) else packet
