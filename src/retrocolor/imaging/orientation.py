"""EXIF's orientation: how stored pixels are turned for the eye, and back."""

import numpy as np


def upright(picture: np.ndarray, orientation: int) -> np.ndarray:
    """A stored picture (h, w[, c]) turned the way EXIF's orientation says it is looked at; a view."""
    if orientation in (5, 6, 7, 8):
        picture = picture.swapaxes(0, 1)
    flip_rows, flip_columns = orientation in (3, 4, 7, 8), orientation in (2, 3, 6, 7)
    return picture[:: -1 if flip_rows else 1, :: -1 if flip_columns else 1]


def as_stored(picture: np.ndarray, orientation: int) -> np.ndarray:
    """The inverse of `upright`."""
    inverse = {6: 8, 8: 6}.get(orientation, orientation)
    return upright(picture, inverse)


def upright_size(height: int, width: int, orientation: int) -> tuple[int, int]:
    """Height and width of a stored picture once it is upright."""
    return (width, height) if orientation in (5, 6, 7, 8) else (height, width)
