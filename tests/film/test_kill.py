"""Stopping a film is safe: after a kill the same command goes on, and ends with the same frames."""

import os
from pathlib import Path

import pytest

import film_clips as make
from film_kills import kill_at, segments, work_of
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
