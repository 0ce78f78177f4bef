"""How samples of film scans stand for light: coded for a screen (video), by density (log), or linear.

Logarithmic samples are printing density as of Cineon and DPX: 0.002 of density a step of 10 bits on a negative of
gamma 0.6, black at 95 and white at 685 of 1023. What lies beyond has no colours on a screen, and is kept.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import torch

from retrocolor.config import LIN, LOG, VIDEO
from retrocolor.imaging import lab

STEPS_OF_TEN = 300.0  # of 10 bits: ten times the light; 0.6 / 0.002
TOP, WHITE, BLACK = 1023.0, 685.0, 95.0
DARK = 10 ** ((BLACK - WHITE) / STEPS_OF_TEN)  # the light of black, of that of white
LEVELS = 65536


@dataclass(frozen=True)
class Coding:
    """Tables between samples of 16 bits and coded sRGB; samples up to `black` and from `white` on are all one there."""

    to_screen: np.ndarray
    from_screen: np.ndarray
    black: int
    white: int

    def is_kept(self, rgb: np.ndarray) -> np.ndarray:
        """Pixels (H, W) of samples (H, W, 3) that a screen shows black, or beyond white: they keep their samples."""
        return (rgb.max(2) <= self.black) | (rgb.max(2) >= self.white)


@cache
def coding(name: str) -> Coding | None:
    """The tables of a coding; None for video, which is coded for a screen."""
    if name == VIDEO:
        return None
    samples = torch.linspace(0, 1, LEVELS, dtype=torch.float64)
    to_screen = _words(torch.from_numpy(shown(samples.numpy(), name)))
    if name == LIN:
        return Coding(to_screen, _words(lab.srgb_to_linear(samples)), 0, LEVELS - 1)
    light = lab.srgb_to_linear(samples) * (1 - DARK) + DARK
    back = (WHITE + torch.log10(light) * STEPS_OF_TEN) / TOP
    return Coding(to_screen, _words(back), *(round(level / TOP * (LEVELS - 1)) for level in (BLACK, WHITE)))


def _words(levels: torch.Tensor) -> np.ndarray:
    return (levels.clamp(0, 1) * (LEVELS - 1)).round().numpy().astype(np.uint16)


def shown(samples: np.ndarray, name: str) -> np.ndarray:
    """Samples in [0, 1] of any shape as a screen shows them: coded sRGB in [0, 1]."""
    if name == VIDEO:
        return samples
    light = torch.from_numpy(np.asarray(samples, np.float64))
    if name == LOG:
        light = (10 ** ((light * TOP - WHITE) / STEPS_OF_TEN) - DARK) / (1 - DARK)
    return lab.linear_to_srgb(light.clamp(0, 1)).numpy().astype(samples.dtype)
