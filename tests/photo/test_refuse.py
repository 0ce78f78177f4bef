"""What is not coloured is refused in one sentence that names the file and the way on; nothing half-made stays."""

import shutil
import struct
import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image

import photo_media as media
from retrocolor.errors import MediaError, Refused
from retrocolor.photo.codecs import png
from retrocolor.photo.limits import default_megapixels
from retrocolor.photo.names import is_photo_suffix, output_suffix
from retrocolor.photo.read import LOST, read
from retrocolor.photo.write import write


def frames() -> list[Image.Image]:
    return [Image.fromarray(media.grey(16, 16)).rotate(90 * i) for i in range(3)]


@pytest.mark.parametrize("name", ["a.nef", "a.CR2", "a.dng", "a.iiq", "a.arw", "a.raf"])
def test_raws_are_refused_by_name(tmp_path: Path, name: str) -> None:
    media.save_tiff(tmp_path / name, media.grey())
    with pytest.raises(Refused, match=rf"{name}: a camera raw"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.eps", b"%!PS-Adobe"), ("a.jpg", b"%!PS-Adobe"), ("a.svg", b"<svg/>"), ("a.psd", b"8BPS\0\1"),
     ("a.tif", b"8BPS\0\1"), ("a.jxl", b"\xff\x0a"), ("a.png", b"FUJIFILMCCD-RAW"),
     ("a.jls", b"\xff\xd8\xff\xf7"), ("a.tif", b"II\xbc\1")],
)  # fmt: skip
def test_kinds_that_are_left_alone(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content + bytes(100))
    with pytest.raises(Refused, match=name):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("encode", "kind"),
    [("jpegls", "JPEG-LS"), ("jpegxr", "JPEG XR"), ("jpegxl", "JPEG XL"), ("jpeg8", "a JPEG of 12 bits"),
     ("ljpeg", "a JPEG of 16 bits")],
)  # fmt: skip
def test_whole_files_of_a_kind_that_is_not_read_are_told_what_they_are(tmp_path: Path, encode: str, kind: str) -> None:
    """By what they hold, whatever they are called: there is nothing to restore."""
    depth = {"jpeg8": 4, "ljpeg": 0}.get(encode)
    picture = media.grey(dtype=np.uint8 if depth is None else np.uint16) >> (depth or 0)
    options = {"bitspersample": 12} if encode == "jpeg8" else {}
    for name in ("a.jpg", "a.pgm"):
        (tmp_path / name).write_bytes(getattr(imagecodecs, f"{encode}_encode")(picture, **options))
        with pytest.raises(Refused, match=rf"{name}: {kind} is not read; convert it to TIFF or PNG first\."):
            read(tmp_path / name)


@pytest.mark.parametrize("suffix", [".gif", ".png"])
def test_animations_name_the_video_command(tmp_path: Path, suffix: str) -> None:
    first, *rest = frames()
    first.save(tmp_path / f"a{suffix}", save_all=True, append_images=rest, duration=100)
    with pytest.raises(Refused, match=r"retrocolor video"):
        read(tmp_path / f"a{suffix}")


def test_an_animation_that_is_cut_off_is_one(tmp_path: Path) -> None:
    first, *rest = frames()
    first.save(tmp_path / "a.gif", save_all=True, append_images=rest, duration=100)
    data = (tmp_path / "a.gif").read_bytes()
    second = data.index(b",\0\0", data.index(b",\0\0") + 1)
    (tmp_path / "a.gif").write_bytes(data[: second + 40])  # in its colours, where Pillow cannot count on
    with pytest.raises(Refused, match=r"an animated GIF; colour it with `retrocolor video`"):
        read(tmp_path / "a.gif")


def test_a_still_gif_becomes_png(tmp_path: Path) -> None:
    frames()[0].save(tmp_path / "a.gif", comment=b"from the attic")
    assert output_suffix(tmp_path / "a.gif") == ".png"
    media.coloured(tmp_path / "a.gif", tmp_path / "b.png")
    with Image.open(tmp_path / "b.png") as image:
        assert (image.format, image.size, image.info["Comment"]) == ("PNG", (16, 16), "from the attic")


def test_names() -> None:
    assert output_suffix(Path("x/A.JPEG")) == ".JPEG"
    assert output_suffix(Path("a.jpeg"), "jpeg") == ".jpeg"
    assert output_suffix(Path("a.pgm")) == ".ppm"
    assert output_suffix(Path("a.heic"), "tiff") == ".tif"


def test_what_is_only_called_pgm_keeps_its_name(tmp_path: Path) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey())
    for name in ("b.pgm", "b.PBM"):
        shutil.copy(tmp_path / "a.jpg", tmp_path / name)
        assert output_suffix(tmp_path / name) == Path(name).suffix
    (tmp_path / "c.pgm").write_bytes(b"P5 1 1 255\n0")
    assert output_suffix(tmp_path / "c.pgm") == ".ppm"


def test_suffixes() -> None:
    assert is_photo_suffix(".tif") and is_photo_suffix(".nef")
    assert not is_photo_suffix(".docx") and not is_photo_suffix(".zip")


@pytest.mark.parametrize(
    "content", [b"", b"hello, this is no picture at all", bytes(100), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(MediaError, match=r"a\.jpg: "):
        read(tmp_path / "a.jpg")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jpg", tmp_path):
        with pytest.raises(MediaError, match=str(path)):
            read(path)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".jp2", ".ppm"])
def test_truncated_files_are_errors(tmp_path: Path, suffix: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"a{suffix}"
    noise = np.random.default_rng(0).integers(0, 256, (80, 80, 3)).astype(np.uint8)
    Image.fromarray(noise).save(path)
    whole = path.read_bytes()
    for share in (0.2, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(MediaError, match=rf"a\{suffix}: "):
            read(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_salvage_takes_what_is_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    media.save_tiff(path, media.rgb(400, 300), rowsperstrip=10) if suffix == ".tif" else Image.fromarray(
        media.rgb(400, 300)
    ).save(path)
    whole = read(path, salvage=True)
    assert LOST not in whole.notes
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    photo = read(path, salvage=True)
    assert photo.notes == (LOST,)
    pixels = photo.pages[0].pixels
    assert pixels.shape == (400, 300, 3)
    assert np.array_equal(pixels[:100], whole.pages[0].pixels[:100])
    assert LOST in write(photo, [media.painted(photo.pages[0])], tmp_path / f"b{suffix}")


def bomb(width: int, height: int) -> bytes:
    """A PNG that promises a large picture in a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return png.SIGNATURE + b"".join(png.chunk(*c) for c in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b"")))


def test_bombs_name_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(bomb(65535, 65535))
    with pytest.raises(MediaError, match=r"65535 x 65535 is 4295 megapixels.*--max-megapixels 4295"):
        read(tmp_path / "a.png", max_megapixels=4000)
    header = struct.pack("<IiiHH", 40, 200_000, 200_000, 1, 24)
    (tmp_path / "a.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header + bytes(24))
    with pytest.raises(MediaError, match="--max-megapixels"):
        read(tmp_path / "a.bmp")


def test_the_limit_follows_the_option(tmp_path: Path) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey(200, 300))
    with pytest.raises(MediaError, match="300 x 200"):
        read(tmp_path / "a.jpg", max_megapixels=0.05)
    assert read(tmp_path / "a.jpg", max_megapixels=0.06).pages[0].width == 300
    assert default_megapixels() > 5


def test_a_small_limit_is_told_as_it_is(tmp_path: Path) -> None:
    media.save_jpeg(tmp_path / "a.jpg", media.grey(200, 300))
    for limit, told in ((0.001, "0.06 megapixels, and the limit is 0.001"), (0.0599, "0.06 megapix.* limit is 0.0599")):
        with pytest.raises(MediaError, match=rf"300 x 200 is {told}; .*--max-megapixels 1\."):
            read(tmp_path / "a.jpg", max_megapixels=limit)


def test_the_smallest_and_the_longest(tmp_path: Path) -> None:
    for shape in ((1, 1), (1, 5000), (5000, 1)):
        for suffix in (".jpg", ".png", ".tif", ".webp"):
            Image.fromarray(media.grey(*shape)).save(tmp_path / f"a{suffix}")
            media.coloured(tmp_path / f"a{suffix}", tmp_path / f"b{suffix}")
            page = read(tmp_path / f"b{suffix}").pages[0]
            assert (page.height, page.width) == shape


def test_a_jpeg_cannot_hold_it_all(tmp_path: Path) -> None:
    media.save_tiff(tmp_path / "a.tif", np.zeros((1, 66000), np.uint8))
    with pytest.raises(MediaError, match=r"66000 x 1, and no side of a JPEG .* 65,500; use --format tiff"):
        media.coloured(tmp_path / "a.tif", tmp_path / "b.jpg", format="jpeg")
    Image.fromarray(media.grey()).save(tmp_path / "m.tif", save_all=True, append_images=[Image.fromarray(media.grey())])
    with pytest.raises(MediaError, match="2 pages do not fit a PNG"):
        media.coloured(tmp_path / "m.tif", tmp_path / "b.png", format="png")
    assert not list(tmp_path.glob("b.*")) and not list(tmp_path.glob(".*"))


def test_a_jpeg_longer_than_its_library_takes_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(media.grey(8, 16)).save(path)
    data = path.read_bytes()
    assert data.count(bytes((8, 0, 8, 0, 16, 1))) == 1  # bits, height, width, components
    path.write_bytes(data.replace(bytes((8, 0, 8, 0, 16, 1)), struct.pack(">BHHB", 8, 8, 65535, 1)))
    with pytest.raises(MediaError, match=r"65535 x 8, and no side of a JPEG may be longer than 65,500 for libjpeg"):
        read(path)


def test_heic_without_its_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.heic").write_bytes(struct.pack(">I4s4s", 20, b"ftyp", b"heic") + bytes(40))
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(MediaError, match=r"a\.heic.*pip install 'retrocolor\[heif\]'"):
        read(tmp_path / "a.heic")


def test_control_characters_in_names_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a\n\x1b[31m.jpg"
    path.write_bytes(b"nothing")
    with pytest.raises(MediaError) as caught:
        read(path)
    assert "\n" not in str(caught.value) and "\x1b" not in str(caught.value)


def test_what_is_too_large_for_one_jpeg_can_become_tiff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.fromarray(media.grey(100, 100)).save(tmp_path / "a.tif", strip_size=1000)
    monkeypatch.setattr("retrocolor.photo.codecs.read_tiff.IN_MEMORY", 1)  # so that it is read in strips
    monkeypatch.setattr("retrocolor.photo.limits.default_megapixels", lambda: 0.002)
    told = "0.01 megapixels, and the limit is 0.008 for the memory of this machine; .* --max-megapixels 1, or .* tiff"
    with pytest.raises(MediaError, match=told):
        media.coloured(tmp_path / "a.tif", tmp_path / "b.jpg", format="jpeg")
    media.coloured(tmp_path / "a.tif", tmp_path / "b.tif")
    assert read(tmp_path / "b.tif", max_megapixels=1).pages[0].width == 100
    assert not (tmp_path / "b.jpg").exists()
