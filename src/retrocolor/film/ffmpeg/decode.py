"""The frames of a film, in order and at their times; damage is an error unless it is to be salvaged."""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Any

import av
import numpy as np
from av.codec.context import Flags
from av.filter import Graph

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.film.ffmpeg import ffv1
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.ffv1_config import has_checksums
from retrocolor.film.ffmpeg.opening import open_film, reason
from retrocolor.film.ffmpeg.pixels import converted
from retrocolor.film.ffmpeg.probe import FilmInfo, with_alpha
from retrocolor.wording import counted

SEEK_BACK = 2.0  # seconds before the requested time at which decoding starts anew, so that references are complete
PALETTE = "pal8"
PACKED = ("mpeg4", "msmpeg4v3")  # with the B-frames of DivX and Xvid
LOOKED_AT = 16  # frames: packed ones are out of order from the second on
SHORT_SECONDS, SHORT_SHARE = 0.3, 0.01  # how much earlier than its container says a film may end, or one frame


class Decoder:
    """Decodes the picture stream of a film. `damaged` counts what could not be decoded or came out broken.

    Frames come in presentation order in the planar format `work`; each carries the source's properties (interlacing,
    captions). Raises MediaError at the first damage unless `salvage`, Refused when the picture changes its size.
    """

    def __init__(
        self, info: FilmInfo, work: str, *, threads: int = 0, salvage: bool = False, until: float | None = None
    ) -> None:
        self.info = info
        self.work = work
        self.threads = threads
        self.salvage = salvage
        self.until = until
        self.damaged = 0
        self.lacking = ""  # what is not there at its end
        self.packets = 0  # of the picture stream
        self.reached = 0.0  # seconds, where the last packet of any stream ends
        self.aspects: dict[Fraction, float] = {}  # shape of a pixel -> seconds from which on frames have it
        self._has_checksums = False
        self._crop: Graph | None = None
        self._last: float | None = None  # seconds: the last packet of the picture
        self._step = 0.0  # and its distance to the one before

    def frames(self, start: float | None = None) -> Iterator[Any]:
        """All frames, or those from a key frame at or before `start` seconds on (times of the container).

        Damage behind `until` ends them: a part is not broken by what follows it.
        """
        last: int | None = -1 << 63
        try:
            for frame in self._frames(start):
                yield frame
                last = frame.pts
        except MediaError:
            if self.until is None or last is None:
                raise
            self.damaged = 0
            yield from (frame for frame in self._frames(start, self.until) if frame.pts is None or frame.pts > last)

    def _frames(self, start: float | None, until: float = math.inf) -> Iterator[Any]:
        """The frames of the packets that come before `until` by their decoding times, which are those of all before."""
        with open_film(self.info.file, self.info.later) as container:
            stream = container.streams[self.info.picture.index]
            context = decoder_of(stream)
            context.thread_type = "SLICE" if self.salvage else "AUTO"  # damage spreads the same way every time
            context.thread_count = self.threads
            self._has_checksums = self.info.picture.codec == "ffv1" and has_checksums(context.extradata or b"")
            if start is not None and not self._sought(container, start - SEEK_BACK):
                yield from self._frames(None, until)
                return
            for packet in self._packets(container, stream):
                if self._last is not None and self._last >= until - 1e-9:
                    break
                if self._has_checksums and not ffv1.intact(bytes(packet)):
                    self.damage("a frame fails its checksum")
                yield from self._decoded(context, packet)
            yield from self._decoded(context, None)

    def _sought(self, container: Any, seconds: float) -> bool:
        """Go to a key frame at or before a time; False where the container knows of none, and stands anywhere.

        A palette comes with the first packet alone.
        """
        if self.info.picture.pix_fmt == PALETTE:
            return False
        try:
            container.seek(max(0, int(seconds * av.time_base)))
        except av.error.FFmpegError:
            return False
        return True

    def _packets(self, container: Any, stream: Any) -> Iterator[Any]:
        packets = packets_of(container)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except (av.error.FFmpegError, OSError) as error:
                self.damage(f"it cannot be read further ({reason(error)})")
                return
            if not packet.size:
                continue
            self._reach(packet)
            if packet.stream_index != stream.index:
                continue
            self.packets += 1
            if packet.is_corrupt:
                self.damage("a packet of its picture is broken")
            yield packet

    def _reach(self, packet: Any) -> None:
        time = packet.pts if packet.pts is not None else packet.dts
        if time is None:
            return
        self.reached = max(self.reached, float((time + (packet.duration or 0)) * packet.time_base))
        if packet.stream_index == self.info.picture.index:
            now = float((packet.dts if packet.dts is not None else time) * packet.time_base)
            self._step, self._last = now - self._last if self._last is not None else 0.0, now

    def missing(self) -> str:
        """After all frames: what the container promises and does not hold, or nothing."""
        info = self.info
        if info.picture.frames > self.packets and info.picture.codec != "none" and "mov" in info.format:
            return f"it lacks {info.picture.frames - self.packets:,} of its {counted(info.picture.frames, 'frame')}"
        return self.short()

    def short(self) -> str:
        """After the last frames: how much is missing to the length that the container states, or nothing."""
        info = self.info
        short = info.start + (info.duration or 0.0) - self.reached
        frame = max(self._step, 1 / float(info.picture.rate))
        if info.duration and short > max(SHORT_SECONDS, SHORT_SHARE * info.duration, 1.1 * frame):
            return f"it ends {short:.1f} s before its {info.duration:.1f} s are over"
        return ""

    def _decoded(self, context: Any, packet: Any) -> Iterator[Any]:
        try:
            frames = context.decode(packet)
        except av.error.EOFError:
            return
        except av.error.FFmpegError as error:
            self.damage(f"a frame cannot be decoded ({reason(error)})")
            return
        for frame in frames:
            if frame.is_corrupt:
                self.damage("a frame is broken")
            picture = self.info.picture
            if (frame.width, frame.height) != picture.coded:
                raise Refused(
                    f"{printable(self.info.path)}: its picture changes from {'x'.join(map(str, picture.coded))} to "
                    f"{frame.width}x{frame.height} on the way: split it there first."
                )
            self._note_aspect(context, frame)
            yield self._shown(self._worked(frame))

    def notes(self) -> tuple[str, ...]:
        """After all frames: what is missing, and what changed on the way that the result cannot follow."""
        first, *others = self.aspects.items() or ((Fraction(1), 0.0),)
        shapes = (
            f"its pixels change their shape from {first[0].numerator}:{first[0].denominator} to "
            f"{shape.numerator}:{shape.denominator} at {seconds:.1f} s: the whole film is written as it begins"
            for shape, seconds in others
        )
        return (*([self.lacking] if self.lacking else []), *shapes)

    def _note_aspect(self, context: Any, frame: Any) -> None:
        shape = context.sample_aspect_ratio
        if shape and shape not in self.aspects:
            self.aspects[shape] = float((frame.pts or 0) * self.info.picture.time_base) - self.info.start

    def _worked(self, frame: Any) -> Any:
        if frame.format.name == self.work:
            return frame
        if frame.format.name != self.info.picture.pix_fmt:
            raise Refused(f"{printable(self.info.path)}: its pixel format changes on the way: split it there first.")
        return converted(frame, self.work)

    def _shown(self, frame: Any) -> Any:
        """The frame without what the container says is not shown."""
        picture = self.info.picture
        if not any(picture.crop):
            return frame
        if self._crop is None:
            self._crop = Graph()
            left, _, top, _ = picture.crop
            nodes = (
                self._crop.add_buffer(
                    width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
                ),
                self._crop.add("crop", f"{picture.width}:{picture.height}:{left}:{top}:exact=1"),
                self._crop.add("buffersink"),
            )  # fmt: skip
            self._crop.link_nodes(*nodes).configure()
        self._crop.push(frame)
        return self._crop.pull()

    def damage(self, what: str) -> None:
        """Count a broken frame, or raise it as MediaError unless salvaging."""
        self.damaged += 1
        self._require_salvage(what)

    def lack(self, what: str) -> None:
        """Note what is missing at the end, or raise it as MediaError unless salvaging."""
        self.lacking = what
        self._require_salvage(what)

    def _require_salvage(self, what: str) -> None:
        if not self.salvage:
            name = printable(self.info.path)
            raise MediaError(f"{name}: damaged, {what}; --salvage colours what can be decoded.")


def decoder_of(stream: Any) -> Any:
    """The stream's decoder, or the one that decodes its transparency; its frames are cropped to the pixel."""
    context = stream.codec_context
    context.flags |= Flags.unaligned
    name = with_alpha(context.codec.canonical_name)
    if not name or stream.metadata.get("alpha_mode") != "1":
        return context
    decoder = av.CodecContext.create(name, "r")
    decoder.extradata = context.extradata
    return decoder


def first_frame(info: FilmInfo, work: str) -> Any:
    """The first frame that decodes. Raises MediaError when there is none."""
    for frame in Decoder(info, work, threads=1, salvage=True).frames():
        return frame
    raise MediaError(f"{printable(info.path)}: damaged, not one frame of it can be decoded.")


def matrix_of(frame: Any) -> list[int] | None:
    """The nine numbers that turn or mirror a frame for display, or None."""
    try:
        data = frame.side_data["DISPLAYMATRIX"]
    except (KeyError, ValueError):
        return None
    return [int(number) for number in np.frombuffer(bytes(data), np.int32)]


def is_guessed(info: FilmInfo, pts: np.ndarray) -> bool:
    """Are the times of frames guesses of the reader, which are wrong where they are reordered or packed two by two?

    AVI stores none, and of H.264 the reader does not know how far frames are reordered.
    """
    if "avi" in info.format and info.picture.codec == "h264":
        return True
    return info.picture.codec in PACKED and bool((np.diff(pts) <= 0).any())


def counted_times(info: FilmInfo) -> np.ndarray | None:
    """The times of a film's frames, in order, where those that frames bring along are guesses; else None."""
    if "avi" not in info.format or info.picture.codec not in ("h264", *PACKED):
        return None
    frames = islice(Decoder(info, info.picture.pix_fmt, threads=1, salvage=True).frames(), LOOKED_AT)
    pts = np.array([frame.pts for frame in frames if frame.pts is not None], np.int64)
    return packet_times(info) if is_guessed(info, pts) else None


def packet_times(info: FilmInfo) -> np.ndarray:
    """The decoding times of the picture's packets, sorted: display times where the container stores no others."""
    with open_film(info.file, info.later) as container:
        packets = packets_of(container, container.streams[info.picture.index])
        return np.sort(np.array([p.dts for p in packets if p.size and p.dts is not None], np.int64))
