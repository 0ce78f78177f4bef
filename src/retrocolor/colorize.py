"""The verb `colorize`: plan, resume, supervise, record; yields what happens. No torch in this process."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from retrocolor import __version__, card, report
from retrocolor.config import DecodeOptions, FilmOptions, NetworkOptions, OutputOptions, PhotoOptions
from retrocolor.engine import Engine, News
from retrocolor.errors import ExitCode, RetrocolorError, UsageError
from retrocolor.files import printable, remove_parts
from retrocolor.film import names
from retrocolor.find import absolute, kind_of
from retrocolor.photo.formats import SUFFIXES, TARGETS, output_suffix
from retrocolor.plan import Job, Plan, make_plan
from retrocolor.record import Entry, Record, read_history, recording, settings_key
from retrocolor.results import Ended, Event, Finished, Kind, Made, Notice, Planned, Progress, Result, Started, Status
from retrocolor.resume import as_moved, triage
from retrocolor.worker import Beat, Failure, Work


@dataclass(frozen=True)
class Options:
    """Everything a user can ask of a run."""

    output: OutputOptions = field(default_factory=OutputOptions)
    network: NetworkOptions = field(default_factory=NetworkOptions)
    decode: DecodeOptions = field(default_factory=DecodeOptions)
    photo: PhotoOptions = field(default_factory=PhotoOptions)
    film: FilmOptions = field(default_factory=FilmOptions)
    only: Kind | None = None  # the other kind is passed over

    def settings(self, kind: Kind) -> dict[str, Any]:
        """What decides how a result looks: if this changes, the work is done again. Raises ModelError."""
        medium = asdict(self.photo if kind is Kind.PHOTO else self.film)
        medium.pop("max_megapixels", None)
        checksum = card.checksum(card.find(self.network.model))
        return {
            "kind": kind.value,
            "model": checksum,
            "size": self.network.size,
            "recolor": self.output.recolor,
            "mark": not self.output.no_mark,
            **asdict(self.decode),
            **medium,
        }


@dataclass(frozen=True)
class Coloring:
    """What the worker is handed: the options, from which it loads the network once for all files."""

    options: Options

    def prepare(self) -> tuple[Work, dict[str, Any]]:
        """Load the network; returns the function that colours one job, and the network's settings."""
        import torch

        from retrocolor.colorizer import Colorizer
        from retrocolor.photos import PhotoWork

        o = self.options
        network = o.network
        colorizer = Colorizer.load(
            network.model, network.device, decode=o.decode, size=network.size, batch=network.batch
        )
        photo = PhotoWork(colorizer, o.photo, o.output)

        def work(job: Job, beat: Beat) -> Made:
            if job.kind is Kind.FILM:
                from retrocolor.video import film_work

                return film_work(job, o, colorizer, beat)
            torch.set_num_threads(1)
            return photo(job, beat)

        return work, colorizer.settings


def colorize(paths: Sequence[Path], options: Options) -> Iterator[Event]:
    """Colour what is found at the paths; yields events, the last one an `Ended`.

    Raises RetrocolorError before any work: UsageError (a missing path, nothing found, an output that is an
    input), MachineError (an output folder that cannot be written or is in use, no such device), ModelError. Later
    failures of single files are results; what ends a run early stands in `Ended`. SIGINT and SIGTERM stop it.
    """
    started = monotonic()
    threads = thread_count(options.output.jobs)
    _check_format(options.photo)
    plan = make_plan(
        paths,
        options.output.output,
        suffix_for=partial(_suffix, options=options),
        exclude=options.output.exclude,
        only=options.only,
    )
    _check_names(plan.jobs, options.photo)
    keys = {kind: settings_key(options.settings(kind)) for kind in {job.kind for job in plan.jobs}}
    if options.output.dry_run:
        yield from _rehearse(plan, keys, options, started)
        return
    with ExitStack() as stack:
        records = {root: stack.enter_context(recording(root)) for root in plan.roots}
        plan = replace(plan, jobs=tuple(as_moved(job, records[job.root]) for job in plan.jobs))
        run = _Run(options, plan, records, keys, threads, started)
        yield from run.events()


def _suffix(path: Path, options: Options) -> str:
    """The ending of a file's result, by its name alone."""
    if options.only is Kind.FILM or kind_of(path) is Kind.FILM:
        return names.output_suffix(path, options.film)
    return output_suffix(path, format=options.photo.format)


def _rehearse(plan: Plan, keys: dict[Kind, str], options: Options, started: float) -> Iterator[Event]:
    """What a run would do."""
    histories = {root: read_history(root) for root in plan.roots}
    plan = replace(plan, jobs=tuple(as_moved(job, histories[job.root]) for job in plan.jobs))
    results = [result for _, result in plan.refused]
    for job in plan.jobs:
        known = triage(job, histories[job.root], keys[job.kind], options.output)
        results.append(known or Result(job.source, job.output, Status.PLANNED, kind=job.kind))
    todo = sum(result.status is Status.PLANNED for result in results)
    yield Planned(len(results), todo, plan.roots, plan.foreign)
    for result in results:
        yield Finished(result)
    yield Ended(tuple(results), monotonic() - started, ExitCode.DONE)


@dataclass
class _Run:
    """A run in progress: its results, and what it writes into the records."""

    options: Options
    plan: Plan
    records: dict[Path, Record]
    keys: dict[Kind, str]
    threads: int
    started: float
    results: dict[Job, Result] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    code: ExitCode = ExitCode.DONE
    message: str = ""
    words: str = ""

    def events(self) -> Iterator[Event]:
        """The whole run, after planning."""
        for job in self.plan.jobs:
            known = triage(job, self.records[job.root], self.keys[job.kind], self.options.output)
            if known:
                self.results[job] = known
        todo = [job for job in self.plan.jobs if job not in self.results]
        todo.sort(key=lambda job: job.kind is Kind.FILM)
        for folder in {job.output.parent for job in todo}:
            remove_parts(folder)
        yield Planned(len(self.plan.jobs) + len(self.plan.refused), len(todo), self.plan.roots, self.plan.foreign)
        for result in [result for _, result in self.plan.refused] + list(self.results.values()):
            yield Finished(result)
        yield from self._work(todo)
        for folder in {job.output.parent for job in todo if job not in self.results or self.message}:
            remove_parts(folder)
        yield self._ended()

    def _work(self, todo: list[Job]) -> Iterator[Event]:
        threads = max(1, min(self.threads, len(todo)))
        engine = Engine(Coloring(self.options), threads, alone=lambda job: job.kind is Kind.FILM)
        try:
            with closing(engine.run(todo)) as newses:
                for news in newses:
                    yield from self._take(news, todo)
                    if news.what == "failed" and self.options.output.fail_fast:
                        self.message = "Stopped at the first file that failed (--fail-fast)."
                        break
        except RetrocolorError as error:
            if not self.settings:
                raise
            self.message, self.code = str(error), error.code
        self.words = engine.words
        if engine.signal is not None:
            interrupted = engine.signal == signal.SIGINT
            self.code = ExitCode.INTERRUPTED if interrupted else ExitCode.STOPPED
            self.message = "Interrupted." if interrupted else "Stopped on request."

    def _take(self, news: News, todo: list[Job]) -> Iterator[Event]:
        """Record what the worker tells, and pass it on."""
        job: Job = news.job
        match news.what:
            case "ready":
                self._begin(news.value, todo)
            case "started":
                yield Started(job.source)
            case "beat" if isinstance(news.value, dict):
                yield Progress(job.source, news.value.get("fraction", 0.0), news.value.get("text", ""))
            case "finished":
                made: Made = news.value
                self._note(job, made.result, made)
                yield Finished(made.result)
            case "failed":
                failure: Failure = news.value
                status = Status.REFUSED if failure.refused else Status.FAILED
                reason = failure.reason.removeprefix(f"{job.source}: ").removeprefix(f"{printable(job.source)}: ")
                result = Result(job.source, None, status, reason.rstrip("."), job.kind)
                self._note(job, result)
                yield Finished(result, failure.details)
            case "restarted":
                yield Notice(f"{news.value[:1].upper()}{news.value[1:]}; going on with a new one.")

    def _begin(self, settings: dict[str, Any], todo: list[Job]) -> None:
        """Write down what is about to be made, before any of it is."""
        if self.settings:  # a worker that was started again
            return
        self.settings = settings
        for root, record in self.records.items():
            for kind, key in self.keys.items():
                names = [job.name for job in todo if job.root == root and job.kind is kind]
                if names:
                    asked = self.options.settings(kind)
                    record.begin(key, {"asked": asked, "used": settings, "version": __version__}, names)

    def _note(self, job: Job, result: Result, made: Made | None = None) -> None:
        self.results[job] = result
        entry = Entry(
            output=(replace(job, output=result.output) if result.output else job).name,
            source=str(absolute(job.source)),
            status=result.status.value,
            settings=self.keys[job.kind],
            kind=job.kind.value,
            reason=result.reason,
            seconds=result.seconds,
            width=result.width,
            height=result.height,
            pages=result.pages,
            notes=result.notes,
            extra=made.extra if made else (),
            input=made.input if made else None,
            result=made.output if made else None,
            time=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self.records[job.root].add(entry)

    def _ended(self) -> Ended:
        results = tuple(result for _, result in self.plan.refused) + tuple(
            self.results[job] for job in self.plan.jobs if job in self.results
        )
        failed = any(result.status in (Status.FAILED, Status.REFUSED) for result in results)
        code = ExitCode.MEDIA_FAILED if failed and self.code is ExitCode.DONE else self.code
        todo = len(self.plan.jobs) - len(self.results)
        seconds = monotonic() - self.started
        reports = () if self.options.output.no_report else tuple(self._reports(seconds, todo))
        return Ended(results, seconds, code, todo, self.message, reports, self.settings, self.words)

    def _reports(self, seconds: float, todo: int) -> Iterator[Path]:
        """Write the page of each output folder."""
        for root in dict.fromkeys(job.root for job in self.plan.jobs if job.paged):
            if not root.is_dir():
                continue
            results = [result for where, result in self.plan.refused if where == root]
            results += [result for job, result in self.results.items() if job.root == root]
            try:
                yield report.write_page(
                    root, results, self.settings or {"model": self.options.network.model}, seconds=seconds, todo=todo,
                    message=self.message,
                )  # fmt: skip
            except (RetrocolorError, OSError) as error:
                self.message = self.message or f"The page could not be written: {error}"


def thread_count(jobs: str) -> int:
    """The number of `--jobs`; auto is the cores this process may use, and one for the disk. Raises UsageError."""
    if jobs == "auto":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return cores + 1
    if not jobs.isdecimal() or int(jobs) < 1:
        raise UsageError(f"--jobs {jobs}: choose auto or a number from 1.")
    return int(jobs)


def _check_format(options: PhotoOptions) -> None:
    formats = ("same", *TARGETS)
    if options.format not in formats:
        raise UsageError(f"--format {options.format}: choose one of {', '.join(formats)}.")
    if options.quality is not None and not 1 <= options.quality <= 100:
        raise UsageError(f"--quality {options.quality}: choose a number from 1 to 100.")


def _check_names(jobs: Sequence[Job], options: PhotoOptions) -> None:
    """A name given with -o must be one that the result can be written under."""
    for job in jobs:
        if job.kind is not Kind.PHOTO or kind_of(job.output) is None:
            continue
        suffix, asked = output_suffix(job.source, options.format).lower(), job.output.suffix.lower()
        if asked == suffix:
            continue
        if SUFFIXES.get(asked) not in TARGETS or options.format not in ("same", SUFFIXES[asked]):
            raise UsageError(
                f"{printable(job.source.name)} cannot become {printable(job.output.name)}: name it *{suffix}, "
                "or choose --format png, jpeg or tiff."
            )
