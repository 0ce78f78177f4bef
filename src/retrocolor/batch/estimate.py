"""What a whole archive will cost, by a few files of it: which ones to try, and what follows from them. No torch.

Files are drawn evenly over all bytes, so that large ones are met as often as they weigh; each one found is then worth
the same share of the whole, whatever its size: total = X / n * the sum of y / x.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import fmean, stdev

LEAST_SPREAD = 0.15  # of an estimate: what the files do not show, as other load and the storage
FEW_SPREAD = 0.5  # where two files or less were tried


@dataclass(frozen=True)
class Position:
    """A file to be tried, by its number, and how far into it: 0 to 1."""

    number: int
    at: float


def positions(sizes: Sequence[float], count: int) -> list[Position]:
    """`count` places, evenly spread over files of these sizes as they lie one after another; large ones come often."""
    ends = list(accumulate(sizes))
    found = []
    for place in ((number + 0.5) * ends[-1] / count for number in range(count)):
        number = min(bisect_left(ends, place), len(sizes) - 1)
        found.append(Position(number, min(1.0, max(0.0, (place - ends[number] + sizes[number]) / sizes[number]))))
    return found


@dataclass(frozen=True)
class Estimate:
    """About how much, and between what it will be, nineteen times in twenty if nothing changes."""

    likely: float = 0.0
    low: float = 0.0
    high: float = 0.0

    @classmethod
    def of(cls, ratios: Sequence[float], whole: float, weights: Sequence[float] | None = None) -> "Estimate":
        """From what was found for one unit of each file tried, and how many units there are in all.

        `weights`: the units of each, where files were not drawn by them.
        """
        likely = fmean(ratios, weights) * whole
        spread = 2 * stdev(ratios) * whole / len(ratios) ** 0.5 if len(ratios) > 2 else FEW_SPREAD * likely
        spread = max(spread, LEAST_SPREAD * likely)
        return cls(likely, max(0.0, likely - spread), likely + spread)

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(self.likely + other.likely, self.low + other.low, self.high + other.high)

    def __mul__(self, factor: float) -> "Estimate":
        return Estimate(self.likely * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class Space:
    """What will be written to one disk, and what is free there, in bytes."""

    folder: Path
    bytes: Estimate
    free: int


@dataclass(frozen=True)
class Forecast:
    """What a run will cost: seconds on the clock; room on each disk, in all shards; by how many files."""

    seconds: Estimate
    spaces: tuple[Space, ...]
    photos: int = 0  # that were tried
    films: int = 0
    at_a_time: int = 1  # files in work
    left: int = 0  # of those tried: already in colour
    failed: tuple[tuple[Path, str], ...] = ()  # of those tried, each with its reason

    @property
    def lacking(self) -> Space | None:
        """The disk that will not do, even if little is written."""
        return next((space for space in self.spaces if space.bytes.low > space.free), None)
