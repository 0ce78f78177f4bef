"""A film in work: what it is, what it becomes, where the work lies, which frames it has and when they are shown.

Everything that can be refused is refused here, before the work.
"""

import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor import reel
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MachineError, MediaError, Refused, UsageError
from retrocolor.files import printable
from retrocolor.film import decode, mux, probe, target
from retrocolor.film.join import Times
from retrocolor.film.names import MOVED
from retrocolor.film.pixels import plane
from retrocolor.machine import core_count
from retrocolor.reel import Reel, true_times
from retrocolor.track import NO_TIME, Track
from retrocolor.view import View

MOST_THREADS = 16
JUMP_SECONDS = 1.0  # a clock that runs backwards further than this is broken


@dataclass(frozen=True)
class Film:
    """A film in work: what it is, how it is written, where the work lies."""

    info: probe.FilmInfo
    options: FilmOptions
    output: Path
    target: target.Target
    carried: mux.Carried
    window: mux.Window | None
    view: View
    reel: Reel
    track: Track
    matrix: list[int] | None
    recolor: bool
    mark: bool
    needed: int = 0  # bytes of disk, at the worst moment; 0 once the first pass is through

    @property
    def shown_size(self) -> tuple[int, int]:
        """Height and width as stored, turned upright."""
        size = (self.target.height, self.target.width)
        return size[::-1] if self.view.orientation in (6, 8) else size

    def decoder(self) -> decode.Decoder:
        """A new decoder from the beginning."""
        threads = min(self.target.threads, 8)
        return decode.Decoder(self.info, self.target.work, threads=threads, salvage=self.options.salvage)


def prepare(
    source: Path,
    output: Path,
    options: FilmOptions,
    colorizer: Colorizer,
    *,
    recolor: bool,
    mark: bool,
    exact_name: bool,
) -> Film:
    """Everything that can be refused is refused here, before the work."""
    if output.exists() and output.samefile(source):
        raise UsageError(f"{printable(output)} is the film itself: name another output with -o.")
    info = probe.probe(source, salvage=options.salvage)
    chosen, output = _choose(info, options, output, exact_name)
    carried = mux.carried(info, chosen.muxer, output.suffix, options.access)
    first = decode.first_frame(info, chosen.work)
    matrix = decode.matrix_of(first)
    view = View.of(info, chosen, colorizer, matrix)
    window, store = _window(info, options), Reel(output)
    chosen = _open_reel(store, source, options, colorizer, chosen, recolor)
    film = Film(
        info, options, output, chosen, carried, window, view, store,
        Track(store.track_path, *view.chroma_size), matrix, recolor, mark,
    )  # fmt: skip
    if store.plan() is not None:
        return film
    try:
        return replace(film, needed=_require_room(film))
    except MachineError:
        if not len(film.track):
            store.remove()
        raise


def _choose(info: probe.FilmInfo, options: FilmOptions, output: Path, exact_name: bool) -> tuple[target.Target, Path]:
    try:
        return target.choose(info, options, output, _threads()), output
    except target.Unfit:
        if exact_name:
            raise
    moved = output.with_name(f"{output.name}{MOVED}")
    if moved.exists():
        raise MediaError(f"{printable(moved)} is in the way of the result: move it, or use --codec h264.")
    return target.choose(info, options, moved, _threads()), moved


def _threads() -> int:
    return min(core_count(), MOST_THREADS)


def _open_reel(
    store: Reel, source: Path, options: FilmOptions, colorizer: Colorizer, chosen: target.Target, recolor: bool
) -> target.Target:
    """Open the work folder; the number of threads stays that of the run which began the work."""
    threads = store.stored_threads() or chosen.threads
    chosen = replace(chosen, threads=threads)
    identity = {
        "source": reel.identity_of(source),
        "options": asdict(options) | {"recolor": recolor},
        "model": colorizer.settings,
        "encoding": asdict(chosen),
    }
    store.open(identity)
    return chosen


def _window(info: probe.FilmInfo, options: FilmOptions) -> mux.Window | None:
    if options.start is None and options.end is None and options.preview is None:
        return None
    start, end = options.start or 0.0, options.end
    if options.preview is not None:
        end = min(start + options.preview, end if end is not None else start + options.preview)
    if start < 0 or (end is not None and end <= start):
        raise UsageError(f"--start {start:g} and --end {end:g} leave nothing of the film.")
    return mux.Window(info.start + start, None if end is None else info.start + end)


def _require_room(film: Film) -> int:
    seconds = film.info.picture.duration or film.info.duration or 0.0
    if film.window:
        last = film.window.end if film.window.end is not None else film.info.start + seconds
        seconds = min(seconds, max(0.0, last - film.window.start))
    frames = max(1, round(seconds * float(film.info.picture.rate)))
    size = 0 if film.window else film.info.path.stat().st_size
    return reel.require_room(film.reel, film.target, frames, size, 2 * film.track.dtype.itemsize)


def expected_frames(film: Film) -> int:
    picture = film.info.picture
    seconds = picture.duration or film.info.duration or 0.0
    if film.window:
        end = film.window.end if film.window.end is not None else film.info.start + seconds
        return max(1, round((end - film.window.start) * float(picture.rate)))
    return picture.frames or max(1, round(seconds * float(picture.rate)))


def frames_in_window(decoder: decode.Decoder, film: Film) -> Iterator[Any]:
    """The decoded frames that were asked for."""
    if film.window is None:
        yield from decoder.frames()
        return
    start, end = film.window.start, film.window.end
    for frame in decoder.frames(start if start > film.info.start else None):
        time = 0.0 if frame.pts is None else float(frame.pts * film.info.picture.time_base)
        if end is not None and time >= end - 1e-9:
            return
        if time >= start - 1e-9:
            yield frame


def checksum(frame: Any, chosen: target.Target) -> int:
    """CRC-32 of a frame's first plane (luma, or green)."""
    return zlib.crc32(np.ascontiguousarray(plane(frame, 0, chosen.source.dtype)).data)


def settled_times(film: Film) -> Times:
    """The true time of every frame. Frames without one (AVI) get the decoding times of the packets, in order."""
    pts, durations = film.track.column("pts"), film.track.column("duration")
    base = film.info.picture.time_base
    if (pts == NO_TIME).any():
        pts = _times_from_packets(film, len(pts))
    steps = np.diff(pts)
    if len(steps) and float(-steps.min() * base) > JUMP_SECONDS and not film.options.salvage:
        raise Refused(f"{printable(film.info.path)}: its clock jumps back; --salvage colours it all the same.")
    rising = np.maximum.accumulate(pts - np.arange(len(pts))) + np.arange(len(pts))
    last = int(durations[-1]) or (int(np.median(steps)) if len(steps) else round(1 / (film.info.picture.rate * base)))
    shift = Fraction(0) if film.window is None else Fraction(film.window.start).limit_denominator(1_000_000)
    return true_times(rising, last, base, shift)


def _times_from_packets(film: Film, frames: int) -> np.ndarray:
    dts = decode.packet_times(film.info)
    if len(dts) == frames and film.window is None:
        return dts
    step = 1 / (film.info.picture.rate * film.info.picture.time_base)
    return np.array([round(number * step) for number in range(frames)], np.int64)
