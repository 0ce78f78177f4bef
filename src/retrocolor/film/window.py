"""Steady chroma of frames as they come, which looks only so far ahead; what a whole film gets stands in steady.py.

The mean forward in time goes on from block to block; that backward in time begins anew at the last frame known, and
goes back to the block that is taken. Shots and dissolves are those that the frames known so far tell of.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from retrocolor.film.shots import Finder
from retrocolor.film.stabilize import RunningMean, color_of, gain, kept, merged

Mean = tuple[np.ndarray, np.ndarray]  # chroma (h, w, 2) and how many frames it is of (h, w)


@dataclass(frozen=True)
class Seen:
    """A frame: L* (h, w), chroma as the network gave it (h, w, 2), and whether it repeats the frame before."""

    light: np.ndarray
    chroma: np.ndarray
    repeated: bool = False


class SteadyWindow:
    """Frames are added at one end and taken, steady, at the other; those between are what is looked ahead to."""

    def __init__(self, strength: float) -> None:
        self._strength = strength
        self._finder = Finder()
        self._waiting: deque[Seen] = deque()
        self._first = 0  # number of the first that waits
        self._shot = _Shot(-1, strength)

    def add(self, seen: Seen) -> None:
        """The next frame."""
        self._finder.add(seen.light)
        self._waiting.append(seen)

    def take(self, count: int) -> Iterator[np.ndarray]:
        """The steady chroma of the next frames, float32 (h, w, 2) each."""
        known, wanted = self._first + len(self._waiting), self._first + count
        found = self._finder.shots()
        for (start, stop), mixed in zip(found.spans, found.mixed, strict=True):
            first, last = max(start, self._first), min(stop, wanted)
            if first >= last:
                continue
            if start != self._shot.start:
                self._shot = _Shot(start, 0 if mixed else self._strength)
            ahead = [self._waiting[number - self._first] for number in range(first, min(stop, known))]
            yield from self._shot.steady(ahead, last - first)
        for _ in range(count):
            self._waiting.popleft()
        self._first = wanted
        self._finder.forget(wanted)


class _Shot:
    """A shot while its frames go through: the mean so far, and how much paler means are."""

    def __init__(self, start: int, strength: float) -> None:
        self.start, self._strength = start, strength
        self._forward = RunningMean(strength)
        self._before, self._after = np.zeros(2), np.zeros(2)  # sums of `color_of`
        self._gain: float | None = None
        self._shown: np.ndarray | None = None

    def steady(self, frames: list[Seen], count: int) -> Iterator[np.ndarray]:
        """The steady chroma of the first `count` of frames, all of this shot, that follow those before."""
        if not self._strength:
            yield from (frame.chroma for frame in frames[:count])
            return
        means: list[np.ndarray | None] = []  # None: as the frame before
        for number, (frame, later) in enumerate(zip(frames, self._backward(frames), strict=True)):
            if number == count:
                break
            if frame.repeated and (number or self._shown is not None):
                means.append(None)
                continue
            steady = merged(self._forward.add(frame.light, frame.chroma), later, frame.chroma) * kept(frame.light)
            self._before += color_of(frame.light, frame.chroma)
            self._after += color_of(frame.light, steady)
            means.append(steady)
        yield from self._brightened(means)

    def _backward(self, frames: list[Seen]) -> list[Mean]:
        """The mean backward in time at each frame, from the last one on; at a repetition that of the frame after it."""
        running, means = RunningMean(self._strength), []
        mean: Mean = (frames[-1].chroma, np.ones(frames[-1].light.shape, np.float32))
        for number in reversed(range(len(frames))):
            if not frames[number].repeated or not number:
                mean = running.add(frames[number].light, frames[number].chroma)
            means.append(mean)
        return means[::-1]

    def _brightened(self, means: list[np.ndarray | None]) -> Iterator[np.ndarray]:
        """Chroma with the gain of the shot so far, which goes there from the last one frame by frame."""
        now = gain(self._before, self._after)
        begin = now if self._gain is None else self._gain
        for number, mean in enumerate(means, 1):
            if mean is not None:
                self._shown = mean * np.float32(begin + (now - begin) * number / len(means))
            if self._shown is not None:
                yield self._shown
        self._gain = now
