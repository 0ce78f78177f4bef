"""Colour at a given luma plane: Y'CbCr chroma for film, whose luma samples stay as they are.

The sums follow ITU-T H.273. Chroma is computed at chroma resolution from the luma samples that share it, and reduced
until R'G'B' of each of them is in range, so that no player has to clip. The loops are compiled (numba) and run
outside the interpreter's lock.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import torch

from retrocolor.imaging import lab, resize
from retrocolor.imaging.jit import compiled
from retrocolor.imaging.paint_loops import to_linear

# Kr and Kb of the matrix coefficients of H.273: BT.709, FCC, BT.601 (625 and 525 lines), SMPTE 240M, BT.2020.
WEIGHTS = {
    1: (0.2126, 0.0722),
    4: (0.30, 0.11),
    5: (0.299, 0.114),
    6: (0.299, 0.114),
    7: (0.212, 0.087),
    9: (0.2627, 0.0593),
}
STEPS = np.float32(1 << 12)  # of both tables below: small enough for the fastest cache, within 0.03 of L*


@dataclass(frozen=True)
class Signal:
    """How samples stand for light: matrix coefficients (H.273), bits, full or limited range."""

    matrix: int
    depth: int
    full: bool

    @property
    def weights(self) -> tuple[float, float]:
        """Kr and Kb."""
        return WEIGHTS[self.matrix]

    @property
    def black(self) -> int:
        """The luma sample of black."""
        return 0 if self.full else 16 << (self.depth - 8)

    @property
    def luma_span(self) -> int:
        """From black to white, in luma samples."""
        return (1 << self.depth) - 1 if self.full else 219 << (self.depth - 8)

    @property
    def neutral(self) -> int:
        """The chroma sample of grey."""
        return 128 << (self.depth - 8)

    @property
    def chroma_span(self) -> int:
        """From Cb = -1/2 to 1/2, in chroma samples."""
        return (1 << self.depth) - 1 if self.full else 224 << (self.depth - 8)

    @property
    def top(self) -> int:
        """The largest sample."""
        return (1 << self.depth) - 1


def lightness(coded: np.ndarray) -> np.ndarray:
    """Luma Y' of grey in [0, 1], any shape -> L* in [0, 100], float32; shown as sRGB, as players do."""
    return lab.lightness(torch.from_numpy(np.asarray(coded, np.float32))).numpy()


def shrink(plane: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """A plane (H, W) of uint8 or uint16 -> float32 (rows, columns) of the same levels, antialiased."""
    down = resize.resize_band(plane.shape[0], rows)
    across = resize.resize_band(plane.shape[1], columns)
    return _shrink(plane, *down, *across)


@compiled
def _shrink(plane, first_rows, row_weights, first_columns, column_weights):  # type: ignore[no-untyped-def]
    small = np.empty((len(first_rows), len(first_columns)), np.float32)
    line = np.empty(plane.shape[1], np.float32)
    for row in range(len(first_rows)):
        line[:] = 0
        for tap in range(row_weights.shape[1]):
            weight = row_weights[row, tap]
            source = plane[first_rows[row] + tap]
            for column in range(len(line)):
                line[column] += weight * np.float32(source[column])
        for column in range(len(first_columns)):
            total = np.float32(0)
            for tap in range(column_weights.shape[1]):
                total += column_weights[column, tap] * line[first_columns[column] + tap]
            small[row, column] = total
    return small


def small_luma(plane: np.ndarray, signal: Signal, rows: int, columns: int) -> np.ndarray:
    """A luma plane of samples -> small Y' in [0, 1], float32 (rows, columns)."""
    small = shrink(plane, rows, columns)
    return np.clip((small - np.float32(signal.black)) / np.float32(signal.luma_span), 0, 1)


def small_rgb(planes: tuple[np.ndarray, ...], signal: Signal, rows: int, columns: int) -> np.ndarray:
    """Y', Cb and Cr planes of samples -> small R'G'B' in [0, 1], float32 (rows, columns, 3)."""
    red, blue = signal.weights
    y = small_luma(planes[0], signal, rows, columns)
    cb, cr = ((shrink(plane, rows, columns) - signal.neutral) / signal.chroma_span for plane in planes[1:3])
    r, b = y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb
    g = (y - red * r - blue * b) / (1 - red - blue)
    return np.clip(np.stack((r, g, b), -1), 0, 1).astype(np.float32)


def chroma_at(
    luma: np.ndarray, ab: np.ndarray, signal: Signal, shift: tuple[int, int], *, interlaced: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Cb and Cr planes for a luma plane that stays as it is.

    `luma` is (H, W) of samples, `ab` float (2, h, w), a* and b* of the whole picture; `shift` says how many times
    chroma is halved across and down. Each is of luma's type, (ceil(H / 2^down), ceil(W / 2^across)). With `interlaced`
    each field gets its chroma from its own lines.
    """
    height, width = (-(-size >> by) for size, by in zip(luma.shape, (shift[1], shift[0]), strict=True))
    cb, cr = np.empty((height, width), luma.dtype), np.empty((height, width), luma.dtype)
    fields = (slice(0, None, 2), slice(1, None, 2)) if interlaced and height > 1 else (slice(None),)
    for lines in fields:
        _fill(luma[lines], ab, signal, shift, cb[lines], cr[lines])
    return cb, cr


def _fill(
    luma: np.ndarray, ab: np.ndarray, signal: Signal, shift: tuple[int, int], cb: np.ndarray, cr: np.ndarray
) -> None:
    scaled = ab.astype(np.float32) / np.array((500, 200), np.float32)[:, None, None]  # as Lab's f takes them
    rows = _widen(scaled, *resize.resize_band(ab.shape[2], cb.shape[1], resize.cubic))
    first, weights = resize.resize_band(ab.shape[1], cb.shape[0], resize.cubic)
    red, blue = signal.weights
    numbers = np.array([signal.black, signal.luma_span, signal.neutral, signal.chroma_span, red, blue], np.float32)
    _paint(luma, rows, first, weights, numbers, _f_table(), _gamma_table(), shift[0], shift[1], cb, cr)


@cache
def _f_table() -> np.ndarray:
    """Lab's f(Y) for equal steps of luma Y' from 0 to 1."""
    steps = torch.linspace(0, 1, int(STEPS) + 1, dtype=torch.float64)
    return lab.lab_f(lab.srgb_to_linear(steps)).numpy().astype(np.float32)


@cache
def _gamma_table() -> np.ndarray:
    """Coded sRGB for equal steps of the square root of linear light, from 0 to 1: nearly a straight line."""
    steps = torch.linspace(0, 1, int(STEPS) + 1, dtype=torch.float64)
    return lab.linear_to_srgb(steps**2).numpy().astype(np.float32)


@compiled
def _widen(planes, first, weights):  # type: ignore[no-untyped-def]
    """Planes (2, h, w) -> (2, h, W): every row resampled across."""
    wide = np.zeros((2, planes.shape[1], len(first)), np.float32)
    for channel in range(2):
        for row in range(planes.shape[1]):
            for column in range(len(first)):
                for tap in range(weights.shape[1]):
                    wide[channel, row, column] += weights[column, tap] * planes[channel, row, first[column] + tap]
    return wide


@compiled
def _paint(luma, rows, first, weights, numbers, f_table, gamma, across, down, cb, cr):  # type: ignore[no-untyped-def]
    """Row by row, each step a plain loop over one row that the compiler can vectorize."""
    width = cb.shape[1]
    a, b = np.empty(width, np.float32), np.empty(width, np.float32)
    total, low, high = np.empty(width, np.float32), np.empty(width, np.float32), np.empty(width, np.float32)
    rgb = np.empty((3, width), np.float32)
    for row in range(cb.shape[0]):
        _mix(rows, first[row], weights[row], a, b)
        top = row << down
        bottom = min(top + (1 << down), luma.shape[0])
        total[:] = 0
        low[:] = np.float32(65535)
        high[:] = 0
        for line in range(top, bottom):
            _gather(luma[line], across, total, low, high)
        _to_unit(total, low, high, np.float32(bottom - top), across, luma.shape[1], numbers)
        for column in range(width):
            total[column] = f_table[np.int32(total[column] * STEPS + np.float32(0.5))]
        for column in range(width):
            rgb[0, column], rgb[1, column], rgb[2, column] = to_linear(total[column], a[column], b[column])
        for channel in range(3):
            _code(rgb[channel], gamma)
        _differences(rgb, low, high, numbers, cb[row], cr[row])


@compiled
def _mix(rows, first, weights, a, b):  # type: ignore[no-untyped-def]
    """One row of a*/500 and b*/200 from the few rows of the small picture that weigh in."""
    a[:] = 0
    b[:] = 0
    for tap in range(len(weights)):
        weight = weights[tap]
        for column in range(len(a)):
            a[column] += weight * rows[0, first + tap, column]
        for column in range(len(b)):
            b[column] += weight * rows[1, first + tap, column]


@compiled
def _gather(line, across, total, low, high):  # type: ignore[no-untyped-def]
    """Add a line of luma samples to sum, least and most of each chroma sample that covers them."""
    if across == 1:
        for column in range(len(line) // 2):
            one, two = np.float32(line[2 * column]), np.float32(line[2 * column + 1])
            total[column] += one + two
            low[column] = min(low[column], one, two)
            high[column] = max(high[column], one, two)
        rest = len(line) // 2 * 2
    else:
        rest = 0
    for column in range(rest, len(line)):
        value, index = np.float32(line[column]), column >> across
        total[index] += value
        low[index] = min(low[index], value)
        high[index] = max(high[index], value)


@compiled
def _to_unit(total, low, high, lines, across, columns, numbers):  # type: ignore[no-untyped-def]
    """Sum, least and most samples -> mean, least and most Y' in [0, 1]."""
    black, scale = numbers[0], np.float32(1) / numbers[1]
    each = np.float32(1) / (lines * np.float32(1 << across))
    last = len(total) - 1
    total[last] *= np.float32(1 << across) / np.float32(columns - (last << across))
    for column in range(len(total)):
        total[column] = _unit((total[column] * each - black) * scale)
        low[column] = _unit((low[column] - black) * scale)
        high[column] = _unit((high[column] - black) * scale)


@compiled
def _unit(value):  # type: ignore[no-untyped-def]
    return min(max(value, np.float32(0)), np.float32(1))


@compiled
def _code(linear, gamma):  # type: ignore[no-untyped-def]
    for column in range(len(linear)):
        linear[column] = np.sqrt(_unit(linear[column]))
    for column in range(len(linear)):
        linear[column] = gamma[np.int32(linear[column] * STEPS + np.float32(0.5))]


@compiled
def _differences(rgb, low, high, numbers, cb, cr):  # type: ignore[no-untyped-def]
    """A row of Cb and Cr: each colour's differences to its luma, scaled until darkest and brightest sample fit."""
    neutral, red, blue = numbers[2], numbers[4], numbers[5]
    green = np.float32(1) - red - blue
    to_cb = numbers[3] / (np.float32(2) * (np.float32(1) - blue))
    to_cr = numbers[3] / (np.float32(2) * (np.float32(1) - red))
    tiny = np.float32(1e-6)
    for column in range(len(cb)):
        luma = red * rgb[0, column] + green * rgb[1, column] + blue * rgb[2, column]
        r, g, b = rgb[0, column] - luma, rgb[1, column] - luma, rgb[2, column] - luma
        most, least = max(r, g, b), min(r, g, b)
        share = min((np.float32(1) - high[column]) / max(most, tiny), low[column] / max(-least, tiny))
        half = np.float32(0.5) if share >= np.float32(1) else np.float32(0)  # at the limit, round towards grey
        share = min(share, np.float32(1))
        one, two = share * b * to_cb, share * r * to_cr
        one += half if one > 0 else -half
        two += half if two > 0 else -half
        cb[column] = np.int32(neutral) + np.int32(one)
        cr[column] = np.int32(neutral) + np.int32(two)
