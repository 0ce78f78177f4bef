"""Where the shots of a film begin, and where one dissolves into the next; a flash or fast motion begins none.

With T(i) the small L* of a frame freed of its mean, |T| its root mean square and D(i, j) = |T(i) - T(j)|, the part of
two pictures that is not common is U(i, j) = D^2 / (|T(i)|^2 + |T(j)|^2): 0 for the same, 1 for nothing in common,
or one of them blank. A cut has U * D / (the median D around) > CUT. In a dissolve T goes straight from the one shot to
the other, step by step; in motion it does not. All of it follows from inner products of frames at most LONGEST apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

SIDE = 32  # short side of what is compared; small, so that grain and little motion are no change
LEAST = 6.0  # D of two pictures that may belong to two shots
CUT = 1.5  # U * D / (the median D around), to the frame before
CUT_UNLIKE = 0.2  # U of a cut
NEIGHBOURS, AROUND = 8, 24  # that many frames on either side make that median, from that many at most
REPEATED = 0.3  # D up to which a frame repeats another, and says nothing of the motion
STILL = 1.0  # the median is at least this: in a still film any change would be a cut
FLASH = 5  # frames that a flash lasts at most
FLASH_LEFT = 0.3  # U across a flash over U into it, at most
LONGEST = 96  # frames of a dissolve
LENGTHS = np.array([4, 6, 8, 11, 16, 23, 32, 45, 64, 80, LONGEST])
DISSOLVED = 0.6  # U of its ends
STEP = 0.4  # share of the way that a dissolve goes in one frame at most
BACK = 0.08  # and that it goes back
ASIDE = 0.42  # distance of a frame to the line between the ends, over D of the ends
FULL = 0.45  # how near |T|^2 in the middle is to that of the ends (1: motion), not to that of their mixture (0)
MORE = 1.1  # D^2 of the ends of a longer dissolve over that of one found before, at least
PURE = 0.1  # share of the other shot at which the way is measured; from there on it is thought straight


@dataclass(frozen=True)
class Shots:
    """First frame of each shot and the one after its last; a dissolve or fade stands between two as one of its own."""

    spans: tuple[tuple[int, int], ...]
    mixed: tuple[bool, ...]  # which of them are dissolves or fades


def find_shots(lights: Iterable[np.ndarray]) -> Shots:
    """The shots of a film, from its frames in order as L* (h, w), float32; it holds 2 * LONGEST of them at a time."""
    finder = Finder()
    for light in lights:
        finder.add(light)
    return finder.shots()


class Finder:
    """Frames as they come; cuts are decided AROUND frames later, dissolves at their end."""

    def __init__(self) -> None:
        self._size = 2 * LONGEST
        self._frames = np.empty((0, 0), np.float32)
        self._inner = np.zeros((self._size, self._size))  # of frames i and j, at i and j modulo its size
        self._count = 0
        self._cuts: list[int] = []
        self._dissolves: list[tuple[int, int, float]] = []  # first mixed frame, the one after the last, D^2 of the ends

    def add(self, light: np.ndarray) -> None:
        now, place = _small(light), self._count % self._size
        if not self._count:
            self._frames = np.zeros((self._size, len(now)), np.float32)
        self._frames[place] = now
        self._inner[place] = self._inner[:, place] = self._frames @ now
        self._count += 1
        self._find_dissolve(self._count - 1)
        if self._count > AROUND and self._is_cut(self._count - 1 - AROUND):
            self._cuts.append(self._count - 1 - AROUND)

    def shots(self) -> Shots:
        """The shots of the frames so far; of the last AROUND frames they may be others once more are known."""
        last = range(max(0, self._count - AROUND), self._count)
        cuts = [*self._cuts, *(frame for frame in last if self._is_cut(frame))]
        starts = dict.fromkeys([0, *cuts], False)
        for first, end, _ in self._dissolves:
            starts = {frame: mixed for frame, mixed in starts.items() if not first <= frame <= end or not frame}
            starts |= {first: True} | ({end: False} if end < self._count else {})
        order = sorted(starts)
        ends = [*order[1:], self._count]
        return Shots(tuple(zip(order, ends, strict=True)), tuple(starts[frame] for frame in order))

    def forget(self, frame: int) -> None:
        """Let go of what lies before the span of a frame; `shots` then tells of the spans from that on only."""
        before, ended = ([cut for cut in self._cuts if cut <= frame], [d for d in self._dissolves if d[1] <= frame])
        self._cuts = before[-1:] + self._cuts[len(before) :]
        self._dissolves = ended[-1:] + self._dissolves[len(ended) :]

    def _products(self, one: np.ndarray | int, other: np.ndarray | int) -> np.ndarray:
        return np.asarray(self._inner[np.asarray(one) % self._size, np.asarray(other) % self._size])

    def _unlike(self, one: np.ndarray | int, other: np.ndarray | int) -> tuple[np.ndarray, np.ndarray]:
        """D^2 and U of frames."""
        power = self._products(one, one) + self._products(other, other)
        distance = np.maximum(0, power - 2 * self._products(one, other))
        return distance, distance / np.maximum(power, 1e-9)

    def _is_cut(self, frame: int) -> bool:
        """Does a shot begin here?"""
        if not frame:
            return False
        distance, unlike = self._unlike(frame, frame - 1)
        if distance < LEAST**2 or unlike < CUT_UNLIKE:
            return False
        sudden = np.minimum(1, unlike) * distance**0.5 > CUT * self._usual(frame)
        return bool(sudden and not self._flashes(frame))

    def _usual(self, frame: int) -> float:
        """The median change of the frames around that repeat none; more if the next two of a side change more."""
        near = []
        for numbers in (
            np.arange(frame - 1, max(0, frame - 1 - AROUND), -1),
            np.arange(frame + 1, min(self._count, frame + 1 + AROUND)),
        ):
            changes = self._unlike(numbers, numbers - 1)[0] ** 0.5
            near.append(changes[changes > REPEATED][:NEIGHBOURS])
        around = np.concatenate(near)
        # where motion begins or ends
        sudden = max(float(changes[:2].min()) if len(changes) > 1 else 0.0 for changes in near)
        return max(STILL, sudden, float(np.median(around)) if len(around) else 0.0)

    def _flashes(self, frame: int) -> bool:
        """Is the picture soon again what it was before, or was it just before that?"""
        after = np.arange(frame + 1, min(self._count, frame + 1 + FLASH))
        if len(after) and self._is_back(frame, after, frame - 1):
            return True
        before = np.arange(max(0, frame - 1 - FLASH), frame - 1)
        return bool(len(before) and self._is_back(frame - 1, before, frame))

    def _is_back(self, flash: int, others: np.ndarray, shown: int) -> bool:
        into = self._unlike(flash, shown)[1]
        return bool((self._unlike(others, shown)[1] < FLASH_LEFT * into).any())

    def _find_dissolve(self, last: int) -> None:
        """The dissolve that ends up to here, if it is more of one than what was found at its place before."""
        firsts = last - LENGTHS[last >= LENGTHS]
        distances, unlikes = self._unlike(firsts, last)
        for first in firsts[(distances > LEAST**2) & (unlikes > DISSOLVED)]:
            distance = float(self._unlike(first, last)[0])
            span = self._way(int(first), last, distance)
            if span is None:
                continue
            known = self._dissolves[-1] if self._dissolves else (0, 0, 0.0)
            if span[0] >= known[1]:
                self._dissolves.append((*span, distance))
            elif distance > MORE * known[2]:
                self._dissolves[-1] = (*span, distance)

    def _way(self, first: int, last: int, distance: float) -> tuple[int, int] | None:
        """The mixed frames, if those between two go straight and steadily from one to the other."""
        between = np.arange(first, last + 1)
        from_first = self._products(between, between) + self._products(first, first)
        from_first -= 2 * self._products(between, first)
        way = self._products(between, last) - self._products(between, first)
        way = (way - self._products(first, last) + self._products(first, first)) / distance
        steps = np.diff(way)
        if steps.max() > STEP or steps.min() < -BACK:
            return None
        if (from_first / distance - way**2).max() > ASIDE**2 or self._fullness(between, way, distance) > FULL:
            return None
        begin, end = (np.interp(share, np.maximum.accumulate(way), between) for share in (PURE, 1 - PURE))
        more = PURE * (end - begin) / (1 - 2 * PURE)
        return max(first, int(begin - more) + 1), min(last, int(np.ceil(end + more)))

    def _fullness(self, between: np.ndarray, way: np.ndarray, distance: float) -> float:
        """See FULL; a mixture of unlike pictures has less contrast than either, however these move."""
        power = self._products(between, between)
        loss = way * (1 - way) * distance
        middle = (way > 0.2) & (way < 0.8)
        ends = (1 - way) * power[0] + way * power[-1]
        return 1 - float((ends - power)[middle].sum() / max(1e-9, loss[middle].sum()))


def _small(light: np.ndarray) -> np.ndarray:
    """A picture as a vector whose inner product with itself is its variance."""
    scale = min(1.0, SIDE / min(light.shape))
    size = [max(1, round(side * scale)) for side in light.shape]
    small = cv2.resize(light.astype(np.float32), size[::-1], interpolation=cv2.INTER_AREA) if scale < 1 else light
    flat = np.ravel(small).astype(np.float32)
    return np.asarray((flat - flat.mean()) / np.float32(len(flat) ** 0.5))
