"""Open a film, and nothing else: no protocol, no pattern, no list of other files."""

from pathlib import Path
from typing import Any

import av

from retrocolor.errors import Refused
from retrocolor.files import absolute, printable
from retrocolor.film.ffmpeg.no_film import why_not
from retrocolor.film.numbering import DPX

# Real containers only: a playlist in disguise would open other files, an image reader would expand `%03d`.
DEMUXERS = "mov,matroska,avi,mpegts,mpeg,dv,flv,mxf,asf,ogg,nut,gxf,rm,gif,apng"
ELEMENTARY = "mpegvideo,h264,hevc,m4v,yuv4mpegpipe,ivf"  # a picture stream without a container
SAFE = {"format_whitelist": f"{DEMUXERS},{ELEMENTARY}", "protocol_whitelist": "file"}
# Later versions read metadata of any bytes as they are.
METADATA: dict[str, Any] = {"metadata_errors": "replace"} if int(av.__version__.split(".")[0]) < 19 else {}


def url(path: Path, later: tuple[Path, ...] = ()) -> str:
    """A file's name as ffmpeg takes it for a name and nothing else: no protocol, option or pattern.

    With `later` files it is read together with them, as one.
    """
    names = [f"file:{absolute(one)}" for one in (path, *later)]
    return f"concat:{'|'.join(names)}" if later else names[0]


def safe(later: tuple[Path, ...] = ()) -> dict[str, str]:
    """ffmpeg's options that keep it from reading anything but the files named."""
    return SAFE | {"protocol_whitelist": "file,concat"} if later else dict(SAFE)


def open_input(name: str, **options: Any) -> Any:
    """An open PyAV container to read from, whatever bytes its metadata are."""
    return av.open(name, **options, **METADATA)


def open_film(path: Path, later: tuple[Path, ...] = ()) -> Any:
    """An open PyAV container. Raises MediaError when it is none that we read, Refused for single frames."""
    if path.suffix.lower() == DPX:
        raise Refused(
            f"{printable(path)}: one frame of a film scan; colour its folder with `retrocolor video FOLDER --fps 24`."
        )
    try:
        return open_input(url(path, later), container_options=safe(later))
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise why_not(path, reason(error)) from error


def reason(error: BaseException) -> str:
    """The short reason inside an error of FFmpeg or the system."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(text)[:1].lower() + str(text)[1:]
