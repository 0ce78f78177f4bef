"""sRGB and CIE Lab, gamut mapping: pure functions on tensors.

sRGB is IEC 61966-2-1 coded in [0, 1]; Lab is CIE 1976 under D65 (2 degree observer), L* in [0, 100], a* and b* about
[-110, 110]. The numbers are scikit-image's, so that results agree with it to 1e-3.
"""

from typing import TypeVar

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

Samples = TypeVar("Samples", np.ndarray, Tensor)
_TO_WHITE = torch.from_numpy(np.array(XYZ_FROM_RGB) / np.array(WHITE)[:, None])
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


def f_inverse(f: Tensor) -> Tensor:
    return torch.where(f > 0.2068966, f * f * f, (f - 16 / 116) / SLOPE)


def _mix(matrix: Tensor, planes: Tensor) -> Tensor:
    return torch.einsum("ij,...jhw->...ihw", matrix.to(planes, non_blocking=True), planes)


def srgb_to_lab(rgb: Tensor) -> Tensor:
    """sRGB (..., 3, H, W) in [0, 1] -> Lab (..., 3, H, W)."""
    fx, fy, fz = lab_f(_mix(_TO_WHITE, srgb_to_linear(rgb))).unbind(-3)
    return torch.stack((_lightness_of_f(fy), 500 * (fx - fy), 200 * (fy - fz)), -3)


def lab_of(picture: np.ndarray) -> Tensor:
    """A picture in colour, float h x w x 3 in [0, 1], coded sRGB -> Lab (3, h, w), float32."""
    return srgb_to_lab(torch.from_numpy(np.ascontiguousarray(picture, np.float32)).movedim(2, 0))


def lab_to_linear(lab: Tensor) -> Tensor:
    """Lab (..., 3, H, W) -> linear sRGB (..., 3, H, W); outside [0, 1] where sRGB cannot show the colour."""
    lightness, a, b = lab.unbind(-3)
    fy = (lightness + 16) / 116
    return _mix(FROM_WHITE, f_inverse(torch.stack((fy + a / 500, fy, fy - b / 200), -3)))


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


def lightness(coded: Tensor) -> Tensor:
    """Coded grey (sRGB transfer) in [0, 1] -> L* in [0, 100], any shape."""
    return lightness_of_luminance(srgb_to_linear(coded))


def luminance(rgb: Tensor) -> Tensor:
    """Coded sRGB (..., 3, H, W) in [0, 1] -> relative luminance Y (..., H, W) in [0, 1]."""
    linear = srgb_to_linear(rgb)
    red, green, blue = XYZ_FROM_RGB[1]
    return red * linear[..., 0, :, :] + green * linear[..., 1, :, :] + blue * linear[..., 2, :, :]


def to_rgb(lightness: Tensor, ab: Tensor) -> np.ndarray:
    """L* (N, 1, H, W) and ab (N, 2, H, W) -> uint8 RGB (N, H, W, 3), out-of-gamut chroma limited."""
    rgb = lab_to_srgb(limit_chroma(torch.cat((lightness, ab), 1)))
    return (rgb * 255).round().to(torch.uint8).movedim(1, -1).numpy()


def lightness_of_luminance(y: Tensor) -> Tensor:
    """Relative luminance Y in [0, 1] -> L* in [0, 100], any shape."""
    return _lightness_of_f(lab_f(y))


def _lightness_of_f(fy: Tensor) -> Tensor:
    """Lab's f(Y) -> L*."""
    return 116 * fy - 16


def lightness_to_byte(lightness: Samples) -> Samples:
    """L* in [0, 100] -> whole steps of 1/2.55 in [0, 255], any shape; the dtype stays floating."""
    return (lightness * 2.55).round().clip(0, 255)


def byte_to_lightness(byte: Samples) -> Samples:
    """The inverse of `lightness_to_byte`: bytes, of any dtype up to float32 -> L* in [0, 100], float32."""
    return byte / np.float32(2.55) if isinstance(byte, np.ndarray) else byte / 2.55
