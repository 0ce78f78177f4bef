"""Find photos and films below the paths a user names. Imports no torch."""

import fnmatch
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from retrocolor import marks
from retrocolor.errors import UsageError
from retrocolor.files import absolute, is_folder, is_there, lost_target, printable, resolved
from retrocolor.film import containers, numbering
from retrocolor.jobs import Kind
from retrocolor.photo.animations import animation
from retrocolor.photo.names import is_photo_suffix, is_still_picture

DOCUMENT_SUFFIXES = frozenset((".ai", ".emf", ".pdf", ".ps", ".svg", ".svgz", ".wmf"))
"""Never scans by themselves: passed over in a folder, refused by name when the user names one."""
REPORT_PREFIX = "retrocolor-"
"""Our record, our page and the folder of its thumbnails."""
SYSTEM_FOLDERS = frozenset((
    "@eadir", "#recycle", "#snapshot", "@recycle", "@recently-snapshot", "$recycle.bin", "recycler", "__macosx",
    "system volume information", "lost+found", ".trash", ".trashes", ".thumbnails",
))  # fmt: skip
"""What storage boxes and systems keep beside the files: thumbnails, deleted files. Without letter case."""
RESULT_ENDINGS = ("-color", "-compare", "-confidence")
"""How the names of results end that lie beside their original; which of them are ours, their mark says."""

ADDRESS = re.compile(r"(https?|s?ftp|file|smb|s3):/")
"""How an address begins; of its two slashes a path keeps one."""
MOVING = frozenset((".apng", ".avif", ".gif", ".heic", ".heif", ".hif", ".png", ".webp"))
"""Endings of pictures that may move."""


@dataclass(frozen=True)
class Medium:
    """A photo or film found: where it is, what it is, and where below the path that the user named."""

    path: Path
    relative: Path
    kind: Kind
    parts: tuple[Path, ...] = ()  # further files of the same film, read after it

    @property
    def stem(self) -> str:
        """The name without the ending of a file; a folder of frames has none, a DVD title no number of its part."""
        if self.parts and containers.TITLE.fullmatch(self.path.name):
            return self.path.stem[: -len("_1")]
        return self.path.name if is_folder(self.path) else self.path.stem


@dataclass
class Found:
    """What lies below one path: media in a fixed order, folders that would not open, and what else there is."""

    media: list[Medium] = field(default_factory=list)
    unreadable: list[tuple[Path, str]] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)
    excluded: int = 0


def kind_of(path: Path) -> Kind | None:
    """Photo, film, or None, by the ending of the name; by the first bytes where others than films have it."""
    suffix = path.suffix.lower()
    if suffix in containers.SUFFIXES or (suffix in containers.SHARED and containers.is_film(path)):
        return Kind.FILM
    return Kind.PHOTO if is_photo_suffix(suffix) and suffix not in DOCUMENT_SUFFIXES else None


def is_still(path: Path) -> bool:
    """Is it a photo by its name and by its first bytes, one that does not move?"""
    return kind_of(path) is Kind.PHOTO and is_still_picture(path)


def is_moving(path: Path) -> bool:
    """Is it a picture by its name, and a film by its blocks?"""
    return path.suffix.lower() in MOVING and bool(animation(path))


def require(path: Path) -> None:
    """Raise UsageError if there is nothing at `path`."""
    try:
        path.stat()
    except FileNotFoundError:
        if target := lost_target(path):
            raise UsageError(
                f"{printable(path)} is a link to {target}, which does not exist: check the link."
            ) from None
        if ADDRESS.match(str(path)):
            address = printable(path).replace(":/", "://", 1)
            raise UsageError(f"{address} is an address: name a file or folder of this machine.") from None
        raise UsageError(f"{printable(path)} does not exist: check the name.") from None
    except OSError as error:
        raise UsageError(f"{printable(path)} cannot be opened ({error.strerror}): check the name.") from error


def find_media(
    root: Path,
    *,
    exclude: Sequence[str] = (),
    skip: Collection[Path] = (),
    ours: Callable[[Path], Collection[str]] = lambda folder: (),
    frames: bool = False,
) -> Found:
    """All photos and films at or below `root`, sorted by name.

    A file named by the user is taken whatever its ending. Below a folder only known endings count; links to
    folders are not followed; pipes, sockets, `._x.jpg`, hidden folders and our own files are passed over, and
    so are the folders in `skip` and the names below a folder that `ours` returns for it; folders of the system are too,
    and counted. With `frames` the numbered stills of a folder are one film, the folder itself, and what lies deeper is
    passed over. Raises UsageError if nothing is at `root`.
    """
    found = Found()
    require(root)
    if root.is_file():
        found.media.append(Medium(root, Path(root.name), kind_of(root) or Kind.PHOTO))
    elif root.is_dir():
        skipped = {resolved(folder) for folder in skip}
        for path in _walk(root, skipped, ours, found, set(), frames):
            relative = path.relative_to(root) if path != root else Path(absolute(root).name)
            in_frames = frames and is_folder(path)
            kind = Kind.FILM if in_frames else kind_of(path)
            if kind is None or (kind is Kind.FILM and not in_frames and not containers.is_film(path)):
                found.foreign.append(path)
            elif excluded(relative, exclude):
                found.excluded += 1
            else:
                found.media.append(Medium(path, relative, kind))
    else:
        raise UsageError(f"{printable(root)} is neither a file nor a folder: name a photo, a film or a folder.")
    return found


def _walk(
    folder: Path,
    skip: set[Path],
    ours: Callable[[Path], Collection[str]],
    found: Found,
    made: set[Path],
    frames: bool = False,
) -> Iterator[Path]:
    """The regular files below `folder`, each folder's files before its folders; with `frames` sequences as folders."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        found.unreadable.append((folder, f"the folder cannot be opened ({error.strerror}): check its permissions"))
        return
    if names := ours(folder):
        made = made | {folder / name for name in names}
    folders, files = [], []
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(REPORT_PREFIX) or path in made:
            continue
        if entry.is_dir(follow_symlinks=False):
            if _is_system(entry.name):
                found.foreign.append(path)
            elif not entry.name.startswith(".") and resolved(path) not in skip:
                folders.append(path)
        elif not entry.name.startswith("._") and _is_regular(entry) and not _is_result(path):
            files.append(path)
    if frames and (several := numbering.sequences(files)):
        yield from _frames(folder, several, files, folders, found)
        return
    yield from files
    for inner in folders:
        yield from _walk(inner, skip, ours, found, made, frames)


def _frames(
    folder: Path, several: list[numbering.Numbered], files: list[Path], folders: list[Path], found: Found
) -> Iterator[Path]:
    """A folder with numbered stills, as one film; what else is in it is passed over."""
    if len(several) > 1:
        names = ", ".join(one.described for one in several[:3])
        found.unreadable.append(
            (folder, f"it holds {len(several)} films in frames ({names}): give each its own folder")
        )
        return
    yield folder
    frames = set(several[0].names)
    found.foreign += [path for path in files if path.name not in frames] + folders


def _is_system(name: str) -> bool:
    return name.lower() in SYSTEM_FOLDERS or name.lower().startswith(".trash-")


def _is_result(path: Path) -> bool:
    """Was it made by us of a single file, which leaves no record? By its name, and then by its mark."""
    if not any(ending in path.name for ending in RESULT_ENDINGS):
        return False
    return marks.holds(path, marks.PHOTO, marks.FILM, marks.COMPARE, marks.SHEET)


def _is_regular(entry: os.DirEntry[str]) -> bool:
    """A file, or a link to one; a link that leads nowhere counts, so that it is named as broken."""
    try:
        return entry.is_file() or (entry.is_symlink() and not is_there(Path(entry.path)))
    except OSError:  # it leads to itself, or into a folder that may not be entered
        return True


def excluded(relative: Path, patterns: Sequence[str]) -> bool:
    """Does a pattern match the path below the folder named by the user, or one of its parts?"""
    return any(
        fnmatch.fnmatchcase(name, pattern.rstrip("/"))
        for pattern in patterns
        for name in (relative.as_posix(), *relative.parts)
    )
