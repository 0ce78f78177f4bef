"""Frames of a lossless film, kept on disk from the first pass for the second: to read them costs less than to decode.

FFV1 takes 22 ms a frame of 720p to decode, more than to encode, and the disk half a millisecond; uncompressed luma is
hardly larger than the source itself. What is kept has no name, so that nothing of it stays after a crash; where it is
not there, as after one, the second pass decodes. It never takes room that the work will need.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numpy as np
from av.filter import Graph

from retrocolor.film.ffmpeg.pixels import plane

LOSSLESS = ("ffv1", "ffvhuff", "huffyuv", "lagarith", "magicyuv", "utvideo")  # each frame by itself, none of it lost
CHUNK, FILES = 1 << 28, 16  # bytes of a file at least, which goes when its last frame is taken; open ones at most


@dataclass(frozen=True)
class _Plane:
    """Where the samples of a plane lie; of one that has a single value, that."""

    chunk: int
    at: int
    value: int | None


class HeldFrames:
    """Frames from the first on, as far as there is room: `needed` bytes of the folder's disk stay free.

    Frames of fields are not held, since ffmpeg hides in them which comes first.
    """

    def __init__(self, folder: Path, dtype: type[np.generic], needed: int) -> None:
        self._folder, self._dtype, self._needed = folder, dtype, needed
        self._first: Any = None  # frame, whose properties all have
        self._chunks: list[Any] = []
        self._chunk = max(CHUNK, (shutil.disk_usage(folder).free - needed) // FILES)  # bytes
        self._frames: list[tuple[int | None, list[_Plane]]] = []  # time and planes of each
        self._is_open = True

    def add(self, frame: Any) -> None:
        """Keep the next frame, or this and all later ones not."""
        self._is_open = self._is_open and not frame.interlaced_frame
        if not self._is_open:
            return
        try:
            planes = [self._kept(plane(frame, index, self._dtype)) for index in range(len(frame.planes))]
        except OSError:  # the disk is full, or as good as full
            self._is_open = False
            return
        self._first = self._first or frame
        self._frames.append((frame.pts, planes))

    def _kept(self, samples: np.ndarray) -> _Plane:
        if not self._chunks or self._chunks[-1].tell() >= self._chunk:
            free = shutil.disk_usage(self._folder).free
            if len(self._chunks) == FILES or free < self._needed + 2 * self._chunk:
                raise OSError("no room")
            self._chunks.append(TemporaryFile(dir=self._folder, buffering=0))  # noqa: SIM115
        file, value = self._chunks[-1], samples[0, 0]
        is_flat = (samples[0] == value).all() and (samples == value).all()
        kept = _Plane(len(self._chunks) - 1, file.tell(), int(value) if is_flat else None)
        if not is_flat and file.write(np.ascontiguousarray(samples).data) != samples.nbytes:
            raise OSError("no room")
        return kept

    def frames(self) -> Iterator[Any]:
        """The frames that were kept, in order, once; each chunk goes as soon as it was read."""
        self._is_open = False
        graph: Any = self._copying() if self._frames else None
        for pts, planes in self._frames:
            for chunk in self._chunks[: planes[0].chunk]:
                chunk.close()
            graph.push(self._first)
            frame = graph.pull()
            frame.pts = pts
            for index, held in enumerate(planes):
                self._read(held, plane(frame, index, self._dtype))
            yield frame
        self.close()

    def _copying(self) -> Any:
        """A graph that gives copies of the first frame, with all that ffmpeg hides in it."""
        graph, first = Graph(), self._first
        source = graph.add_buffer(
            width=first.width, height=first.height, format=first.format, time_base=first.time_base
        )
        graph.link_nodes(source, graph.add("copy"), graph.add("buffersink")).configure()
        return graph

    def _read(self, held: _Plane, samples: np.ndarray) -> None:
        if held.value is not None:
            samples[...] = held.value
            return
        file = self._chunks[held.chunk]
        file.seek(held.at)
        samples[...] = np.frombuffer(file.read(samples.nbytes), self._dtype).reshape(samples.shape)

    def close(self) -> None:
        """Let go of all."""
        self._is_open, self._first = False, None
        for chunk in self._chunks:
            chunk.close()
        self._chunks, self._frames = [], []
