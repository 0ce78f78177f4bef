"""Ctrl-C in a run by the engine of Ray, as from a terminal."""

import signal
from pathlib import Path

import pytest

from ray_runs import stop_and_look

pytest.importorskip("ray")
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the processes in /proc"),
    pytest.mark.usefixtures("local_network"),  # Ray's processes talk to each other
]


def test_an_interrupt_leaves_nothing_running(tmp_path: Path) -> None:
    stop_and_look(tmp_path, signal.SIGINT, 130)
