"""What the header of a film does not say, and its frames do: transparency, fields, range, captions; and its crop."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Any

import av
from av.filter import Graph
from av.sidedata.sidedata import Type as SideDataType

from retrocolor.errors import MediaError
from retrocolor.film.ffmpeg.decode import decoder_of
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.opening import open_film, url
from retrocolor.film.ffmpeg.probe import FilmInfo, Picture
from retrocolor.film.ffmpeg.process import run_ffmpeg

FRAMES = 8  # scanned in one place
PLACES = (None, 1 / 3, 2 / 3)  # of the film's length; None: its beginning, without seeking
FIELDS = {"h264", "mpeg2video", "mpeg4", "dvvideo", "vc1", "wmv3", "prores", "mjpeg", "ffv1", "dnxhd", "cavs"}
CAPTIONS = SideDataType.A53_CC
TOP_FIRST, BOTTOM_FIRST = 2, 3  # AVFieldOrder: TT, BB
CAPTIONED = {"h264", "hevc", "mpeg2video"}  # codecs whose frames may carry captions
CROPPED = ("mov", "matroska")  # containers that can say that less than the picture is shown


def scan_frames(info: FilmInfo) -> FilmInfo:
    """The same film with its picture described as its frames are. What cannot be decoded is left to the decoder."""
    first = next(iter(_frames(info, None)), None)
    if first is None:
        return info
    picture, notes = info.picture, info.notes
    changes: dict[str, Any] = {}
    if picture.codec in ("vp8", "vp9") and first.format.name != picture.pix_fmt:
        changes["pix_fmt"] = first.format.name  # announced transparency that is there, or that is not
    if not picture.range and first.color_range:
        changes["range"] = first.color_range
    if picture.codec in CAPTIONED or (picture.codec in FIELDS and not picture.interlaced):
        order, changes["captions"] = _fields_and_captions(info)
        if order and not picture.interlaced:
            changes["field_order"] = order
    picture = replace(picture, **changes)
    if any(crop := _crop(info)):
        picture, note = _cropped(picture, crop)
        notes += (note,)
    return replace(info, picture=picture, notes=notes)


def _frames(info: FilmInfo, place: float | None) -> Iterator[Any]:
    """A few frames from a place on; none where they do not decode."""
    with suppress(av.error.FFmpegError, MediaError, OSError), open_film(info.file, info.later) as container:
        stream = container.streams[info.picture.index]
        context = decoder_of(stream)
        context.thread_type = "SLICE"
        if place is not None:
            container.seek(int((info.start + place * (info.duration or 0.0)) * av.time_base))
        packets = (packet for packet in packets_of(container, stream) if packet.size)
        decoded = (frame for packet in packets for frame in context.decode(packet))
        flushed = (frame for _ in (0,) for frame in context.decode(None))
        yield from islice((frame for part in (decoded, flushed) for frame in part), FRAMES)


def _fields_and_captions(info: FilmInfo) -> tuple[int, bool]:
    """How most of the interlaced frames in a few places are coded, 0 if no frame is; and is there any with captions?"""
    order, captions = 0, False
    for place in PLACES if info.duration else PLACES[:1]:
        frames = list(_frames(info, place))
        captions = captions or any(CAPTIONS in frame.side_data for frame in frames)
        fields = [frame for frame in frames if frame.interlaced_frame]
        if fields and not order:
            order = TOP_FIRST if 2 * _top_first(fields) >= len(fields) else BOTTOM_FIRST
    return order, captions


def _top_first(frames: list[Any]) -> int:
    """How many of the frames show their top field first: PyAV asks ffmpeg's filters only."""
    graph = Graph()
    first = frames[0]
    nodes = (
        graph.add_buffer(width=first.width, height=first.height, format=first.format, time_base=first.time_base),
        graph.add("select", "eq(interlace_type\\,TOPFIRST)"),
        graph.add("buffersink"),
    )
    graph.link_nodes(*nodes).configure()
    count = 0
    for number, frame in enumerate(frames):
        frame.pts = number
        graph.push(frame)
        with suppress(av.error.BlockingIOError, av.error.EOFError):
            graph.pull()
            count += 1
    return count


def _crop(info: FilmInfo) -> tuple[int, ...]:
    """What the container says is not shown, as ffmpeg describes it: left, right, top, bottom; mostly nothing."""
    if not any(name in info.format for name in CROPPED):
        return ()
    source = ["-i", url(info.file), "-map", f"0:{info.picture.index}", "-c", "copy", "-frames", "1", "-f", "null", "-"]
    with suppress(MediaError):
        lines = run_ffmpeg(["-loglevel", "info", *source], lambda text: None)
        if found := re.search(r"Frame Cropping: (\d+)/(\d+)/(\d+)/(\d+)", " ".join(lines)):
            return tuple(map(int, found.groups()))
    return ()


def _cropped(picture: Picture, crop: tuple[int, ...]) -> tuple[Picture, str]:
    """The picture as it is shown, and a note. Of fields a row more is shown where they would change places."""
    left, right, top, bottom = crop
    more = ""
    if picture.interlaced and (top % 2 or (picture.height - top - bottom) % 2):
        top, bottom = top - top % 2, bottom - (picture.height - top + top % 2 - bottom) % 2
        more = ", and a row more, so that its fields stay in their places"
    width, height = picture.width - left - right, picture.height - top - bottom
    size = f"{width}x{height} of {picture.width}x{picture.height}"
    if min(width, height) < 1 or bottom < 0:
        return picture, f"its crop ({size}) is not kept: the whole picture is written"
    shown = replace(picture, width=width, height=height, crop=(left, right, top, bottom))
    return shown, f"cropped to what is shown: {size}{more}"
