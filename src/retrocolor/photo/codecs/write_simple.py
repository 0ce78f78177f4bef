"""Write what is held whole: WebP, BMP, JPEG 2000, AVIF, HEIC, PNM."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from PIL import Image

from retrocolor.imaging.depth import to_bytes
from retrocolor.photo.codecs import jp2, pnm
from retrocolor.photo.codecs.read_simple import pillow_heif
from retrocolor.photo.codecs.write_png import with_alpha
from retrocolor.photo.metadata.mark import Mark
from retrocolor.photo.page import Array, Metadata, Page, Photo

DEFAULT_QUALITY = 90
"""WebP, AVIF and HEIC do not tell the quality they were made with."""
JPEG2000_PSNR = 50


def write(
    photo: Photo, painted: list[Iterator[Array]], file: Path, metadata: Metadata, target: str,
    quality: int | None, mark: Mark | None,
) -> list[str]:  # fmt: skip
    """Write one page (of PNM all) in the format it came in; notes say what that format cannot hold."""
    if target == "pnm":
        return _pnm(painted, file, metadata)
    pixels = np.concatenate(list(with_alpha(painted[0], photo.pages[0])))
    return _FORMATS[target](photo.pages[0], pixels, file, metadata, quality)


def _webp(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    options: dict[str, Any] = {"lossless": True} if page.stored.lossless and quality is None else {}
    options |= _attached(metadata)
    Image.fromarray(pixels).save(file, "WEBP", quality=quality or DEFAULT_QUALITY, exact=page.has_alpha, **options)
    return []


def _bmp(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    Image.fromarray(pixels).save(file, "BMP", **({"dpi": metadata.dpi} if metadata.dpi else {}))
    return ["BMP holds no mark and no profile"] if metadata.xmp or metadata.icc else []


def _pnm(painted: list[Iterator[Array]], file: Path, metadata: Metadata) -> list[str]:
    """Pictures one behind the other, as the format allows."""
    with file.open("wb") as output:
        for strips in painted:
            output.write(pnm.encode(np.concatenate(list(strips))))
    return ["PNM holds no mark"] if metadata.xmp else []


def _jp2(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    """Lossless where the source was; else at a signal-to-noise ratio above what JPEG at 95 has."""
    parts = page.stored.parts
    reversible = parts.reversible or pixels.dtype == np.uint16
    container = "j2k" if parts.raw else "jp2"
    data = imagecodecs.jpeg2k_encode(
        pixels, 0 if reversible else JPEG2000_PSNR, codecformat=container, reversible=reversible
    )
    if parts.raw:
        file.write_bytes(data)
        return ["a bare JPEG 2000 codestream holds no mark"] if metadata.xmp else []
    file.write_bytes(jp2.put_parts(bytes(data), replace(parts, metadata=metadata)))
    return []


def _avif(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    eight = pixels if pixels.dtype == np.uint8 else to_bytes(pixels)
    options = _attached(metadata)
    if metadata.exif:
        options["exif"] = AsItIs(metadata.exif)
    Image.fromarray(eight).save(file, "AVIF", quality=quality or DEFAULT_QUALITY, subsampling="4:4:4", **options)
    deep = ["AVIF is written with 8 bits of 10 or 12: --format tiff keeps all"] if eight is not pixels else []
    return deep + (["AVIF keeps transparency with a small loss"] if page.has_alpha else [])


class AsItIs(Image.Exif):
    """EXIF whose orientation Pillow reads, and which it stores byte for byte.

    A block with an orientation it would write anew: maker notes would move, and letters beyond ASCII be lost.
    """

    def __init__(self, block: bytes) -> None:
        super().__init__()
        self.load(block)
        self._block = block

    def tobytes(self, offset: int = 8) -> bytes:
        return self._block


def _heif(page: Page, pixels: Array, file: Path, metadata: Metadata, quality: int | None) -> list[str]:
    heif = pillow_heif(file)
    mode = ("RGBA" if pixels.shape[2] == 4 else "RGB") + (";16" if pixels.dtype == np.uint16 else "")
    picture = heif.from_bytes(mode, (page.width, page.height), pixels.tobytes())
    picture.save(file, format="HEIF", quality=quality or DEFAULT_QUALITY, chroma="444", **_attached(metadata))
    return ["HEIC keeps transparency with a small loss"] if page.has_alpha else []


def _attached(metadata: Metadata) -> dict[str, Any]:
    named = {"icc_profile": metadata.icc, "exif": metadata.exif, "xmp": metadata.xmp}
    return {name: value for name, value in named.items() if value}


_FORMATS = {"webp": _webp, "bmp": _bmp, "jp2": _jp2, "avif": _avif, "heif": _heif}
