"""shots.json: the shots of a film in a file that a person may edit. No torch.

It is written with what was found, and anew only as long as nobody changed it: it carries a checksum of its own shots.
docs/shots.md says what stands in it.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from retrocolor import __version__
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.files import atomic_output, printable
from retrocolor.film.shot_list import KINDS, Entry, ShotList, ShotLook, names, short_checksum
from retrocolor.json_file import fields_of, is_number, names_of, read_json, require_version, share_of, text_of
from retrocolor.model.decode_limits import check_decode

VERSION = 1
SEE = "docs/shots.md shows how shots are written"
TOP = ("made_by", "version", "film", "frames", "found", "note", "shots")


def read_shots(path: Path) -> ShotList:
    """The shots of a file. Raises UsageError naming the file, the shot and the field that is wrong."""
    return shots_in(read_json(path), printable(path))


def shots_in(content: Any, where: str) -> ShotList:
    """The shots in the content of a file; `where` is what a sentence calls that. Raises UsageError."""
    if not isinstance(content, dict) or not isinstance(content.get("shots"), list) or not content["shots"]:
        raise UsageError(f'{where}: there are no "shots" in it; {SEE}.')
    require_version(content, VERSION, where)
    if odd := [name for name in content if name not in TOP]:
        raise UsageError(f"{where}: no field {printable(odd[0])!r}; choose from {', '.join(TOP)}.")
    frames, found = content.get("frames"), content.get("found", "")
    if not is_count(frames) or not frames:
        raise UsageError(f'{where}: "frames" is how many the film has; write that number.')
    entries = []
    for place, raw in enumerate(content["shots"], 1):
        entries.append(_entry(f"{where}, {_shot(raw, place)}", raw))
    plain = [{name: value for name, value in raw.items() if name != "note"} for raw in content["shots"]]
    film = content.get("film")
    shots = ShotList(
        frames, tuple(entries), str(found), short_checksum(plain) == found, film if isinstance(film, str) else ""
    )
    _check_order(where, shots, content["shots"])
    return shots


def is_edited(path: Path) -> bool:
    """Did a person change its shots, or note something, since it was written? So too if it cannot be read any more."""
    try:
        content = read_json(path)
        return bool(content["found"] != short_checksum(content["shots"]) or content.get("note"))
    except (UsageError, LookupError, TypeError):
        return os.path.lexists(path)  # a link to what is not there now is a person's too


def write_found(path: Path | None, shots: ShotList, film: str, time_of: Callable[[int], str]) -> ShotList:
    """Write the shots that were found, if there is a path and no person's are there; returns them with their checksum.

    `time_of` says when a frame is shown, or ends if it is the one after the last.
    """
    raw = [_as_json(entry, shot.end - 1, time_of) for entry, shot in zip(shots.entries, shots.shots, strict=True)]
    found = short_checksum(raw)
    if path is not None and not is_edited(path):
        write_entries(path, {"film": film, "frames": shots.frames, "found": found}, raw)
    return replace(shots, found=found)


def write_entries(path: Path, about: Mapping[str, Any], raw: list[dict[str, Any]]) -> None:
    """Write the file whole, a shot a line."""
    top = {"made_by": f"retrocolor {__version__}", "version": VERSION, **about}
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in top.items()]
    shots = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in raw)
    text = "\n".join(["{", *lines, ' "shots": [', shots, " ]", "}"]) + "\n"
    with atomic_output(path, known=True) as part:
        part.write_bytes(text.encode(errors="backslashreplace"))


def _as_json(entry: Entry, last: int, time_of: Callable[[int], str]) -> dict[str, Any]:
    said: dict[str, Any] = {"number": entry.number, "first": entry.first, "last": last}
    said |= {"begins": time_of(entry.first), "ends": time_of(last + 1), "kind": KINDS[entry.mixed]}
    return said | ({"in_colour": True} if entry.in_colour else {})


def _shot(raw: Any, place: int) -> str:
    """What a sentence calls an entry: its number, else its place in the list."""
    number = raw.get("number") if isinstance(raw, dict) else None
    return f"shot {number}" if is_count(number) else f"entry {place} of its shots"


def _entry(where: str, raw: Any) -> Entry:
    values = fields_of(where, raw, _FIELDS, {"first": 120})
    if "first" not in values:
        raise UsageError(f"{where}, first: give the number of its first frame, counted from 0.")
    look = ShotLook(**{name: values[name] for name in ShotLook.__dataclass_fields__ if name in values})
    kept = {name: values[name] for name in Entry.__dataclass_fields__ if name in values}
    entry = Entry(**kept | {"mixed": values.get("kind", KINDS[0]) == KINDS[1], "look": look})
    if entry.merge and look != ShotLook():
        raise UsageError(f"{where}, merge: it is part of the shot before; write its look there.")
    return entry


def _check_order(where: str, shots: ShotList, raw: list[Any]) -> None:
    """Raise UsageError for shots that are not the whole film, one after the other."""
    entries, number = shots.entries, 0
    if entries[0].first or entries[0].merge:
        field, way = ("merge", "leave it out") if entries[0].merge else ("first", "write 0")
        raise UsageError(f"{where}, {_shot(raw[0], 1)}, {field}: the film begins with this shot; {way}.")
    for place, (entry, (name, *_)) in enumerate(zip(entries, names(entries), strict=True)):
        shot, end = f"{where}, shot {name}", entries[place + 1].first if place + 1 < len(entries) else shots.frames
        if entry.first >= end:
            raise UsageError(
                f"{shot}, first: its first frame is {entry.first}, and frame {end} is behind it already; "
                "put the shots in order, inside the frames of the film."
            )
        if (entry.number or number + 1) <= number:
            raise UsageError(f"{shot}, number: a shot before it has {number}; leave it out, it is named after that.")
        number = entry.number or number
        last = raw[place].get("last", end - 1)
        if last != end - 1:
            raise UsageError(f"{shot}, last: the next shot begins at frame {end}; write {end - 1}, or leave it out.")
        for split in entry.split:
            if not entry.first < split < end:
                raise UsageError(f"{shot}, split: frame {split} is not inside; choose {entry.first + 1} to {end - 1}.")


def is_count(value: Any) -> bool:
    """Is it a whole number from 0? true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _count(value: Any) -> int:
    if not is_count(value):
        raise UsageError("give a whole number from 0.")
    return int(value)


def _number(value: Any) -> int:
    if not is_count(value) or not value:
        raise UsageError("give a whole number from 1, or leave it out.")
    return int(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise UsageError("give true or false.")
    return value


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise UsageError(f"choose {' or '.join(KINDS)}.")
    return str(value)


def _frames(value: Any) -> tuple[int, ...]:
    """One number of a frame, or several. Raises UsageError."""
    numbers = [value] if is_count(value) else value
    if not isinstance(numbers, list) or not all(map(is_count, numbers)) or sorted(set(numbers)) != numbers:
        raise UsageError("give the frames at which a new shot begins, as [120, 180], in order.")
    return tuple(numbers)


def _vivid(value: Any) -> float:
    check_decode(DecodeOptions(vivid=_decimal(value)))
    return _decimal(value)


def _saturation(value: Any) -> float:
    check_decode(DecodeOptions(saturation=_decimal(value)))
    return _decimal(value)


def _decimal(value: Any) -> float:
    if not is_number(value):
        raise UsageError("give a number.")
    return float(value)


_FIELDS: dict[str, Callable[[Any], Any]] = {
    "number": _number, "first": _count, "last": _count, "begins": text_of, "ends": text_of, "kind": _kind,
    "in_colour": _yes_or_no, "merge": _yes_or_no, "split": _frames, "skip": _yes_or_no,
    "vivid": _vivid, "saturation": _saturation, "stabilize": share_of,
    "like": names_of, "like_strength": share_of, "note": text_of,
}  # fmt: skip
