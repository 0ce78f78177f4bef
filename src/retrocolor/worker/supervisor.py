"""The supervised workers: processes of their own do the work, the parent watches, restarts and reports. No torch.

A file that makes a worker crash or hang costs itself and nothing else: the worker is killed and started again,
the files it was working on are tried one at a time, and only the one that dies alone is blamed.
"""

import queue
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Generic, NoReturn

from retrocolor.errors import MachineError
from retrocolor.worker import stop
from retrocolor.worker.process import LocalWorkers
from retrocolor.worker.protocol import (
    Failure,
    JobFailed,
    JobFinished,
    JobProgress,
    JobStarted,
    JobStopped,
    JobT,
    Message,
    OutcomeT,
    Setup,
    WorkerBroken,
    WorkerEvent,
    WorkerProfile,
    WorkerReady,
    WorkerRestarted,
)
from retrocolor.worker.worker import Messages, Worker, Workers

TICK_SECONDS = 0.2
PATIENCE_SECONDS = 300.0  # without a sign of life from a file
LOADING_SECONDS = 900.0  # until a worker is ready: a cold disk and a slow GPU driver are not a hang
MOST_DEATHS = 20  # in a row, without one file done in between
Event = WorkerEvent[JobT, OutcomeT]


@dataclass
class Supervisor(Generic[JobT, OutcomeT]):
    """Runs jobs in supervised workers, on this machine with `threads` threads in all.

    `alone(job)` is true of jobs that need a worker to themselves (films); `workers` is where the workers come from.
    At `deadline` (in `time.time()`) no more is begun and what is in work is finished, long jobs as far as
    `worker.stop` lets them; so it is at a signal, but SIGINT or a second one end the work at once. After `run`,
    `signal` or `late` say what stopped it early, `printed` what the workers and their libraries printed last, and
    `profiles` what each worker that ended by itself says of its time, if that is counted.
    """

    setup: Setup[JobT, OutcomeT]
    threads: int = 1
    patience: float = PATIENCE_SECONDS
    alone: Callable[[JobT], bool] = lambda job: False
    workers: Workers = field(default_factory=LocalWorkers)
    deadline: float | None = None
    signal: int | None = field(default=None, init=False)
    late: bool = field(default=False, init=False)
    printed: str = field(default="", init=False)
    profiles: list[WorkerProfile] = field(default_factory=list, init=False)

    def run(self, jobs: Sequence[JobT]) -> Generator[Event[JobT, OutcomeT], None, None]:
        """Do the jobs; each is finished, failed or, after a request to stop, given back at most once.

        Closing the generator ends the workers at once. Raises RetrocolorError when no worker can be prepared or
        after a failure that no other job could escape (a full disk).
        """
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._suspects: deque[int] = deque()
        self._deaths, self._awake, self._at_once = 0, 0.0, False
        self._stillborn: Counter[int] = Counter()  # deaths before being ready, in a row, of each slot's workers
        self._running: dict[int, Worker] = {}
        self._given_up: set[int] = set()  # slots whose worker never came to be ready
        self._settings: dict[str, Any] = {}
        self._messages: Messages = queue.SimpleQueue()
        with self._signals():
            try:
                stop.check()  # of a signal that came before
                while not self._is_over():
                    yield from self._tick()
                for worker in self._running.values():
                    if worker.given:
                        worker.kill()
                yield from self._listen(0)  # what was finished meanwhile
            finally:
                self._let_go()

    @property
    def _is_stopping(self) -> bool:
        return self.late or self.signal is not None

    def _is_over(self) -> bool:
        working = any(worker.given for worker in self._running.values())
        left = (self._waiting or self._suspects) and not self._is_stopping
        return self._at_once or not (working or left)

    def _let_go(self) -> None:
        """End the workers: at once those that still work or load, the others by asking."""
        for worker in self._running.values():
            if worker.given or not worker.ready:
                worker.kill()
            else:
                worker.send(None)  # to all, and only then wait for each
        for worker in self._running.values():
            worker.close()
            self.printed += worker.printed
        self._running.clear()
        while not self._messages.empty():
            if isinstance(message := self._messages.get()[1], WorkerProfile):
                self.profiles.append(message)

    def _tick(self) -> Iterator[Event[JobT, OutcomeT]]:
        """Start workers, hand out jobs, listen for a moment, and look after each worker."""
        self.late = self.late or (self.deadline is not None and time.time() >= self.deadline)
        if not self._is_stopping:
            self._fill()
        for worker in self._running.values():
            if self._is_stopping:
                worker.ask_to_stop()
            else:
                self._hand_out(worker)
        before = monotonic()
        yield from self._listen(TICK_SECONDS)
        self._awake += min(monotonic() - before, 1.0)  # a laptop asleep is nobody's silence
        for slot, worker in list(self._running.items()):
            yield from self._look_after(slot, worker)

    def _fill(self) -> None:
        """Start a worker in every free slot, as far as there is work for it."""
        count = self.workers.count(self._settings)
        wanted, threads = min(count, len(self._jobs)), self.workers.threads(self.threads, count)
        for slot in {*range(wanted)} - self._running.keys() - self._given_up:
            if self._waiting or self._suspects:
                self._running[slot] = self.workers.start(slot, self.setup, threads, self._messages)
                self._running[slot].born, self._running[slot].threads = self._awake, threads

    def _look_after(self, slot: int, worker: Worker) -> Iterator[Event[JobT, OutcomeT]]:
        """Replace a worker that died, is silent, or does not come to be ready."""
        silent = {number for number, last in worker.begun.items() if self._awake - last > self.patience}
        if worker.ended:
            yield from self._after_death(slot, worker.death(), set())
        elif silent:
            worker.kill()
            yield from self._listen(0)
            how = f"there was no sign of life for {self.patience:.0f} s"
            yield from self._after_death(slot, how, silent & set(worker.begun))
        elif not worker.ready and self._awake - worker.born > LOADING_SECONDS:
            worker.kill()
            self._given_up.add(slot)
            del self._running[slot]
            if not any(other.ready for other in self._running.values()):
                raise MachineError(f"The worker was not ready in {LOADING_SECONDS:.0f} s: see `retrocolor doctor`.")

    def _hand_out(self, worker: Worker) -> None:
        """Keep every thread busy and jobs ahead; suspects go one at a time, and like films to a worker alone."""
        if not worker.ready or worker.given.intersection(self._suspects):
            return
        if self._suspects and not any(other.given.intersection(self._suspects) for other in self._running.values()):
            if not worker.given:
                worker.give((self._suspects[0], self._jobs[self._suspects[0]]))
            return
        if numbers := self._numbers_for(worker):
            worker.give(*((number, self._jobs[number]) for number in numbers))

    def _numbers_for(self, worker: Worker) -> list[int]:
        """What a worker is to get now of what waits. Towards the end no one gets more ahead than a fair share, so that
        all end together.
        """
        numbers: list[int] = []
        while self._waiting:
            share = 1 + len(self._waiting) // len(self._running)
            if len(worker.given) + len(numbers) >= worker.threads + min(worker.ahead, share):
                break
            alone = any(self.alone(self._jobs[number]) for number in (self._waiting[0], *worker.given, *numbers))
            if alone and (worker.given or numbers):
                break
            numbers.append(self._waiting.popleft())
        return numbers

    def _listen(self, seconds: float) -> Iterator[Event[JobT, OutcomeT]]:
        """Events from the workers' messages, waiting so long for the first."""
        with suppress(queue.Empty):
            worker, message = self._messages.get(timeout=seconds) if seconds else self._messages.get_nowait()
            while True:
                if message is None:
                    worker.ended = True
                else:
                    yield self._take(worker, message)
                worker, message = self._messages.get_nowait()

    def _take(self, worker: Worker, message: Message[OutcomeT]) -> Event[JobT, OutcomeT]:
        """Note what a message changes; returns it as an event, the job in the place of its number."""
        event: Event[JobT, OutcomeT]
        match message:
            case WorkerReady(settings):
                worker.ready_since = monotonic()
                self._settings = self._settings or settings
                event = message
            case WorkerBroken(failure):
                self._give_up(failure)
            case WorkerProfile():
                self.profiles.append(message)
                event = message
            case JobStarted(number):
                event = JobStarted(self._jobs[number])
                worker.begun[number] = self._awake
            case JobProgress(number, progress):
                event = JobProgress(self._jobs[number], progress)
                worker.begun[number] = self._awake
            case JobFinished(number, outcome):
                event = JobFinished(self._jobs[number], outcome)
                self._clear(worker, number)
            case JobFailed(number, failure):
                event = JobFailed(self._jobs[number], failure)
                self._clear(worker, number)
                if failure.fatal:
                    self._give_up(failure)
            case JobStopped(number):
                event = JobStopped(self._jobs[number])
                self._clear(worker, number)
        return event

    def _clear(self, worker: Worker, number: int) -> None:
        """A job is through, and nobody is to blame for it any more."""
        worker.given.discard(number)
        worker.begun.pop(number, None)
        worker.done += 1
        self._deaths = 0
        if number in self._suspects:
            self._suspects.remove(number)

    def _give_up(self, failure: Failure) -> NoReturn:
        self.printed += failure.details
        raise failure.fatal or MachineError(f"The worker cannot start: {failure.reason}.")

    def _after_death(self, slot: int, how: str, silent: set[int]) -> Iterator[Event[JobT, OutcomeT]]:
        """Blame the one that was silent, or that died when tried alone; try the other suspects alone."""
        worker = self._running.pop(slot)
        worker.close()
        self.printed += worker.printed
        self._deaths += 1
        self._stillborn[slot] = 0 if worker.ready else self._stillborn[slot] + 1
        if self._deaths > MOST_DEATHS or self._stillborn[slot] > 1:
            raise MachineError(f"Giving up, {how}, {self._deaths} times in a row: see `retrocolor doctor`.")
        guilty = silent if len(silent) == 1 else set(worker.begun) & set(self._suspects)
        suspects = sorted({*self._suspects, *(silent or worker.begun)} - guilty)
        self._suspects = deque(suspects)
        self._waiting.extendleft(sorted(worker.given - guilty - set(suspects), reverse=True))
        for number in guilty:
            failure = Failure(f"{how}: the file was left out", details=worker.printed)
            yield JobFailed(self._jobs[number], failure)
        if not self._is_stopping:
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
            self._at_once = number == signal.SIGINT or self.signal is not None
            self.signal = number

        for number in before:
            if before[number] is not signal.SIG_IGN:  # nohup
                signal.signal(number, note)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
