"""The strips of a page as one array, for encoders that take a picture whole: in place where they lie there already."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from retrocolor.photo.page import Array


def gather(strips: Iterator[Array], shape: tuple[int, int, int], dtype: np.dtype[Any]) -> Array:
    """Strips h x W x c, top to bottom, as one C-contiguous array H x W x n of a depth; channels beyond c are any.

    Strips that are views of such an array already, each in its place, stay where they are.
    """
    whole: Array | None = None
    first = 0
    for strip in strips:
        if whole is None:
            whole = _under(strip, shape, dtype)
        place = whole[first : first + len(strip), :, : strip.shape[2]]
        if not _same_place(strip, place):
            whole = whole.copy() if np.may_share_memory(strip, whole) else whole
            whole[first : first + len(strip), :, : strip.shape[2]] = strip
        first += len(strip)
    assert whole is not None  # a page has rows
    return whole


def _same_place(one: Array, other: Array) -> bool:
    return one.dtype == other.dtype and one.__array_interface__["data"] == other.__array_interface__["data"]


def _under(strip: Array, shape: tuple[int, int, int], dtype: np.dtype[Any]) -> Array:
    """The array at whose beginning the first strip lies, if it is large enough for all, else a new one."""
    base, size = strip.base, math.prod(shape) * dtype.itemsize
    steps = (shape[1] * shape[2] * dtype.itemsize, shape[2] * dtype.itemsize, dtype.itemsize)
    if isinstance(base, np.ndarray) and base.flags.c_contiguous and strip.dtype == dtype and strip.strides == steps:
        memory = base.reshape(-1).view(np.uint8)
        if len(memory) >= size and strip.__array_interface__["data"] == memory.__array_interface__["data"]:
            return memory[:size].view(dtype).reshape(shape)
    return np.empty(shape, dtype)
