"""Colour tracks made of arrays."""

from collections.abc import Collection
from pathlib import Path

import numpy as np

from retrocolor.film.color_track import REPEATED, Track


def write_track(path: Path, light: np.ndarray, ab: np.ndarray, repeated: Collection[int] = ()) -> Track:
    """A track of frames with L* (n, h, w) and a*b* (n, 2, h, w)."""
    track = Track(path, *light.shape[1:])
    with track.open_to_append() as file:
        for number in range(len(light)):
            record = np.zeros((), track.dtype)
            record["ab"], record["light"] = ab[number], np.rint(light[number] * 2.55)
            record["flags"] = REPEATED if number in repeated else 0
            file.write(record.tobytes())
    return track
