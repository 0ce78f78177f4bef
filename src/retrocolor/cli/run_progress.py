"""Draw the events of a run: a bar, the rate and the time left on a terminal, nothing in a pipe."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from retrocolor.batch import events
from retrocolor.batch.events import Ended, Event, Finished, Notice, Planned, Started
from retrocolor.cli.bars import last_of, progress, unbroken
from retrocolor.cli.console import console
from retrocolor.files import printable
from retrocolor.film.progress import clock
from retrocolor.jobs import Result, Status

NAME_WIDTH = 32


class _CountColumn(ProgressColumn):
    """`3/60` of the files, `15 %` of a film."""

    def render(self, task: Task) -> Text:
        if task.fields["film"]:
            return Text(f"{task.percentage:.0f} %")
        return Text(f"{int(task.completed):,}/{int(task.total or 0):,}")


class _RateColumn(ProgressColumn):
    """Files per second (or minute) and the time left; not while a film is in work, which says so itself."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        if not speed or not task.fields["with_rate"]:
            return Text("")
        rate = f"{speed:.1f}/s" if speed >= 1 else f"{speed * 60:.1f}/min"
        return Text(f"{rate}, {clock(task.time_remaining or 0)} left", style="dim")


class _NameColumn(ProgressColumn):
    """The file in work, cut where the terminal is narrow; how far a film is, on as many lines as that takes."""

    def render(self, task: Task) -> Text:
        cut = not task.fields["film"]
        return Text(task.fields["name"], style="dim", no_wrap=cut, overflow="ellipsis" if cut else "fold")


def follow_run(run: Iterable[Event], *, verbose: bool = False) -> Ended:
    """Draw the events of a run on standard error until it has ended; returns that."""
    err = console(stderr=True)
    columns = (
        _CountColumn(unbroken()),
        _RateColumn(unbroken()),
        TextColumn("{task.fields[failed]}", style="red", markup=False, table_column=unbroken()),
        _NameColumn(),
    )
    with progress(err, *columns) as bars:
        return last_of(run, Ended, _RunBars(bars, err, verbose).draw)


class _RunBars:
    """What is on the screen: one bar for all files, one more for each film in work."""

    def __init__(self, bars: Progress, err: Console, verbose: bool) -> None:
        self.bars, self.err, self.verbose = bars, err, verbose
        self.started: list[Path] = []
        self.films: dict[Path, TaskID] = {}
        self.all: TaskID | None = None
        self.failed = 0

    def draw(self, event: Event) -> None:
        match event:
            case Planned() if event.todo:
                self.all = self._add("Loading the network", event.todo, film=False)
            case Started():
                self.started.append(event.source)
                self._show(event.text)
            case events.Progress():
                self._film(event)
            case Finished():
                self._finish(event)
            case Notice():
                self.err.print(event.text, style="yellow")

    def _add(self, description: str, total: int, *, film: bool) -> TaskID:
        return self.bars.add_task(description, total=total, name="", failed="", film=film, with_rate=not film)

    def _show(self, description: str) -> None:
        if self.all is None:
            return
        if self.bars.tasks[0].description != description:
            self.bars.reset(self.all)  # the rate begins with the work, not with the loading
        self.bars.update(self.all, description=description, name=shortened(self.started[-1]))

    def _film(self, event: events.Progress) -> None:
        if event.source not in self.films:
            self.films[event.source] = self._add("Film", 100, film=True)
            if self.all is not None:
                self.bars.update(self.all, with_rate=False)
        self.bars.update(self.films[event.source], completed=event.fraction * 100, name=event.text)

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
