"""Where shots begin and dissolve: on made frames of each kind, and on a film."""

import tracemalloc
from pathlib import Path

import av
import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from film_clips import ffmpeg
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.colorize import colorize_film
from retrocolor.film.shots import find_shots

HEIGHT, WIDTH = 32, 48
CLIP = Path(__file__).parents[2] / "sample_media" / "clip.mp4"  # one shot up to 3 s, another after that


def picture(seed: int, width: int = WIDTH) -> np.ndarray:
    """One random picture of soft shapes, L* (h, w)."""
    shapes = gaussian_filter(np.random.default_rng(seed).normal(0, 1, (HEIGHT, width)), 2)
    return (50 + 18 * shapes / shapes.std()).clip(0, 100)


def scene(seed: int, frames: int, grain: float = 0.5, *, still: int = 12) -> np.ndarray:
    """A picture (n, h, w) that drifts by one place every `still` frames, with grain."""
    wide = picture(seed, WIDTH + frames)
    drift = np.stack([wide[:, frame // still : frame // still + WIDTH] for frame in range(frames)])
    return drift + np.random.default_rng(seed).normal(0, grain, drift.shape)


def mixed(one: np.ndarray, other: np.ndarray, frames: int) -> np.ndarray:
    """One scene that dissolves into another."""
    share = (np.arange(1, frames + 1) / (frames + 1))[:, None, None]
    both = (1 - share) * one[-frames:] + share * other[:frames]
    return np.concatenate((one[:-frames], both, other[frames:]))


def spans(frames: np.ndarray) -> list[tuple[int, int]]:
    return list(find_shots(frames.astype(np.float32)).spans)


@pytest.mark.parametrize("grain", [0.0, 0.5, 8.0])
def test_cuts(grain: float) -> None:
    frames = np.concatenate([scene(seed, length, grain) for seed, length in enumerate((20, 1, 15, 150))])
    assert spans(frames) == [(0, 20), (20, 21), (21, 36), (36, 186)]


@pytest.mark.parametrize("times", [2, 5])
def test_repeated_frames_are_no_calm(times: int) -> None:
    wide = picture(0, WIDTH + 400)
    pan = np.stack([wide[:, 3 * frame : 3 * frame + WIDTH] for frame in range(60)])
    frames = np.repeat(np.concatenate((pan, scene(1, 20))), times, 0)
    assert spans(frames) == [(0, 60 * times), (60 * times, 80 * times)]


@pytest.mark.parametrize("still", [1, 2, 4, 8])
def test_slow_motion(still: int) -> None:
    for seed in range(5):
        assert spans(scene(seed, 150, still=still)) == [(0, 150)]


@pytest.mark.parametrize("speed", [4, 9, 24])
def test_fast_motion(speed: int) -> None:
    wide = picture(0, WIDTH + 20 * speed)
    places = np.clip(np.arange(60) - 20, 0, 20) * speed
    assert spans(np.stack([wide[:, place : place + WIDTH] for place in places])) == [(0, 60)]


@pytest.mark.parametrize("length", [1, 3, 5])
@pytest.mark.parametrize("kind", ["white", "black", "bright", "torn"])
def test_flashes(kind: str, length: int) -> None:
    frames = scene(0, 60)
    flash = slice(30, 30 + length)
    frames[flash] = {
        "white": np.full_like(frames[flash], 100), "black": np.zeros_like(frames[flash]),
        "bright": (frames[flash] * 0.2 + 80).clip(0, 100), "torn": np.roll(frames[flash], 13, 1),
    }[kind]  # fmt: skip
    assert spans(frames) == [(0, 60)]
    frames[30 + length :] = scene(1, 30 - length)  # a flash at a cut hides no cut
    assert spans(frames)[0][0] == 0 and spans(frames)[-1] == (30 + length, 60)


def test_lamps_and_chaos() -> None:
    frames = scene(0, 40)
    frames[10:] += 30  # the lamp comes on
    assert spans(frames) == [(0, 40)]
    assert len(spans(np.concatenate([scene(seed, 1) for seed in range(60)]))) == 1, "everything changes all the time"


@pytest.mark.parametrize("length", [5, 12, 30, 60, 90])
def test_dissolves(length: int) -> None:
    one, other = (scene(seed, 130, still=max(12, length // 2)) for seed in (0, 1))
    found = find_shots(mixed(one, other, length))
    assert found.mixed == (False, True, False)
    begin, end = found.spans[1]
    assert begin == pytest.approx(130 - length, abs=2 + length // 15)
    assert end == pytest.approx(130, abs=2 + length // 15)


@pytest.mark.parametrize("length", [8, 25])
def test_fades(length: int) -> None:
    black = np.zeros((30, HEIGHT, WIDTH))
    film = np.concatenate((mixed(scene(0, 60), black, length), scene(1, 40)))
    found = find_shots(film)
    assert found.mixed == (False, True, False, False)
    assert found.spans[1] == pytest.approx((60 - length, 60), abs=2) and found.spans[3] == (90 - length, 130 - length)
    assert find_shots(film[::-1]).mixed == (False, False, True, False), "and out of black"


def test_short_films() -> None:
    assert spans(scene(0, 1)) == [(0, 1)]
    assert spans(np.concatenate((scene(0, 1), scene(1, 1)))) == [(0, 1), (1, 2)]


def test_memory_is_bounded() -> None:
    def taken(frames: int) -> int:
        still = scene(0, 1)[0].astype(np.float32)
        tracemalloc.start()
        find_shots(still + number for number in range(frames))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    taken(10)
    assert taken(900) < taken(300) + 50_000


def chroma(path: Path) -> np.ndarray:
    """Cb and Cr of all frames, (n, 2, h, w)."""
    with av.open(path) as film:
        frames = [frame.to_ndarray(format="yuv444p") for frame in film.decode(video=0)]
    return np.stack(frames)[:, 1:].astype(np.float32)


def test_no_colour_goes_through_a_dissolve(tmp_path: Path) -> None:
    colorizer = Colorizer.load()
    parts, coloured = {}, {}
    for name, place in (("one", "1.4:2.9"), ("other", "3.1:4.6")):
        parts[name] = tmp_path / f"{name}.mkv"
        ffmpeg("-i", CLIP, "-an", "-vf", f"trim={place},setpts=PTS-STARTPTS,scale=160:90", "-c:v", "ffv1", parts[name])
    first, last = 25, 37  # of the 38 frames of one, 13 are of the other as well
    fade = "xfade=transition=fade:duration=0.52:offset=0.98"
    inputs = ["-i", parts["one"], "-i", parts["other"]]
    ffmpeg(*inputs, "-filter_complex", fade, "-c:v", "ffv1", tmp_path / "both.mkv")
    ffmpeg("-i", parts["one"], "-frames:v", first, "-c:v", "copy", tmp_path / "before.mkv")
    for name in ("both", "before"):
        output = tmp_path / f"{name}-colour.mkv"
        colorize_film(tmp_path / f"{name}.mkv", output, FilmOptions(), colorizer, lambda message=None: None)
        coloured[name] = chroma(output)
    both, alone = coloured["both"], coloured["before"]
    way = (both[last + 1 :].mean(0) - alone.mean(0)).ravel()
    assert np.abs(way).mean() > 5, "the shots have colours that are told apart"
    share = (
        (both[:first] - alone).reshape(first, -1)[:-2] @ way / (way @ way)
    )  # two, which may count as mixed, are left
    assert np.abs(share).max() < 0.03, "the first shot has colour of the second"
