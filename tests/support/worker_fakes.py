"""Work functions that provoke faults, for test_supervisor.py; the worker imports them from here."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrocolor.errors import MachineError, MediaError, ModelError, Refused
from retrocolor.worker import stop


@dataclass(frozen=True)
class Fake:
    """Setup whose jobs are strings, each a fault to provoke; `folder` is where it leaves traces."""

    folder: Path
    prepare_fault: str = ""

    def prepare(self) -> tuple[Any, dict[str, Any]]:
        with (self.folder / "starts").open("a") as starts:
            starts.write(f"{os.getpid()}\n")
        if self.prepare_fault == "model":
            raise ModelError("No such model: name another.")
        if self.prepare_fault == "die" or (self.prepare_fault == "die-at-first" and self._is_first()):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work, {"model": "fake"}

    def _is_first(self) -> bool:
        """Whether it is the first or second to start; these two wait for each other."""
        while len(pids := (self.folder / "starts").read_text().split()) < 2:
            time.sleep(0.01)
        return str(os.getpid()) in pids[:2]

    def work(self, job: str, beat: Any) -> str:
        with (self.folder / "work").open("a") as log:
            log.write(f"{job}\n")
        fault = job.split("-")[0]
        if fault == "slow":
            for _ in range(30):
                time.sleep(0.1)
                beat()
        elif fault == "long":
            for _ in range(300):
                time.sleep(0.1)
                stop.check()
                beat()
        elif fault == "nap":
            time.sleep(0.3)
        elif fault != "fine":
            getattr(self, f"_{fault}")(job)
        return job.upper()

    def _die(self, job: str) -> None:
        time.sleep(0.2)
        os.kill(os.getpid(), signal.SIGKILL)

    def _once(self, job: str) -> None:
        """Dies the first time only, like a process that something else has killed."""
        trace = self.folder / job
        if not trace.exists():
            trace.touch()
            time.sleep(0.2)
            os.kill(os.getpid(), signal.SIGKILL)

    def _hang(self, job: str) -> None:
        time.sleep(3600)

    def _deaf(self, job: str) -> None:
        """Hangs as a library does that holds the interpreter's lock."""
        import ctypes

        ctypes.PyDLL(None).sleep(3600)

    def _spawn(self, job: str) -> None:
        program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
        (self.folder / "program").write_text(str(program.pid))
        time.sleep(3600)

    def _connect(self, job: str) -> None:
        """Reaches for the network, and hides that it could not."""
        import socket

        try:
            socket.create_connection(("192.0.2.1", 80), timeout=1)  # an address of nobody's
        except OSError:
            (self.folder / "denied").touch()

    def _print(self, job: str) -> None:
        print("noise on stdout")
        os.write(1, b"noise on descriptor 1\n")
        os.write(2, b"TIFFReadDirectory: tempfile.tif\n" * 10_000)

    def _bad(self, job: str) -> None:
        raise MediaError(f"{job}: the file is broken; restore it from a copy.")

    def _raw(self, job: str) -> None:
        raise Refused(f"{job}: a camera raw file is not coloured.")

    def _bug(self, job: str) -> None:
        raise ValueError("[red]odd\nsecond line")

    def _full(self, job: str) -> None:
        raise MachineError("The disk is full: free some space.")
