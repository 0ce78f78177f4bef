"""A single file: nothing but its result is left behind, and one photo of a folder can be made anew."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from command import ENVIRONMENT, colorized, grey, pictures, retrocolor, save, statuses
from film_clips import clip
from retrocolor.batch.choices import read_choices
from retrocolor.batch.colorize import part_name
from retrocolor.batch.one_file import colorize_file
from retrocolor.batch.plan import make_plan
from retrocolor.batch.record import read_history
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.batch.unrecorded import judge
from retrocolor.config import FilmOptions
from retrocolor.errors import UsageError
from retrocolor.film import places
from retrocolor.film.ffmpeg.mux import mark_for
from retrocolor.jobs import Job, Kind, Status
from retrocolor.locks import open_locked
from trees import listed


def status(summary: dict[str, object]) -> list[str]:
    return list(statuses(summary).values())


def test_it_leaves_its_result_and_nothing_else(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.jpg", grey(60, 80))
    assert status(colorized(photo)[0]) == ["done"]
    assert listed(tmp_path) == ["a-color.jpg", "a.jpg"]
    first = (tmp_path / "a-color.jpg").read_bytes()
    assert status(colorized(photo)[0]) == ["skipped"]
    assert status(colorized(photo, "--vivid", "1")[0]) == ["done"], "other flags"
    assert (tmp_path / "a-color.jpg").read_bytes() != first
    os.utime(tmp_path / "a-color.jpg")  # as an editor leaves it
    summary, done = colorized(photo)
    assert status(summary) == ["kept"] and "--overwrite" in done.stderr
    assert status(colorized(photo, "--overwrite")[0]) == ["done"]
    assert (tmp_path / "a-color.jpg").read_bytes() == first and listed(tmp_path) == ["a-color.jpg", "a.jpg"]
    summary, _ = colorized(tmp_path, "-o", tmp_path.with_name(f"{tmp_path.name}-all"), "--dry-run")
    assert statuses(summary) == {"a.jpg": "planned"}, "its result is no original"


@pytest.mark.parametrize("flags", [(), pytest.param(("--vivid", "1"), marks=pytest.mark.slow)])
def test_the_result_of_another_photo_of_the_same_time_is_kept(tmp_path: Path, flags: tuple[str, ...]) -> None:
    """As files have it that were unpacked or copied together."""
    photos = [save(tmp_path / name, grey(60, 80, number)) for number, name in enumerate(("a.png", "b.png"))]
    for photo in photos:
        os.utime(photo, (1e9, 1e9))
    out = tmp_path / "out.png"
    assert status(colorized(photos[0], "-o", out)[0]) == ["done"]
    first = out.read_bytes()
    assert status(colorized(photos[1], "-o", out, *flags)[0]) == ["kept"] and out.read_bytes() == first
    assert status(colorized(photos[0], "-o", out)[0]) == ["skipped"]
    assert status(colorized(photos[1], "-o", out, "--overwrite")[0]) == ["done"] and out.read_bytes() != first


@pytest.mark.skipif(os.name == "nt", reason="TMPDIR")
def test_locks_of_killed_runs_go_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, folder = save(tmp_path / "a.jpg", grey(60, 80)), tmp_path / "temporary"
    folder.mkdir()
    places = {name: folder / f"retrocolor-{name[0] * 24}.lock" for name in ("alone", "busy", "created", "data")}
    places["else"] = folder / "retrocolor-mine.lock"
    for name, path in places.items():
        path.write_text("somebody's" if name == "data" else "")
        if name != "created":
            os.utime(path, (1, 1))
    monkeypatch.setitem(ENVIRONMENT, "TMPDIR", str(folder))
    held = open_locked(places["busy"])
    assert held is not None
    with held:
        assert retrocolor("colorize", photo).returncode == 0
    assert sorted(folder.iterdir()) == sorted(path for name, path in places.items() if name != "alone")


def test_without_a_mark_it_is_not_known_again(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.jpg", grey(60, 80))
    colorized(photo, "--no-mark")
    assert status(colorized(photo, "--no-mark")[0]) == ["kept"]
    done = retrocolor("colorize", photo, "--no-mark", "--overwrite")
    assert done.returncode == 2 and "was not made by retrocolor" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["b.foo", "b.pdf", "b.pngg", "down/b.Xy"])
def test_a_name_that_is_no_photo_makes_no_folder(tmp_path: Path, name: str) -> None:
    photo = save(tmp_path / "a.jpg", grey(60, 80))
    done = retrocolor("colorize", photo, "-o", tmp_path / name)
    assert done.returncode == 2 and f"no photo or film ends in .{name.split('.')[1]}" in " ".join(done.stderr.split())
    assert listed(tmp_path) == ["a.jpg"]
    with pytest.raises(UsageError, match="no photo or film ends in"):
        colorize_file(photo, tmp_path / name)


def test_a_folder_may_have_a_dot_in_its_name(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.jpg", grey(60, 80))
    (tmp_path / "b.foo").mkdir()
    for name in ("b.foo", "out.v2", "2024.10"):
        plan = make_plan([photo], tmp_path / name, suffix_for=lambda path: path.suffix)
        assert plan.jobs[0].output == tmp_path / name / "a.jpg"
    plan = make_plan([tmp_path], tmp_path.with_name("out.foo"), suffix_for=lambda path: path.suffix)
    assert plan.roots == (tmp_path.with_name("out.foo"),), "of a folder the results are a folder"


def test_an_original_is_never_overwritten(tmp_path: Path) -> None:
    photo, other = save(tmp_path / "a.jpg", grey(60, 80)), save(tmp_path / "b.jpg", grey(60, 80, 1))
    before = other.read_bytes()
    assert status(colorized(photo, "-o", other)[0]) == ["kept"]
    assert retrocolor("colorize", photo, "-o", other, "--overwrite").returncode == 2
    (tmp_path / "in").mkdir()
    shutil.copy(photo, tmp_path / "in" / "b.jpg")
    save(tmp_path / "in" / "c.jpg", grey(60, 80, 2))
    (tmp_path / "out").mkdir()
    shutil.copy(other, tmp_path / "out" / "b.jpg")
    summary, done = colorized(tmp_path / "in", "-o", tmp_path / "out", "--overwrite")
    assert statuses(summary) == {"b.jpg": "refused", "c.jpg": "done"} and done.returncode == 1
    assert other.read_bytes() == (tmp_path / "out" / "b.jpg").read_bytes() == before


@pytest.mark.slow
def test_one_photo_of_a_folder_is_made_anew(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    for number, name in enumerate(("b.jpg", "deep/c.jpg")):
        save(scans / name, grey(60, 80, number))
    colorized(scans)
    first = pictures(out)
    assert status(colorized(scans / "deep" / "c.jpg", "-o", out / "deep" / "c.jpg", "--vivid", "1")[0]) == ["done"]
    chosen = pictures(out)
    assert [name for name in first if first[name] != chosen[name]] == ["deep/c.jpg"]
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob(RECORD_NAME)) == [RECORD_NAME]
    assert retrocolor("verify", out).returncode == 0
    assert set(status(colorized(scans)[0])) == {"skipped"} and pictures(out) == chosen
    summary, _ = colorized(scans, "--saturation", "0.5")
    assert statuses(summary) == {"b.jpg": "done", "c.jpg": "skipped"}
    chosen_now = read_choices(out).files
    assert {name: (choice.state, choice.look.vivid) for name, choice in chosen_now.items() if choice.look} == {
        "deep/c.jpg": ("accepted", 1.0),
    }  # fmt: skip
    entries = read_history(out).entries
    assert entries["deep/c.jpg"].choice == chosen_now["deep/c.jpg"].as_json() and entries["b.jpg"].choice is None
    save(scans / "deep" / "c.jpg", grey(60, 80, 7))
    planned, _ = colorized(scans, "--saturation", "0.5", "--dry-run")
    assert statuses(planned)["c.jpg"] == "planned", "another original"


def test_the_page_of_a_folder_shows_what_other_runs_made(tmp_path: Path) -> None:
    first, second = save(tmp_path / "a.jpg", grey(60, 80)), save(tmp_path / "b.jpg", grey(60, 80, 1))
    for photo in (first, second):
        colorized(photo, "-o", tmp_path / "out")
    page = (tmp_path / "out" / "retrocolor-report.html").read_text()
    assert "a.jpg" in page and "b.jpg" in page


@pytest.mark.slow
def test_a_preview_never_takes_the_place_of_the_film(tmp_path: Path) -> None:
    film = clip(tmp_path / "ww2.mp4")
    assert retrocolor("video", film, "--recolor").returncode == 0
    whole = (tmp_path / "ww2-color.mp4").read_bytes()
    assert retrocolor("video", film, "--recolor", "--preview", "0.2").returncode == 0
    tracks = [path.name for path in tmp_path.glob(f"*{places.TRACK}")]
    assert listed(tmp_path) == [*tracks, "ww2-color.mp4", "ww2-color.preview.mp4", "ww2.mp4"] and len(tracks) == 1
    done = retrocolor("video", film, "--recolor", "--preview", "0.2", "-o", tmp_path / "ww2-color.mp4", "--overwrite")
    assert done.returncode == 2 and "never replaces one" in done.stderr
    summary = json.loads(retrocolor("video", film, "--recolor", "--json", "-").stdout)
    assert status(summary) == ["kept"] and (tmp_path / "ww2-color.mp4").read_bytes() == whole


def test_a_part_takes_the_place_of_a_part_alone(tmp_path: Path) -> None:
    named = Job(tmp_path / "a.mp4", tmp_path / "b.mp4", tmp_path, Kind.FILM, named=True, part=True)
    named.output.write_bytes(mark_for("", part=True).encode())
    judged = judge(named, overwrite=False)
    assert judged and judged[0] is Status.KEPT and "--overwrite makes it again" in judged[1]
    assert judge(named, overwrite=True) is None
    whole = replace(named, part=False)
    assert judge(whole, overwrite=True) is None and judge(whole, overwrite=False) is not None
    for mark in (mark_for("of its maker"), mark_for(mark_for("", part=True))):
        named.output.write_bytes(mark.encode())
        with pytest.raises(UsageError, match="a part of a film never replaces one"):
            judge(named, overwrite=True)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({}, ""),
        ({"preview": 5}, ".preview"),
        ({"start": 10, "end": 20}, ".0m10s-0m20s"),
        ({"end": 90.5}, ".0m0s-1m30.5s"),
        ({"start": 60}, ".1m0s-end"),
        ({"start": 60, "preview": 10}, ".1m0s-1m10s"),
    ],
)
def test_a_part_says_which(options: dict[str, float], name: str) -> None:
    assert part_name(FilmOptions(**options)) == name  # type: ignore[arg-type]
