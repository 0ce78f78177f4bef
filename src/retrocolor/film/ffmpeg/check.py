"""The last proof before a film gets its name: every packet there, at its time, its data unchanged."""

import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.stream import Disposition

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.ffmpeg.carried import Carried, info_muxer
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.ffmpeg.mux import remux
from retrocolor.film.ffmpeg.opening import open_film, open_input, url
from retrocolor.film.ffmpeg.probe import FilmInfo
from retrocolor.wording import counted

CLOCKS = {"mp4": Fraction(0), "mov": Fraction(0), "matroska": Fraction(1, 1000), "webm": Fraction(1, 1000)}
TICK = Fraction(1, 90_000)  # of MPEG-TS
BEAT_EVERY = 2000  # packets
REWRITTEN = ("encoder", "timecode", "major_brand", "minor_version", "compatible_brands")  # by each muxer in its own way
EMPTY_TITLE = 2  # bytes: a pause between titles in mp4, which a muxer may add at the end


@dataclass
class Packets:
    """What one stream of a file holds: times in its time base, a checksum over all data."""

    time_base: Fraction
    times: list[int] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)  # bytes of the stream before each packet
    crc: int = 0
    bytes: int = 0
    moved: float = 0.0  # seconds that all streams of its file were moved on

    @property
    def seconds(self) -> np.ndarray:
        """The times, as before they were moved."""
        return np.array(self.times) * float(self.time_base) - self.moved


def read_packets(container: Any, beat: Callable[[str], None]) -> dict[int, Packets]:
    """All packets of an open container, by stream index."""
    found = {stream.index: Packets(Fraction(stream.time_base or 1)) for stream in container.streams}
    titles = {stream.index for stream in container.streams.subtitles if stream.codec_context.name == "mov_text"}
    for number, packet in enumerate(packets_of(container)):
        nothing = packet.stream_index in titles and packet.size <= EMPTY_TITLE
        if packet.size and not nothing:
            stream = found[packet.stream_index]
            time = packet.pts if packet.pts is not None else packet.dts
            stream.times.append(time if time is not None else 0)
            stream.begins.append(stream.bytes)
            stream.crc = zlib.crc32(packet, stream.crc)
            stream.bytes += packet.size
        if number % BEAT_EVERY == 0:
            beat("checking")
    return found


def check(
    info: FilmInfo,
    result: Path,
    muxer: str,
    times: Times,
    streams: Carried,
    beat: Callable[[str], None],
    *,
    cut: bool = False,
    folder: Path,
) -> tuple[str, ...]:
    """Compare a finished film with its source. `cut`: only a part was requested, so the others may be shorter.

    A stream that is not as its container has it must be as ffmpeg's own copy of the source has it (made in `folder`):
    then the fault is the source's, and a note says so. Raises MediaError that says what is wrong.
    """
    with open_input(url(result)) as container:
        new, tags = _mapped(container, read_packets(container, beat), 1 + len(streams.pairs)), container.metadata
    moved = _moved(new[streams.picture], times) if muxer == "mpegts" else 0.0
    new = {index: replace(packets, moved=moved) for index, packets in new.items()}
    _check_picture(new[streams.picture], times, muxer)
    notes: tuple[str, ...] = ()
    if moved:
        notes = (f"its clock begins {moved:.2f} s later, sound and all: MPEG-TS has no times before zero",)
    if cut:
        return ()
    with open_film(info.file, info.later) as container:
        old = read_packets(container, beat)
        notes += _lost(container.metadata, tags)
    clock = max(CLOCKS.get(muxer, TICK), CLOCKS.get(info_muxer(info), TICK))
    copies = ("mov", muxer) if muxer != "mpegts" else (muxer,)  # which has headers of its own for what others hold
    same = info_muxer(info) in copies
    plain = {stream.index for stream in info.streams if stream.codec.startswith("pcm_")}
    faults: dict[int, tuple[int, MediaError]] = {}
    for source, output in streams.pairs:
        if source in streams.changed and output in new and new[output].times:
            continue
        if source in plain and output in new and _same_samples(old[source], new[output], clock):
            continue
        try:
            _check_stream(source, old[source], new.get(output), clock, same=same)
        except MediaError as error:
            faults[source] = (output, error)
    if faults:
        _check_copies(info, faults, new, muxer, folder, beat)
    if info.repaired:
        return notes  # said already
    return notes + tuple(
        f"stream {source} is damaged in the source: packets of it that cannot be read are left out"
        if len(new[output].times) < len(old[source].times)
        else f"the times of stream {source} do not rise evenly in the source: they are as ffmpeg copies them"
        for source, (output, _) in faults.items()
    )


def _mapped(container: Any, found: dict[int, Packets], count: int) -> dict[int, Packets]:
    """The streams that were mapped, in order: before the covers may stand titles of chapters that mp4 adds."""
    covers = [stream.index for stream in container.streams if stream.disposition & Disposition.attached_pic]
    others = [index for index in found if index not in covers]
    return {number: found[index] for number, index in enumerate([*others[: count - len(covers)], *covers])}


def _check_copies(
    info: FilmInfo,
    faults: dict[int, tuple[int, MediaError]],
    new: dict[int, Packets],
    muxer: str,
    folder: Path,
    beat: Callable[[str], None],
) -> None:
    """Streams that differ from the source must be as ffmpeg's own copy of them, else their fault is raised."""
    copy = folder / "copied.part"
    try:
        remux(info, list(faults), copy, muxer, beat)
        with open_input(url(copy)) as container:
            copied = read_packets(container, beat)
    except (MediaError, av.error.FFmpegError):
        raise next(error for _, error in faults.values()) from None
    finally:
        copy.unlink(missing_ok=True)
    for number, (source, (output, error)) in enumerate(faults.items()):
        try:
            _check_stream(source, copied[number], new.get(output), CLOCKS.get(muxer, TICK), same=True)
        except MediaError:
            raise error from None


def _lost(old: Collection[str], new: Collection[str]) -> tuple[str, ...]:
    """A note on the names of tags of the whole film that its container does not hold, if there are any."""
    kept = {name.casefold() for name in (*new, *REWRITTEN)}
    lost = sorted(printable(name) for name in old if name.casefold() not in kept)
    return (
        (f"what its tags say under {', '.join(lost)} is not kept: this container holds no such tags",) if lost else ()
    )


def _moved(packets: Packets, times: Times) -> float:
    """How far a stream was moved on, in seconds; 0 if it was not."""
    if not packets.times:
        return 0.0
    moved = float(packets.seconds.min() - times.pts[0] * float(times.time_base))
    return moved if moved > float(TICK) else 0.0


def _check_picture(packets: Packets, times: Times, muxer: str) -> None:
    if len(packets.times) != len(times.pts):
        raise MediaError(f"The result holds {counted(len(packets.times), 'frame')} instead of {len(times.pts)}.")
    stands = np.sort(packets.seconds)
    should = times.pts * float(times.time_base)
    off = float(np.abs(stands - should).max())
    if off > float(CLOCKS.get(muxer, TICK)) * 0.51 + 1e-7:
        raise MediaError(f"A frame of the result stands {off * 1000:.2f} ms from its time.")


def _same_samples(old: Packets, new: Packets, clock: Fraction) -> bool:
    """Is it the same sound at the same times, in packets of whatever length? Of plain samples they say nothing."""
    if not old.times or (new.crc, new.bytes) != (old.crc, old.bytes):
        return False
    known = np.array(new.begins) <= old.begins[-1]
    should = np.interp(np.array(new.begins)[known], old.begins, old.seconds)
    return float(np.abs(new.seconds[known] - should).max()) <= float(clock) + 2e-5


def _check_stream(number: int, old: Packets, new: Packets | None, clock: Fraction, *, same: bool) -> None:
    if new is None or len(new.times) != len(old.times):
        have = len(new.times) if new else 0
        raise MediaError(f"Stream {number} of the result holds {counted(have, 'packet')} instead of {len(old.times)}.")
    if not old.times:
        return
    if same and (new.crc, new.bytes) != (old.crc, old.bytes):
        raise MediaError(f"Stream {number} of the result differs from the source's.")
    off = new.seconds - old.seconds
    if float(np.abs(off).max()) > float(clock) + 2e-5:
        raise MediaError(f"Stream {number} of the result stands {np.abs(off).max() * 1000:.1f} ms from its time.")
