"""The shell: the only place that knows argv, Typer, Rich and exit statuses. Verbs are imported when they are run."""

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import typer

from retrocolor import __version__
from retrocolor.config import (
    DatasetOptions,
    DecodeOptions,
    EvaluateOptions,
    FilmOptions,
    NetworkOptions,
    OutputOptions,
    PhotoOptions,
    ReproduceOptions,
    StudyOptions,
    Table2Options,
    TrainOptions,
    TryOptions,
    VerifyOptions,
)
from retrocolor.errors import ExitCode, RetrocolorError, Stopped
from retrocolor.flags import with_flags

app = typer.Typer(
    name="retrocolor",
    help="Colour black-and-white photo and film archives: sharpness, bit depth, metadata and timing kept.",
    epilog="Start with: retrocolor colorize FOLDER",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

dataset_app = typer.Typer(help="Quantized data sets: build one, look at one.", no_args_is_help=True)
app.add_typer(dataset_app, name="dataset")

reproduce_app = typer.Typer(help="The paper's tables: train, measure, set beside the paper's.", no_args_is_help=True)
app.add_typer(reproduce_app, name="reproduce")

study_app = typer.Typer(
    help="The paper's ranking of k by people: make a page, score the answers.", no_args_is_help=True
)
app.add_typer(study_app, name="study")

Paths = Annotated[list[Path], typer.Argument(help="Photos, or folders of them; folders are searched through.")]

Data = Annotated[Path, typer.Argument(help="A folder or tar of colour pictures, or a built data set.")]
Films = Annotated[list[Path], typer.Argument(help="Films, or folders of them; folders are searched through.")]


@app.command()
@with_flags(OutputOptions, DecodeOptions, NetworkOptions, PhotoOptions)
def colorize(
    paths: Paths, output: OutputOptions, decode: DecodeOptions, network: NetworkOptions, photo: PhotoOptions
) -> int:
    """Colour photos: whole folders, mirrored into FOLDER-color. Originals are never written to."""
    from retrocolor.colorize import Options
    from retrocolor.colorize import colorize as run

    film = FilmOptions(salvage=photo.salvage)
    return _finish(run(paths, Options(output, network, decode, photo, film)), output, "colorize")


@app.command()
@with_flags(OutputOptions, DecodeOptions, NetworkOptions, FilmOptions)
def video(
    paths: Films, output: OutputOptions, decode: DecodeOptions, network: NetworkOptions, film: FilmOptions
) -> int:
    """Colour films: every frame at its time, the sound untouched, the light as it was."""
    from retrocolor.colorize import Options
    from retrocolor.colorize import colorize as run
    from retrocolor.results import Kind

    options = Options(output, network, decode, PhotoOptions(), film, Kind.FILM)
    return _finish(run(paths, options), output, "video")


@app.command()
@with_flags(TrainOptions)
def train(data: Data, options: TrainOptions) -> int:
    """Train a network on a folder of colour pictures or a built data set; the paper's settings by default."""
    from retrocolor.lessons import follow_training, print_training
    from retrocolor.progress import console
    from retrocolor.train import train as run

    with _StopFlag() as stop:
        try:
            print_training(follow_training(run(data, options, stop)), console())
        except Stopped as stopped:
            return _complain(str(stopped), ExitCode.INTERRUPTED if stop.number == signal.SIGINT else stopped.code)
    return ExitCode.DONE


@dataset_app.command("build")
@with_flags(DatasetOptions)
def dataset_build(data: Data, options: DatasetOptions) -> int:
    """Quantize colour pictures once, to be read by memory map."""
    from retrocolor.dataset import Dataset, build, default_output
    from retrocolor.lessons import follow_build, print_dataset
    from retrocolor.progress import console

    follow_build(build(data, options))
    print_dataset(Dataset(options.output or default_output(data)), console())
    return ExitCode.DONE


@dataset_app.command("info")
def dataset_info(data: Annotated[Path, typer.Argument(help="A built data set.")]) -> int:
    """What a data set holds; checks that its files are whole."""
    from retrocolor.dataset import Dataset
    from retrocolor.lessons import print_dataset
    from retrocolor.progress import console

    dataset = Dataset(data)
    dataset.check()
    print_dataset(dataset, console())
    return ExitCode.DONE


@app.command()
@with_flags(EvaluateOptions)
def evaluate(data: Data, options: EvaluateOptions) -> int:
    """Measure a model on colour pictures: make them grey, colour them, compare; grey's own score beside it."""
    from retrocolor.evaluate import evaluate as run
    from retrocolor.lessons import follow_evaluation, print_evaluation
    from retrocolor.progress import console
    from retrocolor.summary import write_json

    ended = follow_evaluation(run(data, options))
    if options.json:
        write_json(ended.as_json(), options.json)
    if options.json != "-":
        print_evaluation(data, ended, console())
    return ExitCode.MEDIA_FAILED if ended.broken else ExitCode.DONE


@reproduce_app.command("table1")
@with_flags(ReproduceOptions)
def reproduce_table1(options: ReproduceOptions) -> int:
    """Table 1: no weights, the weights of Eq. 1, and weights with L_obj, trained on each data set given."""
    return _reproduce("table1", options)


@reproduce_app.command("claims")
@with_flags(ReproduceOptions)
def reproduce_claims(options: ReproduceOptions) -> int:
    """What the text claims: Eq. 6 as sum and product with three seeds, alpha, soft targets, regression."""
    return _reproduce("claims", options)


@reproduce_app.command("table2")
@with_flags(Table2Options)
def reproduce_table2(options: Table2Options) -> int:
    """Table 2: PSNR and SSIM of a trained model for k = 1 to 5, beside the paper's."""
    from retrocolor.reproduce import table2

    return _tell_reproduction(table2(options), options.json)


def _reproduce(name: str, options: ReproduceOptions) -> int:
    from retrocolor import experiments
    from retrocolor.reproduce import given, reproduce

    chosen = getattr(experiments, name)(given(options), options.seed)
    with _StopFlag() as stop:
        try:
            return _tell_reproduction(reproduce(name, chosen, options, stop), options.json)
        except Stopped as stopped:
            return _complain(str(stopped), ExitCode.INTERRUPTED if stop.number == signal.SIGINT else stopped.code)


def _tell_reproduction(events: Any, json: str | None) -> int:
    from retrocolor.lessons import follow_reproduction, print_reproduction
    from retrocolor.progress import console
    from retrocolor.summary import write_json

    ended = follow_reproduction(events)
    if json:
        write_json({"results": ended.results}, json)
    if json != "-":
        print_reproduction(ended, console())
    return ExitCode.DONE


@study_app.command("make")
@with_flags(StudyOptions)
def study_make(
    data: Annotated[Path, typer.Argument(help="A folder or tar of pictures, in colour or grey.")], options: StudyOptions
) -> int:
    """Draw pictures, colour them with each k, and write a page on which people rank them blindly."""
    from retrocolor.progress import console
    from retrocolor.study import make
    from retrocolor.study_tables import follow_study, print_study

    print_study(follow_study(make(data, options), console(stderr=True)), console())
    return ExitCode.DONE


@study_app.command("score")
def study_score(
    study: Annotated[Path, typer.Argument(help="The folder of the study.")],
    answers: Annotated[
        list[Path] | None, typer.Argument(help="Files that raters saved, or folders of them; default: in STUDY.")
    ] = None,
    json: Annotated[str | None, typer.Option(help="Write the scores as JSON to FILE, or - for stdout.")] = None,
) -> int:
    """Average rank of each k beside the paper's, and how far the raters agree (Kendall's W)."""
    from retrocolor.progress import console
    from retrocolor.study_scores import score
    from retrocolor.study_tables import print_scores
    from retrocolor.summary import write_json

    scores = score(study, answers or [])
    if json:
        write_json(scores.as_json(), json)
    print_scores(scores, console(stderr=json == "-"), console(stderr=True))
    return ExitCode.MEDIA_FAILED if scores.refused else ExitCode.DONE


@app.command("try")
@with_flags(TryOptions)
def try_(photo: Annotated[Path, typer.Argument(help="One photo of any kind.")], options: TryOptions) -> int:
    """Show what the flags do to a photo: one sheet of k, decodes, sizes and vividness, each with its flags."""
    from retrocolor.files import printable
    from retrocolor.progress import console
    from retrocolor.tryout import tryout

    console().print(f"Look at     {printable(tryout(photo, options))}", soft_wrap=True)
    return ExitCode.DONE


@app.command()
@with_flags(VerifyOptions)
def verify(
    out: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)], options: VerifyOptions
) -> int:
    """Compare an output folder with its run record: what is missing, changed or foreign; with --light, L* too."""
    from retrocolor.progress import console
    from retrocolor.summary import write_json
    from retrocolor.verdicts import follow_verification, print_verified, verified_as_json
    from retrocolor.verify import verify as run

    ended = follow_verification(run(out, options))
    if options.json:
        write_json(verified_as_json(ended), options.json)
    if options.json != "-":
        print_verified(ended, console())
    return ended.code


@app.command()
def models(
    json: Annotated[str | None, typer.Option(help="Write the list as JSON to FILE, or - for stdout.")] = None,
) -> int:
    """What models are embedded: parameters, training data and its terms, scores, checksum."""
    from retrocolor.models import embedded_models, print_models
    from retrocolor.progress import console
    from retrocolor.summary import write_json

    found = embedded_models()
    if json:
        write_json({"version": 1, "models": found}, json)
    if json != "-":
        print_models(found, console())
    return ExitCode.DONE


@app.command()
def doctor() -> int:
    """Device, codecs, versions; what is missing and how to get it."""
    from retrocolor.doctor import examine, print_findings
    from retrocolor.progress import console

    findings = examine()
    print_findings(findings, console())
    return ExitCode.MACHINE if any(finding.needed and not finding.found for finding in findings) else ExitCode.DONE


def _finish(events: Any, output: OutputOptions, verb: str) -> int:
    """Draw a run of colouring to its end; returns the exit status."""
    from retrocolor.progress import console, follow
    from retrocolor.summary import as_json, print_plan, print_summary, write_json

    ended = follow(events, verbose=output.verbose)
    out, err = console(stderr=output.json == "-"), console(stderr=True)
    show = print_plan if output.dry_run else print_summary
    show(ended, out, err)
    if output.verbose and ended.words:
        err.print(ended.words, style="dim")
    if output.json:
        write_json(as_json(ended, verb), output.json)
    return ended.code


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    if version:
        print(f"retrocolor {__version__}")
        raise typer.Exit


def main() -> None:
    """The console script: run, turn errors into one sentence on stderr, and exit with a documented status."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a name must not end the run
    try:
        code = app(standalone_mode=False)
        if code == ExitCode.INTERRUPTED and not isinstance(code, ExitCode):  # Typer's word for Ctrl-C
            raise KeyboardInterrupt
    except RetrocolorError as error:
        code = _complain(str(error), error.code)
    except (KeyboardInterrupt, typer.Abort):
        code = _complain("Interrupted: the same command goes on.", ExitCode.INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    except Exception as error:
        code = _unforeseen(error)
    sys.exit(int(code or 0))


class _StopFlag:
    """True once Ctrl-C or SIGTERM came, so that a step is never cut in two; a second Ctrl-C ends at once."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> bool:
        return self.number != 0

    def __enter__(self) -> "_StopFlag":
        self._before = {number: signal.signal(number, self._raise) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _raise(self, number: int, frame: object) -> None:
        if self.number:
            raise KeyboardInterrupt
        self.number = number


def _stop(number: int, frame: object) -> None:
    raise Stopped("Stopped on request: the same command goes on.")


def _unforeseen(error: Exception) -> int:
    """Wrong usage, which Typer tells by exceptions that format themselves; or a mistake of ours."""
    format_message = getattr(error, "format_message", None)
    if format_message is None:
        text = f"An error that was not foreseen ({type(error).__name__}: {error}): run it with --verbose."
        return _complain(text, ExitCode.MEDIA_FAILED)
    context = getattr(error, "ctx", None)
    message = " ".join(format_message().split()).rstrip(".")
    if not message:  # no command at all: the help was shown
        return ExitCode.USAGE
    return _complain(f"{message}: see `{context.command_path if context else 'retrocolor'} --help`.", ExitCode.USAGE)


def _complain(sentence: str, code: ExitCode) -> ExitCode:
    if "--verbose" in sys.argv:
        traceback.print_exc()
    print(f"retrocolor: {sentence}", file=sys.stderr)
    return code
