"""Numbers and rates of folders of stills, as they are named and asked for."""

from fractions import Fraction
from pathlib import Path

import pytest

from retrocolor.errors import UsageError
from retrocolor.film.numbering import frame_rate, sequences


def test_numbers_are_read_from_names() -> None:
    folder = Path("/reel")
    names = ["a1.tif", "a2.tif", "a10.tif", "b_0001.dpx", "b_0002.dpx", "cover.jpg", "c_0001.png", "4.gif", "5.gif"]
    found = sequences(folder / name for name in names)
    assert [(one.prefix, one.numbers) for one in found] == [("a", (1, 2, 10)), ("b_", (1, 2))]
    assert found[0].missing == "frames 3 to 9 are missing (7 of 10)"
    with pytest.raises(UsageError, match="have one number"):
        sequences([folder / "a1.tif", folder / "a01.tif"])


@pytest.mark.parametrize(
    ("text", "rate"),
    [("24", 24), ("23.976", Fraction(24000, 1001)), ("29.97", Fraction(30000, 1001)), ("16.5", Fraction(33, 2)),
     ("24000/1001", Fraction(24000, 1001)), ("18", 18), ("59.94", Fraction(60000, 1001)), ("12.5", Fraction(25, 2))],
)  # fmt: skip
def test_rates_are_those_that_are_meant(text: str, rate: Fraction) -> None:
    assert frame_rate(text) == rate


@pytest.mark.parametrize("text", ["0", "-1", "fast", "1/0", "1000", "nan", "inf"])
def test_impossible_rates_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--fps"):
        frame_rate(text)
