"""Worker processes for a Ray of our own, forked from one that has loaded what all of them need: it loads while Ray
starts, and once for all. On Linux, and for workers without a GPU, which must not be forked. No torch.
"""

import gc
import importlib
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import IO

from retrocolor.machine import end_with
from retrocolor.worker import later
from retrocolor.worker.begin import begin
from retrocolor.worker.held import held_signals

UCRED = struct.Struct("iII")  # process, user, group
WORD = 4  # bytes of what is said of a fork: its number, and how it ended
NAP_SECONDS = 0.1
FORK_SECONDS = 60.0  # for a fork, and until the modules are loaded that come before it
_addresses: list[bytes] = []  # of the processes that fork


@contextmanager
def fork_server(*modules: str) -> Iterator[None]:
    """In the block `forks_address` says where workers can be had that have loaded these modules, or will have: they end
    with it.
    """
    if sys.platform != "linux":
        yield
        return
    try:
        address, process = _begin(modules)
    except OSError:  # said when a worker cannot be begun either
        yield
        return
    with held_signals() as held, process:
        _addresses.append(address)
        try:
            with held.through():
                yield
        finally:
            _addresses.remove(address)
            process.kill()


def forks_address() -> bytes | None:
    """Of what forks workers at present, if anything does."""
    return _addresses[-1] if _addresses else None


def _begin(modules: Sequence[str]) -> "tuple[bytes, subprocess.Popen[bytes]]":
    """Begin what forks, the only one that holds the socket: whoever waits there is told when it is gone."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("")  # a name that the kernel chooses, and that is of no file, which might be left
        listener.listen()
        statement = f"from retrocolor.worker.forks import serve; serve({modules!r}, {os.getpid()})"
        return listener.getsockname(), begin(statement, stdin=listener.fileno(), output=subprocess.DEVNULL)


def _is_ours(line: socket.socket) -> bool:
    """Whether the one at the other end is of the same user: anyone may connect, or take the name of what is gone."""
    return bool(UCRED.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, UCRED.size))[1] == os.geteuid())


class Fork:
    """A worker process forked at an address, as far as it is like `subprocess.Popen`. Raises OSError where none is."""

    def __init__(self, address: bytes) -> None:
        self.returncode: int | None = None
        self._lock = threading.Lock()
        with ExitStack() as ours, ExitStack() as theirs:
            self._line = ours.enter_context(socket.socket(socket.AF_UNIX))
            self._line.settimeout(FORK_SECONDS)
            self._line.connect(address)
            if not _is_ours(self._line):
                raise PermissionError("What forks there is another user's.")
            self.stdin, stdin = _pipe(ours, theirs, "wb")
            self.stdout, stdout = _pipe(ours, theirs, "rb")
            self.stderr, stderr = _pipe(ours, theirs, "rb")
            socket.send_fds(self._line, [b"fork"], [stdin, stdout, stderr])
            self.pid = self._hear()
            ours.pop_all()

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, as that of `Popen`. Raises subprocess.TimeoutExpired."""
        with self._lock:
            if self.returncode is None:
                self._line.settimeout(timeout)
                try:
                    self.returncode = self._hear()
                except TimeoutError as error:
                    raise subprocess.TimeoutExpired("fork", timeout or 0.0) from error
                except OSError:  # with the process that forked it
                    self.returncode = -signal.SIGKILL
                self._line.close()
            return self.returncode

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def _hear(self) -> int:
        word = self._line.recv(WORD)
        if len(word) < WORD:
            raise ConnectionError("What forks is gone.")
        return int.from_bytes(word, "little", signed=True)


def _pipe(ours: ExitStack, theirs: ExitStack, mode: str) -> tuple[IO[bytes], int]:
    """A pipe: its end that is ours, to read ("rb") or write ("wb"), and the other one."""
    our, their = os.pipe() if mode == "rb" else reversed(os.pipe())
    theirs.callback(os.close, their)
    return ours.enter_context(os.fdopen(our, mode)), their


def serve(modules: Sequence[str], parent: int) -> None:
    """Be the process that forks, for whoever connects to the socket that is standard input, until its parent ends.

    What fails with the modules is said by the workers, once they need them.
    """
    listener, server = socket.socket(fileno=os.dup(0)), os.getpid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # no process that it forks is to hold the socket
    os.close(nothing)
    end_with(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that tend workers
    gc.disable()
    later.put_off()
    with suppress(Exception):
        for name in modules:
            importlib.import_module(name)
    gc.freeze()
    while True:
        try:
            line, _ = listener.accept()
            with line:
                if _is_ours(line) and os.fork() == 0:
                    listener.close()
                    _tend(line, server)
        except OSError:  # too many files or processes: whoever asked goes without
            time.sleep(NAP_SECONDS)


def _tend(line: socket.socket, server: int) -> None:
    """Fork a worker for the one at the other end, say how it ends, and end it when that one is gone."""
    try:
        end_with(server)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _, descriptors, _, _ = socket.recv_fds(line, WORD, 3)
        tending, worker = os.getpid(), os.fork()
        if worker == 0:
            end_with(tending)
            line.close()
            _work(descriptors)
        os.setpgid(worker, worker)  # before anyone knows of it, who might kill the group
        for descriptor in descriptors:
            os.close(descriptor)
        threading.Thread(target=_end_after, args=(line, worker), daemon=True).start()
        _say(line, worker)
        _say(line, os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]))
    finally:
        os._exit(0)


def _end_after(line: socket.socket, worker: int) -> None:
    """End a worker when its line is: at once, even while a library holds its interpreter."""
    with suppress(OSError):
        line.recv(WORD)
    os.killpg(worker, signal.SIGKILL)


def _say(line: socket.socket, number: int) -> None:
    line.sendall(number.to_bytes(WORD, "little", signed=True))


def _work(descriptors: Sequence[int]) -> None:
    from retrocolor.worker.main import main

    for target, descriptor in enumerate(descriptors):
        os.dup2(descriptor, target)
        os.close(descriptor)
    try:
        main()
    finally:
        os._exit(1)
