"""Files that one process at a time may hold, and that nobody leaves behind. No torch.

A lock belongs to a file, not to its name: between opening and locking, the run before may have removed the name and a
third made it anew. So the name is looked at again once the lock is held, and removed only by who holds it.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from retrocolor.errors import MachineError
from retrocolor.files import PART_PREFIX, printable, unwritable
from retrocolor.folders import output_folder

LOCK_NAME = f"{PART_PREFIX}lock"  # in a folder that one run at a time writes to
WAIT_SECONDS = 0.5  # before it is looked again whether a lock is free
ATTEMPTS = 100
"""So often the name is opened again; a share that gives files no lasting number would let it go on for ever."""


def open_locked(path: Path, *, shared: bool = False) -> FileIO | None:
    """Open a file for reading and appending, made if need be, locked until it is closed or this process ends.

    None if another process holds it; `shared`: unless that shares it likewise. Raises OSError if it cannot be opened.
    """
    for last in (*[False] * (ATTEMPTS - 1), True):
        file = path.open("a+b", buffering=0)
        try:
            if not _is_regular(file):
                raise OSError(errno.EINVAL, "it is no regular file")
            held = lock(file, shared=shared)
            if held and (last or _is_at(path, file)):
                return file
        except BaseException:  # an interrupt, too, lets go of it
            file.close()
            raise
        file.close()
        if not held:
            break
    return None


def discard(path: Path) -> None:
    """Remove a file that `open_locked` made, if nobody holds it and nothing stands in it."""
    with suppress(OSError):
        if os.name == "nt":  # removes nothing that anybody has open
            if path.is_file() and path.stat().st_size == 0:
                path.unlink()
            return
        with path.open("r+b", buffering=0) as file:
            if _is_regular(file) and _flock(file) and os.fstat(file.fileno()).st_size == 0 and _is_at(path, file):
                path.unlink()


def hold(path: Path) -> FileIO:
    """A file that this process alone has open, made if need be. Raises MachineError where another run holds it."""
    try:
        file = open_locked(path)
    except OSError as error:
        raise unwritable(path, error) from error
    if file is None:
        raise in_use(path.parent)
    return file


def in_use(folder: Path) -> MachineError:
    """The error of a folder that another run writes to."""
    return MachineError(f"Another run is writing to {printable(folder)}: wait for it, or choose another with -o.")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """As `output_folder`, and no other run writes to it while the block runs. Raises MachineError where one does."""
    with output_folder(folder):
        try:
            with hold(folder / LOCK_NAME):
                yield
        finally:
            discard(folder / LOCK_NAME)


def is_held(path: Path) -> bool:
    """Does a process hold this file? It is locked for a moment to find out; False on a share without locks."""
    for _ in range(3):  # another may be looking in the same moment
        try:
            with path.open("r+b", buffering=0) as file:
                if lock(file):
                    return False
        except OSError:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Wait until nobody else is in such a block for this folder; on a share or system without such locks go on."""
    handle = None
    with suppress(OSError, ImportError):
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def lock(file: FileIO, *, shared: bool = False) -> bool:
    """Lock an open file until it is closed or this process ends; False if another process holds the lock."""
    try:
        if os.name == "nt":
            if shared:  # Windows has no such lock
                return True
            import msvcrt

            file.seek(1 << 40)  # a byte past the end: locking bytes of the text would keep others from reading it
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            return True
        return _flock(file, shared=shared)
    except PermissionError:  # what Windows says
        return False
    except OSError:  # a share without locks: go on without
        return True


def refuses_locks(file: FileIO) -> bool:
    """Does the share of an open file know no locks, so that `lock` held nothing?"""
    if os.name == "nt":
        return False
    try:
        _flock(file)  # once more: what is held stays held
    except OSError:
        return True
    return False


def shares_with_nobody(file: FileIO) -> bool:
    """Does no other process share the lock of a file that this one shares? True where that cannot be told."""
    alone = lock(file)
    lock(file, shared=True)  # what is asked for in vain is lost, too
    return alone


@contextmanager
def turn(path: Path, beat: Callable[[], None]) -> Iterator[None]:
    """Hold a lock while the block runs, as soon as it is free; `beat` is called while another process holds it."""
    while (file := open_locked(path)) is None:
        beat()
        time.sleep(WAIT_SECONDS)
    with file:
        yield


def _flock(file: FileIO, *, shared: bool = False) -> bool:
    """As `lock`; raises OSError on a share without locks."""
    import fcntl

    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_regular(file: FileIO) -> bool:
    """No pipe or device, which somebody put there."""
    return stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def _is_at(path: Path, file: FileIO) -> bool:
    """Is the open file still the one of that name?"""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False
