"""What the page shows: the results of a folder and what people chose, read anew when either has changed. No torch."""

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from retrocolor.batch.choice_fields import hints_of, look_of, moment
from retrocolor.batch.choices import (
    CHOICES_NAME,
    Choice,
    Choices,
    State,
    choice_time,
    original_name,
    read_choices,
    update,
)
from retrocolor.batch.entries import Entry
from retrocolor.batch.record import History, read_history, record_files
from retrocolor.batch.references import checksum_of, find_references
from retrocolor.batch.resume import chosen_before, has_hints, has_look
from retrocolor.config import LIKE_STRENGTH, DecodeOptions, FilmOptions
from retrocolor.errors import RetrocolorError, UsageError
from retrocolor.files import printable
from retrocolor.film import places
from retrocolor.film.asked_shots import changes
from retrocolor.imaging.thumbnails import FOLDER, thumbnail_key
from retrocolor.jobs import Kind, Status, is_salvaged

Stamp = tuple[int, int] | None


class Disagreement(Exception):
    """Somebody else has chosen since the page was last told."""


@dataclass(frozen=True)
class Item:
    """One file: what became of it, and the paths of its original, its result and its thumbnails."""

    id: str
    name: str
    entry: Entry
    source: Path
    output: Path
    thumbnails: tuple[Path, Path]  # before, after
    look: DecodeOptions | None = None  # as it was asked for
    film: FilmOptions = field(default_factory=FilmOptions)  # which part of a film it is
    shots: str = ""  # what was changed on its shots when it was made

    @property
    def version(self) -> str:
        """Another one when the result was made again."""
        return f"{self.entry.time}{self.entry.status}"

    @property
    def salvaged(self) -> bool:
        """Is it what was left of a damaged file?"""
        return is_salvaged(self.entry.notes)


class Catalog:
    """The results of one output folder; safe to share between threads."""

    def __init__(self, folder: Path, by: str) -> None:
        self.folder, self.by = folder, by
        self._lock = threading.RLock()
        self._stamps: tuple[tuple[Stamp, ...], Stamp] = ((), None)
        self.version = 0
        self.items: dict[str, Item] = {}
        self.choices = Choices()
        self.complaint = ""
        self._history = History()
        self._shot_files: list[Path] = []

    def refresh(self) -> int:
        """Read what has changed on disk since; returns the number of the version, which grows with every change."""
        with self._lock:
            records = record_files(self.folder)
            read = (*records, *self._shot_files)
            stamps = (tuple(map(_stamp, read)), _stamp(self.folder / CHOICES_NAME))
            if stamps == self._stamps:
                return self.version
            if not records:  # what was shown stays
                self.complaint, self._stamps = self._gone(), stamps
                self.version += 1
                return self.version
            if stamps[0] != self._stamps[0]:
                self._history = read_history(self.folder)
                items = sorted(map(self._item, self._history.entries.values()), key=lambda item: item.name)
                self.items = {item.id: item for item in items}
                self._shot_files = [path for item in items if is_film(item) for path in shots_paths(item)]
            try:
                self.choices, self.complaint = read_choices(self.folder), ""
            except RetrocolorError as error:
                self.complaint = str(error)
            self._stamps = stamps
            self.version += 1
            return self.version

    def _gone(self) -> str:
        return f"The record of {printable(self.folder)} is gone: put it back where it was."

    def _item(self, entry: Entry) -> Item:
        output = self.folder / entry.output
        key = thumbnail_key(output, self.folder)
        small = (self.folder / FOLDER / f"{key}-before.jpg", self.folder / FOLDER / f"{key}-after.jpg")
        asked = self._history.asked(entry)
        known = {name: value for name, value in asked.items() if name in DecodeOptions.__dataclass_fields__}
        name = original_name(entry.output, entry.source)
        look = DecodeOptions(**known) if asked else None
        film = FilmOptions(start=asked.get("start"), end=asked.get("end"), preview=asked.get("preview"))
        return Item(key, name, entry, Path(entry.source), output, small, look, film, asked.get("shots", ""))

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain values: what docs/choices.md calls a choice stands in each file as `choice`."""
        with self._lock:
            self.refresh()
            return {
                "version": self.version,
                "folder": printable(self.folder.absolute().name or self.folder),
                "by": self.by,
                "complaint": self.complaint,
                "files": [self._told(item) for item in self.items.values()],
            }

    def _told(self, item: Item) -> dict[str, Any]:
        entry, choice = item.entry, self.choices.on(item.name)
        told = {
            "id": item.id, "name": printable(item.name), "kind": entry.kind, "status": entry.status, "v": item.version,
            "width": entry.width, "height": entry.height, "pages": entry.pages, "confidence": entry.confidence,
            "reason": printable(entry.reason), "notes": [printable(note) for note in entry.notes],
            "look": _plain(item.look), "flags": self._flags(entry),
            "hints": (entry.choice or {}).get("hints", []),
        }  # fmt: skip
        if choice is not None and choice.like:
            told |= {"like": self._like(choice), "unlike": self._is_unlike(entry, choice)}
        told["pending"] = self._is_pending(item, choice)
        return told | ({"choice": choice.as_json(), "redone": _redone(entry, choice)} if choice is not None else {})

    def _is_pending(self, item: Item, choice: Choice | None) -> bool:
        """Does the next run have to do something about it?"""
        entry = item.entry
        if entry.status == Status.DONE and is_film(item) and _shots_of(item) != item.shots:
            return True
        rejected = entry.status == Status.REJECTED
        if choice is None:
            return rejected or any(chosen_before(entry, field) for field in ("look", "hints", "like"))
        if choice.state is State.REJECTED:
            return not rejected
        if rejected or not has_hints(entry, self._history, choice) or self._is_unlike(entry, choice):
            return True
        return choice.look is not None and not has_look(entry, self._history, choice.look)

    def _is_unlike(self, entry: Entry, choice: Choice) -> bool:
        """Does a result lack the colours of the references that were chosen, or have those that no longer are?"""
        if not choice.like or choice.like_strength == 0:
            return chosen_before(entry, "like")
        asked = self._history.asked(entry)
        strength = LIKE_STRENGTH if choice.like_strength is None else choice.like_strength
        return (asked.get("like"), asked.get("like_strength")) != (self._like(choice).split()[0], strength)

    def _like(self, choice: Choice) -> str:
        """Another text for other references or another strength."""
        try:
            return f"{checksum_of(self.references(choice))} {choice.like_strength}"
        except UsageError:
            return "missing"

    def references(self, choice: Choice) -> tuple[Path, ...]:
        """The pictures that a choice takes for a guide. Raises UsageError for those that are not there."""
        return find_references(tuple(self.folder / name for name in choice.like))

    def _flags(self, entry: Entry) -> list[str]:
        """The flags of a result that the looks on the page leave out: the record tells of them, not what they named."""
        asked = self._history.asked(entry)
        return [f"--{name}" for name in ("hints", "like") if asked.get(name) and not chosen_before(entry, name)]

    def choose(self, id: str, wanted: Mapping[str, Any] | None, seen: Mapping[str, Any] | None) -> dict[str, Any]:
        """Write what was decided on a file: its `state`, `look` and `hints` (those that were, where it says none); None
        takes the choice back. Returns the file anew.

        `seen` is the choice that the page showed. Raises Disagreement when it is another one by now, KeyError for no
        such file, RetrocolorError when the choice is none or cannot be written.
        """
        item = self.items[id]
        if not record_files(self.folder):
            raise UsageError(self._gone())

        def change(choices: Choices) -> Choices:
            before = choices.on(item.name)
            if (before.as_json() if before else None) != (dict(seen) if seen else None):
                raise Disagreement
            if wanted is None:
                return choices.put(item.name, None)
            state = State(wanted["state"]) if wanted.get("state") else None
            look = look_of(wanted["look"]) if wanted.get("look") is not None else None
            decided = replace(before or Choice(), state=state, look=look, by=self.by, at=choice_time())
            if wanted.get("hints") is not None:
                decided = replace(decided, hints=hints_of(wanted["hints"]))
            return choices.put(item.name, decided)

        try:
            update(self.folder, change)
        finally:
            self.refresh()
        return self.told(id)

    def told(self, id: str) -> dict[str, Any]:
        """One file as in `as_json`."""
        with self._lock:
            return self._told(self.items[id])

    def sources(self) -> dict[str, Path]:
        """What choices call each original -> where it is."""
        with self._lock:
            return {item.name: item.source for item in self.items.values()}

    def counts(self) -> dict[str, int]:
        """How many files were accepted, are to be redone and rejected, and how many the next run has to do."""
        with self._lock:
            told = [self._told(item) for item in self.items.values()]
        states = [file["choice"].get("state") for file in told if "choice" in file]
        pending = sum(bool(file.get("pending")) for file in told)
        return {state.value: states.count(state) for state in State} | {"pending": pending}


def _shots_of(item: Item) -> str:
    """What is changed on the shots of a film by now, as a short checksum; another text where it cannot be meant."""
    try:
        return changes(item.source, item.output, item.film)
    except UsageError:
        return "wrong"


def _redone(entry: Entry, choice: Choice) -> bool:
    """Was it made as somebody asked for, and is to be looked at again?"""
    return choice.state is State.REDO and entry.status == Status.DONE and moment(entry.time) >= moment(choice.at)


def _plain(look: DecodeOptions | None) -> dict[str, Any]:
    """The fields of a look that are not as they come."""
    return {n: v for n, v in asdict(look).items() if v != getattr(DecodeOptions(), n)} if look else {}


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def shots_paths(item: Item) -> list[Path]:
    """Where shots.json of a film may lie: with the track of its part, or of the whole."""
    label = places.part_label(places.wanted_part(item.film.start, item.film.end, item.film.preview))
    return [places.track_folder(item.source, item.output, one) / places.SHOTS for one in dict.fromkeys((label, ""))]


def is_film(item: Item) -> bool:
    """Is it shown by its frames?"""
    return item.entry.kind == Kind.FILM
