"""What numbers options may have, and how options are told. No torch.

The range of an option stands beside its default, in config.py.
"""

import math
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from typing import Any

from retrocolor.errors import UsageError

LONGEST = 20  # characters of a number that a sentence shows


@dataclass(frozen=True)
class Range:
    """The numbers from `least` to `most`: without the least itself (`above`), or without the most (`below`)."""

    least: float
    most: float = math.inf
    above: bool = False
    below: bool = False

    def __contains__(self, number: float) -> bool:
        """NaN is in none."""
        begins = number > self.least if self.above else number >= self.least
        return begins and (number < self.most if self.below else number <= self.most)

    def __str__(self) -> str:
        """In words, as in `from 16 to 4,096`."""
        begins = f"{'above' if self.above else 'from'} {_plain(self.least)}"
        if self.most == math.inf:
            return begins
        return f"{begins} {'up ' * self.above}to {'below ' * self.below}{_plain(self.most)}"

    def require(self, name: str, number: float) -> None:
        """Raise UsageError for a number outside."""
        if number not in self:
            told = f"{number:g}" if isinstance(number, float) else f"{number}"
            told = told if len(told) <= LONGEST else f"{told[:LONGEST]}..."
            raise UsageError(f"{name} {told}: choose a number {self}.")


@dataclass(frozen=True)
class RangeBy:
    """A range for each value of another option; for any other value there is none."""

    option: str
    ranges: Mapping[str, Range]

    def of(self, group: Any) -> Range | None:
        """The range by the options that were given."""
        return self.ranges.get(getattr(group, self.option))


def _plain(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:g}"


SHARE, BELOW_ONE, COUNT = Range(0, 1), Range(0, 1, below=True), Range(1, 1e9)
PIXELS = Range(16, 4096)  # of a side that a network sees or a data set holds
SECONDS = Range(0, 1e9)
SEED = Range(-9e18, 9e18)  # what torch takes
MINUTES = Range(0, 1e6, above=True)
BINS, MOST_BATCH = 313, 4096


def typed(group: type, name: str, value: Any) -> str:
    """A field with a value as it is typed: `--lambda 0.5`, `--whole`; `no --whole` where the value is that of none."""
    word = next(word_of(item) for item in fields(group) if item.name == name)
    if value is None or value is False:
        return f"no {word}"
    return word if value is True else f"{word} {value}"


def word_of(item: Field[Any]) -> str:
    names = item.metadata["names"]
    return str(names[0]) if names else f"--{item.name.replace('_', '-')}"


def require_ranges(*groups: Any) -> None:
    """Raise UsageError for a number of these options that is out of its range; None is what is chosen for it."""
    for group in groups:
        for item in fields(group):
            within, value = item.metadata["within"], getattr(group, item.name)
            within = within.of(group) if isinstance(within, RangeBy) else within
            if within is not None and value is not None:
                within.require(word_of(item), value)


def auto_or_number(name: str, given: str, most: int) -> int | None:
    """The number that stands there, None for auto. Raises UsageError."""
    if given == "auto":
        return None
    within = Range(1, most)
    if not (given.isascii() and given.isdecimal()) or float(given) not in within:
        raise UsageError(f"{name} {given}: choose auto or a number {within}.")
    return int(given)
