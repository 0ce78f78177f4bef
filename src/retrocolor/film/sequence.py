"""A folder of numbered stills as a film: described and decoded as one, its frames read as photos are, or as DPX.

Frames come as RGB in the depth they have, each with the still it was read from in `opaque`. The n-th number stands at
the n-th time, so that a gap in the numbers is a gap in time.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from retrocolor.config import LOG, VIDEO, FilmOptions
from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.film import dpx
from retrocolor.film.ffmpeg.decode import Decoder
from retrocolor.film.ffmpeg.pixels import GREY, converted, layout_of, plane, work_format
from retrocolor.film.ffmpeg.probe import FilmInfo, Picture, Stream
from retrocolor.film.numbering import DPX, Numbered, frame_rate, sequence_in
from retrocolor.photo.page import Photo
from retrocolor.photo.read import read

FORMAT = "frames"
LOSSLESS = ("tiff", "png", "bmp", "pnm", "dpx")
TURNS = {3: (-1, 0, 0, -1), 6: (0, 1, -1, 0), 8: (0, -1, 1, 0)}  # EXIF orientation -> a, b, c, d of a display matrix
ONE = 1 << 16  # in a display matrix


@dataclass(frozen=True)
class Still:
    """Where a frame came from: a photo, or a DPX file with its header."""

    path: Path
    photo: Photo | None = None
    header: dpx.Header | None = None


def describe(folder: Path, options: FilmOptions) -> FilmInfo:
    """A folder of numbered stills as a film. Raises MediaError or Refused for what is none, or has gaps.

    Gaps are refused where a film is written, whose sound and cuts would no longer fit, unless salvaging; a folder of
    frames keeps its numbers.
    """
    frames = sequence_in(folder)
    if frames is None or options.fps is None:
        raise MediaError(f"{printable(folder)}: it holds no numbered stills, or several kinds: give each a folder.")
    notes: tuple[str, ...] = ()
    if missing := frames.missing:
        if options.frames is None and not options.salvage:
            raise Refused(
                f"{printable(folder)}: {missing}: copy what is missing there; --salvage lets the frame before a gap "
                "stand, and --frames writes frames with the same numbers."
            )
        kept = "the numbers are kept" if options.frames else "the frame before stands in their place"
        notes = (f"{missing}: {kept}",)
    frame, shape = _open(frames.paths[0], options.salvage)
    still: Still = frame.opaque
    coding, note = _coding(still, options)
    rate = frame_rate(options.fps)
    return FilmInfo(
        folder, FORMAT, 0.0, float(frames.span / rate),
        _picture(frame, still, shape, rate, frames), (_stream(rate),), "", (*notes, *note),
        frames=frames, coding=coding, time_code=still.header.time_code if still.header else "",
    )  # fmt: skip


def _coding(still: Still, options: FilmOptions) -> tuple[str, tuple[str, ...]]:
    if options.transfer is not None:
        return options.transfer, ()
    if still.header is None or not still.header.log:
        return VIDEO, ()
    return LOG, ("its frames are logarithmic, as their header says, and stay so: --transfer video if they are not",)


def _picture(frame: Any, still: Still, shape: Any, rate: Fraction, frames: Numbered) -> Picture:
    kind = still.photo.format if still.photo else DPX[1:]
    return Picture(
        index=0, codec=kind, lossless=kind in LOSSLESS, pix_fmt=frame.format.name, width=frame.width,
        height=frame.height, sar=Fraction(shape or 1), field_order=0, matrix=0, primaries=1, transfer=2, range=2,
        time_base=1 / rate, rate=rate, frames=len(frames.numbers), duration=float(frames.span / rate),
    )  # fmt: skip


def _stream(rate: Fraction) -> Stream:
    return Stream(0, "video", "rawvideo", "", False, "", 1 / rate, "default")


class SequenceDecoder(Decoder):
    """Reads the frames of a folder as its base class decodes those of a film."""

    def __init__(self, info: FilmInfo, work: str, *, salvage: bool = False, until: float | None = None) -> None:
        assert info.frames is not None
        super().__init__(info, work, salvage=salvage, until=until)
        self.sequence = info.frames

    def frames(self, start: float | None = None) -> Iterator[Any]:
        """All frames, or those from `start` seconds on."""
        numbers, rate = self.sequence.numbers, self.info.picture.rate
        first = bisect_left(numbers, numbers[0] + float(start * rate) - 1e-6) if start else 0
        for number, path in zip(numbers[first:], self.sequence.paths[first:], strict=True):
            is_past = self.until is not None and (number - numbers[0]) / float(rate) >= self.until - 1e-9
            try:
                frame, _ = _open(path, self.salvage)
                self._require_alike(frame, path)
            except MediaError as error:
                if is_past:  # a part is not broken by what follows it
                    return
                if isinstance(error, Refused):
                    raise
                self.damage(str(error))
                continue
            frame.pts, frame.time_base, frame.duration = number - numbers[0], 1 / rate, 1
            yield frame

    def _require_alike(self, frame: Any, path: Path) -> None:
        picture = self.info.picture
        if (frame.width, frame.height) != (picture.width, picture.height):
            raise Refused(
                f"{printable(path)}: it has {frame.width}x{frame.height} pixels, the frames before "
                f"{picture.width}x{picture.height}: put them into a folder of their own."
            )
        if frame.format.name != self.work:
            raise Refused(
                f"{printable(path)}: its depth or transparency is not that of the frames before: put them into a "
                "folder of their own."
            )

    def missing(self) -> str:
        """Nothing: gaps are found before the work."""
        return ""

    def damage(self, what: str) -> None:
        """Count a frame that cannot be read, or raise it as MediaError unless salvaging."""
        self.damaged += 1
        if not self.salvage:
            raise MediaError(what)


def _open(path: Path, salvage: bool) -> tuple[Any, Any]:
    """A still as a frame of planar RGB, and the shape of its pixels (None: square)."""
    if path.suffix.lower() == DPX:
        frame, header, shape = dpx.read_frame(path)
        frame = _as_rgb(frame)
        frame.opaque = Still(path, header=header)
        return frame, shape
    photo = read(path, salvage=salvage)
    if len(photo.pages) != 1:
        raise Refused(f"{printable(path)}: it has {len(photo.pages)} pages, and a frame has one: take the others out.")
    page = photo.pages[0]
    frame = _planar(page.pixels, page.alpha)
    frame.opaque = Still(path, photo)
    return frame, None


def _planar(pixels: np.ndarray, alpha: np.ndarray | None) -> Any:
    """Grey or RGB samples as a frame of planar RGB of the same depth."""
    form = f"gbr{'p' if alpha is None else 'ap'}{'' if pixels.dtype == np.uint8 else '16le'}"
    frame = av.VideoFrame(pixels.shape[1], pixels.shape[0], form)
    channels = [pixels] * 3 if pixels.ndim == 2 else [pixels[..., 1], pixels[..., 2], pixels[..., 0]]
    for index, samples in enumerate(channels if alpha is None else [*channels, alpha]):
        plane(frame, index, pixels.dtype.type)[...] = samples
    return frame


def _as_rgb(frame: Any) -> Any:
    """A decoded DPX frame as planar RGB of the same depth; Y'CbCr stays what it is."""
    frame = converted(frame, work_format(frame.format.name))
    layout = layout_of(frame.format.name)
    assert layout is not None
    if layout.family != GREY:
        return frame
    grey = plane(frame, 0, layout.dtype)
    planar = av.VideoFrame(frame.width, frame.height, f"gbrp{'' if layout.depth == 8 else f'{layout.depth}le'}")
    for index in range(3):
        plane(planar, index, layout.dtype)[...] = grey
    return planar


def display_matrix(frame: Any) -> list[int] | None:
    """How the first frame says that it is to be turned, as nine numbers; None if it is not."""
    still: Still = frame.opaque
    turn = TURNS.get(still.photo.pages[0].orientation) if still.photo else None
    if turn is None:
        return None
    a, b, c, d = (number * ONE for number in turn)
    return [a, b, 0, c, d, 0, 0, 0, 1 << 30]


def as_joined(info: FilmInfo, joined: Path, pts: int) -> FilmInfo:
    """A film as the mux takes it: of frames only the joined picture is there, which begins with the frame at `pts`."""
    if info.frames is None:
        return info
    path = info.frames.paths[bisect_left(info.frames.numbers, info.frames.numbers[0] + pts)]
    code = dpx.read_header(path.read_bytes()[: dpx.HEADER]).time_code if path.suffix.lower() == DPX else ""
    return replace(info, repaired=joined, time_code=code)
