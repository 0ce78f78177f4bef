"""Ctrl-C in a run by the engine of Ray, as from a terminal, and its death; a Ray that comes up slowly or otherwise,
and a second one."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command import ENVIRONMENT, grey, retrocolor, save, wait_until
from photo_kills import pictures_named, start
from ray_runs import OPEN, RAY, all_gone, below, cluster, stop_and_look

SLOW_SECONDS = 35  # Ray by itself gives its servers 30

pytest.importorskip("ray")
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the processes in /proc"),
    pytest.mark.usefixtures("local_network"),  # Ray's processes talk to each other
]


def test_an_interrupt_leaves_nothing_running(tmp_path: Path) -> None:
    stop_and_look(tmp_path, signal.SIGINT, 130)


def test_a_ray_that_comes_up_slowly_is_waited_for(tmp_path: Path) -> None:
    """As on a loaded machine: its server is held from its first moment on."""
    save(tmp_path / "in" / "a.png", grey())
    run = start(tmp_path / "in", tmp_path / "out", *RAY)

    def servers() -> list[int]:
        return [pid for pid, line in below(run.pid).items() if "gcs_server_port" in line and "raylet" not in line]

    wait_until(lambda: servers() or run.poll() is not None)
    for server in servers():
        os.kill(server, signal.SIGSTOP)
    time.sleep(SLOW_SECONDS)
    assert run.poll() is None and not any("raylet/raylet" in line for line in below(run.pid).values())
    for server in servers():
        os.kill(server, signal.SIGCONT)
    printed, complained = run.communicate(timeout=120)
    assert run.returncode == 0 and "Coloured    1" in printed, complained


def test_a_run_that_is_killed_leaves_nothing_running(tmp_path: Path) -> None:
    for picture in range(40):
        save(tmp_path / "in" / f"{picture}.png", grey(500, 700, picture))
    run = start(tmp_path / "in", tmp_path / "out", *RAY)
    wait_until(lambda: pictures_named(tmp_path / "out") or run.poll() is not None)
    started = below(run.pid)
    assert any("ray_idle" in line for line in started.values())
    run.kill()
    run.communicate(timeout=20)
    wait_until(lambda: all_gone(started))


IMPATIENT = """
from retrocolor.cli.main import main
from retrocolor.worker import ray_nodes
ray_nodes.ABSENT_SECONDS, ray_nodes.COUNT_SECONDS = 4.0, 1.0
main()
"""


@pytest.mark.parametrize("victim", ["/raylet", "/gcs_server"])
def test_a_cluster_without_nodes_or_its_server_is_waited_for_but_not_for_ever(tmp_path: Path, victim: str) -> None:
    for picture in range(200):
        save(tmp_path / "in" / f"{picture}.png", grey(700, 900, picture))
    with cluster() as (address, processes):
        options = ["-o", str(tmp_path / "out"), *RAY, "--ray-address", address]
        command = [sys.executable, "-c", IMPATIENT, "colorize", str(tmp_path / "in"), *options]
        with subprocess.Popen(command, env=ENVIRONMENT | OPEN, stderr=subprocess.PIPE, text=True) as run:
            wait_until(lambda: pictures_named(tmp_path / "out") or run.poll() is not None)
            for pid in processes(victim):
                os.kill(pid, signal.SIGKILL)
            complained = run.communicate(timeout=60)[1]
        assert run.returncode == 3 and "No node of the Ray cluster was there for 4 s" in complained, complained
        assert "Traceback" not in complained and ".cc:" not in complained


def test_who_listens_but_says_nothing_is_no_ray(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        done = retrocolor("colorize", tmp_path / "in", "--engine", "ray", "--ray-address", address, timeout=30)
    assert done.returncode == 3 and "no Ray answers there (timed out)" in done.stderr


TWICE = """
import os
from retrocolor.worker.ray_workers import ray_workers
before = dict(os.environ)
for _ in range(2):
    with ray_workers(None, gpu=False, jobs=1) as workers:
        print("up", flush=True)
    assert os.environ == before
"""
OTHERWISE = """
from retrocolor.worker import ray_idle
from retrocolor.worker.ray_workers import ray_workers
ray_idle.__file__ = "not there"
with ray_workers(None, gpu=False, jobs=1) as workers:
    print(workers.places > 0)
"""


def test_a_program_may_start_ray_again() -> None:
    """Each start has a home of its own, and a token in it."""
    environment = ENVIRONMENT | {"RAY_gcs_server_port_wait_time_s": "20"}
    done = subprocess.run([sys.executable, "-c", TWICE], env=environment, capture_output=True, text=True, timeout=200)
    assert done.stdout.split() == ["up", "up"], done.stderr


def test_a_ray_that_wants_its_agents_gets_them() -> None:
    """What stands in for them ends at once, and the node with it: then Ray is started as Ray does it."""
    done = subprocess.run(
        [sys.executable, "-c", OTHERWISE], env=ENVIRONMENT, capture_output=True, text=True, timeout=200
    )
    assert done.stdout.split() == ["True"], done.stderr
