"""The books of a run: what it makes, has made and leaves, as its records are to have it. No torch."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from retrocolor import __version__
from retrocolor.batch import split
from retrocolor.batch.choices import Choice, Choices, State, choice_time, original_name, reviewer, update
from retrocolor.batch.chosen import choice_of
from retrocolor.batch.entries import Entry
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import Record, now, read_history
from retrocolor.batch.rejected import reject
from retrocolor.batch.resume import as_result, followed, triage
from retrocolor.batch.shards import Shard
from retrocolor.batch.task import Options
from retrocolor.batch.unfinished import entry_elsewhere, never_made
from retrocolor.batch.unrecorded import Unrecorded
from retrocolor.errors import MachineError, MediaError
from retrocolor.files import absolute, seen
from retrocolor.jobs import Hint, Job, Made, Result, Status
from retrocolor.model import card


@dataclass
class Books:
    """The records of a run's folders, and the results that go into them."""

    options: Options
    plan: Plan
    records: dict[Path, Record | Unrecorded]
    choices: dict[Path, Choices]
    shard: Shard = field(default_factory=Shard)
    paths: tuple[Path, ...] = ()  # what the user named
    results: dict[Job, Result] = field(default_factory=dict)
    in_hand: set[Job] = field(default_factory=set)
    settings: dict[str, Any] = field(default_factory=dict)  # of the worker; empty until one is ready

    @property
    def left(self) -> int:
        """Files that nothing became of yet."""
        return len(self.plan.jobs) - len(self.results)

    def sort_out(self) -> list[Job]:
        """Take down what is known of a file already, carry out what was rejected; returns what is to be done."""
        for job in self.plan.jobs:
            record, choice = self.records[job.root], choice_of(job, self.choices)
            known = triage(job, record, self.options.output, choice)
            if known:
                self.results[job] = known
            if known and known.status is Status.REJECTED and choice and isinstance(record, Record):
                try:
                    reject(job, record, choice)
                except MediaError as error:
                    self.results[job] = replace(known, status=Status.FAILED, reason=str(error).removesuffix("."))
        self._follow()
        return [job.altered(found=seen(job.output)) for job in self.plan.jobs if job not in self.results]

    def begin(self, settings: dict[str, Any], todo: list[Job]) -> None:
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

    def note(self, job: Job, result: Result, made: Made | None = None) -> None:
        """Note what became of a file; of what was `made` also its checksums."""
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

    def adopt(self, job: Job, result: Result) -> None:
        """Note a film that another shard finished, as that one's record has it."""
        record = self.records[job.root]
        entry = entry_elsewhere(job) if isinstance(record, Record) else None
        self.results[job] = replace(result, status=Status.DONE) if entry is None else as_result(entry, job)
        if entry is not None and isinstance(record, Record):
            record.add(replace(entry, time=now()))

    def leave(self, *, at_start: bool = False) -> None:
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

    def give_back(self, todo: list[Job]) -> None:
        """Note in each record what no worker came to: what lies there, or will, is not of this run."""
        untouched = [job for job in todo if job not in self.results and job not in self.in_hand]
        for root, record in self.records.items():
            with suppress(MachineError):  # the disk is full, and that was said
                record.give_back(job.name for job in untouched if job.root == root)

    def give_up(self) -> None:
        """Note in each record what runs that were killed had begun and no run will make."""
        for root, record in self.records.items():
            if isinstance(record, Record) and record.begun:
                with suppress(MachineError):
                    record.give_up(never_made(root, record, self.plan, self.results, self.paths))

    def pass_over(self) -> None:
        """Note in each record the files that are no photo and no film."""
        for root, record in self.records.items():
            record.pass_over([str(absolute(path)) for place, path in self.plan.foreign if place == root])

    def _follow(self) -> None:
        """Note in each record where originals were moved to, so that whoever reads it finds them."""
        for root, record in self.records.items():
            if isinstance(record, Record) and root in self.plan.mirrored:
                known = ((job, record.entries.get(job.name)) for job in self.plan.at(root) if job in self.results)
                found = (followed(job, entry, self.results[job]) for job, entry in known)
                record.follow([entry for entry in found if entry])

    def _model_file(self) -> dict[str, str]:
        """Where a model lies that did not come with the install: the page of `review` takes it again."""
        path = card.find(self.options.network.model)
        return {} if path in card.embedded() else {"model_file": str(absolute(path))}

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
