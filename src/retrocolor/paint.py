"""Lay low-resolution chroma over full-resolution lightness, strip by strip.

The lightness L* of every pixel is the source's, from its full depth; the chroma is upsampled (bicubic) and limited to
what sRGB can show at that L*. The loop over pixels is compiled (numba) and runs outside the interpreter's lock.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import torch
from numba import njit

from retrocolor import color

KNEE = np.float32(6 / 29)  # Lab's f: a cube above, its tangent below
SLOPE = np.float32(color.SLOPE)
LUMINANCE = np.array(color.XYZ_FROM_RGB[1], np.float32)
FROM_WHITE = color.FROM_WHITE.float().numpy()
INVERSE_SLOPE = np.float32(1 / color.SLOPE)
GAMMA_STEPS = 1 << 16  # interpolated linearly: within 0.005 of a 16-bit step


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a loop over pixels, and keep the machine code for the next run where there is a folder for it."""
    try:
        return njit(nogil=True, error_model="numpy", cache=True)(function)
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        return njit(nogil=True, error_model="numpy")(function)


class Painter:
    """Paints one picture of height x width; strips in any order, from any thread.

    `chroma` is float32 (h, w, 2), a* and b* of the whole picture at any lower resolution.
    """

    def __init__(self, chroma: np.ndarray, height: int, width: int) -> None:
        across = color.resize_matrix(chroma.shape[1], width, color.cubic)
        planes = np.stack((chroma[..., 0] / 500, chroma[..., 1] / 200)).astype(np.float32)  # as Lab's f wants them
        self.chroma_rows = np.ascontiguousarray(planes @ across.T)  # (2, h, width): wide already, rows still few
        self.down = color.resize_matrix(chroma.shape[0], height, color.cubic)  # (height, h), four taps a row

    def __call__(self, strip: np.ndarray, first_row: int) -> np.ndarray:
        """Grey or RGB rows (h, W[, 3]), uint8 or uint16, coded sRGB -> RGB rows (h, W, 3) of the same depth."""
        painted = np.empty((*strip.shape[:2], 3), strip.dtype)
        levels = _f_of_grey(strip.dtype) if strip.ndim == 2 else _linear_levels(strip.dtype)
        down = self.down[first_row : first_row + len(strip)]
        gamma = _byte_gamma() if strip.dtype == np.uint8 else _gamma()
        _paint(strip, levels, self.chroma_rows, down, gamma, painted)
        return painted


@cache
def _linear_levels(dtype: np.dtype) -> np.ndarray:
    """Linear light of every level of a depth: 256 or 65,536 entries."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64)
    return color.srgb_to_linear(levels).numpy().astype(np.float32)


@cache
def _f_of_grey(dtype: np.dtype) -> np.ndarray:
    """Lab's f(Y) of every grey level of a depth."""
    levels = torch.linspace(0, 1, int(np.iinfo(dtype).max) + 1, dtype=torch.float64)
    return color.lab_f(color.srgb_to_linear(levels)).numpy().astype(np.float32)


@cache
def _gamma() -> np.ndarray:
    """Coded sRGB of GAMMA_STEPS + 1 equal steps of linear light, and one entry more for the interpolation."""
    steps = torch.arange(GAMMA_STEPS + 2, dtype=torch.float64) / GAMMA_STEPS
    return color.linear_to_srgb(steps).numpy().astype(np.float32)


@cache
def _byte_gamma() -> np.ndarray:
    """The same as levels of 8 bits, within 0.03 of a level before rounding."""
    return (_gamma() * 255).round().clip(0, 255).astype(np.uint8)


@compiled
def _paint(strip, levels, chroma_rows, down, gamma, painted):  # type: ignore[no-untyped-def]
    """Row by row, each step a plain loop over one row that the compiler can vectorize.

    Functions are not passed in: numba's cache on disk cannot hold them from one process to the next.
    """
    width = strip.shape[1]
    f, a, b = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    linear = np.empty((3, width), np.float32)
    for row in range(strip.shape[0]):
        if strip.ndim == 2:
            _f_of_grey_row(strip[row], levels, f)
        else:
            _f_of_rgb_row(strip[row], levels, f)
        _chroma_of_row(chroma_rows, down[row], a, b)
        for column in range(width):
            red, green, blue = _linear(f[column], a[column], b[column])
            linear[0, column], linear[1, column], linear[2, column] = red, green, blue
        for column in range(width):
            if _outside(linear[0, column], linear[1, column], linear[2, column]):
                red, green, blue = _limited(f[column], a[column], b[column])
                linear[0, column], linear[1, column], linear[2, column] = red, green, blue
        if painted.itemsize == 1:
            _code_bytes(linear, gamma, painted[row])
        else:
            _code_words(linear, gamma, painted[row])


@compiled
def _f_of_grey_row(row, levels, f):  # type: ignore[no-untyped-def]
    for column in range(len(f)):
        f[column] = levels[row[column]]


@compiled
def _f_of_rgb_row(row, levels, f):  # type: ignore[no-untyped-def]
    for column in range(len(f)):
        red, green, blue = levels[row[column, 0]], levels[row[column, 1]], levels[row[column, 2]]
        y = LUMINANCE[0] * red + LUMINANCE[1] * green + LUMINANCE[2] * blue
        f[column] = np.cbrt(y) if y > np.float32(color.EPSILON) else SLOPE * y + np.float32(16 / 116)


@compiled
def _chroma_of_row(chroma_rows, weights, a, b):  # type: ignore[no-untyped-def]
    """One row of chroma at full resolution: the few rows of the small picture that weigh in."""
    a[:] = 0
    b[:] = 0
    for small in range(len(weights)):
        weight = weights[small]
        if weight != 0:
            for column in range(len(a)):
                a[column] += weight * chroma_rows[0, small, column]
            for column in range(len(b)):
                b[column] += weight * chroma_rows[1, small, column]


@compiled
def _limited(f, a, b):  # type: ignore[no-untyped-def]
    """The colour with the largest share of its chroma that sRGB can show at its lightness, by bisection."""
    share, step = np.float32(0), np.float32(0.5)
    for _ in range(color.GAMUT_STEPS):
        red, green, blue = _linear(f, a * (share + step), b * (share + step))
        if not _outside(red, green, blue):
            share += step
        step *= np.float32(0.5)
    return _linear(f, a * share, b * share)


@compiled
def _linear(f, a, b):  # type: ignore[no-untyped-def]
    """Lab's f(Y), a*/500 and b*/200 -> linear sRGB."""
    x, y, z = _cube(f + a), _cube(f), _cube(f - b)
    red = FROM_WHITE[0, 0] * x + FROM_WHITE[0, 1] * y + FROM_WHITE[0, 2] * z
    green = FROM_WHITE[1, 0] * x + FROM_WHITE[1, 1] * y + FROM_WHITE[1, 2] * z
    blue = FROM_WHITE[2, 0] * x + FROM_WHITE[2, 1] * y + FROM_WHITE[2, 2] * z
    return red, green, blue


@compiled
def _cube(f):  # type: ignore[no-untyped-def]
    """The inverse of Lab's f, without a branch: a cube above the knee, its tangent below."""
    above = max(f, KNEE)
    return above * above * above + (f - above) * INVERSE_SLOPE


@compiled
def _outside(red, green, blue):  # type: ignore[no-untyped-def]
    low, high = min(red, green, blue), max(red, green, blue)
    return low < np.float32(-color.GAMUT_SLACK) or high > np.float32(1 + color.GAMUT_SLACK)


@compiled
def _code_bytes(linear, gamma, coded):  # type: ignore[no-untyped-def]
    """Linear light (3, W) -> the nearest levels of 8 bits (W, 3)."""
    for column in range(linear.shape[1]):
        for channel in range(3):
            place = min(max(linear[channel, column], np.float32(0)), np.float32(1)) * np.float32(GAMMA_STEPS)
            coded[column, channel] = gamma[np.uint32(place + np.float32(0.5))]


@compiled
def _code_words(linear, gamma, coded):  # type: ignore[no-untyped-def]
    """Linear light (3, W) -> the nearest levels of 16 bits (W, 3), interpolated."""
    for column in range(linear.shape[1]):
        for channel in range(3):
            place = min(max(linear[channel, column], np.float32(0)), np.float32(1)) * np.float32(GAMMA_STEPS)
            index = np.uint32(place)
            between = place - np.float32(index)
            level = gamma[index] + between * (gamma[index + 1] - gamma[index])
            coded[column, channel] = np.uint16(level * np.float32(65535) + np.float32(0.5))
