"""A run in progress: supervise the worker, keep the books, yield what happens. No torch."""

import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from retrocolor.batch import chosen, report
from retrocolor.batch.books import Books
from retrocolor.batch.engine import process_count, workers_of
from retrocolor.batch.events import Ended, Event, Finished, Notice, Planned, Progress, Started
from retrocolor.batch.record import read_history
from retrocolor.batch.resume import earlier
from retrocolor.batch.task import ColorizeSetup
from retrocolor.batch.unfinished import unfinished_shards
from retrocolor.errors import ExitCode, MachineError, RetrocolorError
from retrocolor.files import checksum, is_folder, printable, refusal, remove_parts
from retrocolor.imaging import thumbnails
from retrocolor.jobs import Job, Kind, Made, Result, Status
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
    """A run in progress: what its worker does, and what comes of it."""

    books: Books
    threads: int
    started: float
    deadline: float | None = None  # in `time.time()`
    code: ExitCode = ExitCode.DONE
    message: str = ""
    printed: str = ""
    profiles: tuple[WorkerProfile, ...] = ()

    def events(self) -> Iterator[Event]:
        """The whole run, after planning."""
        books, plan = self.books, self.books.plan
        todo = books.sort_out()
        todo.sort(key=_is_film)
        self._remove_parts(todo)
        yield Planned(len(plan.jobs) + len(plan.refused), len(todo), plan.roots, len(plan.foreign))
        for root in [root for root, record in books.records.items() if todo and not record.alone]:
            yield Notice(f"{printable(root)} lies on a share without locks: start no second run that writes there.")
        for result in [result for _, result in plan.refused] + list(books.results.values()):
            yield Finished(result)
        books.leave(at_start=True)
        yield from self._work(todo)
        books.give_back(todo)
        books.give_up()
        try:
            books.leave()
            if books.settings or not todo:
                books.pass_over()
        except MachineError as error:  # what was done is told all the same
            self.message, self.code = self.message or str(error), error.code
        self._remove_parts(todo)  # a worker that died left what it was writing
        yield self._ended()

    def _remove_parts(self, todo: list[Job]) -> None:
        """Remove what is half-written: one's own; without a record only if old: others may be writing there."""
        records = self.books.records
        folders = {(job.output.parent, job.root) for job in todo}
        folders |= {((root / name).parent, root) for root, record in records.items() for name in record.begun}
        for folder, root in folders | {(root / thumbnails.FOLDER, root) for _, root in folders}:
            remove_parts(folder, self.books.shard.tag, older_than=0 if records[root].recorded else ABANDONED)

    def _work(self, todo: list[Job]) -> Iterator[Event]:
        if not todo:
            return
        options = self.books.options
        threads = max(1, min(self.threads, sum(not _is_film(job) for job in todo)))  # films are made one by one
        model = checksum(card.find(options.network.model))
        processes = process_count(options, todo, threads)
        setup = ColorizeSetup(options, self.books.shard.tag, model, processes)
        with workers_of(options, processes) as workers:
            supervisor = Supervisor(setup, threads, alone=_is_film, workers=workers, deadline=self.deadline)
            yield from self._supervise(supervisor, todo)
        self.printed, self.profiles = supervisor.printed, tuple(supervisor.profiles)
        if supervisor.signal == signal.SIGINT:
            self.code, self.message = ExitCode.INTERRUPTED, "Interrupted."
        elif (supervisor.signal is not None or supervisor.late) and (left := self.books.left):
            why = "Stopped on request" if supervisor.signal is not None else "Stopped, the time is up"
            self.code, self.message = ExitCode.STOPPED, f"{why}: {left:,} left."

    def _supervise(self, supervisor: Supervisor[Job, Made], todo: list[Job]) -> Iterator[Event]:
        """Let the work be done, until it is or cannot go on."""
        try:
            with closing(supervisor.run(todo)) as events:
                for event in events:
                    yield from self._take(event, todo)
                    if isinstance(event, JobFailed) and self.books.options.output.fail_fast:
                        self.message = "Stopped at the first file that failed (--fail-fast)."
                        break
        except RetrocolorError as error:
            if not self.books.settings:
                raise
            self.message, self.code = str(error), error.code

    def _take(self, event: WorkerEvent[Job, Made], todo: list[Job]) -> Iterator[Event]:
        """Record what the worker reports, and pass it on."""
        books = self.books
        match event:
            case WorkerReady(settings):
                books.begin(settings, todo)
            case WorkerRestarted(reason):
                yield Notice(f"{reason[:1].upper()}{reason[1:]}; going on with a new one.")
            case JobStarted(job):
                books.in_hand.add(job)
                yield Started(job.source)
            case JobProgress(job, dict(message)):
                yield Progress(job.source, message.get("fraction", 0.0), message.get("text", ""))
            case JobStopped(job):
                books.in_hand.discard(job)
            case JobFinished(job, made):
                if made.result.status is Status.SKIPPED:  # a film that another shard finished
                    books.adopt(job, made.result)
                else:
                    books.note(job, made.result, made)
                yield Finished(books.results[job])
            case JobFailed(job, failure):
                status = Status.REFUSED if failure.refused else Status.FAILED
                result = Result(job.source, None, status, failure.about(job.source), job.kind)
                books.note(job, result)
                yield Finished(result, failure.details)

    def _ended(self) -> Ended:
        books, plan = self.books, self.books.plan
        results = tuple(result for _, result in plan.refused) + tuple(
            books.results[job] for job in plan.jobs if job in books.results
        )
        failed = any(result.status in (Status.FAILED, Status.REFUSED) for result in results)
        code = ExitCode.MEDIA_FAILED if failed and self.code is ExitCode.DONE else self.code
        seconds = monotonic() - self.started
        reports = () if books.options.output.no_report else tuple(self._reports(seconds))
        passed_over = tuple(path for _, path in plan.foreign)
        unknown = tuple(chosen.unknown(plan, books.records, books.choices))
        unfinished = tuple(each for root in plan.recorded for each in unfinished_shards(root))
        return Ended(
            results,
            seconds,
            code,
            books.left,
            self.message,
            reports,
            books.settings,
            passed_over,
            unknown,
            self.printed,
            unfinished,
            self.profiles,
        )

    def _reports(self, seconds: float) -> Iterator[Path]:
        """Write the page of each output folder."""
        for root in dict.fromkeys(job.root for job in self.books.plan.everywhere if job.paged and not job.named):
            if not is_folder(root):
                continue
            with in_turn(root):  # of two shards that end together the second one shows both
                yield from self._report(root, seconds)

    def _report(self, root: Path, seconds: float) -> Iterator[Path]:
        books, plan = self.books, self.books.plan
        refused = (*plan.refused, *plan.refused_elsewhere)
        results = [result for where, result in refused if where == root]
        results += [result for job, result in books.results.items() if job.root == root]
        elsewhere = {job.name for _, job in plan.elsewhere if job.root == root}
        entries = (read_history(root) if elsewhere else books.records[root]).entries
        results += earlier(root, entries, {job.name for job in plan.at(root)}, elsewhere)
        if not results:
            return
        unfinished = [str(each) for each in unfinished_shards(root) if each.shard != books.shard]
        message = " ".join([self.message, *(["Unfinished: " + ", ".join(unfinished) + "."] if unfinished else [])])
        settings = books.settings or {"model": books.options.network.model}
        try:
            yield report.write_page(root, results, settings, seconds=seconds, todo=books.left, message=message.strip())
        except (RetrocolorError, OSError) as error:
            why = refusal(error) if isinstance(error, OSError) else error
            self.message = self.message or f"The page could not be written: {why}"
