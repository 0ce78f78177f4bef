"""What --dry-run says of time and room: from files that it tries, with a range, and nothing is left of them."""

import json
import shutil
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

import command
import film_clips as make
from command import grey, pictures, retrocolor, save
from retrocolor.batch.colorize import colorize
from retrocolor.batch.estimate import Estimate, Forecast, Space, positions
from retrocolor.batch.events import Ended
from retrocolor.batch.samples import Sample, SampleSetup
from retrocolor.batch.task import ColorizeSetup, Options
from retrocolor.cli.run_summary import print_summary
from retrocolor.config import FilmOptions, NetworkOptions, OutputOptions, ScaleOptions
from retrocolor.errors import ExitCode, MachineError
from retrocolor.film import sample
from retrocolor.film.colorize import FilmResult
from retrocolor.folders import not_writable, output_folder
from retrocolor.jobs import Job, Kind, Result, Status

QUICK = ("--recolor", "--size", "32")


def test_large_files_are_tried_as_often_as_they_weigh() -> None:
    found = positions([1.0, 1.0, 6.0, 2.0], 10)
    assert [each.number for each in found] == [0, 1, 2, 2, 2, 2, 2, 2, 3, 3]
    assert [round(each.at, 3) for each in found[2:8]] == [0.083, 0.25, 0.417, 0.583, 0.75, 0.917]
    assert [each.number for each in positions([3.0], 3)] == [0, 0, 0]


def test_an_estimate_is_of_the_whole_with_its_spread() -> None:
    sizes = [1.0, 2.0, 3.0, 10.0]
    costs = [2.5 * size for size in sizes]
    even = Estimate.of([cost / size for cost, size in zip(costs, sizes, strict=True)], sum(sizes))
    assert even.likely == pytest.approx(sum(costs)) and even.low == pytest.approx(0.85 * sum(costs))
    odd = Estimate.of([9.0, 1.0, 1.0, 1.0], 16.0, sizes)
    assert odd.likely == pytest.approx(9 + 2 + 3 + 10), "all tried: their very sum"
    assert odd.high > 1.5 * odd.likely and Estimate.of([1.0], 8.0).low == 4.0
    space = Space(Path("/out"), Estimate(10, 8, 12), 9)
    assert Forecast(odd, (space,)).lacking is None
    assert Forecast(odd, (Space(space.folder, space.bytes, 7),)).lacking


@pytest.mark.slow
def test_room_is_what_the_run_then_takes_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Photos of two sizes and kinds, one of them broken, and a film."""
    scratch, folder = tmp_path / "scratch", tmp_path / "in"
    scratch.mkdir()
    monkeypatch.setitem(command.ENVIRONMENT, "TMPDIR", str(scratch))
    for number in range(24):
        side = 60 if number % 3 else 400
        save(folder / f"{number:02}.{'jpg' if number % 2 else 'png'}", grey(side, side + 20, number))
    broken = folder / "99.jpg"
    broken.write_bytes(b"no picture" * 100)
    make.clip(folder / "film.mp4", seconds=5, size="160x120")
    done = retrocolor("colorize", folder, "-o", tmp_path / "out", *QUICK, "--dry-run", "--json", "-")
    told = json.loads(done.stdout)["forecast"]
    assert done.returncode == 0 and sorted(path.name for path in tmp_path.iterdir()) == ["in", "scratch"], done.stderr
    assert not [path for path in scratch.iterdir() if path.suffix != ".lock"]
    assert 0 < told["photos_tried"] <= 16 and 0 < told["films_tried"] <= 3, told  # fewer on a machine that is busy
    assert 0 < told["seconds"]["low"] < told["seconds"]["likely"] < told["seconds"]["high"]
    (room,) = told["room"]
    assert room["folder"] == str(tmp_path) and room["free"] > 1e8
    assert retrocolor("colorize", folder, "-o", tmp_path / "out", *QUICK).returncode == 1
    assert len(pictures(tmp_path / "out")) == 25
    size = sum(path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert 0.75 * size < room["bytes"]["likely"] < 1.5 * size, "the work on a film is no more there"


def test_what_fails_when_tried_is_named_once(tmp_path: Path) -> None:
    for number in range(9):
        save(tmp_path / "in" / f"{number}.png", grey(40, 50, number))
    (tmp_path / "in" / "9.jpg").write_bytes(b"no picture" * 100)
    done = retrocolor("colorize", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--dry-run")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("failed")]
    assert line.count("9.jpg") == 1 and not line.endswith("."), done.stdout


def test_a_trial_that_was_stopped_begins_anew(capsys: pytest.CaptureFixture[str]) -> None:
    out = Console(width=200)
    planned, closed = Result(Path("a.png"), None, Status.PLANNED), Result(Path("b"), None, Status.FAILED)
    for results, code in (((planned,), ExitCode.INTERRUPTED), ((planned, closed), ExitCode.DONE)):
        print_summary(Ended(results, 1.0, code), out, out)
        told = capsys.readouterr().out
        assert "without --dry-run" in told and "takes up" not in told and "tries the failed" not in told


def test_an_output_that_cannot_be_written_to_is_told_before_the_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path / "in" / "a.png", grey())
    (tmp_path / "file").touch()
    done = retrocolor("colorize", tmp_path / "in", "-o", tmp_path / "file" / "out", "--dry-run")
    assert done.returncode == 3 and "to do" in done.stdout and "Go on" not in done.stdout, done.stdout
    assert f"{tmp_path / 'file' / 'out'} cannot be written to (Not a directory)" in done.stderr
    assert not_writable(tmp_path / "new" / "out") is None and not (tmp_path / "new").exists()
    (tmp_path / "link").symlink_to("not mounted")
    for place in (tmp_path / "link", tmp_path / "link" / "out"):
        with pytest.raises(MachineError, match="link is a link to not mounted, which does not exist: "):
            output_folder(place).__enter__()
        assert "is a link to not mounted" in str(not_writable(place))
    monkeypatch.setattr("os.access", lambda path, mode: path != tmp_path)  # the superuser may write anywhere
    assert "(Permission denied)" in str(not_writable(tmp_path / "new" / "out"))


def test_where_something_is_missing_no_hint_says_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    out = Console(width=200)
    results = Result(Path("a.png"), None, Status.PLANNED), Result(Path("b.png"), None, Status.SKIPPED)
    lacking = Ended(results, 1.0, ExitCode.MACHINE, message="Too little room.")
    print_summary(lacking, out, out)
    told = capsys.readouterr().out
    assert "Too little room." in told and "Go on" not in told


@pytest.mark.slow
def test_of_small_films_a_share_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2):
        make.clip(tmp_path / "in" / f"{number}.mp4", seconds=4, size="160x120")
    done = retrocolor("video", tmp_path / "in", "-o", tmp_path / "out", *QUICK, "--dry-run", "--json", "-")
    assert json.loads(done.stdout)["forecast"]["films_tried"] == 2, done.stderr
    tried, colorize_film = [], sample.colorize_film

    def noted(source: Path, output: Path, film: FilmOptions, *others: Any, **more: Any) -> FilmResult:
        tried.append((film.end or 0) - (film.start or 0))
        return colorize_film(source, output, film, *others, **more)

    monkeypatch.setattr(sample, "colorize_film", noted)
    options = Options(OutputOptions(recolor=True), NetworkOptions(size=32))
    work, _ = SampleSetup(ColorizeSetup(options), tmp_path).prepare()
    found = work(
        Sample(Job(tmp_path / "in" / "0.mp4", Path("0.mp4"), Path(), Kind.FILM), 0.5), lambda message=None: None
    )
    assert found.seconds > 0 and found.bytes > 0
    assert 0 < sum(tried) < 0.3 * 4, "of the film's seconds, with what only warms up"


@pytest.mark.parametrize(("rate", "seconds"), [("1/2", 60), ("24", 0.4)])
def test_what_is_tried_of_a_slow_or_short_film_holds_a_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rate: str, seconds: float
) -> None:
    make.mute(film := tmp_path / "film.mp4", rate=rate, seconds=seconds, size="32x32")
    times = [float(frame.pts) for frame in make.frames(film)]
    tried: list[int] = []

    def noted(source: Path, output: Path, film: FilmOptions, *others: Any, **more: Any) -> Any:
        output.parent.mkdir(exist_ok=True)
        tried.append(sum((film.start or 0) <= time < (film.end or 0) for time in times))
        return SimpleNamespace(track_bytes=0, output=None)

    monkeypatch.setattr(sample, "colorize_film", noted)
    job = Job(film, Path("film.mp4"), tmp_path, Kind.FILM)
    for at in (0.3, 0.55, 0.99):
        for brief in (True, False):
            sample.sample_film(job, FilmOptions(), OutputOptions(), None, print, at, brief=brief)  # type: ignore[arg-type]
    assert all(tried), tried


def test_where_there_is_no_room_the_status_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the room for all shards."""
    for number in range(24):
        save(tmp_path / "in" / f"{number}.png", grey(200, 200, number))
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(400_000))
    options = Options(OutputOptions(dry_run=True, no_report=True), scale=ScaleOptions(shard="1/2"))
    *_, ended = colorize([tmp_path / "in"], options)
    assert isinstance(ended, Ended) and ended.forecast
    assert ended.code is ExitCode.MACHINE and "too little room" in ended.message
    assert 8 < ended.forecast.photos == len(ended.results) < 16
    (space,) = ended.forecast.spaces
    assert 24 * 40_000 < space.bytes.likely < 24 * 150_000
