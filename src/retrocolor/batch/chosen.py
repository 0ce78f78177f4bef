"""What people chose, laid over a plan: each job with the look that was chosen for it. No torch."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from retrocolor.batch.choices import Choice, Choices, original_name
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import History, settings_key
from retrocolor.batch.resume import as_known
from retrocolor.batch.task import Options
from retrocolor.config import DecodeOptions
from retrocolor.jobs import Job, Kind

ByRoot = Mapping[Path, Choices]


def choice_of(job: Job, choices: ByRoot) -> Choice | None:
    """The choice on a job; there is none in a place without a record."""
    return choices[job.root].of(job) if job.root in choices else None


def prepared(plan: Plan, histories: Mapping[Path, History], choices: ByRoot, options: Options) -> Plan:
    """The plan with each job as the record knows it, with its look and the name of its settings."""
    keys: dict[tuple[Kind, DecodeOptions | None], str] = {}

    def job_of(job: Job) -> Job:
        choice = choice_of(job, choices)
        look = choice.look if choice else None
        if (job.kind, look) not in keys:
            keys[job.kind, look] = settings_key(options.settings(job.kind, choice))
        return replace(as_known(job, histories[job.root]), settings=keys[job.kind, look], decode=look)

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
