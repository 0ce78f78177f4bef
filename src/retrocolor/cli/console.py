"""Where the commands write (a terminal, a pipe, JSON) and what they write alike: rows, lists, tables."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from retrocolor import __version__, marks
from retrocolor.cli.outputs import lost_output
from retrocolor.files import atomic_output, printable

LABEL_WIDTH = 11
MOST_NAMES = 10
WIDE = 10_000  # columns of a pipe: no table is cut there
Item = TypeVar("Item")


def console(*, stderr: bool = False) -> Console:
    """A console that never reads markup in names and does not break lines in a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDE
    return Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=bool(width), width=width)


@contextmanager
def also_json(value: Callable[[], dict[str, Any]], place: str | None) -> Iterator[None]:
    """Write as JSON, if there is a place for it, what the block shows to people; each also where the other fails."""
    try:
        yield
    finally:
        if place:
            _write_json(value(), place)


def _write_json(value: dict[str, Any], place: str) -> None:
    """Write JSON to a file, or to standard output for `-`."""
    text = json.dumps({"made_by": f"retrocolor {__version__}", **value}, indent=1) + "\n"
    if place == "-":
        sys.stdout.write(text)
        return
    try:
        with atomic_output(Path(place), mark=marks.JSON) as part:
            part.write_text(text, encoding="utf-8")
    except OSError as error:
        raise lost_output("--json", Path(place), error) from error


def row(out: Console, label: str, text: str, *, style: str = "dim", note: str = "", width: int = LABEL_WIDTH) -> None:
    """One line: the label in its style and width, the text, a dim note."""
    out.print(Text.assemble((f"{label:{width}} ", style), text, (f"  {note}" if note else "", "dim")), soft_wrap=True)


def listing(out: Console, items: Sequence[Item], line: Callable[[Item], Text], most: int, rest: str = "more") -> None:
    """A line for each of the first `most` items; then, indented like the texts of rows, how many more there are."""
    for item in items[:most]:
        out.print(line(item), soft_wrap=True)
    if len(items) > most:
        out.print(indented(f"and {len(items) - most:,} {rest}"), soft_wrap=True)


def names(out: Console, paths: Sequence[Path]) -> None:
    """The first names below a row, indented like its text, and how many more there are."""
    listing(out, paths, lambda path: indented(printable(path)), MOST_NAMES)


def indented(text: str) -> Text:
    """A dim line below a row."""
    return Text(f"{'':{LABEL_WIDTH}} {text}", style="dim")


def table(headings: Iterable[str], *, left: int = 1, no_wrap: bool = True) -> Table:
    """An empty table with a rule below its headings: the first `left` columns of text, the others of figures.

    On a narrow terminal text is broken, and figures where they may be (`no_wrap` false); see `fit`.
    """
    made = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for number, heading in enumerate(headings):
        made.add_column(heading, justify="left" if number < left else "right", no_wrap=no_wrap and number >= left)
    return made


def fit(made: Table, out: Console) -> Table:
    """The table, of whose first column a narrow terminal cuts no word."""
    if out.measure(made, options=out.options.update(width=WIDE)).maximum > out.width:
        first = made.columns[0]
        first.width = max(len(word) for cell in (first.header, *first.cells) for word in str(cell).split())
    return made
