"""Colours through a dissolve go from those of one shot to those of the next."""

from pathlib import Path

import numpy as np
import pytest

from retrocolor.film.color_track import Track
from retrocolor.film.steady import Look, make_steady, read_chroma
from tracks import write_track

SHOTS = [(0, 30), (30, 50), (50, 80)]


@pytest.fixture
def track(tmp_path: Path) -> Track:
    """Two shots of one colour each, and between them frames whose colours are neither's."""
    ab = np.full((80, 2, 12, 16), 20.0, np.float32)
    ab[50:] = -30
    ab[30:50] = np.random.default_rng(0).normal(50, 5, ab[30:50].shape)
    return write_track(tmp_path / "track.bin", np.full((80, 12, 16), 50.0), ab)


def colours(track: Track, **middle: float) -> np.ndarray:
    """The mean chroma of every frame, its gain in it."""
    path = track.path.with_name("steady.bin")
    looks = [Look(0.9), Look(**({"strength": 0.9} | middle), mixed=True), Look(0.9, saturation=0.5)]
    gains = make_steady(track, SHOTS, looks, path, lambda: None)
    chroma = read_chroma(path, 0, len(track), track.size).astype(np.float32).mean((1, 2, 3))
    return chroma * np.repeat(gains, [end - first for first, end in SHOTS])


def test_it_begins_as_the_shot_before_and_ends_as_the_next(track: Track) -> None:
    found = colours(track)
    assert found[:30] == pytest.approx(20, abs=0.1) and found[50:] == pytest.approx(-15, abs=0.1)
    steps = np.abs(np.diff(found))
    assert steps[[29, 49]].max() < 15, "50 is what the network sees in the mixture"
    assert found[40] > 40, "and what it sees there counts in the middle"


def test_nothing_of_it_is_in_the_shots(track: Track) -> None:
    found = colours(track)
    records = track.read(0, 80)
    records["ab"][30:50] *= -1
    track.path.write_bytes(records.tobytes())
    other = colours(track)
    assert np.array_equal(found[:30], other[:30]) and np.array_equal(found[50:], other[50:])
    assert np.abs(found[30:50] - other[30:50]).max() > 50


def test_without_stabilizing_it_is_left_as_it_comes(track: Track) -> None:
    ab = track.read(0, 80)["ab"].astype(np.float32).mean((1, 2, 3))
    assert colours(track, strength=0.0)[30:50] == pytest.approx(ab[30:50], abs=0.01)


def test_a_shot_that_has_no_colours_of_ours_is_where_it_fades_to(track: Track) -> None:
    path = track.path.with_name("steady.bin")
    looks = [Look(0.9), Look(0.9, mixed=True), Look(0.0, saturation=0.0)]
    assert make_steady(track, SHOTS, looks, path, lambda: None)[1:] == [1.0, 0.0]
    assert abs(float(read_chroma(path, 49, 1, track.size).mean())) < 15
