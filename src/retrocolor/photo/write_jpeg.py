"""Write JPEG: the source's own quantization tables, and its segments back around the pixels."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.photo import jpeg
from retrocolor.photo.limits import default_megapixels
from retrocolor.photo.mark import Mark
from retrocolor.photo.page import Array, Metadata, Page, Photo
from retrocolor.photo.quantization import estimate_quality, two_tables
from retrocolor.photo.read_jpeg import JpegStored

DEFAULT_QUALITY = 95
FULL_CHROMA = 90
"""From this quality up chroma is kept at full resolution (4:4:4)."""
_LONGEST = 65500


def write(
    photo: Photo, painted: list[Iterator[Array]], file: Path, metadata: Metadata, target: str,
    quality: int | None, mark: Mark | None,
) -> list[str]:  # fmt: skip
    """Write one page as JPEG; notes name alpha and depth where the page had more than JPEG holds."""
    page, notes = photo.pages[0], list[str]()
    check_size(photo, page)
    if page.has_alpha:
        notes.append("JPEG holds no transparency")
    if page.dtype == np.uint16:
        notes.append("JPEG holds 8 bits of 16")
    stored = page.stored if photo.format == "jpeg" else None
    pixels = encode(collect(painted[0], page), stored, quality)
    segments = replace(stored.segments, metadata=metadata) if stored else jpeg.with_density(metadata)
    file.write_bytes(jpeg.put_segments(pixels, segments))
    return notes


def check_size(photo: Photo, page: Page) -> None:
    """Raise MediaError for a page that no JPEG can hold, or that cannot be encoded in one piece on this machine."""
    size, limit = page.height * page.width / 1e6, photo.max_megapixels or default_megapixels()
    if max(page.height, page.width) > _LONGEST or size > limit:
        raise MediaError(
            f"{printable(photo.path)}: {page.width} x {page.height} is too large for a JPEG, which is encoded in one "
            "piece; use --format tiff, which is written in strips."
        )


def collect(strips: Iterator[Array], page: Page) -> Array:
    """All strips as one H x W x 3 array of 8 bits."""
    pixels = np.empty((page.height, page.width, 3), np.uint8)
    first = 0
    for strip in strips:
        pixels[first : first + len(strip)] = strip if strip.dtype == np.uint8 else to_bytes(strip)
        first += len(strip)
    return pixels


def to_bytes(strip: Array) -> Array:
    """16 bits to the nearest 8."""
    return ((strip.astype(np.uint32) + 128) // 257).astype(np.uint8)


def encode(pixels: Array, stored: JpegStored | None, quality: int | None) -> bytes:
    """A bare JPEG file; `quality` wins over the source's tables, which win over the default."""
    buffer = io.BytesIO()
    options: dict[str, object] = {"progressive": stored is not None and stored.progressive}
    if quality is None and stored is not None and stored.tables:
        quality = estimate_quality(stored.tables[0])
        options["qtables"] = two_tables(stored.tables, quality)
    else:
        quality = quality or DEFAULT_QUALITY
        options["quality"] = quality
    chroma = stored.subsampling if stored is not None else None
    options["subsampling"] = 0 if quality >= FULL_CHROMA else 2 if chroma is None else chroma
    Image.fromarray(pixels).save(buffer, "JPEG", **options)
    return buffer.getvalue()
