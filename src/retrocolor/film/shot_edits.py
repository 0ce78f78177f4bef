"""Shots of shots.json changed by a program for a person: what else stands there stays as it is. No torch.

Each change is of the file in a state that the person saw. All raise UsageError for what cannot be meant, KeyError for
no such shot, MachineError when it cannot be written: the file then is as it was.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from retrocolor.errors import UsageError
from retrocolor.files import printable, unwritable
from retrocolor.film.asked_shots import references_of
from retrocolor.film.shot_file import is_count, shots_in, write_entries
from retrocolor.film.shot_list import DISSOLVE, ShotList, ShotLook, names, short_checksum
from retrocolor.json_file import read_json
from retrocolor.locks import in_turn

LOOK = tuple(ShotLook.__dataclass_fields__)
Entries = list[dict[str, Any]]
Edit = Callable[[ShotList, Entries, int], None]
"""Changes the entries of a file, one of which is meant, in place."""


def state_of(path: Path) -> str:
    """Another text whenever a shot in the file is another. Raises UsageError."""
    return short_checksum(_shots(read_json(path)))


def change_shot(path: Path, name: str, fields: Mapping[str, Any], seen: str) -> bool:
    """Write fields of the shot of a name; None takes one out. False if the file is not in the state `seen` any more."""

    def edit(listed: ShotList, raw: Entries, place: int) -> None:
        changed = raw[place] | dict(fields)
        raw[place] = {field: value for field, value in changed.items() if value is not None}

    return _edit(path, name, seen, edit, referring=bool(fields.get("like")))


def join_next(path: Path, name: str, seen: str) -> bool:
    """Let the shot of a name go on into the next one, which then has its look. False as for `change_shot`."""

    def edit(listed: ShotList, raw: Entries, place: int) -> None:
        following = [number for number, entry in enumerate(listed.entries) if number > place and not entry.merge]
        if not following:
            raise KeyError(name)
        taken = raw[following[0]]
        if {"number", "split", "note"} & set(taken):
            raw[following[0]] = {field: value for field, value in taken.items() if field not in LOOK} | {"merge": True}
        else:  # one that was put in, as by `split_at`
            del raw[following[0]]
            _keep_end(raw[following[0] - 1], taken)

    return _edit(path, name, seen, edit)


def split_at(path: Path, name: str, frame: Any, seen: str) -> bool:
    """Let a new shot with the same look begin at a frame of the shot of a name. False as for `change_shot`."""

    def edit(listed: ShotList, raw: Entries, place: int) -> None:
        before, splits = raw[place], listed.entries[place].split
        asked = before | {"split": sorted({*splits, frame}) if is_count(frame) else frame}
        trial = [*raw[:place], asked, *raw[place + 1 :]]
        shots_in({"frames": listed.frames, "shots": trial}, printable(path))  # which has a sentence for a wrong frame
        later = [one for one in splits if one > frame]
        new = {"first": frame, **_like_its_shot(listed, frame), **({"split": later} if later else {})}
        _keep_end(new, before)
        earlier = [one for one in splits if one < frame]
        raw[place] = {field: value for field, value in before.items() if field not in ("last", "ends", "split")}
        raw[place] |= {"split": earlier} if earlier else {}
        raw.insert(place + 1, new)

    return _edit(path, name, seen, edit)


def part(path: Path, name: str, seen: str) -> bool:
    """Let what was joined be a shot of its own again, with the look it had as part. False as for `change_shot`."""

    def edit(listed: ShotList, raw: Entries, place: int) -> None:
        look = _like_its_shot(listed, listed.entries[place].first)
        raw[place] = {field: value for field, value in raw[place].items() if field != "merge"}
        raw[place] |= {field: value for field, value in look.items() if field in LOOK}

    return _edit(path, name, seen, edit)


def entries_of(path: Path, seen: str) -> Entries | None:
    """The entries of a file, for `restore`; None if it is not in the state `seen` any more."""
    entries = _shots(read_json(path))
    return list(entries) if short_checksum(entries) == seen else None


def restore(path: Path, entries: Entries, seen: str) -> bool:
    """Put entries that were there before in the place of those that are. False as for `change_shot`."""

    def edit(listed: ShotList, raw: Entries, place: int) -> None:
        raw[:] = entries

    return _edit(path, "", seen, edit)


def _like_its_shot(listed: ShotList, frame: int) -> dict[str, Any]:
    """The look, and what else is said, of the shot that a frame belongs to."""
    shot = next(shot for shot in listed.shots if shot.first <= frame < shot.end)
    said: dict[str, Any] = {"kind": DISSOLVE} if shot.mixed else {}
    return said | ({} if shot.in_colour is None else {"in_colour": shot.in_colour}) | shot.look.as_json()


def _keep_end(entry: dict[str, Any], taken: Mapping[str, Any]) -> None:
    """What is said of an entry's end is what was said of another's."""
    for field in ("last", "ends"):
        entry.pop(field, None)
        entry |= {field: taken[field]} if field in taken else {}


def _edit(path: Path, name: str, seen: str, edit: Edit, *, referring: bool = False) -> bool:
    """Read, change, check and write; with `referring` the pictures that the shot names have to be there.

    Without a name the entries of all shots are meant.
    """
    with in_turn(path.parent):
        content = read_json(path)
        if short_checksum(_shots(content)) != seen:
            return False
        listed, raw = shots_in(content, printable(path)), list(content["shots"])
        places = {called[0]: number for number, called in enumerate(names(listed.entries))}
        edit(listed, raw, places[name] if name else 0)
        wanted = shots_in(content | {"shots": raw}, printable(path))
        if referring:
            references_of(next(shot for shot in wanted.shots if shot.name == name), path)
        about = {field: value for field, value in content.items() if field not in ("made_by", "version", "shots")}
        try:
            write_entries(path, about, raw)
        except OSError as error:
            raise unwritable(path, error) from error
    return True


def _shots(content: Any) -> Any:
    if not isinstance(content, dict) or "shots" not in content:
        raise UsageError('there are no "shots" in it; docs/shots.md shows how shots are written.')
    return content["shots"]
