"""Draw the events of a run: a bar, the rate and the time left on a terminal, nothing in a pipe."""

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from retrocolor import results
from retrocolor.files import printable
from retrocolor.results import Ended, Event, Finished, Notice, Planned, Result, Started, Status

NAME_WIDTH = 32


def console(*, stderr: bool = False) -> Console:
    """A console that never reads markup in names and does not break lines in a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=not stream.isatty())


class _Rate(ProgressColumn):
    """Files per second, or per minute when that is below one."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if not speed or task.total is None or not task.fields.get("rate", True):
            return Text("")
        text = f"{speed:.1f}/s" if speed >= 1 else f"{speed * 60:.1f}/min"
        return Text(text, style="dim", justify="right")


def follow(events: Iterable[Event], *, verbose: bool = False) -> Ended:
    """Draw the events on standard error until the run has ended; returns that."""
    err = console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        TextColumn("{task.fields[failed]}", style="red", markup=False),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        drawing = _Drawing(bars, err, verbose)
        for event in events:
            drawing.draw(event)
    assert drawing.ended is not None
    return drawing.ended


class _Drawing:
    """What is on the screen: one bar for all files, one more for each film in work."""

    def __init__(self, bars: Progress, err: Console, verbose: bool) -> None:
        self.bars, self.err, self.verbose = bars, err, verbose
        self.started: list[Path] = []
        self.films: dict[Path, TaskID] = {}
        self.all: TaskID | None = None
        self.failed = 0
        self.ended: Ended | None = None

    def draw(self, event: Event) -> None:
        match event:
            case Planned() if event.todo:
                self.all = self.bars.add_task("Loading the network", total=event.todo, name="", failed="")
            case Started():
                self.started.append(event.source)
                self._show("Colouring")
            case results.Progress():
                self._film(event)
            case Finished():
                self._finish(event)
            case Notice():
                self.err.print(event.text, style="yellow")
            case Ended():
                self.ended = event

    def _show(self, description: str) -> None:
        if self.all is None:
            return
        name = shortened(self.started[-1]) if self.started else ""
        if self.bars.tasks[0].description != description:
            self.bars.reset(self.all)  # the rate begins with the work, not with the loading
        self.bars.update(self.all, description=description, name=name)

    def _film(self, event: results.Progress) -> None:
        if event.source not in self.films:
            text = event.text or "Film"
            name = shortened(event.source)
            self.films[event.source] = self.bars.add_task(text, total=100, name=name, failed="", rate=False)
        self.bars.update(
            self.films[event.source], completed=round(event.fraction * 100), description=event.text or "Film"
        )

    def _finish(self, event: Finished) -> None:
        result = event.result
        if result.source in self.films:
            self.bars.remove_task(self.films.pop(result.source))
        if self.all is not None and result.source in self.started:
            self.started.remove(result.source)
            self.bars.advance(self.all)
        if self.all is not None and result.status in (Status.FAILED, Status.REFUSED):
            self.failed += 1
            self.bars.update(self.all, failed=f"{self.failed} failed")
        if self.verbose and event.details:
            self.err.print(failure_line(result), soft_wrap=True)
            self.err.print(event.details, style="dim")


def failure_line(result: Result) -> Text:
    """`failed  NAME: reason`, safe to print whatever the name is."""
    style = "red" if result.status is Status.FAILED else "yellow"
    return Text.assemble((f"{result.status.value}  ", style), f"{printable(result.source)}: {printable(result.reason)}")


def shortened(path: Path) -> str:
    """The end of a name, at most so long that the bar stays where it is."""
    name = printable(path.name)
    return name if len(name) <= NAME_WIDTH else f"…{name[-NAME_WIDTH + 1 :]}"
