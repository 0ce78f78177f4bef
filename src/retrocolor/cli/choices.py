"""The verb `choices`: what several people decided, made one."""

from pathlib import Path
from typing import Annotated

import typer

from retrocolor.cli.flags import Shell, with_flags
from retrocolor.config import MergeOptions
from retrocolor.errors import ExitCode

choices_app = typer.Typer(cls=Shell, help="What people decided on the results of a folder.", no_args_is_help=True)


@choices_app.command()
@with_flags(MergeOptions)
def merge(
    out: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    files: Annotated[list[Path], typer.Argument(help="Files of choices by other people.", show_default=False)],
    options: MergeOptions,
) -> int:
    """Take other people's files of choices into the folder's own; where two disagree, both are named."""
    from retrocolor.batch.merge_choices import merge as run
    from retrocolor.cli.choices_output import merged_as_json, print_merged
    from retrocolor.cli.console import also_json, console

    merged = run(out, files, options.take)
    with also_json(lambda: merged_as_json(merged), options.json):
        if options.json != "-":
            print_merged(merged, settled=options.take is not None, out=console())
    return ExitCode.DONE if options.take is not None or not merged.conflicts else ExitCode.MEDIA_FAILED
