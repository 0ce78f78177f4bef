"""Runs by the engine of Ray: the processes below one, and a stop of all of them."""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from command import ENVIRONMENT, grey, pictures, save, wait_until
from photo_kills import pictures_named, start

RAY = ("--engine", "ray", "--jobs", "1")  # as many workers as cores
OPEN = {"RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}  # for a cluster, and who joins it


def below(parent: int) -> dict[int, str]:
    """All processes that descend from one, with their command lines."""
    parents, lines = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # one that has ended meanwhile
            number, rest = stat.read_text().rsplit(")", 1)
            pid = int(number.split()[0])
            parents[pid] = int(rest.split()[1])
            lines[pid] = stat.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    found = {parent}
    while more := {pid for pid, above in parents.items() if above in found} - found:
        found |= more
    return {pid: lines[pid] for pid in found - {parent} if pid in lines}


def workers(parent: int) -> list[int]:
    """Those that were begun, and those that were forked: each leads a group, which is not that of who tends it."""
    groups = {}
    for pid, line in below(parent).items():
        if "retrocolor.worker.main" in line or "retrocolor.worker.forks" in line:
            with contextlib.suppress(OSError):
                groups[pid] = os.getpgid(pid)
    tending = {group for pid, group in groups.items() if pid != group}
    return [pid for pid, group in groups.items() if pid == group and pid not in tending]


def all_gone(processes: dict[int, str]) -> bool:
    def is_same(pid: int) -> bool:
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            return bool(line) and line == processes[pid]
        return False

    return not any(map(is_same, processes))


def stop_and_look(folder: Path, number: int, code: int) -> None:
    """Stop a run of Ray by a signal: it says so, ends with a status, and so do all processes that it started."""
    for picture in range(40):
        save(folder / "in" / f"{picture}.png", grey(500, 700, picture))
    run = start(folder / "in", folder / "out", *RAY)
    wait_until(lambda: pictures_named(folder / "out") or run.poll() is not None)
    started = below(run.pid)
    os.killpg(run.pid, number) if number == signal.SIGINT else os.kill(run.pid, number)  # as a terminal, as a scheduler
    _, complained = run.communicate(timeout=100)
    assert run.returncode == code, complained
    assert complained in ("Interrupted.\n", f"Stopped on request: {40 - len(pictures(folder / 'out'))} left.\n")
    assert started
    wait_until(lambda: all_gone(started))


def stop_while_it_starts(folder: Path, sign: str, numbers: list[int], code: int) -> None:
    """Signals, one after the other, once a process of Ray is there: the command says so and leaves nothing."""
    save(folder / "in" / "a.png", grey())
    (temporary := folder / "t").mkdir()
    run = start(folder / "in", folder / "out", *RAY, TMPDIR=str(temporary))
    wait_until(lambda: any(sign in line for line in below(run.pid).values()) or run.poll() is not None)
    started = below(run.pid)
    for number in numbers:
        os.kill(run.pid, number)
        time.sleep(0.1)
    _, complained = run.communicate(timeout=100)
    said = "Interrupted" if code == 130 else "Stopped on request"
    assert run.returncode == code and complained == f"retrocolor: {said}: the same command goes on.\n", complained
    wait_until(lambda: all_gone(started))
    assert not list(temporary.iterdir())


def programs(parent: int, name: str) -> list[int]:
    """Those below a process that run a program."""
    return [pid for pid, line in below(parent).items() if line.split(" ")[0].endswith(name)]


CLUSTER = """
from retrocolor.worker.ray_start import connected
with connected(None, 2) as ray:
    print(ray.get_runtime_context().gcs_address, flush=True)
    input()
"""


@contextlib.contextmanager
def cluster() -> Iterator[tuple[str, Callable[[str], list[int]]]]:
    """A Ray of this machine that others join: its address, and which of its processes are of a program."""
    command = [sys.executable, "-c", CLUSTER]
    environment, pipe = ENVIRONMENT | OPEN, subprocess.PIPE
    with subprocess.Popen(command, env=environment, text=True, stdin=pipe, stdout=pipe) as head:
        assert head.stdout
        yield head.stdout.readline().strip(), functools.partial(programs, head.pid)
        head.communicate("\n", timeout=60)
