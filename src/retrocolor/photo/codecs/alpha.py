"""Associated alpha: colours multiplied by their opacity, and as they were. Source: TIFF 6.0 section 18."""

from functools import cache
from itertools import product

import numpy as np

from retrocolor.photo.page import Array

_LUMINANCE = (0.2126, 0.7152, 0.0722)
"""Of sRGB. Source: IEC 61966-2-1."""
_FAINT = 8
"""Up to this part of full opacity a colour may be further off: it is hardly seen, and its lightness is kept."""


def divided(colours: Array, alpha: Array) -> Array:
    """Colours h x w[ x 3] that were multiplied by alpha (h x w) as they were before; where alpha is 0, black."""
    full = int(np.iinfo(colours.dtype).max)
    opacity = alpha.astype(np.uint32)[(...,) + (np.newaxis,) * (colours.ndim - alpha.ndim)]
    straight = (colours * np.uint32(full) + opacity // 2) // opacity.clip(1)
    return (straight * (opacity > 0)).clip(0, full).astype(colours.dtype)


def multiplied(samples: Array) -> Array:
    """h x w x 4 samples with the colours multiplied by the last channel.

    Little opacity leaves few steps: each colour is rounded up or down so that together they keep its luminance best.
    """
    full = int(np.iinfo(samples.dtype).max)
    result = samples.copy()
    result[samples[..., 3] == 0, :3] = 0
    faint = samples[..., 3] <= full // _FAINT
    for part, steps in ((~faint & (samples[..., 3] < full), (0, 1)), (faint & (samples[..., 3] > 0), (-1, 0, 1, 2))):
        if part.any():
            result[part, :3] = _rounded(samples[part][:, :3], samples[part][:, 3], steps)
    return result


def _rounded(colours: Array, alpha: Array, steps: tuple[int, ...]) -> Array:
    """N x 3 colours times alpha (N), each rounded down or so many steps off, whichever keeps the luminance best."""
    full = int(np.iinfo(colours.dtype).max)
    opacity = alpha.astype(np.int64)[:, np.newaxis]
    below = colours * opacity // full
    wanted, least = _luminance(colours), np.full(len(colours), np.inf)
    best = below.astype(colours.dtype)
    for step in sorted(product(steps, repeat=3), key=lambda step: sum(abs(2 * s - 1) for s in step)):
        trial = (below + np.array(step)).clip(0, opacity).astype(colours.dtype)
        error = np.abs(_luminance(divided(trial, alpha)) - wanted)
        better = error < least
        best[better], least[better] = trial[better], error[better]
    return best


def _luminance(colours: Array) -> Array:
    """Relative luminance of coded sRGB, N x 3 -> N."""
    light = _linear(colours.dtype)
    return np.asarray(sum(weight * light[colours[:, i]] for i, weight in enumerate(_LUMINANCE)))


@cache
def _linear(dtype: "np.dtype[np.uint8] | np.dtype[np.uint16]") -> Array:
    """Linear light of every level of a depth."""
    coded = np.linspace(0, 1, int(np.iinfo(dtype).max) + 1)
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
