"""DPX frames (SMPTE ST 268): pixels from ffmpeg's decoder, and what their header says of light and time."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import av

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.ffmpeg.opening import reason

HEADER = 2048  # bytes, at most
MAGIC: dict[bytes, Literal["big", "little"]] = {b"SDPX": "big", b"XPDS": "little"}
PIXELS = 4  # offset of where the pixels begin: some headers end before the time code
TRANSFER, TIME_CODE = 801, 1920  # offsets: of the first picture's transfer characteristic, of the SMPTE time code
LOG = (1, 3)  # printing density, logarithmic: believed. Linear is not: ffmpeg and others write it for video
UNDEFINED = 0xFFFFFFFF


@dataclass(frozen=True)
class Header:
    """What is read of a header: whether its samples are logarithmic, and its time code, HH:MM:SS:FF or nothing."""

    log: bool
    time_code: str


def read_header(data: bytes) -> Header:
    """The header of a DPX file. Raises ValueError for another file."""
    order = MAGIC.get(data[:4])
    if order is None or len(data) <= TRANSFER:
        raise ValueError("no DPX header")
    pixels, code = (int.from_bytes(data[place : place + 4], order) for place in (PIXELS, TIME_CODE))
    return Header(data[TRANSFER] in LOG, _time_code(code) if pixels >= TIME_CODE + 4 else "")


def _time_code(code: int) -> str:
    digits = f"{code:08x}"
    if code in (0, UNDEFINED) or not digits.isdecimal():
        return ""
    hours, minutes, seconds, frames = (digits[place : place + 2] for place in (0, 2, 4, 6))
    return f"{hours}:{minutes}:{seconds}:{frames}" if int(minutes) < 60 and int(seconds) < 60 else ""


def read_frame(path: Path) -> tuple[Any, Header, Any]:
    """A DPX file as a decoded frame, its header, and the shape of its pixels. Raises MediaError that names it."""
    try:
        data = path.read_bytes()
        header = read_header(data)
        context: Any = av.CodecContext.create("dpx", "r")
        for frame in context.decode(av.Packet(data)):
            return frame, header, context.sample_aspect_ratio
    except (av.error.FFmpegError, ValueError) as error:
        raise _damaged(path, reason(error)) from error
    except OSError as error:
        raise MediaError(f"{printable(path)}: cannot be read ({reason(error)}); check the file.") from error
    raise _damaged(path, "there is no picture in it")


def _damaged(path: Path, why: str) -> MediaError:
    return MediaError(f"{printable(path)}: damaged ({why}); restore it from a copy, or leave it out with --salvage.")
