"""Time codes, HH:MM:SS:FF: the numbers of frames that editors go by. Source: SMPTE ST 12-1."""

import re
from fractions import Fraction

DROPS = ";"  # before the frames of a code that leaves numbers out, to stay by the clock at 30000/1001
_CODE = re.compile(r"(\d\d):(\d\d):(\d\d)([:;.,])(\d\d)")


def moved_on(code: str, frames: int, rate: Fraction) -> str:
    """The time code so many frames later, at a rate of frames per second; empty for what is no time code.

    A code of 24 hours is one of zero again.
    """
    found, base = _CODE.fullmatch(code), round(rate)
    if found is None or base < 1:
        return ""
    hours, minutes, seconds, number = (int(found[group]) for group in (1, 2, 3, 5))
    drops = 2 * base // 30 if found[4] == DROPS else 0  # numbers that a minute leaves out, but for each tenth
    minutes += 60 * hours
    count = (60 * minutes + seconds) * base + number - drops * (minutes - minutes // 10) + frames
    count %= 144 * _ten_minutes(base, drops)
    tens, rest = divmod(count, _ten_minutes(base, drops))
    count += drops * (9 * tens + max(0, rest - drops) // (60 * base - drops))
    whole, number = divmod(count, base)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{found[4]}{number:02}"


def _ten_minutes(base: int, drops: int) -> int:
    """Frames in ten minutes."""
    return 600 * base - 9 * drops
