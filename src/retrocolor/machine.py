"""What this process may use of the machine. No torch."""

import os
from functools import lru_cache
from pathlib import Path

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
