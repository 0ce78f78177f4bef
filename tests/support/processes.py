"""The processes that a command has started."""

import contextlib
import time
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


def parent_of(pid: int) -> int:
    """The process that has started one, on Linux."""
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def gone(pid: int, seconds: float = 5.0) -> bool:
    """Whether a process has ended (or is a zombie nobody waits for) within some seconds."""
    for _ in range(int(seconds * 20)):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False
