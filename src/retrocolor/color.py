"""sRGB and CIE Lab, gamut mapping, resampling: pure functions on tensors.

sRGB is IEC 61966-2-1 coded in [0, 1]; Lab is CIE 1976 under D65 (2 degree observer), L* in [0, 100], a* and b* about
[-110, 110]. The numbers are scikit-image's, so that results agree with it to 1e-3.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

XYZ_FROM_RGB = (
    (0.412453, 0.357580, 0.180423),
    (0.212671, 0.715160, 0.072169),
    (0.019334, 0.119193, 0.950227),
)
WHITE = (0.95047, 1.0, 1.08883)
EPSILON = 0.008856  # f(t) is a cube root above, a line below
SLOPE = 7.787
GAMUT_STEPS = 10  # bisection to 1/1024 of the chroma
GAMUT_SLACK = 1e-6  # of linear light: rounding counts as inside; more would lift the darkest of 16 bits
AT_A_TIME = 100_000  # samples of a picture made small: they stay in the processor's cache

_TO_WHITE = torch.tensor(XYZ_FROM_RGB, dtype=torch.float64) / torch.tensor(WHITE, dtype=torch.float64)[:, None]
FROM_WHITE = torch.linalg.inv(_TO_WHITE)


def srgb_to_linear(rgb: Tensor) -> Tensor:
    """Coded sRGB in [0, 1] -> linear light in [0, 1], any shape."""
    return torch.where(rgb > 0.04045, ((rgb.clamp_min(0.04045) + 0.055) / 1.055) ** 2.4, rgb / 12.92)


def linear_to_srgb(linear: Tensor) -> Tensor:
    """Linear light in [0, 1] -> coded sRGB in [0, 1], any shape."""
    return torch.where(linear > 0.0031308, 1.055 * linear.clamp_min(0.0031308) ** (1 / 2.4) - 0.055, 12.92 * linear)


def lab_f(t: Tensor) -> Tensor:
    """The f of CIE Lab: a cube root, and its tangent below 0.008856; any shape."""
    return torch.where(t > EPSILON, t.clamp_min(EPSILON) ** (1 / 3), SLOPE * t + 16 / 116)


def _f_inverse(f: Tensor) -> Tensor:
    return torch.where(f > 0.2068966, f * f * f, (f - 16 / 116) / SLOPE)


def _mix(matrix: Tensor, planes: Tensor) -> Tensor:
    return torch.einsum("ij,...jhw->...ihw", matrix.to(planes), planes)


def srgb_to_lab(rgb: Tensor) -> Tensor:
    """sRGB (..., 3, H, W) in [0, 1] -> Lab (..., 3, H, W)."""
    fx, fy, fz = lab_f(_mix(_TO_WHITE, srgb_to_linear(rgb))).unbind(-3)
    return torch.stack((116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)), -3)


def lab_to_linear(lab: Tensor) -> Tensor:
    """Lab (..., 3, H, W) -> linear sRGB (..., 3, H, W); outside [0, 1] where sRGB cannot show the colour."""
    light, a, b = lab.unbind(-3)
    fy = (light + 16) / 116
    return _mix(FROM_WHITE, _f_inverse(torch.stack((fy + a / 500, fy, fy - b / 200), -3)))


def lab_to_srgb(lab: Tensor) -> Tensor:
    """Lab (..., 3, H, W) -> sRGB (..., 3, H, W) in [0, 1]; channels outside are clipped, see `limit_chroma`."""
    return linear_to_srgb(lab_to_linear(lab).clamp(0, 1))


def limit_chroma(lab: Tensor) -> Tensor:
    """Lab (..., 3, H, W) with a* and b* scaled by the largest s in [0, 1] that sRGB can show at that L*."""
    flat = lab.movedim(-3, 0).flatten(1)
    outside = _outside(lab_to_linear(flat[:, None])[:, 0])
    if not outside.any():
        return lab
    flat = flat.clone()
    flat[1:, outside] *= _largest_scale(flat[:, outside])
    return flat.unflatten(1, lab.movedim(-3, 0).shape[1:]).movedim(0, -3)


def _outside(linear: Tensor) -> Tensor:
    """Linear RGB (3, N) -> bool (N): more than rounding away from [0, 1]."""
    return (linear.amin(0) < -GAMUT_SLACK) | (linear.amax(0) > 1 + GAMUT_SLACK)


def _largest_scale(lab: Tensor) -> Tensor:
    """Lab (3, N) -> s (N): the largest factor of the chroma that stays inside sRGB, by bisection."""
    inside, step = torch.zeros_like(lab[0]), 0.5
    for _ in range(GAMUT_STEPS):
        trial = torch.stack((lab[0], lab[1] * (inside + step), lab[2] * (inside + step)))
        inside = torch.where(_outside(lab_to_linear(trial[:, None])[:, 0]), inside, inside + step)
        step /= 2
    return inside


# Resampling: a picture is resized by two matrix products, so that any strip of the result can be made alone.


def triangle(x: np.ndarray) -> np.ndarray:
    """The bilinear kernel, support 1."""
    return np.maximum(0, 1 - np.abs(x))


def cubic(x: np.ndarray) -> np.ndarray:
    """The Catmull-Rom cubic kernel (Keys, a = -1/2), support 2."""
    x = np.abs(x)
    near, far = (1.5 * x - 2.5) * x * x + 1, ((-0.5 * x + 2.5) * x - 4) * x + 2
    return np.where(x < 1, near, np.where(x < 2, far, 0))


@lru_cache(maxsize=16)
def resize_matrix(source: int, target: int, kernel: Callable[[np.ndarray], np.ndarray] = triangle) -> np.ndarray:
    """Weights (target, source), float32, rows sum to 1; the kernel widens when shrinking (antialiasing)."""
    scale = source / target
    centres = (np.arange(target) + 0.5) * scale - 0.5
    distance = np.arange(source) - centres[:, None]
    weights = kernel(distance / max(scale, 1.0))
    weights = (weights / weights.sum(1, keepdims=True)).astype(np.float32)
    weights.flags.writeable = False  # shared by all pictures of a size
    return weights


def fit_size(height: int, width: int, short_side: int, longest: int = 4) -> tuple[int, int]:
    """Height and width of the picture scaled so that its short side is `short_side`, in whole pixels.

    A picture more than `longest` times as long as wide is scaled by its long side instead, so that strips and
    panoramas stay affordable; neither side falls below one pixel.
    """
    scale = min(short_side / min(height, width), longest * short_side / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def shrink(strips: Iterable[tuple[int, np.ndarray]], height: int, width: int, short_side: int) -> np.ndarray:
    """A thumbnail, float32 in [0, 1], of a picture that comes in strips.

    `strips` yields (first row, rows x width[ x 3]) in uint8 or uint16, coded sRGB. The result is h x w[ x 3] as
    `fit_size` says.
    """
    rows, columns = fit_size(height, width, short_side)
    down, across = resize_matrix(height, rows), resize_matrix(width, columns)
    total = np.zeros((0, 0), np.float32)
    for first, strip in strips:
        if not total.size:
            total = np.zeros((rows, strip[0].size), np.float32)
            room = np.empty((max(8, AT_A_TIME // strip[0].size), strip[0].size), np.float32)
            white = np.iinfo(strip.dtype).max
        for top in range(0, len(strip), len(room)):
            part = strip[top : top + len(room)]
            values = room[: len(part)]
            np.copyto(values, part.reshape(values.shape))
            weights = down[:, first + top : first + top + len(part)]
            used = _used(weights, 1)
            total[used] += weights[used] @ values
    if not total.size:
        raise ValueError("a picture needs at least one strip")
    planes = np.ascontiguousarray((total / white).reshape(rows, width, -1).transpose(2, 0, 1))
    small = np.clip(_squeeze(planes, across), 0, 1)
    return small[0] if len(small) == 1 else np.ascontiguousarray(np.moveaxis(small, 0, 2))


def _squeeze(planes: np.ndarray, across: np.ndarray) -> np.ndarray:
    """Planes (c, h, width) times weights (w, width), which are zero outside a band -> (c, h, w)."""
    flat = planes.reshape(-1, planes.shape[2])
    small = np.empty((len(flat), len(across)), np.float32)
    for left in range(0, len(across), 32):
        weights = across[left : left + 32]
        used = _used(weights, 0)
        small[:, left : left + 32] = flat[:, used] @ weights[:, used].T
    return small.reshape(*planes.shape[:2], -1)


def _used(weights: np.ndarray, axis: int) -> slice:
    """From the first row or column of a matrix that is not all zero to the last; `axis` is summed over."""
    places = np.flatnonzero(weights.any(axis))
    return slice(places[0], places[-1] + 1) if len(places) else slice(0, 0)


def has_colour(thumbnail: np.ndarray, threshold: float = 8.0, share: float = 0.05) -> bool:
    """Whether a small picture, float in [0, 1], h x w[ x 3], coded sRGB, is in colour rather than toned.

    Sepia, cyanotype and faded prints carry one tone that follows lightness: each pixel's chroma is compared with the
    median a*, b* of pixels of about the same lightness; if more than `share` of the picture is further than
    `threshold` from it, or the tone itself turns its hue between dark and light, it is colour.
    """
    if thumbnail.ndim == 2:
        return False
    lab = srgb_to_lab(torch.from_numpy(np.ascontiguousarray(thumbnail, np.float32)).movedim(2, 0)).flatten(1).numpy()
    order = np.argsort(lab[0], kind="stable")
    away = np.concatenate([_distance_from_tone(lab[1:, part]) for part in np.array_split(order, 8) if len(part)])
    return bool(np.mean(away > threshold) > share)


def _distance_from_tone(ab: np.ndarray) -> np.ndarray:
    return np.hypot(*(ab - np.median(ab, axis=1, keepdims=True)))


def lightness(coded: Tensor) -> Tensor:
    """Coded grey (sRGB transfer) in [0, 1] -> L* in [0, 100], any shape."""
    return 116 * lab_f(srgb_to_linear(coded)) - 16


def luminance(rgb: Tensor) -> Tensor:
    """Coded sRGB (..., 3, H, W) in [0, 1] -> relative luminance Y (..., H, W) in [0, 1]."""
    linear = srgb_to_linear(rgb)
    red, green, blue = XYZ_FROM_RGB[1]
    return red * linear[..., 0, :, :] + green * linear[..., 1, :, :] + blue * linear[..., 2, :, :]
