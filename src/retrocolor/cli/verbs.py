"""The verbs: each with its options, what it does imported when it is run. Those of research stand in research.py."""

from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated, Any

import typer

from retrocolor import __version__
from retrocolor.cli import research
from retrocolor.cli.choices import choices_app
from retrocolor.cli.flags import Shell, with_flags
from retrocolor.cli.loading import loading
from retrocolor.config import (
    CleanOptions,
    DecodeOptions,
    FilmOptions,
    JsonOptions,
    LikeOptions,
    NetworkOptions,
    OutputOptions,
    PhotoOptions,
    ReviewOptions,
    ScaleOptions,
    VerifyOptions,
)
from retrocolor.errors import ExitCode, UsageError
from retrocolor.files import printable
from retrocolor.machine import launched
from retrocolor.research_config import TryOptions

NARROWEST = 64  # columns of a terminal in which help stands in boxes
app = typer.Typer(
    name="retrocolor",
    cls=Shell,
    help="Colour black-and-white photo and film archives: sharpness, bit depth, metadata and timing kept.",
    epilog="Start with: retrocolor colorize FOLDER",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich" if get_terminal_size().columns >= NARROWEST else None,  # whose boxes cut names off
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

Paths = Annotated[list[Path], typer.Argument(help="Photos, films, or folders of them; folders are searched through.")]

Films = Annotated[list[Path], typer.Argument(help="Films, or folders of them; folders are searched through.")]


@app.command()
@with_flags(OutputOptions, DecodeOptions, LikeOptions, NetworkOptions, ScaleOptions, PhotoOptions)
def colorize(
    paths: Paths,
    output: OutputOptions,
    decode: DecodeOptions,
    like: LikeOptions,
    network: NetworkOptions,
    scale: ScaleOptions,
    photo: PhotoOptions,
) -> int:
    """Colour photos, and films among them: folders mirrored into FOLDER-color. Originals are never written to."""
    with loading(scale, "retrocolor.photo.colorize"):
        from retrocolor.batch.colorize import colorize as run
        from retrocolor.batch.task import Options

        film = FilmOptions(salvage=photo.salvage)
        options = Options(output, network, decode, photo, film, scale, like=like)
        return _finish(run(paths, options), output, "colorize")


@app.command()
@with_flags(OutputOptions, DecodeOptions, LikeOptions, NetworkOptions, ScaleOptions, FilmOptions)
def video(
    paths: Films,
    output: OutputOptions,
    decode: DecodeOptions,
    like: LikeOptions,
    network: NetworkOptions,
    scale: ScaleOptions,
    film: FilmOptions,
) -> int:
    """Colour films: every frame at its time, the sound untouched, the light as it was."""
    with loading(scale, "retrocolor.photo.colorize", "retrocolor.film.colorize"):
        from retrocolor.batch.colorize import colorize as run
        from retrocolor.batch.task import Options
        from retrocolor.jobs import Kind

        options = Options(output, network, decode, PhotoOptions(), film, scale, Kind.FILM, like)
        return _finish(run(paths, options), output, "video")


@app.command()
@with_flags(ReviewOptions)
def review(
    out: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)], options: ReviewOptions
) -> int:
    """Look at the results in a local page, change looks, accept, redo or reject; the next run does what was chosen."""
    from retrocolor.cli.console import console
    from retrocolor.cli.review import follow_review
    from retrocolor.review.run import review as run

    follow_review(run(out, options), console())
    return ExitCode.DONE


app.command()(research.train)
app.command()(research.evaluate)
app.command()(research.export)
app.add_typer(research.dataset_app, name="dataset")
app.add_typer(research.reproduce_app, name="reproduce")
app.add_typer(research.study_app, name="study")
app.add_typer(choices_app, name="choices")


@app.command("try")
@with_flags(TryOptions)
def try_(photo: Annotated[Path, typer.Argument(help="One photo of any kind.")], options: TryOptions) -> int:
    """Show what the flags do to a photo: one sheet of k, decodes, sizes and vividness, each with its flags."""
    from retrocolor.cli.console import console, row
    from retrocolor.evaluation.comparison import write_comparison

    row(console(), "Look at", printable(write_comparison(photo, options)), style="")
    return ExitCode.DONE


@app.command()
@with_flags(VerifyOptions)
def verify(
    out: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)], options: VerifyOptions
) -> int:
    """Compare an output folder with its run record: what is missing, changed or foreign; with --light, L* too."""
    from retrocolor.batch.verify import verify as run
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.verify_output import follow_verification, print_verified, verified_as_json

    ended = follow_verification(run(out, options))
    with also_json(lambda: verified_as_json(ended), options.json):
        if options.json != "-":
            print_verified(ended, console())
    return ended.code


@app.command()
@with_flags(CleanOptions)
def clean(
    out: Annotated[list[Path], typer.Argument(help="Results, or folders of them.", show_default=False)],
    options: CleanOptions,
) -> int:
    """Remove the colour tracks that films keep beside their results for a change of mind."""
    from retrocolor.batch.clean import clean as run
    from retrocolor.batch.clean import exit_code
    from retrocolor.cli.clean_output import cleaned_as_json, print_cleaned
    from retrocolor.cli.console import also_json, console

    found = list(run(out, options))
    with also_json(lambda: cleaned_as_json(found), options.json):
        if options.json != "-":
            print_cleaned(found, console(), dry_run=options.dry_run)
    return exit_code(found)


@app.command()
@with_flags(JsonOptions)
def models(options: JsonOptions) -> int:
    """What models are embedded: parameters, training data and its terms, scores, checksum."""
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.models import embedded_models, print_models

    found = embedded_models()
    with also_json(lambda: {"version": 1, "models": found}, options.json):
        if options.json != "-":
            print_models(found, console())
    return ExitCode.DONE


@app.command()
@with_flags(JsonOptions)
def doctor(options: JsonOptions) -> int:
    """Device, codecs, versions; what is missing and how to get it."""
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.doctor import examine, findings_as_json, print_findings

    findings = examine()
    with also_json(lambda: findings_as_json(findings), options.json):
        if options.json != "-":
            print_findings(findings, console())
    return ExitCode.MACHINE if any(finding.needed and not finding.found for finding in findings) else ExitCode.DONE


@app.command("help")
def help_(
    command: Annotated[
        list[str] | None, typer.Argument(help="A command, as in `retrocolor help colorize`.", metavar="COMMAND")
    ] = None,
) -> int:
    """Show the help of retrocolor, or of one of its commands."""
    return int(app([*(command or ()), "--help"], prog_name="retrocolor", standalone_mode=False) or 0)


def _finish(events: Any, output: OutputOptions, verb: str) -> int:
    """Draw a run of colouring to its end; returns the exit status."""
    from retrocolor.cli.console import also_json, console
    from retrocolor.cli.profile_output import print_profile
    from retrocolor.cli.run_progress import follow_run
    from retrocolor.cli.run_summary import as_json, print_plan, print_summary

    ended = follow_run(events, verbose=output.verbose)
    out, err = console(stderr=output.json == "-"), console(stderr=True)
    show = print_plan if output.dry_run else print_summary
    with also_json(lambda: as_json(ended, verb), output.json):
        show(ended, out, err)
        if output.profile:
            print_profile(ended.profiles, out)
        if output.verbose and ended.printed:
            err.print(ended.printed, style="dim")
    return ended.code


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    if version:
        print(f"retrocolor {__version__}")
        raise typer.Exit
    if launched().count > 1 and context.invoked_subcommand != "train":
        raise UsageError("Only `retrocolor train` runs in several processes of torchrun; start the others without it.")
