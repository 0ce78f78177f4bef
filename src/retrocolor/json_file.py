"""A JSON file that people write by hand: read, and its values checked, with a sentence for each mistake. No torch."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from retrocolor.errors import UsageError
from retrocolor.files import printable, read_regular

LONGEST = 2000  # characters of a text


def read_json(path: Path, where: str = "") -> Any:
    """The content of a file; a name that stands twice in one object is a mistake too.

    `where` says how the file was named, if by a flag. Raises UsageError.
    """
    where = where or printable(path)
    try:
        return json.loads(read_regular(path).decode("utf-8-sig"), object_pairs_hook=_once, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where}, line {error.lineno}: this is not JSON ({error.msg}); correct the line.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{where}: this is not JSON in UTF-8; correct it, or move it away.") from error
    except ValueError as error:
        raise UsageError(f"{where}: {printable(str(error))}; leave one of them.") from error
    except OSError as error:
        raise UsageError(f"{where} cannot be read ({error.strerror}): check the name and its permissions.") from error


def require_version(content: Mapping[str, Any], version: int, where: str) -> None:
    """Check that a file, if it names its version, is of this one. Raises UsageError."""
    given = content.get("version", version)
    if not is_number(given):
        raise UsageError(f'{where}: "version" is a number; write {version} without quotes.')
    if given != version:
        raise UsageError(f"{where}: it is of version {given}, and this retrocolor reads {version}; use a newer one.")


def fields_of(
    where: str, value: Any, readers: Mapping[str, Callable[[Any], Any]], example: dict[str, Any]
) -> dict[str, Any]:
    """The fields of an object, each by its reader. Raises UsageError, which begins with `where`."""
    if not isinstance(value, dict):
        raise UsageError(f"{where}: write an object, as {json.dumps(example)}.")
    values = {}
    for name, given in value.items():
        if name not in readers:
            raise UsageError(f"{where}: no field {printable(str(name))!r}; choose from {', '.join(readers)}.")
        try:
            values[name] = readers[name](given)
        except UsageError as error:
            raise UsageError(f"{where}, {_named(name, str(error))}") from error
    return values


def _named(name: str, sentence: str) -> str:
    """A sentence on a field, which is named in it once, as `vivid 7: choose ...`."""
    said = sentence.removeprefix("--")
    return said if said.startswith(f"{name.replace('_', '-')} ") else f"{name}: {said}"


def names_of(value: Any) -> tuple[str, ...]:
    """One name of a file or folder, or several. Raises UsageError."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise UsageError("give the name of a picture, or a list of names.")
    return tuple(names)


def share_of(value: Any) -> float:
    """A number from 0 to 1. Raises UsageError."""
    if not is_number(value) or not 0 <= value <= 1:
        raise UsageError("give a number from 0 to 1.")
    return float(value)


def text_of(value: Any) -> str:
    """A text. Raises UsageError."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(f"give a text of at most {LONGEST:,} letters.")
    return value


def is_number(value: Any) -> bool:
    """Is it a finite number? true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _whole(digits: str) -> float:
    """A whole number; one that no float holds is infinite, since Python takes longer ones only up to some thousands."""
    return int(digits) if abs(value := float(digits)) <= sys.float_info.max else value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice} stands there twice")
    return found
