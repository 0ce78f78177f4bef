"""What a film is before anything is decided: one file, several that are read as one, or a folder of frames."""

from pathlib import Path

from retrocolor.config import FilmOptions
from retrocolor.errors import Refused
from retrocolor.files import printable
from retrocolor.film import sequence
from retrocolor.film.ffmpeg import probe
from retrocolor.film.ffmpeg.frame_scan import scan_frames

JOINABLE = ("mpeg", "mpegts", "dv", "mpegvideo", "h264", "hevc", "m4v")  # formats whose files can be appended


def describe(source: Path, options: FilmOptions, parts: tuple[Path, ...]) -> probe.FilmInfo:
    """What a film, or a folder of frames, is. Raises MediaError, Refused or UsageError."""
    if source.is_dir():
        return sequence.describe(source, options)
    for part in (source, *parts) if parts else ():
        _require_joinable(source, part)
    return scan_frames(probe.probe(source, salvage=options.salvage, parts=parts))


def _require_joinable(source: Path, part: Path) -> None:
    """Raise Refused for a file that cannot simply be read after another."""
    first, other = (probe.probe(path, salvage=True) for path in (source, part))
    name = printable(part)
    if other.format not in JOINABLE:
        raise Refused(f"{name}: --join reads MPEG and DV streams one after another (VOB, MTS, TS), not {other.format}.")
    if (first.format, first.picture.shape) != (other.format, other.picture.shape):
        raise Refused(f"{name}: its picture is not coded as that of {printable(source.name)}: leave it out of --join.")
    if first.picture.id != other.picture.id:
        raise Refused(
            f"{name}: its picture has another PID than that of {printable(source.name)}: leave it out of --join."
        )
