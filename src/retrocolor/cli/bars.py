"""Draw progress: a bar on a terminal, gone when the work is done; nothing in a pipe."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TaskID, TextColumn
from rich.table import Column

Final = TypeVar("Final")


class Bar(NamedTuple):
    """What a bar shows: so many done of so many, under a description, with a note beside it."""

    description: str
    done: int
    total: int
    note: str = ""


NOTE = TextColumn("{task.fields[note]}", style="dim", markup=False)


def unbroken() -> Column:
    """How a column stands whose words stay on one line: on a narrow terminal the bar and longer texts give way."""
    return Column(no_wrap=True)


def progress(err: Console, *columns: ProgressColumn) -> Progress:
    """Bars on `err` for as long as they are entered: description and bar, then the columns. A pipe gets nothing."""
    first = (TextColumn("{task.description}", markup=False, table_column=unbroken()), BarColumn(bar_width=30))
    return Progress(*first, *columns, console=err, transient=True, disable=not err.is_terminal)


def last_of(events: Iterable[Any], final: type[Final], draw: Callable[[Any], None]) -> Final:
    """Draw each event; returns the last one, which is a `final`."""
    event = None
    for event in events:
        draw(event)
    if not isinstance(event, final):
        raise AssertionError(f"the events end with {final.__name__} or an error")
    return event


def follow(
    events: Iterable[Any],
    final: type[Final],
    to_bar: Callable[[Any], Bar | None],
    err: Console,
    *columns: ProgressColumn,
    waiting: str | None = None,
) -> Final:
    """Draw events as one bar to the last one, which is a `final` and is returned.

    `to_bar` says what the bar shows after an event; None leaves it as it is. Another type of event begins another
    bar, whose time left is its own. `columns` follow the count; `waiting` is the description before the first event.
    """
    with progress(err, MofNCompleteColumn(), *columns) as bars:
        one = _OneBar(bars, waiting)
        return last_of(events, final, lambda event: one.show(to_bar(event), type(event)))


class _OneBar:
    """One bar at a time: another kind of event takes its place."""

    def __init__(self, bars: Progress, waiting: str | None) -> None:
        self.bars = bars
        self.task: TaskID | None = None if waiting is None else bars.add_task(waiting, total=None, note="")
        self.kind: type | None = None

    def show(self, bar: Bar | None, kind: type) -> None:
        if bar is None:
            return
        if self.task is not None and self.kind not in (None, kind):
            self.bars.remove_task(self.task)
            self.task = None
        if self.task is None:
            self.task = self.bars.add_task(bar.description, total=bar.total, note=bar.note)
        self.kind = kind
        self.bars.update(self.task, description=bar.description, completed=bar.done, total=bar.total, note=bar.note)
