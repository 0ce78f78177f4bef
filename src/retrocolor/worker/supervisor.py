"""The supervised worker: a child process does the work, the parent watches, restarts and reports. No torch.

A file that makes the child crash or hang costs itself and nothing else: the child is killed and started again,
the files it was working on are tried one at a time, and only the one that dies alone is blamed.
"""

import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, NamedTuple

from retrocolor.errors import MachineError
from retrocolor.worker.process import Child
from retrocolor.worker.protocol import Failure, Said, Setup

TICK_SECONDS = 0.2
PATIENCE_SECONDS = 300.0  # without a sign of life from a file
LOADING_SECONDS = 900.0  # until the child is ready: a cold disk and a slow GPU driver are not a hang
MOST_DEATHS = 20  # in a row, without one file done in between


class News(NamedTuple):
    """What a run yields. `what` is ready, started, beat, finished, failed (with a Failure) or restarted."""

    what: str
    job: Any = None
    value: Any = None


@dataclass
class Engine:
    """Runs jobs in a supervised child with `threads` threads.

    `alone(job)` tells jobs that need the child to themselves (films). After `run`, `signal` is what stopped
    it early, and `words` what the child printed last.
    """

    setup: Setup
    threads: int = 1
    patience: float = PATIENCE_SECONDS
    alone: Callable[[Any], bool] = lambda job: False
    signal: int | None = field(default=None, init=False)
    words: str = field(default="", init=False)

    def run(self, jobs: Sequence[Any]) -> Generator[News, None, None]:
        """Do the jobs; each is finished or failed exactly once.

        A signal stops the run (then `signal` is set), and so does closing the generator: both end the child
        at once. Raises RetrocolorError when the child cannot be prepared or after a failure that no other
        job could escape (a full disk).
        """
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._suspects: deque[int] = deque()
        self._deaths = 0
        self._child: Child | None = None
        with self._signals():
            try:
                while self.signal is None and (self._waiting or self._suspects or self._given()):
                    yield from self._tick()
                if self._child and self._child.given:
                    self._child.kill()
                    yield from self._hear(self._child, TICK_SECONDS)  # what was finished meanwhile
            finally:
                self._let_go()

    def _given(self) -> set[int]:
        return self._child.given if self._child else set()

    def _let_go(self) -> None:
        """End the child: at once if it still works or loads, else by asking."""
        if self._child is None:
            return
        if self._child.given or not self._child.ready:
            self._child.kill()
        self._child.close()
        self.words += self._child.words
        self._child = None

    def _tick(self) -> Iterator[News]:
        """Hand out jobs, listen for a moment, and look after the child."""
        if self._child is None:
            self._child = Child(self.setup, self.threads)
            self._awake = 0.0
        child = self._child
        self._hand_out(child)
        before = monotonic()
        ended = yield from self._hear(child, TICK_SECONDS)
        self._awake += min(monotonic() - before, 1.0)  # a laptop asleep is nobody's silence
        silent = {number for number, last in child.begun.items() if self._awake - last > self.patience}
        if ended:
            yield from self._after_death(child.death(), set())
        elif silent:
            child.kill()
            yield from self._hear(child, TICK_SECONDS)
            yield from self._after_death(
                f"there was no sign of life for {self.patience:.0f} s", silent & set(child.begun)
            )
        elif not child.ready and self._awake > LOADING_SECONDS:
            child.kill()
            raise MachineError(f"The worker was not ready in {LOADING_SECONDS:.0f} s: see `retrocolor doctor`.")

    def _hand_out(self, child: Child) -> None:
        """Keep every thread busy and one job ahead; suspects and films go one at a time."""
        if not child.ready:
            return
        if self._suspects:
            if not child.given:
                child.give(self._suspects[0], self._jobs[self._suspects[0]])
            return
        while self._waiting and len(child.given) <= self.threads:
            alone = any(self.alone(self._jobs[number]) for number in (self._waiting[0], *child.given))
            if alone and child.given:
                return
            number = self._waiting.popleft()
            child.give(number, self._jobs[number])

    def _hear(self, child: Child, seconds: float) -> Generator[News, None, bool]:
        """Pass on what the child says, waiting so long for the first word; tells whether it has ended."""
        with suppress(queue.Empty):
            said = child.said.get(timeout=seconds)
            while said is not None:
                yield self._take(child, said)
                said = child.said.get_nowait()
            return True
        return False

    def _take(self, child: Child, said: Said) -> News:
        if said.what == "ready":
            child.ready = True
            return News("ready", None, said.value)
        if said.what == "broken":
            self._give_up(said.value)
        child.begun[said.job] = self._awake
        if said.what in ("finished", "failed"):
            child.given.discard(said.job)
            del child.begun[said.job]
            self._deaths = 0
            if said.job in self._suspects:
                self._suspects.remove(said.job)
            if said.what == "failed" and said.value.fatal:
                self._give_up(said.value)
        return News(said.what, self._jobs[said.job], said.value)

    def _give_up(self, failure: Failure) -> None:
        self.words += failure.details
        raise failure.fatal or MachineError(f"The worker cannot start: {failure.reason}.")

    def _after_death(self, how: str, silent: set[int]) -> Iterator[News]:
        """Blame the one that was silent, or that died when tried alone; try the other suspects alone."""
        child, self._child = self._child, None
        assert child is not None
        child.close()
        self.words += child.words
        self._deaths += 1
        if self._deaths > (MOST_DEATHS if child.ready else 1):
            raise MachineError(f"Giving up, {how}, {self._deaths} times in a row: see `retrocolor doctor`.")
        guilty = silent if len(silent) == 1 else set(child.begun) & set(self._suspects)
        suspects = sorted({*self._suspects, *(silent or child.begun)} - guilty)
        self._suspects = deque(suspects)
        self._waiting.extendleft(sorted(child.given - guilty - set(suspects), reverse=True))
        for number in guilty:
            failure = Failure(f"{how}: the file was left out", details=child.words)
            yield News("failed", self._jobs[number], failure)
        yield News("restarted", None, how)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """While running, SIGINT, SIGTERM and SIGHUP ask for a stop instead of raising anywhere."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
        before = {getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in names}

        def note(number: int, frame: Any) -> None:
            self.signal = number

        for number in before:
            if before[number] is not signal.SIG_IGN:  # nohup
                signal.signal(number, note)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
