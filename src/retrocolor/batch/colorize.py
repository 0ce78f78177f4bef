"""The verb `colorize`: plan, resume, run. No torch in this process."""

import math
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from retrocolor.batch.books import Books
from retrocolor.batch.checks import check_film, check_like, check_network, check_photo, check_shots, thread_count
from retrocolor.batch.choices import read_choices
from retrocolor.batch.chosen import ByRoot, choice_of, prepared, unknown
from retrocolor.batch.discover import kind_of
from retrocolor.batch.engine import check_engine
from retrocolor.batch.events import Ended, Event, Finished, Notice, Planned
from retrocolor.batch.forecast import Forecaster
from retrocolor.batch.plan import Plan, make_plan
from retrocolor.batch.record import Record, read_history, recording
from retrocolor.batch.references import find_references
from retrocolor.batch.resume import triage
from retrocolor.batch.run import Run
from retrocolor.batch.shards import choose_shard
from retrocolor.batch.split import part_of, together
from retrocolor.batch.task import Options
from retrocolor.batch.unrecorded import Unrecorded, unrecorded
from retrocolor.config import FilmOptions, PhotoOptions
from retrocolor.errors import ExitCode, UsageError
from retrocolor.files import printable, resolved
from retrocolor.film import containers
from retrocolor.folders import not_writable
from retrocolor.jobs import Job, Kind, Result, Status
from retrocolor.machine import deadline
from retrocolor.model.decode_limits import check_decode, check_together
from retrocolor.photo.names import SUFFIXES, TARGETS, output_suffix


def colorize(paths: Sequence[Path], options: Options) -> Iterator[Event]:
    """Colour what is found at the paths; yields events, the last one an `Ended`.

    Raises RetrocolorError before any work: UsageError (a missing path, nothing found, an output that is an
    input), MachineError (an output folder that cannot be written or is in use, no such device), ModelError. Later
    failures of single files are results; what ends a run early stands in `Ended`. SIGINT stops
    it at once; SIGTERM and the options of time let it finish what is in work.
    """
    started = monotonic()
    threads = thread_count(options.output.jobs)
    ends = deadline(options.scale.max_minutes, options.scale.until)
    shard, notice = choose_shard(options.scale.shard, films=options.scale.shard_films)
    if notice:
        yield Notice(notice)
    _check(options)
    plan = make_plan(
        paths,
        options.output.output,
        suffix_for=partial(_suffix, options=options),
        exclude=options.output.exclude,
        only=options.only,
        part=bool(part_name(options.film)),
        film=options.film,
    )
    options = replace(options, references=find_references(options.like.like, plan.recorded))
    _check_names(plan.jobs, options.photo)
    _check_json(plan.everywhere, options.output.json)
    if options.film.join and not any(job.parts for job in plan.jobs):
        yield Notice("--join joined nothing: name the files of one film in order, or a folder that holds a DVD title.")
    check_shots(options.film, plan.jobs)
    plan = part_of(plan, shard, paths, films=options.scale.shard_films)
    check_decode(options.decode)
    check_together(options.decode)
    choices = {root: read_choices(root) for root in plan.recorded}
    if options.output.dry_run:
        yield from _rehearse(plan, choices, options, threads, started)
        return
    with ExitStack() as stack:
        records: dict[Path, Record | Unrecorded] = {}
        for root in plan.roots:
            if root in plan.recorded:
                records[root] = stack.enter_context(recording(root, shard))
            else:
                alone = [job for job in plan.at(root) if job.kind is Kind.PHOTO or not options.scale.shard_films]
                records[root] = stack.enter_context(unrecorded(root, alone))
        plan = prepared(plan, records, choices, options)
        plan = together(plan, shard) if options.scale.shard_films else plan
        books = Books(options, plan, records, choices, shard, tuple(paths))
        yield from Run(books, threads, started, ends).events()


def _check(options: Options) -> None:
    """Raise UsageError for options that cannot be meant."""
    check_photo(options.photo)
    check_film(options.film)
    check_network(options.network)
    check_engine(options)
    check_like(options.like)


def _suffix(path: Path, options: Options) -> str:
    """The ending of a file's result, by its name alone."""
    if options.only is Kind.FILM or kind_of(path) is Kind.FILM:
        return part_name(options.film) + containers.output_suffix(path, options.film)
    return output_suffix(path, format=options.photo.format)


def part_name(film: FilmOptions) -> str:
    """What the name of a part of a film says more than that of the whole: `.preview`, `.0m10s-0m20s`; else empty."""
    start, end = film.start, film.end
    if start is None and end is None:
        return "" if film.preview is None else ".preview"
    if film.preview is not None:
        end = min((start or 0.0) + film.preview, end if end is not None else math.inf)
    return f".{_minutes(start or 0.0)}-{'end' if end is None else _minutes(end)}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds // 60)}m{round(seconds % 60, 3):g}s"


def _rehearse(plan: Plan, choices: ByRoot, options: Options, threads: int, started: float) -> Iterator[Event]:
    """What a run would do, and what it would cost."""
    histories = {root: read_history(root) if root in plan.recorded else Unrecorded() for root in plan.roots}
    plan = prepared(plan, histories, choices, options)
    results, todo = [result for _, result in plan.refused], []
    for job in plan.jobs:
        known = triage(job, histories[job.root], options.output, choice_of(job, choices))
        results.append(known or Result(job.source, job.output, Status.PLANNED, kind=job.kind))
        todo += [] if known else [job]
    yield Planned(len(results), len(todo), plan.roots, len(plan.foreign))
    for result in results:
        yield Finished(result)
    forecaster = Forecaster(options, plan, histories, threads)
    yield from forecaster.events(todo)
    passed_over = tuple(path for _, path in plan.foreign)
    missing = tuple(unknown(plan, histories, choices))
    code, message = forecaster.code, forecaster.message
    if code is ExitCode.DONE and (error := next(filter(None, map(not_writable, plan.roots)), None)):
        code, message = error.code, str(error)
    yield Ended(
        tuple(results), monotonic() - started, code, message=message, passed_over=passed_over,
        unknown_choices=missing, forecast=forecaster.forecast,
    )  # fmt: skip


def _check_json(jobs: Sequence[Job], json: str | None) -> None:
    """Raise UsageError for a list of the results under the name of one of them."""
    if json in (None, "-"):
        return
    place = resolved(Path(json))
    if any(resolved(job.output) == place for job in jobs if job.output.name == place.name):
        raise UsageError(f"--json {printable(place)}: a result gets this name; choose another one.")


def _check_names(jobs: Sequence[Job], options: PhotoOptions) -> None:
    """A name given with -o must be one that the result can be written under."""
    for job in jobs:
        if not job.named or job.kind is not Kind.PHOTO or kind_of(job.output) is None:
            continue
        suffix, requested = output_suffix(job.source, options.format).lower(), job.output.suffix.lower()
        if requested == suffix:
            continue
        if SUFFIXES.get(requested) not in TARGETS or options.format not in ("same", SUFFIXES[requested]):
            raise UsageError(
                f"{printable(job.source.name)} cannot become {printable(job.output.name)}: name it *{suffix}, "
                "or choose --format png, jpeg or tiff."
            )
