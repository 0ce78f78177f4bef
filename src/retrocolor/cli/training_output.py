"""Draw building, training and measuring: bars on a terminal, plain lines in a pipe, tables on stdout."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import TimeRemainingColumn

from retrocolor.cli.bars import NOTE, Bar, Final, follow
from retrocolor.cli.console import console, fit, table
from retrocolor.evaluation.results import Evaluation, Measured
from retrocolor.files import printable
from retrocolor.paper import events as reproduction
from retrocolor.paper import tables
from retrocolor.training import events as training
from retrocolor.wording import as_typed, counted, duration


def follow_build(events: Iterable[training.Built]) -> training.Built:
    """Draw a build to its end."""
    return _follow(events, training.Built, _training_to_bar)


def print_dataset(info: training.DatasetInfo, out: Console) -> None:
    """What a data set holds."""
    skipped = training.reasons(info.skipped) or "none"
    size = f"{info.size} px, " + ("short side, aspect kept" if info.whole else "centre square")
    out.print(f"{printable(info.folder)}: {counted(info.pictures, 'picture')} from {printable(info.data)}")
    out.print(f"  stored at   {size}")
    out.print(f"  skipped     {skipped}")
    out.print(f"  pixels      {info.pixels:,} in {info.used_bins} of {info.bins} bins")


def dataset_as_json(info: training.DatasetInfo) -> dict[str, Any]:
    """What a data set holds as plain values; docs/cli.md says what each means."""
    return {"version": 1, "command": "dataset info", **asdict(info), "folder": str(info.folder)}


def follow_training(events: Iterable[training.Event]) -> training.Finished:
    """Draw a training run to its end; a line for each epoch stays."""
    return _follow(events, training.Finished, _training_to_bar)


def follow_reproduction(events: Iterable[reproduction.Event]) -> reproduction.Reproduced:
    """Draw the paper's experiments to their end: the estimate first, then each of them."""
    return _follow(events, reproduction.Reproduced, _reproduction_to_bar)


def follow_evaluation(events: Iterable[Measured | Evaluation]) -> Evaluation:
    """Draw an evaluation to its end."""
    return _follow(events, Evaluation, _training_to_bar)


def _follow(events: Iterable[Any], final: type[Final], to_bar: Callable[[Any, Console], Bar | None]) -> Final:
    """Draw events as bars with a note and the time left, and print what stays above them."""
    err = console(stderr=True)
    return follow(events, final, lambda event: to_bar(event, err), err, NOTE, TimeRemainingColumn(compact=True))


def _training_to_bar(event: training.Event | Measured | Evaluation, err: Console) -> Bar | None:
    """The bar of building, training and measuring; a line for each start and epoch is printed and stays."""
    match event:
        case training.Built():
            return Bar("Quantizing", event.done, event.total)
        case training.Started():
            _print_start(event, err)
        case training.Step():
            left = f"{duration(event.minutes_left * 60, estimate=True)} left in all"
            note = f"loss {event.loss:.3f}  {event.rate:.0f} pictures/s  {left}"
            return Bar(f"Epoch {event.epoch}/{event.epochs}", event.step, event.steps, note)
        case training.Epoch():
            err.print(_epoch_line(event.metrics))
        case Measured():
            return Bar("Measuring", event.done, event.total)
    return None


def _reproduction_to_bar(event: reproduction.Event, err: Console) -> Bar | None:
    """The bar of an experiment; the estimate, and a line for each begin and end, are printed and stay."""
    match event:
        case reproduction.Estimate():
            long = (
                f"about {duration(event.minutes * 60, estimate=True)} at {event.rate:.0f} pictures/s on {event.device}"
            )
            err.print(f"{event.left} of {counted(event.total, 'experiment')} to do: {long}")
        case reproduction.Beginning():
            setting = event.experiment.setting
            err.print(f"[{event.number}/{event.total}] {event.experiment.data}: {setting}", markup=False)
        case reproduction.Ended():
            gain = tables.of_k(event.result, 1)["psnr_gain"]
            text = f"{event.experiment.name}: {gain:+.2f} dB over grey at k = 1"
            err.print(text + ", finished earlier" * event.earlier, soft_wrap=True)
        case reproduction.Reproduced():
            return None
        case _:
            return _training_to_bar(event, err)
    return None


def print_reproduction(ended: reproduction.Reproduced, out: Console) -> None:
    """The table with the paper's figures beside ours."""
    out.print(ended.table.title)
    rows = table(ended.table.headings, no_wrap=False)
    for cells in ended.table.rows:
        rows.add_row(*cells)
    out.print(fit(rows, out))
    for note in ended.table.notes:
        out.print(note, soft_wrap=True)
    out.print(f"Written: {printable(ended.path)}", soft_wrap=True)


def _print_start(event: training.Started, err: Console) -> None:
    err.print(
        f"{counted(event.pictures, 'picture')} to train on, {event.held_out} held out; "
        f"{event.parameters / 1e6:.2f} M parameters on {event.device} in {event.precision}; "
        f"writing {printable(event.output)}"
    )
    for note in event.notes:
        err.print(f"note: {note}", style="yellow")


def _epoch_line(line: dict[str, float]) -> str:
    text = f"epoch {line['epoch']}: loss {line['loss']:.4f}"
    if "psnr" in line:
        text += f", PSNR {line['psnr']:.2f} dB (grey {line['grey_psnr']:.2f}), SSIM {line['ssim']:.4f}, "
        text += f"colourfulness {line['colorfulness']:.1f} (truth {line['true_colorfulness']:.1f})"
    return text


def print_training(ended: training.Finished, out: Console) -> None:
    """The end of a training run, and what to do with it."""
    if ended.metrics:
        out.print(f"Best: {_epoch_line(ended.metrics)}")
    out.print(f"Use it: retrocolor colorize FOLDER --model {as_typed(str(ended.best))}", soft_wrap=True)


def print_evaluation(data: Path, ended: Evaluation, out: Console) -> None:
    """A row for grey, for each decode and for the truth."""
    size = "at full size" if ended.eval_size == "native" else f"at {ended.eval_size} px"
    title = f"{printable(data)}: {counted(ended.pictures, 'picture')} {size}, model {ended.model}"
    out.print(title, soft_wrap=True)
    scores = table(("decode", "PSNR", "over grey (95 %)", "SSIM", "colour", "RMSE", "AuC", "rebal."))
    first = ended.results[0].means
    grey = {name.removeprefix("grey_"): mean for name, mean in first.items() if name.startswith("grey_")}
    scores.add_row("grey", *_cells(grey, ""))
    for result in ended.results:
        low, high = result.intervals["psnr_gain"]
        gain = f"{result.means['psnr_gain']:+.2f} ({low:+.2f} {high:+.2f})"
        scores.add_row(result.name, *_cells(result.means, gain))
    scores.add_row("truth", "", "", "", f"{first['true_colorfulness']:.1f}")
    out.print(scores)
    out.print("PSNR in dB; colour: colourfulness; RMSE: of a* and b*; AuC: raw and class-rebalanced.", style="dim")
    errors = " ".join(f"{error:.1f}" for _, error in ended.confidence)
    out.print(f"ab error by confidence, least sure tenth first: {errors}", soft_wrap=True)
    for name in ended.broken:
        out.print(f"not readable: {printable(name)}")
    for name in ended.too_large:
        out.print(f"too large, more than 178 megapixels: {printable(name)}")
    for name in ended.grey:
        out.print(f"left out, grey in truth: {printable(name)}")


def _cells(means: dict[str, float], gain: str) -> list[str]:
    return [
        f"{means['psnr']:.2f}",
        gain,
        f"{means['ssim']:.4f}",
        f"{means['colorfulness']:.1f}",
        f"{means['ab_rmse']:.2f}",
        f"{means['auc']:.4f}",
        f"{means['auc_rebalanced']:.4f}",
    ]
