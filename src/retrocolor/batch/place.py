"""Where the results of a path that a user names go. No torch."""

import re
from dataclasses import dataclass
from pathlib import Path

from retrocolor.batch.discover import kind_of
from retrocolor.batch.record import record_files
from retrocolor.config import FilmOptions
from retrocolor.errors import UsageError
from retrocolor.files import absolute, beside, printable, resolved
from retrocolor.film import numbering

ENDING = re.compile(r"\.(?!v?\d+$)\w{1,5}", re.IGNORECASE)
"""Of a file, where one is meant: results.2024 and out.v2 are none."""


@dataclass(frozen=True)
class Place:
    """Where the results of one named path go; `stem` (of NAME-color) or `name`, below `root`, for a single file."""

    root: Path
    mirrored: bool = False
    stem: str | None = None
    name: Path | None = None
    recorded: bool = True


def place_of(path: Path, output: Path | None, film: FilmOptions, *, alone: bool) -> Place:
    """Where the results of a path go. Raises UsageError for an output that cannot be meant for it."""
    real = absolute(path)
    one = path.is_file() or (film.fps is not None and numbering.sequence_in(path) is not None)
    if output is None:
        if not one:
            return Place(beside(path, "-color"), mirrored=True)
        stem = real.name if path.is_dir() else real.stem
        return Place(real.parent, stem=stem, recorded=_has_record(real.parent))
    target = absolute(output)
    if not target.is_dir() and kind_of(target) is not None:
        if film.frames:
            raise UsageError(f"-o {printable(output)} names a file, and --frames writes a folder: name one.")
        if not alone:
            raise UsageError(f"-o {printable(output)} names one file, and the results are many: name a folder.")
        if path.is_dir() and not one:
            raise UsageError(_no_single(path, output, film))
        return _named(target)
    if target.exists() and not target.is_dir():
        raise UsageError(f"{printable(output)} is a file: for this input, name a folder with -o.")
    if film.frames and alone and one:
        return _named(target)
    if not one:
        return Place(target if alone else target / real.name, mirrored=True)
    if alone and not target.exists() and ENDING.fullmatch(target.suffix):
        raise UsageError(
            f"-o {printable(output)}: no photo or film ends in {printable(target.suffix)}; give it the ending "
            "of one, or make that folder first if you mean one."
        )
    return Place(target)


def _no_single(path: Path, output: Path, film: FilmOptions) -> str:
    """The sentence for one file as the result of a folder of any number of media."""
    if film.fps is None:
        return f"-o {printable(output)} names one file, and {printable(path)} is a folder: name a folder with -o."
    return (
        f"-o {printable(output)} names one file, and there is no film in {printable(path)} itself, numbered stills, "
        "two or more: name a folder that holds them, or a folder with -o."
    )


def _named(target: Path) -> Place:
    """The very name of the one result; a record of a folder above it tells of it."""
    root = next((folder for folder in target.parents if _has_record(folder)), None)
    return Place(root or target.parent, name=target.relative_to(root or target.parent), recorded=root is not None)


def _has_record(folder: Path) -> bool:
    return bool(record_files(folder))


def keep_apart(path: Path, place: Place) -> None:
    if place.mirrored and resolved(place.root) == resolved(path):
        raise UsageError(
            f"The results would go into {printable(path)}, beside the originals: name another folder with -o."
        )
