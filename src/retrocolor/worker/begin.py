"""Another process of Python, which finds the same modules. No torch."""

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import IO, Any

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}  # numpy: the worker's threads are enough


def begin(
    statement: str, *, stdin: int | IO[bytes], output: int, environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Begin a process that runs a statement, in a group of its own: Ctrl-C is for the parent. Raises OSError."""
    own_group: dict[str, Any] = {"creationflags": 0x200} if os.name == "nt" else {"process_group": 0}
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {statement}"],
        stdin=stdin,
        stdout=output,
        stderr=output,
        env=os.environ | ONE_THREAD | dict(environment or {}),
        **own_group,
    )
