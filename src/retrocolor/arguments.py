"""What other programs hand to the Python API: refused where it is of a kind that cannot be meant. No torch."""

from collections.abc import Iterable
from numbers import Integral, Real
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from retrocolor.jobs import Hint

NUMBERS: dict[Any, Any] = {int: Integral, float: Real}  # those of numpy are as good


def require_whole(name: str, value: Any, least: int | None = None, most: int | None = None) -> int:
    """The whole number. Raises TypeError for anything else, true and false too, ValueError for one out of range."""
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise TypeError(f"{name} {value!r}: give a whole number")
    number = int(value)
    if (least is not None and number < least) or (most is not None and number > most):
        raise ValueError(f"{name} {number}: choose a whole number from {least}{'' if most is None else f' to {most}'}")
    return number


def require_number(name: str, value: Any) -> float:
    """The number. Raises TypeError for anything else, true and false too."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError(f"{name} {value!r}: give a number")
    return float(value)


def require_share(name: str, value: Any) -> float:
    """The number from 0 to 1. Raises TypeError for what is no number, ValueError for one out of range, NaN too."""
    value = require_number(name, value)
    if not 0 <= value <= 1:
        raise ValueError(f"{name} {value}: choose a number from 0 to 1")
    return value


def require_options(options: Any, kind: type) -> None:
    """Raise TypeError for what are no options of this kind, and for a field of another type than theirs."""
    if not isinstance(options, kind):
        raise TypeError(f"expected {kind.__name__}, not {options!r}")
    for name, hint in get_type_hints(kind).items():
        value, types = getattr(options, name), _types(hint)
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            told = hint.__name__ if isinstance(hint, type) else hint
            raise TypeError(f"{kind.__name__}, {name} {value!r}: expected {told}")


def _types(hint: Any) -> tuple[Any, ...]:
    """What may stand in a field with this annotation."""
    alternatives = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return tuple(NUMBERS.get(one, get_origin(one) or one) for one in alternatives)


def require_picture(image: np.ndarray) -> None:
    """Raise ValueError for what is no array, and for an array that is no picture."""
    if not isinstance(image, np.ndarray):
        raise ValueError(f"expected a numpy array, H x W or H x W x 3, not {type(image).__name__}")
    if image.dtype not in (np.uint8, np.uint16) or image.ndim not in (2, 3) or image.shape[2:] not in ((), (3,)):
        raise ValueError(f"expected H x W or H x W x 3 of uint8 or uint16, not {image.shape} of {image.dtype}")
    if 0 in image.shape:
        raise ValueError(f"expected a picture with pixels, not {image.shape}")


def require_pictures(pictures: Iterable[np.ndarray]) -> None:
    """Raise ValueError for one picture, whose rows would each be taken for a picture, where several belong."""
    if isinstance(pictures, np.ndarray) and pictures.ndim < 4 and (pictures.ndim < 3 or pictures.shape[2] == 3):
        raise ValueError(f"expected several pictures, not one of {pictures.shape}: put it into a list")


def require_hints(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """The hints. Raises TypeError for one that is none."""
    hints = tuple(hints)
    for hint in hints:
        if not isinstance(hint, Hint):
            raise TypeError(f"expected a retrocolor.Hint, not {hint!r}")
    return hints
