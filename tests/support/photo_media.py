"""Small pictures of every kind, made by other libraries than the code under test, and a stand-in for the painter."""

import io
import json
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from retrocolor.photo.page import Page, Photo
from retrocolor.photo.read import read
from retrocolor.photo.write import write

needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
needs_vips = pytest.mark.skipif(shutil.which("vips") is None, reason="vips is not installed")


def grey(height: int = 40, width: int = 60, dtype: Any = np.uint8) -> np.ndarray:
    """A smooth picture over the whole range, with different levels in every row and column."""
    x, y = np.linspace(0, 0.6, width), np.linspace(0, 0.4, height)
    return np.rint((x[np.newaxis] + y[:, np.newaxis]) * np.iinfo(dtype).max).astype(dtype)


def rgb(height: int = 40, width: int = 60, dtype: Any = np.uint8) -> np.ndarray:
    """A colour picture whose channels differ."""
    level = grey(height, width, dtype)
    return np.stack([level, level[::-1], level[:, ::-1]], axis=-1)


def with_alpha(picture: np.ndarray) -> np.ndarray:
    """The picture with a last channel of opacities 0, 1, 2, ..."""
    opacity = np.arange(picture.shape[0] * picture.shape[1]).reshape(picture.shape[:2]).astype(picture.dtype)
    return np.dstack([picture, opacity])


def painted(page: Page, rows: int = 7) -> Iterator[np.ndarray]:
    """What a painter yields: strips of RGB. Grey turns brownish, so that swapped channels show."""
    for _, strip in page.strips(rows):
        yield strip if strip.ndim == 3 else np.stack([strip, strip // 2, strip // 3], axis=-1)


def coloured(source: Path, output: Path, **options: Any) -> tuple[Photo, list[str]]:
    """Read, paint, write (over what an earlier call made); the photo read and the notes."""
    photo = read(source)
    return photo, write(photo, [painted(page) for page in photo.pages], output, known=True, **options)


def expected(page: Page) -> np.ndarray:
    """The pixels that a lossless result of `coloured` has."""
    return np.concatenate(list(painted(page)))


def grey_profile(gamma: float) -> bytes:
    """A grey ICC profile of a gamma."""
    return bytes(imagecodecs.cms_profile("gray", gamma=gamma))


def rgb_profile(gamma: float) -> bytes:
    """An RGB ICC profile with sRGB's primaries and another gamma."""
    primaries = [0.64, 0.33, 1.0, 0.30, 0.60, 1.0, 0.15, 0.06, 1.0]
    return bytes(imagecodecs.cms_profile("rgb", whitepoint=[0.3127, 0.3290, 1.0], primaries=primaries, gamma=gamma))


def ink_profile() -> bytes:
    """The least CMYK profile there is: one table of 16 colours."""
    levels = [255 * (5 - c - m - y) * (1 - k) // 5 for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    ramp, one = bytes(range(256)), 65536
    matrix = struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, one)
    table = b"mft1\0\0\0\0\4\3\2\0" + matrix + ramp * 4 + bytes(v for level in levels for v in (level, 128, 128))
    table += ramp * 3
    white = struct.pack(">3i", 63190, one, 54061)
    tags = struct.pack(">I4sII4sII", 2, b"A2B0", 156, len(table), b"wtpt", 156 + len(table), 20)
    size = 156 + len(table) + 20
    head = struct.pack(">I4sI4s4s4s", size, b"", 0x02400000, b"prtr", b"CMYK", b"Lab ").ljust(36, b"\0")
    head = (head + b"acsp").ljust(68, b"\0") + white
    return head.ljust(128, b"\0") + tags + table + b"XYZ \0\0\0\0" + white


def profile_space(icc: bytes) -> str:
    """The colour space a profile declares, by Little CMS."""
    return str(ImageCms.ImageCmsProfile(io.BytesIO(icc)).profile.xcolor_space).strip()


def save_jpeg(path: Path, picture: np.ndarray, **options: Any) -> None:
    """By Pillow, at quality 92."""
    Image.fromarray(picture).save(path, "JPEG", **{"quality": 92, **options})


def save_tiff(path: Path, picture: np.ndarray, **options: Any) -> None:
    """By tifffile; grey or RGB from the shape."""
    options.setdefault("photometric", "rgb" if picture.ndim == 3 and picture.shape[-1] in (3, 4) else "minisblack")
    tifffile.imwrite(path, picture, **options)


def raw_tiff(tags: list[tuple[int, int, list[int]]], data: bytes, order: str = "<") -> bytes:
    """A TIFF of one strip, written by hand: (tag, type 3 or 4, values)."""
    tags = sorted([*tags, (273, 4, [8]), (279, 4, [len(data)])])
    directory = 8 + len(data) + len(data) % 2
    extra = directory + 2 + 12 * len(tags) + 4
    records, values = b"", b""
    for tag, kind, numbers in tags:
        packed = struct.pack(f"{order}{len(numbers)}{'H' if kind == 3 else 'I'}", *numbers)
        if len(packed) > 4:
            place, values = extra + len(values), values + packed
            packed = struct.pack(order + "I", place)
        records += struct.pack(order + "HHI", tag, kind, len(numbers)) + packed.ljust(4, b"\0")
    magic = b"II*\0" if order == "<" else b"MM\0*"
    head = magic + struct.pack(order + "I", directory) + data + b"\0" * (len(data) % 2)
    return head + struct.pack(order + "H", len(tags)) + records + b"\0\0\0\0" + values


def basic_tags(width: int, height: int, bits: list[int], photometric: int) -> list[tuple[int, int, list[int]]]:
    """The tags of an uncompressed page, for `raw_tiff`."""
    return [
        (256, 3, [width]), (257, 3, [height]), (258, 3, bits), (259, 3, [1]), (262, 3, [photometric]),
        (277, 3, [len(bits)]), (278, 3, [height]),
    ]  # fmt: skip


def exiftool_many(commands: list[list[str]]) -> None:
    """Run exiftool once for many commands."""
    lines = [line for command in commands for line in (*command, "-execute")]
    subprocess.run(
        ["exiftool", "-@", "-"], input="\n".join(lines) + "\n", check=True, capture_output=True, text=True, timeout=120
    )


def tags_of(paths: list[Path]) -> dict[Path, dict[str, Any]]:
    """All tags exiftool finds in each file, "Group:Tag" -> value."""
    command = ["exiftool", "-json", "-a", "-G1", "-s", "-struct", "-n", *map(str, paths)]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    return {Path(entry.pop("SourceFile")): entry for entry in json.loads(found)}


def save_grey16(path: Path, picture: np.ndarray) -> None:
    """A grey picture of 16 bits as PNG, or as LZW TIFF with a predictor."""
    if path.suffix == ".png":
        path.write_bytes(imagecodecs.png_encode(picture))
    else:
        save_tiff(path, picture, compression="lzw", predictor=True)


def load16(path: Path) -> np.ndarray:
    """The samples of a PNG or TIFF, by the libraries alone."""
    return imagecodecs.png_decode(path.read_bytes()) if path.suffix == ".png" else tifffile.imread(path)
