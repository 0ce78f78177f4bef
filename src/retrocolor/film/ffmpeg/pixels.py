"""Pixel formats: which planes a frame has, which planar format it is worked on in, numpy views of its planes."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import av
import numpy as np

GREY, YUV, RGB = "grey", "yuv", "rgb"
EXACT = 0x40000 | 0x80000  # swscale's flags: accurate rounding, bit exact
POINT, BICUBIC = 0x10 | EXACT, 4 | EXACT


@dataclass(frozen=True)
class Layout:
    """A planar pixel format. `shift` is how many times chroma is halved (across, down); samples are little-endian."""

    name: str
    family: str  # grey, yuv, rgb
    depth: int
    shift: tuple[int, int] = (0, 0)
    alpha: bool = False

    @property
    def dtype(self) -> type[np.generic]:
        """uint8, or uint16 above 8 bits."""
        return np.uint8 if self.depth == 8 else np.uint16

    @property
    def subsampling(self) -> str:
        """The usual name of the chroma resolution: 420, 422, 444, 411, 410, 440; empty without chroma."""
        names = {(1, 1): "420", (1, 0): "422", (0, 0): "444", (2, 0): "411", (2, 2): "410", (0, 1): "440"}
        return names[self.shift] if self.family == YUV else ""


@cache
def layout_of(pix_fmt: str) -> Layout | None:
    """The layout of a planar little-endian format of 8 to 16 bits; None for any other format."""
    form = av.VideoFormat(pix_fmt, 64, 64)
    components = form.components
    depth = components[0].bits
    plain = [c for c in components if not c.is_alpha]
    planes = {c.plane for c in components}
    if form.has_palette or form.is_bit_stream or form.is_bayer or form.is_big_endian or not 8 <= depth <= 16:
        return None
    if len(planes) != len(components) or pix_fmt.startswith(("p0", "p2", "p4", "nv", "xyz")):
        return None
    if any(c.bits != depth for c in components) or "f16" in pix_fmt or pix_fmt.endswith(("msble", "xle")):
        return None
    alpha = len(plain) != len(components)
    if len(plain) == 1:
        return None if alpha else Layout(pix_fmt, GREY, depth)
    if form.is_rgb:
        return Layout(pix_fmt, RGB, depth, (0, 0), alpha)
    shift = (64 // components[1].width).bit_length() - 1, (64 // components[1].height).bit_length() - 1
    return Layout(pix_fmt, YUV, depth, shift, alpha)


@cache
def work_format(pix_fmt: str) -> str:
    """The planar format that holds all of a decoded format: itself, or one that swscale repacks without loss.

    Raises ValueError for formats that have none (floats, Bayer, XYZ).
    """
    if layout_of(pix_fmt):
        return pix_fmt
    form = av.VideoFormat(pix_fmt, 64, 64)
    depth = max((component.bits for component in form.components), default=8)
    if form.is_bayer or depth > 16 or "f16" in pix_fmt or pix_fmt.startswith("xyz"):
        raise ValueError(f"its pixel format {pix_fmt} is not supported")
    if form.has_palette or form.is_rgb:
        return f"gbr{'ap' if _has_alpha(form) else 'p'}{_suffix(max(depth, 8))}"
    if len([c for c in form.components if not c.is_alpha]) == 1:
        return f"gray{_suffix(max(depth, 8))}"
    across, down = 64 // form.components[1].width, 64 // form.components[1].height
    name = {(2, 2): "420", (2, 1): "422", (1, 1): "444", (4, 1): "411", (4, 4): "410", (1, 2): "440"}[across, down]
    return f"yuv{'a' if _has_alpha(form) else ''}{name}p{_suffix(depth)}"


def has_alpha(pix_fmt: str) -> bool:
    """Has a format a plane or a channel of transparency?"""
    return _has_alpha(av.VideoFormat(pix_fmt, 64, 64))


def _has_alpha(form: Any) -> bool:
    return any(component.is_alpha for component in form.components)


def _suffix(depth: int) -> str:
    return "" if depth == 8 else f"{depth}le"


def plane(frame: Any, index: int, dtype: type[np.generic]) -> np.ndarray:
    """A writable view (rows, columns) of a frame's plane, without the padding of its lines.

    Call `frame.make_writable()` before writing: decoders keep frames for reference.
    """
    where = frame.planes[index]
    size = np.dtype(dtype).itemsize
    rows = np.frombuffer(where, dtype)[: where.height * (where.line_size // size)]
    return rows.reshape(where.height, where.line_size // size)[:, : where.width]


def converted(frame: Any, pix_fmt: str) -> Any:
    """The frame in another pixel format of the same content, with its properties; exact for `work_format`."""
    if frame.format.name == pix_fmt:
        return frame
    return frame.reformat(
        format=pix_fmt,
        src_color_range=frame.color_range,
        dst_color_range=frame.color_range,
        interpolation=POINT,
        threads=1,
    )
