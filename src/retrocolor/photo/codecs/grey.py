"""Take grey out of four bytes a pixel, if it is grey: a loop in machine code."""

import numpy as np

from retrocolor.imaging.jit import compiled
from retrocolor.photo.page import Array


def grey_of(samples: Array) -> Array | None:
    """H x W when red, green and blue of H x W x 4 bytes are equal everywhere, else None."""
    grey, colour = np.empty(samples.shape[:2], np.uint8), np.zeros(1, np.uint32)
    take(np.ascontiguousarray(samples).view(np.uint32)[..., 0], grey, colour)
    return None if colour[0] else grey


@compiled("u4:2 u1:2 u4:1")
def take(pixels, grey, colour):  # type: ignore[no-untyped-def]
    """The lowest byte of each pixel, row by row, until one has `colour`: bits in which its bytes differ."""
    for row in range(grey.shape[0]):
        differ = np.uint32(0)
        for column in range(grey.shape[1]):
            pixel = pixels[row, column]
            differ |= pixel ^ (pixel >> np.uint32(8))
            grey[row, column] = np.uint8(pixel)
        colour[0] = differ & np.uint32(0xFFFF)
        if colour[0] != np.uint32(0):
            break
