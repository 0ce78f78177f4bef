"""Time codes: counted on by frames, with the numbers that a drop-frame code leaves out; and those of a part."""

import math
from fractions import Fraction
from pathlib import Path

import pytest

import film_clips as make
from film_clips import mute
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.colorize import colorize_film
from retrocolor.film.ffmpeg.time_code import moved_on

NTSC = Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("code", "frames", "rate", "later"),
    [
        ("01:00:00:00", 0, Fraction(25), "01:00:00:00"),
        ("01:00:59:24", 1, Fraction(25), "01:01:00:00"),
        ("23:59:59:23", 1, Fraction(24000, 1001), "00:00:00:00"),
        ("10:20:30:05", 12, NTSC, "10:20:30:17"),
        ("00:00:59;29", 1, NTSC, "00:01:00;02"),
        ("00:09:59;29", 1, NTSC, "00:10:00;00"),
        ("00:00:00;00", 17982, NTSC, "00:10:00;00"),
        ("23:59:59;29", 1, NTSC, "00:00:00;00"),
        ("00:00:59;59", 1, 2 * NTSC, "00:01:00;04"),
        ("soon", 1, NTSC, ""),
    ],
)
def test_codes_are_counted_on(code: str, frames: int, rate: Fraction, later: str) -> None:
    assert moved_on(code, frames, rate) == later


def test_every_number_of_a_drop_frame_hour_comes_once_and_in_order() -> None:
    codes = [moved_on("00:00:00;00", number, NTSC) for number in range(107_892)]
    assert codes == sorted(set(codes)) and codes[-1] == "00:59:59;29"
    assert moved_on(codes[40_000], 5_000, NTSC) == codes[45_000]


@pytest.mark.parametrize(("ending", "code"), [("mov", "10:20:30;05"), ("mkv", "10:20:30:05")])
def test_a_part_says_the_time_of_its_own_first_frame(
    ending: str, code: str, tmp_path: Path, colorizer: Colorizer
) -> None:
    source = mute(tmp_path / "in.mov", "-c:v", "prores_ks", "-timecode", code, rate="30000/1001")
    if ending == "mkv":
        make.ffmpeg("-i", source, "-map", "0:v", "-c", "copy", source := tmp_path / "in.mkv")
    options = FilmOptions(preset="ultrafast", start=0.4)
    colorize_film(source, tmp_path / f"out.{ending}", options, colorizer, lambda message=None: None, recolor=True)
    told = make.described(tmp_path / f"out.{ending}")
    first = moved_on(code, math.ceil(0.4 * NTSC), NTSC)
    assert first in told and code not in told, told
