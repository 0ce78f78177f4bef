"""Colours through dissolves and fades: from those of one shot to those of the next, without a step at either end.

The network has not learned to see two pictures in one. In a dissolve of pictures coded as Y'CbCr chroma goes straight
from one to the other: so it does here at the ends, and toward the middle, where both have moved, more and more what the
network sees is taken, steadied as in a shot. Which share of each is best was measured (docs/experiments.md).
"""

from collections.abc import Sequence
from typing import IO

import numpy as np


def color_dissolves(
    file: IO[bytes],
    size: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    mixed: Sequence[bool],
    gains: Sequence[float],
) -> list[float]:
    """Write the chroma of those spans anew that are `mixed`; returns the gains, theirs 1.

    `file` holds the chroma of all frames, float16 (n, 2, h, w) with `size` (h, w), without the gains of its spans.
    """
    gains = list(gains)
    chroma = _Chroma(file, size)
    for number, (first, end) in enumerate(spans):
        if not mixed[number]:
            continue
        before = chroma.read(first - 1) * gains[number - 1] if number else None
        after = chroma.read(end) * gains[number + 1] if number + 1 < len(spans) else None
        for frame in range(first, end):
            way = (frame - first + 1) / (end - first + 1)
            own = chroma.read(frame) * gains[number]
            straight = (1 - way) * (own if before is None else before) + way * (own if after is None else after)
            chroma.write(frame, straight + 4 * way * (1 - way) * (own - straight))
        gains[number] = 1.0
    return gains


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
