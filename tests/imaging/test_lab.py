"""Colour conversions against scikit-image, L* in a byte, gamut mapping, resampling, orientation."""

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import color as reference
from skimage.data import astronaut

from retrocolor.imaging import monochrome, resize, smaller
from retrocolor.imaging.lab import (
    byte_to_lightness,
    lab_to_linear,
    lab_to_srgb,
    lightness_of_luminance,
    lightness_to_byte,
    limit_chroma,
    luminance,
    srgb_to_lab,
)
from retrocolor.imaging.orientation import as_stored, upright, upright_size


def lattice(step: int = 5) -> np.ndarray:
    """Every `step`-th level of the 8-bit cube with both ends, (1, N, 3) in [0, 1]."""
    levels = np.unique(np.r_[np.arange(0, 256, step), 255])
    return np.stack(np.meshgrid(levels, levels, levels), -1).reshape(1, -1, 3) / 255


def planes(picture: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(picture.astype(np.float32)).movedim(-1, -3)


def test_srgb_to_lab_is_scikit_images_over_the_cube() -> None:
    rgb = lattice()
    ours = srgb_to_lab(planes(rgb)).movedim(-3, -1).numpy()
    assert np.abs(ours - reference.rgb2lab(rgb)).max() < 1e-3


def test_lab_to_srgb_is_scikit_images_over_the_cube() -> None:
    lab = reference.rgb2lab(lattice())
    ours = lab_to_srgb(planes(lab)).movedim(-3, -1).numpy()
    assert np.abs(ours - reference.lab2rgb(lab)).max() < 1e-3


def test_there_and_back_keeps_every_8_bit_colour() -> None:
    rgb = planes(lattice(3))
    back = lab_to_srgb(srgb_to_lab(rgb))
    assert torch.equal((back * 255).round(), (rgb * 255).round())


@pytest.mark.parametrize("shape", [(3, 1, 1), (2, 3, 4, 5), (2, 2, 3, 1, 7)])
def test_shapes_are_kept(shape: tuple[int, ...]) -> None:
    rgb = torch.rand(shape)
    assert srgb_to_lab(rgb).shape == lab_to_srgb(rgb * 50).shape == limit_chroma(rgb).shape == shape


def test_a_picture_without_three_channels_is_an_error() -> None:
    with pytest.raises(RuntimeError):
        srgb_to_lab(torch.rand(4, 5, 5))


def test_limited_chroma_is_the_largest_that_fits() -> None:
    lab = torch.stack(torch.meshgrid(torch.linspace(1, 99, 25), *[torch.linspace(-110, 110, 45)] * 2, indexing="ij"))
    lab = lab.reshape(3, 1, -1)
    limited = limit_chroma(lab)
    linear = lab_to_linear(limited)
    assert linear.min() > -2e-5 and linear.max() < 1 + 2e-5
    assert torch.equal(limited[0], lab[0])
    inside = (lab_to_linear(lab) >= 0).all(0) & (lab_to_linear(lab) <= 1).all(0)
    assert inside.any() and torch.equal(limited[:, inside], lab[:, inside])
    grown = torch.cat((limited[:1], limited[1:] * 1.01))[:, ~inside]
    beyond = lab_to_linear(grown[:, None])[:, 0]
    strong = grown[1:].norm(dim=0) > 20  # of weak colours a hundredth more is within the step of the search
    assert ((beyond < 0) | (beyond > 1)).any(0)[strong].float().mean() > 0.99


def test_lightness_of_luminance_is_that_of_lab() -> None:
    rgb = planes(lattice())
    assert (lightness_of_luminance(luminance(rgb)) - srgb_to_lab(rgb)[0]).abs().max() < 1e-3


def test_every_byte_of_lightness_comes_back_from_arrays_and_tensors() -> None:
    levels = np.arange(256, dtype=np.uint8)
    lightness = byte_to_lightness(levels)
    assert lightness.dtype == np.float32 and lightness[255] == 100
    assert np.array_equal(lightness_to_byte(lightness), levels)
    assert lightness_to_byte(lightness).dtype == np.float32
    assert np.array_equal(lightness_to_byte(np.float32([-3, 50, 104])), [0, 128, 255])
    tensor = byte_to_lightness(torch.from_numpy(levels))
    assert tensor.dtype == torch.float32 and np.array_equal(tensor.numpy(), lightness)
    assert torch.equal(lightness_to_byte(tensor), torch.from_numpy(levels).float())


def test_a_band_holds_all_of_a_resize_matrix_in_few_taps() -> None:
    for kernel in (resize.triangle, resize.cubic):
        for source, target in ((7, 40), (40, 7), (1, 5), (5, 1), (64, 64), (300, 64)):
            matrix = resize.resize_matrix(source, target, kernel)
            first, weights = resize.resize_band(source, target, kernel)
            dense = np.zeros_like(matrix)
            np.put_along_axis(dense, first[:, None] + np.arange(weights.shape[1]), weights, 1)
            assert np.array_equal(dense, matrix)
            support = 1 if kernel is resize.triangle else 2
            assert weights.shape[1] <= min(source, 2 * support * max(1, source / target) + 1)


def test_upright_size_is_the_size_of_the_upright_picture() -> None:
    stored = np.arange(6).reshape(2, 3)
    for orientation in range(1, 9):
        turned = upright(stored, orientation)
        assert turned.shape == upright_size(2, 3, orientation)
        assert np.array_equal(as_stored(turned, orientation), stored)


def test_resize_matrices_keep_a_constant_and_a_ramp() -> None:
    for kernel in (resize.triangle, resize.cubic):
        for source, target in ((7, 40), (40, 7), (1, 5), (5, 1), (64, 64)):
            matrix = resize.resize_matrix(source, target, kernel)
            assert np.abs(matrix.sum(1) - 1).max() < 1e-6
    ramp = np.arange(64, dtype=np.float32)
    enlarged = resize.resize_matrix(64, 256, resize.cubic) @ ramp
    assert np.abs(np.diff(enlarged[16:-16]) - 0.25).max() < 1e-4


def test_shrink_is_the_same_from_strips_of_any_height() -> None:
    picture = astronaut()[:, :300]
    whole = resize.shrink([(0, picture)], *picture.shape[:2], 64)
    strips = resize.shrink([(i, picture[i : i + 37]) for i in range(0, 512, 37)], *picture.shape[:2], 64)
    assert whole.shape == (109, 64, 3)
    assert np.abs(whole - strips).max() < 1e-6
    assert abs(whole.mean() - picture.mean() / 255) < 2e-3


PICTURES = [
    np.random.default_rng(number).integers(0, np.iinfo(depth).max, shape, depth, endpoint=True)
    for number, (shape, depth) in enumerate(
        [((200, 333), np.uint8), ((61, 300, 3), np.uint8), ((90, 41), np.uint16), ((70, 90, 3), np.uint16),
         ((3, 2), np.uint8)]
    )
]  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: f"{picture.shape} {picture.dtype}")
def test_loops_make_pictures_smaller_as_numpy_does(picture: np.ndarray) -> None:
    height, width = picture.shape[:2]
    for rows, side in ((29, 16), (256, 48), (1, 7)):
        strips = [(top, picture[top : top + rows]) for top in range(0, height, rows)]
        theirs = resize.shrink(strips, height, width, side)
        assert np.abs(smaller.shrink(strips, height, width, side) - theirs).max() < 3e-7, (rows, side)
    turned = np.asfortranarray(picture)
    assert np.array_equal(
        smaller.shrink([(0, turned)], height, width, 16), smaller.shrink([(0, picture)], height, width, 16)
    )


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: f"{picture.shape} {picture.dtype}")
def test_reduced_is_pillows_reduce(picture: np.ndarray) -> None:
    upper = picture if picture.dtype == np.uint8 else (picture >> 8).astype(np.uint8)
    for step in (1, 2, 3, 5, 6, 12, 40, 136):
        theirs = np.asarray(Image.fromarray(upper).reduce(step))
        assert np.array_equal(smaller.reduced(picture, step), theirs), step
        light = np.full_like(picture, np.iinfo(picture.dtype).max)
        assert (smaller.reduced(light, step) == 255).all()


def test_fit_size_keeps_the_aspect_and_bounds_the_long_side() -> None:
    assert resize.fit_size(1000, 1500, 256) == (256, 384)
    assert resize.fit_size(1, 1, 256) == (256, 256)
    assert resize.fit_size(1, 5000, 256) == (1, 1024)


def test_tones_are_monochrome_and_colours_are_not() -> None:
    photo = resize.shrink([(0, astronaut())], 512, 512, 128)
    grey = photo.mean(2, keepdims=True)
    sepia = np.clip(grey * np.array([1.08, 0.9, 0.68], np.float32), 0, 1).astype(np.float32)
    cyanotype = np.concatenate((grey**1.6, grey**1.15, grey**0.7), 2).astype(np.float32)
    noisy = np.clip(sepia + np.random.default_rng(0).normal(0, 0.015, sepia.shape), 0, 1).astype(np.float32)
    assert monochrome.has_colour(photo)
    assert not any(map(monochrome.has_colour, (grey[..., 0], grey.repeat(3, 2), sepia, cyanotype, noisy)))
