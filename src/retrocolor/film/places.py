"""Where the work on a film lies, beside its result: names that are known without opening it. No torch, no ffmpeg.

The work folder of a result is gone when that is finished. The track of a film stays, for other results of it; only the
lock in it is held while a run uses it.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from retrocolor.files import PART_PREFIX, fitted, read_regular
from retrocolor.film import containers
from retrocolor.film.shot_file import is_edited
from retrocolor.jobs import Identity
from retrocolor.locks import open_locked

WORK, TRACK = ".work", ".track"
LOCK, LOOKED, SEEN, RESULTS, SHOTS = "lock", "looked.json", "seen.json", "results.json", "shots.json"
Part = tuple[float, float | None]  # of a film: its first second, and the one where it ends; None: with the film


def work_folder(output: Path) -> Path:
    """Where the work on a result lies until it is finished."""
    return output.with_name(fitted(f"{PART_PREFIX}{output.name}", WORK))


def track_folder(source: Path, output: Path, part: str = "") -> Path:
    """Where the track of a film lies, or that of a part of it: beside its results, by its name.

    Films of one name in several folders are told apart by the way from the result to them, which stays when both move.
    """
    try:
        way = os.path.relpath(source, output.parent)
    except ValueError:  # another drive
        way = os.path.abspath(source)  # noqa: PTH100 (Path.resolve follows links)
    digest = hashlib.sha256(os.fsencode(way)).hexdigest()[:8]
    return output.with_name(fitted(f"{PART_PREFIX}{source.name}-{digest}", f"{part and '.'}{part}{TRACK}"))


def wanted_part(start: float | None, end: float | None, preview: float | None) -> Part | None:
    """The part of a film that options ask for; None: all of it."""
    if start is None and end is None and preview is None:
        return None
    first = start or 0.0
    if preview is not None:
        end = min(first + preview, end if end is not None else first + preview)
    return first, end


def part_label(part: Part | None) -> str:
    """A part in the name of its track's folder: seconds."""
    if part is None:
        return ""
    return "-".join("end" if seconds is None else f"{seconds:.6g}" for seconds in part)


def folder_size(folder: Path) -> int:
    """Bytes in a folder and those below it, in which others may be at work."""
    size = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size if path.is_file() else 0
    return size


def lying_at(output: Path) -> tuple[Identity | None, ...]:
    """What lies where a film's result goes, and where it goes in another container; None: nothing."""
    return tuple(
        Identity.of(path, checksum=False) if path.exists() else None for path in (output, containers.moved(output))
    )


def results_of(track: Path) -> dict[str, Any]:
    """The names of the results that a track was used for, each with what its shots were (see `shot_list`)."""
    try:
        results = json.loads(read_regular(track / RESULTS))
    except (OSError, ValueError):
        return {}
    return results if isinstance(results, dict) else {}


def leftovers(output: Path) -> list[Path]:
    """Tracks and work folders of a result, or of all results in a folder and those below it; links are not followed."""
    if not output.is_dir():
        tracks = [folder for folder in _ours(output.parent) if output.name in results_of(folder)]
        return [folder for folder in (work_folder(output), *tracks) if folder.is_dir()]
    return [found for folder, _, _ in os.walk(output) for found in _ours(Path(folder))]


def _ours(folder: Path) -> list[Path]:
    found = sorted(folder.glob(f"{PART_PREFIX}*"))
    return [path for path in found if path.suffix in (WORK, TRACK) and path.is_dir() and not path.is_symlink()]


def is_unfinished(folder: Path) -> bool:
    """Can a run go on with what is in a track or work folder?"""
    return folder.suffix == WORK or not ((folder / LOOKED).is_file() or holds_only_shots(folder))


def holds_only_shots(folder: Path) -> bool:
    """Was a track removed but for the shots that a person edited?"""
    return folder.suffix == TRACK and {path.name for path in folder.iterdir()} - {LOCK} == {SHOTS}


def remove_unless_used(folder: Path, *, edited: bool = False) -> bool:
    """Remove a track or work folder, but for shots that a person edited (with `edited` these too).

    False if a run is using it. Raises OSError if it cannot be removed.
    """
    held = open_locked(folder / LOCK)
    if held is None:
        return False
    held.close()
    clear(folder, () if edited else edited_in(folder))
    return True


def edited_in(folder: Path) -> tuple[str, ...]:
    """The name of the file of shots in a track's folder, if a person edited it: no run removes or replaces that."""
    return (SHOTS,) if is_edited(folder / SHOTS) else ()


def clear(folder: Path, kept: Collection[str]) -> None:
    """Remove a folder, or all in it but what is kept."""
    if not kept:
        shutil.rmtree(folder)
        return
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in kept:
            path.unlink()
