"""What this process may use of the machine: cores, memory, time; its place among others. No torch."""

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path, PurePosixPath

from retrocolor.errors import UsageError
from retrocolor.ranges import MINUTES

FEW_CORES = 8
M_ARENA_MAX = -8  # of malloc.h
PR_SET_PDEATHSIG = 1  # of prctl.h
CGROUPS, OWN_GROUPS = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def core_count() -> int:
    """Processor cores that this process may use, which a container, a quota or SLURM may have limited."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    given = os.environ.get("SLURM_CPUS_PER_TASK", "")  # where SLURM does not see to it itself
    limits = [int(given)] if given.isdigit() else []
    for quota, period in _texts("cpu", "cpu.max", "cpu.cfs_quota_us", "cpu.cfs_period_us"):
        if quota.isdigit() and period.isdigit() and int(period):
            limits.append(-(-int(quota) // int(period)))
    return max(1, min(cores, *limits)) if limits else cores


@lru_cache(maxsize=1)
def machine_memory() -> int:
    """Bytes of memory this process may count on: the machine's, or the limit of its container or of SLURM."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        total = 8 << 30
    limits = [int(limit) for limit, *_ in _texts("memory", "memory.max", "memory.limit_in_bytes") if limit.isdigit()]
    return min(total, *limits) if limits else total


def _texts(controller: str, name: str, *old_names: str) -> Iterator[list[str]]:
    """What the files of a limit say for the control groups of this process and those above: `name` in version 2, or
    `old_names` in version 1, whose texts come as one.
    """
    groups = [("", "/"), (controller, "/")]  # in a container its own are the top ones, whatever they are called
    with suppress(OSError, ValueError):
        groups += [(kinds, path) for _, kinds, path in (line.split(":", 2) for line in _lines(OWN_GROUPS))]
    for kinds, path in groups:
        top, names = (CGROUPS / controller, old_names) if kinds else (CGROUPS, (name,))
        if kinds and controller not in kinds.split(","):
            continue
        for folder in (PurePosixPath(path), *PurePosixPath(path).parents):
            with suppress(OSError):
                texts = [(top / folder.relative_to("/") / file).read_text() for file in names]
                yield " ".join(texts).split()


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines()


def may_have_gpu() -> bool:
    """Whether torch may find a GPU, as far as can be seen without it: a driver of NVIDIA, AMD or WSL, or a system that
    has its own.
    """
    return sys.platform != "linux" or any(map(os.path.exists, ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg")))


def share_memory() -> None:
    """Let all threads of this process take memory from one place: what one frees, the others use. Call it before there
    are others. glibc gives each a place of its own, which is faster where many want memory at a time; on a machine of
    many cores it still does.
    """
    if "MALLOC_ARENA_MAX" not in os.environ and core_count() <= FEW_CORES:
        with suppress(OSError, AttributeError):  # another system, or another C library
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def return_memory() -> None:
    """Give the system back what was freed: glibc keeps it, in pieces too small for what comes next."""
    with suppress(OSError, AttributeError):  # another system, or another C library
        ctypes.CDLL(None).malloc_trim(0)


def end_with(parent: int) -> None:
    """Let the kernel end this process with its parent, kill -9 included, where it can (Linux).

    One that died before the kernel was asked is not told of any more, so that it is looked for.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def deadline(max_minutes: float | None, until: str | None = None) -> float | None:
    """When to stop, in seconds as `time.time()` counts them: so many minutes from now, or when the local clock says
    `until` (HH:MM) the next time, whichever comes first; None for never. Raises UsageError.
    """
    times = []
    if max_minutes is not None:
        MINUTES.require("--max-minutes", max_minutes)
        times.append(time.time() + 60 * max_minutes)
    if until is not None:
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", until):
            raise UsageError(f"--until {until}: give a time of day as HH:MM, such as 06:00.")
        hour, minute = map(int, until.split(":"))
        moment = datetime.now().replace(hour=hour, minute=minute, second=0, microsecond=0)
        times.append((moment if moment > datetime.now() else moment + timedelta(days=1)).timestamp())
    return min(times, default=None)


@dataclass(frozen=True)
class Place:
    """A process among those that torchrun started: its number among all, and among those of this machine."""

    rank: int = 0
    count: int = 1
    local_rank: int = 0
    local_count: int = 1


def launched() -> Place:
    """What torchrun, or whoever sets the same variables, says of this process."""
    names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
    given = [os.environ.get(name, "") for name in names]
    return Place(*map(int, given)) if "MASTER_ADDR" in os.environ and all(map(str.isdigit, given)) else Place()
