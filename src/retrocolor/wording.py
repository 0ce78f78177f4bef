"""Numbers as people read them, with their nouns, and commands as they type them. No torch."""

import os
import shlex


def counted(count: int, noun: str, nouns: str = "") -> str:
    """How many there are of something: `1 photo`, `2 photos`, `50,000 photos`; `nouns` is a plural of its own."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def in_bytes(size: int) -> str:
    """A size as people read it: 1 KB, 135 MB, 1.2 GB."""
    if size < 999_500:
        return f"{max(1, round(size / 1e3)) if size else 0} KB"
    return f"{size / 1e9:.1f} GB" if size >= 999_500_000 else f"{round(size / 1e6)} MB"


def duration(seconds: float, *, estimate: bool = False) -> str:
    """Seconds as `3.5 s`, `1 min 5 s` or `1 h 3 min`; an estimate in one unit, as `42 s`, `12 min` or `1.5 h`."""
    if estimate:
        if seconds < 90:
            return f"{seconds:.0f} s"
        return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def as_typed(*words: str) -> str:
    """Words as a shell takes them; one with control characters or undecodable bytes in octal, as `$'a\\377.jpg'`."""
    return " ".join(map(_word, words))


def _word(word: str) -> str:
    if word.isprintable():
        return shlex.quote(word)
    return "$'" + "".join(map(_letter, word)) + "'"


def _letter(letter: str) -> str:
    if letter.isprintable():
        return f"\\{letter}" if letter in "\\'" else letter
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(letter))
