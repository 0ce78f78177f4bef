"""The colour track: what the first pass found in each frame, on disk, and the steady chroma made of it.

`Track` is a file of equal records, appended in order and readable after a crash up to the last whole record.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from retrocolor.files import atomic_output, sync
from retrocolor.film import stabilize
from retrocolor.imaging.lab import byte_to_lightness

NO_TIME = -(1 << 63)  # of a frame that has none
COLOURED, REPEATED, INTERLACED, FLAT = 1, 2, 4, 8  # flags of a frame
BLOCK = 256  # frames made steady at once; results depend on this grid, never on where a run stopped
MARGIN = 64  # frames around a block that count for it: 0.9^64 is 1/1000


def record_type(height: int, width: int) -> np.dtype:
    """One frame: time, duration, checksum of its luma, flags, change to the frame before, L* and a*, b* small."""
    return np.dtype(
        [
            ("pts", "<i8"),
            ("duration", "<i8"),
            ("crc", "<u4"),
            ("flags", "u1"),
            ("change", "<f4"),
            ("light", "u1", (height, width)),
            ("ab", "<f2", (2, height, width)),
        ]
    )


class Track:
    """The records of a film's frames in a file; `len` is how many are whole."""

    def __init__(self, path: Path, height: int, width: int) -> None:
        self.path = path
        self.dtype = record_type(height, width)
        self.size = (height, width)

    def __len__(self) -> int:
        return self.path.stat().st_size // self.dtype.itemsize if self.path.exists() else 0

    def open_to_append(self) -> IO[bytes]:
        """A file to write records to, after the last whole one."""
        whole = len(self) * self.dtype.itemsize
        file = self.path.open("r+b" if self.path.exists() else "w+b")
        file.truncate(whole)
        file.seek(whole)
        return file

    def read(self, first: int, count: int) -> np.ndarray:
        """Records first .. first + count - 1, as a structured array of their own memory."""
        return np.fromfile(self.path, self.dtype, count, offset=first * self.dtype.itemsize)

    def column(self, name: str) -> np.ndarray:
        """One small field of all records."""
        parts = [self.read(first, BLOCK)[name].copy() for first in range(0, len(self), BLOCK)]
        return np.concatenate(parts) if parts else np.empty(0, self.dtype[name])


def color_sources(flags: np.ndarray) -> np.ndarray:
    """For each frame the frame whose colours it shows: itself, or the last one that is no repetition."""
    frames = np.where(flags & REPEATED, 0, np.arange(len(flags)))
    return np.maximum.accumulate(frames) if len(frames) else frames


def make_steady(track: Track, shots: list[tuple[int, int]], strength: float, path: Path) -> Iterator[int]:
    """Write the steady chroma of all frames to `path`, float16 (n, 2, h, w); yields how many frames are done.

    Repeated frames get the chroma of the frame they repeat. Memory is bounded by BLOCK, not by the shot.
    """
    shown = color_sources(track.column("flags"))
    with atomic_output(path, known=True) as part, part.open("wb") as file:
        last: np.ndarray | None = None
        for begin, end in shots:
            for first in range(begin, end, BLOCK):
                stop = min(first + BLOCK, end)
                chroma = _block(track, begin, end, first, stop, strength)
                last = _write(file, chroma, shown[first:stop], first, last)
                yield stop
        file.flush()
        sync(file.fileno())


def _block(track: Track, begin: int, end: int, first: int, stop: int, strength: float) -> np.ndarray:
    low, high = max(begin, first - MARGIN), min(end, stop + MARGIN)
    records = track.read(low, high - low)
    chroma = stabilize.steady(records["ab"], byte_to_lightness(records["light"]), strength)
    return chroma[first - low : stop - low]


def _write(file: IO[bytes], chroma: np.ndarray, shown: np.ndarray, first: int, last: np.ndarray | None) -> np.ndarray:
    """Write a block with its repetitions made equal; returns the last frame's chroma for the next block."""
    for number in range(len(chroma)):
        if shown[number] >= first and shown[number] != first + number:
            chroma[number] = chroma[shown[number] - first]
        elif shown[number] < first and last is not None:
            chroma[number] = last
    file.write(chroma.astype("<f2").tobytes())
    return chroma[-1]


def read_chroma(path: Path, first: int, count: int, size: tuple[int, int]) -> np.ndarray:
    """Steady chroma of some frames: float16 (count, 2, h, w)."""
    shape = (2, *size)
    row = 2 * int(np.prod(shape))
    return np.fromfile(path, "<f2", count * row // 2, offset=first * row).reshape(-1, *shape)
