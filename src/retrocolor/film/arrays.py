"""Frames as arrays, for programs that read and write films themselves."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from retrocolor.colorizer import Colorizer

AHEAD = 8  # frames taken before the first comes out


def colorize_frames(frames: Iterable[np.ndarray], colorizer: Colorizer | None = None) -> Iterator[np.ndarray]:
    """Frames, H x W or H x W x 3, uint8 or uint16, coded sRGB -> RGB of the same depth, one for each, in their order.

    The network sees them at the size that the model recommends for film. Each is coloured as it comes, independent of
    its neighbours: steady colours over time are those of `retrocolor video`. Up to 8 frames are in memory. Raises
    ValueError when a frame is something else; without a `colorizer` the embedded model is loaded.
    """
    colorizer = colorizer or Colorizer.load()
    remaining = iter(frames)
    while some := list(islice(remaining, AHEAD)):
        yield from colorizer.colorize_batch(some, colorizer.film_size)
