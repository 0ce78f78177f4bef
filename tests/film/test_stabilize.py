"""Cuts, repeated frames, steady chroma: on made frames with known answers."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from retrocolor.film import stabilize
from retrocolor.film.color_track import BLOCK, REPEATED, Track, color_sources, make_steady, read_chroma


def scene(seed: int, frames: int, noise: float = 0.5) -> np.ndarray:
    """Frames (n, 24, 32) of L* that show one random picture with a little grain."""
    random = np.random.default_rng(seed)
    picture = random.uniform(10, 90, (24, 32))
    return (picture + random.normal(0, noise, (frames, 24, 32))).astype(np.float32)


def changes(frames: np.ndarray) -> np.ndarray:
    return np.array([0.0] + [stabilize.change(a, b) for a, b in pairwise(frames)])


def test_cuts_are_found_where_they_are() -> None:
    frames = np.concatenate([scene(seed, length) for seed, length in enumerate((20, 1, 15, 30))])
    cuts = stabilize.find_cuts(changes(frames))
    assert np.flatnonzero(cuts).tolist() == [0, 20, 21, 36]
    assert stabilize.shots(cuts) == [(0, 20), (20, 21), (21, 36), (36, 66)]


def test_flicker_and_wild_motion_are_no_cuts() -> None:
    frames = scene(0, 30)
    frames[10:] += 30  # the lamp comes on
    assert stabilize.find_cuts(changes(frames)).sum() == 1
    wild = np.concatenate([scene(seed, 1) for seed in range(40)])  # everything changes all the time
    assert stabilize.find_cuts(changes(wild)).sum() == 1


def test_short_films() -> None:
    assert stabilize.shots(stabilize.find_cuts(np.array([0.0]))) == [(0, 1)]
    assert stabilize.find_cuts(np.array([0.0, 50.0])).tolist() == [True, True]


def test_repetition() -> None:
    frames = scene(0, 2, noise=0.1)
    assert stabilize.repeats(*frames)
    moved = frames[0].copy()
    moved[3, 4] += 20  # little, but something moved
    assert not stabilize.repeats(frames[0], moved)


def test_steady_colour_is_a_mean_over_time() -> None:
    light, random = scene(1, 60), np.random.default_rng(2)
    ab = 20 + random.normal(0, 5, (60, 2, 24, 32)).astype(np.float32)
    steady = stabilize.steady(ab, light, 0.9)
    assert abs(steady.mean() - ab.mean()) < 0.2
    assert np.diff(steady, axis=0).std() < np.diff(ab, axis=0).std() / 5
    assert np.array_equal(stabilize.steady(ab, light, 0), ab)
    same = np.repeat(ab[:1], 60, 0)
    assert np.abs(stabilize.steady(same, light, 0.9) - same).max() < 1e-3


def test_what_changes_keeps_its_own_colour() -> None:
    light = scene(3, 20)
    light[10:, :, 16:] = 95 - light[10:, :, 16:]  # something steps into the right half
    ab = np.zeros((20, 2, 24, 32), np.float32)
    ab[10:, :, :, 16:] = 30
    steady = stabilize.steady(ab, light, 0.9)
    assert steady[10, :, :, 16:].mean() > 24 and steady[9, :, :, 16:].mean() < 6
    assert np.abs(steady[..., :16]).max() < 1e-3


@pytest.fixture
def track(tmp_path: Path) -> Track:
    """700 frames in two shots, with repeated frames 5..9 and one at a block's edge."""
    track, random = Track(tmp_path / "track.bin", 6, 8), np.random.default_rng(4)
    with track.open_to_append() as file:
        for number in range(700):
            record = np.zeros((), track.dtype)
            record["ab"], record["light"] = random.normal(0, 20, (2, 6, 8)), random.integers(60, 64, (6, 8))
            record["flags"] = REPEATED if 5 <= number < 10 or number == BLOCK else 0
            file.write(record.tobytes())
    return track


def test_repeated_frames_get_the_very_same_chroma(track: Track, tmp_path: Path) -> None:
    for strength in (0.0, 0.9):
        assert list(make_steady(track, [(0, 400), (400, 700)], strength, tmp_path / "steady.bin"))[-1] == 700
        chroma = read_chroma(tmp_path / "steady.bin", 0, 700, track.size)
        for number in (5, 9):
            assert np.array_equal(chroma[number], chroma[4])
        assert np.array_equal(chroma[BLOCK], chroma[BLOCK - 1])
        assert not np.array_equal(chroma[10], chroma[4])
    assert color_sources(track.column("flags"))[[4, 9, 10]].tolist() == [4, 4, 10]


def test_blocks_change_nothing_that_can_be_seen(track: Track, tmp_path: Path) -> None:
    list(make_steady(track, [(0, 700)], 0.9, tmp_path / "steady.bin"))
    records = track.read(0, 700)
    whole = stabilize.steady(records["ab"], records["light"] / np.float32(2.55), 0.9)
    shown = color_sources(records["flags"])
    assert np.abs(read_chroma(tmp_path / "steady.bin", 0, 700, track.size) - whole[shown]).max() < 0.1


def test_nothing_crosses_a_cut(track: Track, tmp_path: Path) -> None:
    list(make_steady(track, [(0, 400), (400, 700)], 0.9, tmp_path / "both.bin"))
    before = read_chroma(tmp_path / "both.bin", 400, 300, track.size)
    records = track.read(400, 300)
    alone = stabilize.steady(records["ab"], records["light"] / np.float32(2.55), 0.9)
    assert np.abs(before[: BLOCK - 64] - alone[: BLOCK - 64]).max() < 0.05


def test_a_torn_track_is_read_up_to_its_last_whole_frame(track: Track) -> None:
    with track.path.open("ab") as file:
        file.write(b"torn")
    assert len(track) == 700 and len(track.column("pts")) == 700
    with track.open_to_append() as file:
        assert file.tell() == 700 * track.dtype.itemsize
