"""Pictures of several threads through the network in one call, where no core stands idle for it.

A call reads 13 MB of weights and begins 85 convolutions whatever it is given, so that two pictures in one take two
thirds of the time of two calls. A thread with a picture waits for the next one as long as every core has another
thread to run, and never for long: other threads may be waiting themselves, for a disk.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple

import torch
from torch import Tensor

from retrocolor.machine import core_count
from retrocolor.worker.stages import WAITING, stage

PATIENCE = 0.1  # seconds that a picture waits for another
Network = Callable[[Tensor], Tensor]


class _Asked(NamedTuple):
    """One picture (1, 1, h, w) for a network, and what becomes of it; None: it is to go alone."""

    network: Network
    picture: Tensor
    found: Future[Tensor | None]


class Company:
    """Threads at work side by side on so many `cores`; safe to share between them."""

    def __init__(self, cores: int) -> None:
        self.cores = cores
        self._busy = 0  # threads at work that do not wait here
        self._waiting: list[_Asked] = []
        self._changed = threading.Condition()
        self._here = threading.local()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Count this thread among those at work for the time of the block."""
        self._here.counted = True
        self._count(1)
        try:
            yield
        finally:
            self._here.counted = False
            self._count(-1)

    def run(self, network: Network, picture: Tensor) -> Tensor:
        """What the network makes of a picture (1, ...), alone or beside one of the same shape.

        A thread that is not at work does not wait. `network` must give a picture the same in any company.
        """
        if not getattr(self._here, "counted", False):
            return network(picture)
        asked = _Asked(network, picture, Future())
        self._count(-1, asked)
        try:
            with stage(WAITING):
                batch = self._gathered(asked)
        finally:
            self._count(1)
        if batch:
            _answer(batch)
        found = asked.found.result()
        return network(picture) if found is None else found

    def _count(self, more: int, asked: _Asked | None = None) -> None:
        with self._changed:
            self._busy += more
            self._waiting += [asked] if asked else []
            self._changed.notify_all()

    def _gathered(self, asked: _Asked) -> list[_Asked]:
        """The pictures that go now; none once another thread has taken this one along and has its answer."""
        until = monotonic() + PATIENCE
        with self._changed:
            while not asked.found.done():
                mine = any(each is asked for each in self._waiting)
                left = until - monotonic()
                if mine and (len(self._waiting) > 1 or self._busy < self.cores or left <= 0):
                    batch = [each for each in self._waiting if _alike(each, asked)]
                    self._waiting = [each for each in self._waiting if not _alike(each, asked)]
                    for each in batch:
                        each.found.add_done_callback(self._wake)
                    return batch
                self._changed.wait(left if mine else None)
        return []

    def _wake(self, _: Future[Tensor | None]) -> None:
        with self._changed:
            self._changed.notify_all()


def _alike(one: _Asked, other: _Asked) -> bool:
    return one.network == other.network and one.picture.shape == other.picture.shape


def _answer(batch: list[_Asked]) -> None:
    """Ask the network about all; where that fails each goes alone, so that an error is told of what it belongs to."""
    answers: list[Tensor | None] = [None] * len(batch)
    try:
        answers = list(batch[0].network(torch.cat([each.picture for each in batch])).split(1))
    except Exception:
        if len(batch) == 1:
            raise
    finally:
        for each, answer in zip(batch, answers, strict=True):
            each.found.set_result(answer)


COMPANY = Company(core_count())
"""Of the threads of this process that colour photos."""
