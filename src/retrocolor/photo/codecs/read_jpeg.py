"""Read JPEG: the pixels by libjpeg-turbo, damage included, everything else segment by segment."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, JpegImagePlugin

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.photo.codecs import jpeg, turbo
from retrocolor.photo.codecs.grey import grey_of
from retrocolor.photo.limits import JPEG, Limits
from retrocolor.photo.metadata import exif, profile
from retrocolor.photo.page import Array, Photo, grey_if_equal, page_of
from retrocolor.wording import counted

Image.MAX_IMAGE_PIXELS = None  # Limits sets the limit; Pillow's own is a constant
LONGEST_SIDE = 65_500  # that libjpeg takes: JPEG_MAX_DIMENSION; the format itself goes to 65,535
_COLOURS = {"L": "GRAY", "RGB": "RGBX"}
_PROFILED = {"L": "grey", "RGB": "rgb", "CMYK": "cmyk"}


@dataclass(frozen=True)
class JpegStored:
    """How a JPEG was encoded: quantization tables, chroma subsampling (None: grey), progressive or not."""

    tables: tuple[tuple[int, ...], ...]
    subsampling: int | None
    progressive: bool
    segments: jpeg.Segments


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read a JPEG. Grey is H x W; so is a three-channel file whose channels are equal.

    Raises Refused for kinds that libjpeg does not know.
    """
    data = path.read_bytes()
    if kind := turbo.unread(data):
        raise Refused(f"{printable(path)}: {kind} is not read; convert it to TIFF or PNG first.")
    segments = jpeg.read_segments(data)
    image = JpegImagePlugin.JpegImageFile(io.BytesIO(turbo.mended(data) if salvage else data))
    limits.check(*image.size, times=1 if image.mode == "CMYK" else JPEG)
    if max(image.size) > LONGEST_SIDE:
        raise MediaError(
            f"{printable(path)}: {image.width} x {image.height}, and no side of a JPEG may be longer than "
            f"{LONGEST_SIDE:,} for libjpeg; make it a PNG or TIFF with a program that can read it."
        )
    tables = tuple(tuple(table) for _, table in sorted(image.quantization.items()))
    tables = () if _is_rgb_inside(image) else tables
    sampling = JpegImagePlugin.get_sampling(image) if image.mode == "RGB" else -1
    progressive = "progressive" in image.info
    stored = JpegStored(tables, None if sampling < 0 else sampling, progressive, segments)
    metadata, notes = segments.metadata, list(segments.notes)
    misfit = profile.misfit(metadata.icc, _PROFILED[image.mode])
    notes += [misfit] if misfit else []
    if not salvage and (surplus := jpeg.behind(data)):
        notes.append(f"{counted(surplus, 'byte')} behind the picture not copied")
    pixels = _pixels(image, data, salvage)
    if image.mode == "CMYK":
        pixels = profile.cmyk_to_srgb(metadata.icc, pixels)
        notes.append("CMYK became RGB")
    else:
        icc = profile.of_colours(metadata.icc) if image.mode == "RGB" else metadata.icc
        pixels = profile.to_srgb(icc, pixels)
    page = page_of(pixels, None, exif.turned(metadata), stored)
    return Photo(path, format, (page,), metadata, tuple(notes))


def _pixels(image: JpegImagePlugin.JpegImageFile, data: bytes, salvage: bool) -> Array:
    """H x W where there is no colour, else H x W x 3 (CMYK: 4). Raises ValueError for damage that is not salvaged.

    Pillow decodes what is salvaged, and the kinds that the other way does not.
    """
    if not salvage and image.mode in _COLOURS:
        with turbo.decoded(data, _COLOURS[image.mode]) as samples:
            if samples is not None:
                return _own(samples)
    elif not salvage:
        turbo.check(data)
    image.decodermaxblock = len(data)  # in one go
    pixels = np.asarray(image)
    return grey_if_equal(pixels) if image.mode == "RGB" else pixels


def _own(samples: Array) -> Array:
    """A copy of lent samples: H x W where there is no colour, else H x W x 3."""
    if samples.ndim == 2:
        return samples.copy()
    grey = grey_of(samples)
    return np.ascontiguousarray(samples[..., :3]) if grey is None else grey


def _is_rgb_inside(image: JpegImagePlugin.JpegImageFile) -> bool:
    """Whether the components are R, G, B (or X, Y, B): the tables for them do not fit Y, Cb, Cr."""
    return [layer[0] for layer in image.layer] == [*b"RGB"] or (
        image.mode == "RGB" and image.info.get("adobe_transform") == 0
    )
