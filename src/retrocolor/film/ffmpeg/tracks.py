"""Which of several picture streams is the film: not a cover, not a poster; by preference the default, the longest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from retrocolor.film.ffmpeg.demux import packets_of

MOST_PACKETS = 20_000  # read to see whether a stream holds more than one frame
ENOUGH = 250  # frames of one stream, after which another that had one frame is a still picture
ALMOST = 0.9  # of the longest stream's length counts as the longest


@dataclass(frozen=True)
class Candidate:
    """A picture stream. `seconds` and `frames` are 0 where the container does not say."""

    index: int
    codec: str
    size: tuple[int, int]
    still: bool  # called a picture by the container, or found to have one frame
    attached: bool
    default: bool
    seconds: float
    frames: int

    @property
    def undecided(self) -> bool:
        """Must its packets be counted?"""
        return not self.frames and not self.still


def counted(candidates: Sequence[Candidate], container: Any) -> list[Candidate]:
    """The same with frames counted in an open container, as far as it takes to tell a film from a still picture."""
    found: Counter[int] = Counter()
    last: dict[int, float] = {}
    indices = {one.index for one in candidates}
    for number, packet in enumerate(packets_of(container, container.streams.video)):
        if packet.size and packet.stream_index in indices:
            found[packet.stream_index] += 1
            time = packet.pts if packet.pts is not None else packet.dts
            last[packet.stream_index] = float((time or 0) * packet.time_base)
        if number > MOST_PACKETS or (max(found.values(), default=0) > ENOUGH and len(found) == len(indices)):
            break
    return [
        replace(one, frames=one.frames or found[one.index], seconds=one.seconds or last.get(one.index, 0.0))
        for one in candidates
    ]


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The picture streams that are no covers, the film first; empty if there is none."""
    rest = [one for one in candidates if not one.attached]
    longest = max((one.seconds for one in rest), default=0.0)

    def rank(one: Candidate) -> tuple[bool, bool, bool, bool, int]:
        known = one.codec != "none" and all(one.size)
        single = one.still or one.frames == 1
        return (not known, single, not one.default, one.seconds < ALMOST * longest, one.index)

    return sorted(rest, key=rank)


def notes(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """What is said of the picture streams that are not coloured, the film's own being the first."""
    film, *others = candidates
    return tuple(
        f"picture stream {one.index} ({_described(one)}) is kept as it is: the film is stream {film.index}"
        for one in others
    )


def _described(one: Candidate) -> str:
    size = f"{one.codec} {one.size[0]}x{one.size[1]}"
    return f"{size}, a still picture" if one.still or one.frames == 1 else size
