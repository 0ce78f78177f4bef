"""Large arrays, lent and taken back: the system clears what it hands out anew, a tenth of a photo's time."""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from retrocolor.photo.page import Array

KEPT_BYTES = 256 << 20  # of what waits for the next that needs it
_waiting: list[Array] = []  # the one given back last at the end
_lock = threading.Lock()


@contextmanager
def lent(*shape: int) -> Iterator[Array]:
    """A C-contiguous uint8 array of this shape for the time of the block, of any content; nothing may keep it longer.

    Each borrower has its own, in whatever thread.
    """
    size = math.prod(shape)
    memory = _take(size)
    try:
        yield memory[:size].reshape(shape)
    finally:
        _give(memory)


def _take(size: int) -> Array:
    with _lock:
        for number in reversed(range(len(_waiting))):
            if size <= len(_waiting[number]) <= 2 * size:
                return _waiting.pop(number)
    return np.empty(size, np.uint8)


def _give(memory: Array) -> None:
    with _lock:
        _waiting.append(memory)
        while sum(map(len, _waiting)) > KEPT_BYTES:
            _waiting.pop(0)
