"""What measuring a model yields: progress, and at the end a result for each decode. Imports no torch."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Measured:
    """Progress: so many of so many pictures."""

    done: int
    total: int


@dataclass(frozen=True)
class Result:
    """One decode over all pictures: means, and the same for grey and for the truth.

    `bins_distance` is the L2 distance between the bins all pictures are painted in and those of the truth (Eq. 5).
    """

    name: str
    decode: dict[str, Any]
    means: dict[str, float]
    intervals: dict[str, tuple[float, float]]  # bootstrap, 95 %

    def as_json(self) -> dict[str, Any]:
        """A flat record: decode, figures, grey_* and true_colorfulness, each figure's interval as *_interval."""
        return {**self.decode, **self.means} | {f"{k}_interval": list(v) for k, v in self.intervals.items()}


@dataclass(frozen=True)
class Evaluation:
    """The end: a result for each decode."""

    model: str
    eval_size: str
    pictures: int
    broken: tuple[str, ...]
    too_large: tuple[str, ...]  # names of pictures of more pixels than are read
    grey: tuple[str, ...]  # names of pictures without colour, left out
    results: list[Result] = field(default_factory=list)
    confidence: list[tuple[float, float]] = field(default_factory=list)  # mean confidence and ab error of each decile

    def as_json(self) -> dict[str, Any]:
        """The documented form of `--json`."""
        head = {"model": self.model, "eval_size": self.eval_size, "pictures": self.pictures}
        head |= {"broken": self.broken, "too_large": self.too_large, "grey": self.grey}
        deciles = [{"confidence": mean, "ab_error": error} for mean, error in self.confidence]
        return head | {"results": [result.as_json() for result in self.results], "confidence_deciles": deciles}
