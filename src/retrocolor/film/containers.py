"""Endings of names: which are films, and which hold which codecs; known before a film is opened. Imports no ffmpeg."""

from pathlib import Path

from retrocolor.config import FilmOptions
from retrocolor.files import fitted

SUFFIXES = frozenset((
    ".3gp", ".asf", ".avi", ".dpx", ".dv", ".f4v", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg",
    ".mts", ".mxf", ".nut", ".ogv", ".rm", ".rmvb", ".ts", ".vob", ".webm", ".wmv",
))  # fmt: skip
"""Names that look like a film."""

CODECS = ("h264", "h265", "av1", "ffv1", "prores")
MUXERS = {
    ".mp4": "mp4",
    ".m4v": "mp4",
    ".mov": "mov",
    ".mkv": "matroska",
    ".ts": "mpegts",
    ".m2ts": "mpegts",
    ".mts": "mpegts",
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
    """The ending of a film's result: the source's where it can hold the codec, else .mkv; .mp4 for an access copy."""
    if options.access:
        return ".mp4"
    codec = "h264" if options.codec == "auto" else options.codec
    return path.suffix if holds(path.suffix, codec) else ".mkv"
