"""Lay low-resolution chroma over full-resolution lightness, strip by strip.

The lightness L* of every pixel is the source's, from its full depth; the chroma is upsampled (bicubic) and limited to
what sRGB can show at that L*. The loops over pixels (`paint_loops`) are machine code and run outside the interpreter's
lock, a row at a time.
"""

from functools import cache

import numpy as np
import torch

from retrocolor.imaging import lab, paint_loops, resize
from retrocolor.imaging.paint_loops import GAMMA_STEPS, TAPS

BLOCK = 1 << 16  # pixels whose light is in work
BEYOND = 1e4  # a* or b* that no decode gives, and with which float32 still holds linear light
_NO_BYTES, _NO_WORDS = np.empty((1, 0, 3), np.uint8), np.empty((0, 0, 3), np.uint16)
_NO_LEVELS, _NO_F = np.empty(0, np.float32), np.empty((0, 0), np.float32)


class Painter:
    """Paints one picture of height x width; strips in any order, from any thread.

    `chroma` is float32 (h, w, 2), a* and b* of the whole picture at any lower resolution. Raises ValueError for chroma
    that is not finite or far beyond all colours: the loops look levels up without a check.
    """

    def __init__(self, chroma: np.ndarray, height: int, width: int) -> None:
        if not (np.abs(chroma) < BEYOND).all():
            raise ValueError(f"chroma is not finite, or beyond {BEYOND:g}")
        rows, columns, _ = chroma.shape
        across = resize.resize_matrix(columns, width, resize.cubic)
        planes = np.stack((chroma[..., 0] / 500, chroma[..., 1] / 200)).astype(np.float32)  # as Lab's f takes them
        wide = planes.reshape(2 * rows, columns) @ across.T
        first, weights = resize.resize_band(rows, height, resize.cubic)
        wide = wide.reshape(2, rows, width)
        if weights.shape[1] > TAPS:  # the picture has fewer rows than its chroma
            wide = resize.resize_matrix(rows, height, resize.cubic) @ wide
            first, weights, rows = np.arange(height), np.ones((height, 1), np.float32), height
        more = TAPS - weights.shape[1]
        self.first, self.weights = first, np.pad(weights, ((0, 0), (0, more)))
        self.chroma_rows = np.zeros((rows + more, 2, width), np.float32)  # wide already, rows still few
        self.chroma_rows[:rows] = wide.swapaxes(0, 1)

    def __call__(self, strip: np.ndarray, first_row: int, canvas: np.ndarray | None = None) -> np.ndarray:
        """Grey or RGB rows (h, W[, 3]), uint8 or uint16, coded sRGB -> RGB rows (h, W, 3) of the same depth.

        `canvas` is for a picture that is needed whole, (height, width, 3) of its depth, or of 8 bits (height, width,
        4): red, green and blue are painted into it, and the rows are a view of it. Raises ValueError for rows that the
        picture does not have, and for a canvas of another size or depth.
        """
        self._require(strip, first_row, canvas)
        rows = slice(first_row, first_row + len(strip))
        painted = np.empty((*strip.shape[:2], 3), strip.dtype) if canvas is None else canvas[rows]
        room = _Room(strip.shape[1])
        height = len(strip) if _is_plain(strip) else max(1, BLOCK // strip.shape[1])
        strip = np.require(strip, requirements=("C", "W"))  # as the loops are compiled for
        for top in range(0, len(strip), height):
            here = slice(first_row + top, first_row + min(top + height, len(strip)))
            chroma = self.chroma_rows, self.first[here], self.weights[here]
            room.paint(strip[top : top + height], chroma, painted[top : top + height])
        return painted[..., :3]

    def _require(self, strip: np.ndarray, first_row: int, canvas: np.ndarray | None) -> None:
        height, width = len(self.first), self.chroma_rows.shape[2]
        if strip.shape[1] != width or not 0 <= first_row <= height - len(strip):
            raise ValueError(f"rows {strip.shape} from {first_row} on, of a picture {height} x {width}")
        if canvas is not None and (canvas.shape[:2] != (height, width) or canvas.dtype != strip.dtype):
            raise ValueError(f"a canvas {canvas.shape} of {canvas.dtype} for {height} x {width} of {strip.dtype}")


class _Room:
    """Work space for rows of a width, C-contiguous as the loops are compiled for."""

    def __init__(self, width: int) -> None:
        light, a, b, red, green, blue = np.empty((6, width), np.float32)
        flags, where = np.zeros(-(-width // 8) * 8, np.uint8), np.empty(width + 8, np.uint32)
        few, places = np.empty((7, width), np.float32), np.empty((3, width), np.uint16)
        self.work = light, a, b, red, green, blue, flags, flags.view(np.uint64), where, few, *places

    def paint(self, strip: np.ndarray, chroma: tuple[np.ndarray, ...], to: np.ndarray) -> None:
        """Samples, and the rows of chroma with where they begin and their weights -> samples of the same depth."""
        coded, deep = (_NO_BYTES, to) if to.dtype == np.uint16 else (to, _NO_WORDS)
        light = _light_of(strip)
        paint_loops.paint_rows(*light, *chroma, *self.work, _byte_gamma(), coded, _gamma(), deep)


def _is_plain(strip: np.ndarray) -> bool:
    """Whether this is grey of 8 bits, as most pictures are: the loop looks their light up on its way."""
    return strip.ndim == 2 and strip.dtype == np.uint8


def _light_of(strip: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Samples as the loop takes them: grey of 8 bits with f(Y) of its levels and room for a row, or f(Y) of all."""
    if _is_plain(strip):
        return strip, _f_of_levels(strip.dtype), _NO_F
    f = np.empty(strip.shape[:2], np.float32)
    if strip.ndim == 2:
        paint_loops.f_of_grey(strip, _f_of_levels(strip.dtype), f)
    else:
        y = np.empty(strip.shape[1], np.float32)
        paint_loops.f_of_rgb(strip, _linear_levels(strip.dtype), f, f.view(np.uint32), y, y.view(np.uint32))
    return _NO_BYTES[0], _NO_LEVELS, f


@cache
def _linear_levels(dtype: np.dtype) -> np.ndarray:
    """Linear light of every level of a depth: 256 or 65,536 entries."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64, device="cpu")
    return lab.srgb_to_linear(levels).numpy().astype(np.float32)


@cache
def _f_of_levels(dtype: np.dtype) -> np.ndarray:
    """Lab's f(Y) of every grey level of a depth."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64, device="cpu")
    return lab.lab_f(lab.srgb_to_linear(levels)).numpy().astype(np.float32)


@cache
def _gamma() -> np.ndarray:
    """Coded sRGB of GAMMA_STEPS + 1 equal steps of linear light, and one entry more for the interpolation."""
    steps = torch.arange(GAMMA_STEPS + 2, dtype=torch.float64, device="cpu") / GAMMA_STEPS
    return lab.linear_to_srgb(steps).numpy().astype(np.float32)


@cache
def _byte_gamma() -> np.ndarray:
    """The same as levels of 8 bits, within 0.03 of a level before rounding."""
    return (_gamma() * 255).round().clip(0, 255).astype(np.uint8)
