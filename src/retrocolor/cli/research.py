"""The research commands: data sets, training, measuring and the paper's experiments."""

import signal
from collections import deque
from pathlib import Path
from typing import Annotated, Any

import typer

from retrocolor.cli.flags import Shell, with_flags
from retrocolor.config import DecodeOptions, JsonOptions
from retrocolor.errors import ExitCode, Stopped, UsageError
from retrocolor.machine import launched
from retrocolor.research_config import (
    DatasetOptions,
    EvaluateOptions,
    ExportOptions,
    ReproduceOptions,
    StudyOptions,
    Table2Options,
    TrainOptions,
)
from retrocolor.worker import stop

dataset_app = typer.Typer(cls=Shell, help="Quantized data sets: build one, look at one.", no_args_is_help=True)
reproduce_app = typer.Typer(
    cls=Shell, help="The paper's tables: train, measure, set beside the paper's.", no_args_is_help=True
)
study_app = typer.Typer(
    cls=Shell, help="The paper's ranking of k by people: make a page, score the answers.", no_args_is_help=True
)

Pictures = Annotated[Path, typer.Argument(help="A folder or tar of colour pictures.")]
Data = Annotated[Path, typer.Argument(help="A folder or tar of colour pictures, or a built data set.")]


@with_flags(TrainOptions)
def train(data: Data, options: TrainOptions) -> int:
    """Train a network on a folder of colour pictures or a built data set; the paper's settings by default."""
    _require_pictures(data)
    from retrocolor.cli.console import console
    from retrocolor.cli.training_output import follow_training, print_training
    from retrocolor.training.loop import train as run

    with StopFlag() as flag:
        events = run(data, options, flag)
        if launched().rank:  # the first process of torchrun tells of all
            deque(events, maxlen=0)
        else:
            print_training(follow_training(events), console())
    return ExitCode.DONE


@dataset_app.command("build")
@with_flags(DatasetOptions)
def dataset_build(data: Pictures, options: DatasetOptions) -> int:
    """Quantize colour pictures once, to be read by memory map."""
    _require_pictures(data)
    from retrocolor.cli.console import console
    from retrocolor.cli.training_output import follow_build, print_dataset
    from retrocolor.training.dataset import Dataset, build, default_output

    follow_build(build(data, options))
    print_dataset(Dataset(options.output or default_output(data)).info(), console())
    return ExitCode.DONE


@dataset_app.command("info")
@with_flags(JsonOptions)
def dataset_info(data: Annotated[Path, typer.Argument(help="A built data set.")], options: JsonOptions) -> int:
    """What a data set holds; checks that its files are whole."""
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.training_output import dataset_as_json, print_dataset
    from retrocolor.training.dataset import Dataset

    dataset = Dataset(data)
    dataset.check()
    with also_json(lambda: dataset_as_json(dataset.info()), options.json):
        if options.json != "-":
            print_dataset(dataset.info(), console())
    return ExitCode.DONE


@with_flags(EvaluateOptions)
def evaluate(data: Data, options: EvaluateOptions) -> int:
    """Measure a model on colour pictures: make them grey, colour them, compare; grey's own score beside it."""
    _require_pictures(data)
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.training_output import follow_evaluation, print_evaluation
    from retrocolor.evaluation.evaluate import evaluate as run

    ended = follow_evaluation(run(data, options))
    with also_json(ended.as_json, options.json):
        if options.json != "-":
            print_evaluation(data, ended, console())
    return ExitCode.MEDIA_FAILED if ended.broken or ended.too_large else ExitCode.DONE


@with_flags(ExportOptions, DecodeOptions)
def export(options: ExportOptions, decode: DecodeOptions) -> int:
    """Write a model as one ONNX graph, RGB in and RGB out, for other programs (extra `onnx`)."""
    from retrocolor.cli.console import console, row
    from retrocolor.export.onnx_file import export as run
    from retrocolor.files import printable

    written = run(options, decode)
    text = (
        f"{printable(written.path)}, {written.megabytes:.1f} MB; {written.difference:.1e} from the network, RGB 0 to 1"
    )
    row(console(), "Written", text, style="")
    return ExitCode.DONE


@reproduce_app.command("table1")
@with_flags(ReproduceOptions)
def reproduce_table1(options: ReproduceOptions) -> int:
    """Table 1: no weights, the weights of equation 1, and weights with L_obj, trained on each data set given."""
    return _reproduce("table1", options)


@reproduce_app.command("claims")
@with_flags(ReproduceOptions)
def reproduce_claims(options: ReproduceOptions) -> int:
    """What the text claims: equation 6 as sum and product with three seeds, alpha, soft targets, regression."""
    return _reproduce("claims", options)


@reproduce_app.command("table2")
@with_flags(Table2Options)
def reproduce_table2(options: Table2Options) -> int:
    """Table 2: PSNR and SSIM of a trained model for k = 1 to 5, beside the paper's."""
    from retrocolor.paper.reproduce import table2

    return _print_reproduction(table2(options), options.json)


def _reproduce(name: str, options: ReproduceOptions) -> int:
    from retrocolor.paper import experiments
    from retrocolor.paper.reproduce import given, reproduce

    chosen = getattr(experiments, name)(given(options), options.seed)
    with StopFlag() as flag:
        return _print_reproduction(reproduce(name, chosen, options, flag), options.json)


def _print_reproduction(events: Any, json: str | None) -> int:
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.training_output import follow_reproduction, print_reproduction

    ended = follow_reproduction(events)
    with also_json(lambda: {"results": ended.results}, json):
        if json != "-":
            print_reproduction(ended, console())
    return ExitCode.DONE


@study_app.command("make")
@with_flags(StudyOptions)
def study_make(
    data: Annotated[Path, typer.Argument(help="A folder or tar of pictures, in colour or grey.")], options: StudyOptions
) -> int:
    """Draw pictures, colour them with each k, and write a page on which people rank them blindly."""
    _require_pictures(data)
    from retrocolor.cli.console import console
    from retrocolor.cli.study_output import follow_study, print_study
    from retrocolor.paper.study_page import make

    print_study(follow_study(make(data, options), console(stderr=True)), console())
    return ExitCode.DONE


@study_app.command("score")
@with_flags(JsonOptions)
def study_score(
    study: Annotated[Path, typer.Argument(help="The folder of the study.")],
    answers: Annotated[
        list[Path] | None, typer.Argument(help="Files that raters saved, or folders of them; default: in STUDY.")
    ] = None,
    *,
    options: JsonOptions,
) -> int:
    """Average rank of each k beside the paper's, and how far the raters agree (Kendall's W)."""
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.study_output import print_scores
    from retrocolor.paper.study_scores import score

    scores = score(study, answers or [])
    with also_json(scores.as_json, options.json):
        print_scores(scores, console(stderr=options.json == "-"), console(stderr=True))
    return ExitCode.MEDIA_FAILED if scores.refused else ExitCode.DONE


def _require_pictures(data: Path) -> None:
    """Raise UsageError for a single photo or film where a folder or tar of pictures is meant."""
    from retrocolor.batch.discover import kind_of
    from retrocolor.files import printable

    kind = kind_of(data)
    if kind and data.is_file():
        raise UsageError(f"{printable(data)} is one {kind.value}: name a folder or tar of pictures.")


class StopFlag:
    """True once Ctrl-C or SIGTERM came, so that a step is never cut in two; a second Ctrl-C ends at once."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> bool:
        return self.number != 0 or stop.asked()  # before this had the signals, and what was raised got lost

    def __enter__(self) -> "StopFlag":
        self._before = {number: signal.signal(number, self._raise) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Put the handlers back; what Ctrl-C stopped ends with the status of Ctrl-C."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if isinstance(error, Stopped) and self.number == signal.SIGINT:
            error.code = ExitCode.INTERRUPTED

    def _raise(self, number: int, frame: object) -> None:
        if self.number:
            raise KeyboardInterrupt
        self.number = number
