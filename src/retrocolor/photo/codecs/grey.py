"""Take grey out of four bytes a pixel, if it is grey: a compiled loop (numba), so imported where it is used."""

import numpy as np

from retrocolor.imaging.jit import compiled
from retrocolor.photo.page import Array


def grey_of(samples: Array) -> Array | None:
    """H x W when red, green and blue of H x W x 4 bytes are equal everywhere, else None."""
    grey = np.empty(samples.shape[:2], np.uint8)
    return grey if _take(samples.view(np.uint32)[..., 0], grey) else None


@compiled
def _take(pixels, grey):  # type: ignore[no-untyped-def]
    """Row by row, until one has colour."""
    for row in range(len(pixels)):
        differ = np.uint32(0)
        for column in range(pixels.shape[1]):
            pixel = pixels[row, column]
            differ |= pixel ^ (pixel >> np.uint32(8))
            grey[row, column] = np.uint8(pixel)
        if differ & np.uint32(0xFFFF):
            return False
    return True
