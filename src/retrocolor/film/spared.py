"""Frames that the network is spared: where the picture hardly changes their colours are between those around them.

Which these are follows from the film alone, and from few frames on either side. The film's clock divides it into steps
of EVERY frames. The first frame of each step is asked about; those between two of them are spared if all of them, ends
included, are alike, else the same is asked of either half. So no more than EVERY - 1 in a row are spared, none at a
cut, a flash or in fast motion, and none beside a frame in colour or at the end. Frames that repeat another one do not
count. What it costs the colours stands in docs/experiments.md: less than they differ from frame to frame.
"""

from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np

from retrocolor.film.color_track import COLOURED, OUTSIDE, REPEATED, SPARED, copy_answer, mix_answers
from retrocolor.film.ffmpeg import decode
from retrocolor.film.frame_stats import FrameStats, frame_stats
from retrocolor.film.prepare import FilmJob

EVERY = 4  # frames, one of which is asked about at least
ALIKE_MEAN = 2.0  # mean change of L* up to which two small pictures are alike
ALIKE_MOST = 16.0  # and what 99 of 100 of its parts of PART x PART pixels change by at most
PART = 4
UNLIKE = 0.02  # and U, see `shots`, at most: of a dark or flat picture little change is much, as in fades


def look(decoder: decode.Decoder, film: FilmJob) -> Iterator[FrameStats]:
    """What each frame shows, and which of them are spared; runs in a thread of its own.

    A part of a film gets what it has in the whole one: with it come the frames OUTSIDE that its first and last ones
    lie between.
    """
    before: list[FrameStats] = []  # from the last one on that is asked about
    has_begun = is_between = False
    for frame in spare(frame_stats(decoder, film, EVERY)):
        is_outside = frame.flags & OUTSIDE
        if is_outside and not has_begun:
            before = [frame] if frame.to_predict else [*before, frame]
            continue
        if not has_begun and not frame.to_predict:
            yield from before
        has_begun = True
        if is_outside and not is_between:
            return
        yield frame
        if not frame.flags & REPEATED:
            is_between = bool(frame.flags & SPARED)


def spare(frames: Iterable[FrameStats]) -> Iterator[FrameStats]:
    """The same frames, in order, those that are spared flagged as such; each is held back until that is known."""
    waiting: list[FrameStats] = []
    step: list[FrameStats] = []  # of these the frames that repeat none, after the last one asked about
    for frame in frames:
        waiting.append(frame)
        if frame.flags & COLOURED:
            _decide(step)
            step = []
        elif not frame.flags & REPEATED:
            step.append(frame)
            if len(step) > EVERY or (len(step) > 1 and frame.tick // EVERY != step[-2].tick // EVERY):
                _decide(step)
                step = [frame]
        if len(step) < 2:
            yield from waiting
            waiting = []
    _decide(step)
    yield from waiting


def _decide(step: Sequence[FrameStats]) -> None:
    """Flag the frames between the first and the last that are spared."""
    if len(step) < 3:
        return
    first, *between, last = step
    if _alike(first, last) and all(_alike(first, one) and _alike(one, last) for one in between):
        for frame in between:
            frame.flags |= SPARED
    else:
        middle = len(step) // 2
        _decide(step[: middle + 1])
        _decide(step[middle:])


def _alike(one: FrameStats, other: FrameStats) -> bool:
    change = other.thumb - one.thumb
    if np.abs(change).mean() > ALIKE_MEAN:
        return False
    parts = [max(1, side // PART) for side in change.shape]
    of_parts = np.abs(cv2.resize(change, parts[::-1], interpolation=cv2.INTER_AREA))
    return bool(
        np.percentile(of_parts, 99) <= ALIKE_MOST and change.var() <= UNLIKE * (one.thumb.var() + other.thumb.var())
    )


class Answers:
    """Records of frames in order, each given back once it has the network's answer, or what stands in for it."""

    def __init__(self, empty: np.ndarray) -> None:
        self._shown = self._asked = empty  # the last record with an answer, and that of the last frame asked about
        self._waiting: list[np.ndarray] = []
        self._distance = 0  # from the last frame asked about

    def add(self, record: np.ndarray) -> list[np.ndarray]:
        """Take in the next record, which has its answer if its frame was asked about; returns those that are whole."""
        self._distance += 1
        flags = record["flags"]
        if flags & SPARED or (flags & REPEATED and self._waiting):
            self._waiting.append(record)
            return []
        if flags & COLOURED:
            return [record]
        if flags & REPEATED:
            copy_answer(record, self._shown)
            return [record]
        for number, spared in enumerate(self._waiting, self._distance - len(self._waiting)):
            if spared["flags"] & SPARED:
                mix_answers(spared, self._asked, record, number / self._distance)
            else:
                copy_answer(spared, self._shown)
            self._shown = spared
        done, self._waiting = [*self._waiting, record], []
        self.know(record)
        return done

    def know(self, record: np.ndarray) -> None:
        """Take in a record that was whole before."""
        self._distance += 1
        if record["flags"] & COLOURED:
            return
        self._shown = record
        if not record["flags"] & (SPARED | REPEATED):
            self._asked, self._distance, self._waiting = record, 0, []
