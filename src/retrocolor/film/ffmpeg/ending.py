"""Does a film break off at its end? Looked at before the work, which would be lost: recordings are often cut so."""

import re
from itertools import islice
from typing import Any

import av

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.ffmpeg.decode import Decoder
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.opening import open_film
from retrocolor.film.ffmpeg.probe import FilmInfo

LONG = 60.0  # seconds; a shorter film is through before anybody waits
TAIL = 1.0  # seconds that must decode well
MOST_FRAMES = 1000  # decoded for them at most, from a key frame before on
STARTS = re.compile(rb"\x00\x00\x01([\x00-\xb8])", re.S)  # of the parts of MPEG-2: pictures, their extensions, slices
SLICES, EXTENSION, CODING = range(0x01, 0xB0), 0xB5, 8
TOP, BOTTOM = 1, 2


def require_ending(info: FilmInfo, work: str) -> None:
    """Raise MediaError for a film that breaks off, as its decoder would at the end of the first pass, or the second."""
    if info.picture.codec == "mpeg2video" and _half_a_frame(_last_packet(info), info.picture.coded[1]):
        raise _broken(info, "its last frame breaks off")
    if info.later or not info.duration or info.duration < LONG:
        return
    start, decoder = info.start + info.duration - TAIL, Decoder(info, work, salvage=True)
    count, damaged = 0, None
    for frame in islice(decoder.frames(start), MOST_FRAMES):
        count += 1
        if damaged is None and frame.pts is not None and frame.pts * info.picture.time_base >= start:
            damaged = decoder.damaged  # what was seen so far may be for want of references
    if damaged is not None and decoder.damaged > damaged:
        raise _broken(info, "it breaks off within a frame")
    if 0 < count < MOST_FRAMES and (short := decoder.short()):
        raise _broken(info, short)


def _broken(info: FilmInfo, how: str) -> MediaError:
    return MediaError(f"{printable(info.path)}: damaged, {how}; --salvage colours what can be decoded.")


def _last_packet(info: FilmInfo) -> bytes:
    """The last packet of the picture; nothing where it is not found at once."""
    with open_film(info.file, info.later) as container:
        stream = container.streams[info.picture.index]
        last: Any = None
        try:
            if info.duration:
                container.seek(int((info.start + max(0.0, info.duration - TAIL)) * av.time_base))
            for packet in packets_of(container, stream):
                last = packet if packet.size else last
        except (av.error.FFmpegError, OSError):
            return b""
        return b"" if last is None else bytes(last)


def _half_a_frame(packet: bytes, height: int) -> bool:
    """Is a field missing in a packet of MPEG-2 coded by fields, or rows of one?

    ffmpeg says nothing of it and shows what its memory held there, another thing each time.
    """
    fields: list[set[int]] = []  # rows of slices of each field
    for start in STARTS.finditer(packet):
        code, at = start[1][0], start.end()
        if code == EXTENSION and len(packet) > at + 2 and packet[at] >> 4 == CODING:
            if packet[at + 2] & 3 not in (TOP, BOTTOM):
                return False
            fields.append(set())
        elif code in SLICES and fields:
            fields[-1].add(code)
    rows = -(-height // 32)
    return bool(fields) and (len(fields) % 2 == 1 or any(len(found) < rows for found in fields))
