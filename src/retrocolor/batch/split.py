"""Split a plan: what of it is the work of one shard, and which others have none left. No torch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from retrocolor.batch.chosen import ByRoot, choice_of, preparer
from retrocolor.batch.hint_files import hints_for
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import History
from retrocolor.batch.resume import is_as_asked
from retrocolor.batch.shards import Shard, number_of
from retrocolor.batch.task import Options
from retrocolor.files import absolute
from retrocolor.film.places import lying_at
from retrocolor.jobs import Job, Kind, Status, Together


def part_of(plan: Plan, shard: Shard, paths: Sequence[Path], *, films: bool = False) -> Plan:
    """What of a plan is one shard's: all is planned, so that names are those of the whole tree in every shard.

    With `films` each film is the work of all.
    """
    if shard.count == 1:
        return plan
    number = _numbering(shard.count, paths)
    jobs = [(shard.index if films and job.kind is Kind.FILM else number(job.source), job) for job in plan.jobs]
    refused = [(number(result.source), (root, result)) for root, result in plan.refused]
    return replace(
        plan,
        jobs=tuple(job for index, job in jobs if index == shard.index),
        refused=tuple(pair for index, pair in refused if index == shard.index),
        foreign=tuple(pair for pair in plan.foreign if number(pair[1]) == shard.index),
        elsewhere=tuple(pair for pair in jobs if pair[0] != shard.index),
        refused_elsewhere=tuple(pair for index, pair in refused if index != shard.index),
    )


def together(plan: Plan, shard: Shard) -> Plan:
    """The plan with each film as the work of all shards, which make it in parts."""
    if shard.count == 1:
        return plan
    return replace(plan, jobs=tuple(_together(job, shard) if job.kind is Kind.FILM else job for job in plan.jobs))


def _together(job: Job, shard: Shard) -> Job:
    return replace(job, together=Together(shard.index, shard.count, lying_at(job.output)))


def _numbering(count: int, paths: Sequence[Path]) -> Callable[[Path], int]:
    """Which shard a file belongs to, by its path below the one that the user named."""
    named = [(path, Path(absolute(path).name if len(paths) > 1 or path.is_file() else "")) for path in paths]

    def number(source: Path) -> int:
        above, name = next((pair for pair in named if source.is_relative_to(pair[0])), (source, Path(source.name)))
        return number_of(name / source.relative_to(above), count)

    return number


def through(
    plan: Plan, root: Path, shard: Shard, history: History, choices: ByRoot, options: Options
) -> set[int]:  # fmt: skip
    """The other shards that have nothing left in an output folder, by its records: whoever did it, and when."""
    prepare = preparer(hints_for(options.photo.hints, plan.everywhere), {root: history}, choices, options)
    found = {*range(shard.count)} - {shard.index}
    for job in plan.at(root):
        if job.together and not _is_through(job, prepare, history, choices):
            return set()
    for index, job in plan.elsewhere:
        if index in found and job.root == root and not _is_through(job, prepare, history, choices):
            found.discard(index)
    return found


def _is_through(job: Job, prepare: Callable[[Job], Job], history: History, choices: ByRoot) -> bool:
    if job.name not in history.entries or job.name in history.begun:  # known without more, on a tree that is new
        job = prepare(job)  # a film may have got another container
    entry = history.entries.get(job.name)
    if entry is None or job.name in history.begun:
        return False
    if entry.status not in (Status.DONE, Status.LEFT):
        return True
    return is_as_asked(prepare(job), entry, history, choice_of(job, choices))
