"""What people chose, laid over a plan: each job with the look that was chosen for it. No torch."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from retrocolor.batch.choices import CHOICES_NAME, Choice, Choices, composed, original_name
from retrocolor.batch.hint_files import hints_for
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import History, settings_key
from retrocolor.batch.references import find_references
from retrocolor.batch.resume import as_known
from retrocolor.batch.task import Options
from retrocolor.config import LIKE_STRENGTH
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.film.asked_shots import changes
from retrocolor.jobs import Hint, Job, Kind

ByRoot = Mapping[Path, Choices]


def choice_of(job: Job, choices: ByRoot) -> Choice | None:
    """The choice on a job; there is none in a place without a record."""
    return choices[job.root].of(job) if job.root in choices else None


def prepared(plan: Plan, histories: Mapping[Path, History], choices: ByRoot, options: Options) -> Plan:
    """The plan with each job as `preparer` makes it. Raises UsageError for a file of hints that does not fit."""
    job_of = preparer(hints_for(options.photo.hints, plan.everywhere), histories, choices, options)
    return replace(plan, jobs=tuple(job_of(job) for job in plan.jobs))


def preparer(
    given: Mapping[Path, tuple[Hint, ...]], histories: Mapping[Path, History], choices: ByRoot, options: Options
) -> Callable[[Job], Job]:
    """What makes a job one as the record knows it, with its look, its hints and the name of its settings.

    Hints and references that were chosen win over those of the flags, which are `given`. It raises UsageError for
    shots that cannot be meant, and for references that are not there.
    """
    keys: dict[Hashable, str] = {}

    def job_of(job: Job) -> Job:
        choice = choice_of(job, choices)
        look = choice.look if choice else None
        hints = (choice.hints if choice else ()) or given.get(job.source, ())
        wishes: dict[str, Any] = {"decode": look, "hints": hints}
        if choice is not None and choice.like:
            strength = LIKE_STRENGTH if choice.like_strength is None else choice.like_strength
            wishes |= {"like": references(job, choice), "like_strength": strength}
        job = as_known(job, histories[job.root])
        if job.kind is Kind.FILM:
            wishes["shots"] = changes(job.source, job.output, options.film)
        which = job.kind, look, hints, *(wishes.get(name) for name in ("like", "like_strength", "shots"))
        if which not in keys:
            keys[which] = settings_key(options.settings(job.kind, job.altered(**wishes)))
        return job.altered(settings=keys[which], **wishes)

    return job_of


def references(job: Job, choice: Choice) -> tuple[Path, ...]:
    """The pictures that a choice takes for a guide, named from the output folder on. Raises UsageError."""
    try:
        return find_references(tuple(job.root / name for name in choice.like), (job.root,))
    except UsageError as error:
        name = printable(original_name(job.name, job.source))
        raise UsageError(f"{printable(job.root / CHOICES_NAME)}, {name}: {str(error).removeprefix('--')}") from error


def unknown(plan: Plan, histories: Mapping[Path, History], choices: ByRoot) -> Iterator[str]:
    """What the files of choices name that this run did not find, and no earlier one either."""
    for root, chosen in choices.items():
        if not chosen.files:
            continue
        known = {original_name(job.name, job.source) for job in plan.everywhere if job.root == root}
        if root in histories:
            known |= {original_name(entry.output, entry.source) for entry in histories[root].entries.values()}
        refused = {composed(r.source.name) for where, r in (*plan.refused, *plan.refused_elsewhere) if where == root}
        found = {composed(name) for name in known}
        for name in chosen.files:
            if name not in found and PurePosixPath(name).name not in refused:
                yield name
