"""Lay low-resolution chroma over full-resolution lightness, strip by strip.

The lightness L* of every pixel is the source's, from its full depth; the chroma is upsampled (bicubic) and limited to
what sRGB can show at that L*. The loop over pixels is compiled (numba) and runs outside the interpreter's lock: it
works on short parts of a row that stay in the fastest cache, each step a plain loop that the compiler can vectorize.
"""

from functools import cache

import numpy as np
import torch

from retrocolor.imaging import lab, resize
from retrocolor.imaging.jit import compiled

# Compiled in: code kept on disk follows the text of this file alone, so change a letter here when lab.py's change.
KNEE = np.float32(6 / 29)  # Lab's f: a cube above, its tangent below
SLOPE = np.float32(lab.SLOPE)
LUMINANCE = np.array(lab.XYZ_FROM_RGB[1], np.float32)
FROM_WHITE = lab.FROM_WHITE.float().numpy()
INVERSE_SLOPE = np.float32(1 / lab.SLOPE)
LOWEST, HIGHEST = np.float32(-lab.GAMUT_SLACK), np.float32(1 + lab.GAMUT_SLACK)
GAMMA_STEPS = (1 << 16) - 1  # interpolated linearly: within 0.005 of a 16-bit step
PART = 1024  # pixels of a row in work
THIRD = 709_921_077  # two thirds of the bits of 1.0: the bits of a number, by 3, and this: nearly its cube root


class Painter:
    """Paints one picture of height x width; strips in any order, from any thread.

    `chroma` is float32 (h, w, 2), a* and b* of the whole picture at any lower resolution.
    """

    def __init__(self, chroma: np.ndarray, height: int, width: int) -> None:
        rows, columns, _ = chroma.shape
        across = resize.resize_matrix(columns, width, resize.cubic)
        planes = np.stack((chroma[..., 0] / 500, chroma[..., 1] / 200)).astype(np.float32)  # as Lab's f takes them
        wide = planes.reshape(2 * rows, columns) @ across.T
        self.chroma_rows = wide.reshape(2, rows, width)  # wide already, rows still few
        self.first, self.weights = resize.resize_band(rows, height, resize.cubic)

    def __call__(self, strip: np.ndarray, first_row: int, canvas: np.ndarray | None = None) -> np.ndarray:
        """Grey or RGB rows (h, W[, 3]), uint8 or uint16, coded sRGB -> RGB rows (h, W, 3) of the same depth.

        `canvas` is uint8 (height, width, 4) for a picture of 8 bits that is needed whole: it is painted into, red,
        green, blue and 255, and the rows are a view of it.
        """
        rows = slice(first_row, first_row + len(strip))
        levels = _f_of_levels(strip.dtype) if strip.ndim == 2 else _linear_levels(strip.dtype)
        gamma = _byte_gamma() if strip.dtype == np.uint8 else _gamma()
        if canvas is None:
            painted = np.empty((*strip.shape[:2], 3), strip.dtype)
            target = painted
        else:
            painted, target = canvas[rows, :, :3], canvas[rows].view(np.uint32)[..., 0]
        _paint(strip, levels, self.chroma_rows, self.first[rows], self.weights[rows], gamma, target)
        return painted


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


@compiled
def _paint(strip, levels, chroma_rows, first, weights, gamma, painted):  # type: ignore[no-untyped-def]
    """`painted` is (h, W, 3) of the strip's depth, or uint32 (h, W): red is the lowest byte, then green, blue, 255."""
    width = strip.shape[1]
    f, a, b = np.empty(PART, np.float32), np.empty(PART, np.float32), np.empty(PART, np.float32)
    red, green, blue = np.empty(PART, np.float32), np.empty(PART, np.float32), np.empty(PART, np.float32)
    outside, room, where = np.zeros(PART, np.uint8), np.empty((4, PART), np.float32), np.empty(PART + 8, np.int32)
    indices = np.empty((3, PART), np.uint16)
    for row in range(strip.shape[0]):
        for left in range(0, width, PART):
            right = min(left + PART, width)
            count = right - left
            if strip.ndim == 2:
                _f_of_grey(strip[row, left:right], levels, f)
            else:
                _f_of_rgb(strip[row, left:right], levels, room, f)
            _chroma(chroma_rows[0], first[row], weights[row], left, right, a)
            _chroma(chroma_rows[1], first[row], weights[row], left, right, b)
            _linear_part(count, f, a, b, red, green, blue, outside)
            few = _where(outside, count, where)
            if few:
                _limit(few, where, f, a, b, room, red, green, blue)
            if painted.ndim == 2:
                _code_canvas(red, green, blue, indices, gamma, painted[row, left:right])
            elif painted.itemsize == 1:
                _code_bytes(red, green, blue, indices, gamma, painted[row, left:right])
            else:
                _code_words(red, green, blue, gamma, painted[row, left:right])


@compiled
def _f_of_grey(pixels, levels, f):  # type: ignore[no-untyped-def]
    for column in range(len(pixels)):
        f[column] = levels[pixels[column]]


@compiled
def _f_of_rgb(pixels, levels, room, f):  # type: ignore[no-untyped-def]
    """Luminance, and its cube root by two steps of Halley's method from a third of the exponent."""
    y, root = room[0], room[1]
    for column in range(len(pixels)):
        red, green, blue = levels[pixels[column, 0]], levels[pixels[column, 1]], levels[pixels[column, 2]]
        y[column] = LUMINANCE[0] * red + LUMINANCE[1] * green + LUMINANCE[2] * blue
    bits, third = y.view(np.uint32), root.view(np.uint32)
    for column in range(len(pixels)):
        third[column] = bits[column] // np.uint32(3) + np.uint32(THIRD)
    for column in range(len(pixels)):
        t = root[column]
        for _ in range(2):
            cube = t * t * t
            t *= (cube + y[column] + y[column]) / (cube + cube + y[column])
        linear = SLOPE * y[column] + np.float32(16 / 116)
        f[column] = t if y[column] > np.float32(lab.EPSILON) else linear


@compiled
def _chroma(rows, first, weights, left, right, mixed):  # type: ignore[no-untyped-def]
    """Part of a row of chroma at full resolution: the few rows of the small picture that weigh in."""
    if len(weights) == 4:
        w0, w1, w2, w3 = weights[0], weights[1], weights[2], weights[3]
        r0, r1 = rows[first, left:right], rows[first + 1, left:right]
        r2, r3 = rows[first + 2, left:right], rows[first + 3, left:right]
        for column in range(right - left):
            mixed[column] = w0 * r0[column] + w1 * r1[column] + w2 * r2[column] + w3 * r3[column]
        return
    mixed[: right - left] = 0
    for tap in range(len(weights)):
        weight, row = weights[tap], rows[first + tap, left:right]
        for column in range(right - left):
            mixed[column] += weight * row[column]


@compiled
def _linear_part(count, f, a, b, red, green, blue, outside):  # type: ignore[no-untyped-def]
    for column in range(count):
        red[column], green[column], blue[column] = to_linear(f[column], a[column], b[column])
        outside[column] = _outside(red[column], green[column], blue[column])


@compiled
def _where(flags, count, indices):  # type: ignore[no-untyped-def]
    """Fill in the indices of the flags (0 or 1) that are set; returns how many. Passes over eight zeros at a time."""
    found = 0
    flags[count : count + (-count & 7)] = 0
    eights = flags.view(np.uint64)
    for eight in range((count + 7) // 8):
        if eights[eight] != 0:
            for column in range(8 * eight, 8 * eight + 8):
                indices[found] = column
                found += flags[column]
    return found


@compiled
def _limit(count, where, f, a, b, room, red, green, blue):  # type: ignore[no-untyped-def]
    """Give colours outside sRGB the largest share of their chroma that it can show at their lightness: bisection."""
    own_f, own_a, own_b, share = room[0], room[1], room[2], room[3]
    for one in range(count):
        own_f[one], own_a[one], own_b[one] = f[where[one]], a[where[one]], b[where[one]]
        share[one] = 0
    step = np.float32(0.5)
    for _ in range(lab.GAMUT_STEPS):
        for one in range(count):
            more = share[one] + step
            r, g, b_ = to_linear(own_f[one], own_a[one] * more, own_b[one] * more)
            share[one] = share[one] if _outside(r, g, b_) else more
        step *= np.float32(0.5)
    for one in range(count):
        r, g, b_ = to_linear(own_f[one], own_a[one] * share[one], own_b[one] * share[one])
        red[where[one]], green[where[one]], blue[where[one]] = r, g, b_


@compiled
def to_linear(f, a, b):  # type: ignore[no-untyped-def]
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
    return (min(red, green, blue) < LOWEST) | (max(red, green, blue) > HIGHEST)


@compiled
def _code_canvas(red, green, blue, indices, gamma, coded):  # type: ignore[no-untyped-def]
    """Linear light -> the nearest levels of 8 bits: first the index of each in the table, then the levels."""
    reds, greens, blues = _indices(red, green, blue, indices, len(coded))
    for column in range(len(coded)):
        g, b = np.uint32(gamma[greens[column]]) << np.uint32(8), np.uint32(gamma[blues[column]]) << np.uint32(16)
        coded[column] = np.uint32(gamma[reds[column]]) | g | b | np.uint32(0xFF000000)


@compiled
def _code_bytes(red, green, blue, indices, gamma, coded):  # type: ignore[no-untyped-def]
    """The same, three bytes a pixel."""
    reds, greens, blues = _indices(red, green, blue, indices, len(coded))
    for column in range(len(coded)):
        coded[column, 0], coded[column, 1] = gamma[reds[column]], gamma[greens[column]]
        coded[column, 2] = gamma[blues[column]]


@compiled
def _indices(red, green, blue, indices, count):  # type: ignore[no-untyped-def]
    """Indices into the gamma table of the light of a run of pixels, a row of `indices` a channel."""
    reds, greens, blues = indices[0], indices[1], indices[2]
    for column in range(count):
        reds[column], greens[column], blues[column] = _index(red[column]), _index(green[column]), _index(blue[column])
    return reds, greens, blues


@compiled
def _index(light):  # type: ignore[no-untyped-def]
    """The index of linear light in a gamma table."""
    inside = min(max(light, np.float32(0)), np.float32(1))
    return np.uint16(np.int32(inside * np.float32(GAMMA_STEPS) + np.float32(0.5)))


@compiled
def _code_words(red, green, blue, gamma, coded):  # type: ignore[no-untyped-def]
    """Linear light -> the nearest levels of 16 bits, interpolated."""
    for column in range(len(coded)):
        coded[column, 0] = _word(red[column], gamma)
        coded[column, 1] = _word(green[column], gamma)
        coded[column, 2] = _word(blue[column], gamma)


@compiled
def _word(light, gamma):  # type: ignore[no-untyped-def]
    position = min(max(light, np.float32(0)), np.float32(1)) * np.float32(GAMMA_STEPS)
    index = np.uint32(position)
    level = gamma[index] + (position - np.float32(index)) * (gamma[index + np.uint32(1)] - gamma[index])
    return np.uint16(level * np.float32(65535) + np.float32(0.5))
