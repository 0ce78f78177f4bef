"""Strips of a page: cut anew, and gathered where they lie."""

from collections.abc import Iterator

import numpy as np
import pytest

from retrocolor.photo.codecs.gather import gather
from retrocolor.photo.page import regroup


def cut(whole: np.ndarray, lengths: list[int]) -> Iterator[np.ndarray]:
    """Strips of these lengths, over and over."""
    first = number = 0
    while first < len(whole):
        yield whole[first : first + lengths[number % len(lengths)]]
        first += lengths[number % len(lengths)]
        number += 1


@pytest.mark.parametrize("lengths", [[1], [7], [1, 30], [12, 5], [24], [200], [30, 1, 1, 60]])
@pytest.mark.parametrize("rows", [1, 12, 29, 99, 100, 500])
def test_strips_cut_anew_hold_the_same_rows(lengths: list[int], rows: int) -> None:
    whole = np.random.default_rng(0).integers(0, 256, (100, 3), np.uint8)
    strips = list(regroup(cut(whole, lengths), rows))
    assert [len(strip) for strip in strips[:-1]] == [rows] * (len(strips) - 1) and 0 < len(strips[-1]) <= rows
    assert np.array_equal(np.concatenate(strips), whole)


def test_only_strips_over_a_seam_are_copied() -> None:
    whole = np.zeros((100, 3), np.uint8)
    assert [np.shares_memory(strip, whole) for strip in regroup(cut(whole, [30]), 20)] == [
        True,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [3, 4])
def test_strips_are_gathered_in_place_in_any_depth(dtype: type, channels: int) -> None:
    memory = np.random.default_rng(1).integers(0, 256, 50000, np.uint8)
    shape = (40, 30, channels)
    canvas = memory[: int(np.prod(shape)) * np.dtype(dtype).itemsize].view(dtype).reshape(shape)
    strips = [strip[..., :3] for strip in cut(canvas, [16])]
    whole = gather(iter(strips), shape, np.dtype(dtype))
    assert np.shares_memory(whole, canvas) and np.array_equal(whole, canvas)
    for others in ([strip.copy() for strip in strips], [strips[1], strips[0], strips[2]]):
        expected = np.concatenate([strip.copy() for strip in others])
        assert np.array_equal(gather(iter(others), shape, np.dtype(dtype))[..., :3], expected)
