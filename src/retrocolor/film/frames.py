"""One frame: painted, repacked for the encoder, made small, identified."""

import zlib
from typing import Any

import av
import numpy as np
import torch

from retrocolor.film.ffmpeg import pixels
from retrocolor.film.ffmpeg.pixels import GREY, RGB, plane
from retrocolor.film.ffmpeg.target import FULL, Target
from retrocolor.imaging import lab, ycbcr
from retrocolor.imaging.coding import coding, shown
from retrocolor.imaging.depth import full_range, to_bytes
from retrocolor.imaging.paint import Painter


def checksum(frame: Any, target: Target) -> int:
    """CRC-32 of a frame's first plane (luma, or green)."""
    return zlib.crc32(np.ascontiguousarray(plane(frame, 0, target.source.dtype)).data)


def paint(frame: Any, ab: np.ndarray, target: Target, share: float = 1.0) -> Any:
    """A decoded frame with the chroma `ab` (2, h, w) in the encoder's format; its luma stays, sample for sample.

    Of its chroma only a `share`, 0 to 1, is that; the rest is what it had.
    """
    if target.source.family == RGB:
        return _paint_rgb(frame, ab, target, share)
    painted = repack(frame, target)
    layout = target.layout
    signal = ycbcr.Signal(target.matrix, layout.depth, target.range == FULL)
    light = plane(painted, 0, layout.dtype)
    planes = plane(painted, 1, layout.dtype), plane(painted, 2, layout.dtype)
    before = [one.copy() for one in planes] if share < 1 else ()
    ycbcr.chroma_at(light, ab, signal, layout.shift, interlaced=frame.interlaced_frame, into=planes)
    for one, old in zip(planes, before, strict=False):
        one[...] = np.rint(old + share * (one.astype(np.float32) - old))
    return painted


def repack(frame: Any, target: Target) -> Any:
    """A decoded frame in the encoder's format, with its properties and its luma; its own memory.

    Where the format is the same it is the very frame, so that what ffmpeg hides in it (fields, captions) stays.
    """
    layout = target.layout
    if frame.format.name == target.pix_fmt and (frame.width, frame.height) == (target.width, target.height):
        frame.make_writable()
        return frame
    if target.layout.family == RGB:
        return pixels.converted(frame, target.pix_fmt)
    if target.source.family == RGB:
        return rgb_frame(_rgb(frame, target), target)
    if target.reduced:
        return frame.reformat(
            target.width, target.height, target.pix_fmt, src_colorspace=target.swscale_matrix,
            dst_colorspace=target.swscale_matrix, src_color_range=target.source_range, dst_color_range=target.range,
            interpolation=pixels.BICUBIC, threads=1,
        )  # fmt: skip
    packed = frame.reformat(
        format=target.pix_fmt, src_color_range=target.range, dst_color_range=target.range,
        interpolation=pixels.BICUBIC, threads=1,
    )  # fmt: skip
    deeper = layout.depth - target.source.depth
    light = plane(frame, 0, target.source.dtype).astype(layout.dtype)
    plane(packed, 0, layout.dtype)[...] = light << deeper if deeper else light
    return packed


def _rgb(frame: Any, target: Target) -> np.ndarray:
    """A planar RGB frame as (H, W, 3), uint8 or uint16 of full range."""
    layout = target.source
    green, blue, red = (plane(frame, index, layout.dtype) for index in range(3))
    return deepened(np.stack((red, green, blue), -1), layout.depth)


def deepened(samples: np.ndarray, depth: int) -> np.ndarray:
    """Samples of 8 bits as they are, of more as uint16 of its whole range; any shape."""
    if depth in (8, 16):
        return samples
    return full_range(samples, (1 << depth) - 1, np.uint16)


def mixed(before: np.ndarray, painted: np.ndarray, share: float) -> np.ndarray:
    """RGB (H, W, 3), uint8 or uint16, coded sRGB: a `share` of the second of two pictures of one light, which stays.

    Mixtures of linear light of one luminance have that luminance.
    """
    if share >= 1:
        return painted
    top = np.iinfo(painted.dtype).max
    old, new = (lab.srgb_to_linear(torch.from_numpy(one.astype(np.float32) / top)) for one in (before, painted))
    return np.rint(lab.linear_to_srgb(old + share * (new - old)).numpy() * top).astype(painted.dtype)


def _painted(rgb: np.ndarray, chroma: np.ndarray, target: Target, share: float) -> np.ndarray:
    """RGB (H, W, 3) with a share of the chroma (h, w, 2), through the light that its samples stand for."""
    tables, painter = coding(target.coding), Painter(chroma, *rgb.shape[:2])
    if tables is None:
        return mixed(rgb, painter(rgb, 0), share)
    deep = rgb if rgb.dtype == np.uint16 else rgb.astype(np.uint16) * 257
    screen = tables.to_screen[deep]
    painted = tables.from_screen[mixed(screen, painter(screen, 0), share)]
    kept = tables.is_kept(deep)
    painted[kept] = deep[kept]
    return painted if rgb.dtype == np.uint16 else to_bytes(painted)


def _paint_rgb(frame: Any, ab: np.ndarray, target: Target, share: float) -> Any:
    """RGB keeps its L*, as photos do."""
    rgb = _rgb(frame, target)
    chroma = np.ascontiguousarray(ab.astype(np.float32).transpose(1, 2, 0))
    painted = _painted(rgb, chroma, target, share)
    if target.layout.family != RGB:
        return rgb_frame(painted, target)
    frame.make_writable()
    depth, dtype = target.layout.depth, target.layout.dtype
    if depth not in (8, 16):
        top = (1 << depth) - 1
        painted = ((painted.astype(np.uint32) * top + 32767) // 65535).astype(dtype)
    for index, channel in enumerate((1, 2, 0)):
        plane(frame, index, dtype)[...] = painted[..., channel]
    return pixels.converted(frame, target.pix_fmt)


def rgb_frame(rgb: np.ndarray, target: Target) -> Any:
    """RGB (H, W, 3) -> a frame in the encoder's Y'CbCr format, by the matrix and range it is tagged with."""
    packed = av.VideoFrame.from_ndarray(rgb, "rgb24" if rgb.dtype == np.uint8 else "rgb48le")
    return packed.reformat(
        target.width, target.height, target.pix_fmt, dst_colorspace=target.swscale_matrix,
        src_color_range=FULL, dst_color_range=target.range, interpolation=pixels.BICUBIC, threads=1,
    )  # fmt: skip


def source_signal(target: Target) -> ycbcr.Signal:
    """How the samples of the decoded frames stand for light."""
    return ycbcr.Signal(target.matrix or 1, target.source.depth, target.range == FULL)


def small_rgb(frame: Any, target: Target, rows: int, columns: int) -> np.ndarray:
    """A decoded frame as small coded RGB in [0, 1], float32 (rows, columns, 3)."""
    layout = target.source
    planes = [plane(frame, index, layout.dtype) for index in range(1 if layout.family == GREY else 3)]
    if layout.family == RGB:
        green, blue, red = (ycbcr.shrink(one, rows, columns) / ((1 << layout.depth) - 1) for one in planes)
        return shown(np.clip(np.stack((red, green, blue), -1), 0, 1).astype(np.float32), target.coding)
    if layout.family == GREY:
        return np.repeat(ycbcr.small_luma(planes[0], source_signal(target), rows, columns)[..., None], 3, 2)
    return ycbcr.small_rgb(tuple(planes), source_signal(target), rows, columns)
