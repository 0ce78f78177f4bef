"""Chroma at a given luma plane: matrices, ranges, what RGB can show, fields; against independent arithmetic."""

import numpy as np
import pytest
from skimage import color as reference
from skimage.data import camera

from retrocolor.imaging import resize, ycbcr
from retrocolor.imaging.ycbcr import Signal, chroma_at

SIGNALS = [Signal(matrix, depth, full) for matrix in ycbcr.WEIGHTS for depth in (8, 10, 16) for full in (False, True)]


def rgb_of(y: np.ndarray, cb: np.ndarray, cr: np.ndarray, signal: Signal) -> np.ndarray:
    """R'G'B' as a player makes it, chroma repeated; written from H.273, equations 38 to 50."""
    red, blue = signal.weights
    down, across = (-(-a // b) for a, b in zip(y.shape, cb.shape, strict=True))
    wide = [np.kron(plane.astype(float), np.ones((down, across)))[: y.shape[0], : y.shape[1]] for plane in (cb, cr)]
    scale = 2 ** (signal.depth - 8)
    full = 2**signal.depth - 1
    light = y / full if signal.full else (y / scale - 16) / 219
    middle, span = 2 ** (signal.depth - 1), full if signal.full else 224 * scale
    pb, pr = ((plane - middle) / span for plane in wide)
    r, b = light + 2 * (1 - red) * pr, light + 2 * (1 - blue) * pb
    return np.stack((r, (light - red * r - blue * b) / (1 - red - blue), b), -1)


def samples(signal: Signal, shape: tuple[int, int] = (48, 64)) -> np.ndarray:
    noise = np.random.default_rng(0).random(shape)
    return np.round(signal.black + noise * signal.luma_span).astype(np.uint8 if signal.depth == 8 else np.uint16)


def vivid(height: int = 6, width: int = 8) -> np.ndarray:
    return np.random.default_rng(1).normal(0, 45, (2, height, width)).astype(np.float32)


@pytest.mark.parametrize("signal", SIGNALS, ids=str)
@pytest.mark.parametrize("shift", [(1, 1), (1, 0), (0, 0)])
def test_no_player_has_to_clip(signal: Signal, shift: tuple[int, int]) -> None:
    y = samples(signal)
    cb, cr = chroma_at(y, vivid(), signal, shift)
    assert cb.shape == cr.shape == (48 >> shift[1], 64 >> shift[0]) and cb.dtype == y.dtype
    step = 2 * 2 / signal.chroma_span  # the rounding of one chroma sample, in R'G'B'
    rgb = rgb_of(y, cb, cr, signal)
    assert rgb.min() >= -step and rgb.max() <= 1 + step
    assert np.abs(cb.astype(int) - signal.neutral).max() > signal.chroma_span / 20


@pytest.mark.parametrize("signal", [Signal(1, 10, False), Signal(6, 10, False), Signal(9, 10, True)], ids=str)
def test_the_colour_is_the_one_asked_for(signal: Signal) -> None:
    y = np.full((32, 32), round(signal.black + 0.5 * signal.luma_span), np.uint16)
    ab = np.stack((np.full((4, 4), 12.0), np.full((4, 4), -18.0))).astype(np.float32)
    rgb = rgb_of(y, *chroma_at(y, ab, signal, (1, 1)), signal)
    lab = reference.rgb2lab(rgb.clip(0, 1))[16, 16]
    assert abs(lab[1] - 12) < 1.0 and abs(lab[2] + 18) < 1.0


def test_no_colour_is_neutral() -> None:
    for signal in SIGNALS:
        cb, cr = chroma_at(samples(signal), np.zeros((2, 3, 4), np.float32), signal, (1, 1))
        assert (np.abs(cb.astype(int) - signal.neutral) <= 1 + (signal.depth > 8) * 40).all()
        assert cr.shape == cb.shape


def test_black_and_white_stay_without_colour() -> None:
    signal = Signal(1, 8, False)
    for level in (0, 16, 235, 255):
        cb, cr = chroma_at(np.full((16, 16), level, np.uint8), vivid(2, 2), signal, (1, 1))
        assert (cb == 128).all() and (cr == 128).all()


@pytest.mark.parametrize("shape", [(1, 1), (121, 161), (5, 2), (2, 7)])
def test_odd_sizes(shape: tuple[int, int]) -> None:
    signal = Signal(6, 8, True)
    for shift in ((1, 1), (1, 0), (2, 0), (2, 2), (0, 1)):
        cb, _ = chroma_at(samples(signal, shape), vivid(3, 3), signal, shift)
        assert cb.shape == (-(-shape[0] // 2 ** shift[1]), -(-shape[1] // 2 ** shift[0]))


def test_fields_get_their_own_chroma() -> None:
    signal, y = Signal(5, 8, False), np.empty((32, 32), np.uint8)
    y[0::2], y[1::2] = 235, 120  # white in one field, grey in the other
    ab = np.full((2, 4, 4), 40, np.float32)
    cb, cr = chroma_at(y, ab, signal, (1, 1), interlaced=True)
    assert (cr[0::2] == 128).all() and (cr[1::2] > 135).all()
    assert (chroma_at(y, ab, signal, (1, 1))[1] == 128).all() and cb.shape == cr.shape


def test_small_pictures_match_the_plain_resampling() -> None:
    picture = camera()
    down, across = resize.resize_matrix(512, 60), resize.resize_matrix(512, 45)
    assert np.abs(ycbcr.shrink(picture, 60, 45) - down @ picture.astype(np.float32) @ across.T).max() < 0.01
    assert np.abs(ycbcr.shrink(picture, 700, 512) - resize.resize_matrix(512, 700) @ picture).max() < 0.01


def test_small_rgb_is_what_a_player_shows() -> None:
    signal = Signal(1, 8, False)
    y = samples(signal, (8, 8))
    cb, cr = chroma_at(y, vivid(2, 2), signal, (0, 0))
    assert np.abs(ycbcr.small_rgb((y, cb, cr), signal, 8, 8) - rgb_of(y, cb, cr, signal).clip(0, 1)).max() < 1e-5


def test_lightness_is_that_of_grey() -> None:
    steps = np.linspace(0, 1, 33, dtype=np.float32)
    truth = reference.rgb2lab(np.repeat(steps[:, None, None], 3, 2).astype(np.float64))[:, 0, 0]
    assert np.abs(ycbcr.lightness(steps) - truth).max() < 1e-3
