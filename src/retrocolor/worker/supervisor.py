"""The supervised worker: a process of its own does the work, the parent watches, restarts and reports. No torch.

A file that makes the worker crash or hang costs itself and nothing else: the worker is killed and started again,
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
from typing import Any, Generic, NoReturn

from retrocolor.errors import MachineError
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import (
    Failure,
    JobFailed,
    JobFinished,
    JobProgress,
    JobStarted,
    JobT,
    Message,
    OutcomeT,
    Setup,
    WorkerBroken,
    WorkerEvent,
    WorkerReady,
    WorkerRestarted,
)

TICK_SECONDS = 0.2
PATIENCE_SECONDS = 300.0  # without a sign of life from a file
LOADING_SECONDS = 900.0  # until the worker is ready: a cold disk and a slow GPU driver are not a hang
MOST_DEATHS = 20  # in a row, without one file done in between
Event = WorkerEvent[JobT, OutcomeT]


@dataclass
class Supervisor(Generic[JobT, OutcomeT]):
    """Runs jobs in a supervised worker process with `threads` threads.

    `alone(job)` is true of jobs that need the worker to themselves (films). After `run`, `signal` is what stopped
    it early, and `printed` what the worker and its libraries printed last.
    """

    setup: Setup[JobT, OutcomeT]
    threads: int = 1
    patience: float = PATIENCE_SECONDS
    alone: Callable[[JobT], bool] = lambda job: False
    signal: int | None = field(default=None, init=False)
    printed: str = field(default="", init=False)

    def run(self, jobs: Sequence[JobT]) -> Generator[Event[JobT, OutcomeT], None, None]:
        """Do the jobs; each is finished or failed exactly once.

        A signal stops the run (then `signal` is set), and so does closing the generator: both end the worker
        at once. Raises RetrocolorError when the worker cannot be prepared or after a failure that no other
        job could escape (a full disk).
        """
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._suspects: deque[int] = deque()
        self._deaths = 0
        self._process: WorkerProcess | None = None
        with self._signals():
            try:
                while self.signal is None and (self._waiting or self._suspects or self._given()):
                    yield from self._tick()
                if self._process and self._process.given:
                    self._process.kill()
                    yield from self._listen(self._process, TICK_SECONDS)  # what was finished meanwhile
            finally:
                self._let_go()

    def _given(self) -> set[int]:
        return self._process.given if self._process else set()

    def _let_go(self) -> None:
        """End the worker: at once if it still works or loads, else by asking."""
        if self._process is None:
            return
        if self._process.given or not self._process.ready:
            self._process.kill()
        self._process.close()
        self.printed += self._process.printed
        self._process = None

    def _tick(self) -> Iterator[Event[JobT, OutcomeT]]:
        """Hand out jobs, listen for a moment, and look after the worker."""
        if self._process is None:
            self._process = WorkerProcess(self.setup, self.threads)
            self._awake = 0.0
        process = self._process
        self._hand_out(process)
        before = monotonic()
        ended = yield from self._listen(process, TICK_SECONDS)
        self._awake += min(monotonic() - before, 1.0)  # a laptop asleep is nobody's silence
        silent = {number for number, last in process.begun.items() if self._awake - last > self.patience}
        if ended:
            yield from self._after_death(process.death(), set())
        elif silent:
            process.kill()
            yield from self._listen(process, TICK_SECONDS)
            yield from self._after_death(
                f"there was no sign of life for {self.patience:.0f} s", silent & set(process.begun)
            )
        elif not process.ready and self._awake > LOADING_SECONDS:
            process.kill()
            raise MachineError(f"The worker was not ready in {LOADING_SECONDS:.0f} s: see `retrocolor doctor`.")

    def _hand_out(self, process: WorkerProcess) -> None:
        """Keep every thread busy and one job ahead; suspects and films go one at a time."""
        if not process.ready:
            return
        if self._suspects:
            if not process.given:
                process.give(self._suspects[0], self._jobs[self._suspects[0]])
            return
        while self._waiting and len(process.given) <= self.threads:
            alone = any(self.alone(self._jobs[number]) for number in (self._waiting[0], *process.given))
            if alone and process.given:
                return
            number = self._waiting.popleft()
            process.give(number, self._jobs[number])

    def _listen(self, process: WorkerProcess, seconds: float) -> Generator[Event[JobT, OutcomeT], None, bool]:
        """Pass on the worker's messages, waiting so long for the first; returns whether it has ended."""
        with suppress(queue.Empty):
            message = process.messages.get(timeout=seconds)
            while message is not None:
                yield self._take(process, message)
                message = process.messages.get_nowait()
            return True
        return False

    def _take(self, process: WorkerProcess, message: Message[OutcomeT]) -> Event[JobT, OutcomeT]:
        """Note what a message changes; returns it as an event, the job in the place of its number."""
        event: Event[JobT, OutcomeT]
        match message:
            case WorkerReady():
                process.ready = True
                event = message
            case WorkerBroken(failure):
                self._give_up(failure)
            case JobStarted(number):
                event = JobStarted(self._jobs[number])
                process.begun[number] = self._awake
            case JobProgress(number, progress):
                event = JobProgress(self._jobs[number], progress)
                process.begun[number] = self._awake
            case JobFinished(number, outcome):
                event = JobFinished(self._jobs[number], outcome)
                self._clear(process, number)
            case JobFailed(number, failure):
                event = JobFailed(self._jobs[number], failure)
                self._clear(process, number)
                if failure.fatal:
                    self._give_up(failure)
        return event

    def _clear(self, process: WorkerProcess, number: int) -> None:
        """A job is through, and nobody is to blame for it any more."""
        process.given.discard(number)
        process.begun.pop(number, None)
        self._deaths = 0
        if number in self._suspects:
            self._suspects.remove(number)

    def _give_up(self, failure: Failure) -> NoReturn:
        self.printed += failure.details
        raise failure.fatal or MachineError(f"The worker cannot start: {failure.reason}.")

    def _after_death(self, how: str, silent: set[int]) -> Iterator[Event[JobT, OutcomeT]]:
        """Blame the one that was silent, or that died when tried alone; try the other suspects alone."""
        process, self._process = self._process, None
        assert process is not None
        process.close()
        self.printed += process.printed
        self._deaths += 1
        if self._deaths > (MOST_DEATHS if process.ready else 1):
            raise MachineError(f"Giving up, {how}, {self._deaths} times in a row: see `retrocolor doctor`.")
        guilty = silent if len(silent) == 1 else set(process.begun) & set(self._suspects)
        suspects = sorted({*self._suspects, *(silent or process.begun)} - guilty)
        self._suspects = deque(suspects)
        self._waiting.extendleft(sorted(process.given - guilty - set(suspects), reverse=True))
        for number in guilty:
            failure = Failure(f"{how}: the file was left out", details=process.printed)
            yield JobFailed(self._jobs[number], failure)
        yield WorkerRestarted(how)

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
