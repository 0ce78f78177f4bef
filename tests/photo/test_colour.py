"""Depth and colour: 16 bits stay 16, and the embedded profile is applied before lightness is taken."""

import io
import struct
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, PngImagePlugin
from skimage.color import rgb2lab

import photo_media as media
from retrocolor.photo.codecs import read_png
from retrocolor.photo.metadata.profile import cmyk_to_srgb, lab_to_srgb, misfit, result_profile, srgb_profile, to_srgb
from retrocolor.photo.read import read


def srgb_coded(linear: np.ndarray) -> np.ndarray:
    """IEC 61966-2-1."""
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def save(path: Path, picture: np.ndarray, icc: bytes) -> None:
    """A picture of 8 or 16 bits with a profile, as JPEG, PNG, TIFF or JPEG 2000."""
    if path.suffix == ".tif":
        media.save_tiff(path, picture, iccprofile=icc)
    elif path.suffix == ".jp2":
        data = bytes(imagecodecs.jpeg2k_encode(picture, codecformat="jp2", reversible=True))
        head, old = data.index(b"jp2h") - 4, data.index(b"colr") - 4
        length = int.from_bytes(data[head : head + 4]) + len(icc) - 4  # a number of 4 bytes goes
        box = struct.pack(">I4s3B", len(icc) + 11, b"colr", 2, 0, 0) + icc
        path.write_bytes(data[:head] + length.to_bytes(4) + data[head + 4 : old] + box + data[old + 15 :])
    elif picture.dtype == np.uint16:
        raise ValueError("16-bit PNG with a profile is made by the code under test")
    else:
        Image.fromarray(picture).save(path, icc_profile=icc, **({"quality": 100} if path.suffix == ".jpg" else {}))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_a_ramp_of_65536_levels_keeps_every_level(tmp_path: Path, suffix: str) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    source, output = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    media.save_grey16(source, ramp)
    media.coloured(source, output)
    seen = media.load16(output)
    assert np.array_equal(seen[..., 0], ramp)
    assert np.array_equal(seen[..., 1], ramp // 2)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("kind", ["grey", "rgb"])
@pytest.mark.parametrize("suffix", [".tif", ".jp2"])
def test_a_gamma_profile_is_applied(tmp_path: Path, suffix: str, kind: str, dtype: type) -> None:
    picture = media.grey(dtype=dtype) if kind == "grey" else media.rgb(dtype=dtype)
    icc = media.grey_profile(1.8) if kind == "grey" else media.rgb_profile(1.8)
    save(tmp_path / f"a{suffix}", picture, icc)
    top = np.iinfo(dtype).max
    expected = srgb_coded((picture / top) ** 1.8) * top
    pixels = read(tmp_path / f"a{suffix}").pages[0].pixels
    assert pixels.dtype == dtype
    assert np.abs(pixels - expected).max() <= (1.01 if dtype == np.uint8 else 80)
    assert np.abs(pixels.astype(float) - picture).max() > 5


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_grey_profile_never_stays_on_an_rgb_result(tmp_path: Path, suffix: str) -> None:
    save(tmp_path / f"a{suffix}", media.grey(), media.grey_profile(2.2))
    media.coloured(tmp_path / f"a{suffix}", tmp_path / f"b{suffix}")
    with Image.open(tmp_path / f"b{suffix}") as image:
        icc = image.info["icc_profile"]
    assert media.profile_space(icc) == "RGB"
    assert icc == srgb_profile()


def test_the_result_profile_means_srgb() -> None:
    lattice = np.random.default_rng(0).integers(0, 256, (32, 32, 3)).astype(np.uint8)
    source, target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())), ImageCms.createProfile("sRGB")
    changed = ImageCms.profileToProfile(Image.fromarray(lattice), source, target)
    assert np.abs(np.asarray(changed).astype(int) - lattice).max() <= 1


def test_a_picture_in_srgb_is_untouched_and_keeps_its_own_profile(tmp_path: Path) -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    save(tmp_path / "a.tif", media.rgb(), own)
    media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    with tifffile.TiffFile(tmp_path / "b.tif") as tiff:
        assert np.array_equal(tiff.asarray(), media.rgb())
        assert tiff.pages[0].iccprofile == own


def test_no_profile_in_no_profile_out(tmp_path: Path) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey())
    media.coloured(tmp_path / "a.jpg", tmp_path / "b.jpg")
    with Image.open(tmp_path / "b.jpg") as image:
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_profile_for_grey_says_nothing_of_rgb(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether its channels are equal or not, and whether it is read whole or in strips."""
    three = np.stack([media.grey()] * 3, 2)
    save(tmp_path / f"a{suffix}", three, media.grey_profile(1.0))
    for most in (read_png.IN_MEMORY, 1):
        monkeypatch.setattr(read_png, "IN_MEMORY", most)
        photo = read(tmp_path / f"a{suffix}")
        pixels = photo.pages[0].pixels.astype(int)
        assert np.abs(pixels.reshape(40, 60, -1) - three).max() <= (2 if suffix == ".jpg" else 0)
        assert photo.notes == (misfit(media.grey_profile(1.0), "rgb"),)
    media.coloured(tmp_path / f"a{suffix}", tmp_path / f"b{suffix}")
    assert read(tmp_path / f"b{suffix}").metadata.icc == srgb_profile()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_profile_for_ink_on_a_screens_colours_is_noted(tmp_path: Path, suffix: str) -> None:
    for picture, name in ((media.rgb(), "RGB"), (media.grey(), "grey")):
        save(tmp_path / f"a{suffix}", picture, media.ink_profile())
        note = f"one for CMYK and was left out: the samples, which are {name}, were taken as sRGB"
        assert note in " ".join(read(tmp_path / f"a{suffix}").notes)


def test_a_profile_for_a_screen_says_nothing_of_ink(tmp_path: Path) -> None:
    Image.fromarray(media.rgb()).convert("CMYK").save(tmp_path / "a.jpg", icc_profile=media.rgb_profile(1.8))
    note = "its colour profile is one for RGB and was left out: the samples, which are CMYK, were taken as plain inks"
    assert note in read(tmp_path / "a.jpg").notes


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [(b"gAMA", (100_000,), "gAMA"), (b"gAMA", (45_455,), ""), (b"gAMA", (), ""),
     (b"cHRM", (31270, 32900, 73470, 26530, 11600, 82640, 15660, 1770), "cHRM"),
     (b"cHRM", (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000), "")],
)  # fmt: skip
def test_what_a_png_says_of_its_light_is_missed_elsewhere(
    tmp_path: Path, kind: bytes, value: tuple[int, ...], told: str
) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add(kind, struct.pack(f">{len(value)}I", *value))
    Image.fromarray(media.grey()).save(tmp_path / "a.png", pnginfo=texts)
    _, notes = media.coloured(tmp_path / "a.png", tmp_path / "b.tif", format="tiff")
    assert notes == ([f"TIFF holds no {told}: the samples were taken as sRGB"] if told else [])
    _, notes = media.coloured(tmp_path / "a.png", tmp_path / "b.png")
    assert notes == [] and kind in (tmp_path / "b.png").read_bytes()


def test_profiles_that_do_not_fit_are_not_applied() -> None:
    broken = media.rgb_profile(1.8)[:100]
    levels = np.arange(256, dtype=np.uint8)[None]
    rgb = np.dstack([levels] * 3)
    assert to_srgb(broken, rgb) is rgb
    assert to_srgb(media.grey_profile(1.8), rgb) is rgb
    assert result_profile(broken) == srgb_profile()
    found = to_srgb(media.rgb_profile(1.8), levels)
    assert np.abs(found - srgb_coded((levels / 255) ** 1.8) * 255).max() <= 1.01


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_ink_and_lab(dtype: type) -> None:
    top = np.iinfo(dtype).max
    ink = np.array([[[0, 0, 0, 0], [top, 0, 0, 0], [0, 0, 0, top // 5]]], dtype)
    assert cmyk_to_srgb(None, ink).tolist() == [[[top] * 3, [0, top, top], [top - top // 5] * 3]]
    step = 1 if dtype == np.uint8 else 256
    lab = np.array([[50, 20, -30], [80, -5, 40]])
    coded = np.stack([np.rint(lab[:, 0] * top / 100), lab[:, 1] * step, lab[:, 2] * step], axis=-1)[np.newaxis]
    seen = lab_to_srgb(coded.astype(np.int64).astype(dtype)) / top
    assert np.abs(rgb2lab(seen, illuminant="D65")[0] - lab).max() < 7  # a and b shift between D50 and D65
    assert np.abs(rgb2lab(seen)[0, :, 0] - lab[:, 0]).max() < 1.5


def test_three_equal_channels_are_read_as_grey(tmp_path: Path) -> None:
    picture = media.grey(64, 64)
    media.save_jpeg(tmp_path / "a.jpg", np.repeat(picture[..., None], 3, 2), quality=100)
    assert read(tmp_path / "a.jpg").pages[0].pixels.shape == (64, 64)
    picture3 = np.repeat(picture[..., None], 3, 2)
    picture3[30, 30] = (250, 10, 10)
    Image.fromarray(picture3).save(tmp_path / "b.png")
    assert np.array_equal(read(tmp_path / "b.png").pages[0].pixels, picture3)


def test_a_colour_key_becomes_alpha(tmp_path: Path) -> None:
    Image.fromarray(media.grey(8, 8)).save(tmp_path / "a.png", transparency=int(media.grey(8, 8)[0, 0]))
    page = read(tmp_path / "a.png").pages[0]
    assert page.has_alpha and page.alpha is not None
    assert page.alpha[0, 0] == 0 and page.alpha[1, 1] == 255


@pytest.mark.parametrize("top", [1, 31, 255, 1023, 65535])
@pytest.mark.parametrize("plain", [True, False])
def test_pnm_of_any_depth(tmp_path: Path, top: int, plain: bool) -> None:
    values = np.arange(12) * top // 11
    body = b" ".join(b"%d" % v for v in values) if plain else values.astype(">u2" if top > 255 else "u1").tobytes()
    (tmp_path / "a.pgm").write_bytes(b"P%d # a comment\n4 3\n%d\n" % (2 if plain else 5, top) + body)
    photo, _ = media.coloured(tmp_path / "a.pgm", tmp_path / "b.ppm")
    full = 255 if top < 256 else 65535
    assert photo.pages[0].pixels.ravel().tolist() == np.rint(values * full / top).astype(int).tolist()
    assert np.array_equal(read(tmp_path / "b.ppm").pages[0].pixels, media.expected(photo.pages[0]))
