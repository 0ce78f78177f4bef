"""The processes that a command has started."""

import contextlib
from pathlib import Path


def children(parent: int) -> list[int]:
    """The processes that a process has started, on Linux; /proc/PID/task/*/children may leave some out."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # one that has ended meanwhile
            number, rest = stat.read_text().rsplit(")", 1)
            if int(rest.split()[1]) == parent:
                found.append(int(number.split()[0]))
    return found
