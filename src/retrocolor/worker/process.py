"""One run of the worker process, seen from the parent: its pipes, its jobs, its end. No torch."""

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from retrocolor.worker.protocol import Message, Setup

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}  # numpy: the worker's threads are enough
KEPT_BYTES = 16 << 10  # of what the worker prints
START = "import sys; sys.path[:] = {path!r}; from retrocolor.worker.main import main; main()"


class WorkerProcess:
    """One run of the worker process, and what is known of the jobs it has."""

    def __init__(self, setup: Setup[Any, Any], threads: int) -> None:
        own_group: dict[str, Any] = (
            {"creationflags": 0x200} if os.name == "nt" else {"process_group": 0}  # Ctrl-C is for the parent
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            **own_group,
        )
        self.messages: queue.SimpleQueue[Message[Any] | None] = queue.SimpleQueue()
        self.given: set[int] = set()  # jobs it has, begun or not
        self.begun: dict[int, float] = {}  # jobs in work, and when they last gave a sign of life
        self.ready = False
        self._printed = b""
        self._threads = [threading.Thread(target=task, daemon=True) for task in (self._listen, self._keep_printed)]
        for thread in self._threads:
            thread.start()
        self._send((setup, threads))

    def _send(self, message: Any) -> None:
        """Send a pickle; a worker that is dead already is noticed elsewhere."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            pickle.dump(message, self.process.stdin)
            self.process.stdin.flush()

    def give(self, number: int, job: Any) -> None:
        """Hand over a job."""
        self.given.add(number)
        self._send((number, job))

    def kill(self) -> None:
        """End the process and all it started, at once."""
        with suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        for thread in self._threads:
            thread.join(5)

    def close(self) -> None:
        """Let the process end by itself, or end it."""
        self._send(None)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.kill()

    @property
    def printed(self) -> str:
        """The last of what it printed."""
        return self._printed.decode(errors="replace")

    def death(self) -> str:
        """How it died, as part of a sentence."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        code = self.process.returncode
        if code is not None and code < 0:
            memory = ", perhaps for want of memory" if code == -signal.SIGKILL else ""
            return f"the worker was ended by {signal.Signals(-code).name}{memory}"
        return f"the worker ended by itself (status {code})"

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self.messages.put(pickle.load(self.process.stdout))
        self.messages.put(None)

    def _keep_printed(self) -> None:
        assert self.process.stderr is not None
        while chunk := os.read(self.process.stderr.fileno(), 4096):
            self._printed = (self._printed + chunk)[-KEPT_BYTES:]
