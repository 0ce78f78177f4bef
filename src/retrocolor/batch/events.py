"""What became of each file, and the events a run yields. Imports no torch."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from retrocolor.batch.estimate import Forecast
from retrocolor.batch.unfinished import Unfinished
from retrocolor.errors import ExitCode
from retrocolor.jobs import Result, Status
from retrocolor.worker.protocol import WorkerProfile


@dataclass(frozen=True)
class Planned:
    """The work is known; nothing has been done yet."""

    files: int  # everything found
    todo: int  # what is left to do now
    roots: tuple[Path, ...]  # the output folders
    foreign: int = 0  # other files seen on the way, which are no media; named at the end


@dataclass(frozen=True)
class Started:
    """A file is being worked on; `text` says how."""

    source: Path
    text: str = "Colouring"


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
    unknown_choices: tuple[str, ...] = ()  # names in files of choices that no file has
    printed: str = ""  # what the libraries printed
    unfinished: tuple[Unfinished, ...] = ()  # shards of the same work that are not through
    profiles: tuple[WorkerProfile, ...] = ()  # with --profile: of each worker
    forecast: Forecast | None = None  # of a dry run, unless there is little to do

    @property
    def counts(self) -> dict[str, int]:
        """How many files of each status, without the zeros."""
        return count(self.results)


Event = Planned | Started | Progress | Finished | Notice | Ended


def count(results: Iterable[Result]) -> dict[str, int]:
    """How many results of each status, in the order of `Status`, without the zeros."""
    found = Counter(result.status for result in results)
    return {status.value: found[status] for status in Status if found[status]}
