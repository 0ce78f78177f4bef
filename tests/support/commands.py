"""Every command of the shell, so that a new one is covered by itself."""

from collections.abc import Iterator

import typer

from retrocolor.cli.verbs import app


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    """Every command with its full name: `colorize`, `dataset build`."""
    waiting = list(typer.main.get_command(app).commands.items())
    while waiting:
        name, command = waiting.pop(0)
        if hasattr(command, "commands"):
            waiting += [(f"{name} {below}", inner) for below, inner in command.commands.items()]
        else:
            yield name, command
