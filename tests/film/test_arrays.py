"""Frames as arrays: steady with a bounded look ahead, in their order, cuts and repetitions kept."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from retrocolor import Colorizer, colorize_frames
from retrocolor.film.shots import Finder, find_shots
from retrocolor.film.stabilize import MORE
from retrocolor.film.window import Seen, SteadyWindow
from retrocolor.imaging.lab import srgb_to_lab

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_media"


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load()


def clip(name: str, frames: int, seed: int = 0) -> list[np.ndarray]:
    """A photo as an old film shows it: panned over, uint8 (120, 160), its brightness flickering, with grain."""
    random = np.random.default_rng(seed)
    with Image.open(SAMPLES / "photos" / name) as photo:
        wide = np.asarray(photo.convert("L").resize((160 + frames, 120)), float)
    shown = [wide[:, number : number + 160] * random.uniform(0.92, 1.08) for number in range(frames)]
    return [np.clip(one + random.normal(0, 6, one.shape), 0, 255).astype(np.uint8) for one in shown]


def flicker(frames: list[np.ndarray]) -> float:
    """Mean change of a* and b* from frame to frame, along the pan."""
    ab = [srgb_to_lab(torch.from_numpy(frame).movedim(2, 0).float() / 255)[1:].numpy() for frame in frames]
    return float(np.mean([np.abs(b[..., :-1] - a[..., 1:]).mean() for a, b in pairwise(ab)]))


def test_colours_flicker_less_than_of_frames_alone(colorizer: Colorizer) -> None:
    film = clip("astronaut.jpg", 20)
    alone = list(colorize_frames(film, colorizer, stabilize=0))
    steady, live = (list(colorize_frames(film, colorizer, ahead=ahead)) for ahead in (12, 0))
    assert flicker(steady) < flicker(live) < 0.6 * flicker(alone) and flicker(steady) < 0.4 * flicker(alone)
    for coloured in (steady, live):
        assert [frame.shape for frame in coloured] == [(120, 160, 3)] * 20
        strength = [np.ptp(np.stack(frames), -1).mean() for frames in (coloured, alone)]
        assert strength[0] == pytest.approx(strength[1], rel=0.1), "paler, or more colourful"


@pytest.mark.parametrize(("ahead", "stabilize", "most"), [(24, 0.9, 32), (3, 0.9, 11), (0, 0.9, 1), (24, 0, 8)])
def test_frames_come_as_soon_as_promised(colorizer: Colorizer, ahead: int, stabilize: float, most: int) -> None:
    taken = 0

    def frames() -> Iterator[np.ndarray]:
        nonlocal taken
        for frame in clip("cameraman.png", 36):
            taken += 1
            yield frame[:48, :64]

    coming = colorize_frames(frames(), colorizer, stabilize=stabilize, ahead=ahead)
    assert taken == 0
    for given, frame in enumerate(coming):
        assert taken - given <= most and frame.shape == (48, 64, 3)
    assert given == 35 and taken == 36


def test_nothing_crosses_a_cut_and_order_holds(colorizer: Colorizer) -> None:
    one, other = clip("astronaut.jpg", 16), clip("cameraman.png", 16)
    both = list(colorize_frames(one + other, colorizer))
    for found, alone in ((both[:16], one), (both[16:], other)):
        assert all(map(np.array_equal, found, colorize_frames(alone, colorizer)))


def test_what_hardly_moves_costs_the_network_three_frames_in_eight(
    colorizer: Colorizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = np.asarray(Image.open(SAMPLES / "photos" / "astronaut.jpg").convert("L").resize((160, 120)))
    film = [cv2.warpAffine(still, np.float32([[1, 0, -number / 10], [0, 1, 0]]), (160, 120)) for number in range(24)]
    shown: list[int] = []
    predict = colorizer.predict
    monkeypatch.setattr(colorizer, "predict", lambda lights: (shown.append(len(lights)), predict(lights))[1])
    spared = list(colorize_frames(film, colorizer))
    assert shown == [3, 3, 3]
    alone = [list(colorize_frames(film, colorizer, **how)) for how in ({"stabilize": 0}, {"ahead": 0})]
    assert shown == [3, 3, 3, *[8] * 3, *[1] * 24] and len(alone[0]) == len(alone[1]) == 24
    monkeypatch.setattr("retrocolor.film.arrays.spare", lambda frames: frames)
    asked = list(colorize_frames(film, colorizer))
    difference = np.abs(np.subtract(spared, asked, dtype=np.int16))
    assert difference.mean() < 0.5 and np.percentile(difference, 99) <= 4, "a level or two"
    assert flicker(spared) < 1.1 * flicker(asked)


def test_size_and_depth_may_change(colorizer: Colorizer) -> None:
    film = [*clip("astronaut.jpg", 3), *(frame[:60].astype(np.uint16) * 257 for frame in clip("cameraman.png", 3))]
    film += [np.dstack([film[0]] * 3)] * 2
    found = list(colorize_frames(iter(film), colorizer))
    assert [(one.shape[:2], one.dtype) for one in found] == [(one.shape[:2], one.dtype) for one in film]
    assert list(colorize_frames([], colorizer)) == []


def test_repeated_frames_stay_the_same(colorizer: Colorizer) -> None:
    film = [frame for frame in clip("astronaut.jpg", 15) for _ in range(3)]
    found = list(colorize_frames(film, colorizer, ahead=4))
    assert all(np.array_equal(found[number], found[number // 3 * 3]) for number in range(45))


def test_wrong_frames_are_told_of(colorizer: Colorizer) -> None:
    with pytest.raises(ValueError, match="expected H x W"):
        list(colorize_frames([np.zeros((4, 4))], colorizer))


@pytest.mark.parametrize("ahead", [0, 4, 24])
def test_the_frames_before_an_error_come_out_first(colorizer: Colorizer, ahead: int) -> None:
    """As where a film is cut off, or one frame of it is none."""
    film = clip("cameraman.png", 10)
    whole = list(colorize_frames(film, colorizer, ahead=ahead))

    def cut_off() -> Iterator[np.ndarray]:
        yield from film
        raise OSError("the file ends here")

    for frames, kind in ((cut_off(), OSError), ([*film, np.zeros((4, 4)), *film], ValueError)):
        coming, found = colorize_frames(frames, colorizer, ahead=ahead), []
        with pytest.raises(kind, match=r"ends here|expected H x W"):
            found.extend(coming)
        assert len(found) == 10 and all(map(np.array_equal, found, whole))


@pytest.mark.parametrize("stabilize", [0, 0.9])
def test_frames_may_come_in_the_memory_of_the_one_before(colorizer: Colorizer, stabilize: float) -> None:
    film = clip("astronaut.jpg", 10)

    def in_one_place() -> Iterator[np.ndarray]:
        place = np.empty_like(film[0])
        for frame in film:
            place[:] = frame
            yield place

    found = colorize_frames(in_one_place(), colorizer, stabilize=stabilize)
    assert all(map(np.array_equal, found, colorize_frames(film, colorizer, stabilize=stabilize)))


def test_shots_are_known_as_frames_come_and_little_is_held() -> None:
    random = np.random.default_rng(0)
    film = np.repeat(random.uniform(0, 100, (12, 24, 32)), 40, 0) + random.normal(0, 1, (480, 24, 32))
    finder = Finder()
    for number, light in enumerate(film.astype(np.float32)):
        finder.add(light)
        finder.forget(number - 50)
        assert len(finder.shots().spans) <= 5
    assert finder.shots().spans[-2:] == find_shots(film).spans[-2:] == ((400, 440), (440, 480))


def test_a_dissolve_is_left_and_nothing_goes_through_it() -> None:
    random = np.random.default_rng(3)
    one, other = (cv2.resize(random.uniform(5, 95, (6, 8)), (32, 24)) for _ in range(2))
    shares = np.concatenate([np.zeros(40), np.linspace(0, 1, 14)[1:-1], np.ones(40)])
    window, found = SteadyWindow(0.9), []
    chroma = np.where(shares < 0.5, 30, -30)[:, None, None, None] + random.normal(0, 4, (len(shares), 24, 32, 2))
    for number, share in enumerate(shares):
        light = one + share * (other - one) + random.normal(0, 0.5, one.shape)
        window.add(Seen(light.astype(np.float32), chroma[number].astype(np.float32)))
        if number >= 31 and number % 8 == 7:
            found += window.take(8)
    found += window.take(len(shares) - len(found))
    assert len(found) == len(shares)
    assert np.array_equal(found[46], chroma[46].astype(np.float32)), "amid the dissolve"
    assert found[30].std() < 2 < chroma[30].std() and found[60].std() < 2
    most = MORE * np.hypot(30, 4)  # a gain may bring back as much chroma as noise and all had, and MORE
    assert 29 < found[30].mean() < most and 29 < -found[60].mean() < most


def test_the_example_of_the_docs_colours_a_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.findall(r"```python\n(import av\n.+?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.S)[0]
    with av.open(tmp_path / "film.mp4", "w") as film:
        stream = film.add_stream("libx264", rate=24, width=160, height=120, pix_fmt="yuv420p")
        for frame in clip("astronaut.jpg", 20):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="gray").reformat(format="yuv420p")))
        film.mux(stream.encode())
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/api.md", "exec"), {})
    with av.open(os.fspath(tmp_path / "colour.mp4")) as film:
        coloured = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
    assert len(coloured) == 20 and np.ptp(coloured[9], -1).mean() > 10
