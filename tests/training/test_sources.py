"""Pictures for training and measuring: which are found, and what is read of each kind."""

import io
import subprocess
import sys
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from retrocolor.errors import MediaError
from retrocolor.evaluation.contact_sheet import Sheet
from retrocolor.photo.names import SUFFIXES, TRAINING_SUFFIXES
from retrocolor.training.sources import PILLOW_FORMATS, Source, find_pictures

RANDOM = np.random.default_rng(0)
RGB = RANDOM.integers(0, 256, (40, 50, 3), np.uint8)
PICTURE = Image.fromarray(RGB)
ALPHA = Image.fromarray(np.dstack((RGB, RGB[..., 0])))
DEEP = RANDOM.integers(0, 65536, (40, 50), np.uint16)
EXIF = Image.Exif()
EXIF[274] = 6  # a quarter turn, which is not applied


def saved(picture: Image.Image, format: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def bad_exif() -> bytes:
    """A JPEG whose EXIF data says what cannot be."""
    data = saved(PICTURE, "JPEG", exif=EXIF)
    start = data.index(b"Exif\0\0") + 14
    return data[:start] + b"\xff" * 8 + data[start + 8 :]


KINDS = {
    "colour.jpg": saved(PICTURE, "JPEG", exif=EXIF),
    "grey.jpg": saved(PICTURE.convert("L"), "JPEG"),
    "cmyk.jpg": saved(PICTURE.convert("CMYK"), "JPEG"),
    "exif.jpg": bad_exif(),
    "colour.png": saved(PICTURE, "PNG"),
    "grey.png": saved(PICTURE.convert("L"), "PNG"),
    "palette.png": saved(PICTURE.quantize(64), "PNG", transparency=3),
    "alpha.png": saved(ALPHA, "PNG"),
    "animated.png": saved(PICTURE, "PNG", save_all=True, append_images=[PICTURE.rotate(180)]),
    "grey16.png": saved(Image.fromarray(DEEP), "PNG"),
    "colour16.png": imagecodecs.png_encode(np.stack((DEEP, DEEP[::-1], DEEP[:, ::-1]), 2)),
    "colour.tif": saved(PICTURE, "TIFF"),
    "pages.tif": saved(PICTURE, "TIFF", save_all=True, append_images=[PICTURE.rotate(180)]),
    "cmyk.tif": saved(PICTURE.convert("CMYK"), "TIFF"),
    "grey16.tif": saved(Image.fromarray(DEEP), "TIFF"),
    "alpha.webp": saved(ALPHA, "WEBP", lossless=True),
    "colour.webp": saved(PICTURE, "WEBP"),
    "colour.bmp": saved(PICTURE, "BMP"),
    "palette.bmp": saved(PICTURE.quantize(16), "BMP"),
}
BROKEN = {
    "empty.png": b"",
    "text.jpg": b"no picture" * 20,
    "cut.jpg": KINDS["colour.jpg"][:900],
    "cut.tif": KINDS["colour.tif"][:900],
    "gif.png": saved(PICTURE.convert("P"), "GIF"),
    "bomb.png": saved(Image.new("1", (20000, 20000)), "PNG"),
}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("name", KINDS)
def test_both_ways_to_read_give_pillows_pixels(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"before" + KINDS[name] + b"after")  # as a member of a tar
    source = Source(name, path, offset=6, size=len(KINDS[name]))
    with Image.open(io.BytesIO(KINDS[name])) as picture:
        expected = np.asarray(picture.convert("RGB"))
    for pixels in (source.read(), np.asarray(source.open())):
        assert pixels.dtype == np.uint8 and np.array_equal(pixels, expected)


def test_what_pillow_would_warn_of_stays_off_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "exif.jpg"
    path.write_bytes(KINDS["exif.jpg"])
    code = "import sys; from pathlib import Path; from retrocolor.training.sources import Source; "
    code += "source = Source('exif.jpg', Path(sys.argv[1])); source.read(); source.open()"
    ended = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert ended.stderr == ""


@pytest.mark.parametrize("name", BROKEN)
def test_broken_ones_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10**8)  # which reading photos in this process may have lifted
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    for way in (Source.read, Source.open):
        with pytest.raises(MediaError, match=rf"{name}: cannot be read"):
            way(Source(name, path))


def test_a_folder_gives_its_pictures_sorted_by_name(tmp_path: Path) -> None:
    found = ["a.JPG", "b/a.png", "b/c/z.tiff", "b.webp", "c.bmp"]
    for name in (
        *found,
        ".hidden.png",
        "._a.JPG",
        "note.txt",
        "a.gif",
        "a.heic",
        "a.nef",
        "a.pdf",
        "film.mp4",
        "x.jfif",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "gone.png").symlink_to(tmp_path / "nothing.png")
    assert [source.name for source in find_pictures(tmp_path)] == sorted(found)


def test_what_runs_and_measuring_leave_among_the_pictures_is_passed_over(tmp_path: Path) -> None:
    sheet = Sheet(["grey"])
    sheet.add([RGB])
    for name in ("a.png", "samples/b.png", "runs/mine/samples/0001.png", "runs/mine/sheet.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        PICTURE.save(tmp_path / name)
    (tmp_path / "runs" / "mine" / "state-previous.safetensors").touch()
    sheet.save(tmp_path / "measured.png")
    assert [source.name for source in find_pictures(tmp_path)] == ["a.png", "samples/b.png"]


def test_the_kinds_are_a_part_of_the_one_table() -> None:
    assert {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"} == TRAINING_SUFFIXES < SUFFIXES.keys()
    assert PILLOW_FORMATS == ["BMP", "JPEG", "PNG", "TIFF", "WEBP"]
