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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from retrocolor.machine import end_with
from retrocolor.worker import later
from retrocolor.worker.worker import ONE_THREAD

START = "import sys; sys.path[:] = {path!r}; from retrocolor.worker.forks import serve; serve({modules!r}, {parent})"
UCRED = struct.Struct("iII")  # process, user, group
WORD = 4  # bytes of what is said of a fork: its number, and how it ended
_addresses: list[bytes] = []  # of the processes that fork


@contextmanager
def fork_server(*modules: str) -> Iterator[None]:
    """In the block `forks_address` says where workers can be had that have loaded these modules, or will have: they end
    with it.
    """
    if sys.platform != "linux":
        yield
        return
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("")  # a name that the kernel chooses, which no file has that would be left
        listener.listen()
        address, process = listener.getsockname(), _begin(listener, modules)
    with process:  # now the only one that holds the socket: whoever waits there is told when it is gone
        _addresses.append(address)
        try:
            yield
        finally:
            _addresses.remove(address)
            process.kill()


def forks_address() -> bytes | None:
    """Of what forks workers at present, if anything does."""
    return _addresses[-1] if _addresses else None


def _begin(listener: socket.socket, modules: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", START.format(path=sys.path, modules=modules, parent=os.getpid())],
        stdin=listener.fileno(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | ONE_THREAD,
        process_group=0,  # Ctrl-C is for the parent
    )


class Fork:
    """A worker process forked at an address, as far as it is like `subprocess.Popen`. Raises OSError where none is."""

    def __init__(self, address: bytes) -> None:
        self.returncode: int | None = None
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(address)
        (theirs_in, ours_in), (ours_out, theirs_out), (ours_err, theirs_err) = os.pipe(), os.pipe(), os.pipe()
        self.stdin, self.stdout = os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb")
        self.stderr = os.fdopen(ours_err, "rb")
        theirs = [theirs_in, theirs_out, theirs_err]
        try:
            socket.send_fds(self._line, [b"fork"], theirs)
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        self.pid = self._hear()

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, as that of `Popen`. Raises subprocess.TimeoutExpired."""
        if self.returncode is None:
            self._line.settimeout(timeout)
            try:
                self.returncode = self._hear()
            except TimeoutError as error:
                raise subprocess.TimeoutExpired("fork", timeout or 0.0) from error
            except OSError:  # with the process that forked it
                self.returncode = -signal.SIGKILL
        return self.returncode

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def _hear(self) -> int:
        word = self._line.recv(WORD)
        if len(word) < WORD:
            raise ConnectionError("What forks is gone.")
        return int.from_bytes(word, "little", signed=True)


def serve(modules: Sequence[str], parent: int) -> None:
    """Be the process that forks, for whoever connects to the socket that is standard input, until its parent ends.

    What fails with the modules is said by the workers, once they need them.
    """
    listener, server = socket.socket(fileno=os.dup(0)), os.getpid()
    end_with(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that tend workers
    gc.disable()
    later.put_off()
    with suppress(Exception):
        for name in modules:
            importlib.import_module(name)
    gc.freeze()
    while True:
        line, _ = listener.accept()
        if _is_ours(line) and os.fork() == 0:
            listener.close()
            with suppress(OSError):
                _tend(line, server)
            os._exit(0)
        line.close()


def _is_ours(line: socket.socket) -> bool:
    """Whether the one at the other end is of the same user: others may connect, too."""
    return UCRED.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, UCRED.size))[1] == os.geteuid()


def _tend(line: socket.socket, server: int) -> None:
    """Fork a worker for the one at the other end, and say how it ends."""
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
    _say(line, worker)
    _say(line, os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]))


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
