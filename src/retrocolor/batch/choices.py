"""Choices: what people decided on the results of a folder, in a file that may be written by hand. No torch.

`retrocolor-choices.json` in the output folder; docs/choices.md says what stands in it. A choice goes by the path of the
original below the folder that was coloured, with slashes.
"""

import getpass
import json
import os
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from retrocolor import __version__
from retrocolor.batch.choice_fields import hints_of, look_of, moment, time_of
from retrocolor.config import DecodeOptions
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import atomic_output, printable, unwritable
from retrocolor.jobs import Hint, Job
from retrocolor.json_file import fields_of, names_of, read_json, require_version, share_of, text_of
from retrocolor.locks import discard, open_locked

CHOICES_NAME = "retrocolor-choices.json"
LOCK_NAME = "retrocolor-choices.lock"
VERSION = 1
BESIDE = {"files", "made_by", "version"}
PATIENCE = 10.0  # seconds that somebody else may take to write the file


class State(StrEnum):
    """What a person thinks of a result."""

    ACCEPTED = "accepted"  # it is right, or will be with its look
    REDO = "redo"  # make it with its look, to be looked at again
    REJECTED = "rejected"  # the picture stays black and white


@dataclass(frozen=True)
class Choice:
    """What was decided on one file; `look` None: as the run has it, without a field: as the model recommends."""

    state: State | None = None
    look: DecodeOptions | None = None
    like: tuple[str, ...] = ()  # pictures or folders whose colours are a guide
    like_strength: float | None = None
    hints: tuple[Hint, ...] = ()
    by: str = ""
    at: str = ""  # ISO 8601
    note: str = ""

    @property
    def decision(self) -> "tuple[object, ...]":
        """What two people may disagree on."""
        return self.state, self.look, self.like, self.like_strength, self.hints

    def as_json(self) -> dict[str, Any]:
        """The choice as plain values, as they are read from JSON, without what is not said."""
        said = {name: value for name, value in asdict(self).items() if value not in (None, "", ())}
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}
        if self.look is not None:
            plain["look"] = {n: v for n, v in asdict(self.look).items() if v != getattr(DecodeOptions(), n)}
        return plain


@dataclass(frozen=True)
class Choices:
    """The content of the file: original -> choice; the names in composed letters, however the file has them."""

    files: Mapping[str, Choice] = field(default_factory=dict)

    def of(self, job: Job) -> Choice | None:
        """The choice on a job's original; none where the user names the very result: what is asked for then holds."""
        return None if job.named or not self.files else self.on(original_name(job.name, job.source))

    def on(self, name: str) -> Choice | None:
        """The choice on an original; composed and decomposed letters (as macOS writes them) are the same."""
        return self.files.get(composed(name))

    def put(self, name: str, choice: Choice | None) -> "Choices":
        """The same with another choice on a file, or with none."""
        others = {known: value for known, value in self.files.items() if known != composed(name)}
        return Choices(others | ({composed(name): choice} if choice is not None else {}))


def original_name(output: str, source: Path | str) -> str:
    """What a choice calls the original of an output (its name below the output folder)."""
    return PurePosixPath(output).with_name(PurePosixPath(Path(source).name).name).as_posix()


def composed(name: str) -> str:
    """A name in composed letters: `ü` as one sign, where macOS writes u and two dots."""
    return unicodedata.normalize("NFC", name)


def choice_time() -> str:
    """The time as a choice says it: ISO 8601, in whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def reviewer() -> str:
    """Who chooses, unless another name is given: the user's name on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a name for its user
        return ""


def read_choices(folder: Path) -> Choices:
    """The choices of an output folder; none if there is no file. Raises UsageError naming the line or the entry."""
    path = folder / CHOICES_NAME
    return read_file(path) if os.path.lexists(path) else Choices()  # a link to what is not there now is told of


def read_file(path: Path) -> Choices:
    """Read a file of choices; of two on one file, by names composed otherwise, the later holds.

    Raises UsageError naming the line or the entry that is wrong.
    """
    where = printable(path)
    content = read_json(path)
    if not isinstance(content, dict) or not isinstance(content.get("files"), dict):
        raise UsageError(f'{where}: there is no "files" in it; docs/choices.md shows how choices are written.')
    require_version(content, VERSION, where)
    if odd := sorted(content.keys() - BESIDE):  # writing the file anew would lose it
        raise UsageError(f'{where}: {printable(odd[0])!r} stands beside "files"; put it into that, or take it out.')
    files: dict[str, Choice] = {}
    for name, entry in content["files"].items():
        key, choice = _name(where, name), _choice(where, name, entry)
        if key not in files or moment(choice.at) >= moment(files[key].at):
            files[key] = choice
    return Choices(files)


def _name(where: str, name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise UsageError(
            f"{where}, {printable(name)}: name an original below the folder that was coloured, with slashes."
        )
    return composed(path.as_posix())


def _state_of(value: Any) -> State:
    if value not in list(State):
        raise UsageError(f"{printable(str(value))!r} is no state; choose one of {', '.join(State)}.")
    return State(value)


_FIELDS: dict[str, Callable[[Any], Any]] = {
    "state": _state_of, "look": look_of, "like": names_of, "like_strength": share_of,
    "hints": hints_of, "by": text_of, "at": time_of, "note": text_of,
}  # fmt: skip


def _choice(where: str, name: str, entry: Any) -> Choice:
    """One entry. Raises UsageError."""
    return Choice(**fields_of(f"{where}, {printable(name)}", entry, _FIELDS, {"state": "accepted"}))


def update(folder: Path, change: Callable[[Choices], Choices]) -> Choices:
    """Read the choices of a folder, change them, write them: nobody else writes them meanwhile. Returns them.

    Raises UsageError for a file that cannot be read, MachineError when it cannot be written; whatever `change` raises
    leaves it as it was.
    """
    with _alone(folder):
        before = read_choices(folder)
        after = change(before)
        if after != before:
            write_choices(folder, after)
        return after


def write_choices(folder: Path, choices: Choices) -> None:
    """Write the file whole, sorted by name, over an earlier one that was read."""
    entries = {name: choices.files[name].as_json() for name in sorted(choices.files)}
    value = {"made_by": f"retrocolor {__version__}", "version": VERSION, "files": entries}
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    try:
        with atomic_output(folder / CHOICES_NAME, known=True) as part:
            part.write_bytes(text.encode(errors="backslashreplace"))  # a byte that is no UTF-8: \udcff, as JSON has it
    except OSError as error:
        raise unwritable(folder / CHOICES_NAME, error) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the right to write the choices of a folder, waiting for it."""
    path, ends = folder / LOCK_NAME, time.monotonic() + PATIENCE
    try:
        try:
            while (file := open_locked(path)) is None:
                if time.monotonic() > ends:
                    raise MachineError(f"Somebody else is writing {printable(folder / CHOICES_NAME)}: try it again.")
                time.sleep(0.02)
        except OSError as error:
            raise unwritable(folder, error) from error
        with file:
            yield
    finally:
        discard(path)
