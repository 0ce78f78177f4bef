"""What the paper's experiments and the making of a study yield on their way. Imports no torch."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrocolor.evaluation.results import Measured
from retrocolor.paper.experiments import Experiment
from retrocolor.paper.tables import Table
from retrocolor.training.events import Event as TrainingEvent


@dataclass(frozen=True)
class Estimate:
    """What is to come: so many of so many experiments, and about how long they take."""

    left: int
    total: int
    minutes: float
    rate: float  # pictures per second, in training
    device: str


@dataclass(frozen=True)
class Beginning:
    """The next experiment: number `number` of `total`."""

    experiment: Experiment
    number: int
    total: int


@dataclass(frozen=True)
class Ended:
    """One experiment with its result; `earlier` when it was finished before."""

    experiment: Experiment
    result: dict[str, Any]
    earlier: bool


@dataclass(frozen=True)
class Reproduced:
    """The end: the results of all experiments, and the table as Markdown."""

    results: list[dict[str, Any]]
    table: Table
    path: Path


Event = TrainingEvent | Measured | Estimate | Beginning | Ended | Reproduced


@dataclass(frozen=True)
class Study:
    """The end of the making of a study: the page to hand out, the key to keep, and what could not be read."""

    page: Path
    key: Path
    broken: tuple[str, ...]
