"""What this process may use of the machine. No torch."""

import os


def core_count() -> int:
    """Processor cores that this process may use, which a container or a scheduler may have limited."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
