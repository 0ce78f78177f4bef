"""Draw building, training and measuring: bars on a terminal, plain lines in a pipe, tables on stdout."""

from collections.abc import Iterable
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from retrocolor.cli.console import console
from retrocolor.evaluation.results import Evaluation, Measured
from retrocolor.files import printable
from retrocolor.paper import events as reproduction
from retrocolor.paper import tables
from retrocolor.training import events as training


def _bars(err: Console) -> Progress:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        TimeRemainingColumn(compact=True),
    )
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)


def _advance(bars: Progress, task: TaskID | None, text: str, done: int, total: int, note: str = "") -> TaskID:
    if task is None:
        task = bars.add_task(text, total=total, note=note)
    bars.update(task, description=text, completed=done, total=total, note=note)
    return task


def follow_build(events: Iterable[training.Built]) -> None:
    """Draw a build to its end."""
    with _bars(console(stderr=True)) as bars:
        task = None
        for event in events:
            task = _advance(bars, task, "Quantizing", event.done, event.total)


def print_dataset(info: training.DatasetInfo, out: Console) -> None:
    """What a data set holds."""
    skipped = ", ".join(f"{count} {reason}" for reason, count in info.skipped.items()) or "none"
    size = f"{info.size} px, " + ("short side, aspect kept" if info.whole else "centre square")
    out.print(f"{printable(info.folder)}: {info.pictures} pictures from {printable(info.data)}")
    out.print(f"  stored at   {size}")
    out.print(f"  skipped     {skipped}")
    out.print(f"  pixels      {info.pixels:,} in {info.used_bins} of {info.bins} bins")


class _Lesson:
    """Draws the events of training and measuring: one bar at a time, a line for each start and epoch stays."""

    def __init__(self, bars: Progress, err: Console) -> None:
        self.bars, self.err = bars, err
        self.task: TaskID | None = None
        self.kind: type | None = None

    def draw(self, event: training.Event | Measured) -> None:
        match event:
            case training.Built():
                self._bar(event, "Quantizing", event.done, event.total)
            case training.Started():
                _print_start(event, self.err)
            case training.Step():
                left = f"{_duration(event.minutes_left)} left in all"
                note = f"loss {event.loss:.3f}  {event.rate:.0f} pictures/s  {left}"
                self._bar(event, f"Epoch {event.epoch}/{event.epochs}", event.step, event.steps, note)
            case training.Epoch():
                self.err.print(_epoch_line(event.metrics))
            case Measured():
                self._bar(event, "Measuring", event.done, event.total)

    def _bar(self, event: object, text: str, done: int, total: int, note: str = "") -> None:
        if self.task is not None and self.kind is not type(event):
            self.bars.remove_task(self.task)
            self.task = None
        self.kind = type(event)
        self.task = _advance(self.bars, self.task, text, done, total, note)


def follow_training(events: Iterable[training.Event]) -> training.Finished:
    """Draw a training run to its end; a line for each epoch stays."""
    err = console(stderr=True)
    with _bars(err) as bars:
        lesson = _Lesson(bars, err)
        for event in events:
            lesson.draw(event)
            if isinstance(event, training.Finished):
                return event
    raise AssertionError("a training run ends with Finished or an error")


def follow_reproduction(events: Iterable[reproduction.Event]) -> reproduction.Reproduced:
    """Draw the paper's experiments to their end: the estimate first, then each of them."""
    err = console(stderr=True)
    with _bars(err) as bars:
        lesson = _Lesson(bars, err)
        for event in events:
            match event:
                case reproduction.Estimate():
                    long = f"about {_duration(event.minutes)} at {event.rate:.0f} pictures/s"
                    err.print(f"{event.left} of {event.total} experiments to do: {long}")
                case reproduction.Beginning():
                    setting = event.experiment.setting
                    err.print(f"[{event.number}/{event.total}] {event.experiment.data}: {setting}", markup=False)
                case reproduction.Ended():
                    gain = tables.of_k(event.result, 1)["psnr_gain"]
                    words = f"{event.experiment.name}: {gain:+.2f} dB over grey at k = 1"
                    err.print(words + ", finished earlier" * event.earlier, soft_wrap=True)
                case reproduction.Reproduced():
                    return event
                case _:
                    lesson.draw(event)
    raise AssertionError("a reproduction ends with its table or an error")


def print_reproduction(ended: reproduction.Reproduced, out: Console) -> None:
    """The table with the paper's figures beside ours."""
    out.print(ended.table.title)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for i, heading in enumerate(ended.table.headings):
        table.add_column(heading, justify="right" if i else "left")
    for row in ended.table.rows:
        table.add_row(*row)
    out.print(table)
    for note in ended.table.notes:
        out.print(note, soft_wrap=True)
    out.print(f"Written: {printable(ended.path)}", soft_wrap=True)


def _print_start(event: training.Started, err: Console) -> None:
    err.print(
        f"{event.pictures} pictures to train on, {event.held_out} held out; {event.parameters / 1e6:.2f} M parameters "
        f"on {event.device} in {event.precision}; writing {printable(event.output)}"
    )
    for note in event.notes:
        err.print(f"note: {note}", style="yellow")


def _epoch_line(line: dict[str, float]) -> str:
    text = f"epoch {line['epoch']}: loss {line['loss']:.4f}"
    if "psnr" in line:
        text += f", PSNR {line['psnr']:.2f} dB (grey {line['grey_psnr']:.2f}), SSIM {line['ssim']:.4f}, "
        text += f"colourfulness {line['colorfulness']:.1f} (truth {line['true_colorfulness']:.1f})"
    return text


def _duration(minutes: float) -> str:
    if minutes < 1.5:
        return f"{minutes * 60:.0f} s"
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def print_training(ended: training.Finished, out: Console) -> None:
    """The end of a training run, and what to do with it."""
    if ended.metrics:
        out.print(f"Best: {_epoch_line(ended.metrics)}")
    out.print(f"Use it: retrocolor colorize FOLDER --model {printable(ended.best)}")


def follow_evaluation(events: Iterable[Measured | Evaluation]) -> Evaluation:
    """Draw an evaluation to its end."""
    with _bars(console(stderr=True)) as bars:
        task = None
        for event in events:
            if isinstance(event, Evaluation):
                return event
            task = _advance(bars, task, "Measuring", event.done, event.total)
    raise AssertionError("an evaluation ends with its results or an error")


def print_evaluation(data: Path, ended: Evaluation, out: Console) -> None:
    """A row for grey, for each decode and for the truth."""
    size = "at full size" if ended.eval_size == "native" else f"at {ended.eval_size} px"
    title = f"{printable(data)}: {ended.pictures} pictures {size}, model {ended.model}"
    out.print(title, soft_wrap=True)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("decode", no_wrap=True)
    for heading in ("PSNR", "over grey (95 %)", "SSIM", "colour", "RMSE", "AuC", "rebal."):
        table.add_column(heading, justify="right", no_wrap=True)
    first = ended.results[0].means
    table.add_row("grey", *_row({k.removeprefix("grey_"): v for k, v in first.items() if k.startswith("grey_")}, ""))
    for result in ended.results:
        low, high = result.intervals["psnr_gain"]
        gain = f"{result.means['psnr_gain']:+.2f} ({low:+.2f} {high:+.2f})"
        table.add_row(result.name, *_row(result.means, gain))
    table.add_row("truth", "", "", "", f"{first['true_colorfulness']:.1f}")
    out.print(table)
    out.print("PSNR in dB; colour: colourfulness; RMSE: of a* and b*; AuC: raw and class-rebalanced.", style="dim")
    errors = " ".join(f"{error:.1f}" for _, error in ended.confidence)
    out.print(f"ab error by confidence, least sure tenth first: {errors}", soft_wrap=True)
    for name in ended.broken:
        out.print(f"not readable: {printable(name)}")


def _row(means: dict[str, float], gain: str) -> list[str]:
    return [
        f"{means['psnr']:.2f}",
        gain,
        f"{means['ssim']:.4f}",
        f"{means['colorfulness']:.1f}",
        f"{means['ab_rmse']:.2f}",
        f"{means['auc']:.4f}",
        f"{means['auc_rebalanced']:.4f}",
    ]
