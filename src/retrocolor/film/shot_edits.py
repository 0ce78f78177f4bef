"""One shot of shots.json changed by a program for a person: what else stands there stays as it is. No torch."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from retrocolor.errors import UsageError
from retrocolor.files import printable, unwritable
from retrocolor.film.asked_shots import references_of
from retrocolor.film.shot_file import shots_in, write_entries
from retrocolor.film.shot_list import names, short_checksum
from retrocolor.json_file import read_json
from retrocolor.locks import in_turn


def state_of(path: Path) -> str:
    """Another text whenever a shot in the file is another. Raises UsageError."""
    return short_checksum(_shots(read_json(path)))


def change_shot(path: Path, name: str, fields: Mapping[str, Any], seen: str) -> bool:
    """Write fields of the shot of a name; None takes one out. False if the file is not in the state `seen` any more.

    Raises UsageError for what cannot be meant, KeyError for no such shot, MachineError when it cannot be written: the
    file then is as it was.
    """
    with in_turn(path.parent):
        content = read_json(path)
        if short_checksum(_shots(content)) != seen:
            return False
        listed, raw = shots_in(content, printable(path)), list(content["shots"])
        place = {called[0]: number for number, called in enumerate(names(listed.entries))}[name]
        changed = raw[place] | fields
        raw[place] = {field: value for field, value in changed.items() if value is not None}
        wanted = shots_in(content | {"shots": raw}, printable(path))
        if fields.get("like"):
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
