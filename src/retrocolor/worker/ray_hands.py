"""The actor that a Ray cluster runs for us: it keeps worker processes on its node. No torch, and no Ray."""

import queue
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from retrocolor import __version__
from retrocolor.worker.forks import Fork
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import JobFailed, JobFinished, JobProgress, JobStarted, JobStopped, Message, Setup
from retrocolor.worker.worker import Messages

POLL_SECONDS = 1.0
KNOWN_PACE = 10  # jobs
GATHER_SECONDS = 0.2  # in which further messages join the first: an answer costs two processes a millisecond


class Hands:
    """The actor: starts worker processes on its node, or has them forked, and passes on what they are told and what
    they say. They go by numbers.
    """

    def __init__(self) -> None:
        self._hands: dict[int, _Hand] = {}

    def begin(
        self, number: int, setup: Setup[Any, Any], threads: int, environment: Mapping[str, str], forks: bytes | None
    ) -> tuple[str, str]:
        """Start a process, at the address `forks` if there is one; the machine's name, and its retrocolor's version."""
        self._hands[number] = _Hand(setup, threads, environment, forks)
        return socket.gethostname(), __version__

    def send(self, number: int, *messages: Any) -> None:
        """Pass jobs, or a request to stop, to a process; one that has not begun is not stopped but ended."""
        if hand := self._hands.get(number):
            hand.send(*messages)

    def poll(self, number: int) -> list[Message[Any] | None]:
        """What a process said since, waiting a while for the first; None at its end."""
        return self._hands[number].poll()

    def death(self, number: int) -> tuple[str, str]:
        """How a process died, and the last of what it printed. Asked for once."""
        death = self._hands[number].death()
        self._forget(number)
        return death

    def end(self, number: int, *, at_once: bool) -> str:
        """End a process; returns the last of what it printed, nothing when it is long ended."""
        if not (hand := self._hands.get(number)):
            return ""
        printed = hand.end(at_once=at_once)
        self._forget(number)
        return printed

    def _forget(self, number: int) -> None:
        """Keep nothing of a process once it was ended and its death told, in whatever order."""
        if (hand := self._hands.get(number)) and hand.ended and hand.told:
            self._hands.pop(number, None)


class _Hand:
    """One process, as its actor sees it."""

    def __init__(
        self, setup: Setup[Any, Any], threads: int, environment: Mapping[str, str], forks: bytes | None
    ) -> None:
        self._messages: Messages = queue.SimpleQueue()
        self._process = WorkerProcess(setup, threads, self._messages, environment, _forked(forks))
        self._lock = threading.Lock()  # calls come in several threads
        self._out = self._through = 0  # jobs
        self._few = 2 * threads  # jobs: the process will soon be idle
        self.ended = self.told = False

    def send(self, *messages: Any) -> None:
        with self._lock:
            self._out += sum(isinstance(message, tuple) for message in messages)
            self._process.send(*messages)

    def poll(self) -> list[Message[Any] | None]:
        """Waits longer while many jobs are out, so that more is said at a time. At first there is less waiting: of a
        worker whose pace is not known nobody has sent many ahead.
        """
        heard: list[Message[Any] | None] = []
        with suppress(queue.Empty):
            heard.append(self._hear(POLL_SECONDS))
            until = time.monotonic() + GATHER_SECONDS * min(1.0, self._through / KNOWN_PACE)
            while isinstance(heard[-1], JobStarted | JobProgress | JobFinished):
                heard.append(self._hear(max(0.0, until - time.monotonic()) if self._out > self._few else 0.0))
        return heard

    def _hear(self, seconds: float) -> Message[Any] | None:
        message = self._messages.get(timeout=seconds)[1] if seconds else self._messages.get_nowait()[1]
        if isinstance(message, JobFinished | JobFailed | JobStopped):
            with self._lock:
                self._out -= 1
                self._through += 1
        return message

    def death(self) -> tuple[str, str]:
        death = self._process.death()
        self.told = True
        return death, self._process.printed

    def end(self, *, at_once: bool) -> str:
        self._process.kill() if at_once else self._process.close()
        self.ended = True
        return self._process.printed


def _forked(address: bytes | None) -> Fork | None:
    """A worker process forked there; None if nothing does, as after its end."""
    with suppress(OSError):
        return Fork(address) if address else None
    return None
