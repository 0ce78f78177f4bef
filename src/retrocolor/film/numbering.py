"""Numbered stills that are a film together: known by their names alone. Imports no ffmpeg."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from retrocolor.errors import UsageError
from retrocolor.files import is_file, printable
from retrocolor.photo.names import SUFFIXES
from retrocolor.wording import counted

DPX = ".dpx"
STILLS = frozenset(SUFFIXES) - {".gif", ".apng"} | {DPX}
"""Endings of stills that can be frames of a film."""
FORMATS = {"png": ".png", "tiff": ".tif"}
"""What `--frames` writes, and how the names of frames end that have no name yet."""
NUMBERED = re.compile(r"(.*?)(\d+)")
NAMED_GAPS = 3  # gaps that a sentence names
MOST_FPS = 400
NTSC = Fraction(1000, 1001)
LEAST_FRAMES = 2


@dataclass(frozen=True)
class Numbered:
    """Stills of one folder whose names differ in their number only, by rising number."""

    folder: Path
    prefix: str
    suffix: str
    numbers: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def paths(self) -> list[Path]:
        """The files, in order."""
        return [self.folder / name for name in self.names]

    @property
    def described(self) -> str:
        """As people write it: reel_0001.tif to reel_0200.tif."""
        return f"{printable(self.names[0])} to {printable(self.names[-1])}"

    @property
    def span(self) -> int:
        """How many frames there would be without gaps."""
        return self.numbers[-1] - self.numbers[0] + 1

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """First and last number of each run of numbers that is missing."""
        return [(before + 1, after - 1) for before, after in pairwise(self.numbers) if after > before + 1]

    @property
    def missing(self) -> str:
        """The gaps as words; empty without one."""
        gaps = self.gaps
        if not gaps:
            return ""
        runs = [f"{first}" if first == last else f"{first} to {last}" for first, last in gaps[:NAMED_GAPS]]
        count = sum(last - first + 1 for first, last in gaps)
        more = f" and {counted(len(gaps) - NAMED_GAPS, 'more gap')}" if len(gaps) > NAMED_GAPS else ""
        what, verb = ("frame", "is") if count == 1 else ("frames", "are")
        return f"{what} {', '.join(runs)}{more} {verb} missing ({count:,} of {self.span:,})"


def sequences(paths: Iterable[Path]) -> list[Numbered]:
    """The sequences among files of one folder, the longest first: at least two stills of one name and ending.

    Raises UsageError where two files have one number (`a1.tif`, `a01.tif`).
    """
    groups: dict[tuple[str, str], list[tuple[int, Path]]] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in STILLS and (named := NUMBERED.fullmatch(path.stem)):
            groups.setdefault((named[1], suffix), []).append((int(named[2]), path))
    found = [_sequence(*key, sorted(group)) for key, group in groups.items() if len(group) >= LEAST_FRAMES]
    return sorted(found, key=lambda one: (-len(one.numbers), one.names[0]))


def _sequence(prefix: str, suffix: str, group: Sequence[tuple[int, Path]]) -> Numbered:
    for (number, path), (following, other) in pairwise(group):
        if number == following:
            raise UsageError(
                f"{printable(path)} and {printable(other.name)} have one number: leave one of them, or rename it."
            )
    return Numbered(
        group[0][1].parent, prefix, suffix, tuple(number for number, _ in group), tuple(path.name for _, path in group)
    )  # fmt: skip


def sequence_in(folder: Path) -> Numbered | None:
    """The one sequence in a folder; None if there is none, or if there are several.

    Files that begin with a dot are none of it. Raises UsageError, see `sequences`.
    """
    found = sequences(path for path in folder.iterdir() if not path.name.startswith(".") and is_file(path))
    return found[0] if len(found) == 1 else None


def frame_rate(text: str) -> Fraction:
    """Frames a second from `24`, `24000/1001` or `23.976`, which means the same. Raises UsageError."""
    try:
        rate = Fraction(text)
    except (ValueError, ZeroDivisionError):
        rate = Fraction(0)
    if not 0 < rate <= MOST_FPS:
        raise UsageError(f"--fps {printable(text)}: choose frames a second above 0, as 24, 23.976 or 24000/1001.")
    ntsc = round(rate / NTSC) * NTSC
    return ntsc if "/" not in text and abs(rate - ntsc) < Fraction(1, 200) and rate.denominator > 1 else rate
