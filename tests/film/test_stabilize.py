"""Repeated frames, steady chroma: on made frames with known answers."""

from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from retrocolor.film import stabilize
from retrocolor.film.color_track import BLOCK, REPEATED, Track
from retrocolor.film.steady import Look, make_steady, read_chroma
from retrocolor.imaging.lab import lab_to_srgb
from retrocolor.imaging.metrics import colorfulness
from tracks import write_track


def scene(seed: int, frames: int, noise: float = 0.5) -> np.ndarray:
    """Frames (n, 24, 32) of L* that show one random picture with a little grain."""
    random = np.random.default_rng(seed)
    picture = random.uniform(10, 90, (24, 32))
    return (picture + random.normal(0, noise, (frames, 24, 32))).astype(np.float32)


def test_repetition() -> None:
    frames = scene(0, 2, noise=0.1)
    assert stabilize.repeats(*frames)
    moved = frames[0].copy()
    moved[3, 4] += 20  # little, but something moved
    assert not stabilize.repeats(frames[0], moved)


def steady(track: Track, shots: list[tuple[int, int]], strength: float = 0.9) -> np.ndarray:
    """The steady chroma (n, 2, h, w) of all frames, with the gain of their shot."""
    path = track.path.with_name("steady.bin")
    gains = make_steady(track, shots, [Look(strength)] * len(shots), path, lambda: None)
    chroma = read_chroma(path, 0, len(track), track.size).astype(np.float32)
    return np.concatenate([chroma[first:end] * gain for (first, end), gain in zip(shots, gains, strict=True)])


def test_grain_leaves_a_fifth_of_the_deviation(tmp_path: Path) -> None:
    light, random = scene(1, 100, noise=1.0), np.random.default_rng(2)
    ab = 20 + random.normal(0, 5, (100, 2, 24, 32)).astype(np.float32)
    found = steady(write_track(tmp_path / "track.bin", light, ab), [(0, 100)])
    assert found.std(0).mean() < ab.std(0).mean() / 5
    assert np.hypot(*found.mean((0, 2, 3))) == pytest.approx(np.hypot(*ab.mean((0, 2, 3))), rel=0.08)


def test_strength_0_leaves_the_colours(tmp_path: Path) -> None:
    light, ab = scene(1, 5), np.random.default_rng(2).normal(0, 9, (5, 2, 24, 32)).astype(np.float16)
    assert np.array_equal(steady(write_track(tmp_path / "track.bin", light, ab), [(0, 5)], 0.0), ab)


def test_colour_moves_with_what_moves(tmp_path: Path) -> None:
    picture = gaussian_filter(np.random.default_rng(5).normal(0, 1, (24, 120)), 2)
    picture = 50 + 15 * picture / picture.std()
    colour = np.where(np.arange(120) // 12 % 2, 30.0, -30.0) * np.ones((2, 24, 1))
    frames = range(40)
    light = np.stack([picture[:, shift : shift + 40] for shift in frames])
    still = np.stack([colour[..., shift : shift + 40] for shift in frames])
    noisy = still + np.random.default_rng(6).normal(0, 6, still.shape)
    found = steady(write_track(tmp_path / "track.bin", light, noisy), [(0, 40)])
    inside = np.abs(found - still)[10:30, :, 4:-4, 4:-4]
    assert inside.mean() < 0.6 * np.abs(noisy - still).mean(), "colours were not averaged, or left behind"


@pytest.mark.parametrize("step", [(0.5, 0.0), (0.0, 0.5), (0.5, 0.5), (0.3, 0.7)])
def test_colour_carried_along_is_not_blurred_and_never_grows(step: tuple[float, float]) -> None:
    size = 48, 64
    waves = np.add.outer(np.sin(0.9 * np.arange(size[0])), np.sin(0.7 * np.arange(size[1])))
    first = np.stack((waves, -waves), 2).astype(np.float32)
    flow, carried, inside = np.full((*size, 2), step, np.float32), [first], (slice(8, 24), slice(8, 24))
    for _ in range(400):
        carried.append(stabilize.unblurred(stabilize.moved(carried[-1], flow), flow))
    assert carried[16][inside].std() > 0.85 * first[inside].std()
    assert np.abs(carried[400]).max() < 1.1 * np.abs(first).max()


def test_a_dissolve_is_averaged_over_few_frames(tmp_path: Path) -> None:
    ab = np.zeros((40, 2, 24, 32), np.float32)
    ab[20:] = 30
    track, path = write_track(tmp_path / "track.bin", scene(1, 40), ab), tmp_path / "steady.bin"
    found = []
    for mixed in (False, True):
        make_steady(track, [(0, 40)], [Look(0.9, mixed=mixed)], path, lambda: None)
        found.append(read_chroma(path, 0, 40, track.size).astype(np.float32).mean((1, 2, 3)))
    assert np.ptp(found[0][12:28]) < 20
    assert found[1][12] < 3 and found[1][28] > 27


def test_color_is_what_srgb_can_show() -> None:
    light = np.full((24, 32), 60, np.float32)
    chroma = np.random.default_rng(7).normal(0, 8, (24, 32, 2)).astype(np.float32)
    lab = torch.from_numpy(np.dstack((light, chroma)).transpose(2, 0, 1))
    true = colorfulness((lab_to_srgb(lab) * 255).round().to(torch.uint8).numpy().transpose(1, 2, 0)[::2, ::2])
    assert stabilize.color_of(light, chroma)[1] == pytest.approx(true, rel=0.05)
    assert stabilize.color_of(light, 50 * chroma)[1] < 10 * true, "more than sRGB holds is not shown"
    assert stabilize.color_of(np.zeros_like(light), chroma)[1] == stabilize.color_of(light, 0 * chroma)[1] == 0


def test_a_gain_brings_colour_back_but_no_noise() -> None:
    assert stabilize.gain(np.array([20.0, 20.0]), np.array([20.0, 20.0])) == 1
    assert stabilize.gain(np.array([20.0, 20.0]), np.array([18.0, 18.0])) == pytest.approx(stabilize.KEPT / 0.9)
    assert stabilize.gain(np.array([20.0, 20.0]), np.array([19.8, 10.0])) == pytest.approx(stabilize.MORE / 0.99)
    assert stabilize.gain(np.array([20.0, 20.0]), np.array([1.0, 1.0])) == stabilize.MOST_GAIN


def test_what_changes_keeps_its_own_colour(tmp_path: Path) -> None:
    light = scene(3, 20)
    light[10:, :, 16:] = 95 - light[10:, :, 16:]  # something steps into the right half
    ab = np.zeros((20, 2, 24, 32), np.float32)
    ab[10:, :, :, 16:] = 30
    found = steady(write_track(tmp_path / "track.bin", light, ab), [(0, 20)])
    assert found[10, :, :, 18:].mean() > 24 and found[9, :, :, 18:].mean() < 6
    assert np.abs(found[..., :12]).max() < 1


@pytest.fixture
def track(tmp_path: Path) -> Track:
    """700 frames in two shots, with repeated frames 5..9 and one at a block's edge."""
    random = np.random.default_rng(4)
    light, ab = random.integers(60, 64, (700, 6, 8)) / 2.55, random.normal(0, 20, (700, 2, 6, 8))
    light[..., 4:] += 10  # what is flat has no colours
    return write_track(tmp_path / "track.bin", light, ab, {5, 6, 7, 8, 9, BLOCK})


def test_repeated_frames_get_the_very_same_chroma(track: Track) -> None:
    for strength in (0.0, 0.9):
        chroma = steady(track, [(0, 400), (400, 700)], strength)
        for number in (5, 9):
            assert np.array_equal(chroma[number], chroma[4])
        assert np.array_equal(chroma[BLOCK], chroma[BLOCK - 1])
        assert not np.array_equal(chroma[10], chroma[4])


def test_blocks_change_nothing(track: Track, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = steady(track, [(0, 700)])
    monkeypatch.setattr("retrocolor.film.steady.BLOCK", 37)
    assert np.array_equal(steady(track, [(0, 700)]), whole)


def test_nothing_crosses_a_cut(track: Track) -> None:
    both = steady(track, [(0, 400), (400, 700)])
    alone = steady(track.part(400, 300), [(0, 300)])
    assert np.array_equal(both[400:], alone)


def test_a_part_of_a_track(track: Track) -> None:
    part = track.part(7, 5)
    assert len(part) == 5 and len(part.read(0, 100)) == 5
    assert part.read(0, 2)["flags"].tolist() == [0, REPEATED], "the first repeats a frame that is not there"
    assert np.array_equal(part.column("light"), track.column("light")[7:12])


def test_a_torn_track_is_read_up_to_its_last_whole_frame(track: Track) -> None:
    with track.path.open("ab") as file:
        file.write(b"torn")
    assert len(track) == 700 and len(track.column("pts")) == 700
    with track.open_to_append() as file:
        assert file.tell() == 700 * track.dtype.itemsize
