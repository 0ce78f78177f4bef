"""Colours through dissolves and fades: from those of one shot to those of the next, without a step at either end.

The network has not learned to see two pictures in one. In a dissolve of pictures coded as Y'CbCr chroma goes straight
from one to the other: so it does here at the ends, and toward the middle, where both have moved, more and more what the
network sees is taken, steadied as in a shot. Which share of each is best was measured (docs/experiments.md).

Beside a shot that is left as it is, a dissolve keeps the source's own chroma at that end, and `shares` of ours, that of
the other shot, rise from 0 there to 1. A mixture of two chromas that are in range at a luma is in range as well.
"""

from collections.abc import Sequence
from typing import IO

import numpy as np


def color_dissolves(
    file: IO[bytes],
    size: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    mixed: Sequence[bool],
    left: Sequence[bool],
    gains: Sequence[float],
) -> list[float]:
    """Write the chroma of those spans anew that are `mixed`; returns the gains, theirs 1.

    Beside shots that are `left` as they are it is that of the other one: see `shares`.

    `file` holds the chroma of all frames, float16 (n, 2, h, w) with `size` (h, w), without the gains of its spans.
    """
    gains = list(gains)
    chroma = _Chroma(file, size)
    for number, (first, end) in enumerate(spans):
        if not mixed[number]:
            continue
        before, after = (
            chroma.read(frame) * gains[other] if _has_colours(other, left) else None
            for other, frame in ((number - 1, first - 1), (number + 1, end))
        )
        seen = 4.0  # how far the network's own view of the frames counts amid them
        if _is_left(number - 1, left) or _is_left(number + 1, left):
            before, after, seen = after if before is None else before, before if after is None else after, 0.0
        for frame in range(first, end):
            way = (frame - first + 1) / (end - first + 1)
            own = chroma.read(frame) * gains[number]
            straight = (1 - way) * (own if before is None else before) + way * (own if after is None else after)
            chroma.write(frame, straight + seen * way * (1 - way) * (own - straight))
        gains[number] = 1.0
    return gains


def _has_colours(number: int, left: Sequence[bool]) -> bool:
    """Is there a span of that number, with colours of ours?"""
    return 0 <= number < len(left) and not left[number]


def _is_left(number: int, left: Sequence[bool]) -> bool:
    """Is there one that is left as it is?"""
    return 0 <= number < len(left) and left[number]


def shares(spans: Sequence[tuple[int, int]], mixed: Sequence[bool], left: Sequence[bool]) -> np.ndarray:
    """For each frame, how much of its chroma is ours, 0 to 1, and how much the source's own; float32."""
    found = np.repeat(~np.array(left, bool), [end - first for first, end in spans]).astype(np.float32)
    for number, (first, end) in enumerate(spans):
        if not mixed[number] or left[number]:
            continue
        way = np.arange(1, end - first + 1) / (end - first + 1)
        if number and left[number - 1]:
            found[first:end] *= way
        if number + 1 < len(spans) and left[number + 1]:
            found[first:end] *= 1 - way
    return found


class _Chroma:
    """The chroma of frames in a file."""

    def __init__(self, file: IO[bytes], size: tuple[int, int]) -> None:
        self._file, self._shape = file, (2, *size)
        self._length = 2 * int(np.prod(self._shape))

    def read(self, frame: int) -> np.ndarray:
        self._file.seek(frame * self._length)
        return np.frombuffer(self._file.read(self._length), "<f2").reshape(self._shape).astype(np.float32)

    def write(self, frame: int, chroma: np.ndarray) -> None:
        self._file.seek(frame * self._length)
        self._file.write(chroma.astype("<f2").tobytes())
