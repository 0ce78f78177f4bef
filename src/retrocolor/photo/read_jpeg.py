"""Read JPEG: the pixels by Pillow, everything else segment by segment."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, JpegImagePlugin

from retrocolor.photo import exif, jpeg, profile, xmp
from retrocolor.photo.limits import READ_WHOLE, Limits
from retrocolor.photo.page import Photo, grey_if_equal, page_of

Image.MAX_IMAGE_PIXELS = None  # Limits sets the limit; Pillow's own is a constant


@dataclass(frozen=True)
class JpegStored:
    """How a JPEG was encoded: quantization tables, chroma subsampling (None: grey), progressive or not."""

    tables: tuple[tuple[int, ...], ...]
    subsampling: int | None
    progressive: bool
    segments: jpeg.Segments


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read a JPEG. Grey is H x W; so is a three-channel file whose channels are equal."""
    data = path.read_bytes()
    segments = jpeg.read_segments(data)
    image = JpegImagePlugin.JpegImageFile(io.BytesIO(data + b"\xff\xd9" if salvage else data))
    limits.check(*image.size, times=READ_WHOLE)
    tables = tuple(tuple(table) for _, table in sorted(image.quantization.items()))
    sampling = JpegImagePlugin.get_sampling(image) if image.mode == "RGB" else -1
    progressive = "progressive" in image.info
    stored = JpegStored(tables, None if sampling < 0 else sampling, progressive, segments)
    metadata, notes = segments.metadata, list(segments.notes)
    pixels = np.asarray(image)
    if image.mode == "CMYK":
        pixels = profile.cmyk_to_srgb(metadata.icc, pixels)
        notes.append("CMYK became RGB")
    else:
        pixels = grey_if_equal(pixels) if pixels.ndim == 3 else pixels
        convert = profile.to_srgb(metadata.icc, "grey" if pixels.ndim == 2 else "rgb", pixels.dtype)
        pixels = convert(pixels) if convert else pixels
    turned = exif.orientation(metadata.exif) or xmp.orientation(metadata.xmp) or 1
    return Photo(path, format, (page_of(pixels, None, turned, stored),), metadata, tuple(notes))
