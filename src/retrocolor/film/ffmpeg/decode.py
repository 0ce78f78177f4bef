"""The frames of a film, in order and at their times; damage is an error unless it is to be salvaged."""

from collections.abc import Iterator
from typing import Any

import av
import numpy as np

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.film.ffmpeg import ffv1
from retrocolor.film.ffmpeg.pixels import converted
from retrocolor.film.ffmpeg.probe import FilmInfo, open_film, reason, with_alpha

SEEK_BACK = 2.0  # seconds before the requested time at which decoding starts anew, so that references are complete


SHORT_SECONDS, SHORT_SHARE = 0.3, 0.01  # how much earlier than its container says a film may end


class Decoder:
    """Decodes the picture stream of a film. `damaged` counts what could not be decoded or came out broken.

    Frames come in presentation order in the planar format `work`; each carries the source's properties (interlacing,
    captions). Raises MediaError at the first damage unless `salvage`, Refused when the picture changes its size.
    """

    def __init__(self, info: FilmInfo, work: str, *, threads: int = 0, salvage: bool = False) -> None:
        self.info = info
        self.work = work
        self.threads = threads
        self.salvage = salvage
        self.damaged = 0
        self.packets = 0  # of the picture stream
        self._has_checksums = False
        self.reached = 0.0  # seconds, where the last packet of any stream ends

    def frames(self, start: float | None = None) -> Iterator[Any]:
        """All frames, or those from a key frame at or before `start` seconds on (times of the container)."""
        with open_film(self.info.path) as container:
            stream = container.streams[self.info.picture.index]
            context = _context(stream)
            context.thread_type = "SLICE" if self.salvage else "AUTO"  # damage spreads the same way every time
            context.thread_count = self.threads
            if start is not None:
                container.seek(max(0, int((start - SEEK_BACK) * av.time_base)))
            for packet in self._packets(container, stream):
                if self.info.picture.codec == "ffv1":
                    self._check_slices(packet)
                yield from self._decoded(context, packet)
            yield from self._decoded(context, None)

    def _packets(self, container: Any, stream: Any) -> Iterator[Any]:
        packets = container.demux()
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

    def _check_slices(self, packet: Any) -> None:
        """FFV1 with checksums, as its first packet shows, must have right ones all through."""
        sound = ffv1.intact(bytes(packet))
        if self.packets == 1:
            self._has_checksums = bool(sound)
        elif self._has_checksums and not sound:
            self.damage("a frame fails its checksum")

    def _reach(self, packet: Any) -> None:
        time = packet.pts if packet.pts is not None else packet.dts
        if time is not None:
            self.reached = max(self.reached, float((time + (packet.duration or 0)) * packet.time_base))

    def missing(self) -> str:
        """After all frames: what the container promises and does not hold, or nothing."""
        info = self.info
        if info.picture.frames > self.packets and info.picture.codec != "none" and "mov" in info.format:
            return f"{info.picture.frames - self.packets} of its {info.picture.frames} frames are missing"
        short = info.start + (info.duration or 0.0) - self.reached
        if info.duration and short > max(SHORT_SECONDS, SHORT_SHARE * info.duration):
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
            if (frame.width, frame.height) != (picture.width, picture.height):
                raise Refused(
                    f"{printable(self.info.path)}: its picture changes from {picture.width}x{picture.height} to "
                    f"{frame.width}x{frame.height} on the way: split it there first."
                )
            yield self._worked(frame)

    def _worked(self, frame: Any) -> Any:
        if frame.format.name == self.work:
            return frame
        if frame.format.name != self.info.picture.pix_fmt:
            raise Refused(f"{printable(self.info.path)}: its pixel format changes on the way: split it there first.")
        return converted(frame, self.work)

    def damage(self, what: str) -> None:
        """Count a damage, or raise it as MediaError unless salvaging."""
        self.damaged += 1
        if not self.salvage:
            name = printable(self.info.path)
            raise MediaError(f"{name}: damaged, {what}; --salvage colours what can be decoded.")


def _context(stream: Any) -> Any:
    """The stream's decoder, or the one that decodes its transparency."""
    context = stream.codec_context
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


def packet_times(info: FilmInfo) -> np.ndarray:
    """The decoding times of the picture's packets, sorted: display times where the container stores no others."""
    with open_film(info.path) as container:
        packets = container.demux(container.streams[info.picture.index])
        return np.sort(np.array([p.dts for p in packets if p.size and p.dts is not None], np.int64))
