"""Write JPEG: the source's own quantization tables, and its segments back around the pixels."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.imaging.depth import to_bytes
from retrocolor.photo.codecs import jpeg
from retrocolor.photo.codecs.gather import gather
from retrocolor.photo.codecs.quantization import estimate_quality, two_tables
from retrocolor.photo.codecs.read_jpeg import LONGEST_SIDE, JpegStored
from retrocolor.photo.limits import JPEG, Limits
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.page import Array, Metadata, Page, Photo

DEFAULT_QUALITY = 95
FULL_CHROMA = 90
"""From this quality up chroma is kept at full resolution (4:4:4)."""
_START, _START_SIZE = b"\xff\xd8\xff\xe0\0\x10JFIF\0", 20
"""How Pillow begins a JPEG: start of image and a JFIF segment."""


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
    strips = (strip if strip.dtype == np.uint8 else to_bytes(strip) for strip in painted[0])
    pixels = gather(strips, (page.height, page.width, 4), np.dtype(np.uint8))  # red, green, blue and any
    segments = replace(stored.segments, metadata=metadata) if stored else jpeg.with_density(metadata)
    _write_behind(jpeg.head(segments), pixels, settings(stored, quality), file)
    return notes


def check_size(photo: Photo, page: Page) -> None:
    """Raise MediaError for a page that no JPEG can hold, or that cannot be encoded in one piece on this machine."""
    if max(page.height, page.width) > LONGEST_SIDE:
        raise MediaError(
            f"{printable(photo.path)}: {page.width} x {page.height}, and no side of a JPEG may be longer than "
            f"{LONGEST_SIDE:,}; use --format tiff."
        )
    in_strips = ", or use --format tiff, which is written in strips"
    Limits(photo.path, photo.max_megapixels).check(page.width, page.height, times=JPEG, otherwise=in_strips)


def settings(stored: JpegStored | None, quality: int | None) -> dict[str, Any]:
    """Options for Pillow's encoder; `quality` wins over the source's tables, which win over the default."""
    options: dict[str, Any] = {"progressive": stored is not None and stored.progressive}
    if quality is None and stored is not None and stored.tables:
        quality = estimate_quality(stored.tables[0])
        options["qtables"] = two_tables(stored.tables, quality)
    else:
        quality = quality or DEFAULT_QUALITY
        options["quality"] = quality
    chroma = stored.subsampling if stored is not None else None
    options["subsampling"] = 0 if quality >= FULL_CHROMA else 2 if chroma is None else chroma
    return options


def _write_behind(head: bytes, pixels: Array, options: dict[str, Any], file: Path) -> None:
    """Write a head and behind it the pixels (H x W x 4), encoded without a start of their own.

    Pillow encodes into a file on disk outside the interpreter's lock, so it does so right into its place, and its
    own start (a JFIF segment) is then written over by the end of the head.
    """
    height, width = pixels.shape[:2]
    picture = Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)
    with file.open("w+b") as output:
        if len(head) < _START_SIZE:  # a file without any metadata
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", **options)
            output.write(head + jpeg.bare(buffer.getvalue()))
            return
        output.seek(len(head) - _START_SIZE)
        picture.save(output, "JPEG", **options)
        output.seek(len(head) - _START_SIZE)
        if output.read(len(_START)) != _START:
            raise AssertionError("the encoder began a JPEG in a way that is not known")
        output.seek(0)
        output.write(head)
