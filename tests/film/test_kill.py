"""Stopping a film is safe: after a kill the same command goes on, and ends with the same frames."""

import os
import signal
from pathlib import Path

import pytest

import film_clips as make
from command import wait_until
from film_kills import kill_at, segments, segments_planned, start, work_of
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.colorize import colorize_film

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


def test_a_killed_film_goes_on(tmp_path: Path) -> None:
    source, output, whole = make.clip(tmp_path / "film.mp4", seconds=14), tmp_path / "out.mp4", tmp_path / "whole.mp4"
    assert kill_at(source, output, 1, 0)
    assert segments(output) and not output.exists()
    colorizer = Colorizer.load(size=32)
    for path in (output, whole):
        colorize_film(source, path, FilmOptions(preset="ultrafast"), colorizer, lambda message=None: None, recolor=True)
    assert make.packets(output) == make.packets(whole)
    assert not work_of(output).exists()


@pytest.mark.slow
def test_what_took_the_place_of_a_result_while_it_was_made_is_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    make.clip(tmp_path / "in" / "film.mp4", seconds=14)
    output = tmp_path / "out" / "film.mp4"
    assert start(tmp_path / "in", output.parent, "--no-stabilize").wait(120) == 0
    run = start(tmp_path / "in", output.parent)
    wait_until(lambda: segments(output) or run.poll() is not None)
    assert run.poll() is None
    output.write_bytes(b"cut anew")
    assert run.wait(120) == 1 and output.read_bytes() == b"cut anew"


def test_a_film_stops_at_the_end_of_a_segment(tmp_path: Path) -> None:
    source, output = make.mute(tmp_path / "film.mp4", seconds=32), tmp_path / "out.mp4"
    run = start(source, output)
    wait_until(lambda: segments(output) or run.poll() is not None)
    os.kill(run.pid, signal.SIGTERM)
    assert run.wait(120) == 5
    assert 0 < len(segments(output)) < len(segments_planned(32)) and not output.exists()
    assert not list(work_of(output).glob("*.part")), "what was begun is whole"
