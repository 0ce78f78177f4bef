"""The verb `clean`: remove the colour tracks that films leave beside their results. No torch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from retrocolor.batch.discover import require
from retrocolor.config import CleanOptions
from retrocolor.errors import ExitCode
from retrocolor.files import unwritable
from retrocolor.film import places


class Fate(StrEnum):
    """What becomes of a folder."""

    REMOVED = "removed"  # or would be, in a dry run
    UNFINISHED = "unfinished"  # a run was ended there, and can go on
    USED = "used"  # a run is at work there
    EDITED = "edited"  # a file of shots that a person edited: kept


@dataclass(frozen=True)
class Leftover:
    """A folder of ours beside results, or a file in it that is kept."""

    folder: Path
    bytes: int
    fate: Fate


def clean(outputs: Sequence[Path], options: CleanOptions) -> Iterator[Leftover]:
    """Remove what films left beside their results, each as it is removed.

    `outputs` are folders, searched through, and results; one that is gone may have left something too. Work that can
    go on, and shots that a person edited, are removed only with `all`. Raises UsageError where there is nothing of that
    name, MachineError where a folder cannot be removed.
    """
    found = {output: places.leftovers(output) for output in outputs}
    for output in outputs:
        if not found[output]:
            require(output)
    for folder in dict.fromkeys(folder for folders in found.values() for folder in folders):
        size = places.folder_size(folder)
        for name in () if options.all else places.edited_in(folder):
            yield Leftover(folder / name, (folder / name).stat().st_size, Fate.EDITED)
            size -= (folder / name).stat().st_size
        if places.holds_only_shots(folder) and not options.all and places.edited_in(folder):
            continue
        if places.is_unfinished(folder) and not options.all:
            yield Leftover(folder, size, Fate.UNFINISHED)
            continue
        try:
            removed = options.dry_run or places.remove_unless_used(folder, edited=options.all)
        except OSError as error:
            raise unwritable(folder, error) from error
        yield Leftover(folder, size, Fate.REMOVED if removed else Fate.USED)


def exit_code(leftovers: Sequence[Leftover]) -> ExitCode:
    """DONE unless something is in use."""
    return ExitCode.MACHINE if any(each.fate is Fate.USED for each in leftovers) else ExitCode.DONE
