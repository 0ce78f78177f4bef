"""The loops under `smaller`. Written as `paint_loops` says."""

import numpy as np

from retrocolor.imaging.jit import compiled

ZERO = np.float32(0)
ZERO_SUM = np.uint32(0)
BITS, ONE = 24, 1 << 24  # of a share of 1


@compiled("u1:2 int int i8:1 f4:2 f4:1 f4:2", "u2:2 int int i8:1 f4:2 f4:1 f4:2")
def lower(pixels, start, part, first, weights, line, total):  # type: ignore[no-untyped-def]
    """Add rows (h, n) of a picture, `start` the first, to `total` (H, n): what they weigh in each of its rows.

    Rows of `total` begin at `first` with their `weights`. `part` rows at a time are added up in `line` (n) before.
    """
    taps = weights.shape[1]
    for top in range(start, start + pixels.shape[0], part):
        bottom = min(top + part, start + pixels.shape[0])
        for row in range(total.shape[0]):
            here, end = max(first[row], top), min(first[row] + taps, bottom)
            if here >= end:
                continue
            for column in range(line.shape[0]):
                line[column] = ZERO
            while here + 4 <= end:
                tap, source = here - first[row], here - start
                w0, w1, w2, w3 = weights[row, tap], weights[row, tap + 1], weights[row, tap + 2], weights[row, tap + 3]
                for column in range(line.shape[0]):
                    found = line[column] + w0 * np.float32(pixels[source, column])
                    found = found + w1 * np.float32(pixels[source + 1, column])
                    found = found + w2 * np.float32(pixels[source + 2, column])
                    line[column] = found + w3 * np.float32(pixels[source + 3, column])
                here += 4
            while here < end:
                weight, source = weights[row, here - first[row]], here - start
                for column in range(line.shape[0]):
                    line[column] += weight * np.float32(pixels[source, column])
                here += 1
            for column in range(line.shape[0]):
                total[row, column] += line[column]


@compiled("u1:2 int int u4:1 u1:2", "u2:2 int int u4:1 u1:2")
def reduce(pixels, step, channels, line, small):  # type: ignore[no-untyped-def]
    """Samples (h, w * channels) -> the rounded means of squares of `step` pixels, at the right and below of fewer.

    Of 16 bits the upper 8 count. `line` is as long as a row of samples. Source of the rounding: Pillow's Reduce.c.
    """
    drop = np.uint32(8 * pixels.itemsize - 8)
    for row in range(small.shape[0]):
        top, bottom = row * step, min(row * step + step, pixels.shape[0])
        for column in range(line.shape[0]):
            line[column] = ZERO_SUM
        for source in range(top, bottom):
            for column in range(line.shape[0]):
                line[column] += np.uint32(pixels[source, column]) >> drop
        count, share = 0, 0
        for x in range(small.shape[1] // channels):
            left, right = x * step * channels, min((x + 1) * step * channels, line.shape[0])
            if count * channels != (bottom - top) * (right - left):
                count = (bottom - top) * (right - left) // channels
                share = ONE // count
            for channel in range(channels):
                total, at = count // 2, left + channel
                while at < right:
                    total += line[at]
                    at += channels
                small[row, x * channels + channel] = np.uint8((total * share) >> BITS)
