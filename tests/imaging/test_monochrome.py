"""Tone or colour? A table of made cases; a false answer on any of them fails."""

import numpy as np
import pytest
import torch

import aged_prints
from retrocolor.imaging import monochrome
from retrocolor.imaging.lab import srgb_to_lab
from retrocolor.imaging.monochrome import has_colour, is_neutral
from retrocolor.imaging.ycbcr import WEIGHTS

CASES = list(aged_prints.cases())


def test_the_table_has_both_kinds() -> None:
    assert [colour for _, colour, _ in CASES].count(True) == 28 and len(CASES) == 64


@pytest.mark.parametrize(("name", "colour", "make"), CASES, ids=[name for name, _, _ in CASES])
def test_the_answer(name: str, colour: bool, make: aged_prints.Make) -> None:
    assert has_colour(make()) == colour


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_a_white_border_around_colour_changes_nothing(share: float) -> None:
    for name in aged_prints.NAMES:
        assert has_colour(aged_prints.on_bed(aged_prints.photo(name), share))


def test_grey_and_white_have_no_colour() -> None:
    assert not has_colour(np.ones((20, 30, 3))) and not has_colour(np.zeros((20, 30)))
    assert not has_colour(np.random.default_rng(0).random((20, 30, 1)).repeat(3, 2))


@pytest.mark.parametrize("matrix", WEIGHTS)
def test_what_is_near_to_grey_as_a_signal_is_so_to_the_eye(matrix: int) -> None:
    red, blue = WEIGHTS[matrix]
    luma, most = np.linspace(0, 1, 1001)[:, None, None], monochrome.NEUTRAL_SIGNAL
    cb, cr = (np.linspace(-most, most, 11).reshape(shape) for shape in ((1, 11, 1), (1, 1, 11)))
    r, b = luma + 2 * (1 - red) * cr + 0 * cb, luma + 2 * (1 - blue) * cb + 0 * cr
    rgb = np.stack((r, (luma - red * r - blue * b) / (1 - red - blue), b)).clip(0, 1).reshape(3, 1001, -1)
    a_most, b_most = np.abs(srgb_to_lab(torch.from_numpy(rgb))[1:].flatten(1).numpy()).max(1)
    assert np.hypot(2 * a_most, 2 * b_most) <= monochrome.CHROMA


def test_a_few_places_in_colour_leave_a_picture_neutral_and_more_do_not() -> None:
    cb, cr = np.zeros((40, 50), np.float32), np.zeros((40, 50), np.float32)
    cr[:2] = 0.1
    assert is_neutral(cb, cr)
    cb[2, 0] = -0.1
    assert not is_neutral(cb, cr)
