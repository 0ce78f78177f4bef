"""The run record: what was made of which file, with what, so that the same command goes on. No torch.

`retrocolor-record.jsonl` in the output folder holds one JSON object a line, appended and synced; a torn line is
ignored. Seven kinds of line: settings (options and model, named by a checksum), `begun` (outputs that a run is about
to write, and of what), `given_back` (those of them that it did not come to), `given_up` (those that no run will make:
their originals are gone or get other names), entries, one per file that is through, `passed_over` (files that are no
media), and `shard` (how many files it has left, and which other shards had none, as far as was `seen` by then). Every
shard has a record of its own; all in a folder are read as one.
"""

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any

from retrocolor.batch.entries import Entry, is_below, read_entry, read_lines
from retrocolor.batch.shards import RECORD_NAME, Shard, shard_of
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import folded, printable, sync, unwritable
from retrocolor.folders import output_folder
from retrocolor.jobs import Identity, Status
from retrocolor.locks import discard, hold, in_use, is_held, refuses_locks

_TIME = re.compile(rb'"time": "([^"\\]+)"')
SHARD_LINE = b'{"shard": '  # how a line begins that tells what a shard has left


def settings_key(settings: dict[str, Any]) -> str:
    """A short name for options and model: equal settings have equal names."""
    text = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class History:
    """The content of a record. `entries`: the last entry of each output; `made`: what each output was when we last
    wrote it; `extras`: what else was ever made; `begun`: outputs that a run was about to write when it ended, of which
    those `given_back` were in nobody's hands, and of which `sources`; `passed_over`: what was neither photo nor film.
    Names below the output folder.
    """

    recorded = True
    alone = True

    def __init__(self, *texts: bytes) -> None:
        self.entries: dict[str, Entry] = {}
        self.made: dict[str, Identity] = {}
        self.begun: set[str] = set()
        self.given_back: set[str] = set()
        self.sources: dict[str, str] = {}
        self.extras: set[str] = set()
        self.settings: dict[str, dict[str, Any]] = {}
        self.passed_over: list[str] = []
        for line in read_lines(*(texts or (b"",))):
            match line:
                case {"begun": [*names]}:
                    self._take_sources(names, line.get("of"))
                    names = [name for name in names if is_below(name)]
                    self.begun.update(names)
                    self.given_back.difference_update(names)
                case {"given_back": [*names]}:
                    self.given_back.update(name for name in names if is_below(name))
                case {"given_up": [*names]}:
                    self._give_up(name for name in names if is_below(name))
                case {"settings_of": str(key)}:
                    self.settings[key] = line
                case {"passed_over": [*paths]}:
                    self.passed_over = [path for path in paths if isinstance(path, str)]
                case {"output": name} if is_below(name):
                    if entry := read_entry(line):
                        self.take(entry)

    def _take_sources(self, names: list[Any], sources: object) -> None:
        if isinstance(sources, list) and len(sources) == len(names):
            pairs = zip(names, sources, strict=True)
            self.sources |= {name: source for name, source in pairs if is_below(name) and isinstance(source, str)}

    def _give_up(self, names: Iterable[str]) -> None:
        for name in names:
            self.begun.discard(name)
            self.given_back.discard(name)

    def was_in_hand(self, name: str) -> bool:
        """May a run have written this output and have been killed before it could note that?"""
        return name in self.begun and name not in self.given_back

    def asked(self, entry: Entry) -> dict[str, Any]:
        """The options that an entry was made with; empty if that is not known."""
        asked = self.settings.get(entry.settings, {}).get("asked")
        return asked if isinstance(asked, dict) else {}

    @cached_property
    def folded(self) -> dict[str, Entry]:
        """The entries by their names as the least careful file system sees them, as they are when first asked for."""
        return {folded(name): entry for name, entry in self.entries.items()}

    def take(self, entry: Entry) -> None:
        """Note what became of one file."""
        self.entries[entry.output] = entry
        self.begun.discard(entry.output)
        self.given_back.discard(entry.output)
        if entry.status == Status.REJECTED:
            self.made.pop(entry.output, None)
        if entry.result:
            self.made[entry.output] = entry.result
            self.extras.update(entry.extras)


class Record(History):
    """The record of one output folder or shard, open and locked for this run (see `recording`); it knows what the
    other records of the folder tell.
    """

    def __init__(self, folder: Path, file: FileIO, shard: Shard = Shard()) -> None:  # noqa: B008 (frozen)
        opened = now()  # what others write later is not known here
        file.seek(0)
        text = file.read()
        super().__init__(text)
        told = self.entries or self.begun or self.settings or self.passed_over or SHARD_LINE in text
        if b"\n" in text and not told:
            raise UsageError(f"{printable(folder / shard.record_name)} is no record of retrocolor: move it away.")
        others = [path for path in record_files(folder) if path.name != shard.record_name]
        texts = [path.read_bytes() for path in others]
        if others:
            passed_over = self.passed_over
            super().__init__(text, *texts)
            self.passed_over = passed_over
        self.opened = after(opened, *map(newest, (text, *texts)))
        self._is_stamped = self.opened == opened
        self.folder, self.shard = folder, shard
        self.alone = not refuses_locks(file)  # else nothing keeps a second run away
        self._is_one_of_many = bool(others) or shard.count > 1
        self._file = file
        if text and not text.endswith(b"\n"):
            file.write(b"\n")

    def begin(
        self, key: str, settings: dict[str, Any], outputs: Iterable[str], sources: Mapping[str, str] | None = None
    ) -> None:
        """Note the settings and the outputs about to be written, and of what, so that what a kill leaves is ours."""
        line = json.loads(json.dumps({"settings_of": key, **settings}))  # as it is read again
        if self.settings.get(key) != line:  # what follows is made by another version, or with the model moved
            self.settings[key] = line
            self._append(line)
        fresh = sorted(set(outputs) - (self.begun - self.given_back))
        if fresh:
            of = {"of": [sources[name] for name in fresh]} if sources else {}
            self.sources |= sources or {}
            self._append({"begun": fresh, **of, "time": now()})
            self.begun.update(fresh)
            self.given_back.difference_update(fresh)

    def give_back(self, outputs: Iterable[str]) -> None:
        """Note which of the outputs that were to be written nobody has come to: what lies there is not of this run."""
        if names := sorted(self.begun.intersection(outputs)):
            self._append({"given_back": names, "time": now()})
            self.given_back.update(names)

    def give_up(self, outputs: Iterable[str]) -> None:
        """Note which of the outputs that were to be written no run will make."""
        if names := sorted(self.begun.intersection(outputs)):
            self._append({"given_up": names, "time": now()})
            self._give_up(names)

    def pass_over(self, paths: list[str]) -> None:
        """Note the files found that are neither photo nor film, where they are not the same as last time."""
        if paths != self.passed_over:
            self._append({"passed_over": paths})
            self.passed_over = paths

    def leave(self, left: int, through: Iterable[int] | None = None, seen: str = "") -> None:
        """Note how many files this shard has left, where the work is split, and which others had none when that was
        `seen`.
        """
        if self._is_one_of_many:
            others = {} if through is None else {"through": sorted(through), "seen": seen}
            time = after(now(), seen or self.opened)
            self._append({"shard": str(self.shard), "left": left, **others, "time": time})

    def moment(self) -> str:
        """Now, or a moment after all that the records of the folder tell: clocks of machines differ."""
        time = now()  # before the others are read
        return after(time, self.opened, *map(newest, map(Path.read_bytes, record_files(self.folder))))

    def add(self, entry: Entry) -> None:
        """Append what became of one file, and sync."""
        self._append(asdict(entry))
        self.take(entry)

    def follow(self, entries: Iterable[Entry]) -> None:
        """Note entries anew whose originals lie elsewhere by now; what became of them, and when, is as it was."""
        if moved := list(entries):  # a time before them, since theirs are old
            self._append({"begun": [], "time": after(now(), self.opened)}, *map(asdict, moved))
            for entry in moved:
                self.take(entry)

    def _append(self, *lines: dict[str, Any]) -> None:
        path = self.folder / self.shard.record_name
        if not os.path.lexists(path):  # what is written goes where nobody will read it
            raise MachineError(
                f"{printable(path)} was moved or removed while the run went on: put it back, then run the same command."
            )
        try:
            data = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
            if not self._is_stamped:  # what follows comes after what was read, whatever the clocks say
                data = json.dumps({"begun": [], "time": self.opened}).encode() + b"\n" + data
                self._is_stamped = True
            if self._file.write(data) < len(data):
                raise OSError(errno.ENOSPC, "the line was cut off")
            sync(self._file.fileno())
        except OSError as error:
            raise unwritable(self.folder, error) from error


def now() -> str:
    """The time, as it stands in a record: ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def newest(text: bytes) -> str:
    """The latest time that a record tells; empty if there is none."""
    return max(_TIME.findall(text), default=b"").decode(errors="replace")


def after(time: str, *others: str) -> str:
    """A time, or if it is not later than all others the next moment after them."""
    latest = max(others)
    if latest < time:
        return time
    try:
        return (datetime.fromisoformat(latest) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):  # no time, whoever wrote it
        return time


@contextmanager
def recording(folder: Path, shard: Shard = Shard()) -> Iterator[Record]:  # noqa: B008 (frozen)
    """The record of an output folder or of a shard, made if need be, locked while the block runs.

    Nothing stays of a folder in which nothing was recorded. Raises MachineError if the folder cannot be written
    to, or if another run holds the record, or splits the work otherwise.
    """
    path = folder / shard.record_name
    with output_folder(folder):
        try:  # an interrupt may come at any moment from here on
            with hold(path) as file:
                for other in record_files(folder):  # whoever comes second sees the first one's lock
                    split = shard_of(other.name)
                    if split and split.count != shard.count and is_held(other):
                        raise in_use(folder)
                yield Record(folder, file, shard)
        finally:
            discard(path)


def record_files(folder: Path) -> list[Path]:
    """The records in a folder: its own first, then those of shards."""
    try:
        found = [path for path in folder.iterdir() if shard_of(path.name) is not None and path.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: (len(path.name), path.name))


def no_record(folder: Path) -> UsageError:
    """The error for a folder that is no output folder of a run."""
    return UsageError(f"There is no {RECORD_NAME} in {printable(folder)}: name the output folder of a run.")


def read_history(folder: Path) -> History:
    """The history in a folder's records, without locking them; empty if there is none."""
    return History(*(path.read_bytes() for path in record_files(folder)))


def made_in(folder: Path) -> set[str]:
    """What we made in a folder, according to its records, by names below it: never taken as originals."""
    try:
        history = read_history(folder)
    except OSError:  # a record that may not be read protects nothing
        return set()
    return {*history.made, *history.extras}
