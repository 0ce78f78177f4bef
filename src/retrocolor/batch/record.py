"""The run record: what was made of which file, with what, so that the same command goes on. No torch.

`retrocolor-record.jsonl` in the output folder holds one JSON object a line, appended and synced; a torn line
is ignored. Four kinds of line: settings (options and model, named by a checksum), `begun` (outputs that a
run is about to write), entries, one per file that is through, and `passed_over` (files that are no media).
"""

import errno
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import FileIO
from math import isfinite
from pathlib import Path, PurePosixPath
from typing import Any

from retrocolor.batch.locks import discard, open_locked, refuses_locks
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import output_folder, printable, sync, unwritable
from retrocolor.jobs import Identity, Kind, Status

RECORD_NAME = "retrocolor-record.jsonl"


@dataclass(frozen=True)
class Entry:
    """One file that is through. `output` is its name below the output folder, `status` a `jobs.Status`."""

    output: str
    source: str
    status: str
    settings: str
    kind: str = "photo"
    reason: str = ""
    seconds: float = 0.0
    width: int = 0
    height: int = 0
    pages: int = 0
    notes: tuple[str, ...] = ()
    confidence: float | None = None  # of a photo, see `jobs.Result`
    choice: dict[str, Any] | None = None  # the choice that it was made by, as `retrocolor-choices.json` had it
    extra: tuple[str, ...] = ()  # names of what else lies beside the output, such as the before|after picture

    @property
    def extras(self) -> tuple[str, ...]:
        """What else was made, by its name below the output folder."""
        return tuple(PurePosixPath(self.output).with_name(name).as_posix() for name in self.extra)

    input: Identity | None = None
    result: Identity | None = None
    time: str = ""  # when it was through, ISO 8601


def settings_key(settings: dict[str, Any]) -> str:
    """A short name for options and model: equal settings have equal names."""
    text = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class History:
    """The content of a record. `entries`: the last entry of each output; `made`: what each output was when we last
    wrote it; `extras`: what else was ever made; `begun`: outputs that a run was about to write when it ended: what
    lies there is ours, unfinished; `passed_over`: what was neither photo nor film. Names below the output folder.
    """

    recorded = True
    alone = True

    def __init__(self, text: bytes = b"") -> None:
        self.entries: dict[str, Entry] = {}
        self.made: dict[str, Identity] = {}
        self.begun: set[str] = set()
        self.extras: set[str] = set()
        self.settings: dict[str, dict[str, Any]] = {}
        self.passed_over: list[str] = []
        for line in _objects(text):
            match line:
                case {"begun": [*names]}:
                    self.begun.update(name for name in names if is_below(name))
                case {"settings_of": str(key)}:
                    self.settings[key] = line
                case {"passed_over": [*paths]}:
                    self.passed_over = [path for path in paths if isinstance(path, str)]
                case {"output": name} if is_below(name):
                    if entry := _entry(line):
                        self.take(entry)

    def asked(self, entry: Entry) -> dict[str, Any]:
        """The options that an entry was made with; empty if that is not known."""
        asked = self.settings.get(entry.settings, {}).get("asked")
        return asked if isinstance(asked, dict) else {}

    def take(self, entry: Entry) -> None:
        """Note what became of one file."""
        self.entries[entry.output] = entry
        self.begun.discard(entry.output)
        if entry.status == Status.REJECTED:
            self.made.pop(entry.output, None)
        if entry.result:
            self.made[entry.output] = entry.result
            self.extras.update(entry.extras)


class Record(History):
    """The record of one output folder, open and locked for this run (see `recording`)."""

    def __init__(self, folder: Path, file: FileIO) -> None:
        file.seek(0)
        text = file.read()
        super().__init__(text)
        if b"\n" in text and not (self.entries or self.begun or self.settings or self.passed_over):
            raise UsageError(f"{printable(folder / RECORD_NAME)} is no record of retrocolor: move it away.")
        self.folder = folder
        self.alone = not refuses_locks(file)  # else nothing keeps a second run away
        self._file = file
        if text and not text.endswith(b"\n"):
            file.write(b"\n")

    def begin(self, key: str, settings: dict[str, Any], outputs: Iterable[str]) -> None:
        """Note the settings and the outputs about to be written, so that what a kill leaves is ours."""
        if key not in self.settings:
            self.settings[key] = {"settings_of": key, **settings}
            self._append(self.settings[key])
        fresh = sorted(set(outputs) - self.begun)
        if fresh:
            self._append({"begun": fresh})
            self.begun.update(fresh)

    def pass_over(self, paths: list[str]) -> None:
        """Note the files found that are neither photo nor film, where they are not the same as last time."""
        if paths != self.passed_over:
            self._append({"passed_over": paths})
            self.passed_over = paths

    def add(self, entry: Entry) -> None:
        """Append what became of one file, and sync."""
        self._append(asdict(entry))
        self.take(entry)

    def _append(self, line: dict[str, Any]) -> None:
        try:
            data = json.dumps(line).encode() + b"\n"
            if self._file.write(data) < len(data):
                raise OSError(errno.ENOSPC, "the line was cut off")
            sync(self._file.fileno())
        except OSError as error:
            raise unwritable(self.folder, error) from error


@contextmanager
def recording(folder: Path) -> Iterator[Record]:
    """The record of an output folder, made if need be, locked while the block runs.

    Nothing stays of a folder in which nothing was recorded. Raises MachineError if the folder cannot be written
    to, or if another run holds its record.
    """
    path = folder / RECORD_NAME
    with output_folder(folder):
        try:  # an interrupt may come at any moment from here on
            with _opened(path) as file:
                yield Record(folder, file)
        finally:
            discard(path)


def _opened(path: Path) -> FileIO:
    try:
        file = open_locked(path)
    except OSError as error:
        raise unwritable(path, error) from error
    if file is None:
        raise MachineError(
            f"Another run is writing to {printable(path.parent)}: wait for it, or choose another with -o."
        )
    return file


def read_history(folder: Path) -> History:
    """The history in a folder's record, without locking it; empty if there is none."""
    path = folder / RECORD_NAME
    return History(path.read_bytes() if path.is_file() else b"")


def made_in(folder: Path) -> set[str]:
    """What we made in a folder, according to its record, by names below it: never taken as originals."""
    try:
        history = read_history(folder)
    except OSError:  # a record that may not be read protects nothing
        return set()
    return {*history.made, *history.extras}


def _objects(text: bytes) -> Iterator[dict[str, Any]]:
    """The lines that are whole; one torn by a power loss is left out."""
    for line in text.splitlines():
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            yield value


def is_below(name: object) -> bool:
    """Is it a name below the output folder, as every one in a record must be, whoever wrote that?"""
    if not isinstance(name, str) or "\0" in name:
        return False
    first, *others = name.split("/")
    return first not in ("", ".", "..") and ".." not in others


def _entry(line: dict[str, Any]) -> Entry | None:
    """An entry from its line; None for lines that are damaged, of another kind or of a later version."""
    line.pop("chosen", None)  # in records from before there was a file of choices
    try:
        for name in ("input", "result"):
            line[name] = Identity(**line[name]) if line.get(name) else None
        for name in ("notes", "extra"):
            line[name] = tuple(line.get(name, ()))
        entry = Entry(**line)
        Kind(entry.kind), Status(entry.status)
    except (TypeError, ValueError):
        return None
    return entry if _is_sound(entry) else None


def _is_sound(entry: Entry) -> bool:
    """Is every value of the kind that it is written as?"""
    seen = [identity for identity in (entry.input, entry.result) if identity]
    texts = [entry.source, entry.settings, entry.reason, entry.time, *entry.notes, *(each.sha256 for each in seen)]
    whole = [entry.width, entry.height, entry.pages, *(n for each in seen for n in (each.size, each.mtime_ns))]
    numbers = [entry.seconds, 0.0 if entry.confidence is None else entry.confidence]
    return (
        all(isinstance(text, str) and "\0" not in text for text in texts)
        and all(type(number) is int for number in whole)
        and all(isinstance(number, int | float) and isfinite(number) for number in numbers)
        and all(is_below(name) and "/" not in name for name in entry.extra)
        and isinstance(entry.choice, dict | None)
    )
