"""Choices of several people made one; where they disagree, both are named. No torch."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from retrocolor.batch.choice_fields import moment
from retrocolor.batch.choices import Choice, Choices, read_file, update
from retrocolor.batch.discover import require
from retrocolor.batch.record import no_record, record_files
from retrocolor.errors import UsageError

TAKE = ("ours", "theirs", "newest")


@dataclass(frozen=True)
class Conflict:
    """Two people decided otherwise on one file; `kept` is the one that stands in the file now."""

    name: str
    ours: Choice
    theirs: Choice
    kept: Choice


@dataclass(frozen=True)
class Merged:
    """What became of the choices of `others`: how many were new, were changed, and where people disagree."""

    folder: Path
    new: int
    changed: int
    conflicts: tuple[Conflict, ...]


def merge(folder: Path, others: Sequence[Path], take: str | None = None) -> Merged:
    """Take the choices of other files into those of an output folder, and write them.

    Of two decisions of one person the later one holds. Where two people disagree `take` says which one holds ("ours",
    "theirs", "newest"); without it the folder's own stays. Raises UsageError for what is no folder of a run, no file of
    choices, or no such `take`; then nothing is written.
    """
    if take is not None and take not in TAKE:
        raise UsageError(f"--take {take}: choose one of {', '.join(TAKE)}.")
    require(folder)
    if not record_files(folder):
        raise no_record(folder)
    for other in others:
        require(other)
    files = [read_file(other) for other in others]
    new, changed = 0, 0
    conflicts: list[Conflict] = []

    def change(ours: Choices) -> Choices:
        nonlocal new, changed
        merged = dict(ours.files)
        for theirs in files:
            for name, their in theirs.files.items():
                our = merged.get(name)
                if our is None:
                    new += 1
                elif their.decision == our.decision:
                    continue
                elif conflict := _conflict(name, our, their, take):
                    conflicts.append(conflict)
                    merged[name] = conflict.kept
                    continue
                elif moment(their.at) <= moment(our.at):
                    continue
                else:
                    changed += 1
                merged[name] = their
        return Choices(merged)

    update(folder, change)
    return Merged(folder, new, changed, tuple(conflicts))


def _conflict(name: str, our: Choice, their: Choice, take: str | None) -> Conflict | None:
    """Where two people disagree; None where one has changed their mind."""
    if our.by and our.by == their.by:
        return None
    later = their if moment(their.at) > moment(our.at) else our
    return Conflict(name, our, their, {"theirs": their, "newest": later}.get(take or "", our))
