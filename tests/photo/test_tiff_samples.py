"""What the samples of a TIFF mean: bits, polarity, palettes, colour spaces, signs, planes."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import photo_media as media
from retrocolor.errors import Refused
from retrocolor.photo.read import read


def page_of(path: Path, content: bytes) -> Any:
    path.write_bytes(content)
    return read(path).pages[0]


def test_white_is_zero_is_turned(tmp_path: Path) -> None:
    for dtype in (np.uint8, np.uint16):
        picture = media.grey(dtype=dtype)
        media.save_tiff(tmp_path / "a.tif", np.invert(picture), photometric="miniswhite", compression="lzw")
        assert np.array_equal(read(tmp_path / "a.tif").pages[0].pixels, picture)


@pytest.mark.parametrize("photometric", [0, 1])
@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_bits_reach_black_and_white(tmp_path: Path, bits: int, photometric: int) -> None:
    levels = np.arange(2**bits)
    packed = np.packbits((levels[:, None] >> np.arange(bits - 1, -1, -1)) & 1).tobytes()
    page = page_of(tmp_path / "a.tif", media.raw_tiff(media.basic_tags(2**bits, 1, [bits], photometric), packed))
    expected = levels * 255 // (2**bits - 1)
    assert page.pixels.tolist() == [(expected if photometric else 255 - expected).tolist()]
    assert page.dtype == np.uint8


def test_twelve_bits_become_sixteen(tmp_path: Path) -> None:
    values = np.array([0, 1, 2048, 4095])
    packed = np.packbits((values[:, None] >> np.arange(11, -1, -1)) & 1).tobytes()
    page = page_of(tmp_path / "a.tif", media.raw_tiff(media.basic_tags(4, 1, [12], 1), packed))
    assert page.dtype == np.uint16
    assert page.pixels.tolist() == [[0, 16, 32776, 65535]]


def test_a_palette_is_looked_up_and_a_grey_one_stays_grey(tmp_path: Path) -> None:
    indices = bytes([0, 1, 2, 1])
    colours = np.zeros((3, 256), int)
    colours[:, :3] = [[0, 65535, 1000], [0, 0, 40000], [0, 0, 65535]]
    tags = [*media.basic_tags(4, 1, [8], 3), (320, 3, colours.ravel().tolist())]
    page = page_of(tmp_path / "a.tif", media.raw_tiff(tags, indices))
    assert page.pixels.tolist() == [[[0, 0, 0], [255, 0, 0], [3, 156, 255], [255, 0, 0]]]
    grey = np.tile(np.arange(255, -1, -1) * 257, (3, 1))
    page = page_of(
        tmp_path / "b.tif", media.raw_tiff([*media.basic_tags(4, 1, [8], 3), (320, 3, grey.ravel().tolist())], indices)
    )
    assert page.pixels.tolist() == [[255, 254, 253, 254]]


def test_cmyk_lab_and_ycbcr_become_rgb(tmp_path: Path) -> None:
    ink = bytes([0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 255])
    page = page_of(tmp_path / "cmyk.tif", media.raw_tiff(media.basic_tags(3, 1, [8] * 4, 5), ink))
    assert page.pixels.tolist() == [[[255, 255, 255], [255, 0, 0], [0, 0, 0]]]
    lab = bytes([255, 0, 0, 0, 0, 0, 138, 81, 70])  # white, black, and sRGB red in D50: (54.3, 80.8, 69.9)
    page = page_of(tmp_path / "lab.tif", media.raw_tiff(media.basic_tags(3, 1, [8] * 3, 8), lab))
    assert np.abs(page.pixels.astype(int) - [[[255, 255, 255], [0, 0, 0], [255, 0, 0]]]).max() <= 3
    page = page_of(
        tmp_path / "ycbcr.tif",
        media.raw_tiff([*media.basic_tags(2, 1, [8] * 3, 6), (530, 3, [1, 1])], bytes([76, 85, 255, 9, 128, 128])),
    )
    assert np.abs(page.pixels.astype(int) - [[[254, 0, 0], [9, 9, 9]]]).max() <= 1


def test_subsampled_ycbcr_is_read(tmp_path: Path) -> None:
    blocks = bytes([10, 20, 30, 40, 128, 128, 50, 0, 60, 0, 128, 128])  # each: four Y, one Cb, one Cr
    content = media.raw_tiff([*media.basic_tags(3, 2, [8] * 3, 6), (530, 3, [2, 2])], blocks)
    page = page_of(tmp_path / "a.tif", content)
    assert page.pixels[..., 1].tolist() == [[10, 20, 50], [30, 40, 60]]


@pytest.mark.parametrize(
    ("dtype", "values", "expected"),
    [(np.int8, [0, 100, -128, -1], [0, 100, 128, 255]), (np.int16, [0, 32767, 100, 5], [0, 65535, 200, 10]),
     (np.int16, [-32768, 0, 32767, 100], [0, 32768, 65535, 32868]), (np.int32, [0, 65535, 7, 1], [0, 65535, 7, 1])],
)  # fmt: skip
def test_signed_samples(tmp_path: Path, dtype: Any, values: list[int], expected: list[int]) -> None:
    media.save_tiff(tmp_path / "a.tif", np.array([values], dtype))
    assert read(tmp_path / "a.tif").pages[0].pixels.tolist() == [expected]


def test_planar_and_contiguous_hold_the_same(tmp_path: Path) -> None:
    picture = media.rgb(dtype=np.uint16)
    media.save_tiff(tmp_path / "a.tif", np.moveaxis(picture, -1, 0), planarconfig="separate", photometric="rgb")
    assert np.array_equal(read(tmp_path / "a.tif").pages[0].pixels, picture)


@pytest.mark.parametrize("dtype", [np.float32, np.uint32, np.int64])
def test_samples_beyond_16_bits_are_refused(tmp_path: Path, dtype: Any) -> None:
    media.save_tiff(tmp_path / "a.tif", np.zeros((4, 4), dtype))
    with pytest.raises(Refused, match=r"a\.tif.*convert it to 16 bits"):
        read(tmp_path / "a.tif")
