"""A film whose work broke off goes on to the same result, and no frame is predicted twice."""

import os
from pathlib import Path
from typing import Any

import pytest
from imageio_ffmpeg import get_ffmpeg_exe

import film_clips as make
from film_clips import clip, mute
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import BrokenOff
from retrocolor.film import first_pass, segments
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.film.workdir import WorkDir


def colour(source: Path, output: Path, colorizer: Colorizer, **options: Any) -> FilmResult:
    film = FilmOptions(**({"preset": "ultrafast"} | options))
    return colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=True)


class Interrupted(Exception):
    """Stands for the kill that a test cannot survive."""


def interrupted(source: Path, output: Path, colorizer: Colorizer, at: str, **options: Any) -> None:
    """Colour until progress says `at`, then break off in the midst of it."""

    def beat(message: Any = None) -> None:
        if isinstance(message, dict) and at in message["text"]:
            raise Interrupted

    film = FilmOptions(**({"preset": "ultrafast"} | options))
    with pytest.raises(Interrupted):
        colorize_film(source, output, film, colorizer, beat, recolor=True)


@pytest.mark.parametrize("at", ["looking: frame 50 ", "colouring: frame 5 ", "colouring: frame 50 "])
def test_a_broken_off_film_goes_on_to_the_same_result(
    tmp_path: Path, colorizer: Colorizer, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = ((segments, "SEGMENT_MOST", 24), (segments, "SEGMENT_LEAST", 10), (first_pass, "SYNC_EVERY", 16))
    for module, name, frames in sizes:
        monkeypatch.setattr(module, name, frames)
    source, output, whole = clip(tmp_path / "film.mp4", seconds=2.4), tmp_path / "out.mp4", tmp_path / "whole.mp4"
    interrupted(source, output, colorizer, at)
    predicted: list[int] = []
    counting = Counting(colorizer, predicted)
    assert colour(source, output, counting).frames == 60  # type: ignore[arg-type]
    assert len(predicted) <= 60 - 48, "frames that were predicted before were predicted again"
    colour(source, whole, colorizer)
    assert make.packets(output) == make.packets(whole)


class Counting:
    """A colorizer that counts its predictions."""

    def __init__(self, colorizer: Colorizer, predicted: list[int]) -> None:
        self._colorizer, self._predicted = colorizer, predicted

    def __getattr__(self, name: str) -> Any:
        return getattr(self._colorizer, name)

    def compact(self, axes: Any) -> Any:
        network = self._colorizer.compact(axes)

        def counted(light: Any) -> Any:
            self._predicted += [1] * len(light)
            return network(light)

        return counted


@pytest.mark.skipif(os.name == "nt", reason="a script")
@pytest.mark.parametrize("end", ["kill -9 $$", "exit 255"], ids=["killed", "told"])
def test_the_work_stays_where_ffmpeg_is_ended_from_outside(
    end: str, tmp_path: Path, colorizer: Colorizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output, script = mute(tmp_path / "film.mp4", seconds=0.2), tmp_path / "out.mp4", tmp_path / "ffmpeg"
    script.write_text(f'#!/bin/sh\ncase "$*" in */joined.*) {end};; esac\nexec {get_ffmpeg_exe()} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(script))
    with pytest.raises(BrokenOff, match="run the same command"):
        colour(source, output, colorizer)
    assert (WorkDir(output).folder / "segment-00000.mkv").exists()
    monkeypatch.undo()
    assert colour(source, output, colorizer).frames == 5


def test_a_changed_option_or_source_starts_again(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = mute(tmp_path / "film.mp4"), tmp_path / "out.mp4"
    interrupted(source, output, colorizer, "colouring: frame 5 ")
    notes = colour(source, output, colorizer, crf=30).notes
    assert any(note.startswith("started again: the encoding and options changed") for note in notes)
    interrupted(source, tmp_path / "two.mp4", colorizer, "colouring: frame 5 ")
    os.utime(source, ns=(1, 1))
    assert "started again: the source changed" in colour(source, tmp_path / "two.mp4", colorizer).notes


def test_repeated_frames_are_predicted_once(tmp_path: Path, colorizer: Colorizer) -> None:
    source, predicted = mute(tmp_path / "still.mp4", "-vf", "select='lt(n,1)',loop=19:1,setpts=N/25/TB"), list[int]()
    colour(source, tmp_path / "out.mp4", Counting(colorizer, predicted))  # type: ignore[arg-type]
    assert len(predicted) == 1


def test_what_is_half_written_lies_in_the_work_folder(tmp_path: Path, colorizer: Colorizer) -> None:
    """So that what a kill left of a large film goes with the next run."""
    source, output = mute(tmp_path / "film.mp4", seconds=0.4), tmp_path / "out.mp4"
    interrupted(source, output, colorizer, "colouring: frame 5 ")
    work, seen = WorkDir(output).folder, list[set[Path]]()
    left = work / ".retrocolor-0123456789abcdef.part"
    left.touch()

    def beat(message: Any = None) -> None:
        seen.append(set(tmp_path.rglob("*.part")))

    colorize_film(source, output, FilmOptions(preset="ultrafast"), colorizer, beat, recolor=True)
    assert {path.parent for found in seen for path in found} == {work}
    assert len(seen[-1]) == 1 and left not in seen[-1]
