"""What people chose, laid over a plan: each job with the look that was chosen for it. No torch."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from retrocolor.batch.choices import Choice, Choices, original_name
from retrocolor.batch.hint_files import hints_for
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import History, settings_key
from retrocolor.batch.resume import as_known
from retrocolor.batch.task import Options
from retrocolor.config import DecodeOptions
from retrocolor.jobs import Hint, Job, Kind

ByRoot = Mapping[Path, Choices]


def choice_of(job: Job, choices: ByRoot) -> Choice | None:
    """The choice on a job; there is none in a place without a record."""
    return choices[job.root].of(job) if job.root in choices else None


def prepared(plan: Plan, histories: Mapping[Path, History], choices: ByRoot, options: Options) -> Plan:
    """The plan with each job as the record knows it, with its look, its hints and the name of its settings.

    Hints that were chosen win over those of `--hints`. Raises UsageError for a file of hints that does not fit.
    """
    keys: dict[tuple[Kind, DecodeOptions | None, tuple[Hint, ...]], str] = {}
    given = hints_for(options.photo.hints, plan.jobs)

    def job_of(job: Job) -> Job:
        choice = choice_of(job, choices)
        look = choice.look if choice else None
        hints = (choice.hints if choice else ()) or given.get(job.source, ())
        which = job.kind, look, hints
        if which not in keys:
            keys[which] = settings_key(options.settings(job.kind, choice, hints))
        return replace(as_known(job, histories[job.root]), settings=keys[which], decode=look, hints=hints)

    return replace(plan, jobs=tuple(job_of(job) for job in plan.jobs))


def unknown(plan: Plan, histories: Mapping[Path, History], choices: ByRoot) -> Iterator[str]:
    """What the files of choices name that this run did not find, and no earlier one either."""
    for root, chosen in choices.items():
        known = {original_name(job.name, job.source) for job in plan.at(root)}
        if root in histories:
            known |= {original_name(entry.output, entry.source) for entry in histories[root].entries.values()}
        refused = {result.source.name for where, result in plan.refused if where == root}
        found = {unicodedata.normalize("NFC", name) for name in known}
        for name in chosen.files:
            if unicodedata.normalize("NFC", name) not in found and PurePosixPath(name).name not in refused:
                yield name
