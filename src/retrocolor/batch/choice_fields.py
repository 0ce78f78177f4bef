"""The fields of a choice, from what stands in a file: each checked, each complaint a sentence. No torch."""

import math
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.jobs import COLOUR, Hint, PixelHint
from retrocolor.json_file import is_number
from retrocolor.model.decode_limits import check_decode

WHOLE = {"k"}
WORDS = {"decode"}
MOST_HINTS = 1000  # of a picture


def look_of(value: Any) -> DecodeOptions:
    """The options of a decode, checked. Raises UsageError."""
    known = {item.name for item in fields(DecodeOptions)}
    if not isinstance(value, dict):
        raise UsageError('write an object, as {"vivid": 0.5}.')
    for name, given in value.items():
        if name not in known:
            raise UsageError(f"no field {printable(name)!r}; choose from {', '.join(sorted(known))}.")
        if name in WORDS and isinstance(given, str):
            continue
        if name in WORDS or not is_number(given) or (name in WHOLE and given != int(given)):
            raise UsageError(f"{name} {printable(str(given))}: give {'a word' if name in WORDS else 'a number'}.")
    plain: dict[str, Any] = {
        name: v if isinstance(v, str) else int(v) if name in WHOLE else float(v) for name, v in value.items()
    }
    look = DecodeOptions(**plain)
    check_decode(look)
    return look


def hints_of(value: Any, *, pixels: bool = False) -> tuple[Hint, ...]:
    """Points of colour, their places in shares of the picture or in `pixels`. Raises UsageError."""
    if not isinstance(value, list):
        raise UsageError('write a list, as [{"x": 0.5, "y": 0.3, "color": "#7a4b2a"}].')
    if len(value) > MOST_HINTS:
        raise UsageError(f"give at most {MOST_HINTS:,} points.")
    return tuple(_hint(number, one, pixels) for number, one in enumerate(value, 1))


def _hint(number: int, one: Any, pixels: bool) -> Hint:
    if not isinstance(one, dict) or one.keys() != {"x", "y", "color"}:
        raise UsageError(f"point {number}: give x, y and color.")
    if not all(is_number(one[axis]) and one[axis] >= 0 for axis in ("x", "y")):
        raise UsageError(f"point {number}: give x and y as numbers from 0.")
    if not pixels and max(one["x"], one["y"]) > 1:
        raise UsageError(f"point {number}: give x and y as shares of the picture, from 0 to 1.")
    if not isinstance(one["color"], str) or not COLOUR.fullmatch(one["color"]):
        raise UsageError(f"point {number}: give the color as #rrggbb.")
    return (PixelHint if pixels else Hint)(float(one["x"]), float(one["y"]), one["color"].lower())


def time_of(value: Any) -> str:
    """A moment, ISO 8601. Raises UsageError."""
    if not value:
        return ""
    try:
        moment(value)
    except (TypeError, ValueError):
        raise UsageError("give a time, as 2026-11-26T20:15:00+00:00.") from None
    return str(value)


def moment(at: str) -> float:
    """A time of a choice in seconds since 1970; without a zone it is UTC; the empty one is before all others."""
    if not at:
        return -math.inf
    given = datetime.fromisoformat(at)
    return (given if given.tzinfo else given.replace(tzinfo=UTC)).timestamp()
