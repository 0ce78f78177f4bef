"""Faults in a film's clock that its container lets pass: found before the work, repaired as ffmpeg's own copy does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from retrocolor.errors import MediaError, Refused
from retrocolor.files import atomic_output, printable
from retrocolor.film.ffmpeg.carried import info_muxer
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.mux import safe_input
from retrocolor.film.ffmpeg.opening import open_film
from retrocolor.film.ffmpeg.probe import FilmInfo, Stream
from retrocolor.film.ffmpeg.process import run_ffmpeg
from retrocolor.film.ffmpeg.service import service_options

JUMP_SECONDS = 1.0  # a clock that runs backwards further than this was set anew
GAP_SECONDS = 10.0  # one that runs ahead further than this in all streams as well: ffmpeg's own limit
SEAM_SECONDS = 0.5  # before the end of a file after which another is read: its last packets are called broken
MOST_BYTES = 2 << 30  # of a film that are read to look for it
FREE_CLOCKS = ("mpegts", "mpeg", "flv", "asf", "rm", "matroska", "ogg", "nut")  # the file states every packet's time
COPIES = {"mov": "mov", "matroska": "matroska", "mpegts": "mpegts", "mpeg": "vob"}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a film's clock, as a note. `empty`: streams of which no packet was seen."""

    note: str
    empty: frozenset[int]
    least: float = GAP_SECONDS  # seconds: by how much the clock jumps, at least


def find_fault(info: FilmInfo, *, salvage: bool) -> Fault | None:
    """The fault that calls for a copy with a sound clock.

    Raises Refused for a jump back and MediaError for a broken packet of the picture, unless `salvage`.
    """
    if not any(name in info.format for name in FREE_CLOCKS):
        return None
    last: dict[int, float] = {}
    jumps: dict[int, tuple[float, float]] = {}  # stream -> its first jump: seconds, back or ahead, and where
    least = GAP_SECONDS
    broken: float | None = None  # where the picture's first broken packet stands
    read = 0
    steady = {stream.index for stream in info.streams if _steady(stream)}
    with open_film(info.file, info.later) as container:
        for packet in packets_of(container):
            time = packet.dts if packet.dts is not None else packet.pts
            if not packet.size or time is None:
                continue
            stream, now = packet.stream_index, float(time * packet.time_base)
            step = now - last.get(stream, now)
            jumped = step < -JUMP_SECONDS or step > GAP_SECONDS
            if jumped and stream in steady:
                jumps.setdefault(stream, (step, last[stream] - info.start))
                least = min(least, abs(step))
            if stream == info.picture.index:
                if jumped and info.parts and broken is not None and last[stream] - info.start - broken < SEAM_SECONDS:
                    broken = None
                if packet.is_corrupt and broken is None:
                    broken = now - info.start
            last[stream] = now
            read += packet.size
            if read > MOST_BYTES:
                break
    empty = frozenset(stream.index for stream in info.streams if stream.index not in last)
    fault = _fault(info, jumps, empty, salvage)
    if broken is not None and not salvage:
        raise _damaged(info, broken)
    return replace(fault, least=least) if fault else None


def _fault(info: FilmInfo, jumps: dict[int, tuple[float, float]], empty: frozenset[int], salvage: bool) -> Fault | None:
    for step, place in sorted(jumps.values()):
        if step < 0:
            return _jump(info, -step, place, empty, salvage)
    if "mpeg" not in info.format:
        return None
    gap, place = min(jumps.values(), default=(0.0, 0.0))
    if gap and all(stream.index in jumps or stream.index in empty for stream in info.streams if _steady(stream)):
        return Fault(f"its clock jumps ahead by {gap:.1f} s at {place:.1f} s: the gap was closed", empty)
    if info.start < 0 and "mpegts" in info.format:
        return Fault("its clock begins anew inside the film: its times were made continuous, from zero on", empty)
    return None


def _damaged(info: FilmInfo, place: float) -> MediaError:
    return MediaError(
        f"{printable(info.path)}: damaged, a packet of its picture is broken at {place:.1f} s; "
        "--salvage colours what can be decoded."
    )


def _steady(stream: Stream) -> bool:
    """Is it picture or sound, whose times rise? Titles and data come when they come."""
    return stream.type in ("video", "audio") and not stream.attached


def _jump(info: FilmInfo, back: float, place: float, empty: frozenset[int], salvage: bool) -> Fault:
    if not salvage and not info.parts:
        raise Refused(
            f"{printable(info.path)}: its clock jumps back by {back:.1f} s at {place:.1f} s, as where two recordings "
            "were joined; --salvage colours them one after the other."
        )
    return Fault(f"its clock jumps back by {back:.1f} s at {place:.1f} s: what follows was moved on", empty)


def repaired(
    info: FilmInfo, fault: Fault, copy: Path, probe: Callable[[Path], FilmInfo], beat: Callable[[str], None]
) -> FilmInfo:
    """The film as ffmpeg's copy of it at `copy`, made here unless it exists: its packets with rising times.

    Raises MediaError when ffmpeg cannot copy it.
    """
    if not copy.exists():
        streams = [s for s in info.streams if s.index not in fault.empty]
        maps = [option for stream in streams for option in ("-map", f"0:{stream.index}")]
        options = ["-c", "copy", "-copy_unknown", "-max_interleave_delta", "0", "-muxdelay", "0", "-muxpreload", "0"]
        muxer = COPIES.get(info_muxer(info), "nut")
        with atomic_output(copy) as part:
            options += service_options(info, muxer, 0)
            # One late packet of the sound, after the jump of the picture, must count as a jump, too.
            jump = ("-dts_delta_threshold", f"{0.9 * fault.least:.3f}")
            command = ["-y", *safe_input(info, *jump), *maps, "-map_chapters", "0", *options, "-f", muxer, str(part)]
            run_ffmpeg(command, beat)
    made = probe(copy)
    notes = (*info.notes, fault.note, *(f"stream {index} holds nothing" for index in sorted(fault.empty)))
    return replace(made, path=info.path, repaired=copy, notes=notes)
