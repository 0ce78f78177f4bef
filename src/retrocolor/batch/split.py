"""Split a plan: what of it is the work of one shard. No torch."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from retrocolor.batch.plan import Plan
from retrocolor.batch.shards import Shard
from retrocolor.files import absolute


def part_of(plan: Plan, shard: Shard, paths: Sequence[Path]) -> Plan:
    """What of a plan is one shard's: all is planned, so that names are those of the whole tree in every shard."""
    if shard.count == 1:
        return plan
    named = [(path, Path(absolute(path).name if len(paths) > 1 or path.is_file() else "")) for path in paths]

    def is_mine(source: Path) -> bool:
        above, name = next((pair for pair in named if source.is_relative_to(pair[0])), (source, Path(source.name)))
        return shard.holds(name / source.relative_to(above))

    return replace(
        plan,
        jobs=tuple(job for job in plan.jobs if is_mine(job.source)),
        refused=tuple(pair for pair in plan.refused if is_mine(pair[1].source)),
        foreign=tuple(pair for pair in plan.foreign if is_mine(pair[1])),
        elsewhere=tuple(job for job in plan.jobs if not is_mine(job.source)),
        refused_elsewhere=tuple(pair for pair in plan.refused if not is_mine(pair[1].source)),
    )
