"""The steady chroma of a film, made from its colour track: forward, then backward through each shot, then its groups.

Memory is bounded by the blocks that are read, not by a shot; the result depends on the shots alone. A frame that
repeats another one has its very colours. Averages are paler than what they are made of: each shot has a gain that
brings its colours back, nearly: see `gain`. All of it would cost more likeness than it is worth (docs/experiments.md).
"""

import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from retrocolor.files import atomic_output, sync
from retrocolor.film.color_track import BLOCK, REPEATED, SPARED, Track
from retrocolor.film.dissolves import color_dissolves
from retrocolor.film.groups import GroupsAlong, Sample, lattice, likeness
from retrocolor.film.redecode import Redecode
from retrocolor.film.stabilize import RunningMean, color_of, gain, kept, merged
from retrocolor.imaging.lab import byte_to_lightness


@dataclass(frozen=True)
class Look:
    """How the frames of a shot are decoded and how steady they become. See `redecode.Redecode`."""

    strength: float
    redecode: Redecode | None = None
    saturation: float = 1.0
    mixed: bool = False  # a dissolve or fade: see `color_dissolves`
    left: bool = False  # without colours of ours


def make_steady(
    track: Track, shots: Sequence[tuple[int, int]], looks: Sequence[Look], path: Path, beat: Callable[[], None]
) -> list[float]:
    """Write the steady chroma of all frames to `path`, float16 (n, 2, h, w); returns what each shot's is multiplied by.

    That is its gain (see `gain`) times its saturation; it is not in what is written.
    """
    gains = []
    with atomic_output(path, known=True) as part, part.open("w+b") as file:
        for (begin, end), look in zip(shots, looks, strict=True):
            gains.append(look.saturation * _Shot(track, begin, end, look, beat).write(file))
        mixed, left = [look.mixed and look.strength > 0 for look in looks], [look.left for look in looks]
        gains = color_dissolves(file, track.size, shots, mixed, left, gains)
        file.flush()
        sync(file.fileno())
    return gains


class _Shot:
    """The frames begin .. end - 1 of a track."""

    def __init__(self, track: Track, begin: int, end: int, look: Look, beat: Callable[[], None]) -> None:
        self.track, self.begin, self.end, self.look, self.beat = track, begin, end, look, beat
        self.before, self.after = np.zeros(2), np.zeros(2)  # sums of `color_of`
        self.numbers: list[int] = []  # of the frames that repeat none
        self.camera: list[np.ndarray] = []  # where it stood in each of them
        self.followed = 0.0  # how long places are followed along the motion, of what they might be

    def write(self, file: IO[bytes]) -> float:
        """Write the steady chroma of the shot, and return its gain."""
        if self.look.strength <= 0:
            for chroma in self._shown():
                file.write(_bytes(chroma))
            return 1.0
        with tempfile.TemporaryFile(dir=self.track.path.parent) as means:
            self._forward(means)
            self._backward(means)
            self._together(means, file)
        return gain(self.before, self.after)

    def _blocks(self, *, backward: bool = False) -> Iterator[tuple[int, np.ndarray]]:
        """The first number and the records of each block, in order or from the last block to the first."""
        starts = range(self.begin, self.end, BLOCK)
        for first in reversed(starts) if backward else starts:
            self.beat()
            records = self.track.read(first, min(BLOCK, self.end - first))
            if first == self.begin:
                records["flags"][:1] &= ~np.uint8(REPEATED)  # what it repeats is in another shot
            yield first, records

    def _forward(self, means: IO[bytes]) -> None:
        """Write chroma, mean and count of every frame that repeats none: float32 (h, w, 5) each."""
        running = RunningMean(self.look.strength, mixed=self.look.mixed)
        for first, records in self._blocks():
            for number, chroma in enumerate(_decoded(records, self.look.redecode), first):
                if not records["flags"][number - first] & REPEATED:
                    means.write(np.dstack((chroma, *running.add(_light(records[number - first]), chroma))).tobytes())
                    self.numbers.append(number)
                    self.camera.append(running.camera)

    def _backward(self, means: IO[bytes]) -> None:
        """Merge what was written with the mean backward in time, in its place: chroma, steady chroma, both counts."""
        running, left = RunningMean(self.look.strength, mixed=self.look.mixed), len(self.numbers)
        for _, records in self._blocks(backward=True):
            for record in records[records["flags"] & REPEATED == 0][::-1]:
                left -= 1
                row = self._read(means, left)
                chroma, forward = row[..., :2].copy(), (row[..., 2:4], row[..., 4])
                backward = running.add(_light(record), chroma)
                steady, count = merged(forward, backward, chroma), forward[1] + backward[1] - 1
                self.followed += float(count.mean()) / (2 * running.longest - 1) / len(self.numbers)
                self._write(means, left, np.dstack((chroma, steady, count)))

    def _together(self, means: IO[bytes], file: IO[bytes]) -> None:
        """Write the steady chroma of every frame to `file`, what is alike drawn together."""

        def sample(number: int) -> Sample:
            self.beat()
            row, record = self._read(means, number), self.track.read(self.numbers[number], 1)[0]
            like = likeness(_light(record), row[..., 2:4], self.camera[number], self.followed)
            return lattice(like), lattice(row[..., 2:4]), lattice(row[..., 4:])[:, 0]

        groups = None if self.look.mixed or len(self.numbers) < 2 else GroupsAlong(len(self.numbers), sample)
        number, before, after, steady = -1, np.zeros(2), np.zeros(2), np.empty(0)
        for _, records in self._blocks():
            for record in records:
                if not record["flags"] & REPEATED:
                    number += 1
                    row, light = self._read(means, number), _light(record)
                    chroma, steady = np.split(row[..., :4], 2, 2)
                    if groups is not None:
                        like = likeness(light, steady, self.camera[number], self.followed)
                        steady = steady + self.look.strength * groups.shift(number, like, steady)
                    steady = steady * kept(light)
                    before, after = color_of(light, chroma), color_of(light, steady)
                self.before += before
                self.after += after
                file.write(_bytes(steady))

    def _read(self, means: IO[bytes], number: int) -> np.ndarray:
        shape = (*self.track.size, 5)
        size = 4 * int(np.prod(shape))
        means.seek(number * size)
        return np.frombuffer(means.read(size), np.float32).reshape(shape)

    def _write(self, means: IO[bytes], number: int, row: np.ndarray) -> None:
        means.seek(number * row.nbytes)
        means.write(row.astype(np.float32).tobytes())

    def _shown(self) -> Iterator[np.ndarray]:
        """The chroma of each frame as it is."""
        shown = np.empty(0)
        for _, records in self._blocks():
            for record, chroma in zip(records, _decoded(records, self.look.redecode), strict=True):
                shown = shown if record["flags"] & REPEATED else chroma
                yield shown


def _light(record: np.ndarray) -> np.ndarray:
    return byte_to_lightness(record["light"]).astype(np.float32)


def _decoded(records: np.ndarray, redecode: Redecode | None) -> Iterator[np.ndarray]:
    """The chroma of each record in the decode that is wanted, float32 (h, w, 2), of flat frames none.

    Of a repetition anything.
    """
    differences = _differences(records, redecode) if redecode else None
    for number in range(len(records)):  # one by one: their logits stay in a processor's cache
        chroma = records["ab"][number].astype(np.float32)
        if differences is not None and not records["flags"][number] & REPEATED:
            chroma += next(differences)
        yield np.ascontiguousarray(chroma.transpose(1, 2, 0)) * kept(_light(records[number]))


def _differences(records: np.ndarray, redecode: Redecode) -> Iterator[np.ndarray]:
    """What another decode changes in each record that repeats none.

    Where the network was spared that lies straight between those around, as the answers do, if both are here.
    """
    flags, known = records["flags"], dict[int, np.ndarray]()
    asked = np.flatnonzero(flags & (REPEATED | SPARED) == 0).tolist()

    def of(number: int) -> np.ndarray:
        if number not in known:
            known[number] = redecode(records[number])
        return known[number]

    for number in np.flatnonzero(flags & REPEATED == 0).tolist():
        place = bisect_left(asked, number)
        if flags[number] & SPARED and 0 < place < len(asked):
            first, last = asked[place - 1 : place + 1]
            yield of(first) + np.float32((number - first) / (last - first)) * (of(last) - of(first))
        else:
            yield of(number)


def _bytes(chroma: np.ndarray) -> bytes:
    return chroma.transpose(2, 0, 1).astype("<f2").tobytes()


def read_chroma(path: Path, first: int, count: int, size: tuple[int, int]) -> np.ndarray:
    """Steady chroma of some frames: float16 (count, 2, h, w)."""
    shape = (2, *size)
    row = 2 * int(np.prod(shape))
    return np.fromfile(path, "<f2", count * row // 2, offset=first * row).reshape(-1, *shape)
