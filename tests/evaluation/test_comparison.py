"""The sheet of `retrocolor try`: each cell is what its flags make, and what cannot be tried is said."""

import shlex
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageFont

from command import colorized, grey, retrocolor, save
from retrocolor import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import MediaError, ModelError, UsageError
from retrocolor.evaluation.comparison import REQUESTED, _Trial, write_comparison
from retrocolor.imaging.captioned_sheet import CAPTION, Cell, Row, draw_sheet, font_for, wrap
from retrocolor.model import card, checkpoint
from retrocolor.photo.read import read
from retrocolor.photo.references import read_palette
from retrocolor.research_config import TryOptions

SAMPLES = Path(__file__).resolve().parents[2] / "sample_media" / "photos"


@cache
def loaded(model: str = "default", size: int | None = None) -> Colorizer:
    return Colorizer.load(model, size=size)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The embedded model with a small size of its own, which is quick to run."""
    source = checkpoint.load(card.find("default"))
    path = tmp_path_factory.mktemp("models") / "my model.safetensors"
    checkpoint.save(path, replace(source, recommended=source.recommended | {"size": 64, "decode": "annealed"}))
    return str(path)


def cells(path: Path, model: str = "default", size: int | None = 64) -> dict[str, Cell]:
    """Caption -> cell of a photo's sheet; 64 stands for the model's own size."""
    own, rows = _Trial(read(path).pages[0]).rows(loaded(model, size), model)
    found = [own, *(cell for row in rows for cell in row.cells)]
    assert len({cell.caption for cell in found}) == len(found) == 21
    return {cell.caption: cell for cell in found}


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """Mean difference: other numbers of threads may differ in a last bit, and then in a rank here and there."""
    assert one.shape == other.shape
    return float(np.abs(one.astype(float) - other).mean())


def test_a_cell_is_what_its_flags_make(tmp_path: Path, quick: str) -> None:
    photo = save(tmp_path / "scan.png", grey(300, 200))
    found = cells(photo, quick, None)
    for caption, cell in found.items():
        flags = shlex.split(caption)
        asked = dict(zip(flags[::2], flags[1::2], strict=True))
        assert asked.pop("--model") == quick
        size = int(asked.pop("--size", 0)) or None
        decode = DecodeOptions(
            k=int(asked.pop("--k", 0)) or None,
            vivid=float(asked.pop("--vivid")) if "--vivid" in asked else None,
            decode=asked.pop("--decode", None),
        )
        assert not asked
        made = loaded(quick, size).with_decode(decode).colorize(np.asarray(Image.open(photo)))
        nearest = min(found.values(), key=lambda other: difference(made, other.picture))
        assert difference(made, cell.picture) < 0.3 and np.array_equal(nearest.picture, cell.picture), caption
    caption = shlex.join(["--model", quick, "--size", "128", "--vivid", "1"])
    done = retrocolor("colorize", photo, *shlex.split(caption), "-o", tmp_path / "out.png")
    assert done.returncode == 0, done.stderr
    assert difference(np.asarray(Image.open(tmp_path / "out.png")), found[caption].picture) < 0.3
    marked = {caption for caption, cell in found.items() if cell.mark}
    assert marked == {
        shlex.join(["--model", quick, *more]) for more in ([], ["--decode", "annealed"], ["--vivid", "0"])
    }


def test_a_row_shows_how_far_toward_a_reference(tmp_path: Path, quick: str) -> None:
    photo, cup = save(tmp_path / "scan.png", grey(300, 200)), SAMPLES / "still-in-colour.jpg"
    palette = read_palette([cup])
    row = _Trial(read(photo).pages[0]).liked(loaded(quick), quick, palette, [cup])
    for cell in row.cells:
        flags = shlex.split(cell.caption)
        asked = dict(zip(flags[::2], flags[1::2], strict=True))
        assert asked["--model"] == quick and asked["--like"] == str(cup)
        made = loaded(quick).with_like(palette, float(asked["--like-strength"])).colorize(np.asarray(Image.open(photo)))
        assert difference(made, cell.picture) < 0.3
    plain = write_comparison(photo, TryOptions(output=tmp_path / "plain.png", model=(quick,)))
    liked = write_comparison(photo, TryOptions(output=tmp_path / "liked.png", model=(quick,), like=(cup,)))
    assert Image.open(liked).height > Image.open(plain).height + row.cells[0].picture.shape[0]


def test_the_default_is_marked_and_only_that(tmp_path: Path) -> None:
    found = cells(save(tmp_path / "scan.png", grey()))
    default = found["no flags"].picture
    marked = {caption for caption, cell in found.items() if cell.mark}
    assert "no flags" in marked and not any("--size" in caption for caption in marked)
    for caption in marked:
        assert np.array_equal(found[caption].picture, default), caption


def test_one_pass_of_the_network_for_each_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    colorizer = Colorizer.load(size=64)
    seen: list[tuple[int, ...]] = []
    colorizer._network.register_forward_pre_hook(lambda module, given: seen.append(tuple(given[0].shape)))
    _Trial(read(save(tmp_path / "scan.png", grey(100, 100))).pages[0]).rows(colorizer, "default")
    assert seen == [(1, 1, colorizer.size, colorizer.size), (1, 1, 2 * colorizer.size, 2 * colorizer.size)]


def test_many_decodes_are_those_of_one_at_a_time() -> None:
    colorizer, thumbnail = loaded(), grey(64, 80) / np.float32(255)
    asked = [decode for row in REQUESTED for decode in row]
    for decode, chroma in zip(asked, colorizer.chromas(thumbnail, asked, 6), strict=True):
        assert difference(chroma, colorizer.with_decode(decode).chroma(thumbnail, 6)) < 0.3, decode
    with pytest.raises(UsageError, match="--k 0"):
        colorizer.chromas(thumbnail, [DecodeOptions(k=0)])


def test_turned_deep_toned_and_coloured_photos(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x112] = 6
    turned = cells(save(tmp_path / "turned.jpg", grey(80, 160), exif=exif))
    assert turned["--k 1"].picture.shape == (160, 80, 3)
    deep = tmp_path / "deep.tif"
    tifffile.imwrite(deep, grey(700, 900).astype(np.uint16) * 257, photometric="minisblack")
    shape = cells(deep)["--k 1"].picture.shape
    assert shape == (311, 400, 3)
    assert "--k 2" in cells(SAMPLES / "cat-sepia.jpg")
    colour = cells(SAMPLES / "still-in-colour.jpg")
    assert "--recolor --k 2" in colour and colour["--recolor"].mark


def test_a_strip_is_no_longer_than_a_cell(tmp_path: Path) -> None:
    assert max(cells(save(tmp_path / "strip.png", grey(40, 1600)))["--k 1"].picture.shape) == 400


def test_the_sheet_stands_beside_the_photo_and_is_never_coloured(tmp_path: Path, quick: str) -> None:
    photo = save(tmp_path / "scans" / "a photo.png", grey())
    before = photo.read_bytes()
    sheet = photo.with_name("retrocolor-try-a photo.png")
    assert write_comparison(photo, TryOptions(model=(quick,))) == sheet
    done = retrocolor("try", photo, "--model", quick)  # a second sheet replaces the first
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"Look at     {sheet}\n" and photo.read_bytes() == before
    with Image.open(sheet) as picture:
        assert (
            picture.width == 2 * 24 + 5 * 220 + 4 * 16
            and picture.height > 5 * 120
            and len(picture.getcolors(1 << 20) or []) > 1000
        )
    told, _ = colorized(tmp_path / "scans", "--dry-run")
    assert [Path(file["source"]).name for file in told["files"]] == ["a photo.png"]


def test_the_output_can_be_named(tmp_path: Path, quick: str) -> None:
    photo = save(tmp_path / "a.png", grey())
    (tmp_path / "sheets").mkdir()
    sheet = tmp_path / "sheets" / "retrocolor-try-a.png"
    assert write_comparison(photo, TryOptions(sheet.parent, (quick,))) == sheet
    assert write_comparison(photo, TryOptions(tmp_path / "new" / "b.png", (quick, "default", quick))).is_file()


WRONG = {
    "a missing photo": ("gone.png", None, UsageError, "does not exist: check the name"),
    "a folder": (".", None, UsageError, "is not a file: name one photo"),
    "a film": ("film.mp4", None, UsageError, "is a film"),
    "a broken photo": ("broken.png", None, MediaError, "broken.png: this is not a picture"),
    "another format": ("a.png", "sheet.jpg", UsageError, "the sheet is a PNG"),
    "the photo itself": ("a.png", "a.png", UsageError, "is not a sheet of `retrocolor try`"),
    "another photo": ("a.png", "b.png", UsageError, "is not a sheet of `retrocolor try`"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_tried_is_said(tmp_path: Path, case: str) -> None:
    name, output, kind, sentence = WRONG[case]
    for photo in ("a.png", "b.png"):
        save(tmp_path / photo, grey())
    for other in ("film.mp4", "broken.png"):
        (tmp_path / other).write_bytes(b"not what it says")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(kind, match=sentence):
        write_comparison(tmp_path / name, TryOptions(output=tmp_path / output if output else None))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_statuses_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    done = retrocolor("try", tmp_path / "broken.png")
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "broken.png" in done.stderr
    with pytest.raises(ModelError, match="No model 'best'"):
        write_comparison(save(tmp_path / "a.png", grey()), TryOptions(model=("default", "best")))


def test_captions_fit_their_column() -> None:
    text = "--model /very/long/" + "x" * 90 + ".safetensors --k 3"
    font = font_for(text, CAPTION)
    lines = wrap(text, font, 220)
    assert len(lines) > 3 and all(font.getlength(line) <= 220 for line in lines)
    assert "".join(lines).replace(" ", "").endswith(".safetensors--k3")
    picture = np.zeros((50, 300, 3), np.uint8)
    sheet = draw_sheet("t", ["n"], [Row("", [Cell(picture, "one", "the default"), Cell(picture, "two " * 60)])])
    assert sheet.width == 2 * 24 + 2 * 300 + 16 and np.asarray(sheet)[-24:].min() > 230  # nothing is cut off


@pytest.mark.parametrize("name", ["Bücher.jpg", "Příliš.jpg", "Фото.jpg", "Φωτό.jpg"])
def test_names_are_drawn_in_their_letters(name: str) -> None:
    try:
        ImageFont.truetype("DejaVuSans.ttf", CAPTION)
    except OSError:
        pytest.skip("no font of the system here")
    font = font_for(name, CAPTION)
    box = bytes(font.getmask("\uffff"))
    assert box and not any(bytes(font.getmask(letter)) == box for letter in name)
