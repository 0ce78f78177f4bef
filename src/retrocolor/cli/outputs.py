"""Names that were given: what cannot be read, and what must not be written to, is refused before any work."""

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import Field
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import printable, require_replaceable, resolved
from retrocolor.folders import try_to_write
from retrocolor.ranges import word_of

NO_NAME = {errno.ENAMETOOLONG, errno.ELOOP}


def require_names(given: Iterable[Any]) -> None:
    """Raise UsageError for a path that can be none on this machine: too long, or links that lead round in a circle."""
    for path in (path for value in given for path in (value if isinstance(value, list) else [value])):
        try:
            if isinstance(path, Path):
                path.lstat()
        except OSError as error:
            if error.errno in NO_NAME:
                raise UsageError(f"{printable(path)}: {error.strerror}; choose another name.") from error


def require_readable(given: Iterable[Any]) -> None:
    """Raise UsageError for a file or folder to be read that its permissions keep from this user."""
    for path in (path for value in given for path in (value if isinstance(value, list) else [value])):
        if isinstance(path, Path) and path.exists() and not os.access(path, os.R_OK):
            raise UsageError(f"{printable(path)} cannot be read by this user: change its permissions.")


def require_outputs(items: Iterable[Field[Any]], given: Mapping[str, Any]) -> None:
    """Refuse outputs that cannot be meant, by themselves or together. Raises UsageError or MachineError."""
    taken: dict[Path, str] = {}
    for item in items:
        value = given[item.name]
        if not item.metadata["writes"] or value is None:
            continue
        _require_output(item, value)
        if str(value) == "-":
            continue
        place, name = resolved(Path(value)), word_of(item)
        if taken.setdefault(place, name) != name:
            raise UsageError(f"{taken[place]} and {name} name the same file ({printable(value)}): give them two names.")


def _require_output(item: Field[Any], given: Any) -> None:
    writes, name, path = item.metadata["writes"], word_of(item), Path(given)
    if str(given) == "-":
        if item.name == "json":
            return
        raise UsageError(f"{name} -: results cannot go to standard output; name a file or folder.")
    require_names([path])
    if writes == "folder" and path.exists() and not path.is_dir():
        raise UsageError(f"{name} {printable(path)}: this is a file; name a folder.")
    if not isinstance(writes, bytes):
        return
    require_replaceable(path, writes)
    if not path.parent.is_dir():
        raise UsageError(f"{name} {printable(path)}: there is no folder {printable(path.parent)}; make it first.")
    try:
        try_to_write(path.parent)
    except OSError as error:
        raise lost_output(name, path, error) from error
    if writes == marks.SHEET and path.suffix.lower() != ".png":  # by that name it is passed over among pictures
        raise UsageError(f"{name} {printable(path)}: the sheet is a PNG, name it *.png.")


def lost_output(name: str, path: Path, error: OSError) -> MachineError:
    """The error that says why the file of an option cannot be written."""
    return MachineError(
        f"{name} {printable(path)}: {printable(path.parent)} cannot be written to ({error.strerror}); "
        "change its permissions or choose another place."
    )
