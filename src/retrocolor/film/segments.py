"""What is decided before the second pass: shots, and the segments in which the second encodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from retrocolor.film.dissolves import shares
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.ffmpeg.target import rate_of
from retrocolor.film.shot_list import Shot

SEGMENT_MOST = 250  # frames: the work that a crash can cost
SEGMENT_LEAST = 100  # a shot's beginning ends a segment from here on


@dataclass(frozen=True)
class Plan:
    """What is decided before the second pass, which depends on nothing else."""

    frames: int
    shots: tuple[tuple[int, int], ...]
    names: tuple[str, ...]  # of the shots, as in shots.json
    looks: tuple[dict[str, Any], ...]  # their own, as in shots.json
    left: tuple[bool, ...]  # shots that stay as they are: in colour already, or skipped
    gains: tuple[float, ...]  # on the steady chroma of each shot
    segments: tuple[tuple[int, int], ...]
    rate: tuple[int, int]
    damaged: int
    skipped: int = 0  # shots that somebody wants left
    notes: tuple[str, ...] = ()  # on what the frames turned out to be
    mixed: tuple[bool, ...] = ()  # shots that are dissolves or fades

    @property
    def nothing_to_colour(self) -> bool:
        """Does every shot stay as it is?"""
        return all(self.left)

    def shares(self) -> np.ndarray:
        """For each frame, how much of its chroma is ours, 0 to 1: see `dissolves.shares`."""
        return shares(self.shots, self.mixed or (False,) * len(self.shots), self.left)

    def frame_gains(self) -> np.ndarray:
        """For each frame the gain on its chroma, float32."""
        return np.repeat(np.array(self.gains, np.float32), [end - first for first, end in self.shots])


def make_plan(
    shots: Sequence[Shot], left: Sequence[bool], gains: Sequence[float], times: Times, stated: Fraction, damaged: int,
    notes: tuple[str, ...] = (),
) -> Plan:  # fmt: skip
    """The plan of a film, once it is known of each shot whether it stays as it is, and its gain.

    `stated` is the rate of frames as the container has it.
    """
    rate = rate_of(times.pts, times.time_base, stated)
    spans = tuple((shot.first, shot.end) for shot in shots)
    return Plan(
        frames=shots[-1].end,
        shots=spans,
        names=tuple(shot.name for shot in shots),
        looks=tuple(shot.look.as_json() for shot in shots),
        left=tuple(left),
        gains=tuple(gains),
        segments=tuple(cut_segments(spans)),
        rate=(rate.numerator, rate.denominator),
        damaged=damaged,
        skipped=sum(shot.look.skip for shot in shots),
        notes=notes,
        mixed=tuple(shot.mixed for shot in shots),
    )


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
