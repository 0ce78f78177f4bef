"""Samples in another depth: over the full range of 8 or 16 bits, and 16 bits as 8. No torch."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def full_range(values: Array, top: int, dtype: Any) -> Array:
    """Whole numbers from 0 to `top` over the full range of uint8 or uint16, rounded; what is beyond is its largest."""
    full = int(np.iinfo(dtype).max)
    if top == full:
        return values.astype(dtype, copy=False)
    return ((values.astype(np.uint32) * full + top // 2) // top).clip(0, full).astype(dtype)


def to_bytes(samples: Array) -> Array:
    """16 bits to the nearest 8."""
    return ((samples.astype(np.uint32) + 128) // 257).astype(np.uint8)
