"""The worker process on this machine, seen from the parent: its pipes and its end. No torch."""

import os
import pickle
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from retrocolor.worker.begin import begin
from retrocolor.worker.protocol import Setup
from retrocolor.worker.worker import Messages, Worker

if TYPE_CHECKING:
    from retrocolor.worker.forks import Fork

    Process: TypeAlias = subprocess.Popen[bytes] | Fork

KEPT_BYTES = 16 << 10  # of what the worker prints
_ahead: list["subprocess.Popen[bytes]"] = []  # processes that wait for a setup


@contextmanager
def begun_ahead(*modules: str) -> Iterator[None]:
    """Begin the process of the next worker now: it loads these modules while the command plans what there is to do.

    A process that no worker has taken at the end is ended.
    """
    with suppress(OSError):  # said when a worker cannot be begun
        _ahead.append(_begin({}, modules))
    try:
        yield
    finally:
        while _ahead:
            with _ahead.pop() as process:  # which closes its pipes and waits
                _kill(process)


def _begin(environment: Mapping[str, str], modules: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
    statement = f"from retrocolor.worker.main import main; main({tuple(modules)!r})"
    return begin(statement, stdin=subprocess.PIPE, output=subprocess.PIPE, environment=environment)


def _kill(process: "Process") -> None:
    """End the process and all it started, at once; not after its end, when its number may be another's."""
    if process.returncode is not None:
        return
    _kill_group(process)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)


def _kill_group(process: "Process") -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


class WorkerProcess(Worker):
    """One run of the worker process on this machine: a new one, `environment` added to ours, or one that was forked."""

    def __init__(
        self,
        setup: Setup[Any, Any],
        threads: int,
        messages: Messages,
        environment: Mapping[str, str] | None = None,
        process: "Process | None" = None,
    ) -> None:
        super().__init__()
        self.process = process or (_begin(environment or {}) if environment or not _ahead else _ahead.pop())
        self.messages = messages
        self._printed = b""
        self._threads = [threading.Thread(target=task, daemon=True) for task in (self._listen, self._keep_printed)]
        for thread in self._threads:
            thread.start()
        self.send((setup, threads))

    def send(self, *messages: Any) -> None:
        """Send pickles; a worker that is dead already is noticed elsewhere."""
        assert self.process.stdin is not None
        if self.process.stdin.closed:
            return
        with suppress(BrokenPipeError):
            for message in messages:
                pickle.dump(message, self.process.stdin)
            self.process.stdin.flush()

    def kill(self) -> None:
        """End the process and all it started, at once."""
        _kill(self.process)
        for thread in self._threads:
            thread.join(5)
        if not any(thread.is_alive() for thread in self._threads):
            for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
                with suppress(OSError):  # of what was not sent
                    pipe.close() if pipe else None

    def close(self) -> None:
        """Let the process end by itself, or end it."""
        self.send(None)
        self._wait(10)
        self.kill()

    def _wait(self, seconds: float) -> None:
        """Wait so long for its end, and end then what it has left: at once, since its number may soon be another's."""
        if self.process.returncode is None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
                _kill_group(self.process)

    @property
    def printed(self) -> str:
        """The last of what it printed."""
        return self._printed.decode(errors="replace")

    def death(self) -> str:
        """How it died, as part of a sentence."""
        self._wait(5)
        code = self.process.returncode
        if code is not None and code < 0:
            memory = ", perhaps for want of memory" if code == -signal.SIGKILL else ""
            return f"the worker was ended by {signal.Signals(-code).name}{memory}"
        return f"the worker ended by itself (status {code})"

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self.messages.put((self, pickle.load(self.process.stdout)))
        self.messages.put((self, None))

    def _keep_printed(self) -> None:
        assert self.process.stderr is not None
        while chunk := os.read(self.process.stderr.fileno(), 4096):
            self._printed = (self._printed + chunk)[-KEPT_BYTES:]


@dataclass(frozen=True)
class LocalWorkers:
    """Processes on this machine: one; or one for each GPU that the first finds; or so many."""

    processes: int | None = None

    def count(self, settings: Mapping[str, Any]) -> int:
        """See `Workers`."""
        return self.processes or int(settings.get("gpus", 1))

    def threads(self, asked: int, count: int) -> int:
        """See `Workers`."""
        return -(-asked // count)

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        """See `Workers`. Every process but the first sees one GPU alone; the first takes the first one."""
        visible = os.environ.get("CUDA_VISIBLE_DEVICES", "")
        names = [name.strip() for name in visible.split(",") if name.strip()]
        gpu = names[slot] if slot < len(names) else str(slot)
        return WorkerProcess(setup, threads, messages, {"CUDA_VISIBLE_DEVICES": gpu} if slot else {})
