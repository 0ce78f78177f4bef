"""What the first pass decided: shots, and the segments in which the second encodes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrocolor.film.color_track import COLOURED, FLAT, Track
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.ffmpeg.target import rate_of

SEGMENT_MOST = 250  # frames: the work that a crash can cost
SEGMENT_LEAST = 100  # a shot's beginning ends a segment from here on


@dataclass(frozen=True)
class Plan:
    """What the first pass decided; the second depends on nothing else."""

    frames: int
    shots: tuple[tuple[int, int], ...]
    coloured: tuple[bool, ...]  # shots that were in colour already and are left
    gains: tuple[float, ...]  # on the steady chroma of each shot
    segments: tuple[tuple[int, int], ...]
    rate: tuple[int, int]
    damaged: int
    notes: tuple[str, ...] = ()  # on what the frames turned out to be

    @property
    def left(self) -> bool:
        """Nothing to colour: every shot with a picture in it is in colour already."""
        return all(self.coloured)

    def is_left(self) -> np.ndarray:
        """For each frame, whether its shot is left as it is."""
        return self._of_frames(np.array(self.coloured, bool))

    def frame_gains(self) -> np.ndarray:
        """For each frame the gain on its chroma, float32."""
        return self._of_frames(np.array(self.gains, np.float32))

    def _of_frames(self, values: np.ndarray) -> np.ndarray:
        return np.repeat(values, [end - first for first, end in self.shots])


def make_plan(
    track: Track, times: Times, shots: Sequence[tuple[int, int]], gains: Sequence[float], damaged: int,
    notes: tuple[str, ...] = (),
) -> Plan:  # fmt: skip
    """Shots and segments from the records of the first pass, once all frames are in `track`."""
    flags = track.column("flags")
    coloured = [_is_coloured(flags[first:end]) for first, end in shots]
    shown = [not (flags[first:end] & FLAT).all() for first, end in shots]
    if all(is_coloured for is_coloured, is_shown in zip(coloured, shown, strict=True) if is_shown) and any(coloured):
        coloured = [True] * len(shots)
    rate = rate_of(int(times.pts[0]), int(times.pts[-1]), len(times.pts), times.time_base)
    return Plan(
        frames=len(flags),
        shots=tuple(shots),
        coloured=tuple(coloured),
        gains=tuple(gains),
        segments=tuple(cut_segments(shots)),
        rate=(rate.numerator, rate.denominator),
        damaged=damaged,
        notes=notes,
    )


def _is_coloured(flags: np.ndarray) -> bool:
    return bool(np.mean((flags & COLOURED) != 0) >= 0.5)


def cut_segments(shots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """First frame and the one after the last of each segment: at most SEGMENT_MOST, ending with a shot if it can."""
    starts, frames = [first for first, _ in shots], shots[-1][1]
    segments, first = [], 0
    while first < frames:
        near = [start for start in starts if first + SEGMENT_LEAST <= start <= first + SEGMENT_MOST]
        end = min(frames, near[-1] if near else first + SEGMENT_MOST)
        segments.append((first, end))
        first = end
    return segments
