"""Frames that the network is spared: where nothing much moves, whatever part of a film is made; never at a change."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from film_clips import ffmpeg
from film_clips import packets as packets_of
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film import places
from retrocolor.film.color_track import COLOURED, REPEATED, SPARED, record_type
from retrocolor.film.colorize import colorize_film
from retrocolor.film.frame_stats import FrameStats
from retrocolor.film.spared import EVERY, Answers, spare
from retrocolor.jobs import Together

PHOTO = sorted((Path(__file__).parents[2] / "sample_media" / "photos").glob("*.jpg"))[0]


def spared(thumbs: Sequence[np.ndarray], flags: dict[int, int] | None = None, first: int = 0) -> list[bool]:
    """Which of frames with these small pictures are spared; `first` is the number of the first by the clock."""
    flags, none = flags or {}, np.empty(0)
    frames = [
        FrameStats(tick, 1, 0, flags.get(tick - first, 0), none, thumb, tick)
        for tick, thumb in enumerate(thumbs, first)
    ]
    given = list(spare(iter(frames)))
    assert [id(frame) for frame in given] == [id(frame) for frame in frames], "all of them, in order"
    return [bool(frame.flags & SPARED) for frame in given]


def test_of_a_flat_picture_little_change_is_much() -> None:
    bright, random = scene(0, 21), np.random.default_rng(3)
    grain = [random.normal(0, 0.7, bright[0].shape).astype(np.float32) for _ in bright]
    assert sum(spared([one + other for one, other in zip(bright, grain, strict=True)])) == 15
    assert not any(spared([5 + one / 20 + other for one, other in zip(bright, grain, strict=True)]))


def scene(seed: int, count: int, step: float = 0.1) -> list[np.ndarray]:
    """Small pictures that grow brighter by `step` from one to the next."""
    picture = np.random.default_rng(seed).uniform(10, 80, (24, 40)).astype(np.float32)
    return [picture + np.float32(step * number) for number in range(count)]


def test_one_in_four_is_asked_where_little_changes() -> None:
    found = spared(scene(0, 21))
    assert [number for number, one in enumerate(found) if not one] == list(range(0, 21, EVERY))
    assert not any(spared(scene(0, 21, step=2.1))), "in fast motion none is spared"
    halves = spared(scene(0, 21, step=0.9))  # too far in four frames, near enough in two
    assert [number for number, one in enumerate(halves) if not one] == list(range(0, 21, 2))


@pytest.mark.parametrize("at", range(7, 14))
def test_no_frame_is_spared_beside_a_change(at: int) -> None:
    cut = spared([*scene(0, at), *scene(1, 24 - at)])
    assert not cut[at - 1] and not cut[at] and sum(cut) > 8
    flash = scene(0, 24)
    flash[at] = flash[at] + 15
    found = spared(flash)
    assert not any(found[at - 1 : at + 2]) and sum(found) > 8
    moved = scene(0, 24)
    for number in range(at, 24):
        moved[number] = moved[number].copy()
        moved[number][:8, :8] += 30  # something small came in
    found = spared(moved)
    assert not found[at - 1] and not found[at] and sum(found) > 8
    coloured = spared(scene(0, 24), {at: COLOURED, at + 1: COLOURED})
    assert not any(coloured[at - 1 : at + 3]) and sum(coloured) > 8


def test_repetitions_are_no_frames_of_their_own() -> None:
    thumbs = [thumb for thumb in scene(0, 16) for _ in range(2)]
    found = spared(thumbs, dict.fromkeys(range(1, 32, 2), REPEATED))
    asked = [number for number, one in enumerate(found[::2]) if not one]
    assert not any(found[1::2]) and asked == [*range(0, 16, 2), 15]


@pytest.mark.parametrize("first", range(1, 9))
def test_a_part_spares_what_the_whole_does(first: int) -> None:
    thumbs = scene(0, 40)
    assert spared(thumbs[first:], first=first)[EVERY:] == spared(thumbs)[first + EVERY :]


def test_answers_lie_between_those_around_them() -> None:
    kind, answers = record_type(2, 2), Answers(np.zeros((), record_type(2, 2)))
    flags, given = [0, SPARED, REPEATED, SPARED, 0, REPEATED, COLOURED], []
    for number, flag in enumerate(flags):
        record = np.zeros((), kind)
        record["pts"], record["flags"] = number, flag
        record["ab"] = record["fine"] = 10 * number if not flag else 0
        found = answers.add(record)
        given.append([int(one["pts"]) for one in found])
        if number == 4:
            assert [float(one["ab"].mean()) for one in found] == [10, 10, 30, 40], "a repetition has the one before"
            assert [int(one["fine"].max()) for one in found] == [10, 10, 30, 40]
    assert given == [[0], [], [], [], [1, 2, 3, 4], [5], [6]]


def colour(source: Path, output: Path, colorizer: Colorizer, **options: Any) -> None:
    together = options.pop("together", None)
    film = FilmOptions(preset="ultrafast", **options)
    colorize_film(source, output, film, colorizer, lambda message=None: None, recolor=True, together=together)


def test_any_part_of_a_slow_film_is_that_of_the_whole(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = tmp_path / "slow.mp4", tmp_path / "out" / "slow.mp4"
    pan = "scale=1600:-2,zoompan=z=2:x=2*on:d=40:s=96x64:fps=25,format=gray,lutyuv=y=60+0.6*val"
    ffmpeg("-i", PHOTO, "-vf", pan, "-c:v", "libx264", "-g", 8, "-pix_fmt", "yuv420p", source)
    colour(source, output, colorizer)
    track = np.fromfile(places.track_folder(source, output) / "track.bin", record_type(*colorizer.grid(32, 48)))
    spared = (track["flags"] & SPARED) != 0
    assert len(track) == 40 and spared.sum() >= 18, spared
    for first, end in ((6, 18), (9, 27)):
        cut = {"start": first / 25, "end": end / 25}
        ways = [tmp_path / way / f"{first}.mp4" for way in ("out", "alone", "shard")]
        colour(source, ways[0], colorizer, **cut)
        colour(source, ways[1], colorizer, **cut)
        colour(source, ways[2], colorizer, **cut, together=Together(0, 2, places.lying_at(ways[2])))
        assert packets_of(ways[0]) == packets_of(ways[1]) == packets_of(ways[2])
