"""One file to be coloured, and what became of it: a `Job` becomes a `Result`. No torch."""

import filecmp
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from numbers import Real
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.config import LIKE_STRENGTH, DecodeOptions
from retrocolor.files import Seen, below, has_time_of, seen

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SALVAGED = "salvaged"
"""How the note begins on a result that is what was left of a damaged file."""


class Kind(StrEnum):
    """What medium a file holds."""

    PHOTO = "photo"
    FILM = "film"


class Status(StrEnum):
    """What became of a file; the order is that of the last lines of a run."""

    DONE = "done"  # coloured now
    SKIPPED = "skipped"  # coloured by an earlier run, unchanged since
    KEPT = "kept"  # the result was edited by a person since, and is left as it is
    LEFT = "left"  # already in colour
    REJECTED = "rejected"  # stays black and white, as somebody chose
    REFUSED = "refused"  # left alone on purpose: a raw file, an animation
    FAILED = "failed"  # could not be read, coloured or written
    PLANNED = "planned"  # a dry run would colour it


@dataclass(frozen=True)
class Hint:
    """A colour at a place: x from the left and y from the top as shares of the upright picture, 0 to 1; #rrggbb.

    Raises ValueError for another place or colour.
    """

    x: float
    y: float
    color: str

    def __post_init__(self) -> None:
        most = sys.float_info.max if isinstance(self, PixelHint) else 1
        if not all(isinstance(place, Real) and 0 <= place <= most for place in (self.x, self.y)):
            raise ValueError(f"{self}: give x and y as shares of the upright picture, from 0 to 1")
        if not isinstance(self.color, str) or not COLOUR.fullmatch(self.color):
            raise ValueError(f"{self}: give the color as #rrggbb")


@dataclass(frozen=True)
class PixelHint(Hint):
    """The same with x and y in pixels of the upright picture: 0 is the middle of the first."""


def as_settings(hints: Iterable[Hint]) -> list[list[Any]]:
    """Hints as a record tells of them."""
    return [[type(hint).__name__, hint.x, hint.y, hint.color] for hint in hints]


@dataclass(frozen=True)
class Together:
    """A film that all shards of a run make together: this shard's number, how many there are, and what lay where its
    result goes when the work was planned.
    """

    index: int
    count: int
    before: tuple["Identity | None", ...] = ()


@dataclass(frozen=True)
class Job:
    """One file to be coloured.

    `root` is the output folder, which holds the record; `output` lies in it, at any depth.
    """

    source: Path
    output: Path
    root: Path
    kind: Kind = Kind.PHOTO
    paged: bool = True  # shown in the report; a file named alone gets none
    named: bool = False  # the user chose the very name of the output
    found: Seen | None = field(default=None, compare=False)  # what lay there when it was to be replaced
    part: bool = False  # only a part of a film
    parts: tuple[Path, ...] = ()  # of a film: further files that are read after `source`, as one
    label: str = ""  # stem of the names of files beside the result
    settings: str = ""  # the name of what decides how its result looks
    decode: DecodeOptions | None = None  # a look of its own
    hints: tuple[Hint, ...] = ()
    like: tuple[Path, ...] = ()  # references of its own, in place of the run's
    like_strength: float = LIKE_STRENGTH
    together: Together | None = None  # a film in parts, with other shards
    shots: str = ""  # of a film: what was changed on its shots, as a short checksum

    def __hash__(self) -> int:
        return hash(str(self.output))  # of two jobs of a run that is never the same, and it is fast

    def altered(self, **changes: Any) -> "Job":
        """The job with other values of some fields, but not of `output` or `root`: `replace` takes six times as long,
        and plans are large.
        """
        other = object.__new__(Job)
        other.__dict__.update(self.__dict__, **changes)  # its name too, if that was asked for
        return other

    @cached_property
    def name(self) -> str:
        """The output's path below its root, with slashes: its name in the record."""
        return below(self.output, self.root)


def just_made(job: Job, *, marked: bool) -> bool:
    """Is what lies at a job's output its result as it left our hands, so that nobody's work is lost with it?

    A photo's result has the time of its original, and is no copy of that. A film's holds our mark, if results are
    `marked`.
    """
    if job.kind is Kind.FILM:
        return not marked or marks.holds(job.output, marks.FILM, marks.PHOTO)
    with suppress(OSError):
        return has_time_of(job.output, job.source) and not filecmp.cmp(job.output, job.source, shallow=False)
    return False


def replaceable(job: Job) -> Seen | bool:
    """What may lie at a job's output: what was found there, or what a worker made that died before it could say so."""
    return (seen(job.output) if just_made(job, marked=True) else job.found) or False


@dataclass(frozen=True)
class Identity:
    """What a file was when it was seen: size in bytes, time of change in nanoseconds, sha256 ("": not computed)."""

    size: int
    mtime_ns: int
    sha256: str = ""

    @classmethod
    def of(cls, path: Path, *, checksum: bool = True, parts: tuple[Path, ...] = ()) -> "Identity":
        """Identify a file, a file with further `parts`, or a folder of frames; raises OSError if it cannot be read."""
        if parts:
            return _several((path, *parts), checksum=checksum)
        if path.is_dir():
            return _folder(path, checksum=checksum)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest() if checksum else ""
        return cls(status.st_size, status.st_mtime_ns, digest)

    def matches(self, path: Path, *, checksum: bool = False, parts: tuple[Path, ...] = ()) -> bool:
        """Is this still that file, by size and time, or by size and sha256 where that is known?"""
        try:
            seen = _stated(path, parts)
            if seen.size != self.size:
                return False
            if not (checksum and self.sha256):
                return seen.mtime_ns == self.mtime_ns
            return Identity.of(path, parts=parts).sha256 == self.sha256
        except OSError:
            return False


def _stated(path: Path, parts: tuple[Path, ...]) -> Identity:
    status = path.stat()
    if parts or stat.S_ISDIR(status.st_mode):
        return Identity.of(path, checksum=False, parts=parts)
    return Identity(status.st_size, status.st_mtime_ns)


def _folder(path: Path, *, checksum: bool) -> Identity:
    return _several(frames_in(path), checksum=checksum)


def frames_in(folder: Path) -> list[Path]:
    """The files of a folder of frames by which it is known: what is hidden, and folders, somebody else put there."""
    return [file for file in sorted(folder.iterdir()) if not file.name.startswith(".") and file.is_file()]


def _several(files: Iterable[Path], *, checksum: bool) -> Identity:
    """The sum of sizes, the latest time, and a sha256 over names and contents."""
    size = latest = 0
    digest = hashlib.sha256()
    for file in files:
        one = Identity.of(file, checksum=checksum)
        size, latest = size + one.size, max(latest, one.mtime_ns)
        digest.update(os.fsencode(file.name) + b"\0" + one.sha256.encode())
    return Identity(size, latest, digest.hexdigest() if checksum else "")


def is_salvaged(notes: Iterable[str]) -> bool:
    """Do the notes on a result say that it is what was left of a damaged file?"""
    return any(note.startswith(SALVAGED) for note in notes)


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
    confidence: float | None = None  # of a coloured photo: mean over its pixels of `model.bins.confidence`, 0 to 1
    track_bytes: int = 0  # of a film's colour track, kept beside the result
    sheet: Path | None = None  # of a film's shots, beside the result

    @property
    def salvaged(self) -> bool:
        """Is it what was left of a damaged file?"""
        return is_salvaged(self.notes)


@dataclass(frozen=True)
class Made:
    """What the worker hands back for one file: the result, and the identities of its input and output on disk."""

    result: Result
    input: Identity
    output: Identity | None = None
    extra: tuple[str, ...] = ()  # names of what else was written beside the output
    hints: tuple[Hint, ...] = ()  # those of the job, in shares of the picture
