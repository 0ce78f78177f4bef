"""The thumbnail in EXIF, which file browsers show in the picture's place, has the colours of the result."""

import io
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

import photo_media as media
from retrocolor.photo.exif_thumbnail import repainted
from retrocolor.photo.metadata import exif
from retrocolor.photo.metadata.ifd import read_directory
from retrocolor.photo.page import Metadata, Photo, page_of

GREEN = np.full((8, 12, 2), (-30, 30), np.float32)


def small(height: int, width: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(media.grey(height, width) // 2 + 64).save(file, "JPEG", quality=92)
    return file.getvalue()


def block_with(thumbnail: bytes, order: str = "<", room: int = 0) -> bytes:
    """An EXIF block of one tag and a thumbnail, with so many bytes more for it than it needs."""
    one = struct.pack(order + "HHHIHHI", 1, 274, 3, 1, 1, 0, 26)
    two = struct.pack(order + "HHHIIHHIII", 2, 513, 4, 1, 56, 514, 4, 1, len(thumbnail) + room, 0)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    return head + one + two + thumbnail + bytes(room)


def thumbnail_of(block: bytes | None) -> bytes:
    """The bytes that the second directory names."""
    found = exif.first_directory(block)
    assert block and found
    after = read_directory(exif.read_at(block), found[0], found[0].first)[1]
    told = {e.tag: e.numbers(found[0].order)[0] for e in read_directory(exif.read_at(block), found[0], after)[0]}
    return block[told[513] : told[513] + told[514]]


def photo_with(block: bytes, height: int = 400, width: int = 600) -> Photo:
    return Photo(Path("a.jpg"), "jpeg", (page_of(media.grey(height, width), None, 1),), Metadata(exif=block))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("room", [0, 5000])
def test_it_is_painted_in_its_place_or_behind(order: str, room: int) -> None:
    old = block_with(small(80, 120), order, room)
    new = repainted(photo_with(old), GREEN).metadata.exif
    assert new and (len(new) == len(old)) == bool(room)
    with Image.open(io.BytesIO(thumbnail_of(old))) as before, Image.open(io.BytesIO(thumbnail_of(new))) as after:
        assert (after.size, after.mode) == ((120, 80), "RGB")
        lab = rgb2lab(np.asarray(after))
        assert np.abs(lab[..., 0] - rgb2lab(np.asarray(before.convert("RGB")))[..., 0]).mean() < 1
    assert lab[..., 1].max() < -15 and lab[..., 2].min() > 15


def test_bars_beside_it_stay_black() -> None:
    framed = np.zeros((120, 160), np.uint8)
    framed[7:113] = 128
    file = io.BytesIO()
    Image.fromarray(framed).save(file, "JPEG", quality=95)
    new = repainted(photo_with(block_with(file.getvalue())), GREEN).metadata.exif
    with Image.open(io.BytesIO(thumbnail_of(new))) as image:
        pixels = np.asarray(image).astype(int)
    assert np.ptp(pixels[:4], axis=2).max() < 6 and np.ptp(pixels[60], axis=1).min() > 40


@pytest.mark.parametrize("thumbnail", [small(120, 80), b"\xff\xd8\xff no picture", b"", small(80, 120)[:400]])
def test_one_that_does_not_fit_stays(thumbnail: bytes) -> None:
    block = block_with(thumbnail)
    assert repainted(photo_with(block), GREEN).metadata.exif == block


def test_that_of_heic_and_a_block_that_is_cut_off_stay() -> None:
    block = block_with(small(80, 120))
    photo = replace(photo_with(block), format="heif")
    assert repainted(photo, GREEN) is photo
    for length in range(0, 120, 3):
        assert repainted(photo_with(block[:length]), GREEN).metadata.exif == block[:length]


def test_a_result_carries_it(tmp_path: Path) -> None:
    """From file to file: what ExifTool and the like read out of a JPEG."""
    from skimage.data import camera

    from retrocolor.colorizer import Colorizer
    from retrocolor.config import OutputOptions, PhotoOptions
    from retrocolor.jobs import Job
    from retrocolor.photo.colorize import PhotoWork

    thumbnail = io.BytesIO()
    Image.fromarray(camera()[::4, ::4]).save(thumbnail, "JPEG")
    block = block_with(thumbnail.getvalue())
    Image.fromarray(camera()).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + block)
    work = PhotoWork(Colorizer.load(device="cpu"), PhotoOptions(), OutputOptions(no_report=True))
    work(Job(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path, paged=False), lambda message=None: None)
    with (
        Image.open(tmp_path / "b.jpg") as image,
        Image.open(io.BytesIO(thumbnail_of(image.info["exif"][6:]))) as inside,
    ):
        seen, shown = (rgb2lab(np.asarray(each.convert("RGB").resize((64, 64)))) for each in (inside, image))
    assert np.abs(seen[..., 1:] - shown[..., 1:]).mean() < 3 and np.abs(seen[..., 1:]).mean() > 3
