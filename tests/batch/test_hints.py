"""`--hints`, whole: the file, what a run does with it, what is wrong in it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from command import colorized, grey, save, statuses
from retrocolor.batch.choices import CHOICES_NAME
from retrocolor.batch.hint_files import hints_for
from retrocolor.errors import UsageError
from retrocolor.jobs import Hint, Job, Kind, PixelHint

GREEN = {"x": 0.5, "y": 0.5, "color": "#2f7a3f"}


def write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_run_makes_anew_what_its_hints_changed_and_no_more(tmp_path: Path) -> None:
    scans, out, file = tmp_path / "scans", tmp_path / "scans-color", tmp_path / "hints.json"
    for name in ("a.png", "deep/b.png"):
        save(scans / name, grey())

    def run(content: Any) -> tuple[dict[str, str], np.ndarray, np.ndarray]:
        summary, done = colorized(scans, "--hints", write(file, content))
        assert done.returncode == 0, done.stderr
        a, b = (np.asarray(Image.open(out / name)).astype(int) for name in ("a.png", "deep/b.png"))
        return statuses(summary), a, b

    done, a, b = run({"version": 1, "files": {"deep/b.png": [GREEN]}})
    assert done == {"a.png": "done", "b.png": "done"}
    assert np.abs(a - b).mean() > 2  # one picture twice, of which one has a hint
    height, width = b.shape[:2]
    assert b[height // 2, width // 2, 1] == b[height // 2, width // 2].max()  # it is green
    pixels = {"x": width / 2 - 0.5, "y": height / 2 - 0.5, "color": "#2F7A3F"}
    done, *_, again = run({"unit": "pixels", "files": {"deep/b.png": [pixels]}})
    assert done == {"a.png": "skipped", "b.png": "done"} and np.array_equal(again, b)
    write(out / CHOICES_NAME, {"files": {"a.png": {"state": "accepted", "hints": [GREEN]}}})
    done, a, _ = run({"unit": "pixels", "files": {"deep/b.png": [pixels]}})
    assert done == {"a.png": "done", "b.png": "skipped"} and np.array_equal(a, b)


def test_a_hint_outside_of_its_picture_costs_that_picture(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        save(tmp_path / "scans" / name, grey())
    outside = {"unit": "pixels", "files": {"a.png": [GREEN | {"x": 160}]}}
    summary, done = colorized(tmp_path / "scans", "--hints", write(tmp_path / "hints.json", outside))
    assert done.returncode == 1 and statuses(summary) == {"a.png": "failed", "b.png": "done"}
    assert "outside of its 160 x 120" in summary["files"][0]["reason"]


JOBS = [Job(Path("/in", name), Path("/out", name), Path("/out")) for name in ("a.png", "deep/b.png")]
FILM = Job(Path("/in/film.mp4"), Path("/out/film.mp4"), Path("/out"), Kind.FILM)


@pytest.mark.parametrize("long", ["1" + "0" * 400, "1" + "0" * 5000, "1e999", "NaN"])
def test_a_number_that_is_none_here_is_told_of(tmp_path: Path, long: str) -> None:
    file = tmp_path / "hints.json"
    file.write_text(f'{{"unit": "pixels", "hints": [{{"x": {long}, "y": 3, "color": "#2f7a3f"}}]}}', encoding="utf-8")
    with pytest.raises(UsageError, match="point 1: give x and y as numbers from 0"):
        hints_for(file, [JOBS[0]])


def test_hints_go_to_their_photos(tmp_path: Path) -> None:
    file = tmp_path / "hints.json"
    assert hints_for(None, JOBS) == {}
    assert hints_for(write(file, {"hints": [GREEN]}), [JOBS[0], FILM]) == {JOBS[0].source: (Hint(0.5, 0.5, "#2f7a3f"),)}
    named = {"unit": "pixels", "files": {"a.png": [GREEN], "deep/b.png": []}}
    assert hints_for(write(file, named), JOBS) == {
        JOBS[0].source: (PixelHint(0.5, 0.5, "#2f7a3f"),),
        JOBS[1].source: (),
    }


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], 'no "hints" and no "files"'),
        ({"hint": [GREEN]}, 'no "hints" and no "files"'),
        ({"hints": [GREEN], "units": "pixels"}, "no field 'units'; choose from"),
        ({"hints": [GREEN], "unit": "inches"}, "its unit is inches; write shares or pixels"),
        ({"hints": [GREEN], "version": 2}, "of version 2, and this retrocolor reads 1; use a newer one"),
        ({"hints": [GREEN], "version": "1"}, '"version" is a number; write 1 without quotes'),
        ({"hints": [GREEN]}, "are for one photo, and there are 2; name them"),
        ({"files": [GREEN]}, 'write "files" as an object'),
        ({"files": {"b.png": [GREEN]}}, "no photo to colour is b.png; write its path"),
        ({"files": {"film.mp4": [GREEN]}}, "no photo to colour is film.mp4"),
        ({"files": {"a.png": GREEN}}, "a.png: write a list"),
        ({"files": {"a.png": [GREEN | {"x": 1.5}]}}, "a.png: point 1: give x and y as shares"),
        ({"files": {"a.png": [GREEN | {"color": "red"}]}}, "a.png: point 1: give the color as #rrggbb"),
        ({"files": {"a.png": [GREEN] * 1001}}, "at most 1,000 points"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, content: Any, says: str) -> None:
    with pytest.raises(UsageError) as error:
        hints_for(write(tmp_path / "hints.json", content), [*JOBS, FILM])
    assert says in str(error.value) and str(error.value).startswith(
        f"--hints {tmp_path / 'hints.json'}: ".split(": ")[0]
    )
