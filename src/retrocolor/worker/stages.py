"""Where the time of a worker goes: named stages, counted for each thread. Off, and of no cost, until `start`.

A thread is in one stage at a time: an inner one stops the clock of the outer one, so that the stages of a thread add up
to the time it was counted. What a library does in threads of its own (encoders, decoders) shows in the processor time
of the process alone.
"""

import threading
import time
from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TypeVar

from retrocolor.worker.protocol import StageCost, WorkerProfile

LOAD, READ, SHRINK, NETWORK, STEADY, PAINT, WRITE, OTHER, WAITING = STAGES = (
    "load", "read", "shrink", "network", "steady", "paint", "write", "other", "waiting",
)  # fmt: skip

Item = TypeVar("Item")
_NOTHING: AbstractContextManager[None] = nullcontext()
_clocks: "list[_Clock] | None" = None  # of every thread that was counted; None: off
_local = threading.local()
_began = (0.0, 0.0)


def start() -> None:
    """Count from here on, in all threads."""
    global _clocks, _began
    _clocks, _began = [], (time.perf_counter(), time.process_time())


def stage(name: str) -> AbstractContextManager[None]:
    """Count what the block does in this thread as a stage. No `yield` inside: it would count what others do."""
    return _NOTHING if _clocks is None else _Stage(name)


def staged(name: str, items: Iterable[Item]) -> Generator[Item, None, None]:
    """The same items, the making of each counted as a stage; closes a generator with itself."""
    if _clocks is None:
        yield from items
        return
    iterator = iter(items)
    try:
        while True:
            with stage(name):
                found = list(islice(iterator, 1))
            if not found:
                return
            yield found.pop()
    finally:
        if hasattr(iterator, "close"):
            iterator.close()


def profile() -> WorkerProfile | None:
    """What was counted so far, stages in work left out; None if nothing is counted."""
    if _clocks is None:
        return None
    spent = {name: StageCost() for name in STAGES}
    for clock in list(_clocks):
        for name, (wall, cpu) in clock.spent.items():
            spent[name] = StageCost(spent[name].seconds + wall, spent[name].cpu_seconds + cpu)
    wall, cpu = _began
    return WorkerProfile(spent, len(_clocks), time.perf_counter() - wall, time.process_time() - cpu)


class _Clock:
    """What one thread spent in each stage, and the stage it is in."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}
        self.now: str | None = None
        self.wall = self.cpu = 0.0

    def switch(self, name: str | None) -> str | None:
        """Go over to another stage, or none; returns the one that was left."""
        wall, cpu, left = time.perf_counter(), time.thread_time(), self.now
        if left is not None:
            spent = self.spent.setdefault(left, [0.0, 0.0])
            spent[0] += wall - self.wall
            spent[1] += cpu - self.cpu
        self.now, self.wall, self.cpu = name, wall, cpu
        return left


class _Stage:
    """A block of a stage in the thread that enters it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        clock = getattr(_local, "clock", None)
        if clock is None:
            clock = _local.clock = _Clock()
            assert _clocks is not None
            _clocks.append(clock)
        self.clock, self.outer = clock, clock.switch(self.name)

    def __exit__(self, *_: object) -> None:
        self.clock.switch(self.outer)
