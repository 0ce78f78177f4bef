"""Write what is held whole: WebP, BMP, JPEG 2000, AVIF, HEIC, PNM."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from retrocolor.photo.mark import Mark
from retrocolor.photo.page import Array, Metadata, Page, Photo
from retrocolor.photo.write_png import with_alpha

DEFAULT_QUALITY = 90
"""WebP and AVIF do not tell the quality they were made with."""


def write(
    photo: Photo, painted: list[Iterator[Array]], file: Path, metadata: Metadata, target: str,
    quality: int | None, mark: Mark | None,
) -> list[str]:  # fmt: skip
    """Write one page in the format it came in; notes say what that format cannot hold."""
    pixels = np.concatenate(list(with_alpha(painted[0], photo.pages[0])))
    return _FORMATS[target](photo.pages[0], pixels, file, metadata, quality)


def _webp(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    options: dict[str, Any] = {"lossless": True} if page.stored.lossless and quality is None else {}
    if metadata.icc:
        options["icc_profile"] = metadata.icc
    if metadata.exif:
        options["exif"] = metadata.exif
    if metadata.xmp:
        options["xmp"] = metadata.xmp
    Image.fromarray(pixels).save(file, "WEBP", quality=quality or DEFAULT_QUALITY, exact=page.has_alpha, **options)
    return []


def _bmp(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    Image.fromarray(pixels).save(file, "BMP", **({"dpi": metadata.dpi} if metadata.dpi else {}))
    return ["BMP holds no mark and no profile"] if metadata.xmp or metadata.icc else []


def _pnm(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    top = 255 * (257 if page.dtype == np.uint16 else 1)
    with file.open("wb") as stream:
        stream.write(b"P6\n%d %d\n%d\n" % (page.width, page.height, top))
        stream.write(pixels.astype(pixels.dtype.newbyteorder(">")).tobytes())
    return ["PNM holds no mark"] if metadata.xmp else []


_FORMATS = {"webp": _webp, "bmp": _bmp, "pnm": _pnm}
