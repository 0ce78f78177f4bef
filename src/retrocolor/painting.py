"""The second pass over a film: the same frames again, each with its chroma from the colour track."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any

import av
import numpy as np

from retrocolor import color, luma
from retrocolor.colorizer import upright
from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film import pixels, target
from retrocolor.film.ahead import ahead
from retrocolor.film.pixels import RGB, plane
from retrocolor.footage import Film, checksum, frames_in_window
from retrocolor.paint import Painter
from retrocolor.reel import Plan, Reel
from retrocolor.track import NO_TIME, read_chroma
from retrocolor.view import small_rgb

AHEAD = 4  # frames in front, of decoding and of painting
CHROMA_BLOCK = 64  # frames of chroma read at once
STRIP = 9  # frames shown before and after
STRIP_SIDE = 320  # their short side at most, in pixels


def painted_segments(film: Film, plan: Plan, first: int) -> Iterator[tuple[int, Iterator[Any]]]:
    """Number and coloured frames of each segment from `first` on. Take all of one before the next."""
    begin = plan.segments[first][0]
    with ExitStack() as stack:
        decoded = stack.enter_context(ahead(_verified(film, plan, begin), AHEAD))
        painted = stack.enter_context(ahead(_paint(decoded, film, plan, begin), AHEAD))
        for number in range(first, len(plan.segments)):
            start, end = plan.segments[number]
            yield number, islice(painted, end - start)


def _verified(film: Film, plan: Plan, begin: int) -> Iterator[Any]:
    """The frames from number `begin` on, each compared with what the first pass saw.

    Starts at a key frame before; if what comes out there is not the same, everything is decoded from the beginning.
    """
    name = printable(film.info.path)
    pts, crc = film.track.column("pts"), film.track.column("crc")
    number = begin
    if begin and not film.options.salvage and not (pts == NO_TIME).any():
        for frame in _after_seek(film, int(pts[begin])):
            if frame.pts != pts[number] or checksum(frame, film.target) != crc[number]:
                break
            yield frame
            number += 1
            if number == plan.frames:
                return
    frames = frames_in_window(film.decoder(), film)
    for place, frame in enumerate(islice(frames, plan.frames)):
        if place < number:
            continue
        if not film.options.salvage and checksum(frame, film.target) != crc[place]:
            raise MediaError(f"{name}: damaged or changed, its pictures differ the second time; --salvage takes them.")
        yield frame
        number += 1
    if number != plan.frames:
        raise MediaError(f"{name}: damaged or changed, {number} frames came out after {plan.frames} the first time.")


def _after_seek(film: Film, pts: int) -> Iterator[Any]:
    """Frames from the one at `pts` on, or from a later one if that was jumped over."""
    for frame in film.decoder().frames(float(pts * film.info.picture.time_base)):
        if frame.pts is not None and frame.pts >= pts:
            yield frame


def _paint(frames: Iterable[Any], film: Film, plan: Plan, begin: int) -> Iterator[Any]:
    left = plan.is_left()
    strip = set(strip_frames(plan.frames))
    chroma: Iterator[np.ndarray] = _chroma(film, begin, plan.frames)
    for number, (frame, ab) in enumerate(zip(frames, chroma, strict=False), begin):
        before = _shown(frame, film) if number in strip else None
        painted = repack(frame, film.target) if left[number] else paint(frame, ab, film.target)
        if before is not None:
            _keep_strip(film, number, before, ab, left[number])
        yield painted


def _chroma(film: Film, begin: int, frames: int) -> Iterator[np.ndarray]:
    for first in range(begin, frames, CHROMA_BLOCK):
        count = min(CHROMA_BLOCK, frames - first)
        yield from read_chroma(film.reel.steady_path, first, count, film.track.size)


def paint(frame: Any, ab: np.ndarray, chosen: target.Target) -> Any:
    """A decoded frame with the chroma `ab` (2, h, w) in the encoder's format; its luma stays, sample for sample."""
    if chosen.source.family == RGB:
        return _paint_rgb(frame, ab, chosen)
    painted = repack(frame, chosen)
    layout = chosen.layout
    signal = luma.Signal(chosen.matrix, layout.depth, chosen.range == target.FULL)
    light = plane(painted, 0, layout.dtype)
    planes = luma.chroma_at(light, ab, signal, layout.shift, interlaced=frame.interlaced_frame)
    for index, samples in enumerate(planes, 1):
        plane(painted, index, layout.dtype)[...] = samples
    return painted


def repack(frame: Any, chosen: target.Target) -> Any:
    """A decoded frame in the encoder's format, with its properties and its luma; its own memory.

    Where the format is the same it is the very frame, so that what ffmpeg hides in it (fields, captions) stays.
    """
    layout = chosen.layout
    if frame.format.name == chosen.pix_fmt and (frame.width, frame.height) == (chosen.width, chosen.height):
        frame.make_writable()
        return frame
    if chosen.layout.family == RGB:
        return pixels.converted(frame, chosen.pix_fmt)
    if chosen.source.family == RGB:
        return rgb_frame(_rgb(frame, chosen), chosen)
    if chosen.reduced:
        return frame.reformat(
            chosen.width, chosen.height, chosen.pix_fmt, src_colorspace=chosen.swscale_matrix,
            dst_colorspace=chosen.swscale_matrix, src_color_range=chosen.source_range, dst_color_range=chosen.range,
            interpolation=pixels.BICUBIC, threads=1,
        )  # fmt: skip
    packed = frame.reformat(
        format=chosen.pix_fmt, src_color_range=chosen.range, dst_color_range=chosen.range,
        interpolation=pixels.BICUBIC, threads=1,
    )  # fmt: skip
    deeper = layout.depth - chosen.source.depth
    light = plane(frame, 0, chosen.source.dtype).astype(layout.dtype)
    plane(packed, 0, layout.dtype)[...] = light << deeper if deeper else light
    return packed


def _rgb(frame: Any, chosen: target.Target) -> np.ndarray:
    """A planar RGB frame as (H, W, 3), uint8 or uint16 of full range."""
    layout = chosen.source
    green, blue, red = (plane(frame, index, layout.dtype) for index in range(3))
    rgb = np.stack((red, green, blue), -1)
    if layout.depth in (8, 16):
        return rgb
    top = (1 << layout.depth) - 1
    return ((rgb.astype(np.uint32) * 65535 + top // 2) // top).astype(np.uint16)


def _paint_rgb(frame: Any, ab: np.ndarray, chosen: target.Target) -> Any:
    """RGB keeps its L*, as photos do."""
    rgb = _rgb(frame, chosen)
    chroma = np.ascontiguousarray(ab.astype(np.float32).transpose(1, 2, 0))
    painted = Painter(chroma, *rgb.shape[:2])(rgb, 0)
    if chosen.layout.family != RGB:
        return rgb_frame(painted, chosen)
    frame.make_writable()
    depth, dtype = chosen.layout.depth, chosen.layout.dtype
    if depth not in (8, 16):
        top = (1 << depth) - 1
        painted = ((painted.astype(np.uint32) * top + 32767) // 65535).astype(dtype)
    for index, channel in enumerate((1, 2, 0)):
        plane(frame, index, dtype)[...] = painted[..., channel]
    return pixels.converted(frame, chosen.pix_fmt)


def rgb_frame(rgb: np.ndarray, chosen: target.Target) -> Any:
    """RGB (H, W, 3) -> a frame in the encoder's Y'CbCr format, by the matrix and range it is tagged with."""
    packed = av.VideoFrame.from_ndarray(rgb, "rgb24" if rgb.dtype == np.uint8 else "rgb48le")
    return packed.reformat(
        chosen.width, chosen.height, chosen.pix_fmt, dst_colorspace=chosen.swscale_matrix,
        src_color_range=target.FULL, dst_color_range=chosen.range, interpolation=pixels.BICUBIC, threads=1,
    )  # fmt: skip


def strip_frames(frames: int) -> list[int]:
    """Numbers of the frames that stand for the film: evenly spread, at most STRIP."""
    count = STRIP if frames >= STRIP else 4 if frames >= 4 else 1
    return [int((number + 0.5) * frames / count) for number in range(count)]


def _shown(frame: Any, film: Film) -> np.ndarray:
    """A small RGB picture (h, w, 3) uint8 of a frame as it is, as stored."""
    size = color.fit_size(*film.view.network_size, min(STRIP_SIDE, film.target.height, film.target.width))
    return np.round(small_rgb(frame, film.target, *size) * 255).astype(np.uint8)


def _keep_strip(film: Film, number: int, before: np.ndarray, ab: np.ndarray, left: bool) -> None:
    chroma = np.ascontiguousarray(ab.astype(np.float32).transpose(1, 2, 0))
    after = before if left else Painter(chroma, *before.shape[:2])(before, 0)
    turned = [np.ascontiguousarray(upright(picture, film.view.orientation)) for picture in (before, after)]
    np.savez(film.reel.folder / f"strip-{number:09d}.npz", before=turned[0], after=turned[1])


def read_strip(store: Reel) -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
    """The small pictures kept on the way: before and after."""
    pairs = []
    for path in sorted(store.folder.glob("strip-*.npz")):
        with np.load(path, allow_pickle=False) as stored:
            pairs.append((stored["before"], stored["after"]))
    return tuple(before for before, _ in pairs), tuple(after for _, after in pairs)
