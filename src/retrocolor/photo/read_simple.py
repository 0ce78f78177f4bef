"""Read what Pillow and imagecodecs read whole: WebP, BMP, GIF, JPEG 2000, AVIF, HEIC, PNM."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.photo import exif, profile, xmp
from retrocolor.photo.limits import Limits
from retrocolor.photo.page import Array, Metadata, Photo, grey_if_equal, page_of, split_alpha

_PILLOW = {"webp": "WEBP", "bmp": "BMP", "gif": "GIF", "pnm": "PPM", "jp2": "JPEG2000", "avif": "AVIF"}


@dataclass(frozen=True)
class SimpleStored:
    """What the writer of the same format needs: lossless or not, and Pillow's `info`."""

    lossless: bool
    dpi: tuple[float, float] | None


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read a picture held whole; animations are refused."""
    data = path.read_bytes()
    image = Image.open(io.BytesIO(data), formats=(_PILLOW[format],))
    limits.check(*image.size)
    if getattr(image, "n_frames", 1) > 1:
        name = {"gif": "GIF", "webp": "WebP"}.get(format, format.upper())
        raise Refused(f"{printable(path)}: an animated {name}; colour it with `retrocolor video`.")
    pixels, alpha = split_alpha(_samples(image))
    if pixels.ndim == 3:
        pixels = grey_if_equal(pixels)
    metadata = _metadata(image)
    convert = profile.to_srgb(metadata.icc, "grey" if pixels.ndim == 2 else "rgb", pixels.dtype)
    pixels = convert(pixels) if convert else pixels
    stored = SimpleStored(format == "webp" and b"VP8L" in data[:4096], metadata.dpi)
    turned = exif.orientation(metadata.exif) or xmp.orientation(metadata.xmp) or 1
    return Photo(path, format, (page_of(pixels, alpha, turned, stored),), metadata)


def _samples(image: Image.Image) -> Array:
    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode in ("I", "I;16", "I;16B"):
        return np.asarray(image).clip(0, 65535).astype(np.uint16)
    elif image.mode not in ("L", "LA", "RGB", "RGBA"):
        image = image.convert("RGB")
    return np.asarray(image)


def _metadata(image: Image.Image) -> Metadata:
    info = image.info
    block = info.get("exif")
    block = block.removeprefix(b"Exif\0\0") if isinstance(block, bytes) else None
    dpi = info.get("dpi")
    good = isinstance(dpi, tuple) and len(dpi) == 2 and min(dpi) > 0
    comment = info.get("comment")
    return Metadata(
        exif=block or None,
        xmp=info["xmp"] if isinstance(info.get("xmp"), bytes) else None,
        icc=info.get("icc_profile") or None,
        dpi=(float(dpi[0]), float(dpi[1])) if good else None,
        comments=(comment,) if isinstance(comment, bytes) else (),
    )
