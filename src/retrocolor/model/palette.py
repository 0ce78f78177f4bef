"""Reference pictures as a control: their colours, by lightness, in place of those the network expects.

The network gives p(bin | place) under the colours of its training. A reference says how often each bin occurs at each
lightness; the network's own answers, averaged over the picture, say how often it expects it there. Their ratio is what
a change of prior does to a posterior: logits + strength * (log p_reference - log p_own).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from retrocolor.errors import UsageError
from retrocolor.imaging.lab import lab_of
from retrocolor.imaging.monochrome import has_any_colour
from retrocolor.model import bins
from retrocolor.model.decode_limits import check_strength

BANDS = 5  # of L*, centred on 10, 30, 50, 70, 90; between two centres both count
WHOLE = 0.02  # of all places: so many count in each band as if they were of its lightness
TRAINING = 0.1  # share of the training prior in each prior, so that none is ever zero
NOWHERE = 1e-6  # share of all bins alike, for those that the training never saw
SIDE = 192  # short side in pixels at which a reference is looked at


@dataclass(frozen=True)
class Palette:
    """How often each bin occurs at each lightness in reference pictures: counts (BANDS, 313), float64."""

    counts: Tensor

    @classmethod
    def of(cls, pictures: Iterable[np.ndarray]) -> "Palette":
        """Of small pictures, float h x w[ x 3] in [0, 1], coded sRGB; each counts alike, those without colour do not.

        Raises UsageError when none is left.
        """
        counts = [_count(picture) for picture in pictures if has_any_colour(picture)]
        if not counts:
            raise UsageError("no reference has colours to take; name a picture in colour.")
        return cls(torch.stack(counts).sum(0))

    @cached_property
    def name(self) -> str:
        """What it holds, as a short checksum."""
        return hashlib.sha256(self.counts.numpy().tobytes()).hexdigest()[:16]


def _count(picture: np.ndarray) -> Tensor:
    """The share of each lightness and bin in a picture, (BANDS, 313) float64, summing to 1."""
    lab = lab_of(picture)
    found = bins.encode(lab[1:].movedim(0, -1)).flatten()
    bands = in_bands(lab[None, :1])[0].flatten(1).double()
    return torch.stack([torch.bincount(found, band, bins.COUNT) for band in bands]) / len(found)


def in_bands(lightness: Tensor) -> Tensor:
    """L* (N, 1, h, w) in [0, 100] -> how much each place belongs to each band, (N, BANDS, h, w), summing to 1."""
    centres = ((torch.arange(BANDS, device=lightness.device) + 0.5) * (100 / BANDS)).to(lightness)[:, None, None]
    inside = lightness.clamp(float(centres[0]), float(centres[-1]))
    return (1 - (inside - centres).abs() * (BANDS / 100)).clamp_min(0)


def by_lightness(counts: Tensor, prior: Tensor) -> Tensor:
    """Counts (..., BANDS, 313) -> p (..., BANDS, 313), smoothed as the training prior is, never zero, summing to 1."""
    near = bins.blur(counts)
    near = near + WHOLE * near.sum(-2, keepdim=True)
    near = near / near.sum(-1, keepdim=True).clamp_min(1e-12)
    training = bins.smooth(prior).to(near) * (1 - NOWHERE) + NOWHERE / bins.COUNT
    return near * (1 - TRAINING) + training * TRAINING


def toward(logits: Tensor, lightness: Tensor, palette: Palette, prior: Tensor, strength: float) -> Tensor:
    """Logits drawn toward the colours of references: (N, 313, h, w) -> the same.

    `lightness` (N, 1, H, W) in [0, 100] is what the network saw, `prior` (313,) its training prior, `strength` from 0
    (as they were) to 1. Each picture is treated by itself.
    """
    if strength == 0:
        return logits
    height, width = logits.shape[-2:]
    bands = in_bands(F.adaptive_avg_pool2d(lightness.to(logits), (height, width))).flatten(2)
    own = torch.softmax(logits.movedim(1, -1).flatten(1, 2), -1)
    wanted = by_lightness(palette.counts.to(logits), prior)
    expected = by_lightness(bands @ own / own.shape[1], prior)
    shift = (wanted.log() - expected.log()).transpose(1, 2) @ bands
    return logits + strength * shift.view(logits.shape)


class Toward(nn.Module):
    """A network whose logits are drawn `toward` a palette."""

    def __init__(self, network: nn.Module, palette: Palette, prior: Tensor, strength: float) -> None:
        super().__init__()
        check_strength(strength)
        self.network, self.palette, self.prior, self.strength = network, palette, prior, strength

    def forward(self, lightness: Tensor) -> Tensor:
        """As the network: L* (N, 1, H, W) -> logits (N, 313, h, w), float32."""
        logits = self.network(lightness).float()
        with torch.autocast(logits.device.type, enabled=False):
            return toward(logits, lightness.float(), self.palette, self.prior, self.strength)
