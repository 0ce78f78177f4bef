"""The folder of a reproduction: what it was begun with, its data sets, what is finished in it. No torch."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.errors import UsageError
from retrocolor.files import atomic_output, unwritable
from retrocolor.folders import claim_folder
from retrocolor.paper.experiments import Experiment
from retrocolor.ranges import typed
from retrocolor.research_config import ReproduceOptions

LAST, RESULT, PLAN = "last.safetensors", "result.json", "reproduce.json"
ASKED = ("epochs", "max_minutes", "quick", "lr", "width")
FIXED = {"quick", "width"}  # not even --resume changes these


def agree(options: ReproduceOptions) -> None:
    """A folder of another length or rate is gone on with only when --resume asks for it, of another network never.

    Raises UsageError, or MachineError where it cannot be written.
    """
    plan = {name: getattr(options, name) for name in ASKED}
    claim_folder(options.output, (), marker=PLAN)
    before = plan | _begun_with(options)
    changed = {name for name in plan if before[name] != plan[name]}
    if changed and (not options.resume or changed & FIXED):
        words = ", ".join(typed(ReproduceOptions, name, before[name]) for name in plan)
        hint = "give another folder with -o" if changed & FIXED else "add --resume to change that"
        raise UsageError(f"{options.output}: was begun with {words}; {hint}.")
    write(options.output / PLAN, json.dumps(before | plan) + "\n")


def agree_on_pictures(options: ReproduceOptions, name: str, checksums: dict[str, str] | None) -> None:
    """What was finished on other pictures is not told of as if it were these: faces, faces_test and so on.

    `checksums` are those of the data set, None where none is given. Raises UsageError or MachineError.
    """
    before = _begun_with(options)
    if before.get(name, checksums) != checksums:
        flag = f"--{name.replace('_', '-')}"
        raise UsageError(f"{options.output}: was begun with other pictures for {flag}; give another folder with -o.")
    write(options.output / PLAN, json.dumps(before | {name: checksums}) + "\n")


def _begun_with(options: ReproduceOptions) -> dict[str, Any]:
    """What the folder was begun with, as far as it says so."""
    return _read(options.output / PLAN)


def dataset_folder(options: ReproduceOptions, name: str) -> Path:
    """Where the quantized pictures of faces, faces_test and so on lie."""
    return options.output / "data" / name.replace("_", "-")


def finished(experiment: Experiment, options: ReproduceOptions) -> dict[str, Any] | None:
    """The result of an experiment that need not be repeated."""
    result = _read(options.output / experiment.name / RESULT)
    same = all(result.get(name) == value for name, value in asdict(experiment).items() if name != "setting")
    if not same:
        return None
    enough = result["epochs"] >= options.epochs or (options.max_minutes is not None and not options.resume)
    return result if enough else None


def epochs_of(folder: Path) -> int:
    """Whole epochs that a run has behind it."""
    try:
        return len((folder / "metrics.jsonl").read_text().splitlines())
    except OSError:
        return 0


def _read(path: Path) -> dict[str, Any]:
    """What a file of ours says; nothing where it is none."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, text: str, *, known: bool = True) -> None:
    """Write a table or record whole or not at all. Raises MachineError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_output(path, mark=marks.TABLE, known=known) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritable(path, error) from error
