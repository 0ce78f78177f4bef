"""Reference pictures read from files: their palette. Runs in the worker."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from retrocolor.colorizer import Colorizer
from retrocolor.errors import MediaError, UsageError
from retrocolor.files import printable
from retrocolor.imaging import smaller
from retrocolor.imaging.monochrome import has_any_colour
from retrocolor.jobs import Job
from retrocolor.model.palette import SIDE, Palette
from retrocolor.photo.read import read
from retrocolor.photo.reference_files import unfit


def read_palette(paths: Sequence[Path], named: str = "") -> Palette:
    """The colours of pictures of any kind that can be coloured; of several those without colour are passed over.

    `named` says where, and begins what is said of one, as `--like `. Raises UsageError for a picture that cannot be
    read, and when none has colour.
    """
    try:
        return Palette.of(_small(paths))
    except UsageError as error:
        raise UsageError(f"{named}{error}") from error


class AsAsked:
    """The network as a job asks for it: with references and a decode of its own; safe to share between threads."""

    def __init__(self, colorizer: Colorizer) -> None:
        self._colorizer, self._lock = colorizer, threading.Lock()
        self._liked: dict[tuple[tuple[Path, ...], float], Colorizer] = {}

    def __call__(self, job: Job) -> Colorizer:
        """The network for a job; references are read once. Raises MediaError where they cannot be used."""
        own = self._like(job) if job.like else self._colorizer
        return own if job.decode is None else own.with_decode(job.decode)

    def _like(self, job: Job) -> Colorizer:
        which = job.like, job.like_strength
        with self._lock:
            if which not in self._liked:
                try:
                    self._liked[which] = self._colorizer.with_like(read_palette(job.like), job.like_strength)
                except UsageError as error:
                    raise MediaError(f"its choice, like {error}") from error
            return self._liked[which]


def _small(paths: Sequence[Path]) -> Iterator[np.ndarray]:
    for path in paths:
        try:
            page = read(path).pages[0]
            picture = smaller.shrink(page.strips(), page.height, page.width, SIDE)
        except MediaError as error:
            raise unfit(error) from error
        if len(paths) == 1 and not has_any_colour(picture):
            raise UsageError(f"{printable(path)}: it has no colours to take; name a picture in colour.")
        yield picture
