"""JPEG pixels: grey told from colour, encoded in place; the same bytes as by the long way."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import photo_media as media
from retrocolor.photo.codecs import jpeg
from retrocolor.photo.codecs.gather import gather
from retrocolor.photo.codecs.grey import grey_of
from retrocolor.photo.codecs.read_jpeg import JpegStored
from retrocolor.photo.codecs.write_jpeg import settings
from retrocolor.photo.page import Page, page_of
from retrocolor.photo.read import read
from retrocolor.photo.write import write

SHAPE, BYTES = (50, 30, 4), np.dtype(np.uint8)
NO_METADATA = jpeg.Segments(jpeg.Metadata(), None, (), ())


@pytest.mark.parametrize(
    ("behind", "told"),
    [(bytes(5000), ()), (b"\0\0\0\x18ftypmp42", ("9 bytes behind the picture not copied",)), (b"\xff\xff\n", ())],
)
def test_a_film_behind_the_picture_is_not_left_behind_in_silence(
    tmp_path: Path, behind: bytes, told: tuple[str, ...]
) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey())
    path = tmp_path / "b.jpg"
    path.write_bytes((tmp_path / "a.jpg").read_bytes() + behind)
    assert read(path).notes == told


@pytest.mark.parametrize("channel", [0, 1, 2])
@pytest.mark.parametrize("place", [(0, 0), (59, 76), (31, 40)])
def test_one_level_in_one_channel_of_one_pixel_is_colour(place: tuple[int, int], channel: int) -> None:
    samples = np.repeat(np.random.default_rng(0).integers(1, 255, (60, 77, 1), np.uint8), 4, 2)
    samples[..., 3] = 255
    assert np.array_equal(grey_of(samples), samples[..., 0])
    samples[(*place, channel)] += 1
    assert grey_of(samples) is None


def test_a_spot_of_colour_in_a_jpeg_is_kept(tmp_path: Path) -> None:
    picture = np.repeat(media.grey(128, 128)[..., None], 3, 2)
    picture[96:104, 96:104] = (200, 40, 40)
    media.save_jpeg(tmp_path / "a.jpg", picture)
    assert np.array_equal(read(tmp_path / "a.jpg").pages[0].pixels, np.asarray(Image.open(tmp_path / "a.jpg")))


def page(height: int = 50, width: int = 30) -> Page:
    return page_of(np.zeros((height, width), np.uint8), None, 1)


def test_strips_in_a_canvas_stay_there_and_others_are_gathered() -> None:
    canvas = np.random.default_rng(0).integers(0, 256, (50, 30, 4), np.uint8)
    inside = [canvas[i : i + 20, :, :3] for i in range(0, 50, 20)]
    whole = gather(iter(inside), SHAPE, BYTES)
    assert np.shares_memory(whole, canvas) and np.array_equal(whole, canvas)
    copies = [strip.copy() for strip in inside]
    assert np.array_equal(gather(iter(copies), SHAPE, BYTES)[..., :3], canvas[..., :3])
    swapped = [inside[1], inside[0], inside[2]]  # views, but not in their places
    expected = np.concatenate([strip.copy() for strip in swapped])
    assert np.array_equal(gather(iter(swapped), SHAPE, BYTES)[..., :3], expected)


def plainly(pixels: np.ndarray, stored: JpegStored | None, quality: int | None) -> bytes:
    """Encoded by Pillow in memory."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", **settings(stored, quality))
    return buffer.getvalue()


@pytest.mark.parametrize("quality", [None, 70])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_file_is_the_head_and_what_pillow_encodes(tmp_path: Path, progressive: bool, quality: int | None) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey(200, 300), quality=88, progressive=progressive)
    photo = read(tmp_path / "a.jpg")
    pixels = media.rgb(200, 300)
    write(photo, [[pixels[:120], pixels[120:]]], tmp_path / "b.jpg", quality=quality)
    stored = photo.pages[0].stored
    assert (tmp_path / "b.jpg").read_bytes() == jpeg.head(stored.segments) + jpeg.bare(plainly(pixels, stored, quality))


def test_a_file_without_any_metadata_gets_none(tmp_path: Path) -> None:
    bare = jpeg.head(NO_METADATA) + jpeg.bare(plainly(media.grey(40, 60), None, 90))
    (tmp_path / "a.jpg").write_bytes(bare)
    write(read(tmp_path / "a.jpg"), [[media.rgb(40, 60)]], tmp_path / "b.jpg")
    made = (tmp_path / "b.jpg").read_bytes()
    assert made[:4] == b"\xff\xd8\xff\xdb" and b"JFIF" not in made
    assert np.asarray(Image.open(tmp_path / "b.jpg")).shape == (40, 60, 3)
