"""What became of each file, and the events a run yields. Imports no torch."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from retrocolor.errors import ExitCode
from retrocolor.record import Identity

SALVAGED = "salvaged"
"""The note on a result that is what was left of a damaged file begins so."""


class Kind(StrEnum):
    """What sort of medium a file holds."""

    PHOTO = "photo"
    FILM = "film"


class Status(StrEnum):
    """What became of a file; the order is that of the last lines of a run."""

    DONE = "done"  # coloured now
    SKIPPED = "skipped"  # coloured by an earlier run, unchanged since
    KEPT = "kept"  # the result was edited by a person since, and is left as it is
    LEFT = "left"  # already in colour
    REFUSED = "refused"  # left alone on purpose: a raw file, an animation
    FAILED = "failed"  # could not be read, coloured or written
    PLANNED = "planned"  # a dry run would colour it


@dataclass(frozen=True)
class Result:
    """What became of one file."""

    source: Path
    output: Path | None  # None when there is none: failed, refused, left
    status: Status
    reason: str = ""  # one sentence, for everything but done and planned
    kind: Kind = Kind.PHOTO
    width: int = 0  # in pixels, as displayed of the first page; 0 when it could not be read
    height: int = 0
    pages: int = 0  # pages of a photo, frames of a film
    seconds: float = 0.0
    notes: tuple[str, ...] = ()  # what a careful user wants to know: "2 of 3 pages were in colour and left"
    confidence: float | None = None  # of a coloured photo: mean over its pixels of `bins.confidence`, 0 to 1

    @property
    def salvaged(self) -> bool:
        """Is it what was left of a damaged file?"""
        return any(note.startswith(SALVAGED) for note in self.notes)


@dataclass(frozen=True)
class Made:
    """What the worker hands back for one file: the result, and what its input and output are on disk."""

    result: Result
    input: Identity
    output: Identity | None = None
    extra: tuple[str, ...] = ()  # names of what else was written beside the output


@dataclass(frozen=True)
class Planned:
    """The work is known; nothing has been done yet."""

    files: int  # everything found
    todo: int  # what is left to do now
    roots: tuple[Path, ...]  # the output folders
    foreign: int = 0  # other files seen on the way, which are no media; named at the end


@dataclass(frozen=True)
class Started:
    """A file is being worked on."""

    source: Path


@dataclass(frozen=True)
class Progress:
    """How far a long file (a film, a large picture) is: `fraction` of it, 0 to 1, and what is being done."""

    source: Path
    fraction: float
    text: str = ""


@dataclass(frozen=True)
class Finished:
    """A file is through; `details` is the traceback of a failure."""

    result: Result
    details: str = ""


@dataclass(frozen=True)
class Notice:
    """Something the user should hear during the run: the worker was restarted, the model is loading."""

    text: str


@dataclass(frozen=True)
class Ended:
    """The run is over."""

    results: tuple[Result, ...]
    seconds: float
    code: ExitCode
    todo: int = 0  # files that were not reached
    message: str = ""  # why the run stopped early
    reports: tuple[Path, ...] = ()
    settings: dict[str, object] = field(default_factory=dict)  # of the model, as in the record
    passed_over: tuple[Path, ...] = ()  # files that are neither photo nor film
    words: str = ""  # what the libraries printed

    @property
    def counts(self) -> dict[str, int]:
        """How many files of each status, without the zeros."""
        return count(self.results)


Event = Planned | Started | Progress | Finished | Notice | Ended


def count(results: Iterable[Result]) -> dict[str, int]:
    """How many results of each status, in the order of `Status`, without the zeros."""
    found = Counter(result.status for result in results)
    return {status.value: found[status] for status in Status if found[status]}
