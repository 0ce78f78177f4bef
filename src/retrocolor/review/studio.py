"""The worker that makes pictures for the page: started when one is first asked for, anew after it died. No torch."""

import itertools
import queue
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from typing import Any

from retrocolor.config import NetworkOptions
from retrocolor.errors import MediaError, RetrocolorError
from retrocolor.machine import core_count
from retrocolor.photo.picture import Picture
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import Heartbeat, JobFailed, JobFinished, Work, WorkerBroken
from retrocolor.worker.worker import Messages

LITTLE_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(8 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(32 << 20),
    "MALLOC_ARENA_MAX": "2",
}
"""What glibc is told: large pictures go back to the system at once, however many threads read them, but not what a
picture of a screen's size takes: fresh pages for every array of a look took as long as the look."""
PATIENCE = 120.0  # seconds for one picture
MOST_THREADS = 4


@dataclass(frozen=True)
class StudioSetup:
    """What the worker is handed; the network is loaded with the first look."""

    network: NetworkOptions

    def prepare(self) -> tuple[Work[Picture, bytes], dict[str, Any]]:
        """The function that makes one picture."""
        from retrocolor.colorizer import Colorizer
        from retrocolor.model.device import one_thread
        from retrocolor.photo.looks import Looks

        network = self.network

        def load() -> Colorizer:
            return Colorizer.load(network.model, network.device, size=network.size)

        with one_thread():
            looks = Looks(load)

        def work(picture: Picture, beat: Heartbeat) -> bytes:
            with one_thread():  # the threads of the worker are enough
                return looks(picture)

        return work, {}


class Studio:
    """Makes pictures in a process of its own; safe to share between threads."""

    def __init__(self, network: NetworkOptions) -> None:
        self._setup, self._lock = StudioSetup(network), threading.Lock()
        self._process: WorkerProcess | None = None
        self._waiting: dict[int, Future[bytes]] = {}
        self._numbers = itertools.count()

    def start(self) -> None:
        """Start the worker, if it is not running: loading takes it some seconds."""
        with self._lock:
            if self._process is None:
                messages: Messages = queue.SimpleQueue()
                self._process = WorkerProcess(self._setup, min(core_count(), MOST_THREADS), messages, LITTLE_MEMORY)
                threading.Thread(target=self._listen, args=(self._process, messages), daemon=True).start()

    def picture(self, picture: Picture) -> bytes:
        """The picture as JPEG. Raises RetrocolorError with the reason why not."""
        self.start()
        future: Future[bytes] = Future()
        with self._lock:
            number, process = next(self._numbers), self._process
            if process is None:
                raise MediaError("The worker ended: try it again.")
            self._waiting[number] = future
            process.give((number, picture))
        try:
            return future.result(PATIENCE)
        except TooLong:
            process.kill()
            raise MediaError("There was no picture for two minutes: the worker is started again.") from None
        finally:
            self._waiting.pop(number, None)

    def close(self) -> None:
        """End the worker at once."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()

    def _listen(self, process: WorkerProcess, messages: Messages) -> None:
        """Hand each picture to who waits for it; when the worker dies, nobody waits any longer."""
        reason: RetrocolorError = MediaError("The worker ended: try it again.")
        while (message := messages.get()[1]) is not None:
            match message:
                case JobFinished(number, outcome):
                    self._settle(number, outcome)
                case JobFailed(number, failure):
                    self._settle(number, failure.fatal or MediaError(failure.reason))
                case WorkerBroken(failure):
                    reason = failure.fatal or MediaError(f"The worker cannot start: {failure.reason}.")
        with self._lock:
            if self._process is process:
                self._process = None
            waiting = list(self._waiting.values())
        for future in waiting:
            if not future.done():
                future.set_exception(reason)

    def _settle(self, number: int, outcome: bytes | RetrocolorError) -> None:
        future = self._waiting.get(number)
        if future is None or future.done():
            return
        if isinstance(outcome, RetrocolorError):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
