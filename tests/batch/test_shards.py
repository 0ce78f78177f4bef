"""Shards: machines that share one output folder make together what one run makes, and say what is left."""

import json
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import film_clips as make
from command import grey, pictures, retrocolor, save, wait_until
from photo_kills import pictures_named, start
from retrocolor.batch.entries import Entry
from retrocolor.batch.plan import make_plan
from retrocolor.batch.record import made_in, read_history, recording
from retrocolor.batch.shards import Shard, choose_shard, parse_shard, shard_of, slurm_shard
from retrocolor.batch.split import part_of
from retrocolor.batch.task import ColorizeSetup, Options
from retrocolor.batch.unfinished import unfinished_shards
from retrocolor.errors import MachineError, ModelError, UsageError
from retrocolor.jobs import Identity

posix = pytest.mark.skipif(os.name != "posix", reason="signals")


def test_every_file_is_one_shards_and_they_are_about_as_many() -> None:
    names = [Path(f"{number % 7}/scan-{number}.tif") for number in range(3000)]
    held = [[name for name in names if Shard(index, 3).holds(name)] for index in range(3)]
    assert sorted(name for part in held for name in part) == sorted(names)
    assert all(900 < len(part) < 1100 for part in held)
    assert [Shard(index, 3).holds(Path("a/ä.jpg")) for index in range(3)].count(True) == 1
    assert Shard(2, 3).holds(Path("0/scan-0.tif")), "the same in every version: half-finished work depends on it"


@pytest.mark.parametrize("text", ["3/3", "1", "-1/3", "1/0", "a/b", "1/3/5", "", "0/123456"])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--shard"):
        parse_shard(text)


def slurm(task: int, first: int, last: int, count: int, step: int = 1) -> dict[str, str]:
    values = {"ID": task, "MIN": first, "MAX": last, "COUNT": count, "STEP": step}
    return {f"SLURM_ARRAY_TASK_{name}": str(value) for name, value in values.items()}


def test_a_slurm_array_says_the_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [slurm_shard(slurm(task, 1, 4, 4)) for task in range(1, 5)] == [Shard(index, 4) for index in range(4)]
    assert slurm_shard(slurm(30, 10, 40, 4, 10)) == Shard(2, 4)
    assert slurm_shard({}) is None and choose_shard(None) == (Shard(), "")
    with pytest.raises(UsageError, match="gaps"):
        slurm_shard(slurm(5, 1, 7, 3))
    for name, value in slurm(2, 0, 9, 10).items():
        monkeypatch.setenv(name, value)
    shard, said = choose_shard(None)
    assert shard == Shard(2, 10) and "Shard 2/10" in said
    assert choose_shard("0/1") == (Shard(), "")


def test_names_are_those_of_the_whole_tree(tmp_path: Path) -> None:
    """Two files whose results would share a name get the same ones in whatever shard they are."""
    for number in range(20):
        for ending in ("jpg", "tif"):
            path = tmp_path / "in" / f"{number}.{ending}"
            path.parent.mkdir(exist_ok=True)
            path.touch()
    (tmp_path / "in" / "notes.txt").touch()

    def plan(shard: Shard) -> Any:
        paths = [tmp_path / "in"]
        return part_of(make_plan(paths, tmp_path / "out", suffix_for=lambda path: ".png"), shard, paths)

    whole, parts = plan(Shard()), [plan(Shard(index, 3)) for index in range(3)]
    assert {job.output.name for job in whole.jobs} >= {"0.jpg.png", "0.tif.png"}
    assert sorted((job for part in parts for job in part.jobs), key=str) == sorted(whole.jobs, key=str)
    assert sum(len(part.foreign) for part in parts) == 1
    assert all(set(part.everywhere) == set(whole.jobs) for part in parts)
    assert all(job in parts[index].jobs for part in parts for index, job in part.elsewhere)


def test_two_runs_that_split_the_work_otherwise_are_kept_apart(tmp_path: Path) -> None:
    with recording(tmp_path, Shard(0, 3)) as record:
        record.leave(1)
        with recording(tmp_path, Shard(2, 3)) as other:
            other.leave(0)
        for shard in (Shard(0, 3), Shard(), Shard(1, 2)):
            with pytest.raises(MachineError, match="Another run"), recording(tmp_path, shard):
                pass
    with recording(tmp_path), pytest.raises(MachineError, match="Another run"), recording(tmp_path, Shard(1, 3)):
        pass


def entry(name: str, status: str = "done") -> Entry:
    return Entry(name, f"/in/{name}", status, "key", result=Identity(1, 2) if status == "done" else None)


def test_all_records_of_a_folder_are_read_as_one(tmp_path: Path) -> None:
    with recording(tmp_path, Shard(0, 2)) as record:
        record.leave(3)
        record.begin("key", {}, ["a", "b", "c"])
        record.add(entry("a"))
    with recording(tmp_path, Shard(1, 2)) as record:
        assert record.begun == {"b", "c"} and "a" in record.made, "it knows what the other did"
        record.leave(0)
    assert [str(each) for each in unfinished_shards(tmp_path)] == ["shard 0/2 (2 left)"]
    assert made_in(tmp_path) == {"a"} and read_history(tmp_path).begun == {"b", "c"}
    with recording(tmp_path) as record:  # one machine does the rest
        record.leave(2)
        record.begin("key", {}, ["b", "c"])
        record.add(entry("b"))
        record.add(entry("c"))
        record.leave(0)
    history = read_history(tmp_path)
    assert not history.begun and set(history.made) == {"a", "b", "c"} and not unfinished_shards(tmp_path)
    assert shard_of("retrocolor-record-1-of-2.jsonl") == Shard(1, 2) and shard_of("retrocolor-report.html") is None


@pytest.mark.parametrize("hours", [1, -1])
def test_clocks_of_machines_may_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    """What comes later counts, whatever the clock of its machine says."""

    def by(hours: float) -> None:
        time = (datetime.now(UTC) + timedelta(hours=hours)).isoformat(timespec="milliseconds")
        monkeypatch.setattr("retrocolor.batch.record.now", lambda: time)

    by(hours)
    with recording(tmp_path, Shard(0, 2)) as record:
        record.leave(2, [], record.opened)
        record.begin("key", {}, ["a", "b"])
        record.add(replace(entry("a", "failed"), time=record.opened))
        by(0)
        with recording(tmp_path, Shard(1, 2)) as other:
            other.leave(0, [], other.opened)
            other.leave(0, [], other.moment())
        by(hours)
        record.add(replace(entry("b"), time=record.opened))
        record.leave(1, [1], record.moment())
    assert unfinished(tmp_path) == ["0/2 1"]
    by(0)
    with recording(tmp_path, Shard(0, 2)) as record:  # on another machine
        record.leave(1, [1], record.opened)
        record.begin("key", {}, ["a"])
        record.add(entry("a"))
        record.leave(0, [1], record.moment())
    assert not unfinished(tmp_path)
    with recording(tmp_path) as record:  # one more, by itself
        record.begin("key", {}, ["b"])
        record.add(replace(entry("b", "failed"), time="2026-01-01T00:00:00+00:00"))
    history = read_history(tmp_path)
    assert not history.begun and [history.entries[name].status for name in "ab"] == ["done", "failed"]


def test_all_machines_work_with_one_model() -> None:
    with pytest.raises(ModelError, match="another model"):
        ColorizeSetup(Options(), model="0" * 64).prepare()


def unfinished(out: Path) -> list[str]:
    return [f"{each.shard} {each.left}" for each in unfinished_shards(out)]


def test_a_shard_that_was_through_has_begun(tmp_path: Path) -> None:
    """Files were added since, and another shard, run anew, found them."""
    words = [{"left": 0, "through": [], "seen": "2026-01-03"}, {"left": 0, "through": [0], "seen": "2026-01-02"}]
    for index, word in enumerate(words):
        line = json.dumps({"shard": f"{index}/2", **word, "time": word["seen"] + "T12"})
        (tmp_path / Shard(index, 2).record_name).write_text(line + "\n")
    assert [str(each) for each in unfinished_shards(tmp_path)] == ["shard 1/2 (more to do)"]
    (tmp_path / Shard(1, 2).record_name).unlink()
    assert [str(each) for each in unfinished_shards(tmp_path)] == ["shard 1/2 (not begun)"]


@pytest.mark.slow
def test_what_other_runs_did_is_left_to_no_shard(tmp_path: Path) -> None:
    """After a plain run, another split, or shards that never ran, a shard finds the rest done, and says so."""
    folder, out, more = tmp_path / "in", tmp_path / "out", ("--recolor", "--no-report")
    for number in range(6):
        save(folder / f"{number}.png", grey(24, 32, number))
    numbers = [next(i for i in range(3) if Shard(i, 3).holds(Path(f"{number}.png"))) for number in range(6)]
    assert {*numbers} == {0, 1, 2}, "each shard has files"
    assert retrocolor("colorize", folder, "-o", out, *more).returncode == 0
    done = retrocolor("colorize", folder, "-o", out, *more, "--shard", "0/3")
    assert "Unfinished" not in done.stdout and "Coloured" not in done.stdout
    checked = retrocolor("verify", out)
    assert checked.returncode == 0 and "nfinished" not in checked.stdout, checked.stdout
    assert retrocolor("colorize", folder, "-o", out, *more, "--shard", "3/4").returncode == 0 and not unfinished(out)

    looks = ("--saturation", "0.5")  # now all is to be done again, by whom it may be
    done = retrocolor("colorize", folder, "-o", out, *more, *looks, "--shard", "1/3")
    first = unfinished(out)
    assert "0/3 (more to do), shard 2/3 (not begun)" in done.stdout, "0/3 did the look before"
    assert first == ["0/3 None", "2/3 None"]
    one = folder / f"{numbers.index(2)}.png"
    assert retrocolor("colorize", one, "-o", out / one.name, "--recolor", *looks).returncode == 0
    assert unfinished(out) == first, "one file made by itself ends no shard's work"
    assert retrocolor("colorize", folder, "-o", out, *more, *looks).returncode == 0 and not unfinished(out)


def test_a_shard_knows_the_files_of_the_others(tmp_path: Path) -> None:
    """Hints and choices name files of the whole folder, whichever shard has them."""
    for number in range(4):
        save(tmp_path / "in" / f"{number}.png", grey(24, 32, number))
    points = [{"x": 0.5, "y": 0.5, "color": "#7a2b2a"}]
    hints = tmp_path / "hints.json"
    hints.write_text(json.dumps({"version": 1, "files": {f"{number}.png": points for number in range(4)}}))
    choices = {f"{number}.png": {"state": "accepted"} for number in range(4)}
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "retrocolor-choices.json").write_text(json.dumps({"version": 1, "files": choices}))
    for index in range(2):
        done = retrocolor(
            "colorize", tmp_path / "in", "-o", tmp_path / "out", "--dry-run", "--hints", hints, "--shard", f"{index}/2"
        )
        assert done.returncode == 0 and "Unknown" not in done.stdout, done.stderr + done.stdout


@posix
def test_shards_equal_one_run_and_a_killed_one_is_named(tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    last, number = Shard(2, 3), 0
    while len([*folder.glob("*.png")]) < 6:  # the last shard has most, so that it can be killed midway
        name, number = f"{number}.png", number + 1
        if last.holds(Path(name)) or number < 6:
            save(folder / name, grey(600, 800, number))
    for ending in ("jpg", "bmp"):
        save(folder / "deep" / f"twin.{ending}", grey())
    make.mute(folder / "deep" / "film.mp4")
    (folder / "broken.jpg").write_bytes(b"no picture")
    options = ("--format", "png", "--recolor")
    killed = start(folder, out, *options, "--shard", str(last), "--jobs", "1")
    wait_until(lambda: pictures_named(out) or killed.poll() is not None)
    os.killpg(killed.pid, signal.SIGKILL)
    runs = [start(folder, out, *options, "--shard", f"{index}/3") for index in range(2)]
    told = [run.communicate(timeout=120)[0] for run in runs]
    broken = next(index for index in range(3) if Shard(index, 3).holds(Path("broken.jpg")))
    assert [run.returncode for run in runs] == [int(index == broken) for index in range(2)]
    assert any("shard 2/3 (" in text for text in told)

    checked = retrocolor("verify", out, "--json", tmp_path / "verify.json")
    assert checked.returncode == 1 and "shard 2/3 (" in checked.stdout
    (unfinished,) = json.loads((tmp_path / "verify.json").read_text())["unfinished_shards"]
    assert unfinished["shard"] == "2/3" and unfinished["left"] > 0
    assert "Unfinished: shard 2/3" in (out / "retrocolor-report.html").read_text()

    done = retrocolor("colorize", folder, "-o", out, *options, "--shard", str(last))
    assert done.returncode == int(broken == 2), done.stderr
    assert retrocolor("colorize", folder, "-o", whole, *options).returncode == 1
    assert pictures(out) == pictures(whole) and len(pictures(out)) == len([*folder.rglob("*.*")]) - 1
    checked = retrocolor("verify", out)
    assert checked.returncode == 0, checked.stdout
    page = (out / "retrocolor-report.html").read_text()
    assert "Unfinished" not in page and "broken.jpg" in page and "film.mp4" in page and "twin.jpg.png" in page


def test_a_shard_without_a_file_says_so(tmp_path: Path) -> None:
    source = save(tmp_path / "in" / "a.png", grey())
    told = []
    for index in range(2):
        done = retrocolor("colorize", source.parent, "-o", tmp_path / "out", "--dry-run", "--shard", f"{index}/2")
        assert done.returncode == 0, done.stderr
        told += [line.split() for line in done.stdout.splitlines() if line.startswith("To do ")]
    assert sorted(line[2] for line in told) == ["0", "1"]
    assert any(" ".join(line).endswith("0 no file falls to this shard") for line in told)
