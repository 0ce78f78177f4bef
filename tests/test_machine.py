"""What a process may use of its machine, by its control groups and SLURM, and how its threads share memory."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from retrocolor import machine


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of control groups, empty; the machine has 64 cores and 512 GiB."""
    monkeypatch.setattr(machine, "CGROUPS", tmp_path)
    monkeypatch.setattr(machine, "OWN_GROUPS", tmp_path / "own")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    monkeypatch.setattr(os, "sysconf", lambda name: 4096 if name == "SC_PAGE_SIZE" else 512 << 18, raising=False)
    monkeypatch.delenv("SLURM_CPUS_PER_TASK", raising=False)
    return tmp_path


def found() -> tuple[int, int]:
    return machine.core_count(), machine.machine_memory.__wrapped__() >> 30


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(f"{text}\n")


def test_without_limits_all_is_there(groups: Path) -> None:
    assert found() == (64, 512)
    write(groups, cpu__max="max 100000", memory__max="max", own="0::/user.slice")
    write(groups / "cpu", cpu__cfs_quota_us="-1", cpu__cfs_period_us="100000")
    assert found() == (64, 512)


def test_a_container_has_what_it_was_given(groups: Path) -> None:
    write(groups, cpu__max="250000 100000", memory__max=str(4 << 30), own="0::/")
    assert found() == (3, 4)


def test_a_job_below_other_groups_has_the_least_of_all(groups: Path) -> None:
    """As SLURM makes them with version 2 of control groups."""
    write(groups, own="0::/system.slice/slurmstepd.scope/job_7/step_0")
    write(groups / "system.slice/slurmstepd.scope/job_7", memory__max=str(16 << 30), cpu__max="max 100000")
    write(groups / "system.slice/slurmstepd.scope/job_7/step_0", memory__max="max", cpu__max="800000 100000")
    assert found() == (8, 16)


def test_groups_of_version_1(groups: Path) -> None:
    write(groups, own="4:memory:/slurm/job_7\n2:cpu,cpuacct:/slurm/job_7\n0::/")
    write(groups / "memory/slurm/job_7", **{"memory__limit_in_bytes": str(2 << 30)})
    write(groups / "cpu/slurm", cpu__cfs_quota_us="400000", cpu__cfs_period_us="100000")
    assert found() == (4, 2)


def test_slurm_says_how_many_cores_a_task_has(groups: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "8")
    assert found() == (8, 512)
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "128")
    assert found() == (64, 512)


ARENAS = """
import ctypes, os, sys, threading
from retrocolor import machine

machine.core_count = lambda: int(sys.argv[1])
machine.share_memory()
blocks = []
threads = [threading.Thread(target=lambda: blocks.append(ctypes.CDLL(None).malloc(100_000))) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype, libc.malloc_info.argtypes = ctypes.c_void_p, (ctypes.c_int, ctypes.c_void_p)
libc.fflush.argtypes = (ctypes.c_void_p,)
out = libc.fdopen(1, b"w")
libc.malloc_info(0, out)
libc.fflush(out)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the places of glibc")
def test_threads_of_few_cores_take_memory_from_one_place_unless_told_otherwise() -> None:
    def places(cores: int, **environment: str) -> int:
        plain = {name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"}
        command = [sys.executable, "-c", ARENAS, str(cores)]
        return subprocess.run(command, env=plain | environment, capture_output=True, text=True).stdout.count("<heap ")

    assert places(2) == 1
    assert places(64) > 1 and places(2, MALLOC_ARENA_MAX="16") > 1
