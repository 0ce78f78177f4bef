"""The engine of Ray: the same files as the local engine makes, whatever dies, and nothing is left running."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import film_clips as make
from command import ENVIRONMENT, grey, pictures, retrocolor, save, wait_until
from photo_kills import pictures_named, start
from ray_runs import RAY, all_gone, below, programs, stop_and_look, stop_while_it_starts, workers
from retrocolor import __version__

pytest.importorskip("ray")
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the processes in /proc"),
    pytest.mark.usefixtures("local_network"),  # Ray's processes talk to each other
]


def test_ray_makes_what_the_local_engine_makes_though_workers_are_killed(tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    for number in range(14):
        save(folder / f"{number % 2}" / f"{number}.png", grey(500, 700, number))
    make.clip(folder / "film.mp4")
    run = start(folder, out, "--recolor", *RAY)
    many = min(2, os.cpu_count() or 1)
    wait_until(lambda: (pictures_named(out) and len(workers(run.pid)) >= many) or run.poll() is not None)
    started = below(run.pid)
    assert run.poll() is None and any("raylet" in line for line in started.values())
    assert not any(idle in line for line in started.values() for idle in ("monitor.py", "dashboard.py", "Agent"))
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    printed, complained = run.communicate(timeout=200)
    assert run.returncode == 0 and "Coloured    15" in printed, complained
    assert complained.count("\n") <= 2 and "going on with a new one" in complained
    wait_until(lambda: all_gone(started))
    assert retrocolor("colorize", folder, "-o", whole, "--recolor").returncode == 0
    assert pictures(out) == pictures(whole) and len(pictures(out)) == 15
    assert retrocolor("verify", out).returncode == 0


@pytest.mark.slow
def test_an_actor_that_is_killed_costs_no_file(tmp_path: Path) -> None:
    """All workers of a Ray of our own are in its hands, and end with it; another one begins others."""
    for number in range(24):
        save(tmp_path / "in" / f"{number}.png", grey(500, 700, number))
    run = start(tmp_path / "in", tmp_path / "out", *RAY)

    def actors() -> list[int]:
        return [pid for pid, line in below(run.pid).items() if line.startswith("ray::Hands")]

    wait_until(lambda: (pictures_named(tmp_path / "out") and actors()) or run.poll() is not None)
    held = workers(run.pid)
    (actor,) = actors()
    os.kill(actor, signal.SIGKILL)
    wait_until(lambda: not set(held) & set(workers(run.pid)))
    printed, complained = run.communicate(timeout=200)
    assert run.returncode == 0 and "Coloured    24" in printed, complained
    assert "lost with its actor or its machine" in complained and "Traceback" not in complained


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["raylet/raylet", "gcs/gcs_server"])
def test_a_ray_of_our_own_that_dies_is_told(tmp_path: Path, victim: str) -> None:
    for number in range(60):
        save(tmp_path / "in" / f"{number}.png", grey(500, 700, number))
    run = start(tmp_path / "in", tmp_path / "out", *RAY)
    wait_until(lambda: pictures_named(tmp_path / "out") or run.poll() is not None)
    started = below(run.pid)
    (pid,) = programs(run.pid, victim)
    os.kill(pid, signal.SIGKILL)
    _, complained = run.communicate(timeout=40)
    assert run.returncode == 3 and "Ray on this machine was ended, perhaps for want of memory: " in complained
    assert "Traceback" not in complained and ".cc:" not in complained
    wait_until(lambda: all_gone(started))


@pytest.mark.parametrize(
    "name", [pytest.param("x" * 40, marks=pytest.mark.slow), "x" * 95, pytest.param("ü b", marks=pytest.mark.slow)]
)
def test_temporary_files_may_lie_deep_and_be_called_otherwise(tmp_path: Path, name: str) -> None:
    """A socket's path has no more than 107 bytes, of which Ray takes 64; SLURM's TMPDIR is a long one. It is to be of
    ASCII.
    """
    deep = tmp_path / name[: max(8, len(name) - len(str(tmp_path)))]
    deep.mkdir()
    done = colorize_one(tmp_path, *RAY, TMPDIR=str(deep))
    assert done.returncode == 0, done.stderr
    assert list(deep.iterdir()) == [] and len(pictures(tmp_path / "in-color")) == 1


def test_more_jobs_than_cores_and_the_resources_of_another_ray(tmp_path: Path) -> None:
    jobs = str((os.cpu_count() or 1) + 1)
    done = colorize_one(tmp_path, "--engine", "ray", "--jobs", jobs, RAY_OVERRIDE_RESOURCES='{"CPU": 0}')
    assert done.returncode == 0, done.stderr


def colorize_one(folder: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    save(folder / "in" / "a.png", grey())
    command = ["retrocolor", "colorize", str(folder / "in"), *arguments]
    return subprocess.run(command, env=ENVIRONMENT | variables, capture_output=True, text=True, timeout=100)


def test_a_stop_leaves_nothing_running(tmp_path: Path) -> None:
    """As a scheduler does it; Ctrl-C stands in tests/slow."""
    stop_and_look(tmp_path, signal.SIGTERM, 5)


@pytest.mark.parametrize(
    ("sign", "numbers", "code"),
    [
        ("gcs_server", [signal.SIGTERM], 5),
        pytest.param("raylet/raylet", [signal.SIGTERM, signal.SIGTERM], 5, marks=pytest.mark.slow),
        ("gcs_server", [signal.SIGHUP], 5),
        ("raylet/raylet", [signal.SIGINT, signal.SIGINT], 130),
    ],
)
def test_a_stop_while_ray_starts_leaves_nothing(tmp_path: Path, sign: str, numbers: list[int], code: int) -> None:
    stop_while_it_starts(tmp_path, sign, numbers, code)


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_modules_beside_the_scans_are_not_run(tmp_path: Path, engine: str) -> None:
    """Ray has its workers look for modules in the folder that the command was called in, before all others."""
    save(tmp_path / "a.png", grey())
    for name in ("random", "nt", "selectors", "torch", "retrocolor", "colorsys"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')\n")
    command = ["retrocolor", "colorize", ".", "-o", "out", "--engine", engine]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert len(pictures(tmp_path / "out")) == 1 and not (tmp_path / "ran").exists()


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
    done = retrocolor("colorize", tmp_path / "in", "--engine", "ray", "--ray-address", "127.0.0.1:65536")
    assert done.returncode == 2 and "give auto, or HOST:PORT" in done.stderr
    done = retrocolor("colorize", tmp_path / "in", "--engine", "slurm")
    assert done.returncode == 2 and "choose one of local, ray" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("in")] == ["in"]


def test_what_is_no_ray_is_told_so(tmp_path: Path) -> None:
    """One that says something else; that says nothing stands in tests/slow."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        threading.Thread(target=lambda: other.accept()[0].sendall(b"SSH-2.0-OpenSSH"), daemon=True).start()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        done = colorize_one(tmp_path, "--engine", "ray", "--ray-address", address)
    assert done.returncode == 3 and "no Ray answers there (what listens there is no Ray)" in done.stderr


OTHERS = """
import queue, sys, types
from retrocolor.worker import ray_workers as there

missing = types.ModuleType("not_on_the_node")
missing.Setup = type("Setup", (), {"__module__": "not_on_the_node"})
sys.modules["not_on_the_node"] = missing
heard = queue.SimpleQueue()
with there.ray_workers(None, gpu=False, jobs=1) as workers:
    for number, version in enumerate((there.__version__, "0.0.1")):
        there.__version__ = version
        worker = workers.start(number, None if number else missing.Setup(), 1, heard)
        while (message := heard.get(timeout=60)[1]) is None:
            pass  # the end of the one before
        print(message.failure.fatal, flush=True)
        worker.kill()
"""


def test_a_node_that_is_not_like_this_machine_is_named() -> None:
    """With another version of retrocolor, or without something that it needs."""
    done = subprocess.run([sys.executable, "-c", OTHERS], env=ENVIRONMENT, capture_output=True, text=True, timeout=100)
    lacking, other = done.stdout.splitlines()
    assert "cannot run retrocolor" in lacking and "No module named 'not_on_the_node'" in lacking
    assert f"has retrocolor {__version__}, not 0.0.1: install the same" in other
