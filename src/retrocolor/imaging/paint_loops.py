"""The loops under `paint`: light to Lab's f, chroma and gamut, linear light to levels.

`tools/compile_loops.py` has numba translate them, for each signature, after every change. Written for the compiler as
much as for the processor: few of them, each a plain loop nest with indices, no slices, views or arrays of their own,
and each for one type of every argument where that can be. Indices are those of `range` itself: a sum of two might be
negative, as far as the compiler knows, and is not vectorized.
"""

import numpy as np

from retrocolor.imaging import lab
from retrocolor.imaging.jit import compiled, inlined

# Compiled in.
KNEE = np.float32(6 / 29)  # Lab's f: a cube above, its tangent below
SLOPE = np.float32(lab.SLOPE)
INVERSE_SLOPE = np.float32(1 / lab.SLOPE)
EPSILON = np.float32(lab.EPSILON)
OFFSET = np.float32(16 / 116)
LOWEST, HIGHEST = np.float32(-lab.GAMUT_SLACK), np.float32(1 + lab.GAMUT_SLACK)
GAMUT_STEPS = lab.GAMUT_STEPS
LUMINANCE_R, LUMINANCE_G, LUMINANCE_B = np.array(lab.XYZ_FROM_RGB[1], np.float32)
(RX, RY, RZ), (GX, GY, GZ), (BX, BY, BZ) = lab.FROM_WHITE.float().numpy()
GAMMA_STEPS = (1 << 16) - 1  # interpolated linearly: within 0.005 of a 16-bit step
STEPS = np.float32(GAMMA_STEPS)
THIRD = np.uint32(
    709_921_077
)  # two thirds of the bits of 1.0: the bits of a number, by 3, and this: nearly its cube root
ZERO, HALF, ONE, WORDS = np.float32(0), np.float32(0.5), np.float32(1), np.float32(65535)


@compiled("u1:2 f4:1 f4:2", "u2:2 f4:1 f4:2")
def f_of_grey(pixels, levels, f):  # type: ignore[no-untyped-def]
    """Lab's f(Y) of grey samples (h, W): one look-up each."""
    for row in range(pixels.shape[0]):
        for column in range(pixels.shape[1]):
            f[row, column] = levels[pixels[row, column]]


@compiled("u1:3 f4:1 f4:2 u4:2 f4:1 u4:1", "u2:3 f4:1 f4:2 u4:2 f4:1 u4:1")
def f_of_rgb(pixels, levels, f, third, y, bits):  # type: ignore[no-untyped-def]
    """The same of RGB samples (h, W, 3): luminance, and its cube root from a third of its exponent (Halley's method).

    `y` (W) is work space; `third` and `bits` are the bits of `f` and `y`, as uint32.
    """
    for row in range(f.shape[0]):
        for column in range(f.shape[1]):
            red, green = levels[pixels[row, column, 0]], levels[pixels[row, column, 1]]
            blue = levels[pixels[row, column, 2]]
            y[column] = LUMINANCE_R * red + LUMINANCE_G * green + LUMINANCE_B * blue
        for column in range(f.shape[1]):
            third[row, column] = bits[column] // np.uint32(3) + THIRD
        for column in range(f.shape[1]):
            t, light = f[row, column], y[column]
            for _ in range(2):
                t3 = t * t * t
                t *= (t3 + light + light) / (t3 + t3 + light)
            f[row, column] = t if light > EPSILON else SLOPE * light + OFFSET


@inlined
def to_linear(f, a, b):  # type: ignore[no-untyped-def]
    """Lab's f(Y), a*/500 and b*/200 -> linear sRGB."""
    x, y, z = cube(f + a), cube(f), cube(f - b)
    return RX * x + RY * y + RZ * z, GX * x + GY * y + GZ * z, BX * x + BY * y + BZ * z


@inlined
def cube(f):  # type: ignore[no-untyped-def]
    """The inverse of Lab's f, without a branch: a cube above the knee, its tangent below."""
    above = max(f, KNEE)
    return above * above * above + (f - above) * INVERSE_SLOPE


@compiled("u1:2 f4:1 f4:2 f4:3 i8:1 f4:2 f4:2 f4:2 u1:1 u8:1 i4:1 f4:2 u2:2 u1:1 u1:3 f4:1 u2:3")
def paint_rows(  # type: ignore[no-untyped-def]
    grey, levels, f, rows, first, weights, ab, rgb, flags, eights, where, few, indices, byte_gamma, coded, gamma, deep
):
    """Light and chroma -> the nearest levels of 8 or 16 bits at that light, chroma limited to what sRGB can show.

    Light is `f` (h, W), or that of `grey` (h, W, 8 bits) in `levels` where there are any. Chroma is what the few `rows`
    (k, 2, W) that weigh in on each row add up to. Levels are `coded` (h, W, 3 or 4; the fourth stays), or `deep`
    (h, W, 3) where that has rows. One signature for all, to be compiled once: what is not used is empty. A row goes the
    whole way before the next, so that what lies between stays in the fastest cache: `ab` (2, W), `rgb` (3, W),
    `indices` (3, W), and the work space of `_limit`.
    """
    for row in range(first.shape[0]):
        light = row
        if levels.shape[0]:
            light = 0
            for column in range(grey.shape[1]):
                f[0, column] = levels[grey[row, column]]
        for plane in range(2):
            for column in range(ab.shape[1]):
                ab[plane, column] = ZERO
            for tap in range(0, weights.shape[1], 4):
                top = first[row] + tap
                w0, w1, w2, w3 = weights[row, tap], weights[row, tap + 1], weights[row, tap + 2], weights[row, tap + 3]
                for column in range(ab.shape[1]):
                    four = w0 * rows[top, plane, column] + w1 * rows[top + 1, plane, column]
                    ab[plane, column] += four + w2 * rows[top + 2, plane, column] + w3 * rows[top + 3, plane, column]
        for column in range(ab.shape[1]):
            r, g, b = to_linear(f[light, column], ab[0, column], ab[1, column])
            rgb[0, column], rgb[1, column], rgb[2, column] = r, g, b
            flags[column] = (min(min(r, g), b) < LOWEST) | (max(max(r, g), b) > HIGHEST)
        _limit(f, light, ab, rgb, flags, eights, where, few)
        if deep.shape[0]:
            for column in range(deep.shape[1]):
                for channel in range(3):
                    position = min(max(rgb[channel, column], ZERO), ONE) * STEPS
                    index = np.uint32(position)
                    level = gamma[index] + (position - np.float32(index)) * (gamma[index + np.uint32(1)] - gamma[index])
                    deep[row, column, channel] = np.uint16(level * WORDS + HALF)
        else:
            for channel in range(3):
                for column in range(coded.shape[1]):
                    inside = min(max(rgb[channel, column], ZERO), ONE)
                    indices[channel, column] = np.uint16(np.int32(inside * STEPS + HALF))
            for column in range(coded.shape[1]):
                for channel in range(3):
                    coded[row, column, channel] = byte_gamma[indices[channel, column]]


@inlined
def _limit(f, row, ab, rgb, flags, eights, where, few):  # type: ignore[no-untyped-def]
    """Where a colour of a row is flagged as outside: the largest share of its chroma that is inside, by bisection.

    Work space: `flags` (W and as many zeros as lead to a multiple of 8), `eights`, the same memory by eights, `where`
    (W + 8) and `few` (7, W).
    """
    count = 0
    for eight in range(len(eights)):
        if eights[eight] != 0:
            for column in range(8 * eight, 8 * eight + 8):
                where[count] = column
                count += flags[column]
    for i in range(count):
        column = where[i]
        few[0, i], few[1, i], few[2, i] = f[row, column], ab[0, column], ab[1, column]
        few[3, i] = ZERO
    step = HALF
    for number in range(GAMUT_STEPS + 1 if count else 0):
        for i in range(count):
            more = few[3, i] + step
            r, g, b = to_linear(few[0, i], few[1, i] * more, few[2, i] * more)
            beyond = (min(min(r, g), b) < LOWEST) | (max(max(r, g), b) > HIGHEST)
            few[3, i] = few[3, i] if beyond else more
            few[4, i], few[5, i], few[6, i] = r, g, b
        step = step * HALF if number < GAMUT_STEPS - 1 else ZERO  # the last time with what was found
    for i in range(count):
        rgb[0, where[i]], rgb[1, where[i]], rgb[2, where[i]] = few[4, i], few[5, i], few[6, i]
