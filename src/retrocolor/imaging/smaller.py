"""Pictures made smaller by loops in machine code: what the network sees of them, and what a report shows."""

from collections.abc import Iterable

import numpy as np
from PIL import Image

from retrocolor.imaging import resize, smaller_loops

SMALL = 2  # steps up to this Pillow takes as fast


def shrink(strips: Iterable[tuple[int, np.ndarray]], height: int, width: int, short_side: int) -> np.ndarray:
    """As `resize.shrink`, and the same but for the rounding of a few samples."""
    return resize.shrink(strips, height, width, short_side, _lower)


def _lower(strip: np.ndarray, start: int, height: int, total: np.ndarray) -> None:
    first, weights = resize.resize_band(height, len(total))
    line = np.empty(strip.shape[1], np.float32)
    smaller_loops.lower(_plain(strip), start, resize.rows_at_a_time(strip), first, weights, line, total)


def reduced(strip: np.ndarray, step: int) -> np.ndarray:
    """Rows (h, W[, 3]) of uint8 or uint16 -> uint8, a pixel for each square of `step`: its mean, as Pillow rounds it.

    Squares at the right and below may be cut off. Of 16 bits the upper 8 count.
    """
    pixels = strip if strip.dtype == np.uint8 else (strip >> 8).astype(np.uint8)
    if step <= SMALL:
        return np.asarray(Image.fromarray(pixels).reduce(step))
    height, width, *channels = strip.shape
    small = np.empty((-(-height // step), -(-width // step), *channels), np.uint8)
    flat = _plain(pixels.reshape(height, -1))
    line = np.empty(flat.shape[1], np.uint32)
    smaller_loops.reduce(flat, step, flat.shape[1] // width, line, small.reshape(len(small), -1))
    return small


def _plain(strip: np.ndarray) -> np.ndarray:
    """As the loops are compiled for."""
    return np.require(strip, strip.dtype.newbyteorder("="), "C")
