"""Reference pictures read from files: their palette. Runs in the worker."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from retrocolor.errors import MediaError, UsageError
from retrocolor.files import printable
from retrocolor.imaging import resize
from retrocolor.model.palette import SIDE, Palette, is_in_colour
from retrocolor.photo.read import read


def read_palette(paths: Sequence[Path]) -> Palette:
    """The colours of pictures of any kind that can be coloured; of several those without colour are passed over.

    Raises UsageError for a picture that cannot be read, and when none has colour.
    """
    return Palette.of(_small(paths))


def _small(paths: Sequence[Path]) -> Iterator[np.ndarray]:
    for path in paths:
        try:
            page = read(path).pages[0]
            picture = resize.shrink(page.strips(), page.height, page.width, SIDE)
        except MediaError as error:
            raise UsageError(f"--like: {error}") from error
        if len(paths) == 1 and not is_in_colour(picture):
            raise UsageError(f"--like {printable(path)}: it has no colours to take; name a picture in colour.")
        yield picture
