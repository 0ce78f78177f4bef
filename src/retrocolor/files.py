"""Files on disk: outputs that appear whole or not at all, and never over a file that is not ours; names. No torch."""

import errno
import hashlib
import os
import secrets
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from retrocolor import marks
from retrocolor.errors import InTheWay, MachineError, UsageError

PART_PREFIX = ".retrocolor-"
PART_SUFFIX = ".part"
LONGEST_NAME = 255  # bytes of one name, on nearly every file system
CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES}
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
SAME_TIME = 2_000_000_000  # nanoseconds: the coarsest clock of a file system (FAT)


class Seen(NamedTuple):
    """What lay at a place when it was looked at: size in bytes, time of change in nanoseconds."""

    size: int
    mtime_ns: int


def seen(path: Path) -> Seen | None:
    """What lies at a path now, links not followed; None: nothing."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Seen(status.st_size, status.st_mtime_ns)


def has_time_of(path: Path, original: Path) -> bool:
    """Was a file last changed when the original was? That is the time which we give a photo's result."""
    one, other = seen(path), seen(original.resolve())
    return one is not None and other is not None and abs(one.mtime_ns - other.mtime_ns) < SAME_TIME


@contextmanager
def atomic_output(
    path: Path, *, mark: bytes = b"", known: "Seen | bool" = False, within: Path | None = None
) -> Iterator[Path]:
    """A temporary file beside `path` that takes its name when the block ends well.

    Yields the path of an empty file in the same folder, or `within` another one on its disk, hidden and ending in
    `.part`; write to it in any way (say which format: the ending does not). Afterwards it is synced, renamed to
    `path`, and the folder synced; after an error it is removed and `path` is untouched. Missing folders are made.
    Raises InTheWay where `path` may not be replaced (see `require_replaceable`), MachineError when the disk is full.
    """
    require_replaceable(path, mark, known=known)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = (within or path.parent) / new_part_name()
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield part
        with part.open("rb+") as written:
            sync(written.fileno())
        require_replaceable(path, mark, known=known)  # somebody may have put a file there meanwhile
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in FULL:
            raise unwritable(path.parent, error) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def require_replaceable(path: Path, mark: bytes = b"", *, known: "Seen | bool" = False) -> None:
    """The one rule for writing: only where nothing is, or over what we made ourselves.

    Ours is what is `known` by a record or by the folder that holds it, as long as it is what was `seen` then, and a
    file with the `mark` of its kind (see `marks`). Raises InTheWay over anything else.
    """
    if not os.path.lexists(path):
        return
    if path.is_dir():
        raise InTheWay(f"{printable(path)} is a folder: move it away, or choose another name.")
    if isinstance(known, Seen) and known != seen(path):
        raise InTheWay(f"{printable(path)} was changed while its result was made: it is kept; --overwrite replaces it.")
    if not known and not (mark and marks.is_earlier(path, mark)):
        raise InTheWay(
            f"{printable(path)} is there already, and is not an earlier one that retrocolor made: move it away, or "
            "choose another name."
        )


def is_there(path: Path) -> bool:
    """Is there anything at a path, links followed? No where that cannot be told: `Path.exists` raises there."""
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path) -> bool:
    """Is it a folder? No where that cannot be told, as of a link into a closed folder: `Path.is_dir` raises there."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Is it a file, or a link to one? No where that cannot be told."""
    return os.path.isfile(path)  # noqa: PTH113


def fitted(stem: str, ending: str) -> str:
    """`stem` + `ending` as one name of at most 255 bytes: a long stem is cut, and a hash of it keeps the name unique.

    The same stem and ending always give the same name, so that a later run finds it again.
    """
    room = LONGEST_NAME - len(os.fsencode(ending))
    if len(os.fsencode(stem)) <= room:
        return stem + ending
    digest = "~" + hashlib.sha256(os.fsencode(stem)).hexdigest()[:8]
    while len(os.fsencode(stem)) > room - len(digest):
        stem = stem[:-1]
    return stem + digest + ending


def beside(path: Path, ending: str) -> Path:
    """Where the results of a folder (or a tar of one) go by default: NAME + `ending` beside it.

    Raises UsageError for a whole disk, which has no name.
    """
    place = absolute(path)
    if not place.name:
        raise UsageError(f"{printable(path)} is a whole disk: name the output folder with -o.")
    name = place.name if place.is_dir() else place.name.removesuffix(".tar")
    return place.with_name(fitted(name, ending))


def unwritable(place: Path, error: OSError) -> MachineError:
    """The error that says why nothing can be written at a place, and what to do."""
    if error.errno in FULL:
        return MachineError(f"The disk of {printable(place)} is full: free some space, then run the same command.")
    for above in (place, *place.parents):
        if target := lost_target(above):  # of a share that is not mounted
            return MachineError(f"{printable(above)} is a link to {target}, which does not exist: check the link.")
    return MachineError(
        f"{printable(place)} cannot be written to ({error.strerror}): "
        "change its permissions or choose another output with -o."
    )


def refusal(error: OSError) -> str:
    """What the system refuses, and where: of a half-written file the folder."""
    if not isinstance(error.filename, str):
        return error.strerror or str(error)
    place = Path(error.filename)
    return f"{printable(place.parent if place.name.startswith(PART_PREFIX) else place)}: {error.strerror}"


def read_regular(path: Path) -> bytes:
    """What a file holds. Raises OSError for what is none: reading a pipe would wait for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return path.read_bytes()


def asset(name: str) -> str:
    """The text of a page or script that came with the install."""
    return resources.files("retrocolor").joinpath("assets", name).read_text(encoding="utf-8")


def checksum(path: Path) -> str:
    """sha256 of a file, in hexadecimal: read once in a process, as long as size and time stay. Raises OSError."""
    status = path.stat()
    return _checksum(path, status.st_size, status.st_mtime_ns)


@cache
def _checksum(path: Path, size: int, mtime_ns: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(handle: int) -> None:
    """Make what was written survive a power loss, where the system can: not on some shares."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power loss, where the system can: not on Windows or some shares."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder to drop things in
        return
    try:
        sync(handle)
    finally:
        os.close(handle)


def tag_parts(tag: str) -> None:
    """Let the half-written files of this process, and of it alone, have a tag (of a shard) in their names."""
    global _tag
    _tag = tag


_tag = ""


def own_tag() -> str:
    """The tag of this process; empty if it has none."""
    return _tag


def new_part_name() -> str:
    """A name for a file that is half-written."""
    return f"{PART_PREFIX}{_tag and f'{_tag}-'}{secrets.token_hex(8)}{PART_SUFFIX}"


def remove_parts(folder: Path, tag: str = "", *, older_than: float = 0) -> int:
    """Remove what a killed run left half-written in `folder`, with a `tag` only those; returns how many that were.

    Call it only while holding the lock of the folder or shard, or for what was last written to longer ago than so many
    seconds. What cannot be removed stays, as another user's in a folder where each removes his own.
    """
    removed = 0
    with suppress(OSError):  # of a folder that is gone, or whose disk is
        for part in folder.glob(f"{PART_PREFIX}{tag and f'{tag}-'}*{PART_SUFFIX}"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime >= older_than or not older_than:
                    part.unlink()
                    removed += 1
    return removed


def printable(path: Path | str) -> str:
    """A name as text that is safe to print: control characters and undecodable bytes become escapes."""
    text = str(path)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def folded(text: str) -> str:
    """A path as the least careful file system sees it: without letter case, in composed Unicode."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def absolute(path: Path) -> Path:
    """The path from the root, without dots, links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (Path.resolve follows links)


def below(path: Path, folder: Path) -> str:
    """The way from a folder to what lies in it at any depth, with slashes. Raises ValueError for what does not."""
    text, start = str(path), f"{folder}{os.sep}"
    if not text.startswith(start):  # pathlib takes many times as long
        return path.relative_to(folder).as_posix()
    return text[len(start) :].replace(os.sep, "/")


def resolved(path: Path) -> Path:
    """The path without links and dots; it need not exist."""
    return Path(os.path.realpath(path))


def lost_target(path: Path) -> str:
    """Where a link leads to what is not there, as it is told of; empty for everything else."""
    try:
        return printable(path.readlink()) if path.is_symlink() and not path.exists() else ""
    except OSError:  # it leads into a folder that may not be entered
        return ""
