"""The run record: what was made of which file, with what, so that the same command goes on. No torch.

`retrocolor-record.jsonl` in the output folder holds one JSON object a line, appended and synced; a torn line
is ignored. Three kinds of line: settings (options and model, named by a checksum), `begun` (outputs that a
run is about to write) and entries, one per file that is through.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from retrocolor.errors import MachineError
from retrocolor.files import printable

RECORD_NAME = "retrocolor-record.jsonl"


@dataclass(frozen=True)
class Identity:
    """What a file was: size in bytes, time of change in nanoseconds, and sha256 where it was read."""

    size: int
    mtime_ns: int
    sha256: str = ""

    @classmethod
    def of(cls, path: Path, *, checksum: bool = True) -> "Identity":
        """Identify a file; raises OSError if it cannot be read."""
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest() if checksum else ""
        return cls(status.st_size, status.st_mtime_ns, digest)

    def matches(self, path: Path, *, checksum: bool = False) -> bool:
        """Is this still that file, by size and time, or by size and sha256?"""
        try:
            status = path.stat()
            if status.st_size != self.size:
                return False
            if not checksum:
                return status.st_mtime_ns == self.mtime_ns
            return Identity.of(path).sha256 == self.sha256
        except OSError:
            return False


@dataclass(frozen=True)
class Entry:
    """One file that is through. `output` is its name below the output folder, `status` a `results.Status`."""

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
    extra: tuple[str, ...] = ()  # names of what else was made, such as the before|after picture
    input: Identity | None = None
    result: Identity | None = None
    time: str = ""  # when it was through, ISO 8601


def settings_key(settings: dict[str, Any]) -> str:
    """A short name for options and model: equal settings have equal names."""
    text = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Record:
    """The record of one output folder, open and locked for this run (see `opened`).

    `entries` has the last entry of each output, `made` what each output was when we last wrote it, `begun`
    the outputs that a run was about to write when it was killed: what lies there is ours, and unfinished business.
    """

    def __init__(self, folder: Path, file: IO[bytes]) -> None:
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self.made: dict[str, Identity] = {}
        self.begun: set[str] = set()
        self._settings: set[str] = set()
        self._file = file
        text = file.read()
        for line in _objects(text):
            if "begun" in line:
                self.begun.update(line["begun"])
            elif "settings_of" in line:
                self._settings.add(line["settings_of"])
            elif entry := _entry(line):
                self._take(entry)
        if text and not text.endswith(b"\n"):
            file.write(b"\n")

    def begin(self, key: str, settings: dict[str, Any], outputs: Iterable[str]) -> None:
        """Note the settings and the outputs about to be written, so that what a kill leaves is ours."""
        if key not in self._settings:
            self._append({"settings_of": key, **settings})
            self._settings.add(key)
        fresh = sorted(set(outputs) - self.begun)
        if fresh:
            self._append({"begun": fresh})
            self.begun.update(fresh)

    def add(self, entry: Entry) -> None:
        """Append what became of one file, and sync."""
        self._append(asdict(entry))
        self._take(entry)

    def _take(self, entry: Entry) -> None:
        self.entries[entry.output] = entry
        self.begun.discard(entry.output)
        if entry.result:
            self.made[entry.output] = entry.result

    def _append(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


@contextmanager
def opened(folder: Path) -> Iterator[Record]:
    """Open and lock the record of an output folder; raises MachineError if another run holds it."""
    path = folder / RECORD_NAME
    with path.open("a+b") as file:
        if not _lock(file):
            raise MachineError(
                f"Another run is writing to {printable(folder)}: wait for it, or choose another with -o."
            )
        file.seek(0)
        yield Record(folder, file)


def read_entries(folder: Path) -> dict[str, Entry]:
    """The last entry of each output in a folder's record, without locking it; empty if there is none."""
    path = folder / RECORD_NAME
    if not path.is_file():
        return {}
    entries = (_entry(line) for line in _objects(path.read_bytes()))
    return {entry.output: entry for entry in entries if entry}


def made_in(folder: Path) -> set[str]:
    """Names of files in this folder that its record says were made by us: never taken as originals."""
    return {
        name
        for entry in read_entries(folder).values()
        if entry.status == "done"
        for name in (entry.output, *entry.extra)
    }


def _objects(text: bytes) -> Iterator[dict[str, Any]]:
    """The lines that are whole; one torn by a power loss is left out."""
    for line in text.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


def _entry(line: dict[str, Any]) -> Entry | None:
    """An entry from its line; None for lines of another kind or of a later version."""
    try:
        for name in ("input", "result"):
            line[name] = Identity(**line[name]) if line.get(name) else None
        for name in ("notes", "extra"):
            line[name] = tuple(line.get(name, ()))
        return Entry(**line)
    except TypeError:
        return None


def _lock(file: IO[bytes]) -> bool:
    """Lock an open file until it is closed or this process ends; False if another process holds the lock."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(
                1 << 40
            )  # a byte past the end: locking bytes of the text would keep others from reading it
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:  # what Windows says
        return False
    except OSError:  # a share without locks: go on without
        return True
    return True
