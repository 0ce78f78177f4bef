"""The filmstrip: the few frames that stand for a film, small, before and after."""

from typing import Any

import numpy as np

from retrocolor.film.frames import small_rgb
from retrocolor.film.prepare import FilmJob
from retrocolor.film.workdir import WorkDir
from retrocolor.imaging import resize
from retrocolor.imaging.orientation import upright
from retrocolor.imaging.paint import Painter

FILMSTRIP = 9  # frames shown before and after
FILMSTRIP_SIDE = 320  # their short side at most, in pixels


def filmstrip_frames(frames: int) -> list[int]:
    """Numbers of the frames that stand for the film: evenly spread, at most FILMSTRIP."""
    count = FILMSTRIP if frames >= FILMSTRIP else 4 if frames >= 4 else 1
    return [int((number + 0.5) * frames / count) for number in range(count)]


def filmstrip_picture(frame: Any, film: FilmJob) -> np.ndarray:
    """A small RGB picture (h, w, 3) uint8 of a frame as it is, as stored."""
    size = resize.fit_size(*film.view.network_size, min(FILMSTRIP_SIDE, film.target.height, film.target.width))
    return np.round(small_rgb(frame, film.target, *size) * 255).astype(np.uint8)


def keep_filmstrip(film: FilmJob, number: int, before: np.ndarray, ab: np.ndarray, left: bool) -> None:
    """Write the small picture (h, w, 3) of frame `number` as it was and with the chroma `ab` (2, h', w'), both upright.

    A frame that is `left` in the colours it has gets no other ones.
    """
    chroma = np.ascontiguousarray(ab.astype(np.float32).transpose(1, 2, 0))
    after = before if left else Painter(chroma, *before.shape[:2])(before, 0)
    turned = [np.ascontiguousarray(upright(picture, film.view.orientation)) for picture in (before, after)]
    np.savez(film.workdir.folder / f"strip-{number:09d}.npz", before=turned[0], after=turned[1])


def read_filmstrip(workdir: WorkDir) -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
    """The small pictures (h, w, 3) uint8 that `keep_filmstrip` wrote, in order: before and after."""
    pairs = []
    for path in sorted(workdir.folder.glob("strip-*.npz")):
        with np.load(path, allow_pickle=False) as stored:
            pairs.append((stored["before"], stored["after"]))
    return tuple(before for before, _ in pairs), tuple(after for _, after in pairs)
