"""The verb `choices`: what several people decided, made one."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from retrocolor.batch.choices import CHOICES_NAME, Choice
from retrocolor.batch.merge_choices import Conflict, Merged
from retrocolor.cli.console import console, row, write_json
from retrocolor.cli.flags import with_flags
from retrocolor.config import MergeOptions
from retrocolor.errors import ExitCode
from retrocolor.files import printable
from retrocolor.wording import counted

choices_app = typer.Typer(help="What people decided on the results of a folder.", no_args_is_help=True)


@choices_app.command()
@with_flags(MergeOptions)
def merge(
    out: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    files: Annotated[list[Path], typer.Argument(help="Files of choices by other people.", show_default=False)],
    options: MergeOptions,
) -> int:
    """Take other people's files of choices into the folder's own; where two disagree, both are named."""
    from retrocolor.batch.merge_choices import merge as run

    merged = run(out, files, options.take)
    if options.json:
        write_json(_as_json(merged), options.json)
    if options.json != "-":
        _print(merged, settled=options.take is not None, out=console())
    return ExitCode.DONE if options.take is not None or not merged.conflicts else ExitCode.MEDIA_FAILED


def _print(merged: Merged, *, settled: bool, out: Console) -> None:
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


def _as_json(merged: Merged) -> dict[str, object]:
    conflicts = [_conflict(conflict) for conflict in merged.conflicts]
    counts = {"new": merged.new, "changed": merged.changed}
    return {"version": 1, "command": "choices merge", "folder": str(merged.folder), **counts, "conflicts": conflicts}


def _conflict(conflict: Conflict) -> dict[str, object]:
    told = {name: getattr(conflict, name).as_json() for name in ("ours", "theirs", "kept")}
    return {"name": conflict.name, **told}
