"""Make the lightness of a training batch that of old prints; the true colours stay as they are.

Old pictures are not the luminance of colour pictures. Their film saw colours otherwise (early plates blue alone,
orthochromatic film no red), and tone, lens, grain, fading and storage have left their marks. A network that learns
from lightness degraded like this expects them. Lightness here is t = L* / 100, (N, S, S).
"""

import math
from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from retrocolor.imaging.lab import XYZ_FROM_RGB, lab_f, lab_to_linear
from retrocolor.photo.codecs.quantization import LUMA

# What a film sees of linear red, green and blue; how much that varies (of its logarithm); how often it is drawn.
LUMINANCE, PANCHROMATIC = XYZ_FROM_RGB[1], (0.3, 0.5, 0.2)
ORTHOCHROMATIC, BLUE = (0.03, 0.42, 0.55), (0.0, 0.1, 0.9)
FILMS = torch.tensor((LUMINANCE, PANCHROMATIC, ORTHOCHROMATIC, BLUE))
SPREAD = torch.tensor((0.0, 0.5, 0.5, 0.5))
CHANCES = torch.tensor((0.25, 0.35, 0.25, 0.15))

TAPS = 7  # of the blur
BLOCK = 8
JPEG_TABLE = torch.from_numpy(LUMA).float().reshape(BLOCK, BLOCK)  # for quality 50
_WAVES = torch.cos(math.pi / BLOCK * torch.arange(BLOCK)[:, None] * (torch.arange(BLOCK) + 0.5)) / 2
DCT = torch.cat((_WAVES[:1] / math.sqrt(2), _WAVES[1:]))  # (frequency, pixel), orthonormal


class Tables(NamedTuple):
    """The tables above, on one device: a copy in every step would wait for it."""

    films: Tensor
    spread: Tensor
    chances: Tensor  # cumulative
    dct: Tensor
    jpeg: Tensor


@cache
def tables(device: torch.device) -> Tables:
    """The tables of a device."""
    return Tables(*(table.to(device) for table in (FILMS, SPREAD, CHANCES.cumsum(0), DCT, JPEG_TABLE)))


def degrade(
    lightness: Tensor, ab: Tensor, share: float, random: Generator, whole: int | None = None, part: slice = slice(None)
) -> Tensor:
    """L* (N, 1, S, S) in [0, 100] with the first round(share * N) pictures degraded, each in its own way.

    `ab` (N, 2, S, S) are their true colours. What becomes of a picture is a function of `random`'s state alone, a
    generator of the device on which the batch lies; nothing there is waited for. Where the N pictures are but a `part`
    (start and step) of a `whole` batch, it is what it is in that batch.
    """
    augmenter = Augmenter(round(share * (whole or len(lightness))), random, part)
    count = augmenter.count
    if not count:
        return lightness
    lab = torch.cat((lightness[:count], ab[:count]), 1)
    t = tone(film_response(lab, augmenter.film(), augmenter.between(0, 1)), augmenter)
    t = jpeg(grain_and_blur(vignette(t, augmenter), augmenter), augmenter)
    return torch.cat((100 * t[:, None], lightness[count:]))


class Augmenter:
    """Random numbers for each of `count` pictures, drawn on the generator's device; those of a `part` are kept."""

    def __init__(self, count: int, random: Generator, part: slice = slice(None)) -> None:
        self.drawn, self.part, self.random, self.device = count, part, random, random.device
        self.count = len(range(count)[part])

    def between(self, low: float, high: float, chance: float = 1.0) -> Tensor:
        """Uniform in [low, high] with a chance, else 0: (count, 1, 1)."""
        drawn = torch.rand(2, self.drawn, 1, 1, generator=self.random, device=self.device)
        value, dice = drawn[:, self.part]
        return torch.where(dice < chance, low + (high - low) * value, 0.0)

    def normal(self, *shape: int) -> Tensor:
        """Standard normal numbers (count, *shape)."""
        return torch.randn(self.drawn, *shape, generator=self.random, device=self.device)[self.part]

    def film(self) -> Tensor:
        """What the film sees of red, green and blue: (count, 3), summing to 1."""
        films, spread, chances, *_ = tables(self.device)
        dice = torch.rand(self.drawn, 1, generator=self.random, device=self.device)[self.part]
        kind = (dice >= chances[:-1]).sum(1)  # torch.multinomial would wait for the device
        weights = films[kind] * torch.exp(spread[kind, None] * self.normal(3))
        return weights / weights.sum(1, keepdim=True)


def film_response(lab: Tensor, film: Tensor, exposure: Tensor) -> Tensor:
    """Lab (N, 3, S, S) -> t as a film sees it that weighs linear red, green and blue by `film` (N, 3).

    `exposure` (N, 1, 1) says how far the mean light is brought back to the true one: 0 not at all, 1 all the way.
    """
    linear = lab_to_linear(lab).clamp(0, 1)
    response = torch.einsum("nc,nchw->nhw", film, linear)
    true = torch.einsum("c,nchw->nhw", tables(lab.device).films[0], linear)
    mean, true_mean = (plane.mean((1, 2), keepdim=True).clamp_min(1e-4) for plane in (response, true))
    response = (response * (true_mean / mean) ** exposure).clamp(0, 1)
    return (1.16 * lab_f(response) - 0.16).clamp(0, 1)


def tone(t: Tensor, augmenter: Augmenter) -> Tensor:
    """Gamma, contrast, and fading: black lifted, white lowered."""
    t = t.clamp_min(1e-4) ** torch.exp(augmenter.between(-0.4, 0.4, 0.6))
    t = t + augmenter.between(-0.6, 1.2, 0.6) * t * (1 - t) * (2 * t - 1)
    black, white = augmenter.between(0, 0.3, 0.5), 1 - augmenter.between(0, 0.25, 0.5)
    return black + (white - black) * t


def vignette(t: Tensor, augmenter: Augmenter) -> Tensor:
    """Darker corners and uneven light."""
    side = torch.linspace(-1, 1, t.shape[-1], device=t.device) ** 2
    corners = augmenter.between(0, 0.2, 0.3) * (side[:, None] + side)
    patches = F.interpolate(augmenter.normal(1, 3, 3), size=t.shape[-2:], mode="bilinear", align_corners=True)[:, 0]
    return t * (1 - corners + augmenter.between(0, 0.08, 0.4) * patches)


def grain_and_blur(t: Tensor, augmenter: Augmenter) -> Tensor:
    """A soft lens, and grain of a size of its own, strongest in the middle tones."""
    count = augmenter.count
    taps = torch.cat((_gaussian(augmenter.between(0.3, 1.3, 0.4)), _gaussian(augmenter.between(0.3, 0.9, 0.7))))
    strength = augmenter.between(0.05, 0.19, 0.5) ** 2  # mostly small: what is left of grain in a small picture
    lens_and_noise = _blur(torch.cat((t, augmenter.normal(*t.shape[1:]))), taps)
    t, noise = lens_and_noise.split(count)
    deviation = (taps[count:] ** 2).sum(1)[:, None, None]  # what the blur leaves of a deviation of 1
    return t + strength / deviation * (0.4 + 2.4 * t * (1 - t)) * noise


def _gaussian(sigma: Tensor) -> Tensor:
    """Taps (N, TAPS) of Gaussians of `sigma` (N, 1, 1) pixels, summing to 1; sigma 0 leaves as it is."""
    distance = torch.arange(TAPS, device=sigma.device) - TAPS // 2
    weights = torch.exp(-(distance**2) / (2 * sigma[:, 0].clamp_min(0.05) ** 2))
    return weights / weights.sum(1, keepdim=True)


def _blur(planes: Tensor, taps: Tensor) -> Tensor:
    """Each plane (N, S, S) with its own taps (N, TAPS), along both sides; edges repeated."""
    edge, count = TAPS // 2, len(planes)
    planes = F.pad(planes[None], (edge, edge, edge, edge), mode="replicate")
    planes = F.conv2d(planes, taps[:, None, None, :], groups=count)
    return F.conv2d(planes, taps[:, None, :, None], groups=count)[0]


def jpeg(t: Tensor, augmenter: Augmenter) -> Tensor:
    """What JPEG at a low quality leaves; clipped to [0, 1]."""
    scale = augmenter.between(0.2, 1.5, 0.3)
    height, width = t.shape[-2:]
    squares = F.pad(t[None], (0, -width % BLOCK, 0, -height % BLOCK), mode="replicate")[0]
    squares = squares.unflatten(2, (-1, BLOCK)).unflatten(1, (-1, BLOCK)).transpose(2, 3)  # (N, rows, columns, 8, 8)
    *_, dct, table = tables(t.device)
    step = table / 255 * scale.clamp_min(0.01)[..., None, None]
    waves = dct @ squares @ dct.T
    squares = dct.T @ ((waves / step).round() * step) @ dct
    coded = squares.transpose(2, 3).flatten(1, 2).flatten(2, 3)[:, :height, :width]
    return torch.where(scale > 0, coded, t).clamp(0, 1)
