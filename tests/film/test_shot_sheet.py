"""The sheet of shots: which shots it shows, in which order, and their pictures."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from command import retrocolor
from retrocolor import marks
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import UsageError
from retrocolor.film import places, shot_sheet
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.imaging.captioned_sheet import Row, draw_sheet
from shot_clips import GREY, LENGTH, change, film

SHOTS = 3
FIGURES = r"shot (\S+): (\S+) to (\S+), frames (\d+) to (\d+); confidence (\d+) %, flicker ([\d.]+)"


def colour(
    source: Path, output: Path, colorizer: Colorizer, *, known: bool = False, sheet: bool = True, **part: float
) -> FilmResult:
    wanted = FilmOptions(codec="ffv1", sheet=sheet, **part)  # type: ignore[arg-type]
    return colorize_film(source, output, wanted, colorizer, lambda message=None: None, known=known)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """The rows of the sheet that is drawn."""
    rows: list[Row] = []

    def draw(title: str, notes: list[str], found: list[Row]) -> Image.Image:
        rows[:] = found
        return draw_sheet(title, notes, found)

    monkeypatch.setattr(shot_sheet, "draw_sheet", draw)
    return rows


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("film") / "film.mkv", *[GREY] * SHOTS)


def test_a_row_a_shot_the_worst_first(source: Path, tmp_path: Path, colorizer: Colorizer, drawn: list[Row]) -> None:
    output = tmp_path / "out.mkv"
    found = colour(source, output, colorizer)
    assert found.sheet == tmp_path / "out.mkv-shots.png" and marks.holds(found.sheet, marks.SHEET)
    read = [re.fullmatch(FIGURES, row.heading) for row in drawn]
    assert all(read) and sorted(one[1] for one in read if one) == ["1", "2", "3"]
    unsure, restless = ([float(one[which]) for one in read if one] for which in (6, 7))
    assert unsure[0] == min(unsure) or restless[0] == max(restless)
    for one, row in zip(read, drawn, strict=True):
        assert one is not None
        first = LENGTH * (int(one[1]) - 1)
        assert (int(one[4]), int(one[5])) == (first, first + LENGTH - 1)
        shown = [first, first + 7, first + 15]
        assert [cell.caption for cell in row.cells] == [f"frame {n}{end}" for n in shown for end in ("", " in colour")]
        for before, after in zip(row.cells[::2], row.cells[1::2], strict=True):
            assert (
                np.ptp(before.picture.astype(int), axis=2).max() <= 2 < np.ptp(after.picture.astype(int), axis=2).max()
            )
    change(places.track_folder(source, output) / places.SHOTS, lambda shots: shots[1].update(skip=True))
    colour(source, tmp_path / "other.mkv", colorizer)
    assert len(drawn) == SHOTS - 1, "a shot that stays black and white has no colours to look at"
    last = [row.heading.split(";")[0] for row in drawn if row.heading.startswith("shot 3:")]
    colour(source, tmp_path / "part.mkv", colorizer, start=2 * LENGTH / 25)
    assert [row.heading.split(";")[0] for row in drawn] == last, "frames and times of a part are those of shots.json"


def test_a_foreign_file_is_not_written_over(source: Path, tmp_path: Path, colorizer: Colorizer) -> None:
    output = tmp_path / "out.mkv"
    in_the_way = shot_sheet.sheet_path(output)
    in_the_way.write_bytes(b"mine")
    with pytest.raises(UsageError, match="in the way of the sheet"):
        colour(source, output, colorizer)
    assert in_the_way.read_bytes() == b"mine" and not output.exists()


def test_a_sheet_of_an_earlier_result_does_not_stay(source: Path, tmp_path: Path, colorizer: Colorizer) -> None:
    output = tmp_path / "out.mkv"
    sheet = colour(source, output, colorizer).sheet
    again = colour(source, output, colorizer, known=True, sheet=False)
    assert sheet is not None and not sheet.exists() and again.sheet is None
    assert "out.mkv-shots.png of the earlier result removed: --sheet makes one of this" in again.notes
    sheet.write_bytes(b"mine")
    again = colour(source, output, colorizer, known=True, sheet=False)
    assert sheet.read_bytes() == b"mine" and not any("shots.png" in note for note in again.notes)


def test_the_summary_names_the_sheet(source: Path, tmp_path: Path) -> None:
    done = retrocolor("video", source, "-o", tmp_path / "out.mkv", "--sheet", "--json", tmp_path / "run.json")
    sheet = shot_sheet.sheet_path(tmp_path / "out.mkv")
    assert sheet.is_file() and f"Look at     {sheet}" in re.sub(r"\n(?=/)|\n {12}", "", done.stdout), done.stderr
    assert json.loads((tmp_path / "run.json").read_text())["files"][0]["sheet"] == str(sheet)
