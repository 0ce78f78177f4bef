"""Outputs that could not be written at the end are refused before any work, by the option that names them."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from command import Here, grey, retrocolor, save
from retrocolor import marks
from retrocolor.batch.choices import CHOICES_NAME, Choice, Choices, State, write_choices
from retrocolor.cli.outputs import lost_output
from retrocolor.errors import InTheWay
from retrocolor.files import atomic_output
from retrocolor.film.shot_file import write_entries


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A photo, a folder of one in colour, and results of a run."""
    save(tmp_path / "a.png", grey(60, 80))
    save(tmp_path / "in" / "b.png", np.stack([grey(64, 80, number) for number in range(3)], 2))
    return tmp_path


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("colorize a.png -o j.png --json j.png", "-o and --json name the same file (j.png): give them two names."),
        ("colorize a.png -o j.png --json ./in/../j.png", "-o and --json name the same file (./in/../j.png)"),
        ("evaluate in --sheet s.png --json s.png", "--sheet and --json name the same file (s.png)"),
        ("evaluate in --sheet s.jpg", "--sheet s.jpg: the sheet is a PNG, name it *.png."),
        ("colorize a.png --json a-color.png", "a-color.png: a result gets this name; choose another one."),
        ("colorize in -o out --json in/../out/b.png", "there is no folder in/../out; make it first."),
        ("video a.mp4 -o f.mkv --json f.mkv", "-o and --json name the same file (f.mkv)"),
    ],
)
def test_names_that_no_output_can_have(command: str, why: str, scans: Path, here: Here) -> None:
    before = sorted(scans.rglob("*"))
    done = here(*command.split(), cwd=scans)
    assert done.returncode == 2 and why in done.stderr, done.stderr
    assert sorted(scans.rglob("*")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no file, from root neither")
@pytest.mark.parametrize(
    "command",
    ["colorize a.png --json", "video in --json", "verify in --json", "evaluate in --json", "evaluate in --sheet",
     "models --json", "doctor --json", "clean in --json", "export --onnx"],
)  # fmt: skip
def test_a_folder_that_takes_nothing(command: str, scans: Path, here: Here) -> None:
    before, flag = sorted(scans.rglob("*")), command.split()[-1]
    done = here(*command.split(), "/proc/x", cwd=scans)
    assert done.returncode == 3, done.stderr
    assert f"retrocolor: {flag} /proc/x: /proc cannot be written to (" in done.stderr and " -o" not in done.stderr
    assert sorted(scans.rglob("*")) == before


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no file, from root neither")
def test_a_sheet_of_try_is_refused_before_a_model_is_loaded(
    scans: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrocolor.colorizer.Colorizer.load", lambda *_: pytest.fail("it was at work"))
    done = here("try", "a.png", "-o", "/proc/x.png", cwd=scans)
    assert done.returncode == 3 and "/proc cannot be written to" in done.stderr, done.stderr


@pytest.mark.parametrize(
    "command", ["colorize a.png", "colorize in", "colorize a.png --like in/b.png", "video a.png", "try a.png"]
)
def test_what_cannot_be_read_is_one_sentence(
    command: str, scans: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for another user than root, who reads everything."""
    named, access = command.split()[-1], os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != named and access(path, mode))
    done = here(*command.split(), cwd=scans)
    assert (done.returncode, done.stderr) == (
        2, f"retrocolor: {named} cannot be read by this user: change its permissions.\n"
    )  # fmt: skip


def test_what_goes_wrong_later_names_its_option_too(tmp_path: Path) -> None:
    sentence = str(lost_output("--json", tmp_path / "x.json", OSError(5, "Input/output error")))
    assert sentence.startswith(f"--json {tmp_path}/x.json: {tmp_path} cannot be written to (Input/output error)")


def test_it_is_written_where_nothing_is_in_its_way(scans: Path) -> None:
    done = retrocolor("colorize", scans / "a.png", "--dry-run", "--json", scans / "run.json")
    assert done.returncode == 0 and (scans / "run.json").is_file(), done.stderr
    assert not list(scans.glob(".retrocolor-*"))


def test_no_list_takes_the_place_of_what_people_decided(scans: Path) -> None:
    """Choices and shots are JSON of ours, too."""
    write_choices(scans, Choices({"a.png": Choice(State.REJECTED)}))
    write_entries(scans / "shots.json", {"film": "a.mp4", "frames": 9}, [{"number": 1, "first": 0}])
    for path in (scans / CHOICES_NAME, scans / "shots.json"):
        before = path.read_bytes()
        assert marks.holds(path, marks.JSON)
        with pytest.raises(InTheWay), atomic_output(path, mark=marks.JSON):
            pass
        assert path.read_bytes() == before
