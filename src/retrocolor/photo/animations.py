"""Which pictures move: known by their blocks, before one of them is decoded. They are films, to be coloured as such."""

import struct
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from retrocolor.photo.codecs.gif import gif_images

SEQUENCES = frozenset((b"avis", b"msf1", b"hevc", b"hevx"))
"""Brands of AVIF and HEIF files that hold picture sequences."""
UNDECODED = "an animated WebP, which ffmpeg does not read; make a GIF of it first: `magick FILE.webp FILE.gif`"
_PNG = b"\x89PNG\r\n\x1a\n"
_WEBP_MOVES = 0x02  # in the flags of the block VP8X
_HEAD = 64


def animation(path: Path) -> str:
    """What kind of moving picture a file is by its first bytes: GIF, PNG, WebP, AVIF; empty if it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(b"GIF8"):
                return "GIF" if len(list(islice(gif_images(head + file.read()), 2))) > 1 else ""
            if head.startswith(_PNG):
                return "PNG" if _png_frames(file) > 1 else ""
    except (OSError, struct.error):
        return ""
    if head[:4] == b"RIFF" and head[8:16] == b"WEBPVP8X" and len(head) > 20:
        return "WebP" if head[20] & _WEBP_MOVES else ""
    return "AVIF" if head[4:8] == b"ftyp" and head[8:12] in SEQUENCES else ""


def _png_frames(file: BinaryIO) -> int:
    """The number of frames that a PNG declares before its picture data."""
    place = len(_PNG)
    while True:
        file.seek(place)
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind == b"acTL":
            return int(struct.unpack(">I", file.read(4))[0])
        if kind == b"IDAT":
            return 1
        place += 12 + int(length)
