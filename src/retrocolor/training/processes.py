"""The processes of torchrun that train one network: how they find each other, agree, and end together."""

import os
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import torch
import torch.distributed as dist

from retrocolor.errors import MachineError, RetrocolorError, Stopped, UsageError
from retrocolor.machine import Place, launched
from retrocolor.model.device import pick_device
from retrocolor.training.events import Built

PATIENCE = timedelta(minutes=10)  # with a process that is alive and does not answer; a dead one is noticed at once
LOOK_AGAIN = 0.2  # seconds

Made = TypeVar("Made")


@dataclass
class Processes:
    """This process among those that train together, and the device that it computes on."""

    place: Place
    device: torch.device
    store: dist.Store | None = None  # small facts that all can read; None for a single process
    parent: int = field(default_factory=os.getppid)
    _made: int = 0

    def __str__(self) -> str:
        return f"{self.place.count} x {self.device.type}" if self.place.count > 1 else str(self.device)

    def any(self, wish: bool) -> bool:
        """Whether one of the processes wishes so; one whose torchrun is gone always wishes to stop."""
        if self.store is None:
            return wish
        wishes = torch.tensor(int(wish or os.getppid() != self.parent))
        dist.all_reduce(wishes, dist.ReduceOp.MAX)
        return bool(wishes)

    def after_first(
        self, make: Callable[[], Generator[Built, None, Made]], stop: Callable[[], bool]
    ) -> Generator[Built, None, Made]:
        """Let the first process make something on disk; the others then find it made."""
        key = f"made {self._made}"
        self._made += 1
        while self.place.rank and self.store is not None and not self.store.check([key]):
            if stop():
                raise Stopped("Stopped before the first step: the same command goes on.")
            time.sleep(LOOK_AGAIN)
        made = yield from make()
        if self.place.rank == 0 and self.store is not None:
            self.store.set(key, "")
        return made


@contextmanager
def together(device: str) -> Iterator[Processes]:
    """Join the processes that torchrun started, if it did, for as long as the block runs.

    Raises UsageError or MachineError; an error is `said` by the first process that has one, not by all. When a process
    dies, the others get MachineError.
    """
    place = launched()
    if place.count == 1:
        yield Processes(place, pick_device(device))
        return
    processes = None
    try:
        processes = _join(place)
        processes.device = _device(device, place)
        backend = "cpu:gloo,cuda:nccl" if processes.device.type == "cuda" else "gloo"
        dist.init_process_group(
            backend, store=processes.store, rank=place.rank, world_size=place.count, timeout=PATIENCE
        )
        yield processes
        dist.destroy_process_group()
    except (RetrocolorError, RuntimeError) as error:
        ours = _as_ours(error)
        if ours is None:
            raise
        if isinstance(ours, Stopped) and dist.is_initialized():
            dist.destroy_process_group()
        ours.said = not _first_to_say(processes)
        raise ours from error.__cause__ if ours is error else error


def _join(place: Place) -> Processes:
    store = next(iter(dist.rendezvous("env://", place.rank, place.count, timeout=PATIENCE)))[0]
    attempt = os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")
    return Processes(place, torch.device("cpu"), dist.PrefixStore(f"retrocolor {attempt}", store))


def _device(device: str, place: Place) -> torch.device:
    """Each process takes a GPU of its own, or all of them the CPU."""
    if device == "cpu" or (device == "auto" and not torch.cuda.is_available()):
        return torch.device("cpu")
    if device not in ("auto", "cuda"):
        raise UsageError(f"--device {device}: of several processes each takes its own GPU; give --device cuda or cpu.")
    pick_device("cuda")
    found = torch.cuda.device_count()
    if place.local_count > found:
        raise MachineError(
            f"{place.local_count} processes for {found} GPUs: give torchrun --nproc-per-node {found}, or --device cpu."
        )
    own = torch.device("cuda", place.local_rank)
    torch.cuda.set_device(own)
    return own


def _as_ours(error: Exception) -> RetrocolorError | None:
    """An error of ours, or where a process is gone the sentence for it; gloo has no kind of its own for that."""
    if isinstance(error, RetrocolorError):
        return error
    if isinstance(error, dist.DistError) or any(word in str(error) for word in ("gloo", "NCCL", "onnection")):
        return MachineError(
            "Another process of this training has ended or cannot be reached: "
            "--resume goes on from the last saved state."
        )
    return None


def _first_to_say(processes: Processes | None) -> bool:
    try:
        return processes is None or processes.store is None or processes.store.add("said", 1) == 1
    except RuntimeError:  # the store went with torchrun
        return processes is None or processes.place.rank == 0
