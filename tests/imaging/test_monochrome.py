"""Tone or colour? A table of made cases; a false answer on any of them fails."""

import numpy as np
import pytest

import aged_prints
from retrocolor.imaging.monochrome import has_colour

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
