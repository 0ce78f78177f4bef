"""Resampling: a picture is resized by two matrix products, so that any strip of the result can be made alone."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

Kernel = Callable[[np.ndarray], np.ndarray]
SUPPORT = 2.0  # no kernel here is wider
AT_A_TIME = 100_000  # samples of a picture made small: they stay in the processor's cache


def triangle(x: np.ndarray) -> np.ndarray:
    """The bilinear kernel, support 1."""
    return np.maximum(0, 1 - np.abs(x))


def cubic(x: np.ndarray) -> np.ndarray:
    """The Catmull-Rom cubic kernel (Keys, a = -1/2), support 2."""
    x = np.abs(x)
    near, far = (1.5 * x - 2.5) * x * x + 1, ((-0.5 * x + 2.5) * x - 4) * x + 2
    return np.where(x < 1, near, np.where(x < 2, far, 0))


@lru_cache(maxsize=16)
def resize_matrix(source: int, target: int, kernel: Kernel = triangle) -> np.ndarray:
    """Weights (target, source), float32, rows sum to 1; the kernel widens when shrinking (antialiasing)."""
    first, weights = resize_band(source, target, kernel)
    matrix = np.zeros((target, source), np.float32)
    np.put_along_axis(matrix, first[:, None] + np.arange(weights.shape[1]), weights, 1)
    matrix.flags.writeable = False  # shared by all pictures of a size
    return matrix


@lru_cache(maxsize=16)
def resize_band(source: int, target: int, kernel: Kernel = triangle) -> tuple[np.ndarray, np.ndarray]:
    """A resize matrix without its zeros: where each row's weights begin, and the weights.

    Returns int64 (target) and float32 (target, taps), as many taps as the widest row needs.
    """
    scale = source / target
    centres = (np.arange(target) + 0.5) * scale - 0.5
    reach = SUPPORT * max(scale, 1.0)
    taps = min(source, int(2 * reach) + 2)  # no source further away has a weight
    first = np.clip(np.ceil(centres - reach).astype(np.int64), 0, source - taps)
    weights = kernel((first[:, None] + np.arange(taps) - centres[:, None]) / max(scale, 1.0))
    weights = (weights / weights.sum(1, keepdims=True)).astype(np.float32)
    filled = weights != 0
    lead = filled.argmax(1)
    needed = int((taps - filled[:, ::-1].argmax(1) - lead).max())
    start = np.minimum(first + lead, source - needed)
    return start, np.ascontiguousarray(np.take_along_axis(weights, (start - first)[:, None] + np.arange(needed), 1))


def fit_size(height: int, width: int, short_side: int, longest: int = 4) -> tuple[int, int]:
    """Height and width of the picture scaled so that its short side is `short_side`, in whole pixels.

    A picture more than `longest` times as long as wide is scaled by its long side instead, so that strips and
    panoramas stay affordable; neither side falls below one pixel.
    """
    scale = min(short_side / min(height, width), longest * short_side / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def rows_at_a_time(strip: np.ndarray) -> int:
    """How many rows of samples (h, n) are added up before they go to the sum of all."""
    return max(8, AT_A_TIME // strip.shape[1])


def lower(strip: np.ndarray, start: int, height: int, total: np.ndarray) -> None:
    """Add rows (h, n) of a picture of that height, `start` the first, to `total`: what they weigh in each of its rows.

    By numpy alone, for machines without llvmlite.
    """
    down, (begin, end) = resize_matrix(height, len(total)), _reach(height, len(total))
    room = np.empty((rows_at_a_time(strip), strip.shape[1]), np.float32)
    for top in range(0, len(strip), len(room)):
        part = strip[top : top + len(room)]
        values = room[: len(part)]
        np.copyto(values, part)
        source = slice(start + top, start + top + len(part))
        used = slice(end.searchsorted(source.start, "right"), begin.searchsorted(source.stop))
        total[used] += down[used, source] @ values


def shrink(
    strips: Iterable[tuple[int, np.ndarray]], height: int, width: int, short_side: int,
    lower: Callable[[np.ndarray, int, int, np.ndarray], None] = lower,
) -> np.ndarray:  # fmt: skip
    """A thumbnail, float32 in [0, 1], of a picture that comes in strips.

    `strips` yields (first row, rows x width[ x 3]) in uint8 or uint16, coded sRGB. The result is h x w[ x 3] as
    `fit_size` says. `lower` adds a strip to the rows of the thumbnail.
    """
    rows, columns = fit_size(height, width, short_side)
    total = np.zeros((0, 0), np.float32)
    for first, strip in strips:
        if not total.size:
            total = np.zeros((rows, strip[0].size), np.float32)
            white = np.iinfo(strip.dtype).max
        lower(strip.reshape(len(strip), -1), first, height, total)
    if not total.size:
        raise ValueError("a picture needs at least one strip")
    planes = np.ascontiguousarray((total / white).reshape(rows, width, -1).transpose(2, 0, 1))
    small = np.clip(_squeeze(planes, columns), 0, 1)
    return small[0] if len(small) == 1 else np.ascontiguousarray(np.moveaxis(small, 0, 2))


def _squeeze(planes: np.ndarray, width: int) -> np.ndarray:
    """Planes (c, h, W) made `width` wide -> (c, h, width); a group of columns looks only at what it weighs."""
    across, (begin, end) = resize_matrix(planes.shape[2], width), _reach(planes.shape[2], width)
    flat = planes.reshape(-1, planes.shape[2])
    small = np.empty((len(flat), width), np.float32)
    for left in range(0, width, 32):
        columns = slice(left, min(left + 32, width))
        used = slice(begin[left], end[columns.stop - 1])
        small[:, columns] = flat[:, used] @ across[columns, used].T
    return small.reshape(*planes.shape[:2], -1)


@lru_cache(maxsize=16)
def _reach(source: int, target: int) -> tuple[np.ndarray, np.ndarray]:
    """The first source index that each row of a resize matrix weighs, and the one behind its last; both rise."""
    first, weights = resize_band(source, target)
    filled = weights != 0
    return first + filled.argmax(1), first + weights.shape[1] - filled[:, ::-1].argmax(1)
