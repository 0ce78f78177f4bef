"""The steps of a run: which data set each takes its pictures from, and which pictures.

All of it is a function of the seed, epoch and step alone, so that a resumed run sees what an uninterrupted one sees.
"""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from retrocolor.errors import UsageError
from retrocolor.research_config import TrainOptions
from retrocolor.training.dataset import Dataset
from retrocolor.training.degrade import degrade
from retrocolor.training.loader import Batch, Pictures
from retrocolor.training.reduce import process_count, process_rank

SETTLE = 0.12  # last share of a run without the second data set, so that BatchNorm's statistics settle
DEGRADE, SECOND = 1, "also"  # tell random numbers of one step from each other


@dataclass(frozen=True)
class Also:
    """A second data set: where, the side of its squares in pixels, and its share of the steps."""

    data: Path
    size: int
    share: float


def parse_also(given: str | None) -> Also | None:
    """DATA@SIZE:SHARE as given on the command line. Raises UsageError."""
    if given is None:
        return None
    data, _, rest = given.rpartition("@")
    size, _, share = rest.partition(":")
    try:
        also = Also(Path(data), int(size), float(share))
    except ValueError:
        also = Also(Path(), 0, 0.0)
    if not data or also.size < 16 or not 0 < also.share <= 0.5:
        raise UsageError(
            f"--also {given}: give DATA@SIZE:SHARE, as in small-dataset@64:0.25, with a size from 16 and a share of "
            "the steps up to 0.5."
        )
    return also


@dataclass(frozen=True)
class Feed:
    """What a training takes from a data set: the pictures of `indices`, `batch` of them a step."""

    pictures: Pictures
    indices: Tensor
    batch: int

    @property
    def steps(self) -> int:
        """Steps of one pass; a rest too small for one is left."""
        return max(1, len(self.indices) // self.batch)

    def order(self, *seed: object) -> Tensor:
        """The indices in the order of a pass, where the data lie."""
        return self.indices[torch.randperm(len(self.indices), generator=generator(*seed))].to(self.pictures.home)


class Mixture:
    """The steps of a run: passes over the first data set and, evenly between them, steps of a second one."""

    def __init__(
        self,
        options: TrainOptions,
        sources: list[Dataset],
        first: Feed,
        second: Feed | None = None,
        share: float = 0.0,
    ) -> None:
        self.options, self.sources, self.first, self.second = options, sources, first, second
        self.share = share if second else 0.0

    @cached_property
    def _turns(self) -> np.ndarray:
        """How many steps of the second data set follow each step of the first, over the whole run."""
        count = self.options.epochs * self.first.steps
        mixed = (1 - SETTLE) * (1 - self.share) / (1 - (1 - SETTLE) * self.share)  # share of the first's steps
        taken = np.floor(np.arange(count + 1) * self.share / (1 - self.share) + 1e-9)
        turns = np.diff(taken).astype(np.int64)
        turns[round(mixed * count) :] = 0
        return turns

    def steps(self, epoch: int) -> int:
        """Steps of an epoch (from 0): a pass over the first data set."""
        return len(self._of_epoch(epoch))

    def before(self, epoch: int) -> int:
        """Steps of the run before an epoch."""
        steps = epoch * self.first.steps
        return steps + int(self._turns[:steps].sum())

    @property
    def total(self) -> int:
        """Steps of the whole run."""
        return self.before(self.options.epochs)

    def _of_epoch(self, epoch: int) -> np.ndarray:
        """Whether each step of an epoch takes the second data set: bool (steps,)."""
        steps = self.first.steps
        turns = self._turns[epoch * steps : (epoch + 1) * steps]
        seconds = np.ones(steps + int(turns.sum()), bool)
        seconds[np.arange(steps) + np.cumsum(turns) - turns] = False
        return seconds

    def batches(self, epoch: int, first: int) -> Iterator[Batch]:
        """The batches of an epoch (from 0) from step `first` on, on the CPU one prepared ahead."""
        seconds, seed = self._of_epoch(epoch), self.options.seed
        taken = np.cumsum(seconds)
        taken_before = self.before(epoch) - epoch * self.first.steps
        order = self.first.order(seed, epoch)

        def make(step: int) -> Batch:
            if not seconds[step]:
                return self._batch(self.first, order, step - int(taken[step]), epoch, step)
            assert self.second is not None
            number, position = divmod(taken_before + int(taken[step]) - 1, self.second.steps)
            return self._batch(self.second, self.second.order(seed, number, SECOND), position, epoch, step)

        ahead = self.first.pictures.device.type == "cpu" or self.first.pictures.home.type == "cpu"
        numbers = range(first, len(seconds))
        return _one_ahead(make, numbers) if ahead else map(make, numbers)

    def _batch(self, feed: Feed, order: Tensor, position: int, epoch: int, step: int) -> Batch:
        """One batch of a data set, cut, mirrored and degraded as the options say; of several processes, a part."""
        options, pictures = self.options, feed.pictures
        indices = order[position * feed.batch : (position + 1) * feed.batch]
        part = slice(process_rank(), None, process_count())
        cut = options.augment or options.resized_crops
        cuts = generator(options.seed, epoch, step, device=pictures.home) if cut else None
        batch = pictures.batch(indices, cuts, part)
        if not options.degrade:
            return batch
        marks = generator(options.seed, epoch, step, DEGRADE, device=pictures.device)
        return replace(batch, lightness=degrade(batch.lightness, batch.ab, options.degrade, marks, len(indices), part))


def _one_ahead(make: Callable[[int], Batch], numbers: range) -> Iterator[Batch]:
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(make, numbers[0]) if numbers else None
        for number in numbers:
            assert coming is not None
            batch = coming.result()
            coming = ahead.submit(make, number + 1) if number + 1 < numbers.stop else None
            yield batch


def generator(*seed: object, device: torch.device | None = None) -> torch.Generator:
    """Random numbers of a device (the CPU by default) that are a function of `seed` alone."""
    return torch.Generator(device or "cpu").manual_seed(number_of(*seed))


def number_of(*seed: object) -> int:
    """A seed of 56 bits."""
    return int.from_bytes(hashlib.sha256(repr(seed).encode()).digest()[:7])
