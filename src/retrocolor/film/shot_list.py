"""The shots of a film as a person may change them: joined, split, left, with a look of their own. No torch.

An `Entry` is what stands in shots.json (docs/shots.md); `ShotList.shots` are the shots that follow from the entries.
The number of an entry is a name that stays: what is joined to a shot has that shot's, and what is split off shot 3 is
3b, 3c and so on.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

SHOT, DISSOLVE = KINDS = ("shot", "dissolve")
LETTERS = 26


@dataclass(frozen=True)
class ShotLook:
    """How a shot is coloured otherwise than its film. None: as that; `like` are names of pictures."""

    skip: bool = False  # left as it is
    vivid: float | None = None
    saturation: float | None = None
    stabilize: float | None = None
    like: tuple[str, ...] = ()
    like_strength: float | None = None

    def as_json(self) -> dict[str, Any]:
        """The look as plain values, without what is not said."""
        said = {name: value for name, value in asdict(self).items() if value not in (None, ()) and value is not False}
        return said | ({"like": list(self.like)} if self.like else {})


@dataclass(frozen=True)
class Entry:
    """A shot as it stands in the file; `split` are the first frames of what is split off."""

    first: int
    number: int | None = None
    mixed: bool = False  # one shot dissolves into another, or fades
    in_colour: bool | None = None  # None: as its frames say
    merge: bool = False  # goes on with the shot before
    split: tuple[int, ...] = ()
    look: ShotLook = ShotLook()


@dataclass(frozen=True)
class Shot:
    """The frames first .. end - 1 of a film, coloured alike."""

    name: str
    first: int
    end: int
    mixed: bool = False
    in_colour: bool | None = None
    look: ShotLook = ShotLook()


@dataclass(frozen=True)
class ShotList:
    """The shots of a film of so many frames; `found` names those that were found, whatever was made of them since."""

    frames: int
    entries: tuple[Entry, ...]
    found: str = ""
    is_as_found: bool = False
    film: str = ""  # the name of its file

    @property
    def shots(self) -> tuple[Shot, ...]:
        """The shots in order; together they are the whole film."""
        starts = [
            (first, name, entry)
            for entry, called in zip(self.entries, names(self.entries), strict=True)
            for first, name in zip((entry.first, *entry.split), called, strict=True)
            if first != entry.first or not entry.merge
        ]
        ends = [*(first for first, _, _ in starts[1:]), self.frames]
        return tuple(
            Shot(name, first, end, entry.mixed, entry.in_colour, entry.look)
            for (first, name, entry), end in zip(starts, ends, strict=True)
        )

    @property
    def digest(self) -> str:
        """What decides how a film looks, as a short checksum."""
        return short_checksum([asdict(replace(shot, name="")) for shot in self.shots])


def found_shots(
    frames: int, spans: Sequence[tuple[int, int]], mixed: Sequence[bool], in_colour: Sequence[bool]
) -> ShotList:
    """The list of shots that were found, numbered from 1."""
    entries = tuple(
        Entry(first, number, is_mixed, True if coloured else None)
        for number, ((first, _), is_mixed, coloured) in enumerate(zip(spans, mixed, in_colour, strict=True), 1)
    )
    return ShotList(frames, entries)


def names(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """What the shot of each entry is called, and what the shots that are split off it are."""
    found, number, part = [], 0, 0
    for entry in entries:
        number, part = (number, part + 1) if entry.number is None and number else (entry.number or 1, 0)
        found.append(tuple(_name(number, part + more) for more in range(1 + len(entry.split))))
        part += len(entry.split)
    return found


def _name(number: int, part: int) -> str:
    ending = "" if not part else chr(ord("a") + part) if part < LETTERS else f".{part + 1}"
    return f"{number}{ending}"


def part_of(shots: Sequence[Shot], first: int, frames: int) -> tuple[Shot, ...]:
    """The shots of a part of a film, their frames counted from its beginning on."""
    end = first + frames
    return tuple(
        replace(shot, first=max(shot.first, first) - first, end=min(shot.end, end) - first)
        for shot in shots
        if shot.first < end and shot.end > first
    )


def short_checksum(content: Any) -> str:
    """A name for plain values: equal ones have equal names."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
