"""Training: one straight page. Yields a record per step, so that a caller can draw, stop and resume it."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from retrocolor.errors import Stopped, UsageError
from retrocolor.files import absolute, beside, printable
from retrocolor.machine import deadline
from retrocolor.model.lite import Lite
from retrocolor.model.networks import parameter_count
from retrocolor.research_config import DatasetOptions, TrainOptions
from retrocolor.training.check import check, fraction
from retrocolor.training.dataset import Dataset, build, default_output, is_dataset
from retrocolor.training.events import Built, Epoch, Event, Finished, Started, Step, reasons
from retrocolor.training.imagenet import begin_with_imagenet
from retrocolor.training.init_weights import weights_of
from retrocolor.training.loader import Batch, Pictures, evenly, split
from retrocolor.training.mixture import Feed, Mixture, number_of, parse_also
from retrocolor.training.optimizer import is_graphed, learning_rate
from retrocolor.training.processes import Processes, together
from retrocolor.training.reduce import process_count
from retrocolor.training.run_folder import RunFolder, claim
from retrocolor.training.trainer import Trainer
from retrocolor.training.validation import Validation
from retrocolor.wording import counted

CHECK_EVERY = 20  # steps between checks of the loss
SAVE_MINUTES = 10.0
Made = TypeVar("Made")


def train(data: Path, options: TrainOptions, stop: Callable[[], bool] = lambda: False) -> Iterator[Event]:
    """Train a network on a folder of colour pictures or a built data set.

    Writes `best.safetensors` (for use), `last.safetensors`, the state of the run, `metrics.jsonl`, curves and sample
    pictures into the output folder. `stop` is called after every step; when it returns True, or the minutes are up, the
    state is saved and Stopped raised: with `resume` the run goes on exactly there.
    Under torchrun each process takes a part of every batch, and the first one writes; all yield the same.
    Raises UsageError, ModelError (unusable data, a loss that is not finite) or MachineError.
    """
    with together(options.device) as processes:
        check(options, processes.place.count)
        if options.output:
            claim(options.output, resume=options.resume)
        ended = partial(_ended, stop, deadline(options.max_minutes))
        dataset = yield from processes.after_first(lambda: until(ended, open_all(data, options)), ended)
        yield from _train(dataset, options, processes, ended)


def _ended(stop: Callable[[], bool], ends: float | None) -> bool:
    return stop() or (ends is not None and time.time() >= ends)


def until(stop: Callable[[], bool], building: Generator[Built, None, Made]) -> Generator[Built, None, Made]:
    """A build, unless it is to stop: then what is quantized stays, and Stopped is raised."""
    while True:
        try:
            built = next(building)
        except StopIteration as end:
            return end.value
        yield built
        if built.done < built.total and stop():
            building.close()
            raise Stopped("Stopped before the first step: the same command goes on.")


def open_all(data: Path, options: TrainOptions) -> Generator[Built, None, Dataset]:
    """The data set to train on; it and what --val and --also name are built now where they are missing."""
    dataset = yield from open_data(data, options)
    if fraction(options) is None:
        yield from open_data(Path(options.val), options)
    if also := parse_also(options.also):
        yield from open_data(also.data, replace(options, train_size=also.size))
    return dataset


def open_data(data: Path, options: TrainOptions) -> Generator[Built, None, Dataset]:
    """The built set at a path, or the one cached beside a folder or tar, built now where it is missing."""
    if is_dataset(data):
        return Dataset(data)
    cached = beside(default_output(data), f"-{options.train_size}")
    yield from build(data, DatasetOptions(output=cached, size=options.train_size), cached=True)
    return Dataset(cached)


def _train(dataset: Dataset, options: TrainOptions, processes: Processes, stop: Callable[[], bool]) -> Iterator[Event]:
    indices, validation = hold_out(dataset, options, processes.device)
    mixture = yield from mix(dataset, indices, options, processes.device)
    trainer = Trainer(options, dataset.prior, processes.device)
    folder = options.output or default_run(dataset, options)
    with RunFolder.open(folder, trainer, mixture.sources, validation) as run:
        if not (run.epoch or run.step):
            begin(trainer, options)
        precision = "bf16" if trainer.mixed else "float32"
        parameters = parameter_count(trainer.model)
        notes = run.notes + _left_out(mixture.sources)
        if options.compile == "graph" and not is_graphed(options, processes.device):
            notes += (f"--compile graph is for CUDA: on {processes.device} it changes nothing",)
        yield Started(folder, len(indices), len(validation), parameters, str(processes), precision, notes)
        yield from _epochs(run, mixture, processes, stop)
        yield Finished(folder / "best.safetensors", run.best)


def _epochs(run: RunFolder, mixture: Mixture, processes: Processes, stop: Callable[[], bool]) -> Iterator[Event]:
    """The steps that are left, with what comes after each epoch."""
    trainer, options = run.trainer, mixture.options
    throughput, saved = Throughput(mixture, run), time.monotonic()
    for epoch in range(run.epoch, options.epochs):
        for batch in mixture.batches(epoch, run.step):
            own = (processes.place.rank,) if processes.place.rank else ()
            torch.manual_seed(number_of(options.seed, epoch, run.step, *own))  # of what the network leaves out
            rate = learning_rate(options, mixture.before(epoch) + run.step, mixture.total)
            run.add(trainer.step(batch, rate))
            throughput.add(batch)
            if run.step % CHECK_EVERY == 0:
                yield throughput.step(run)
            if processes.any(stop()):
                run.save()
                raise Stopped(f"Stopped in epoch {epoch + 1} of {options.epochs}: --resume goes on from here.")
            if time.monotonic() - saved > 60 * SAVE_MINUTES:
                run.save()
                saved = time.monotonic()
        yield Epoch(run.finish_epoch())


def _left_out(datasets: list[Dataset]) -> tuple[str, ...]:
    """What was not taken into the data sets, a sentence for each."""
    told = [dataset.info() for dataset in datasets]
    return tuple(f"left out of {printable(each.data)}: {reasons(each.skipped)}" for each in told if each.skipped)


def mix(
    dataset: Dataset, indices: Tensor, options: TrainOptions, device: torch.device
) -> Generator[Built, None, Mixture]:
    """The steps of the run, those of --also among them. Raises UsageError or ModelError when a data set cannot be used.

    Pictures of a second data set whose names are held out of the first are left out too, and its batches hold about as
    many pixels.
    """
    resized, batch = options.resized_crops, options.batch_size
    first = Feed(Pictures(dataset, options.train_size, device, resized), indices, batch)
    also = parse_also(options.also)
    _require_enough(first)
    if not also:
        return Mixture(options, [dataset], first)
    other = yield from open_data(also.data, replace(options, train_size=also.size))
    chosen = split(other.names, fraction(options) or 0.0)[0]
    scaled = max(1, min(len(chosen), round(batch * (options.train_size / also.size) ** 2)))
    if not len(chosen):
        raise UsageError(f"--also {also.data}: no picture is left to train on; lower --val.")
    second = Feed(Pictures(other, also.size, device, resized), chosen, scaled)
    _require_enough(second)
    return Mixture(options, [dataset, other], first, second, also.share)


def _require_enough(feed: Feed) -> None:
    """Raise UsageError when a batch has no picture for one of the processes."""
    most = min(feed.batch, len(feed.indices))
    if most < process_count():
        where = feed.pictures.folder
        raise UsageError(
            f"{where}: {counted(most, 'picture')} a step: not enough for {process_count()} processes; start fewer."
        )


def begin(trainer: Trainer, options: TrainOptions) -> None:
    """Give a new run the weights that the options name, if any. Raises UsageError or ModelError."""
    if options.init:
        trainer.begin_with(weights_of(options.init, trainer.config))
    elif options.encoder == "imagenet":
        assert isinstance(trainer.model, Lite)
        begin_with_imagenet(trainer.model)
        trainer.begin_with(trainer.model.state_dict())


def default_run(dataset: Dataset, options: TrainOptions) -> Path:
    """Where a run goes unless the user says otherwise."""
    return Path("runs") / f"{absolute(dataset.folder).name}-{options.arch}"


def hold_out(dataset: Dataset, options: TrainOptions, device: torch.device) -> tuple[Tensor, Validation]:
    """Indices of the pictures to train on, and the pictures kept for measuring, on a device.

    `options.val` is a fraction of the data set, or another folder or data set. Raises UsageError.
    """
    share = fraction(options)
    if share is None:
        measured = _last(open_data(Path(options.val), options))
        everything = limited(torch.arange(len(dataset)), options.limit)
        return everything, Validation(measured, torch.arange(len(measured)), options, device)
    indices, held = split(dataset.names, share)
    if not len(indices):
        raise UsageError(f"{dataset.folder}: no picture is left to train on; lower --val.")
    return limited(indices, options.limit), Validation(dataset, held, options, device)


def limited(indices: Tensor, limit: int | None) -> Tensor:
    """So many of the indices, evenly spread; None means all."""
    return indices[evenly(len(indices), limit)]


def _last(building: Generator[Built, None, Dataset]) -> Dataset:
    """The data set at the end of a build, without its progress."""
    while True:
        try:
            next(building)
        except StopIteration as end:
            return end.value


class Throughput:
    """Pictures per second since the run began or went on, and the minutes left at that rate."""

    def __init__(self, mixture: Mixture, run: RunFolder) -> None:
        self.mixture, self.pictures, self.started = mixture, 0, time.monotonic()
        self.first = mixture.before(run.epoch) + run.step

    def add(self, batch: Batch) -> None:
        """Count a batch, of which this process has its part."""
        self.pictures += len(batch.lightness) * process_count()

    def step(self, run: RunFolder) -> Step:
        """Where the run stands. Raises ModelError when the loss is not finite."""
        loss, epochs = run.mean_loss(), self.mixture.options.epochs
        done, passed = self.mixture.before(run.epoch) + run.step, time.monotonic() - self.started
        left = (self.mixture.total - done) * passed / (done - self.first) / 60
        return Step(run.epoch + 1, epochs, run.step, self.mixture.steps(run.epoch), loss, self.pictures / passed, left)
