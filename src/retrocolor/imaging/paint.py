"""Lay low-resolution chroma over full-resolution lightness, strip by strip.

The lightness L* of every pixel is the source's, from its full depth; the chroma is upsampled (bicubic) and limited to
what sRGB can show at that L*. The loops over pixels (`paint_loops`) are compiled (numba) and run outside the
interpreter's lock, on blocks of rows that stay in the processor's cache.
"""

from functools import cache

import numpy as np
import torch

from retrocolor.imaging import lab, paint_loops, resize
from retrocolor.imaging.paint_loops import GAMMA_STEPS

BLOCK = 1 << 14  # pixels in work


class Painter:
    """Paints one picture of height x width; strips in any order, from any thread.

    `chroma` is float32 (h, w, 2), a* and b* of the whole picture at any lower resolution.
    """

    def __init__(self, chroma: np.ndarray, height: int, width: int) -> None:
        rows, columns, _ = chroma.shape
        across = resize.resize_matrix(columns, width, resize.cubic)
        planes = np.stack((chroma[..., 0] / 500, chroma[..., 1] / 200)).astype(np.float32)  # as Lab's f takes them
        wide = planes.reshape(2 * rows, columns) @ across.T
        first, weights = resize.resize_band(rows, height, resize.cubic)
        more = -weights.shape[1] % 4  # the loop takes rows by fours
        self.first, self.weights = first, np.pad(weights, ((0, 0), (0, more)))
        self.chroma_rows = np.zeros((rows + more, 2 * width), np.float32)  # wide already, rows still few; a* beside b*
        self.chroma_rows[:rows] = wide.reshape(2, rows, width).swapaxes(0, 1).reshape(rows, -1)

    def __call__(self, strip: np.ndarray, first_row: int, canvas: np.ndarray | None = None) -> np.ndarray:
        """Grey or RGB rows (h, W[, 3]), uint8 or uint16, coded sRGB -> RGB rows (h, W, 3) of the same depth.

        `canvas` is uint8 (height, width, 4) for a picture of 8 bits that is needed whole: red, green and
        blue are painted into it, and the rows are a view of it.
        """
        rows = slice(first_row, first_row + len(strip))
        painted = np.empty((*strip.shape[:2], 3), strip.dtype) if canvas is None else canvas[rows]
        height, room = max(1, BLOCK // strip.shape[1]), None
        for top in range(0, len(strip), height):
            block = strip[top : top + height]
            if room is None or room.height != len(block):
                room = _Room(*block.shape[:2])
            here = slice(first_row + top, first_row + top + len(block))
            room.paint(block, self.chroma_rows, self.first[here], self.weights[here], painted[top : top + height])
        return painted[..., :3]


class _Room:
    """Work space for a block of rows, C-contiguous as the loops are compiled for."""

    def __init__(self, height: int, width: int) -> None:
        self.height = height
        self.f, self.y = np.empty((height, width), np.float32), np.empty(width, np.float32)
        self.ab, self.rgb = np.empty((height, 2, width), np.float32), np.empty((3, height, width), np.float32)
        self.indices = np.empty((3, width), np.uint16)
        self.flags, self.where = np.zeros(-(-width // 8) * 8, np.uint8), np.empty(width + 8, np.int32)
        self.eights, self.few = self.flags.view(np.uint64), np.empty((7, width), np.float32)

    def paint(
        self, strip: np.ndarray, rows: np.ndarray, first: np.ndarray, weights: np.ndarray, to: np.ndarray
    ) -> None:
        """Samples of `height` rows, and the rows of chroma with their weights -> samples of the same depth."""
        self._f_of(np.require(strip, requirements=("C", "W")))
        self.ab.fill(0)
        paint_loops.add_chroma(rows, first, weights, self.ab.reshape(self.height, -1))
        paint_loops.light_and_chroma(self.f, self.ab, self.rgb, self.flags, self.eights, self.where, self.few)
        if to.dtype == np.uint16:
            paint_loops.code_words(self.rgb, _gamma(), to)
        else:
            paint_loops.code_bytes(self.rgb, self.indices, _byte_gamma(), to)

    def _f_of(self, strip: np.ndarray) -> None:
        """Lab's f(Y) of samples."""
        if strip.ndim == 2:
            paint_loops.f_of_grey(strip, _f_of_levels(strip.dtype), self.f)
        else:
            levels, f, y = _linear_levels(strip.dtype), self.f, self.y
            paint_loops.f_of_rgb(strip, levels, f, f.view(np.uint32), y, y.view(np.uint32))


@cache
def _linear_levels(dtype: np.dtype) -> np.ndarray:
    """Linear light of every level of a depth: 256 or 65,536 entries."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64)
    return lab.srgb_to_linear(levels).numpy().astype(np.float32)


@cache
def _f_of_levels(dtype: np.dtype) -> np.ndarray:
    """Lab's f(Y) of every grey level of a depth."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64)
    return lab.lab_f(lab.srgb_to_linear(levels)).numpy().astype(np.float32)


@cache
def _gamma() -> np.ndarray:
    """Coded sRGB of GAMMA_STEPS + 1 equal steps of linear light, and one entry more for the interpolation."""
    steps = torch.arange(GAMMA_STEPS + 2, dtype=torch.float64) / GAMMA_STEPS
    return lab.linear_to_srgb(steps).numpy().astype(np.float32)


@cache
def _byte_gamma() -> np.ndarray:
    """The same as levels of 8 bits, within 0.03 of a level before rounding."""
    return (_gamma() * 255).round().clip(0, 255).astype(np.uint8)
