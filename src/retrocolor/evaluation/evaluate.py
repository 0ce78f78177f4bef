"""Measure a model on colour pictures: make them grey, colour them, compare."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.evaluation import pictures
from retrocolor.evaluation.contact_sheet import Sheet
from retrocolor.evaluation.decodes import Decodes
from retrocolor.evaluation.figures import FIGURES, Deciles
from retrocolor.evaluation.results import Evaluation, Measured, Result
from retrocolor.evaluation.score import Scored, score_all
from retrocolor.files import printable
from retrocolor.model import bins
from retrocolor.research_config import EvaluateOptions
from retrocolor.wording import counted

SHOWN = 16  # pictures on the sheet
RESAMPLES = 1000


def evaluate(
    data: Path, options: EvaluateOptions, included: Callable[[str], bool] | None = None
) -> Iterator[Measured | Evaluation]:
    """Measure the decodes of `options` on a folder or tar of colour pictures, or a built data set.

    `included` says of a picture's name whether it is measured; None means all.
    Raises UsageError, ModelError or MachineError.
    """
    requested = _decodes(options)
    colorizer = Colorizer.load(options.model, options.device, size=options.size)
    settings = {name: colorizer.with_decode(decode).settings for name, decode in requested.items()}
    decodes = Decodes(colorizer, list(requested.values()))
    found = [(name, load) for name, load in pictures.find(data, options) if included is None or included(name)]
    scores, skipped = Scores(list(requested)), pictures.Skipped()
    sheet, shown = Sheet(["grey", "truth", *requested]), set[int]()
    for batch, scored in score_all(pictures.batches(found, colorizer.size, skipped), decodes):
        scores.add(scored)
        for i, place in enumerate(batch.places):
            part = place * SHOWN // len(found)
            if options.sheet and part not in shown:  # the first of each part that is measured
                shown.add(part)
                sheet.add([each[i] for each in (scored.grey, batch.truths, *scored.painted)])
        yield Measured(batch.places[-1] + 1, len(found))
    broken, large, grey = tuple(skipped.broken), tuple(skipped.large), tuple(skipped.grey)
    measured = len(found) - len(broken) - len(large) - len(grey)
    if not measured:
        why = "is in colour" if grey else "can be read"
        raise UsageError(
            f"{printable(data)}: of {counted(len(found), 'picture')} none {why}: give a folder of colour pictures."
        )
    if options.sheet:
        sheet.save(options.sheet)
    results = [scores.result(name, described) for name, described in settings.items()]
    yield Evaluation(colorizer.name, options.eval_size, measured, broken, large, grey, results, scores.deciles.errors())


class Scores:
    """The figures of all pictures, in grey and in each decode, and how colourful they are in truth."""

    def __init__(self, names: list[str]) -> None:
        self.rows: dict[str, list[np.ndarray]] = {name: [] for name in ("grey", *names)}
        self.counts = {name: np.zeros(bins.COUNT, np.int64) for name in ("grey", "truth", *names)}
        self.true_colorfulness: list[np.ndarray] = []
        self.deciles = Deciles()

    def add(self, scored: Scored) -> None:
        """Take in a batch."""
        self.counts["truth"] += scored.true_histogram
        self.true_colorfulness.append(scored.true_colorfulness)
        for name, measured in zip(self.rows, scored.measured, strict=True):
            self.rows[name].append(measured.figures)
            self.counts[name] += measured.histogram
        self.deciles.add(scored.confidence, scored.measured[1].error)

    def result(self, name: str, settings: dict[str, Any]) -> Result:
        """Means and intervals of a decode."""
        ours, grey = (np.concatenate(self.rows[key]) for key in (name, "grey"))
        columns = {figure: ours[:, i] for i, figure in enumerate(FIGURES)}
        columns |= {f"grey_{figure}": grey[:, i] for i, figure in enumerate(FIGURES)}
        columns["psnr_gain"] = ours[:, 0] - grey[:, 0]
        columns["true_colorfulness"] = np.concatenate(self.true_colorfulness)
        means = {figure: float(values.mean()) for figure, values in columns.items()}
        shares = {key: self.counts[key] / self.counts[key].sum() for key in (name, "grey", "truth")}
        means["bins_distance"] = float(np.linalg.norm(shares[name] - shares["truth"]))
        means["grey_bins_distance"] = float(np.linalg.norm(shares["grey"] - shares["truth"]))
        intervals = {figure: bootstrap(columns[figure]) for figure in (*FIGURES, "psnr_gain")}
        decode = {key: value for key, value in settings.items() if key != "model"}
        return Result(name, decode, means, intervals)


def _decodes(options: EvaluateOptions) -> dict[str, DecodeOptions]:
    """Each decode requested, by the name it has in the table. Raises UsageError."""
    shared = DecodeOptions(temperature=options.temperature, saturation=options.saturation, smooth=options.smooth)
    requested: dict[str, DecodeOptions] = {}
    for k in options.k.split(",") if options.k else ():
        if not (k.isascii() and k.strip().isdecimal()):
            raise UsageError(f"--k {options.k}: give numbers with commas between, as in 1,2,3.")
        requested[f"k = {int(k)}"] = replace(shared, k=int(k))
    for decode in options.decode.split(",") if options.decode else ():
        requested[decode.strip()] = replace(shared, decode=decode.strip())
    requested = requested or {"own": shared}
    vivid = _vivid(options.vivid)
    return {
        f"{name} v{value:g}" if len(vivid) > 1 else name: replace(decode, vivid=value)
        for name, decode in requested.items()
        for value in vivid
    }


def _vivid(requested: str | None) -> list[float] | list[None]:
    """The values of --vivid, [None] for the model's own. Raises UsageError."""
    try:
        return [float(value) for value in requested.split(",")] if requested else [None]
    except ValueError as error:
        raise UsageError(f"--vivid {requested}: give numbers with commas between, as in 0,0.5,1.") from error


def bootstrap(values: np.ndarray) -> tuple[float, float]:
    """The 95 % interval of the mean of (N,) values, by resampling."""
    drawn = np.random.default_rng(0).integers(len(values), size=(RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(1), (2.5, 97.5))
    return float(low), float(high)
