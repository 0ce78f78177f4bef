"""The compiled painter against the plain formulas: gamut, lightness, parts of rows, depths, canvases."""

import numpy as np
import pytest
import torch

from retrocolor.imaging import resize
from retrocolor.imaging.lab import lab_f, lab_to_srgb, lightness, limit_chroma, luminance
from retrocolor.imaging.paint import BLOCK, Painter

HEIGHT = 9


def light_of(picture: np.ndarray) -> torch.Tensor:
    """L* of coded grey or RGB, float64."""
    coded = torch.from_numpy(picture / float(np.iinfo(picture.dtype).max))
    if coded.ndim == 2:
        return lightness(coded)
    return 116 * lab_f(luminance(coded.movedim(2, 0))) - 16


def expected(picture: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """The same by tensor operations in float64, in levels, unrounded."""
    height, width = picture.shape[:2]
    down = resize.resize_matrix(chroma.shape[0], height, resize.cubic)
    across = resize.resize_matrix(chroma.shape[1], width, resize.cubic)
    ab = torch.from_numpy(np.einsum("hr,rcd,wc->dhw", down, chroma, across).astype(np.float64))
    lab = torch.cat((light_of(picture)[None], ab))
    return lab_to_srgb(limit_chroma(lab)).movedim(0, 2).numpy() * np.iinfo(picture.dtype).max


def scene(width: int, dtype: type, toned: bool, strength: float = 45) -> tuple[np.ndarray, np.ndarray]:
    """Noise of every lightness, and chroma of which much is outside sRGB."""
    random = np.random.default_rng(width)
    top = int(np.iinfo(dtype).max)
    picture = random.integers(0, top + 1, (HEIGHT, width, 3) if toned else (HEIGHT, width)).astype(dtype)
    return picture, random.normal(0, strength, (4, 6, 2)).astype(np.float32)


@pytest.mark.parametrize("toned", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("width", [1, 7, BLOCK // HEIGHT, BLOCK // 4 + 3, BLOCK + 5])
def test_painting_is_what_the_formulas_say(width: int, dtype: type, toned: bool) -> None:
    picture, chroma = scene(width, dtype, toned)
    painted = Painter(chroma, HEIGHT, width)(picture, 0)
    away = np.abs(painted - expected(picture, chroma))
    assert painted.dtype == dtype
    # half a level is rounding; at the gamut's edge, where it is flat, rounding can move the search by some steps
    assert np.percentile(away, 99) <= (0.6 if dtype == np.uint8 else 12)
    assert away.max() <= (3 if dtype == np.uint8 else 771)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (3, 9), (9, 5), (40, 30)])
def test_chroma_of_any_size_is_laid_over(shape: tuple[int, int]) -> None:
    picture, _ = scene(33, np.uint8, False)
    chroma = np.random.default_rng(1).normal(0, 8, (*shape, 2)).astype(np.float32)
    painted = Painter(chroma, HEIGHT, 33)(picture, 0)
    assert np.abs(painted - expected(picture, chroma)).max() <= 1.5


@pytest.mark.parametrize("toned", [False, True])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_light_is_kept_however_strong_the_chroma(dtype: type, toned: bool) -> None:
    picture, chroma = scene(500, dtype, toned, strength=90)
    painted = Painter(chroma, HEIGHT, 500)(picture, 0)
    away = (light_of(painted) - light_of(picture)).abs().numpy()
    assert np.percentile(away, 99.9) <= (0.5 if dtype == np.uint8 else 0.02)


@pytest.mark.parametrize("toned", [False, True])
def test_a_canvas_takes_the_same_colours_in_place(toned: bool) -> None:
    picture, chroma = scene(1029, np.uint8, toned)
    painter = Painter(chroma, HEIGHT, 1029)
    canvas = np.zeros((HEIGHT, 1029, 4), np.uint8)
    strips = [painter(picture[i : i + 4], i, canvas) for i in range(0, HEIGHT, 4)]
    assert all(np.shares_memory(strip, canvas) for strip in strips)
    assert np.array_equal(np.concatenate(strips), painter(picture, 0))
    assert np.array_equal(canvas[..., :3], painter(picture, 0))


def test_black_and_white_stay_what_they_are() -> None:
    ends = np.array([[0, 255] * 40], np.uint8)
    chroma = np.full((2, 2, 2), 60, np.float32)
    assert np.abs(Painter(chroma, 1, 80)(ends, 0).astype(int) - ends[..., None]).max() <= 1


def test_read_only_rows_and_views_are_painted_like_others() -> None:
    picture, chroma = scene(40, np.uint8, True)
    painter = Painter(chroma, HEIGHT, 40)
    view = np.dstack((picture, picture[..., :1]))[..., :3]
    view.flags.writeable = False
    assert np.array_equal(painter(view, 0), painter(picture, 0))
