"""Read what is always held whole: WebP, BMP, GIF, AVIF by Pillow; JPEG 2000 by OpenJPEG; HEIC by pillow-heif."""

import io
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import imagecodecs
import numpy as np
from PIL import AvifImagePlugin, BmpImagePlugin, GifImagePlugin, Image, ImageFile, WebPImagePlugin

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.imaging.depth import full_range
from retrocolor.photo.animations import UNDECODED, animation
from retrocolor.photo.codecs import jp2
from retrocolor.photo.codecs.gif import gif_extent
from retrocolor.photo.limits import Limits
from retrocolor.photo.metadata import exif, other_parts, profile
from retrocolor.photo.page import Array, Metadata, Photo, grey_if_equal, page_of, split_alpha

_PILLOW: dict[str, Any] = {
    "webp": WebPImagePlugin.WebPImageFile, "bmp": BmpImagePlugin.BmpImageFile,
    "gif": GifImagePlugin.GifImageFile, "avif": AvifImagePlugin.AvifImageFile,
}  # fmt: skip
_HIGH_DEPTH, _TWELVE_BITS = 0x40, 0x20
"""Bits of the third byte of AV1's configuration box."""


@dataclass(frozen=True)
class SimpleStored:
    """What the writer of the same format needs: lossless or not; the boxes of a JPEG 2000 file."""

    lossless: bool = False
    parts: jp2.Parts | None = None


def read(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read by Pillow; animations are refused."""
    data = path.read_bytes()
    if format == "gif":
        limits.check(*gif_extent(data))  # Pillow takes memory for a frame before anybody can ask how large it is
    image: ImageFile.ImageFile = _PILLOW[format](io.BytesIO(data))
    limits.check(*image.size)
    if animation(path) or getattr(image, "n_frames", 1) > 1:  # Pillow gives up counting in a file that is cut off
        if format == "webp":
            raise Refused(f"{printable(path)}: {UNDECODED}.")
        name = format.upper()
        raise Refused(f"{printable(path)}: an animated {name}; colour it with `retrocolor video`.")
    if salvage and format in ("gif", "bmp"):
        with suppress(OSError):
            image.load()
        image.tile = []  # what was decoded so far is the picture
    samples = _deep_avif(data) if format == "avif" else None
    stored = SimpleStored(lossless=format == "webp" and _is_lossless(data))
    return _photo(path, format, _samples(image) if samples is None else samples, _metadata(image.info), stored)


def read_jp2(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read JPEG 2000, boxed or bare."""
    data = path.read_bytes()
    parts = jp2.read_parts(data)
    limits.check(parts.width, parts.height)
    samples = imagecodecs.jpeg2k_decode(data if parts.raw else jp2.without_profile(data))
    if samples.dtype not in (np.uint8, np.uint16):
        raise ValueError(f"{parts.bits}-bit samples")
    stored = SimpleStored(parts.reversible, parts)
    notes = () if parts.whole else ("broken boxes not copied",)
    return _photo(path, format, full_range(samples, 2**parts.bits - 1, samples.dtype), parts.metadata, stored, notes)


def read_heif(path: Path, format: str, limits: Limits, salvage: bool) -> Photo:
    """Read the primary picture of a HEIC file, upright (its own rotation is applied)."""
    heif = pillow_heif(path)
    file = heif.open_heif(io.BytesIO(path.read_bytes()), convert_hdr_to_8bit=False)
    image = file[file.primary_index]
    limits.check(*image.size)
    for other in file:  # decoded only to see that the file is not cut off
        other.load()
    metadata = _metadata({**image.info, "exif": image.info.get("exif")})
    if exif.orientation(metadata.exif):
        metadata = _upright(metadata)
    notes = ("further pictures in the file not copied",) if len(file) > 1 else ()
    if (rest := other_parts.without(metadata.xmp)) is not metadata.xmp:
        metadata, notes = replace(metadata, xmp=rest), (*notes, other_parts.NOTE)
    return _photo(path, format, np.asarray(image), metadata, SimpleStored(), notes)


def pillow_heif(path: Path) -> ModuleType:
    """The library of the heif extra. Raises MediaError, naming the extra, where it is missing."""
    try:
        import pillow_heif as heif
    except ImportError as error:
        raise MediaError(
            f"{printable(path)}: HEIC needs the heif extra; install it with `pip install 'retrocolor[heif]'`."
        ) from error
    return heif


def _photo(
    path: Path, format: str, samples: Array, metadata: Metadata, stored: SimpleStored, notes: tuple[str, ...] = ()
) -> Photo:
    pixels, alpha = split_alpha(samples)
    pixels = grey_if_equal(pixels) if pixels.ndim == 3 else pixels
    page = page_of(profile.to_srgb(metadata.icc, pixels), alpha, exif.turned(metadata), stored)
    misfit = profile.misfit(metadata.icc, "grey" if page.channels == 1 else "rgb")
    return Photo(path, format, (page,), metadata, (*notes, misfit) if misfit else notes)


def _is_lossless(data: bytes) -> bool:
    """Whether the picture of a WebP file is in a VP8L chunk."""
    position = 12
    while position + 8 <= len(data):
        kind, length = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        if kind in (b"VP8 ", b"VP8L"):
            return kind == b"VP8L"
        position += 8 + length + length % 2
    return False


def _samples(image: Image.Image) -> Array:
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        image = image.convert("RGBA")
    elif image.mode not in ("L", "LA", "RGB", "RGBA"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    return np.asarray(image)


def _deep_avif(data: bytes) -> Array | None:
    """The samples of an AVIF of 10 or 12 bits, which Pillow would cut to 8; None for 8 bits."""
    found = data.find(b"av1C")
    flags = data[found + 6] if 0 <= found < len(data) - 6 else 0
    if not flags & _HIGH_DEPTH:
        return None
    samples = imagecodecs.avif_decode(data)
    return full_range(samples, 2 ** (12 if flags & _TWELVE_BITS else 10) - 1, samples.dtype)


def _upright(metadata: Metadata) -> Metadata:
    return replace(metadata, exif=exif.patch(metadata.exif or b"", {exif.ORIENTATION: 1}))


def _metadata(info: dict[Any, Any]) -> Metadata:
    block, packet, comment = (info.get(key) for key in ("exif", "xmp", "comment"))
    dpi: Any = info.get("dpi")
    good = isinstance(dpi, tuple) and len(dpi) == 2 and min(dpi) > 0
    return Metadata(
        exif=block.removeprefix(b"Exif\0\0") or None if isinstance(block, bytes) else None,
        xmp=packet.rstrip(b"\0") or None if isinstance(packet, bytes) else None,
        icc=info.get("icc_profile") or None,
        dpi=(float(dpi[0]), float(dpi[1])) if good else None,
        comments=(comment,) if isinstance(comment, bytes) else (),
    )
