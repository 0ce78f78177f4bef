"""The colour track: what the first pass found in each frame, on disk.

`Track` is a file of equal records, appended in order and readable after a crash up to the last whole record. What the
network answered stands there as colours in the decode that the model recommends, and as few numbers in 8 bits from
which any other decode follows: the first of them at each place, the others at every second one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np
import torch

from retrocolor.model.compact import PLANES

NO_TIME = -(1 << 63)  # of a frame that has none
COLOURED, REPEATED, INTERLACED, FLAT = 1, 2, 4, 8  # flags of a frame
ANSWERED = 16  # by the network though COLOURED
SPARED = 32  # its answer lies between those to the frames around it: see `spared`
OUTSIDE = 64  # of the part of the film that is made: asked about for what it is beside, in no track
FINE = 6  # of the PLANES numbers stand at every place
STEPS = 32  # of 8 bits to the standard deviation of a number
BLOCK = 256  # records read at once


def record_type(height: int, width: int) -> np.dtype:
    """One frame: time, duration, checksum of its luma, flags; small L*, a*b*, `planes`."""
    return np.dtype(
        [
            ("pts", "<i8"),
            ("duration", "<i8"),
            ("crc", "<u4"),
            ("flags", "u1"),
            ("light", "u1", (height, width)),
            ("ab", "<f2", (2, height, width)),
            ("fine", "i1", (FINE, height, width)),
            ("coarse", "i1", (PLANES - FINE, -(-height // 2), -(-width // 2))),
        ]
    )


class Track:
    """The records of a film's frames in a file, or `count` of them from the frame `first` on; `len` is how many."""

    def __init__(self, path: Path, height: int, width: int, first: int = 0, count: int | None = None) -> None:
        self.path = path
        self.dtype = record_type(height, width)
        self.size = (height, width)
        self.first, self._count = first, count

    def __len__(self) -> int:
        return self.whole if self._count is None else self._count

    @property
    def is_part(self) -> bool:
        """Does it hold only some of the frames in its file?"""
        return self._count is not None

    @property
    def whole(self) -> int:
        """How many frames its file holds."""
        return self.path.stat().st_size // self.dtype.itemsize if self.path.exists() else 0

    def part(self, first: int, count: int) -> "Track":
        """Some of the frames, as a track of their own that is only read."""
        return Track(self.path, *self.size, self.first + first, count)

    def open_to_append(self) -> IO[bytes]:
        """A file to write records to, after the last whole one."""
        whole = len(self) * self.dtype.itemsize
        file = self.path.open("r+b" if self.path.exists() else "w+b")
        file.truncate(whole)
        file.seek(whole)
        return file

    def read(self, first: int, count: int) -> np.ndarray:
        """Records first .. first + count - 1, as a structured array of their own memory."""
        count = max(0, min(count, len(self) - first))
        records = np.fromfile(self.path, self.dtype, count, offset=(self.first + first) * self.dtype.itemsize)
        if first == 0 and self.first and len(records):
            records["flags"][0] &= ~np.uint8(REPEATED)  # the frame it repeats is not in this part
        return records

    def replace(self, number: int, record: np.ndarray) -> None:
        """Write another record in the place of one."""
        with self.path.open("r+b") as file:
            file.seek((self.first + number) * self.dtype.itemsize)
            file.write(record.tobytes())

    def column(self, name: str) -> np.ndarray:
        """One small field of all records."""
        return np.array(list(self.each(name)), self.dtype[name].base)

    def each(self, name: str) -> Iterator[np.ndarray]:
        """One field of record after record; nothing else of them is read."""
        kind, offset = self.dtype.fields[name][:2]  # type: ignore[index]
        if not (count := len(self)):
            return
        with self.path.open("rb", buffering=0) as file:
            for number in range(count):
                file.seek((self.first + number) * self.dtype.itemsize + offset)
                value = np.frombuffer(file.read(kind.itemsize), kind.base).reshape(kind.shape)
                if name == "flags" and not number and self.first:
                    value = value & ~np.uint8(REPEATED)  # as in `read`
                yield value


def store(record: np.ndarray, answer: np.ndarray) -> None:
    """Write what the network answered, float32 (2 + PLANES, h, w), into a record."""
    record["ab"] = answer[:2]
    record["fine"] = _in_bytes(answer[2 : 2 + FINE])
    height, width = answer.shape[1:]
    even = np.pad(answer[2 + FINE :], ((0, 0), (0, height % 2), (0, width % 2)), mode="edge")
    record["coarse"] = _in_bytes(even.reshape(len(even), -(-height // 2), 2, -(-width // 2), 2).mean((2, 4)))


def copy_answer(record: np.ndarray, other: np.ndarray) -> None:
    """Write what another record holds of the network's answer into a record."""
    for name in ("ab", "fine", "coarse"):
        record[name] = other[name]


def mix_answers(record: np.ndarray, before: np.ndarray, after: np.ndarray, way: float) -> None:
    """Write into a record what is so far on the way, from 0 to 1, between the answers that two others hold."""
    for name in ("ab", "fine", "coarse"):
        first, second = (other[name].astype(np.float32) for other in (before, after))
        mixed = first + np.float32(way) * (second - first)
        record[name] = mixed if name == "ab" else np.rint(mixed)


def planes(records: np.ndarray) -> torch.Tensor:
    """The logits of records in few numbers: float32 (n, PLANES, h, w)."""
    fine, coarse = (torch.from_numpy(records[name].astype(np.float32)) for name in ("fine", "coarse"))
    height, width = fine.shape[-2:]
    size = (2 * coarse.shape[-2], 2 * coarse.shape[-1])
    larger = torch.nn.functional.interpolate(coarse, size=size, mode="bilinear")[..., :height, :width]
    return torch.cat((fine, larger), 1) / STEPS


def _in_bytes(numbers: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(numbers * STEPS), -128, 127).astype(np.int8)
