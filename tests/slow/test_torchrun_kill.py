"""A training of several processes ends when one of them dies, soon, with one sentence, and goes on in any number."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from command import retrocolor, wait_until
from torchrun import torchrun

pytestmark = [
    pytest.mark.usefixtures("local_network"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them"),
]

FLAGS = ("--width", "0.125", "--train-size", "32", "--batch-size", "12", "--val", "0", "--amp", "none")


def children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True).stdout
    return [int(pid) for pid in found.split()]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("victim", [0, 1, "torchrun"])
def test_a_death_ends_the_run(data: Path, tmp_path: Path, victim: int | str) -> None:
    command = ("train", data, "-o", tmp_path / "run", *FLAGS)
    running = torchrun("-m", "retrocolor", *command, "--epochs", "100000")
    wait_until(lambda: (tmp_path / "run" / "metrics.jsonl").exists() or running.poll() is not None)
    ranks = children(running.pid)
    assert len(ranks) == 2
    os.kill(running.pid if victim == "torchrun" else ranks[int(victim)], signal.SIGKILL)
    killed = time.monotonic()
    said, _ = running.communicate(timeout=60)  # ends when the last process has closed it
    wait_until(lambda: all(map(gone, ranks)), 60)
    assert time.monotonic() - killed < 60 and running.returncode != 0
    assert said.count("retrocolor: ") == 1 and said.count("--resume goes on") == 1, said
    epochs = len((tmp_path / "run" / "metrics.jsonl").read_text().splitlines())
    goes_on = retrocolor(*command, "--epochs", str(epochs + 2), "--resume")
    assert goes_on.returncode == 0 and "made with processes: 2, goes on with 1" in goes_on.stderr
