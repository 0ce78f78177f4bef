"""A run in progress: supervise the worker, keep the records, yield what happens. No torch."""

import signal
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import Any

from retrocolor import __version__
from retrocolor.batch import chosen, report, split
from retrocolor.batch.choices import Choice, Choices, State, choice_time, original_name, reviewer, update
from retrocolor.batch.chosen import choice_of
from retrocolor.batch.engine import process_count, workers_of
from retrocolor.batch.entries import Entry
from retrocolor.batch.events import Ended, Event, Finished, Notice, Planned, Progress, Started
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import Record, now, read_history
from retrocolor.batch.rejected import reject
from retrocolor.batch.resume import as_result, earlier, triage
from retrocolor.batch.shards import Shard
from retrocolor.batch.task import ColorizeSetup, Options
from retrocolor.batch.unfinished import entry_elsewhere, never_made, unfinished_shards
from retrocolor.batch.unrecorded import Unrecorded
from retrocolor.errors import ExitCode, MachineError, RetrocolorError
from retrocolor.files import absolute, checksum, printable, remove_parts, seen
from retrocolor.imaging import thumbnails
from retrocolor.jobs import Hint, Job, Kind, Made, Result, Status
from retrocolor.locks import in_turn
from retrocolor.model import card
from retrocolor.worker.protocol import (
    JobFailed,
    JobFinished,
    JobProgress,
    JobStarted,
    JobStopped,
    WorkerEvent,
    WorkerProfile,
    WorkerReady,
    WorkerRestarted,
)
from retrocolor.worker.supervisor import Supervisor

ABANDONED = 3600  # seconds since something half-written was last written to


def _is_film(job: Job) -> bool:
    return job.kind is Kind.FILM


@dataclass
class Run:
    """A run in progress: its results, and what it writes into the records."""

    options: Options
    plan: Plan
    records: dict[Path, Record | Unrecorded]
    choices: dict[Path, Choices]
    threads: int
    started: float
    deadline: float | None = None  # in `time.time()`
    shard: Shard = field(default_factory=Shard)
    paths: tuple[Path, ...] = ()  # what the user named
    results: dict[Job, Result] = field(default_factory=dict)
    in_hand: set[Job] = field(default_factory=set)
    settings: dict[str, Any] = field(default_factory=dict)
    code: ExitCode = ExitCode.DONE
    message: str = ""
    printed: str = ""
    profiles: tuple[WorkerProfile, ...] = ()

    def events(self) -> Iterator[Event]:
        """The whole run, after planning."""
        for job in self.plan.jobs:
            record, choice = self.records[job.root], choice_of(job, self.choices)
            known = triage(job, record, self.options.output, choice)
            if known:
                self.results[job] = known
            if known and known.status is Status.REJECTED and choice and isinstance(record, Record):
                reject(job, record, choice)
        todo = [job.altered(found=seen(job.output)) for job in self.plan.jobs if job not in self.results]
        todo.sort(key=_is_film)
        self._remove_parts(todo)
        found, foreign = len(self.plan.jobs) + len(self.plan.refused), self.plan.foreign
        yield Planned(found, len(todo), self.plan.roots, len(foreign))
        for root in [root for root, record in self.records.items() if todo and not record.alone]:
            yield Notice(f"{printable(root)} lies on a share without locks: start no second run that writes there.")
        for result in [result for _, result in self.plan.refused] + list(self.results.values()):
            yield Finished(result)
        self._leave(at_start=True)
        yield from self._work(todo)
        self._give_back(todo)
        self._give_up()
        self._leave()
        for root, record in self.records.items() if self.settings or not todo else ():
            record.pass_over([str(absolute(path)) for place, path in foreign if place == root])
        self._remove_parts(todo)  # a worker that died left what it was writing
        yield self._ended()

    def _leave(self, *, at_start: bool = False) -> None:
        """Note in each record how many files are left, and to which other shards none are.

        A file made by itself into the folder says nothing of the work on that.
        """
        for root, record in self.records.items():
            if isinstance(record, Record) and (self.shard.count > 1 or root in self.plan.mirrored):
                jobs, seen = self.plan.at(root), record.opened if at_start else record.moment()
                others = None
                if at_start or any(job.together for job in jobs):  # one that died may have nothing left by now
                    history = record if at_start else read_history(root)
                    others = split.through(self.plan, root, self.shard, history, self.choices, self.options)
                record.leave(sum(job not in self.results for job in jobs), others, seen)

    def _give_back(self, todo: list[Job]) -> None:
        """Note in each record what no worker came to: what lies there, or will, is not of this run."""
        untouched = [job for job in todo if job not in self.results and job not in self.in_hand]
        for root, record in self.records.items():
            with suppress(MachineError):  # the disk is full, and that was said
                record.give_back(job.name for job in untouched if job.root == root)

    def _give_up(self) -> None:
        """Note in each record what runs that were killed had begun and no run will make."""
        for root, record in self.records.items():
            if isinstance(record, Record) and record.begun:
                with suppress(MachineError):
                    record.give_up(never_made(root, record, self.plan, self.results, self.paths))

    def _remove_parts(self, todo: list[Job]) -> None:
        """Remove what is half-written: one's own; without a record only if old: others may be writing there."""
        folders = {(job.output.parent, job.root) for job in todo}
        folders |= {((root / name).parent, root) for root, record in self.records.items() for name in record.begun}
        for folder, root in folders | {(root / thumbnails.FOLDER, root) for _, root in folders}:
            remove_parts(folder, self.shard.tag, older_than=0 if self.records[root].recorded else ABANDONED)

    def _work(self, todo: list[Job]) -> Iterator[Event]:
        if not todo:
            return
        threads = max(1, min(self.threads, sum(not _is_film(job) for job in todo)))  # films are made one by one
        model = checksum(card.find(self.options.network.model))
        processes = process_count(self.options, todo, threads)
        setup = ColorizeSetup(self.options, self.shard.tag, model, processes)
        with workers_of(self.options, processes) as workers:
            supervisor = Supervisor(setup, threads, alone=_is_film, workers=workers, deadline=self.deadline)
            yield from self._supervise(supervisor, todo)
        self.printed, self.profiles = supervisor.printed, tuple(supervisor.profiles)
        if supervisor.signal == signal.SIGINT:
            self.code, self.message = ExitCode.INTERRUPTED, "Interrupted."
        elif (supervisor.signal is not None or supervisor.late) and (left := len(self.plan.jobs) - len(self.results)):
            why = "Stopped on request" if supervisor.signal is not None else "Stopped, the time is up"
            self.code, self.message = ExitCode.STOPPED, f"{why}: {left:,} left."

    def _supervise(self, supervisor: Supervisor[Job, Made], todo: list[Job]) -> Iterator[Event]:
        """Let the work be done, until it is or cannot go on."""
        try:
            with closing(supervisor.run(todo)) as events:
                for event in events:
                    yield from self._take(event, todo)
                    if isinstance(event, JobFailed) and self.options.output.fail_fast:
                        self.message = "Stopped at the first file that failed (--fail-fast)."
                        break
        except RetrocolorError as error:
            if not self.settings:
                raise
            self.message, self.code = str(error), error.code

    def _take(self, event: WorkerEvent[Job, Made], todo: list[Job]) -> Iterator[Event]:
        """Record what the worker reports, and pass it on."""
        match event:
            case WorkerReady(settings):
                self._begin(settings, todo)
            case WorkerRestarted(reason):
                yield Notice(f"{reason[:1].upper()}{reason[1:]}; going on with a new one.")
            case JobStarted(job):
                self.in_hand.add(job)
                yield Started(job.source)
            case JobProgress(job, dict(message)):
                yield Progress(job.source, message.get("fraction", 0.0), message.get("text", ""))
            case JobStopped(job):
                self.in_hand.discard(job)
            case JobFinished(job, made):
                if made.result.status is Status.SKIPPED:  # a film that another shard finished
                    self._adopt(job, made.result)
                else:
                    self._note(job, made.result, made)
                yield Finished(self.results[job])
            case JobFailed(job, failure):
                status = Status.REFUSED if failure.refused else Status.FAILED
                result = Result(job.source, None, status, failure.about(job.source), job.kind)
                self._note(job, result)
                yield Finished(result, failure.details)

    def _begin(self, settings: dict[str, Any], todo: list[Job]) -> None:
        """Write down what is about to be made, before any of it is."""
        if self.settings:  # a worker that was started again
            return
        self.settings = settings
        for root, record in self.records.items():
            groups: dict[str, list[Job]] = {}
            for job in todo:
                if job.root == root:
                    groups.setdefault(job.settings, []).append(job)
            for key, jobs in groups.items():
                asked = self.options.settings(jobs[0].kind, jobs[0])
                used = settings if jobs[0].decode is None else {name: settings.get(name) for name in ("model", "size")}
                about = {"asked": asked, "used": used, "version": __version__} | self._model_file()
                sources = {job.name: str(absolute(job.source)) for job in jobs}
                record.begin(key, about, sources, sources)

    def _model_file(self) -> dict[str, str]:
        """Where a model lies that did not come with the install: the page of `review` takes it again."""
        path = card.find(self.options.network.model)
        return {} if path in card.embedded() else {"model_file": str(absolute(path))}

    def _note(self, job: Job, result: Result, made: Made | None = None) -> None:
        self.results[job] = result
        name, choice = (replace(job, output=result.output) if result.output else job).name, choice_of(job, self.choices)
        if job.named and not job.part and result.status is Status.DONE:
            choice = self._chosen_now(job, name, made.hints if made else ())
        entry = Entry(
            output=name,
            source=str(absolute(job.source)),
            status=result.status.value,
            settings=job.settings,
            kind=job.kind.value,
            reason=result.reason,
            seconds=result.seconds,
            width=result.width,
            height=result.height,
            pages=result.pages,
            notes=result.notes,
            confidence=result.confidence,
            choice=choice.as_json() if choice else None,
            extra=made.extra if made else (),
            input=made.input if made else None,
            result=made.output if made else None,
            time=now(),
        )
        self.records[job.root].add(entry)

    def _adopt(self, job: Job, result: Result) -> None:
        """Note a film that another shard finished, as that one's record has it."""
        record = self.records[job.root]
        entry = entry_elsewhere(job) if isinstance(record, Record) else None
        self.results[job] = replace(result, status=Status.DONE) if entry is None else as_result(entry, job)
        if entry is not None and isinstance(record, Record):
            record.add(replace(entry, time=now()))

    def _chosen_now(self, job: Job, name: str, hints: tuple[Hint, ...]) -> Choice | None:
        """A photo made anew by itself, otherwise than its folder was, is a choice: later runs of the folder keep it."""
        record, original = self.records[job.root], original_name(name, job.source)
        before = record.entries.get(name)
        if not record.recorded or before is None:
            return None
        earlier = self.choices[job.root].on(original)
        if earlier is None and before.settings == job.settings:
            return None
        choice = Choice(State.ACCEPTED, self.options.decode, hints=hints, by=reviewer(), at=choice_time())
        update(job.root, lambda choices: choices.put(original, choice))
        return choice

    def _ended(self) -> Ended:
        results = tuple(result for _, result in self.plan.refused) + tuple(
            self.results[job] for job in self.plan.jobs if job in self.results
        )
        failed = any(result.status in (Status.FAILED, Status.REFUSED) for result in results)
        code = ExitCode.MEDIA_FAILED if failed and self.code is ExitCode.DONE else self.code
        todo = len(self.plan.jobs) - len(self.results)
        seconds = monotonic() - self.started
        reports = () if self.options.output.no_report else tuple(self._reports(seconds, todo))
        passed_over = tuple(path for _, path in self.plan.foreign)
        unknown = tuple(chosen.unknown(self.plan, self.records, self.choices))
        unfinished = tuple(each for root in self.plan.recorded for each in unfinished_shards(root))
        return Ended(
            results,
            seconds,
            code,
            todo,
            self.message,
            reports,
            self.settings,
            passed_over,
            unknown,
            self.printed,
            unfinished,
            self.profiles,
        )

    def _reports(self, seconds: float, todo: int) -> Iterator[Path]:
        """Write the page of each output folder."""
        for root in dict.fromkeys(job.root for job in self.plan.everywhere if job.paged and not job.named):
            if not root.is_dir():
                continue
            with in_turn(root):  # of two shards that end together the second one shows both
                yield from self._report(root, seconds, todo)

    def _report(self, root: Path, seconds: float, todo: int) -> Iterator[Path]:
        refused = (*self.plan.refused, *self.plan.refused_elsewhere)
        results = [result for where, result in refused if where == root]
        results += [result for job, result in self.results.items() if job.root == root]
        elsewhere = {job.name for _, job in self.plan.elsewhere if job.root == root}
        entries = (read_history(root) if elsewhere else self.records[root]).entries
        results += earlier(root, entries, {job.name for job in self.plan.at(root)}, elsewhere)
        if not results:
            return
        unfinished = [str(each) for each in unfinished_shards(root) if each.shard != self.shard]
        message = " ".join([self.message, *(["Unfinished: " + ", ".join(unfinished) + "."] if unfinished else [])])
        try:
            yield report.write_page(
                root, results, self.settings or {"model": self.options.network.model}, seconds=seconds, todo=todo,
                message=message.strip(),
            )  # fmt: skip
        except (RetrocolorError, OSError) as error:
            self.message = self.message or f"The page could not be written: {error}"
