"""One film made by several shards at a time: byte for byte what one run makes, whoever does which part."""

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import film_clips as make
from command import retrocolor
from film_clips import clip
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MachineError
from retrocolor.film import places, segments, track_parts
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.film.together import Elsewhere
from retrocolor.film.workdir import WorkDir
from retrocolor.jobs import Together

Beat = Callable[[Any], None]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, frames in (
        (segments, "SEGMENT_MOST", 24), (segments, "SEGMENT_LEAST", 10), (track_parts, "PART", 16),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, frames)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def colour(
    source: Path, output: Path, colorizer: Colorizer, together: Together | None = None,
    beat: Beat = lambda message: None, **options: Any,
) -> FilmResult:  # fmt: skip
    film = FilmOptions(**({"preset": "ultrafast"} | options))
    return colorize_film(source, output, film, colorizer, beat, recolor=True, together=together)


def shards(source: Path, output: Path, colorizer: Colorizer, count: int, **options: Any) -> list[Any]:
    """Let so many work at a time; what each returns or raises."""
    before, ends = places.lying_at(output), dict[int, Any]()

    def work(index: int) -> None:
        try:
            ends[index] = colour(source, output, colorizer, Together(index, count, before), **options)
        except Exception as error:
            ends[index] = error

    threads = [threading.Thread(target=work, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return [ends[index] for index in range(count)]


class Killed(Exception):
    """Stands for the kill that a test cannot survive."""


def test_three_shards_make_what_one_run_makes(tmp_path: Path, colorizer: Colorizer) -> None:
    source = clip(tmp_path / "film.mp4", seconds=4)
    whole, output = tmp_path / "one" / "film.mp4", tmp_path / "three" / "film.mp4"
    colour(source, whole, colorizer)
    ends = shards(source, output, colorizer, 3)
    (made,) = [end for end in ends if isinstance(end, FilmResult)]
    assert made.frames == 100 and sum(isinstance(end, Elsewhere) for end in ends) == 2, ends
    assert output.read_bytes() == whole.read_bytes()
    tracks = [places.track_folder(source, path) / "track.bin" for path in (whole, output)]
    assert tracks[0].read_bytes() == tracks[1].read_bytes()
    assert sorted(path.name for path in output.parent.iterdir()) == [tracks[1].parent.name, "film.mp4"]
    late = Together(2, 3, (None, None))  # planned before it was finished, begun after
    with pytest.raises(Elsewhere):
        colour(source, output, colorizer, late)
    assert not places.work_folder(output).exists()


@pytest.mark.parametrize("at", ["looking: frame 30 ", "colouring: frame 10 "])
def test_what_a_dead_shard_left_another_one_makes(tmp_path: Path, colorizer: Colorizer, at: str) -> None:
    source = clip(tmp_path / "film.mp4", seconds=2.4)
    whole, output = tmp_path / "one" / "film.mp4", tmp_path / "two" / "film.mp4"
    colour(source, whole, colorizer)

    def beat(message: Any = None) -> None:
        if isinstance(message, dict) and at in message["text"]:
            raise Killed

    with pytest.raises(Killed):
        colour(source, output, colorizer, Together(0, 2, places.lying_at(output)), beat)
    left = [path.name for path in output.parent.rglob("*.bin")]
    assert left and not output.exists(), "a part is there"
    assert colour(source, output, colorizer, Together(1, 2, places.lying_at(output))).frames == 60
    assert output.read_bytes() == whole.read_bytes()


def test_a_film_in_colour_is_left_by_all(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = clip(tmp_path / "film.mp4", seconds=1), tmp_path / "out" / "film.mp4"
    before = places.lying_at(output)
    film = FilmOptions()
    made = colorize_film(source, output, film, colorizer, lambda message: None, together=Together(0, 2, before))
    assert made.left and not output.exists() and not [*output.parent.iterdir()]


def test_shards_with_other_options_are_refused(tmp_path: Path, colorizer: Colorizer) -> None:
    """They would empty each other's work."""
    source, output = make.mute(tmp_path / "film.mp4", seconds=1), tmp_path / "out" / "film.mp4"
    said: list[Exception] = []

    def beat(message: Any = None) -> None:
        if not said:
            said.append(Killed())  # once
            try:
                colour(source, output, colorizer, Together(1, 2, (None, None)), crf=30)
            except Exception as error:
                said[0] = error

    assert colour(source, output, colorizer, Together(0, 2, (None, None)), beat).frames
    assert isinstance(said[0], MachineError) and "another shard" in str(said[0]), said


def test_it_takes_shards(tmp_path: Path) -> None:
    done = retrocolor("video", make.mute(tmp_path / "film.mp4"), "--shard-films")
    assert done.returncode == 2 and "--shard-films: add --shard I/N" in done.stderr


def test_a_share_that_keeps_what_is_open_fails_no_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = WorkDir(tmp_path / "a.mp4")
    assert work.hold(shared=True)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rmdir", lambda *given, **named: Path(os.devnull, "x").stat())  # as NFS and FUSE refuse
        work.retire()
        work.remove_retired()
    work.remove_retired()
    assert list(tmp_path.iterdir()) == []
