"""The folder that a data set is built in: which build it is of, and what of an earlier one stays."""

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor import marks
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import absolute, atomic_output, printable
from retrocolor.folders import claim_folder
from retrocolor.locks import LOCK_NAME, discard, open_locked
from retrocolor.model import bins
from retrocolor.ranges import typed
from retrocolor.research_config import DatasetOptions
from retrocolor.training.sources import Source

FORMAT = "retrocolor data set 1"
PLANES = {"l": np.uint8, "ab": np.int8, "bins": np.uint16}
CHOSEN = ("size", "whole", "min_side", "keep_toned")  # of a plan: what the user chose, and its flag
SHARD_NAME = re.compile(rf"\d{{5,}}\.({'|'.join((*PLANES, 'json'))})")


def plan_of(data: Path, sources: Sequence[Source], options: DatasetOptions) -> dict[str, Any]:
    """All that decides what a data set holds."""
    chosen = {name: getattr(options, name) for name in CHOSEN}
    made_of = {"data": absolute(data).name, "sources": _digest(sources)}
    return {"format": FORMAT, "bins": bins.FINGERPRINT, **chosen, **made_of}


def _digest(sources: Sequence[Source]) -> str:
    """Names, sizes and times of the sources: what an interrupted build must find again to go on."""
    listing = [(s.name, s.size if s.size >= 0 else s.path.stat().st_size, s.path.stat().st_mtime_ns) for s in sources]
    return hashlib.sha256(json.dumps(listing).encode()).hexdigest()


def is_built(output: Path, plan: dict[str, Any]) -> bool:
    """Does a folder hold the finished data set of a plan?"""
    try:
        return (output / "manifest.json").is_file() and json.loads((output / "plan.json").read_text()) == plan
    except (OSError, ValueError):
        return False


def take(output: Path, plan: dict[str, Any], *, cached: bool) -> FileIO | None:
    """The right to build in a folder, made if need be; None as long as another command builds there.

    Raises UsageError for a folder of other files, MachineError where none can be made.
    """
    claim_folder(output, (), marker="plan.json" if marks.holds(output / "plan.json", marks.DATA_SET) else "")
    try:
        output.mkdir(parents=True, exist_ok=True)
        return open_locked(output / LOCK_NAME)
    except OSError as error:
        raise _unusable(output, plan, error, cached=cached) from error


def leave(output: Path) -> None:
    """Take the lock away, and the folder where nothing stays in it."""
    discard(output / LOCK_NAME)
    with suppress(OSError):
        output.rmdir()


def prepare(output: Path, plan: dict[str, Any], *, overwrite: bool, cached: bool) -> None:
    """Make of a folder one with the plan alone, or keep the shards of one with the same plan.

    Raises UsageError for a finished data set of another plan: see `dataset.build`.
    """
    plan_file = output / "plan.json"
    try:
        before = json.loads(plan_file.read_text()) if plan_file.is_file() else {}
        if before and before != plan and not overwrite and (output / "manifest.json").is_file():
            _require_outdated(output, before, plan, cached=cached)
        if before != plan or overwrite:
            for old in [*shard_files(output), output / "manifest.json", *(output / name for name in PLANES)]:
                old.unlink(missing_ok=True)
            write_json(plan_file, plan)
    except (OSError, ValueError) as error:
        raise _unusable(output, plan, error, cached=cached) from error


def _unusable(output: Path, plan: dict[str, Any], error: Exception, *, cached: bool) -> MachineError:
    if cached:  # -o is another folder there
        return MachineError(
            f"{printable(output)}: cannot hold the data set ({error}); make one elsewhere with "
            f"`retrocolor dataset build --size {plan['size']} -o FOLDER`, and train on that."
        )
    return MachineError(f"{printable(output)}: cannot hold the data set ({error}); give another folder with -o.")


def _require_outdated(output: Path, before: dict[str, Any], plan: dict[str, Any], *, cached: bool) -> None:
    """Raise UsageError for a finished data set that somebody may want: of a cached one, where it was built by hand."""
    other = [name for name in CHOSEN if before.get(name) != plan[name]]
    if cached and not other:
        return
    flags = ", ".join(typed(DatasetOptions, name, before.get(name)) for name in other)
    held = f"{printable(output)} holds a finished data set already, {f'with {flags}' if flags else 'of other pictures'}"
    if cached:
        raise UsageError(f"{held}: train on it by its name, or move it away.")
    raise UsageError(f"{held}: add --overwrite to build it again, or give another folder with -o.")


def shard_files(output: Path) -> list[Path]:
    """The files of the shards, by their names."""
    return [path for path in output.glob("[0-9]*.*") if SHARD_NAME.fullmatch(path.name)]


def write_json(path: Path, value: Any) -> None:
    """Write a file of a data set, in a folder that is claimed."""
    with atomic_output(path, known=True) as temporary:
        temporary.write_text(json.dumps(value))
