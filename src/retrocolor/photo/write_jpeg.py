"""Write JPEG: the source's own quantization tables, and its segments back around the pixels."""

import io
from collections.abc import Iterator, Sequence
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
    whole, more = jpeg.put_segments(pixels, segments)
    file.write_bytes(whole)
    return notes + more


def check_size(photo: Photo, page: Page) -> None:
    """Raise MediaError for a page that no JPEG, or no JPEG on this machine, can hold."""
    size = page.height * page.width / 1e6
    if max(page.height, page.width) > _LONGEST or (photo.format != "jpeg" and size > default_megapixels()):
        raise MediaError(
            f"{printable(photo.path)}: {page.width} x {page.height} is too large for a JPEG; use --format tiff."
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
        options["qtables"] = _two_tables(stored.tables, quality)
    else:
        quality = quality or DEFAULT_QUALITY
        options["quality"] = quality
    chroma = stored.subsampling if stored is not None else None
    options["subsampling"] = 0 if quality >= FULL_CHROMA else 2 if chroma is None else chroma
    Image.fromarray(pixels).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def estimate_quality(luma: tuple[int, ...]) -> int:
    """The quality, 1 to 100, whose standard luma table is nearest to this one (IJG scaling)."""
    return min(range(1, 101), key=lambda q: int(np.abs(scaled(_LUMA, q) - np.array(luma)).sum()))


def scaled(table: Array, quality: int) -> Array:
    """A standard table at a quality, as libjpeg scales it."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return ((table * scale + 50) // 100).clip(1, 255)


def _two_tables(tables: Sequence[tuple[int, ...]], quality: int) -> list[list[int]]:
    """Luma and chroma; a grey source has no chroma table, so it gets the standard one of its quality."""
    chroma = tables[1] if len(tables) > 1 else tuple(int(v) for v in scaled(_CHROMA, quality))
    return [list(tables[0]), list(chroma)]


_LUMA = np.array(
    [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
     51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
     120, 101, 72, 92, 95, 98, 112, 100, 103, 99]
)  # fmt: skip
_CHROMA = np.array(
    [17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99,
     99, 99, 99, 99, *[99] * 32]
)  # fmt: skip
"""Tables K.1 and K.2 of ITU-T T.81, row by row."""
