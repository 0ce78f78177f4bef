"""What is in a film: its picture stream, the other streams, and what cannot be handled, refused before any work."""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.stream import Disposition

from retrocolor.config import VIDEO
from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.film.ffmpeg import tracks
from retrocolor.film.ffmpeg.opening import open_film
from retrocolor.film.numbering import Numbered
from retrocolor.photo.names import HDR

ODD_MATRICES = {8: "YCgCo", 10: "BT.2020 constant luminance", 14: "ICtCp"}
FROM_ZERO = ("matroska", "asf", "nut")  # formats in which a film is as long as its end stands behind zero
TIME_CODE, CHAPTER_TITLES = "tmcd", "text"  # tags of data streams
DISCARDED = 48  # AVDISCARD_ALL: the reader gives no packets of it, it has taken them for the chapters
LOSSY, LOSSLESS = 2, 4  # bits of AVCodecDescriptor.props
DV_FRAMES = (120_000, 144_000, 240_000, 288_000, 480_000, 576_000)  # bytes of a DV frame, NTSC and PAL, 25 to 100 Mbit


@dataclass(frozen=True)
class Picture:
    """The stream to be coloured. Colour tags and field order are FFmpeg's numbers (H.273; 0 or 2: unknown)."""

    index: int
    codec: str
    lossless: bool
    pix_fmt: str
    width: int
    height: int
    sar: Fraction
    field_order: int
    matrix: int
    primaries: int
    transfer: int
    range: int
    time_base: Fraction
    rate: Fraction
    frames: int  # that are shown, or read to show them, as the container says; 0 when it does not
    duration: float | None  # seconds, as the container says
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)  # coded and not shown: left, right, top, bottom
    captions: bool = False  # closed captions, inside the frames
    start: float = 0.0  # seconds, as the container says
    id: int = 0  # of the stream in its container: the PID of MPEG-TS

    @property
    def coded(self) -> tuple[int, int]:
        """Width and height of the frames as they are coded."""
        left, right, top, bottom = self.crop
        return self.width + left + right, self.height + top + bottom

    @property
    def shape(self) -> tuple[str, str, int, int]:
        """What must be equal in files that are read as one."""
        return self.codec, self.pix_fmt, self.width, self.height

    @property
    def interlaced(self) -> bool:
        """Does the container call it interlaced?"""
        return self.field_order >= 2


@dataclass(frozen=True)
class Stream:
    """Any stream: what it is, and what a container needs to know to take it."""

    index: int
    type: str  # video, audio, subtitle, data, attachment, unknown
    codec: str
    tag: str
    attached: bool  # a cover picture
    name: str  # file name of an attachment
    time_base: Fraction
    disposition: str  # as ffmpeg takes it: default+forced, or 0
    rate: int = 0  # samples of sound a second; 0: none, or not known
    form: str = ""  # of decoded sound: s16, fltp
    time_code: str = ""  # of its first frame
    reel: str = ""  # whose time code it is
    title: str = ""  # of a track of mp4


@dataclass(frozen=True)
class FilmInfo:
    """A film as its container describes it."""

    path: Path
    format: str
    start: float  # seconds, of the earliest stream
    duration: float | None
    picture: Picture
    streams: tuple[Stream, ...]
    comment: str
    notes: tuple[str, ...] = ()
    repaired: Path | None = None  # a copy with a sound clock, which is read in its place
    parts: tuple[Path, ...] = ()  # further files of the same stream, read after `path`
    frames: Numbered | None = None  # the stills it consists of, if `path` is a folder of frames
    coding: str = VIDEO  # how its samples stand for light, see `imaging.coding`
    time_code: str = ""  # of the first frame, as the container or a folder of frames says it

    @property
    def file(self) -> Path:
        """The file that is read."""
        return self.repaired or self.path

    @property
    def later(self) -> tuple[Path, ...]:
        """The files that are read after it, as if they were one."""
        return () if self.repaired else self.parts

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(path.stat().st_size for path in (self.path, *self.parts))


def probe(path: Path, *, salvage: bool = False, parts: tuple[Path, ...] = ()) -> FilmInfo:
    """Describe a film. Raises Refused for HDR and the like, MediaError for what has no usable picture stream."""
    with open_film(path, parts) as container:
        candidates = [_candidate(stream) for stream in container.streams.video]
        if any(one.undecided for one in candidates) and len(candidates) > 1:
            candidates = tracks.counted(candidates, container)
        if not (ranked := tracks.ranked(candidates)):
            raise MediaError(f"{printable(path)}: it holds no film, there is no picture stream in it: leave it out.")
        picture = _picture(path, container, container.streams[ranked[0].index])
        _refuse(path, container, picture, salvage)
        start = (container.start_time or 0) / av.time_base
        return FilmInfo(
            path,
            container.format.name,
            start,
            _length(container, start, container.duration / av.time_base if container.duration else None),
            picture,
            tuple(_stream(stream) for stream in container.streams),
            _said(container, "comment"),
            tracks.notes(ranked),
            parts=parts,
            time_code=_said(container, "timecode"),
        )


def _said(container: Any, name: str) -> str:
    """What the metadata of a container or stream say under a name, which Matroska writes in capitals."""
    return str(container.metadata.get(name) or container.metadata.get(name.upper(), ""))


def _candidate(stream: Any) -> tracks.Candidate:
    flags, context = stream.disposition, stream.codec_context
    return tracks.Candidate(
        index=stream.index,
        codec="none" if context is None else context.codec.canonical_name,
        size=(0, 0) if context is None else (context.width, context.height),
        still=bool(flags & (Disposition.attached_pic | Disposition.still_image | Disposition.timed_thumbnails)),
        attached=bool(flags & Disposition.attached_pic),
        default=bool(flags & Disposition.default),
        seconds=float(stream.duration * stream.time_base) if stream.duration else 0.0,
        frames=stream.frames,
    )


def _picture(path: Path, container: Any, stream: Any) -> Picture:
    context = stream.codec_context
    if context is None:
        raise MediaError(f"{printable(path)}: it has a picture stream that this ffmpeg cannot decode.")
    if not context.pix_fmt or not context.width or not context.height:
        raise MediaError(f"{printable(path)}: it has no readable picture, its description is broken or encrypted.")
    rate = Fraction(stream.average_rate or stream.guessed_rate or 25)  # PyAV 19 has rationals of its own
    properties = context.codec.properties
    seconds = float(stream.duration * stream.time_base) if stream.duration else _tagged_seconds(stream)
    start = float((stream.start_time or 0) * stream.time_base)
    return Picture(
        index=stream.index,
        codec=context.codec.canonical_name,
        lossless=bool(properties & LOSSLESS) and not properties & LOSSY,
        pix_fmt=context.pix_fmt,
        width=context.width,
        height=context.height,
        sar=Fraction(stream.sample_aspect_ratio or 1),
        field_order=context.field_order,
        matrix=context.colorspace,
        primaries=context.color_primaries,
        transfer=context.color_trc,
        range=context.color_range,
        time_base=Fraction(stream.time_base),
        rate=rate,
        frames=min(stream.frames, len(stream.index_entries)) if stream.index_entries else stream.frames,
        duration=_length(container, start, seconds),
        start=start,
        id=stream.id,
    )


def _length(container: Any, start: float, seconds: float | None) -> float | None:
    """How long a film that begins at `start` lasts, of which the container says `seconds`."""
    counted = any(name in container.format.name for name in FROM_ZERO)
    return seconds - start if counted and seconds and 0 < start < seconds else seconds


def _tagged_seconds(stream: Any) -> float | None:
    """How long a stream of Matroska is by its tag, 0:00:10.5; the container says how long the longest one is."""
    found = re.match(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)", _said(stream, "duration"))
    return (int(found[1]) * 60 + int(found[2])) * 60 + float(found[3]) or None if found else None


def with_alpha(codec: str) -> str:
    """The decoder that gives the transparency of VP8 and VP9, if this ffmpeg has it; else nothing."""
    name = {"vp8": "libvpx", "vp9": "libvpx-vp9"}.get(codec, "")
    return name if name in av.codecs_available else ""


def _stream(stream: Any) -> Stream:
    context = stream.codec_context
    sound = context if stream.type == "audio" else None
    return Stream(
        index=stream.index,
        type=stream.type,
        codec=context.codec.canonical_name if context is not None else "none",
        tag=_tag(stream),
        attached=bool(stream.disposition & Disposition.attached_pic),
        name=stream.metadata.get("filename", ""),
        time_base=Fraction(stream.time_base or Fraction(1, 1000)),
        disposition=_disposition(stream),
        rate=(sound.sample_rate or 0) if sound is not None else 0,
        form=sound.format.name if sound is not None and sound.format is not None else "",
        time_code=_said(stream, "timecode"),
        reel=_said(stream, "reel_name"),
        title=stream.metadata.get("name", ""),
    )


def _tag(stream: Any) -> str:
    """The codec's four letters; none where these are bytes that spell nothing.

    A data stream has no codec in PyAV; a time code track and the titles of chapters are known by what they bring.
    """
    if stream.codec_context is None:
        if "timecode" in stream.metadata:
            return TIME_CODE
        return CHAPTER_TITLES if stream.type == "data" and stream.discard >= DISCARDED else ""
    try:
        return str(stream.codec_tag)
    except UnicodeDecodeError:
        return ""


def _disposition(stream: Any) -> str:
    names = [flag.name for flag in Disposition if stream.disposition & flag and flag.name]
    return "+".join(name for name in names if name != "attached_pic") or "0"


def _refuse(path: Path, container: Any, picture: Picture, salvage: bool) -> None:
    name = printable(path)
    if picture.transfer in HDR:
        raise Refused(
            f"{name}: it is HDR film, {HDR[picture.transfer]}, which is not supported: convert it to SDR first."
        )
    if picture.matrix in ODD_MATRICES:
        raise Refused(f"{name}: it is coded as {ODD_MATRICES[picture.matrix]}, which is not supported: use BT.709.")
    if not salvage and container.format.name == "dv" and all(container.size % size for size in DV_FRAMES):
        raise MediaError(f"{name}: damaged, its last frame is cut off; --salvage colours what can be decoded.")
