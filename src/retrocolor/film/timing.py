"""Which frames a film has, and when each is shown."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.film.color_track import NO_TIME
from retrocolor.film.ffmpeg import decode
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.ffmpeg.opening import ELEMENTARY
from retrocolor.film.prepare import FilmJob
from retrocolor.worker.stages import READ, staged

BEFORE, INSIDE, AFTER = -1, 0, 1  # where a frame is: of the part of the film that is asked for
JUMP_SECONDS = 1.0  # a clock that runs backwards further than this is broken


def expected_frames(film: FilmJob) -> int:
    """About how many frames will be coloured, at least one: as the container says, or from time and rate."""
    picture = film.info.picture
    if film.window is None and picture.frames:
        return picture.frames
    return max(1, round(film.window_seconds * float(picture.rate)))


def empty_part(film: FilmJob) -> MediaError:
    """The error for a part in which no frame of the film lies."""
    seconds = film.film_seconds
    where = f"it is {seconds:.1f} s long" if seconds else "it ends before"
    name = printable(film.info.path)
    return MediaError(f"{name}: it has no frame in the part that was asked for, {where}: choose --start within it.")


def frames_in_window(decoder: decode.Decoder, film: FilmJob) -> Iterator[Any]:
    """The decoded frames of the requested part of the film."""
    for frame, place in frames_around(decoder, film, 0):
        if place == AFTER:
            return
        if place == INSIDE:
            yield frame


def frames_around(decoder: decode.Decoder, film: FilmJob, margin: int) -> Iterator[tuple[Any, int]]:
    """The decoded frames from `margin` or more before the requested part on, if there are any, to the film's end.

    Each with its place: BEFORE the part, INSIDE, AFTER it.
    """
    if film.window is None:
        yield from ((frame, INSIDE) for frame in staged(READ, decoder.frames()))
        return
    start, end = film.window.start, film.window.end
    begin = start - margin / float(film.info.picture.rate)
    counted = decode.counted_times(film.info)  # then from the beginning on
    frames = decoder.frames(begin if counted is None and begin > film.info.start else None)
    for number, frame in enumerate(staged(READ, frames)):
        pts = frame.pts if counted is None or number >= len(counted) else int(counted[number])
        time = 0.0 if pts is None else float(pts * film.info.picture.time_base)
        if end is not None and time >= end - 1e-9:
            yield frame, AFTER
        elif time >= start - 1e-9:
            yield frame, INSIDE
        elif counted is None or time >= begin:
            yield frame, BEFORE


def frame_times(film: FilmJob) -> Times:
    """The true time of every frame. Frames without one (AVI) get the decoding times of the packets, in order."""
    pts, durations = film.track.column("pts"), film.track.column("duration")
    base = film.info.picture.time_base
    if (pts == NO_TIME).any() or decode.is_guessed(film.info, pts):
        pts = _times_from_packets(film, len(pts))
    steps = np.diff(pts)
    if len(steps) and float(-steps.min() * base) > JUMP_SECONDS and not film.options.salvage:
        raise Refused(f"{printable(film.info.path)}: its clock jumps back; --salvage colours it all the same.")
    rising = np.maximum.accumulate(pts - np.arange(len(pts))) + np.arange(len(pts))
    if film.info.format in ELEMENTARY.split(","):
        rising = rising - rising[0]  # its times are counted, not told
    last = int(durations[-1]) or (int(np.median(steps)) if len(steps) else round(1 / (film.info.picture.rate * base)))
    last = _lasting(film, int(pts[-1]), last)
    shift = Fraction(0) if film.window is None else Fraction(film.window.start).limit_denominator(1_000_000)
    return true_times(rising, last, base, shift)


def _lasting(film: FilmJob, pts: int, last: int) -> int:
    """Ticks that the last frame stays: in mp4 until the film ends, with its start counted as part of it or not.

    Its decoder knows the next step of decoding instead, where frames are reordered.
    """
    picture = film.info.picture
    if film.window is not None or "mov" not in film.info.format or not picture.duration:
        return last
    least, most = (
        round(end / float(picture.time_base)) - pts for end in (picture.duration, picture.start + picture.duration)
    )
    return min(max(last, least), most) if most > 0 else last


def _times_from_packets(film: FilmJob, frames: int) -> np.ndarray:
    dts = decode.packet_times(film.info)
    if film.window is not None:
        seconds = dts * float(film.info.picture.time_base)
        return dts[int(np.searchsorted(seconds, film.window.start - 1e-9)) :][:frames]
    if len(dts) == frames:
        return dts
    step = 1 / (film.info.picture.rate * film.info.picture.time_base)
    return np.array([round(number * step) for number in range(frames)], np.int64)


def true_times(pts: np.ndarray, last: int, time_base: Fraction, shift: Fraction = Fraction(0)) -> Times:
    """Times in units of 1 / N, moved back by `shift` seconds."""
    unit = Fraction(1, time_base.denominator)
    moved = pts * time_base.numerator - round(shift / unit)
    return Times(moved.astype(np.int64), max(1, last * time_base.numerator), unit)
