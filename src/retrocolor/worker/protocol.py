"""What parent and worker say to each other. Plain data, no pictures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from retrocolor.errors import RetrocolorError


class Beat(Protocol):
    """Called by a work function: I am alive, and this is how far I am."""

    def __call__(self, message: str | dict[str, Any] | None = None) -> None: ...


Work = Callable[[Any, Beat], Any]


class Setup(Protocol):
    """What the parent hands over: picklable, and able to make the work function in the child."""

    def prepare(self) -> tuple[Work, dict[str, Any]]:
        """The function that does one job, and settings to report; may raise RetrocolorError."""
        ...


@dataclass(frozen=True)
class Failure:
    """Why a job failed: one sentence; `refused` on purpose; `fatal` if no other job could do better."""

    reason: str
    refused: bool = False
    fatal: RetrocolorError | None = None
    details: str = ""


@dataclass(frozen=True)
class Said:
    """A message from the child: `what` is ready, started, beat, finished, failed or broken."""

    what: str
    job: int = -1
    value: Any = field(default=None)
