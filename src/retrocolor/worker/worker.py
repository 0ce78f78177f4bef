"""One worker as the supervisor sees it, and where workers come from: this machine, or others. No torch."""

import queue
from abc import ABC, abstractmethod
from collections.abc import Mapping
from time import monotonic
from typing import Any, Protocol

from retrocolor.worker.protocol import Message, Setup

STOP = "stop"
"""Sent to a worker in the place of a job: see `Worker.ask_to_stop`."""
Messages = queue.SimpleQueue[tuple["Worker", Message[Any] | None]]
"""What all workers of a run say, each with who says it; None at a worker's end."""


class Worker(ABC):
    """A process that works on jobs, wherever it runs, and what is known of the jobs it has."""

    delay = 0.0
    """Seconds until a job that is done is heard of and the next one is there; meanwhile it has some ahead."""

    def __init__(self) -> None:
        self.given: set[int] = set()  # jobs it has, begun or not
        self.begun: dict[int, float] = {}  # jobs in work, and when they last gave a sign of life
        self.threads = 1
        self.born = 0.0  # when it was started, on the supervisor's clock
        self.ready_since: float | None = None  # on the clock of the machine
        self.done = 0  # jobs, in whatever way
        self.ended = False
        self.asked = False  # to stop

    @property
    def ready(self) -> bool:
        """Whether it is prepared."""
        return self.ready_since is not None

    @property
    def ahead(self) -> int:
        """How many jobs it has besides those in work: at the pace it has gone, enough not to wait for more."""
        pace = 0.0 if self.ready_since is None else self.done / max(monotonic() - self.ready_since, 1.0)
        return 1 + int(self.delay * pace)

    def give(self, *jobs: tuple[int, Any]) -> None:
        """Hand over jobs, each with its number."""
        self.given.update(number for number, _ in jobs)
        self.send(*jobs)

    def ask_to_stop(self) -> None:
        """Begin no more jobs, and end long ones where nothing is lost."""
        if not self.asked:
            self.asked = True
            self.send(STOP)

    @abstractmethod
    def send(self, *messages: Any) -> None:
        """Send these to the process; one that is dead already is noticed elsewhere."""

    @abstractmethod
    def kill(self) -> None:
        """End the process and all it started, at once; its last messages are in the queue afterwards."""

    @abstractmethod
    def close(self) -> None:
        """Let the process end by itself, or end it."""

    @property
    @abstractmethod
    def printed(self) -> str:
        """The last of what it printed."""

    @abstractmethod
    def death(self) -> str:
        """How it died, as part of a sentence."""


class Workers(Protocol):
    """Where the workers of a run come from."""

    def count(self, settings: Mapping[str, Any]) -> int:
        """How many there are to be; `settings` are what the first one reported, empty until then."""
        ...

    def threads(self, asked: int, count: int) -> int:
        """With how many threads each of `count` workers is started, where so many were asked for in all."""
        ...

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        """Start the worker number `slot`, with so many threads."""
        ...
