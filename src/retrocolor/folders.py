"""Folders for results: whose they are, whether they can be written to, and how one gets its name. No torch."""

import errno
import os
import shutil
import stat
import string
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from retrocolor import marks
from retrocolor.errors import MachineError, Unwritable, UsageError
from retrocolor.files import FULL, PART_PREFIX, PART_SUFFIX, below, new_part_name, printable, sync_folder, unwritable

PLAIN = frozenset(string.ascii_letters + string.digits + "-_. /")
"""Letters that every disk takes."""

LEFT_EVERYWHERE = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
"""What file managers leave in any folder, in small letters."""


def require_replaceable_folder(folder: Path, *, known: bool = False) -> None:
    """The one rule for a folder of frames: only where nothing is, an empty folder, or one full of results of ours.

    Raises UsageError over anything else.
    """
    if not is_taken(folder):
        return
    if not folder.is_dir():
        raise UsageError(f"{printable(folder)} is a file: name a folder with -o.")
    for place in folder.iterdir():
        ours = marks.holds(place, marks.PHOTO) or (known and place.suffix.lower() in (".png", ".tif", ".tiff"))
        if not ours and place.name.lower() not in LEFT_EVERYWHERE:
            raise UsageError(
                f"{printable(folder)} holds other files ({printable(place.name)}): give an empty folder with -o."
            )


def is_taken(path: Path) -> bool:
    """Is there anything at a path, but an empty folder?"""
    try:
        status = path.stat()
    except OSError:
        return os.path.lexists(path)
    return not stat.S_ISDIR(status.st_mode) or not is_empty(path)


def is_empty(folder: Path) -> bool:
    """Is it a folder with nothing in it but what file managers leave?"""
    return folder.is_dir() and all(place.name.lower() in LEFT_EVERYWHERE for place in folder.iterdir())


def claim_folder(folder: Path, own: Collection[str], *, marker: str = "") -> None:
    """Raise UsageError unless a folder is ours to work in: not there, empty, with `marker`, or with only `own` names.

    What is written into such a folder is `known`.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{printable(folder)} is a file: name a folder with -o.")
    if not folder.is_dir() or (marker and (folder / marker).is_file()):
        return
    names = (place.name for place in folder.iterdir())
    others = (name for name in names if not name.startswith(PART_PREFIX) and name.lower() not in LEFT_EVERYWHERE)
    other = next((name for name in others if name not in own), None)
    if other is not None:
        raise UsageError(f"{printable(folder)} holds other files ({printable(other)}): give an empty folder with -o.")


def publish_folder(made: Path, folder: Path, *, known: bool = False) -> None:
    """Give a finished folder its name, in one step; `made` lies on the same disk.

    A folder of ours that it replaces is moved beside it first, and removed when the new one is in its place.
    Raises UsageError where `folder` may not be replaced.
    """
    require_replaceable_folder(folder, known=known)
    folder.parent.mkdir(parents=True, exist_ok=True)
    sync_folder(made)
    old = made.with_name(f"{made.name}.old")
    if folder.exists():
        folder.replace(old)
    made.replace(folder)
    sync_folder(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def output_folder(folder: Path) -> Iterator[None]:
    """An output folder, made if need be and tried, while the block runs; removed again if nothing stays in it.

    Raises MachineError, before any work is done, if it cannot be written to.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:  # an interrupt may come at any moment from here on
        try:
            folder.mkdir(parents=True, exist_ok=True)
            try_to_write(folder)
        except OSError as error:
            raise unwritable(folder, error) from error
        yield
    finally:
        with suppress(OSError):  # what is not empty stays
            for place in made:
                place.rmdir()


def not_writable(folder: Path) -> MachineError | None:
    """The error of a folder that cannot be made or written to, as far as that is known without trying."""
    place = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
        return None
    code = errno.EACCES if place.is_dir() else errno.ENOTDIR
    return unwritable(folder, OSError(code, os.strerror(code)))


def require_writable(folder: Path) -> None:
    """Raise MachineError for a folder that takes no new file."""
    try:
        try_to_write(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def require_name(output: Path, folder: Path) -> None:
    """Raise Unwritable for an output whose way below a folder that takes files has letters which its disk refuses, as
    FAT does a colon.
    """
    refused = []
    for letter in sorted({*below(output, folder)} - PLAIN):
        try:
            try_to_write(folder)
            try_to_write(folder, letter)
        except OSError as error:
            if error.filename and letter in Path(error.filename).name and error.errno not in FULL:
                refused.append(letter)
    if refused:
        raise Unwritable(
            f"{printable(output)}: the disk takes no {printable(' '.join(refused))} in a name; rename the original, or "
            "choose another disk with -o."
        )


def try_to_write(folder: Path, letter: str = "") -> None:
    """Raise OSError for a folder that takes no new file, or none with a letter in its name: its permissions do not tell
    all, as in /proc.
    """
    probe = folder / new_part_name().replace(PART_SUFFIX, letter + PART_SUFFIX)
    try:
        probe.touch(exist_ok=False)
    finally:
        probe.unlink(missing_ok=True)
