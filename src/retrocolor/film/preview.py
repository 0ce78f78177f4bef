"""Small pictures of a few frames, before and after: the filmstrip, which stands for a film, and those of a sheet."""

from typing import Any

import numpy as np

from retrocolor.files import atomic_output
from retrocolor.film import shot_frames
from retrocolor.film.frames import mixed, small_rgb
from retrocolor.film.prepare import FilmJob
from retrocolor.film.workdir import WorkDir
from retrocolor.imaging import resize
from retrocolor.imaging.orientation import upright
from retrocolor.imaging.paint import Painter

FILMSTRIP = 9  # frames shown before and after
FILMSTRIP_SIDE = 320  # their short side at most, in pixels
FILMSTRIP_KIND = "strip"  # what they are kept as
CELL_SIDE = 220  # the long side of other pictures that are kept


def filmstrip_frames(frames: int) -> list[int]:
    """Numbers of the frames that stand for the film: evenly spread, at most FILMSTRIP."""
    count = FILMSTRIP if frames >= FILMSTRIP else 4 if frames >= 4 else 1
    return [int((number + 0.5) * frames / count) for number in range(count)]


def small_picture(frame: Any, film: FilmJob, short_side: int) -> np.ndarray:
    """A small RGB picture (h, w, 3) uint8 of a frame as it is, as stored."""
    size = resize.fit_size(*film.view.network_size, min(short_side, film.target.height, film.target.width))
    return np.round(small_rgb(frame, film.target, *size) * 255).astype(np.uint8)


def short_side(film: FilmJob, kind: str) -> int:
    """How large a picture of the filmstrip, or of another kind, is at most: its short side in pixels."""
    if kind in (FILMSTRIP_KIND, shot_frames.KIND):
        return FILMSTRIP_SIDE
    return max(1, CELL_SIDE * min(film.view.network_size) // max(film.view.network_size))


def keep_picture(film: FilmJob, kind: str, number: int, before: np.ndarray, ab: np.ndarray, share: float) -> None:
    """Write the small picture (h, w, 3) of frame `number` as it was and with the chroma `ab` (2, h', w'), both upright.

    Only a `share` of its colours, 0 to 1, are those; the others it had.
    """
    chroma = np.ascontiguousarray(ab.astype(np.float32).transpose(1, 2, 0))
    after = mixed(before, Painter(chroma, *before.shape[:2])(before, 0), share) if share else before
    turned = [np.ascontiguousarray(upright(picture, film.view.orientation)) for picture in (before, after)]
    if kind == shot_frames.KIND:
        shot_frames.keep(film.workdir.shots_folder, number, *turned)
        return
    place = film.workdir.folder / f"{kind}-{number:09d}.npz"
    with atomic_output(place, known=True) as part, part.open("wb") as file:  # another shard may write it, too
        np.savez(file, before=turned[0], after=turned[1])


def read_pictures(workdir: WorkDir, kind: str) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """The small pictures (h, w, 3) uint8 that `keep_picture` wrote, before and after, by frame and in order."""
    pairs = {}
    for path in sorted(workdir.folder.glob(f"{kind}-*.npz")):
        with np.load(path, allow_pickle=False) as stored:
            pairs[int(path.stem.removeprefix(f"{kind}-"))] = (stored["before"], stored["after"])
    return pairs
