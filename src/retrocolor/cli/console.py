"""Where the shell writes: terminals, pipes, JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from retrocolor.files import atomic_output, unwritable


def console(*, stderr: bool = False) -> Console:
    """A console that never reads markup in names and does not break lines in a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=not stream.isatty())


def write_json(value: dict[str, Any], place: str) -> None:
    """Write JSON to a file, or to standard output for `-`."""
    text = json.dumps(value, indent=1) + "\n"
    if place == "-":
        sys.stdout.write(text)
        return
    try:
        with atomic_output(Path(place)) as part:
            part.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritable(Path(place), error) from error
