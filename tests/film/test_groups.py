"""One colour for a thing along a shot: on made tracks with known answers."""

from pathlib import Path

import numpy as np
import pytest

from retrocolor.film import groups
from retrocolor.film.color_track import Track
from retrocolor.film.steady import Look, make_steady, read_chroma
from tracks import write_track

SIZE = 24, 32
FRAMES = 240


def steady(track: Track, strength: float = 0.9) -> np.ndarray:
    """The steady chroma (n, 2, h, w) of a track of one shot."""
    path = track.path.with_name("steady.bin")
    (gain,) = make_steady(track, [(0, len(track))], [Look(strength)], path, lambda: None)
    return read_chroma(path, 0, len(track), track.size).astype(np.float32) * gain


def still(random: np.random.Generator, frames: int = FRAMES) -> np.ndarray:
    """L* (n, h, w) of a still picture with grain, dark at the left and bright at the right."""
    picture = np.where(np.arange(SIZE[1]) < 16, 30, 70) + random.uniform(-3, 3, SIZE)
    return picture + random.normal(0, 0.5, (frames, *SIZE))


def drifting(frames: int = FRAMES) -> np.ndarray:
    """a*b* (n, 2, h, w): the left goes from brown to red and back, the right keeps its blue."""
    way = 6 * np.sin(2 * np.pi * np.arange(frames) / 120)
    left = np.arange(SIZE[1]) < 16
    first = np.where(left, 20 + way[:, None, None], 0) * np.ones((frames, *SIZE))
    second = np.where(left, 15 - way[:, None, None], -25) * np.ones((frames, *SIZE))
    return np.stack((first, second), 1)


def test_a_colour_that_drifts_is_drawn_together(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    ab = drifting() + random.normal(0, 2, (FRAMES, 2, *SIZE))
    found = steady(write_track(tmp_path / "track.bin", still(random), ab))
    before, after = (one[..., :14].mean((2, 3)).std(0).max() for one in (drifting(), found))
    assert after < before / 3, f"{after} of {before}"
    assert np.abs(found[..., 18:].mean((0, 2, 3)) - (0, -25)).max() < 2, "the other thing has kept its colour"


def test_strength_says_how_far(tmp_path: Path) -> None:
    track = write_track(tmp_path / "track.bin", still(np.random.default_rng(1)), drifting())
    drift = [steady(track, strength)[..., :14].mean((2, 3)).std(0).max() for strength in (0.1, 0.5, 0.9)]
    assert drift[0] > 1.5 * drift[1] > 3 * drift[2]


def test_things_of_one_light_and_two_colours_stay_apart(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    rows = np.where(np.arange(SIZE[0]) < 12, 46, 54)[:, None]  # what is flat has no colours
    light = rows + random.uniform(-3, 3, SIZE) + random.normal(0, 0.5, (100, *SIZE))
    ab = np.where(np.arange(SIZE[1]) < 16, 30.0, -30.0) * np.ones((100, 2, *SIZE))
    found = steady(write_track(tmp_path / "track.bin", light, ab + random.normal(0, 2, ab.shape)))
    assert np.abs(found - ab)[..., [*range(15), *range(17, 32)]].max() < 6


def test_what_moves_leaves_no_colour_behind(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    light, ab = np.full((120, *SIZE), 75.0), np.zeros((120, 2, *SIZE))
    inside = np.zeros((120, *SIZE), bool)
    for frame in range(120):
        left = frame * (SIZE[1] - 8) // 120
        inside[frame, 6:22, left : left + 8] = True
    light[inside] = 35
    ab[:, 0][inside] = 35
    light += random.normal(0, 0.5, SIZE)
    found = steady(write_track(tmp_path / "track.bin", light, ab))
    far = ~inside
    for step in (-2, -1, 1, 2):
        far &= ~np.roll(inside, step, 2) & ~np.roll(inside, step, 1)
    assert np.abs(found.transpose(0, 2, 3, 1)[far]).max() < 3
    assert found[:, 0][inside].mean() > 28


def test_a_still_picture_keeps_its_colours(tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    light = np.repeat(random.uniform(10, 90, (1, *SIZE)), 30, 0)
    ab = np.repeat(random.normal(0, 20, (1, 2, *SIZE)), 30, 0)
    found = steady(write_track(tmp_path / "track.bin", light, ab))
    assert np.abs(found - ab).max() < 0.1


def test_groups_of_a_long_shot_go_over_into_the_next_without_a_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SPAN", 60)
    found = steady(write_track(tmp_path / "track.bin", still(np.random.default_rng(5)), drifting()))
    change = np.abs(np.diff(found[..., :14].mean((2, 3)), axis=0))
    assert change.max() < 2 * np.abs(np.diff(drifting()[..., :14].mean((2, 3)), axis=0)).max()
