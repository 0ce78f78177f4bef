"""Draw the merging of choices, or dump it as JSON (documented in docs/cli.md)."""

from rich.console import Console

from retrocolor.batch.choices import CHOICES_NAME, Choice
from retrocolor.batch.merge_choices import Conflict, Merged
from retrocolor.cli.console import row
from retrocolor.files import printable
from retrocolor.wording import counted


def print_merged(merged: Merged, *, settled: bool, out: Console) -> None:
    """Where people disagree, and what was taken over; `settled` by --take."""
    for conflict in merged.conflicts:
        name = printable(conflict.name)
        out.print(f"conflict  {name}: {_told(conflict.ours)} against {_told(conflict.theirs)}", soft_wrap=True)
    row(out, "Taken over", f"{merged.new:,} new, {merged.changed:,} changed")
    if merged.conflicts:
        note = "settled by --take" if settled else "the folder's own stay; --take settles them: ours, theirs or newest"
        row(out, "Conflicts", f"{len(merged.conflicts):,}", style="dim" if settled else "red", note=note)
    row(out, "Written to", printable(merged.folder / CHOICES_NAME))


def _told(choice: Choice) -> str:
    """A choice in a few words: who, what, when."""
    plain = choice.as_json()
    said = [choice.state.value if choice.state else "a look"]
    said += [f"{name} {value}" for name, value in plain.get("look", {}).items()]
    said += [counted(len(choice.hints), "hint")] if choice.hints else []
    said += [f"like {printable(name)}" for name in choice.like]
    return f"{printable(choice.by) or 'somebody'} ({', '.join([*said, choice.at] if choice.at else said)})"


def merged_as_json(merged: Merged) -> dict[str, object]:
    """What --json writes."""
    conflicts = [_conflict(conflict) for conflict in merged.conflicts]
    counts = {"new": merged.new, "changed": merged.changed}
    return {"version": 1, "command": "choices merge", "folder": str(merged.folder), **counts, "conflicts": conflicts}


def _conflict(conflict: Conflict) -> dict[str, object]:
    told = {name: getattr(conflict, name).as_json() for name in ("ours", "theirs", "kept")}
    return {"name": conflict.name, **told}
