"""The messages between parent and worker. Plain data, no pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from retrocolor.errors import RetrocolorError
from retrocolor.files import printable

JobT = TypeVar("JobT")
OutcomeT = TypeVar("OutcomeT")
JobT_contra = TypeVar("JobT_contra", contravariant=True)
OutcomeT_co = TypeVar("OutcomeT_co", covariant=True)


class Heartbeat(Protocol):
    """Called by a work function: I am alive, and this is how far I am."""

    def __call__(self, message: str | dict[str, Any] | None = None) -> None: ...


class Work(Protocol[JobT_contra, OutcomeT_co]):
    """The function that does one job."""

    def __call__(self, job: JobT_contra, beat: Heartbeat, /) -> OutcomeT_co: ...


class Setup(Protocol[JobT_contra, OutcomeT_co]):
    """What the parent hands over: picklable, and able to make the work function in the worker process."""

    def prepare(self) -> tuple[Work[JobT_contra, OutcomeT_co], dict[str, Any]]:
        """The function that does one job, and settings to report; may raise RetrocolorError."""
        ...


@dataclass(frozen=True)
class Failure:
    """Why a job failed: one sentence; `refused` on purpose; `fatal` if no other job could do better."""

    reason: str
    refused: bool = False
    fatal: RetrocolorError | None = None
    details: str = ""

    def about(self, path: Path) -> str:
        """The reason as it stands after the name of the file: without that name and the full stop."""
        return self.reason.removeprefix(f"{path}: ").removeprefix(f"{printable(path)}: ").rstrip(".")


# In a message from the worker a job is its number; in an event of the supervisor it is the job itself.


@dataclass(frozen=True)
class WorkerReady:
    """The worker is prepared; `settings` are what it reports."""

    settings: dict[str, Any]


@dataclass(frozen=True)
class WorkerBroken:
    """The worker cannot be prepared. Never an event: the supervisor raises."""

    failure: Failure


@dataclass(frozen=True)
class WorkerRestarted:
    """The worker died or was killed, `reason` says how; a new one is about to start."""

    reason: str


@dataclass(frozen=True)
class JobStarted(Generic[JobT]):
    """A thread of the worker has taken up a job."""

    job: JobT


@dataclass(frozen=True)
class JobProgress(Generic[JobT]):
    """A sign of life from a job, perhaps with how far it is."""

    job: JobT
    message: str | dict[str, Any] | None = None


@dataclass(frozen=True)
class JobFinished(Generic[JobT, OutcomeT]):
    """A job is done."""

    job: JobT
    outcome: OutcomeT


@dataclass(frozen=True)
class JobFailed(Generic[JobT]):
    """A job could not be done."""

    job: JobT
    failure: Failure


@dataclass(frozen=True)
class JobStopped(Generic[JobT]):
    """A job was given back on request, not begun or at a place from where the next run goes on."""

    job: JobT


@dataclass(frozen=True)
class StageCost:
    """Seconds of threads on the clock, and of the processors."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0


@dataclass(frozen=True)
class WorkerProfile:
    """Said by a worker at its end, if asked for: what its threads spent in each stage (see `worker.stages`).

    `wall_seconds` since it began to count, and `cpu_seconds` of the whole process, threads of libraries included.
    """

    stages: dict[str, StageCost]
    threads: int
    wall_seconds: float
    cpu_seconds: float


Message = (
    WorkerReady | WorkerBroken | JobStarted[int] | JobProgress[int] | JobFinished[int, OutcomeT] | JobFailed[int]
    | JobStopped[int] | WorkerProfile
)  # fmt: skip
WorkerEvent = (
    WorkerReady | WorkerRestarted | JobStarted[JobT] | JobProgress[JobT] | JobFinished[JobT, OutcomeT] | JobFailed[JobT]
    | JobStopped[JobT] | WorkerProfile
)  # fmt: skip
