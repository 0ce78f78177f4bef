"""Cover pictures in Matroska: attachments, which ffmpeg reads as picture streams but does not write from them."""

from dataclasses import dataclass
from pathlib import Path

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.ffmpeg.demux import packets_of
from retrocolor.film.ffmpeg.opening import open_film
from retrocolor.film.ffmpeg.probe import FilmInfo, Stream

TYPES = {"mjpeg": ("image/jpeg", "jpg"), "png": ("image/png", "png"), "bmp": ("image/bmp", "bmp")}
TYPES |= {"gif": ("image/gif", "gif"), "tiff": ("image/tiff", "tif"), "webp": ("image/webp", "webp")}


@dataclass(frozen=True)
class Cover:
    """A cover to attach: the source's stream, the index of its stream in the result, its name and MIME type."""

    index: int
    output_index: int
    name: str
    mime: str


def cover_of(stream: Stream, output_index: int) -> Cover:
    """How a cover is attached; players look for the name cover.jpg or cover.png."""
    mime, ending = TYPES.get(stream.codec, ("application/octet-stream", "bin"))
    return Cover(stream.index, output_index, stream.name or f"cover.{ending}", mime)


def attach(info: FilmInfo, covers: tuple[Cover, ...], folder: Path) -> list[str]:
    """Write the covers' bytes into `folder`; returns ffmpeg's options that attach them. Raises MediaError."""
    options: list[str] = []
    for cover in sorted(covers, key=lambda one: one.output_index):
        path = folder / f"cover-{cover.index}"
        path.write_bytes(_bytes_of(info, cover.index))
        options += ["-attach", str(path), f"-map_metadata:s:{cover.output_index}", f"1:s:{cover.index}"]
        options += [f"-metadata:s:{cover.output_index}", f"mimetype={cover.mime}"]
        options += [f"-metadata:s:{cover.output_index}", f"filename={cover.name}"]
    return options


def _bytes_of(info: FilmInfo, index: int) -> bytes:
    with open_film(info.file, info.later) as container:
        for packet in packets_of(container, container.streams[index]):
            if packet.size:
                return bytes(packet)
    raise MediaError(f"{printable(info.path)}: its cover picture cannot be read.")
