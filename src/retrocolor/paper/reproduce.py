"""The paper's experiments: train each, measure each, and set the figures beside the paper's."""

import json
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from retrocolor import marks
from retrocolor.errors import Stopped, UsageError
from retrocolor.evaluation.evaluate import evaluate
from retrocolor.evaluation.results import Evaluation, Measured
from retrocolor.model import bins
from retrocolor.model.device import pick_device
from retrocolor.model.networks import ModelConfig
from retrocolor.model.networks import build as build_network
from retrocolor.paper import tables
from retrocolor.paper.events import Beginning, Ended, Estimate, Event, Reproduced
from retrocolor.paper.experiments import KS, Experiment
from retrocolor.paper.folder import (
    LAST,
    RESULT,
    agree,
    agree_on_pictures,
    dataset_folder,
    epochs_of,
    finished,
    write,
)
from retrocolor.ranges import require_ranges
from retrocolor.research_config import DatasetOptions, EvaluateOptions, ReproduceOptions, Table2Options, TrainOptions
from retrocolor.training.dataset import Dataset, build
from retrocolor.training.events import Built, Started
from retrocolor.training.events import Event as TrainingEvent
from retrocolor.training.graphed import EAGER
from retrocolor.training.loader import Batch, is_held_out
from retrocolor.training.loop import hold_out, train, until
from retrocolor.training.run_folder import STATE
from retrocolor.training.trainer import Trainer
from retrocolor.wording import counted

SIZE = 64
HELD_OUT = 0.1  # of the pictures, by hash of the name, where no test folder is given
QUICK_PICTURES, QUICK_EPOCHS = 2000, 4
TIMED_STEPS, TIMED_SECONDS, TIMED_PICTURES = 3, 1.0, 32


def reproduce(
    name: str,
    experiments: list[Experiment],
    options: ReproduceOptions,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Train and measure `experiments` in folders below `options.output`, and write the table `name` (.md, .json).

    Finished experiments are not repeated and an interrupted one goes on, so that the same command can be run again; on
    other pictures, or of another network, is another command.
    Raises UsageError, ModelError, MachineError, or Stopped when `stop` answers True.
    """
    require_ranges(options)
    if options.quick:
        options = replace(options, epochs=min(options.epochs, QUICK_EPOCHS))
    agree(options)
    for data in dict.fromkeys(experiment.data for experiment in experiments):
        yield from until(stop, _open(options, data))
    yield from _estimate(experiments, options)
    results = []
    for number, experiment in enumerate(experiments, 1):
        result = finished(experiment, options)
        if result is None:
            yield Beginning(experiment, number, len(experiments))
            pictures = yield from _train(experiment, options, stop)
            ended = yield from _measure(experiment, options, pictures)
        else:
            ended = result
        results.append(ended)
        yield Ended(experiment, ended, earlier=result is not None)
    table = tables.table1(results) if name == "table1" else tables.claims(results)
    write(options.output / f"{name}.md", table.markdown())
    write(options.output / f"{name}.json", json.dumps({"results": results}, indent=1) + "\n")
    yield Reproduced(results, table, options.output / f"{name}.md")


def given(options: ReproduceOptions) -> dict[str, Path]:
    """The data sets named, by name. Raises UsageError when there is none."""
    found = {name: path for name in ("faces", "flowers") if (path := getattr(options, name))}
    if not found:
        raise UsageError("Nothing to train on: give --flowers DIR, --faces DIR or both (folders or tars of pictures).")
    for path in (*found.values(), options.faces_test, options.flowers_test):
        if path and not path.exists():
            raise UsageError(f"{path}: no such folder or tar; give one of colour pictures.")
    return found


def _open(options: ReproduceOptions, data: str) -> Generator[Built, None, None]:
    """Quantize the pictures of a data set, and those it is tested on where they are given.

    Raises UsageError where there are none to test on, before anything is trained.
    """
    for name in (data, f"{data}_test"):
        path, folder, checksums = getattr(options, name), dataset_folder(options, name), None
        if path:
            # toned ones too, as the paper's
            yield from build(path, DatasetOptions(output=folder, size=SIZE, keep_toned=True), cached=True)
            checksums = Dataset(folder).manifest["sha256"]
        agree_on_pictures(options, name, checksums)
    if getattr(options, f"{data}_test") is None:
        names = Dataset(dataset_folder(options, data)).names
        if not any(is_held_out(name, HELD_OUT) for name in names):
            raise UsageError(
                f"{getattr(options, data)}: of its {counted(len(names), 'picture')} none is held out to be tested on; "
                f"give more, or others with --{data}-test DIR."
            )


def train_options(experiment: Experiment, options: ReproduceOptions) -> TrainOptions:
    """The paper's training as one experiment varies it."""
    folder = options.output / experiment.name
    tested_on = getattr(options, f"{experiment.data}_test")
    return TrainOptions(
        output=folder,
        alpha=experiment.alpha,
        weights=experiment.weights,
        objective=experiment.objective,
        targets=experiment.targets,
        seed=experiment.seed,
        decode=experiment.decode,
        epochs=options.epochs,
        max_minutes=options.max_minutes,
        lr=options.lr,
        width=options.width,
        device=options.device,
        compile="graph" if pick_device(options.device).type == "cuda" else "auto",
        train_size=SIZE,
        val=str(dataset_folder(options, f"{experiment.data}_test") if tested_on else HELD_OUT),
        limit=QUICK_PICTURES if options.quick else None,
        resume=(folder / STATE).is_file(),
    )


def _estimate(experiments: list[Experiment], options: ReproduceOptions) -> Iterator[Estimate]:
    """Time some steps and the measuring after an epoch, and multiply."""
    left = [experiment for experiment in experiments if finished(experiment, options) is None]
    if not left:
        return
    rate = _throughput(train_options(left[0], options))
    minutes = 0.0
    for data in dict.fromkeys(experiment.data for experiment in left):
        chosen = [experiment for experiment in left if experiment.data == data]
        of_epoch = _seconds_of_epoch(train_options(chosen[0], options), dataset_folder(options, data), rate) / 60
        for experiment in chosen:
            epochs = max(0, options.epochs - epochs_of(options.output / experiment.name))
            minutes += min(epochs * of_epoch, options.max_minutes or float("inf"))
    yield Estimate(len(left), len(experiments), minutes, rate, str(pick_device(options.device)))


def _throughput(options: TrainOptions) -> float:
    """Pictures per second of some steps on made-up pictures."""
    device = pick_device(options.device)
    trainer = Trainer(options, torch.full((bins.COUNT,), 1 / bins.COUNT), device)
    ab = torch.rand(options.batch_size, 2, SIZE, SIZE) * 80 - 40
    lightness = torch.rand(options.batch_size, 1, SIZE, SIZE) * 100
    batch = Batch(lightness.to(device), ab.to(device), bins.encode(ab.movedim(1, -1)).to(device))
    for _ in range(EAGER + 2 if options.compile == "graph" else 1):  # the first ones are slower
        trainer.step(batch, options.lr).cpu()
    started, steps = time.perf_counter(), 0
    while steps < TIMED_STEPS or time.perf_counter() - started < TIMED_SECONDS:
        trainer.step(batch, options.lr).cpu()
        steps += 1
    return steps * options.batch_size / (time.perf_counter() - started)


def _seconds_of_epoch(options: TrainOptions, folder: Path, rate: float) -> float:
    """How long an epoch takes at `rate` pictures per second, and the measuring after it."""
    dataset = Dataset(folder)
    indices, validation = hold_out(dataset, options, pick_device(options.device))
    measured = len(validation)
    validation.indices = validation.indices[:TIMED_PICTURES]
    if not len(validation):
        return len(indices) / rate
    network = build_network(ModelConfig(options.arch, options.width)).eval()
    with TemporaryDirectory() as room:
        started = time.perf_counter()
        validation.measure(network, dataset.prior, Path(room) / "sample.png")
    return len(indices) / rate + (time.perf_counter() - started) * measured / len(validation)


def _train(
    experiment: Experiment, options: ReproduceOptions, stop: Callable[[], bool]
) -> Generator[TrainingEvent, None, int]:
    """Train to the last epoch, or to the last whole one before the minutes are up; returns the number of pictures."""
    pictures = 0
    try:
        for event in train(dataset_folder(options, experiment.data), train_options(experiment, options), stop):
            pictures = event.pictures if isinstance(event, Started) else pictures
            yield event
    except Stopped:
        if stop():
            raise Stopped(f"Stopped in {experiment.name}: the same command goes on.") from None
        if not (options.output / experiment.name / LAST).is_file():
            minutes = f"--max-minutes {options.max_minutes:g}"
            raise UsageError(f"{minutes}: {experiment.name} needs more for its first epoch; give it more.") from None
    return pictures


def _measure(
    experiment: Experiment, options: ReproduceOptions, pictures: int
) -> Generator[Measured, None, dict[str, Any]]:
    """Measure k = 1 to 5 and Zhang's decodes on the test pictures, and keep the result."""
    folder = options.output / experiment.name
    model = folder / LAST
    ended = yield from _evaluate(getattr(options, experiment.data), getattr(options, f"{experiment.data}_test"), model,
                             options.device, folder / "sheet.png")  # fmt: skip
    result = asdict(experiment) | {
        "epochs": epochs_of(folder),
        "epochs_asked": options.epochs,
        "pictures": pictures,
        "quick": options.quick,
        "results": [row.as_json() for row in ended.results],
        "test_pictures": ended.pictures,
    }
    write(folder / RESULT, json.dumps(result, indent=1) + "\n")
    return result


def _evaluate(
    data: Path, test: Path | None, model: Path, device: str, sheet: Path | None = None
) -> Generator[Measured, None, Evaluation]:
    """Measure a model at 64x64 on the test folder, or on the held-out tenth of the data."""
    options = EvaluateOptions(model=str(model), k=",".join(map(str, KS)), decode="annealed,mean", eval_size=str(SIZE),
                            size=SIZE, device=device, sheet=sheet)  # fmt: skip
    included = None if test else (lambda name: is_held_out(name, HELD_OUT))
    for event in evaluate(test or data, options, included):
        if isinstance(event, Evaluation):
            return event
        yield event
    raise AssertionError("an evaluation ends with its results or an error")


def table2(options: Table2Options) -> Iterator[Measured | Reproduced]:
    """PSNR and SSIM for k = 1 to 5 beside the paper's. Raises UsageError, ModelError or MachineError."""
    data = options.faces or options.faces_test
    if data is None:
        raise UsageError("Nothing to measure on: give --faces DIR (a tenth of it is tested) or --faces-test DIR.")
    ended = yield from _evaluate(data, options.faces_test, options.model, options.device)
    results = [row.as_json() for row in ended.results]
    table = tables.table2(results, ended.pictures)
    path = options.output or options.model.with_name("table2.md")
    write(path, f"{marks.TABLE.decode()}\n{table.markdown()}", known=False)
    yield Reproduced(results, table, path)
