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
            while here < end:  # by fours, the last ones without weight
                k0, k1, k2, k3 = here, min(here + 1, bottom - 1), min(here + 2, bottom - 1), min(here + 3, bottom - 1)
                w0 = weights[row, k0 - first[row]]
                w1 = weights[row, k1 - first[row]] if here + 1 < end else ZERO
                w2 = weights[row, k2 - first[row]] if here + 2 < end else ZERO
                w3 = weights[row, k3 - first[row]] if here + 3 < end else ZERO
                for column in range(line.shape[0]):
                    found = line[column] + w0 * np.float32(pixels[k0 - start, column])
                    found = found + w1 * np.float32(pixels[k1 - start, column])
                    found = found + w2 * np.float32(pixels[k2 - start, column])
                    line[column] = found + w3 * np.float32(pixels[k3 - start, column])
                here += 4
            for column in range(line.shape[0]):
                total[row, column] += line[column]


@compiled("u1:2 int int u4:1 u1:2")
def reduce(pixels, step, channels, line, small):  # type: ignore[no-untyped-def]
    """Samples (h, w * channels) -> the rounded means of squares of `step` pixels, at the right and below of fewer.

    `line` is as long as a row of samples. Source of the rounding: Pillow's Reduce.c.
    """
    for row in range(small.shape[0]):
        top, bottom = row * step, min(row * step + step, pixels.shape[0])
        for column in range(line.shape[0]):
            line[column] = ZERO_SUM
        for source in range(top, bottom):
            for column in range(line.shape[0]):
                line[column] += np.uint32(pixels[source, column])
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
