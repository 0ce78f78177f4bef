"""Workers that are forked from a process that has loaded their modules: they are workers like all others."""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from command import ENVIRONMENT, wait_until
from processes import gone, parent_of
from retrocolor.errors import UsageError
from retrocolor.worker import forks
from retrocolor.worker.forks import Fork, fork_server, forks_address
from retrocolor.worker.process import WorkerProcess
from retrocolor.worker.protocol import JobFailed, JobFinished, Setup
from retrocolor.worker.ray_hands import Hands
from retrocolor.worker.supervisor import Supervisor
from retrocolor.worker.worker import Messages, Worker
from worker_fakes import Fake

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there are none")


def address() -> bytes:
    found = forks_address()
    assert found
    return found


class Forked:
    """Two workers, each with one thread."""

    def __init__(self) -> None:
        self.pids: list[int] = []

    def count(self, settings: Mapping[str, Any]) -> int:
        return 2

    def threads(self, asked: int, count: int) -> int:
        return 1

    def start(self, slot: int, setup: Setup[Any, Any], threads: int, messages: Messages) -> Worker:
        worker = WorkerProcess(setup, threads, messages, process=Fork(address()))
        self.pids.append(worker.process.pid)
        return worker


def run(folder: Path, jobs: list[str], workers: Forked, **options: Any) -> dict[str, str]:
    ends: dict[str, str] = {}
    for event in Supervisor(Fake(folder), workers=workers, **options).run(jobs):
        if isinstance(event, JobFinished | JobFailed):
            ends[event.job] = event.outcome if isinstance(event, JobFinished) else event.failure.reason
    return ends


def test_forked_workers_do_the_work_and_end_with_it(tmp_path: Path) -> None:
    workers, jobs = Forked(), [f"nap-{number}" for number in range(8)]
    with fork_server("wave", "no_such_module", "json"):
        assert run(tmp_path, jobs, workers) == {job: job.upper() for job in jobs}
        begun = {int(line) for line in (tmp_path / "starts").read_text().split()}
        assert begun == set(workers.pids) and len(begun) == 2 and all(map(gone, begun))
    assert forks_address() is None


def test_how_they_end_is_told_as_of_all_workers(tmp_path: Path) -> None:
    with fork_server():
        ends = run(tmp_path, ["nap-1", "die-2", "nap-3"], Forked())
        assert ends.pop("die-2") == (
            "the worker was ended by SIGKILL, perhaps for want of memory: the file was left out"
        )
        assert ends == {"nap-1": "NAP-1", "nap-3": "NAP-3"}
        ends = run(tmp_path, ["hang-1", "fine-2"], workers := Forked(), patience=1.5)
        assert "there was no sign of life for" in ends["hang-1"] and ends["fine-2"] == "FINE-2"
        assert all(map(gone, workers.pids))


def test_a_worker_says_its_status_and_what_it_printed(tmp_path: Path) -> None:
    with fork_server():
        worker = WorkerProcess(Fake(tmp_path), 1, queue.SimpleQueue(), process=Fork(address()))
        with pytest.raises(subprocess.TimeoutExpired):
            worker.process.wait(0.1)
        worker.close()
        assert worker.process.wait() == 0 and worker.death() == "the worker ended by itself (status 0)"


def descriptors() -> set[str]:
    return {entry.name for entry in Path("/proc/self/fd").iterdir() if entry.exists()}


def test_an_actor_keeps_no_descriptors_of_what_has_died(tmp_path: Path) -> None:
    with fork_server():
        hands, before = Hands(), descriptors()
        for number in range(3):
            hands.begin(number, Fake(tmp_path), 1, {}, address())
            if number:
                hands.end(number, at_once=number == 1)
            else:
                hands.send(number, (0, "die-0"))
            while None not in hands.poll(number):
                pass
            assert hands.death(number)[0].startswith("the worker")
            hands.end(number, at_once=False)
            assert descriptors() == before


def test_nor_of_what_could_not_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a process that is stopped: after a while its worker is begun otherwise."""
    monkeypatch.setattr(forks, "FORK_SECONDS", 0.2)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind("")
        silent.listen()
        before = descriptors()
        with pytest.raises(TimeoutError):
            Fork(silent.getsockname())
        assert descriptors() == before


def test_who_tends_a_worker_does_not_hold_the_socket() -> None:
    """Else a worker would be asked for where nobody forks any more."""
    with fork_server():
        fork = Fork(address())
        tending = Path(f"/proc/{parent_of(fork.pid)}/fd/0")
        wait_until(lambda: str(tending.readlink()) == os.devnull)


def test_without_the_process_that_forks_there_are_no_more_and_none_is_left(tmp_path: Path) -> None:
    with fork_server():
        fork = Fork(there := address())
        os.kill(parent_of(parent_of(fork.pid)), signal.SIGKILL)
        assert gone(fork.pid) and fork.wait(5) == -signal.SIGKILL
        with pytest.raises(OSError, match=r"refused|gone|reset"):
            Fork(there)


def test_nothing_is_left_of_it_after_an_error() -> None:
    with pytest.raises(UsageError), fork_server("time"):
        fork = Fork(address())
        raise UsageError("wrong")
    assert gone(fork.pid) and forks_address() is None


ALONE = """
from retrocolor.worker.forks import *
with fork_server("json"):
    fork = Fork(forks_address())
    print(fork.pid, flush=True)
    input()
"""


def test_all_end_with_a_command_that_is_killed() -> None:
    command = [sys.executable, "-c", ALONE]
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        fork = int(parent.stdout.readline())
        server = parent_of(tending := parent_of(fork))
        parent.kill()
        wait_until(lambda: all(gone(pid, 0.1) for pid in (fork, tending, server)))


def test_a_worker_that_does_not_listen_ends_with_the_one_that_has_it(tmp_path: Path) -> None:
    with fork_server():
        fork = Fork(address())
        os.kill(fork.pid, signal.SIGSTOP)
        pid = fork.pid
        del fork
        wait_until(lambda: gone(pid, 0.1))


def as_nobody(do: Callable[[], object]) -> int:
    """The exit status of a child of another user that does this, 1 for an error."""
    if (child := os.fork()) == 0:
        with contextlib.suppress(Exception):
            os.setuid(65534)
            do()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="nobody else to be")
def test_nothing_is_forked_for_another_user_nor_by_one() -> None:
    with fork_server():
        there = address()
        assert as_nobody(lambda: Fork(there)) == 1
        assert (fork := Fork(there)) and not gone(fork.pid, 0.1)
    stranger = socket.socket(socket.AF_UNIX)
    wait_until(lambda: as_nobody(lambda: (stranger.bind(there), stranger.listen())) == 0)  # all others are gone
    with pytest.raises(PermissionError, match="another user"):
        Fork(there)


@pytest.mark.parametrize("limit", ["-n 8", "-n 20"])
def test_without_descriptors_it_is_done_without(limit: str) -> None:
    code = "from retrocolor.worker.forks import *\nwith fork_server(): print(forks_address() is None or 'there')"
    command = ["bash", "-c", f'ulimit {limit} && exec {sys.executable} -c "$1"', "-", code]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.strip() in ("True", "there"), done.stderr
