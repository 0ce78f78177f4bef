"""The loop under the recommended decode: `bins.mean_and_confidence` on a CPU, the bins of a pixel at a time.

Written as `imaging.paint_loops` says, but that it may add up in any order. It has an exponential of its own: colours
agree with those of torch to 1e-4 of a*, b*.
"""

import math

import numpy as np
import torch
from torch import Tensor

from retrocolor.imaging.jit import compiled, inlined
from retrocolor.model import bins
from retrocolor.model.decode import Decode

COUNT = bins.COUNT
LEAST, MAGNITUDE, SIGN = np.int32(-(2**31)), np.int32(2**31 - 1), np.int32(31)
LOG2_E = 1 / math.log(2)
LOWEST = np.float32(-126)  # exponent of the least normal number
BIAS, MANTISSA = np.int32(127), np.int32(23)  # of float32: the exponent of 1 and the bits below it
P0, P1, P2 = np.array([0.9999999776442665, 0.6931433475462874, 0.2401768422266748], np.float32)
P3, P4, P5 = np.array([0.055286387238040254, 0.009191457782958901, 0.0009385533234124657], np.float32)
"""2 ** x for x in [-1, 0], within 1.1e-7 of itself."""
ZERO = np.float32(0)
VALUE, POWER, TWO, ROOM = range(4)  # rows of work space


@inlined
def raise_two(work, bits, scale):  # type: ignore[no-untyped-def]
    """2 ** (scale * value) for the row of values of a work space, in two factors: rows of it."""
    for column in range(COUNT):
        power = max(work[VALUE, column] * scale, LOWEST)
        whole = np.int32(power)
        x = power - np.float32(whole)
        bits[TWO, column] = (whole + BIAS) << MANTISSA
        work[POWER, column] = ((((P5 * x + P4) * x + P3) * x + P2) * x + P1) * x + P0


@compiled("u2:2 int f4:1 f4:2 f4:2 i4:2 f4:2", "u4:2 int f4:1 f4:2 f4:2 i4:2 f4:2", any_order=True)
def expect(pixels, shift, scales, centres, work, bits, found):  # type: ignore[no-untyped-def]
    """Logits (N, 313), as bits -> `found` (N, 4): sums of exp, of exp times its exponent, and means of `centres`.

    Pixels are the upper bits of float32, all but `shift`. Of the two `scales` (of the exponent, in powers of two) the
    first is for the sums, the second for the means. Exponents are less the largest logit. Work space: `work`
    (3, 313), and `bits`, the same memory.
    """
    for pixel in range(pixels.shape[0]):
        most = LEAST
        for column in range(COUNT):
            number = np.int32(np.int32(pixels[pixel, column]) << shift)
            bits[VALUE, column] = number
            most = max(most, np.int32(number ^ ((number >> SIGN) & MAGNITUDE)))  # ordered as the numbers are
        bits[TWO, 0] = most ^ ((most >> SIGN) & MAGNITUDE)
        top = work[TWO, 0]
        for column in range(COUNT):
            work[VALUE, column] -= top
        total, product = ZERO, ZERO
        raise_two(work, bits, scales[0])
        for column in range(COUNT):
            likely = work[POWER, column] * work[TWO, column]
            total += likely
            product += likely * work[VALUE, column]
        found[pixel, 0], found[pixel, 1] = total, product
        raise_two(work, bits, scales[1])
        total, a, b = ZERO, ZERO, ZERO
        for column in range(COUNT):
            likely = work[POWER, column] * work[TWO, column]
            total += likely
            a += likely * centres[0, column]
            b += likely * centres[1, column]
        found[pixel, 2], found[pixel, 3] = a / total, b / total


def decoded(decode: Decode, logits: Tensor, prior: Tensor) -> Tensor:
    """What a decode makes of logits (N, 313, H, W) of any precision: ab (N, 2, H, W), float32."""
    if decode.decode == "topk" or logits.device.type != "cpu":
        return decode(logits, prior)
    moved = bins.rebalance(logits, prior, decode.vivid * decode.rebalance_scale)
    return mean_and_confidence(moved, decode.sharpness)[:, :2] * decode.saturation


def decoded_with_confidence(decode: Decode, logits: Tensor, prior: Tensor) -> Tensor:
    """The same, and the network's confidence: (N, 3, H, W)."""
    if decode.decode == "topk" or logits.device.type != "cpu":
        return decode.with_confidence(logits, prior)
    both = mean_and_confidence(logits, decode.sharpness)
    both[:, :2] = decoded(decode, logits, prior) if decode.vivid else both[:, :2] * decode.saturation
    return both


def mean_and_confidence(logits: Tensor, temperature: float = 1.0) -> Tensor:
    """As `bins.mean_and_confidence`, for logits on a CPU, faster the less there is to convert of them."""
    rows = logits.movedim(1, -1)  # the bins of a pixel lie side by side, as the network leaves them
    pixels = rows.reshape(-1, COUNT).contiguous()
    half = pixels.dtype == torch.bfloat16
    numbers = pixels.view(torch.int16).numpy().view(np.uint16) if half else pixels.float().numpy().view(np.uint32)
    work, found = np.empty((ROOM, COUNT), np.float32), np.empty((len(pixels), 4), np.float32)
    scales = np.array((LOG2_E, LOG2_E / temperature), np.float32)
    expect(numbers, 16 if half else 0, scales, _CENTRES, work, work.view(np.int32), found)
    total, product, a, b = found.T
    confidence = 1 + (product / total - np.log(total)) / np.float32(math.log(COUNT))
    planes = torch.from_numpy(np.stack((a, b, confidence.clip(0, 1))))
    return planes.unflatten(1, rows.shape[:-1]).movedim(0, 1)


_CENTRES = np.ascontiguousarray(bins.CENTRES.numpy().T)
