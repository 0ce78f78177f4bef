"""What `retrocolor clean` found, drawn and as JSON."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console

from retrocolor.batch.clean import Fate, Leftover
from retrocolor.cli.console import row
from retrocolor.files import printable
from retrocolor.wording import in_bytes

JSON_VERSION = 1
NOTES = {
    Fate.UNFINISHED: "work that can go on: the same command, or --all removes it",
    Fate.EDITED: "a person edited it: kept; --all removes it",
    Fate.USED: "a run is using it: wait for it",
}


def print_cleaned(found: Sequence[Leftover], out: Console, *, dry_run: bool) -> None:
    """One line for each folder, and how much was freed."""
    for each in found:
        label = "To remove" if dry_run and each.fate is Fate.REMOVED else each.fate.value.capitalize()
        row(out, label, f"{printable(each.folder)}  {in_bytes(each.bytes)}", note=NOTES.get(each.fate, ""))
    freed = [each.bytes for each in found if each.fate is Fate.REMOVED]
    label = "Would free" if dry_run else "Freed"
    nothing = "nothing" if dry_run or found else "nothing: no film left anything here"
    row(out, label, in_bytes(sum(freed)) if freed else nothing)


def cleaned_as_json(found: Sequence[Leftover]) -> dict[str, Any]:
    """The same as plain values; docs/cli.md says what each means."""
    folders = [{"folder": str(each.folder), "bytes": each.bytes, "fate": each.fate.value} for each in found]
    return {"version": JSON_VERSION, "folders": folders}
