"""A run split over machines: which files are one shard's, and what its record is called. No torch."""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retrocolor.errors import UsageError

RECORD_STEM, RECORD_ENDING = "retrocolor-record", ".jsonl"
RECORD_NAME = RECORD_STEM + RECORD_ENDING
_NAMED = re.compile(rf"{RECORD_STEM}(?:-(\d{{1,5}})-of-(\d{{1,5}}))?{re.escape(RECORD_ENDING)}")
SLURM = "SLURM_ARRAY_TASK_"


@dataclass(frozen=True, order=True)
class Shard:
    """Number `index` (from 0) of `count` shards of a run; the only one by default."""

    index: int = 0
    count: int = 1

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    @property
    def tag(self) -> str:
        """What names of its own files hold: `1-of-3`; empty for the only one."""
        return f"{self.index}-of-{self.count}" if self.count > 1 else ""

    @property
    def record_name(self) -> str:
        """What its record is called."""
        return f"{RECORD_STEM}-{self.tag}{RECORD_ENDING}" if self.tag else RECORD_NAME

    def holds(self, relative: Path) -> bool:
        """Is a file this shard's?"""
        return number_of(relative, self.count) == self.index


def number_of(relative: Path, count: int) -> int:
    """Which of `count` shards holds a file: by a hash of its path below the folder that the user named."""
    digest = hashlib.sha256(os.fsencode(relative.as_posix())).digest()
    return int.from_bytes(digest[:8]) % count


def shard_of(record_name: str) -> Shard | None:
    """The shard whose record has this name; None for any other name."""
    named = _NAMED.fullmatch(record_name)
    if named is None:
        return None
    return Shard(int(named[1]), int(named[2])) if named[1] else Shard()


def parse_shard(text: str) -> Shard:
    """The shard of `--shard I/N`. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,5})/(\d{1,5})", text)
    if not found or not int(found[1]) < int(found[2]):
        raise UsageError(f"--shard {text}: give I/N with I from 0 to N - 1, such as 0/3, 1/3 and 2/3.")
    return Shard(int(found[1]), int(found[2]))


def slurm_shard(environment: Mapping[str, str] = os.environ) -> Shard | None:
    """The shard of a task of a SLURM array; None outside of one. Raises UsageError for an array with gaps."""
    try:
        task, first, last, count = (int(environment[f"{SLURM}{name}"]) for name in ("ID", "MIN", "MAX", "COUNT"))
        step = int(environment.get(f"{SLURM}STEP", "1"))
    except (KeyError, ValueError):
        return None
    if step < 1 or first + step * (count - 1) != last or (task - first) % step or not first <= task <= last:
        raise UsageError(
            f"SLURM's array of {count} tasks from {first} to {last} has gaps: to do tasks of an array of N again, add "
            '--shard "$SLURM_ARRAY_TASK_ID/N".'
        )
    return Shard((task - first) // step, count)


def choose_shard(asked: str | None, *, films: bool = False) -> tuple[Shard, str]:
    """The shard to work on, as asked for or else by SLURM's array, and what to say of it. Raises UsageError.

    `films`: each film is to be split, which takes shards.
    """
    if asked is not None:
        return parse_shard(asked), ""
    shard = slurm_shard()
    if shard is None and films:
        raise UsageError("--shard-films: add --shard I/N, or run it as a SLURM array.")
    if shard is None or shard.count == 1:
        return Shard(), ""
    return shard, f"Shard {shard}, as a task of a SLURM array; --shard 0/1 would take all files."
