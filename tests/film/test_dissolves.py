"""Colours through a dissolve go from those of one shot to those of the next."""

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab
from skimage.data import astronaut, camera

from film_clips import ffmpeg
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.color_track import Track
from retrocolor.film.colorize import colorize_film
from retrocolor.film.dissolves import shares
from retrocolor.film.frames import mixed
from retrocolor.film.steady import Look, make_steady, read_chroma
from retrocolor.imaging.paint import Painter
from tracks import write_track

SHOTS = [(0, 30), (30, 50), (50, 80)]


@pytest.fixture
def track(tmp_path: Path) -> Track:
    """Two shots of one colour each, and between them frames whose colours are neither's."""
    ab = np.full((80, 2, 12, 16), 20.0, np.float32)
    ab[50:] = -30
    ab[30:50] = np.random.default_rng(0).normal(50, 5, ab[30:50].shape)
    light = np.where(np.arange(16) < 8, 46.0, 54.0) * np.ones((80, 12, 16))  # what is flat has no colours
    return write_track(tmp_path / "track.bin", light, ab)


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


def test_beside_a_shot_that_is_left_it_has_the_colours_of_the_other(track: Track) -> None:
    path = track.path.with_name("steady.bin")
    looks = [Look(0.9), Look(0.9, mixed=True), Look(0.0, saturation=0.0, left=True)]
    assert make_steady(track, SHOTS, looks, path, lambda: None)[1:] == [1.0, 0.0]
    assert read_chroma(path, 30, 20, track.size).astype(float) == pytest.approx(20, abs=0.2)
    found = shares(SHOTS, (False, True, False), (False, False, True))
    assert (found[:30] == 1).all() and (found[50:] == 0).all()
    assert np.diff(found[29:51]) == pytest.approx(-1 / 21, abs=1e-6), "no step at either end"
    assert found[::-1] == pytest.approx(shares(SHOTS, (False, True, False), (True, False, False)))


def joined(path: Path, *, own_first: bool, transition: str, pix_fmt: str) -> Path:
    """A film of a photo in colour and a grey one, 25 frames each and 25 between them."""
    pictures = [astronaut(), np.dstack([camera()] * 3)]
    for number, picture in enumerate(pictures if own_first else reversed(pictures)):
        Image.fromarray(picture).resize((96, 80)).save(path.with_name(f"{number}.png"))
    inputs = [o for n in (0, 1) for o in ("-loop", "1", "-t", "2", "-r", "25", "-i", path.with_name(f"{n}.png"))]
    mixing = f"[0][1]xfade=transition={transition}:duration=1:offset=1,format={pix_fmt}"
    ffmpeg(*inputs, "-filter_complex", mixing, "-c:v", "ffv1", path)
    return path


@pytest.mark.parametrize(
    ("own_first", "transition", "pix_fmt", "most"),
    [(True, "fade", "yuv420p", 3), (False, "fade", "yuv444p10le", 3), (True, "fade", "gbrp", 3),
     (True, "fadeblack", "yuv420p", 6), (False, "fadeblack", "gbrp", 6)],
)  # fmt: skip
def test_between_a_shot_in_colour_and_a_grey_one_no_step_is_seen(
    tmp_path: Path, colorizer: Colorizer, own_first: bool, transition: str, pix_fmt: str, most: float
) -> None:
    source = joined(tmp_path / "film.mkv", own_first=own_first, transition=transition, pix_fmt=pix_fmt)
    output = tmp_path / "out.mkv"
    colorize_film(source, output, FilmOptions(codec="ffv1", no_keep=True), colorizer, lambda message=None: None)
    found = []
    for path in (source, output):
        with av.open(str(path)) as file:
            frames = np.stack([frame.to_ndarray(format="rgb48le") for frame in file.decode(video=0)]) / 257.0
        found.append((frames - frames.mean(3, keepdims=True))[:: 1 if own_first else -1])
    before, after = found
    steps = np.abs(np.diff(after, axis=0)).mean((1, 2, 3))
    assert steps.max() < most, steps.round(1)
    assert np.array_equal(before[:20], after[:20]), "what is in colour is left"
    assert np.abs(after[55:]).mean() > 4 + np.abs(before[55:]).mean(), "what is grey is coloured"


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_mixture_of_two_colours_of_one_light_has_that_light(dtype: type[np.generic]) -> None:
    grey = np.repeat(np.linspace(0.1, 0.9, 60)[None, :, None], 3, 2)
    top = np.iinfo(dtype).max
    before, after = (
        (Painter(np.full((1, 60, 2), a, np.float32), 1, 60)((grey * top).astype(dtype), 0)) for a in (-25, 30)
    )
    between = mixed(before, after, 0.4)
    lights = [rgb2lab(one / top)[..., 0] for one in (before, between)]
    assert between.dtype == dtype and np.abs(lights[0] - lights[1]).max() < (0.5 if dtype == np.uint8 else 0.01)
    assert np.array_equal(mixed(before, after, 1.0), after)
