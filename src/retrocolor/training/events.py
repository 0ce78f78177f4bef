"""What building a data set and training yield on their way, and what a data set holds. Imports no torch."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Built:
    """Progress of a build: so many of so many sources done."""

    done: int
    total: int


def reasons(skipped: dict[str, int]) -> str:
    """Why pictures were skipped, in words: `3 broken, 1 grey`."""
    return ", ".join(f"{count:,} {reason}" for reason, count in skipped.items())


@dataclass(frozen=True)
class DatasetInfo:
    """What a built data set holds, and how it was made."""

    folder: Path
    data: str  # name of the folder or tar it was made from
    pictures: int
    pixels: int
    size: int  # side of the stored pictures in pixels
    whole: bool  # whether they keep their aspect; then `size` is their short side
    skipped: dict[str, int]  # reason -> sources
    bins: int
    used_bins: int  # bins that occur


@dataclass(frozen=True)
class Started:
    """What is about to be trained."""

    output: Path
    pictures: int
    held_out: int
    parameters: int
    device: str
    precision: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """Where the run stands; `minutes_left` estimates the whole rest of it."""

    epoch: int
    epochs: int
    step: int
    steps: int
    loss: float
    rate: float  # pictures per second
    minutes_left: float


@dataclass(frozen=True)
class Epoch:
    """One epoch done: the line of metrics.jsonl."""

    metrics: dict[str, Any]


@dataclass(frozen=True)
class Finished:
    """The end: the best checkpoint, and its line of metrics.jsonl."""

    best: Path
    metrics: dict[str, Any] = field(default_factory=dict)


Event = Built | Started | Step | Epoch | Finished
