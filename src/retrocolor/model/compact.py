"""Logits in few numbers: enough to decode them anew later, without the network.

`LogitAxes` are the directions in which the logits of one network differ, found from made pictures, so that they depend
on the network alone. A pixel is then PLANES numbers instead of 313. What that costs stands in docs/experiments.md.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from retrocolor.model import bins

PLANES = 14  # numbers kept of a pixel's logits, the most telling first
PICTURES, SIDES = 16, (160, 224)  # made pictures that the directions are found from
RECTANGLES = 25  # in each of them
RARE = 1e-6  # added to how likely a bin is, before the square root that says how much it counts


@dataclass(frozen=True)
class LogitAxes:
    """`mean` (313), `forward` (313, PLANES) and `back` (PLANES, 313): logits to numbers of deviation 1, and back."""

    mean: Tensor
    forward: Tensor
    back: Tensor

    @classmethod
    def of(cls, logits: Callable[[Tensor], Tensor]) -> "LogitAxes":
        """The axes of a network that makes logits (N, 313, h, w) of lightness (N, 1, H, W).

        Principal components of the logits less their mean over the bins, each bin weighted by the root of its mean
        probability: what is never likely may be wrong.
        """
        count, likely, total, products = 0, torch.zeros(()), torch.zeros(()), torch.zeros(())
        for picture in _made_pictures():  # one at a time, since double logits of all take 90 MB, several times over
            rows = logits(picture[None]).movedim(1, -1).reshape(-1, bins.COUNT).double()
            likely = likely + torch.softmax(rows, 1).sum(0)
            rows = rows - rows.mean(1, keepdim=True)
            count, total, products = count + len(rows), total + rows.sum(0), products + rows.T @ rows
        weight, mean = (likely / count + RARE).sqrt(), total / count
        scatter = (products - count * torch.outer(mean, mean)) * torch.outer(weight, weight)
        values, vectors = torch.linalg.eigh(scatter)
        axes = vectors.flip(1)[:, :PLANES]
        spread = (values.flip(0)[:PLANES] / (count - 1)).clamp_min(0).sqrt().clamp_min(1e-6)
        forward = weight[:, None] * axes / spread
        return cls(mean.float(), forward.float(), ((spread[:, None] * axes.T) / weight).float())

    def shorten(self, logits: Tensor) -> Tensor:
        """Logits (N, 313, h, w) -> (N, PLANES, h, w), about -4 to 4."""
        mean, forward = self.mean.to(logits.device), self.forward.to(logits.device)
        return bins.in_blocks(logits, lambda pixels: (pixels - pixels.mean(-1, keepdim=True) - mean) @ forward)

    def restore(self, planes: Tensor, temperature: float = 1.0) -> Tensor:
        """(N, PLANES, h, w) -> logits / T (N, 313, h, w), but for what was lost and a constant at each pixel."""
        rows = planes.movedim(1, -1)
        mean, back, share = self.mean.to(rows), self.back.to(rows), 1 / temperature
        logits = torch.addmm(mean, rows.reshape(-1, PLANES), back, beta=share, alpha=share)
        return logits.unflatten(0, rows.shape[:-1]).movedim(-1, 1)

    def arrays(self) -> dict[str, np.ndarray]:
        """The same as numpy arrays, by name."""
        return {name: getattr(self, name).numpy() for name in ("mean", "forward", "back")}

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "LogitAxes":
        """What `arrays` gave."""
        return cls(**{name: torch.from_numpy(arrays[name]) for name in ("mean", "forward", "back")})


def _made_pictures() -> Tensor:
    """Clouds of all sizes with rectangles in them: L* (PICTURES, 1, *SIDES), always the same."""
    random = np.random.default_rng(0)
    height, width = SIDES
    distance = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.fftfreq(width))
    pictures = []
    for _ in range(PICTURES):
        falloff = np.maximum(distance, 1 / width) ** -random.uniform(1.0, 1.8)
        cloud = np.fft.ifft2(falloff * np.exp(2j * np.pi * random.random(SIDES))).real
        cloud /= cloud.std()
        for _ in range(RECTANGLES):
            top, left = random.integers(0, height), random.integers(0, width)
            down, across = random.integers(8, 90, 2)
            part = cloud[top : top + down, left : left + across]
            part[...] = 0.3 * part + random.normal()
        low, high = np.percentile(cloud, (2, 98))
        pictures.append(np.clip((cloud - low) / (high - low), 0, 1) * random.uniform(70, 100))
    return torch.from_numpy(np.stack(pictures)[:, None].astype(np.float32))
