"""Frames as arrays, for programs that read and write films themselves."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

import numpy as np
import torch

from retrocolor.arguments import require_picture, require_pictures, require_share, require_whole
from retrocolor.colorizer import Colorizer, seen
from retrocolor.config import FilmOptions
from retrocolor.film.color_track import REPEATED
from retrocolor.film.frame_stats import FrameStats
from retrocolor.film.preprocess import THUMBNAIL
from retrocolor.film.spared import spare
from retrocolor.film.stabilize import repeats
from retrocolor.film.window import Seen, SteadyWindow
from retrocolor.imaging import resize, ycbcr
from retrocolor.imaging.paint import Painter

BLOCK = 8  # frames that go through the network together
AHEAD = 24


def colorize_frames(
    frames: Iterable[np.ndarray],
    colorizer: Colorizer | None = None,
    *,
    stabilize: float = FilmOptions.stabilize,
    ahead: int = AHEAD,
) -> Iterator[np.ndarray]:
    """Frames, H x W or H x W x 3, uint8 or uint16, coded sRGB -> RGB of the same depth, one for each, in their order.

    The network sees them at the size that the model recommends for film, and colours are steadied along the motion
    inside each shot as those of `retrocolor video` are, by `stabilize` from 0 (each frame by itself) to 1. That looks
    `ahead` frames into the future, where `video` sees the whole film: up to `ahead` + 8 frames are in memory, and the
    first comes out when so many were taken; with 0 each comes out before the next is taken, steadied by those before
    it alone. Otherwise frames go in blocks of 8, of which the network sees three where the picture hardly changes. A
    dissolve longer than `ahead` is known late. Where size or depth changes, a new film begins.

    Raises ValueError for arguments out of range, TypeError for those of another type, ValueError for a frame that is
    something else. That, and whatever `frames` raise, comes after the frames before it. A frame is copied when it is
    taken: its memory may be used for the next.
    Without a `colorizer` the embedded model is loaded when the first frame is asked for.
    """
    require_pictures(frames)
    stabilize, ahead = require_share("stabilize", stabilize), require_whole("ahead", ahead, 0)
    if not isinstance(colorizer, Colorizer | None):
        raise TypeError(f"expected a Colorizer, not {colorizer!r}")
    return _each_film(frames, colorizer, stabilize, ahead if stabilize else 0)


def _each_film(
    frames: Iterable[np.ndarray], colorizer: Colorizer | None, strength: float, ahead: int
) -> Iterator[np.ndarray]:
    colorizer = colorizer or Colorizer.load()
    errors: list[Exception] = []
    for _, alike in groupby(_up_to_an_error(frames, errors), lambda frame: (frame.shape, frame.dtype)):
        yield from _steadied(alike, colorizer, strength, ahead)
    for error in errors:
        raise error


def _up_to_an_error(frames: Iterable[np.ndarray], errors: list[Exception]) -> Iterator[np.ndarray]:
    """The frames, in memory that is theirs; an error ends them and is noted, so that those before it still come out."""
    try:
        for frame in frames:
            require_picture(frame)
            yield frame.copy()
    except Exception as error:
        errors.append(error)


def _steadied(frames: Iterator[np.ndarray], colorizer: Colorizer, strength: float, ahead: int) -> Iterator[np.ndarray]:
    network, window = _Network(colorizer, sparing=strength > 0), SteadyWindow(strength)
    waiting: deque[np.ndarray] = deque()

    def painted(count: int) -> Iterator[np.ndarray]:
        for chroma in window.take(count):
            frame = waiting.popleft()
            yield Painter(np.ascontiguousarray(chroma), *frame.shape[:2])(frame, 0)

    while block := list(islice(frames, BLOCK if ahead or not strength else 1)):
        for answer in network.look_at(block):
            window.add(answer)
        waiting.extend(block)
        if len(waiting) > ahead:
            yield from painted(len(waiting) - ahead)
    while waiting:
        yield from painted(min(BLOCK, len(waiting)))


class _Network:
    """What the network makes of frames that follow one another; a repetition is not asked for again.

    With `sparing` it is not asked either about frames of one call that hardly differ from those around them: their
    colours lie between (see `spared`).
    """

    def __init__(self, colorizer: Colorizer, *, sparing: bool) -> None:
        self._colorizer, self._sparing = colorizer, sparing
        self._count = 0
        self._thumb: np.ndarray | None = None  # of the last frame that repeats none
        self._last: Seen | None = None

    def look_at(self, frames: list[np.ndarray]) -> Iterator[Seen]:
        stats = [self._stats(frame) for frame in frames]
        if self._sparing:
            stats = list(spare(stats))
        asked = [number for number, one in enumerate(stats) if one.to_predict]
        new = [torch.from_numpy(stats[number].light)[None] for number in asked]
        answers = self._colorizer.predict(torch.stack(new)).movedim(1, 3).numpy() if new else ()
        chroma = dict(zip(asked, map(np.ascontiguousarray, answers), strict=True))
        for number, one in enumerate(stats):
            if one.flags & REPEATED and self._last is not None:
                yield Seen(self._last.light, self._last.chroma, repeated=True)
                continue
            shown = chroma[number] if number in chroma else _between(chroma, number)
            self._last = Seen(ycbcr.shrink(one.light, *shown.shape[:2]), shown)
            yield self._last

    def _stats(self, frame: np.ndarray) -> FrameStats:
        light = seen(frame, self._colorizer.film_size)[0].numpy()
        height, width = light.shape
        thumb = ycbcr.shrink(light, *resize.fit_size(height, width, THUMBNAIL))
        flags = REPEATED if self._thumb is not None and repeats(self._thumb, thumb) else 0
        self._thumb = self._thumb if flags else thumb
        self._count += 1
        return FrameStats(0, 0, 0, flags, light, thumb, self._count - 1)


def _between(chroma: dict[int, np.ndarray], number: int) -> np.ndarray:
    """The chroma of a frame that lies between those that the network was asked about."""
    before, after = max(one for one in chroma if one < number), min(one for one in chroma if one > number)
    way = np.float32((number - before) / (after - before))
    return np.ascontiguousarray(chroma[before] + way * (chroma[after] - chroma[before]))
