"""Completion after the tab key: the scripts for shells, and the names of models."""

import shellingham
from typer.completion import get_completion_script, install

from retrocolor.errors import UsageError

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
SHOW, INSTALL = REQUESTS = ("--show-completion", "--install-completion")
PROGRAM = {"prog_name": "retrocolor", "complete_var": "_RETROCOLOR_COMPLETE"}


def answer(request: str, names: list[str]) -> None:
    """Print or install the script for the shell that is named, else for the one that the command was typed into.

    Raises UsageError where that is none of SHELLS, or cannot be found, as in a container or a script.
    """
    shell = names[0] if names else _typed_into()
    if len(names) > 1 or shell not in SHELLS:
        raise UsageError(f"{request} {shell}: name one shell of {', '.join(SHELLS)}, as in `retrocolor {SHOW} bash`.")
    if request == SHOW:
        print(get_completion_script(shell=shell, **PROGRAM))
    else:
        print(f"Completion for {shell} stands in {install(shell=shell, **PROGRAM)[1]}: open a new terminal to use it.")


def _typed_into() -> str:
    try:
        return str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        return ""


def model_names(incomplete: str) -> list[str]:
    """Names of embedded models that begin so; without one the shell offers files, which models may be, too."""
    from retrocolor.model import card

    return [path.stem for path in card.embedded() if path.stem.startswith(incomplete)]
