"""The loops under `ycbcr`: a plane made small, and chroma at a given luma plane. Written as `paint_loops` says.

Planes are whole lines as they lie in memory, of which the first `columns` samples count.
"""

import math

import numpy as np

from retrocolor.imaging.jit import compiled, inlined
from retrocolor.imaging.paint_loops import to_linear

STEPS = np.float32(1 << 12)  # of the tables of light: small enough for the fastest cache, within 0.03 of L*
ZERO, HALF, ONE, TWO = np.float32(0), np.float32(0.5), np.float32(1), np.float32(2)
MOST, TINY = np.float32(65535), np.float32(1e-6)
A, B, TOTAL, LOW, HIGH, RED, GREEN, BLUE = ROOM = range(8)  # rows of work space


@compiled(
    "u1:2 i8:1 f4:2 i8:1 f4:2 f4:1 f4:2", "u2:2 i8:1 f4:2 i8:1 f4:2 f4:1 f4:2", "f4:2 i8:1 f4:2 i8:1 f4:2 f4:1 f4:2"
)
def shrink(plane, first_rows, row_weights, first_columns, column_weights, line, small):  # type: ignore[no-untyped-def]
    """A plane -> `small` (h, w), by its rows' weights and then its columns'; `line` (columns) is work space."""
    for row in range(small.shape[0]):
        for column in range(line.shape[0]):
            line[column] = ZERO
        for tap in range(row_weights.shape[1]):
            source, weight = first_rows[row] + tap, row_weights[row, tap]
            for column in range(line.shape[0]):
                line[column] += weight * np.float32(plane[source, column])
        for column in range(small.shape[1]):
            total = ZERO
            for tap in range(column_weights.shape[1]):
                total += column_weights[column, tap] * line[first_columns[column] + tap]
            small[row, column] = total


@compiled("f4:3 i8:1 f4:2 f4:3")
def widen(planes, first, weights, wide):  # type: ignore[no-untyped-def]
    """Planes (2, h, w) -> `wide` (2, h, W): every row resampled across."""
    for channel in range(2):
        for row in range(wide.shape[1]):
            for column in range(wide.shape[2]):
                total = ZERO
                for tap in range(weights.shape[1]):
                    total += weights[column, tap] * planes[channel, row, first[column] + tap]
                wide[channel, row, column] = total


@compiled(
    "u1:2 f4:3 i8:1 f4:2 f4:1 f4:1 f4:1 i8:1 f4:2 u1:2 u1:2", "u2:2 f4:3 i8:1 f4:2 f4:1 f4:1 f4:1 i8:1 f4:2 u2:2 u2:2"
)
def chroma(luma, rows, first, weights, signal, f_table, gamma, place, work, cb, cr):  # type: ignore[no-untyped-def]
    """Cb and Cr for the lines of a luma plane, row by row; each step is a plain loop over one row.

    `rows` (2, h, w) are a*/500 and b*/200, already as wide as `work` (8, w), with `first` and `weights` of those that
    weigh in on each row. `signal`: black, luma's span, neutral, chroma's span, Kr, Kb. `place`: how often chroma is
    halved across and down, columns and lines of luma, the first line and the step to the next.
    """
    across, down, columns, lines, field, step = place[0], place[1], place[2], place[3], place[4], place[5]
    for row in range(first.shape[0]):
        _mix(rows, first[row], weights, row, work)
        top = row << down
        bottom = min(top + (1 << down), lines)
        for column in range(work.shape[1]):
            work[TOTAL, column], work[LOW, column], work[HIGH, column] = ZERO, MOST, ZERO
        for line in range(top, bottom):
            _gather(luma, field + step * line, across, columns, work)
        _to_unit(np.float32(bottom - top), across, columns, signal, work)
        for column in range(work.shape[1]):
            work[TOTAL, column] = f_table[np.uint16(np.int32(work[TOTAL, column] * STEPS + HALF))]
        for column in range(work.shape[1]):
            r, g, b = to_linear(work[TOTAL, column], work[A, column], work[B, column])
            work[RED, column], work[GREEN, column], work[BLUE, column] = r, g, b
        for channel in range(RED, BLUE + 1):
            for column in range(work.shape[1]):
                root = math.sqrt(min(max(work[channel, column], ZERO), ONE))
                work[channel, column] = gamma[np.uint16(np.int32(root * STEPS + HALF))]
        _differences(signal, work, field + step * row, cb, cr)


@inlined
def _mix(rows, first, weights, row, work):  # type: ignore[no-untyped-def]
    """A row of a*/500 and b*/200 from the few rows of the small picture that weigh in."""
    for channel in range(2):
        for column in range(work.shape[1]):
            work[channel, column] = ZERO
        for tap in range(weights.shape[1]):
            source, weight = first + tap, weights[row, tap]
            for column in range(work.shape[1]):
                work[channel, column] += weight * rows[channel, source, column]


@inlined
def _gather(luma, line, across, columns, work):  # type: ignore[no-untyped-def]
    """Add a line of luma samples to sum, least and most of each chroma sample that covers them."""
    rest = 0
    if across == 1:
        rest = columns // 2 * 2
        for column in range(columns // 2):
            left = np.uint64(column) + np.uint64(column)  # without a sign: never negative, so a vector
            one, two = np.float32(luma[line, left]), np.float32(luma[line, left + np.uint64(1)])
            work[TOTAL, column] += one + two
            work[LOW, column] = min(min(work[LOW, column], one), two)
            work[HIGH, column] = max(max(work[HIGH, column], one), two)
    for column in range(rest, columns):
        value, index = np.float32(luma[line, column]), column >> across
        work[TOTAL, index] += value
        work[LOW, index] = min(work[LOW, index], value)
        work[HIGH, index] = max(work[HIGH, index], value)


@inlined
def _to_unit(lines, across, columns, signal, work):  # type: ignore[no-untyped-def]
    """Sum, least and most samples -> mean, least and most Y' in [0, 1]."""
    black, scale = signal[0], ONE / signal[1]
    each = ONE / (lines * np.float32(1 << across))
    last = work.shape[1] - 1
    work[TOTAL, last] *= np.float32(1 << across) / np.float32(columns - (last << across))
    for column in range(work.shape[1]):
        work[TOTAL, column] = min(max((work[TOTAL, column] * each - black) * scale, ZERO), ONE)
        work[LOW, column] = min(max((work[LOW, column] - black) * scale, ZERO), ONE)
        work[HIGH, column] = min(max((work[HIGH, column] - black) * scale, ZERO), ONE)


@inlined
def _differences(signal, work, row, cb, cr):  # type: ignore[no-untyped-def]
    """A row of Cb and Cr: each colour's differences to its luma, scaled until darkest and brightest sample fit."""
    neutral, red, blue = np.int32(signal[2]), signal[4], signal[5]
    green = ONE - red - blue
    to_cb = signal[3] / (TWO * (ONE - blue))
    to_cr = signal[3] / (TWO * (ONE - red))
    for column in range(work.shape[1]):
        luma = red * work[RED, column] + green * work[GREEN, column] + blue * work[BLUE, column]
        r, g, b = work[RED, column] - luma, work[GREEN, column] - luma, work[BLUE, column] - luma
        most, least = max(max(r, g), b), min(min(r, g), b)
        share = min((ONE - work[HIGH, column]) / max(most, TINY), work[LOW, column] / max(-least, TINY))
        half = HALF if share >= ONE else ZERO  # at the limit, round towards grey
        share = min(share, ONE)
        one, two = share * b * to_cb, share * r * to_cr
        one += half if one > ZERO else -half
        two += half if two > ZERO else -half
        cb[row, column] = neutral + np.int32(one)
        cr[row, column] = neutral + np.int32(two)
