"""What this process may use of the machine: cores, memory, time; its place among others. No torch."""

import ctypes
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from retrocolor.errors import UsageError
from retrocolor.ranges import MINUTES

_CGROUPS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def core_count() -> int:
    """Processor cores that this process may use, which a container or a scheduler may have limited."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=1)
def machine_memory() -> int:
    """Bytes of memory this process may count on: the machine's, or its container's limit."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        total = 8 << 30
    for name in _CGROUPS:
        file = Path(name)
        if file.is_file() and (text := file.read_text().strip()).isdigit():
            total = min(total, int(text))
    return total


def return_memory() -> None:
    """Give the system back what was freed: glibc keeps it, in pieces too small for what comes next."""
    with suppress(OSError, AttributeError):  # another system, or another C library
        ctypes.CDLL(None).malloc_trim(0)


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
