"""Files that are one film together: the parts of a DVD title, or those that a user names in order. No torch."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from retrocolor.batch.discover import Medium
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.film.containers import title_parts
from retrocolor.jobs import Kind

BAR = "|"  # stands between the names of files that ffmpeg reads as one


def named_parts(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files after the first, if the user names several files to be one film; none for one file or for folders.

    Raises UsageError for files and folders together, for a file named twice, and for names that cannot be joined.
    """
    if len(paths) < 2 or all(path.is_dir() for path in paths):
        return ()
    if not all(path.is_file() for path in paths):
        raise UsageError("--join takes files of one film in order, or folders: name the one or the other.")
    if len(set(paths)) < len(paths):
        raise UsageError("--join: a file is named twice; name each file of the film once, in order.")
    _require_names(paths)
    return tuple(paths[1:])


def with_titles(media: Sequence[Medium]) -> list[Medium]:
    """The media with all parts of a DVD title as one."""
    found = []
    for medium in media:
        parts = title_parts(medium.path) if medium.kind is Kind.FILM else [medium.path]
        if len(parts) > 1 and medium.path != parts[0] and any(other.path == parts[0] for other in media):
            continue  # told by the first
        if len(parts) > 1:
            _require_names(parts)
            relative = medium.relative.with_name(parts[0].name)
            medium = replace(medium, path=parts[0], relative=relative, parts=tuple(parts[1:]))
        found.append(medium)
    return found


def _require_names(paths: Sequence[Path]) -> None:
    for path in paths:
        if BAR in str(path.absolute()):
            raise UsageError(f"{printable(path)}: a name with {BAR} in it cannot be joined; rename it.")
