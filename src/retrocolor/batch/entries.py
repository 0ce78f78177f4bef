"""The lines of a run record: an entry for each file, read with care whoever wrote them. No torch."""

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any

from retrocolor.jobs import Identity, Kind, Status

KINDS, STATUSES = frozenset(kind.value for kind in Kind), frozenset(status.value for status in Status)


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
    input: Identity | None = None
    result: Identity | None = None
    time: str = ""  # when it was through, ISO 8601

    @property
    def extras(self) -> tuple[str, ...]:
        """What else was made, by its name below the output folder."""
        return tuple(PurePosixPath(self.output).with_name(name).as_posix() for name in self.extra)

    @property
    def found(self) -> dict[str, Any]:
        """What it tells of the picture, as fields of a `jobs.Result`."""
        return {name: getattr(self, name) for name in ("width", "height", "pages", "notes", "confidence")}


def read_lines(*texts: bytes) -> Iterator[dict[str, Any]]:
    """The lines of one or several records that are whole, those of several in the order of their times.

    A line without a time belongs to the one before it.
    """
    if len(texts) == 1:
        yield from _objects(texts[0])
        return
    for _, line in heapq.merge(*(_timed(text) for text in texts), key=itemgetter(0)):
        yield line


def _timed(text: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    last = ""
    for line in _objects(text):
        time = line.get("time")
        last = max(last, time) if isinstance(time, str) else last
        yield last, line


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


def read_entry(line: dict[str, Any]) -> Entry | None:
    """An entry from its line; None for lines that are damaged, of another kind or of a later version."""
    line.pop("chosen", None)  # in records from before there was a file of choices
    try:
        for name in ("input", "result"):
            line[name] = Identity(**line[name]) if line.get(name) else None
        for name in ("notes", "extra"):
            line[name] = tuple(line.get(name, ()))
        entry = Entry(**line)
        known = entry.kind in KINDS and entry.status in STATUSES
    except (TypeError, ValueError):
        return None
    return entry if known and _is_sound(entry) else None


def _is_sound(entry: Entry) -> bool:
    """Is every value of the kind that it is written as?"""
    texts = [entry.source, entry.settings, entry.reason, entry.time, *entry.notes]
    whole = [entry.width, entry.height, entry.pages]
    for identity in (entry.input, entry.result):
        if identity:
            texts.append(identity.sha256)
            whole += (identity.size, identity.mtime_ns)
    numbers = [entry.seconds, 0.0 if entry.confidence is None else entry.confidence]
    try:
        return (
            "\0" not in "".join(texts)  # TypeError unless all are texts
            and entry.source.strip("/.") != ""  # a choice goes by its name
            and {*map(type, whole)} == {int}
            and {*map(type, numbers)} <= {int, float}
            and all(map(isfinite, numbers))
            and (not entry.extra or all(is_below(name) and "/" not in name for name in entry.extra))
            and isinstance(entry.choice, dict | None)
        )
    except TypeError:
        return False
