"""Files on disk: outputs that appear whole or not at all, printable names, paths made absolute. No torch."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrocolor.errors import MachineError

PART_PREFIX = ".retrocolor-"
PART_SUFFIX = ".part"
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def atomic_output(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its name when the block ends well.

    Yields the path of an empty file in the same folder, hidden and ending in `.part`; write to it in any
    way (say which format: the ending does not). Afterwards it is synced, renamed to `path`, and the folder
    synced; after an error it is removed and `path` is untouched. Missing folders are made.
    Raises MachineError when the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f"{PART_PREFIX}{secrets.token_hex(8)}{PART_SUFFIX}"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in FULL:
            raise unwritable(path.parent, error) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def unwritable(place: Path, error: OSError) -> MachineError:
    """The error that says why nothing can be written at a place, and what to do."""
    if error.errno in FULL:
        return MachineError(f"The disk of {printable(place)} is full: free some space, then run the same command.")
    return MachineError(
        f"{printable(place)} cannot be written to ({error.strerror}): "
        "change its permissions or choose another output with -o."
    )


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power loss, where the system can: not on Windows or some shares."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}:
            raise
    finally:
        os.close(handle)


def remove_parts(folder: Path) -> int:
    """Remove what a killed run left half-written in `folder`; returns how many files that were.

    Call it only while holding the folder's lock.
    """
    leftovers = list(folder.glob(f"{PART_PREFIX}*{PART_SUFFIX}")) if folder.is_dir() else []
    for part in leftovers:
        part.unlink(missing_ok=True)
    return len(leftovers)


def check_writable(folder: Path) -> None:
    """Make the output folder and try to write in it; raises MachineError before any work is done."""
    probe = folder / f"{PART_PREFIX}{secrets.token_hex(8)}{PART_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise unwritable(folder, error) from error


def printable(path: Path | str) -> str:
    """A name as text that is safe to print: control characters and undecodable bytes become escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(path))


def absolute(path: Path) -> Path:
    """The path from the root, without dots, links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (Path.resolve follows links)


def resolved(path: Path) -> Path:
    """The path without links and dots; it need not exist."""
    return Path(os.path.realpath(path))
