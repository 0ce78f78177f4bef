"""The second pass over a film: the same frames again, each with its chroma from the colour track."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import Any

import numpy as np

from retrocolor.errors import Changed
from retrocolor.files import printable
from retrocolor.film.color_track import NO_TIME
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.frames import checksum, paint, repack
from retrocolor.film.prepare import FilmJob
from retrocolor.film.preview import keep_picture, short_side, small_picture
from retrocolor.film.segments import Plan
from retrocolor.film.steady import read_chroma
from retrocolor.film.timing import frames_in_window
from retrocolor.wording import counted
from retrocolor.worker.stages import PAINT, READ, stage, staged

PREFETCHED = 2  # frames, of decoding and of painting
CHROMA_BLOCK = 64  # frames of chroma read at once


def painted_segments(
    film: FilmJob, plan: Plan, first: int, shown: Mapping[str, Collection[int]]
) -> Generator[tuple[int, Iterator[Any]], None, None]:
    """Number and coloured frames of each segment from `first` on. Take all of one before the next.

    `shown` are the frames of which pictures are kept, by the kind of picture (see `preview`).
    """
    begin = plan.segments[first][0]
    with ExitStack() as stack:
        decoded = stack.enter_context(prefetch(_verified(film, plan, begin), PREFETCHED))
        painted = stack.enter_context(prefetch(_paint(decoded, film, plan, begin, shown), PREFETCHED))
        for number in range(first, len(plan.segments)):
            start, end = plan.segments[number]
            yield number, islice(painted, end - start)


def _verified(film: FilmJob, plan: Plan, begin: int) -> Iterator[Any]:
    """The frames from number `begin` on, each compared with the time and checksum that the first pass recorded.

    Those that are held need no decoding. After them it starts at a key frame before; if what comes out there is not
    the same, everything is decoded from the beginning.
    """
    name = printable(film.info.path)
    pts, crc = film.track.column("pts"), film.track.column("crc")
    number = begin
    if film.held is not None and not begin:
        for frame in staged(READ, film.held.frames()):
            if checksum(frame, film.target) != crc[number]:
                break
            yield frame
            number += 1
    if number == plan.frames:
        return
    if number and not film.options.salvage and not (pts == NO_TIME).any():
        for frame in _after_seek(film, int(pts[number])):
            if frame.pts != pts[number] or checksum(frame, film.target) != crc[number]:
                break
            yield frame
            number += 1
            if number == plan.frames:
                return
    frames = frames_in_window(film.decoder(), film)
    for index, frame in enumerate(islice(frames, plan.frames)):
        if index < number:
            continue
        if not film.options.salvage and checksum(frame, film.target) != crc[index]:
            raise Changed(f"{name}: damaged or changed, its pictures differ the second time; --salvage takes them.")
        yield frame
        number += 1
    if number != plan.frames:
        raise Changed(
            f"{name}: damaged or changed, {counted(number, 'frame')} came out after {plan.frames} the first time."
        )


def _after_seek(film: FilmJob, pts: int) -> Iterator[Any]:
    """Frames from the one at `pts` on, or from a later one if that was jumped over."""
    for frame in staged(READ, film.decoder().frames(float(pts * film.info.picture.time_base))):
        if frame.pts is not None and frame.pts >= pts:
            yield frame


def _paint(
    frames: Iterable[Any], film: FilmJob, plan: Plan, begin: int, shown: Mapping[str, Collection[int]]
) -> Iterator[Any]:
    shares = plan.shares()
    chroma = _chroma(film, plan, begin)
    for number, (frame, ab) in enumerate(zip(frames, chroma, strict=False), begin):
        kinds = [kind for kind, numbers in shown.items() if number in numbers]
        before = {kind: small_picture(frame, film, short_side(film, kind)) for kind in kinds}
        with stage(PAINT):
            share = float(shares[number])
            painted = paint(frame, ab, film.target, share) if share else repack(frame, film.target)
        for kind, picture in before.items():
            keep_picture(film, kind, number, picture, ab, share)
        yield painted


def _chroma(film: FilmJob, plan: Plan, begin: int) -> Iterator[np.ndarray]:
    gains = plan.frame_gains()
    for first in range(begin, plan.frames, CHROMA_BLOCK):
        count = min(CHROMA_BLOCK, plan.frames - first)
        chroma = read_chroma(film.workdir.steady_path, first, count, film.track.size)
        yield from chroma * gains[first : first + count, None, None, None]
