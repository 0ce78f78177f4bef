"""Endings of names: which are films, and which hold which codecs; known before a film is opened. Imports no ffmpeg."""

import re
from pathlib import Path

from retrocolor.config import FilmOptions
from retrocolor.files import fitted, is_folder

SUFFIXES = frozenset((
    ".264", ".265", ".3g2", ".3gp", ".asf", ".avi", ".divx", ".dpx", ".dv", ".f4v", ".flv", ".gxf", ".h264", ".h265",
    ".hevc", ".ivf", ".m1v", ".m2p", ".m2t", ".m2ts", ".m2v", ".m4v", ".mk3d", ".mkv", ".mov", ".mp4", ".mpe", ".mpeg",
    ".mpg", ".mpv", ".mts", ".mxf", ".nut", ".ogm", ".ogv", ".qt", ".rm", ".rmvb", ".trp", ".ts", ".vob", ".webm",
    ".wmv", ".xvid", ".y4m",
))  # fmt: skip
"""Names that look like a film."""

SHARED = frozenset((".dat", ".mod", ".mts", ".tod", ".tp", ".ts"))
"""Endings of films that other files have too (TypeScript, music, data): the first bytes tell."""

PACK, SEQUENCE = b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3"  # MPEG program and elementary streams begin with these
TIMED_PACKET = 192  # bytes of a transport packet with a time before it
PACKETS = (188, TIMED_PACKET, 204)  # plain, timed, with checks after it
SYNC = 0x47
SNIFFED = 204 * 8  # bytes: enough for packets in a row, wherever the first one begins
IN_A_ROW = 4


def transport_packet(start: bytes) -> int:
    """Bytes of a packet, if a file that begins so is an MPEG transport stream, even one cut inside a packet; else 0."""
    for size in PACKETS:
        for first in range(size):
            places = range(first, len(start), size)
            if len(places) >= IN_A_ROW and all(start[place] == SYNC for place in places):
                return size
    return 0


def is_film(path: Path) -> bool:
    """Does the name look like a film, and the first bytes too where the name alone does not tell?"""
    suffix = path.suffix.lower()
    if suffix not in SHARED:
        return suffix in SUFFIXES
    try:
        with path.open("rb") as file:
            start = file.read(SNIFFED)
    except OSError:
        return suffix in SUFFIXES
    video_cd = start[:4] == b"RIFF" and start[8:12] == b"CDXA"
    return video_cd or start.startswith((PACK, SEQUENCE)) or bool(transport_packet(start))


TITLE = re.compile(r"(VTS_\d\d_)[1-9]\.VOB", re.IGNORECASE)


def title_parts(path: Path) -> list[Path]:
    """The files that a DVD title was cut into, this one among them; just this one for any other film."""
    if not (named := TITLE.fullmatch(path.name)):
        return [path]
    return sorted(path.parent.glob(f"{named[1]}[1-9].{path.suffix[1:]}"))


CODECS = ("h264", "h265", "av1", "ffv1", "prores")
MUXERS = {
    ".mp4": "mp4",
    ".m4v": "mp4",
    ".mov": "mov",
    ".mkv": "matroska",
    ".ts": "mpegts",
    ".m2ts": "mpegts",
    ".mts": "mpegts",
    ".m2t": "mpegts",
    ".qt": "mov",
    ".webm": "webm",
}
HOLDS = {
    "mp4": {"h264", "h265", "av1"},
    "mov": {"h264", "h265", "prores"},
    "matroska": set(CODECS),
    "mpegts": {"h264", "h265"},
    "webm": {"av1"},
}

MOVED = ".mkv"
"""Added to the planned name of a result whose codec turned out not to fit its container."""


def moved(output: Path) -> Path:
    """The name of a result whose planned container does not fit."""
    return output.with_name(fitted(output.name, MOVED))


def holds(suffix: str, codec: str) -> bool:
    """Can a file of that ending hold the codec?"""
    return codec in HOLDS.get(MUXERS.get(suffix.lower(), ""), ())


def output_suffix(path: Path, options: FilmOptions) -> str:
    """The ending of a film's result: the source's where it can hold the codec, else .mkv; .mp4 for an access copy.

    Empty for a folder of frames.
    """
    if options.frames:
        return ""
    if options.access:
        return ".mp4"
    if is_folder(path):
        return ".mkv"
    codec = "h264" if options.codec == "auto" else options.codec
    return path.suffix if holds(path.suffix, codec) else ".mkv"
