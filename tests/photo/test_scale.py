"""Access copies: as Pillow scales them, in strips as in one piece, their size in print unchanged."""

import struct
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

import photo_media as media
from retrocolor.photo.metadata import xmp
from retrocolor.photo.page import page_of
from retrocolor.photo.read import read
from retrocolor.photo.scale import _scaled, scaled
from retrocolor.photo.write import write


def noisy(height: int = 301, width: int = 407, channels: int = 1, dtype: type = np.uint8) -> np.ndarray:
    shape = (height, width) if channels == 1 else (height, width, channels)
    return np.random.default_rng(0).integers(0, np.iinfo(dtype).max, shape, dtype, endpoint=True)


@pytest.mark.parametrize(("channels", "dtype"), [(1, np.uint8), (3, np.uint8), (1, np.uint16)])
def test_it_is_pillows_lanczos(channels: int, dtype: type) -> None:
    picture = noisy(channels=channels, dtype=dtype)
    small = _scaled(page_of(picture, None, 1), 100).pixels
    planes = picture[..., None] if channels == 1 else picture
    images = [Image.fromarray(planes[..., i].astype(np.float32)) for i in range(planes.shape[2])]
    expected = np.stack([np.asarray(i.resize((100, 74), Image.Resampling.LANCZOS)) for i in images], -1)
    expected = np.rint(expected).clip(0, np.iinfo(dtype).max)
    assert small.dtype == dtype and small.shape[:2] == (74, 100)
    assert np.abs(small.reshape(expected.shape) - expected).max() <= 1


def test_strips_make_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(noisy(channels=3), noisy(), 6)
    whole = _scaled(page, 123)
    monkeypatch.setattr("retrocolor.photo.scale.IN_MEMORY", 0)
    monkeypatch.setattr("retrocolor.photo.scale.SOURCE_ROWS", 5)
    streamed = _scaled(page, 123)
    assert (streamed.height, streamed.width, streamed.orientation, streamed.has_alpha) == (91, 123, 6, True)
    for rows in (1, 7, 91, 500):
        assert np.array_equal(np.concatenate([strip for _, strip in streamed.strips(rows)]), whole.pixels)
    assert np.array_equal(streamed.alpha, whole.alpha)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_picture_that_is_cut_out_gets_no_rim(dtype: type) -> None:
    rows, columns = np.ogrid[:300, :400]
    alpha = ((rows - 150) ** 2 + (columns - 200) ** 2 < 130**2) * dtype(np.iinfo(dtype).max)
    picture = np.where(alpha > 0, dtype(200), dtype(0))
    small = _scaled(page_of(picture, alpha, 1), 90)
    assert small.alpha is not None and 0 < (small.alpha == 0).mean() < 1
    assert np.abs(small.pixels[small.alpha > 0].astype(int) - 200).max() <= 1
    assert small.pixels[0, 0] == 0, "what is hidden stays as it is"


def test_small_pictures_stay_as_they_are(tmp_path: Path) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey(), dpi=(300, 300))
    photo = read(tmp_path / "a.jpg")
    assert scaled(photo, None) is photo and scaled(photo, 60) is photo
    assert _scaled(page_of(noisy(1, 5000), None, 1), 10).pixels.shape == (1, 10)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".jp2", ".bmp"])
def test_the_size_in_print_stays(tmp_path: Path, suffix: str) -> None:
    source, output = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    picture = noisy(400, 600)
    if suffix == ".jp2":
        source.write_bytes(imagecodecs.jpeg2k_encode(picture, codecformat="jp2"))
    else:
        Image.fromarray(picture).save(source, dpi=(300, 600))
    photo = scaled(read(source), 200)
    notes = write(photo, [media.painted(photo.pages[0])], output)
    assert "scaled down from 600 x 400 pixels" in notes
    with Image.open(output) as image:
        assert image.size == (200, 133)
        if suffix not in (".webp", ".jp2"):
            assert image.info["dpi"] == pytest.approx((100, 600 * 133 / 400), abs=0.6)


@media.needs_exiftool
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_every_word_about_the_size_is_restated(tmp_path: Path, suffix: str) -> None:
    source, output = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    Image.fromarray(noisy(400, 600)).save(source, dpi=(300, 300))
    tags = ["-IFD0:XResolution=300", "-IFD0:YResolution=300", "-ExifIFD:ExifImageWidth=600"]
    tags += ["-ExifIFD:ExifImageHeight=400", "-XMP-tiff:XResolution=300", "-XMP-exif:ExifImageWidth=600"]
    tags += ["-EXIF:Artist=Anna"]
    tags += ["-Photoshop:XResolution=300", "-Photoshop:YResolution=300"] if suffix in (".jpg", ".tif") else []
    media.exiftool_many([["-q", "-overwrite_original", *tags, str(source)]])
    photo = scaled(read(source), 300)
    write(photo, [media.painted(photo.pages[0])], output)
    before, after = media.tags_of([source]), media.tags_of([output])
    old, new = before[source], after[output]
    names = ("XResolution", "YResolution", "ExifImageWidth", "ExifImageHeight")
    half = [key for key in old if key.split(":")[1] in names]
    assert len(half) >= 6 and {key: new[key] for key in half} == {key: pytest.approx(old[key] / 2) for key in half}
    assert new["IFD0:Artist"] == "Anna" and not [key for key in new if "Warning" in key]


def test_xmp_written_as_attributes_is_restated() -> None:
    packet = xmp.EMPTY.replace(
        b'rdf:about=""', b'rdf:about="" xmlns:tiff="%s" tiff:ImageWidth="600"' % xmp.TIFF.encode()
    )
    document = xmp.parse(packet)
    assert document is not None and xmp.put(document, xmp.TIFF, "ImageWidth", "300")
    assert xmp.value_of(document, xmp.TIFF, "ImageWidth") == "300"
    assert not xmp.put(document, xmp.TIFF, "ImageLength", "300")


def test_a_map_reference_is_left_out_and_every_page_scaled(tmp_path: Path) -> None:
    geo = (33550, 12, 3, struct.pack("<ddd", 1, 1, 0), True)
    with tifffile.TiffWriter(tmp_path / "a.tif") as pages:
        pages.write(noisy(400, 600), extratags=[geo], tile=(64, 64), compression="zlib")
        pages.write(noisy(50, 40))
    photo = scaled(read(tmp_path / "a.tif"), 100)
    notes = write(photo, [media.painted(page) for page in photo.pages], tmp_path / "b.tif")
    assert any("GeoTIFF" in note for note in notes)
    with tifffile.TiffFile(tmp_path / "b.tif") as made:
        assert [page.shape for page in made.pages] == [(67, 100, 3), (50, 40, 3)]
        assert 33550 not in made.pages[0].tags
