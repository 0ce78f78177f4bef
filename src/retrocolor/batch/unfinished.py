"""What records tell of work not done: of shards that are not through, and of runs that were killed. No torch."""

import os
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from retrocolor.batch.entries import Entry, read_lines
from retrocolor.batch.plan import Plan
from retrocolor.batch.record import SHARD_LINE, History, read_history, record_files
from retrocolor.batch.resume import as_known
from retrocolor.batch.shards import Shard, parse_shard, shard_of
from retrocolor.errors import UsageError
from retrocolor.files import absolute
from retrocolor.jobs import Job, Result

ATTEMPTS, ATTEMPT_SECONDS = 50, 0.2  # to find in another record what that shard has just done


@dataclass(frozen=True)
class Unfinished:
    """A shard with work left: how many files; None if it has not begun, or not since there was more to do."""

    shard: Shard
    left: int | None
    begun: bool = True

    def __str__(self) -> str:
        left = "more to do" if self.left is None else f"{self.left:,} left"
        return f"shard {self.shard} ({left if self.begun else 'not begun'})"


@dataclass
class _Told:
    """What one record tells: the last word of its shard, and on the other shards of the same split."""

    shard: Shard
    time: str = ""
    left: int = 0
    through: Collection[object] = ()  # others that had nothing left
    seen: str = ""  # when that was looked at
    done: set[str] = field(default_factory=set)  # files since the last word
    heard: str = ""  # when it was last heard of

    def hear(self, line: dict[str, object]) -> None:
        match line:
            case {"shard": str(name), "left": int(left), "time": str(time)} if _is(name, self.shard):
                self.time, self.left, self.done, self.heard = time, left, set(), time
                match line:
                    case {"through": [*others], "seen": str(seen)}:
                        self.through, self.seen = others, seen
            case {"output": str(name)}:
                self.done.add(name)
                self.heard = max(self.heard, str(line.get("time", "")))


def _is(name: str, shard: Shard) -> bool:
    try:
        return shard.count == 1 or parse_shard(name) == shard
    except UsageError:
        return False


def unfinished_shards(folder: Path) -> list[Unfinished]:
    """The shards of the newest split of the work in a folder that are not through.

    A shard says itself how much it has left, and each says when it begins which others have nothing left by then: what
    an earlier run did, split otherwise or not at all, is not left to anybody.
    """
    texts = [(shard_of(path.name) or Shard(), path.read_bytes()) for path in record_files(folder)]
    told = [_read(shard, text) for shard, text in texts if SHARD_LINE in text]  # the others say nothing of it
    told = [each for each in told if each.time]
    if not told:
        return []
    count = max(told, key=lambda each: each.time).shard.count
    told = [each for each in told if each.shard.count == count]
    return [each for index in range(count) if (each := _state(Shard(index, count), told))]


def _read(shard: Shard, text: bytes) -> _Told:
    told = _Told(shard)
    for line in read_lines(text):
        told.hear(line)
    return told


def _state(shard: Shard, told: Sequence[_Told]) -> Unfinished | None:
    own = next((each for each in told if each.shard == shard), None)
    left = max(0, own.left - len(own.done)) if own else 0
    others = max(told, key=lambda each: each.seen)  # nobody tells of itself
    if own is None or others.seen >= own.heard:  # they have the last word
        return None if shard.index in others.through else Unfinished(shard, left or None, begun=own is not None)
    return Unfinished(shard, left) if left else None


def entry_elsewhere(job: Job) -> Entry | None:
    """The entry of a film that another shard has finished, which its record may tell a moment later; else None."""
    for _ in range(ATTEMPTS):
        history = read_history(job.root)
        entry = history.entries.get(as_known(job, history).name)
        made = None if entry is None else entry.result
        if entry and entry.settings == job.settings and (made is None or made.matches(job.root / entry.output)):
            return entry
        time.sleep(ATTEMPT_SECONDS)
    return None


def never_made(
    root: Path, history: History, plan: Plan, results: Mapping[Job, Result], paths: Sequence[Path]
) -> Iterator[str]:
    """What runs that were killed had begun, and what no run will make: its original is gone from below the `paths` that
    were planned, or is refused, or its result has another name by now. Not where something lies, whoever made it.
    """
    jobs = [job for job in plan.everywhere if job.root == root]
    moved = {job for job in jobs if job in results and results[job].output not in (None, job.output)}
    names = {job.name for job in jobs if job not in moved}
    sources = {str(absolute(job.source)) for job in jobs}
    sources |= {str(absolute(result.source)) for _, result in (*plan.refused, *plan.refused_elsewhere)}
    above = [absolute(path) for path in paths]
    for name in history.begun - names:
        source = history.sources.get(name)
        if source is None or os.path.lexists(root / name):
            continue
        is_gone = not os.path.lexists(source) and any(Path(source).is_relative_to(path) for path in above)
        if source in sources or is_gone:
            yield name
