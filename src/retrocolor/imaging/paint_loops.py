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
TAPS = 4  # rows of chroma that weigh in on a row
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


@compiled(
    "u1:2 f4:1 f4:2 f4:3 i8:1 f4:2 f4:1 f4:1 f4:1 f4:1 f4:1 f4:1 u1:1 u8:1 u4:1 f4:2 u2:1 u2:1 u2:1 u1:1 u1:3 f4:1 u2:3"
)
def paint_rows(  # type: ignore[no-untyped-def]
    grey, levels, f, rows, first, weights, light, chroma_a, chroma_b, red, green, blue,
    flags, eights, where, few, reds, greens, blues, byte_gamma, coded, gamma, deep,
):  # fmt: skip
    """Light and chroma -> the nearest levels of 8 or 16 bits at that light, chroma limited to what sRGB can show.

    Light is `f` (h, W), or that of `grey` (h, W, 8 bits) in `levels` where there are any. Chroma: the TAPS `rows`
    (k, 2, W) that weigh in on each row, added up. Levels are `coded` (h, W, 3 or 4; the fourth stays), or `deep`
    (h, W, 3) where that has rows. One signature for all, to be compiled once: what is not used is empty. A row goes the
    whole way before the next, so that what lies between stays in the fastest cache: work space (W) each, places in the
    table of levels as 16-bit integers, and that of `_limit`.
    """
    for row in range(first.shape[0]):
        if levels.shape[0]:
            for column in range(grey.shape[1]):
                light[column] = levels[grey[row, column]]
        else:
            for column in range(light.shape[0]):
                light[column] = f[row, column]
        w0, w1, w2, w3 = weights[row, 0], weights[row, 1], weights[row, 2], weights[row, 3]
        top = first[row]
        for column in range(light.shape[0]):
            a = w0 * rows[top, 0, column] + w1 * rows[top + 1, 0, column]
            b = w0 * rows[top, 1, column] + w1 * rows[top + 1, 1, column]
            a = a + w2 * rows[top + 2, 0, column] + w3 * rows[top + 3, 0, column]
            b = b + w2 * rows[top + 2, 1, column] + w3 * rows[top + 3, 1, column]
            chroma_a[column], chroma_b[column] = a, b
            r, g, b = to_linear(light[column], a, b)
            red[column], green[column], blue[column] = r, g, b
            flags[column] = (min(min(r, g), b) < LOWEST) | (max(max(r, g), b) > HIGHEST)
        _limit(light, chroma_a, chroma_b, red, green, blue, flags, eights, where, few)
        if deep.shape[0]:
            for column in range(deep.shape[1]):
                deep[row, column, 0] = word(red[column], gamma)
                deep[row, column, 1] = word(green[column], gamma)
                deep[row, column, 2] = word(blue[column], gamma)
        else:
            for column in range(coded.shape[1]):
                reds[column], greens[column], blues[column] = (
                    place(red[column]),
                    place(green[column]),
                    place(blue[column]),
                )
            for column in range(coded.shape[1]):
                coded[row, column, 0] = byte_gamma[reds[column]]
                coded[row, column, 1] = byte_gamma[greens[column]]
                coded[row, column, 2] = byte_gamma[blues[column]]


@inlined
def place(linear):  # type: ignore[no-untyped-def]
    """The place in a table of GAMMA_STEPS + 1 levels."""
    return np.uint16(np.int32(min(max(linear, ZERO), ONE) * STEPS + HALF))


@inlined
def word(linear, gamma):  # type: ignore[no-untyped-def]
    """Linear light as 16 bits, from a table of GAMMA_STEPS + 2."""
    position = min(max(linear, ZERO), ONE) * STEPS
    index = np.uint32(position)
    level = gamma[index] + (position - np.float32(index)) * (gamma[index + np.uint32(1)] - gamma[index])
    return np.uint16(level * WORDS + HALF)


@inlined
def _limit(light, chroma_a, chroma_b, red, green, blue, flags, eights, where, few):  # type: ignore[no-untyped-def]
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
        few[0, i], few[1, i], few[2, i] = light[column], chroma_a[column], chroma_b[column]
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
        red[where[i]], green[where[i]], blue[where[i]] = few[4, i], few[5, i], few[6, i]
