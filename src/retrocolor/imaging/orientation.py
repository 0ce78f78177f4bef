"""EXIF's orientation, 1 to 8: how stored pixels are turned for the eye, and back. numpy is not imported here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

TRANSPOSED = (5, 6, 7, 8)
"""Orientations that exchange rows and columns."""


def upright(picture: "np.ndarray", orientation: int) -> "np.ndarray":
    """A stored picture (h, w[, c]) turned as EXIF's orientation says; a view."""
    if orientation in TRANSPOSED:
        picture = picture.swapaxes(0, 1)
    flip_rows, flip_columns = orientation in (3, 4, 7, 8), orientation in (2, 3, 6, 7)
    return picture[:: -1 if flip_rows else 1, :: -1 if flip_columns else 1]


def as_stored(picture: "np.ndarray", orientation: int) -> "np.ndarray":
    """The inverse of `upright`."""
    inverse = {6: 8, 8: 6}.get(orientation, orientation)
    return upright(picture, inverse)


def upright_size(height: int, width: int, orientation: int) -> tuple[int, int]:
    """Height and width of a stored picture once it is upright."""
    return (width, height) if orientation in TRANSPOSED else (height, width)
