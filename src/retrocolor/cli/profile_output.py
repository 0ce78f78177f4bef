"""Where the time of a run went (`--profile`): a table, and the same as JSON (documented in docs/cli.md)."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console

from retrocolor.cli.console import row, table
from retrocolor.wording import counted
from retrocolor.worker.protocol import StageCost, WorkerProfile
from retrocolor.worker.stages import STAGES


def print_profile(profiles: Sequence[WorkerProfile], out: Console) -> None:
    """Seconds of threads in each stage, its share of them, and seconds of the processors."""
    if not profiles:
        row(out, "Profile", "none: no worker came to its end")
        return
    stages, threads, wall, cpu = _summed(profiles)
    drawn = table(("Stage", "thread s", "share", "CPU s"))
    whole = _all_of(stages)
    for name, cost in stages.items():
        if cost.seconds:
            share = f"{cost.seconds / whole.seconds:.0%}"
            drawn.add_row(name, f"{cost.seconds:.2f}", share, f"{cost.cpu_seconds:.2f}")
    drawn.add_section()
    drawn.add_row(counted(threads, "thread"), f"{whole.seconds:.2f}", "", f"{whole.cpu_seconds:.2f}")
    drawn.add_row("libraries' threads", "", "", f"{max(0.0, cpu - whole.cpu_seconds):.2f}")
    drawn.add_row("the worker" if len(profiles) == 1 else f"{len(profiles)} workers", f"{wall:.2f}", "", f"{cpu:.2f}")
    out.print(drawn)


def profiles_as_json(profiles: Sequence[WorkerProfile]) -> dict[str, Any] | None:
    """The profile of a run as plain values; None if none was asked for."""
    if not profiles:
        return None
    stages, threads, wall, cpu = _summed(profiles)
    return {
        "stages": {
            name: {"thread_seconds": round(cost.seconds, 4), "cpu_seconds": round(cost.cpu_seconds, 4)}
            for name, cost in stages.items()
        },
        "threads": threads,
        "worker_seconds": round(wall, 4),
        "worker_cpu_seconds": round(cpu, 4),
    }


def _summed(profiles: Sequence[WorkerProfile]) -> tuple[dict[str, StageCost], int, float, float]:
    """Of all workers: the stages, and how many threads were counted; seconds on the clock and of the processors."""
    stages = {name: _added([each.stages[name] for each in profiles]) for name in STAGES}
    threads = sum(each.threads for each in profiles)
    return stages, threads, sum(each.wall_seconds for each in profiles), sum(each.cpu_seconds for each in profiles)


def _all_of(stages: dict[str, StageCost]) -> StageCost:
    return _added(list(stages.values()))


def _added(costs: Sequence[StageCost]) -> StageCost:
    return StageCost(sum(cost.seconds for cost in costs), sum(cost.cpu_seconds for cost in costs))
