"""The engine of Ray: the same files as the local engine makes, whatever dies, and nothing is left running."""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

import pytest

import film_clips as make
from command import ENVIRONMENT, grey, pictures, retrocolor, save, wait_until
from photo_kills import pictures_named, start

pytest.importorskip("ray")
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the processes in /proc"),
    pytest.mark.usefixtures("local_network"),  # Ray's processes talk to each other
]
RAY = ("--engine", "ray", "--jobs", "1")  # as many workers as cores


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
    return [pid for pid, line in below(parent).items() if "retrocolor.worker.main" in line]


def all_gone(processes: dict[int, str]) -> bool:
    def is_same(pid: int) -> bool:
        with contextlib.suppress(OSError):
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            return bool(line) and line == processes[pid]
        return False

    return not any(map(is_same, processes))


def test_ray_makes_what_the_local_engine_makes_though_workers_are_killed(tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    for number in range(14):
        save(folder / f"{number % 2}" / f"{number}.png", grey(500, 700, number))
    make.clip(folder / "film.mp4")
    run = start(folder, out, "--recolor", *RAY)
    wait_until(lambda: pictures_named(out) or run.poll() is not None)
    started = below(run.pid)
    assert len(workers(run.pid)) >= min(2, os.cpu_count() or 1) and any("raylet" in line for line in started.values())
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    printed, complained = run.communicate(timeout=200)
    assert run.returncode == 0 and "Coloured    15" in printed, complained
    assert complained.count("\n") <= 2 and "going on with a new one" in complained
    wait_until(lambda: all_gone(started))
    assert retrocolor("colorize", folder, "-o", whole, "--recolor").returncode == 0
    assert pictures(out) == pictures(whole) and len(pictures(out)) == 15
    assert retrocolor("verify", out).returncode == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 5)])
def test_a_stop_leaves_nothing_running(tmp_path: Path, number: int, code: int) -> None:
    for picture in range(40):
        save(tmp_path / "in" / f"{picture}.png", grey(500, 700, picture))
    run = start(tmp_path / "in", tmp_path / "out", *RAY)
    wait_until(lambda: pictures_named(tmp_path / "out") or run.poll() is not None)
    started = below(run.pid)
    os.killpg(run.pid, number) if number == signal.SIGINT else os.kill(run.pid, number)  # as a terminal, as a scheduler
    _, complained = run.communicate(timeout=100)
    assert run.returncode == code, complained
    assert complained in ("Interrupted.\n", f"Stopped on request: {40 - len(pictures(tmp_path / 'out'))} left.\n")
    assert started
    wait_until(lambda: all_gone(started))


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    (tmp_path / "without" / "ray").mkdir(parents=True)
    (tmp_path / "without" / "ray" / "__init__.py").write_text("raise ImportError")
    path = os.pathsep.join([str(tmp_path / "without"), ENVIRONMENT.get("PYTHONPATH", "")])
    environment = ENVIRONMENT | {"PYTHONPATH": path}
    command = ["retrocolor", "colorize", str(tmp_path / "in"), "--engine", "ray"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 3 and "needs the ray extra; install it with `pip install" in done.stderr
    done = retrocolor("colorize", tmp_path / "in", "--engine", "ray", "--ray-address", "127.0.0.1:9")
    assert done.returncode == 3 and "no Ray answers there" in done.stderr
    done = retrocolor("colorize", tmp_path / "in", "--engine", "slurm")
    assert done.returncode == 2 and "choose one of local, ray" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("in")] == ["in"]
