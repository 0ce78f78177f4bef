"""The 313 ab bins of Zhang et al. (2016): encode, prior, weights, decode.

Bins are the points of a grid of 10 in (a*, b*) that lie in the sRGB gamut widened by one cell. Their order is the
original one (by a, then b), so that checkpoints and priors can be compared with published ones.
"""

import hashlib
import math

import torch
from torch import Tensor

GRID = 10
# a* -> (lowest, highest) b*
ROWS = {
    -90: (50, 90), -80: (20, 90), -70: (0, 90), -60: (-20, 90), -50: (-30, 100),
    -40: (-40, 100), -30: (-50, 100), -20: (-50, 100), -10: (-60, 100), 0: (-70, 100),
    10: (-80, 90), 20: (-80, 90), 30: (-90, 90), 40: (-100, 90), 50: (-100, 80),
    60: (-110, 80), 70: (-110, 80), 80: (-110, 70), 90: (-110, 70), 100: (-90, 0),
}  # fmt: skip
CENTRES = torch.tensor([(a, b) for a, (low, high) in ROWS.items() for b in range(low, high + GRID, GRID)]).float()
COUNT = len(CENTRES)  # 313
FINGERPRINT = hashlib.sha256(CENTRES.to(torch.int16).numpy().tobytes()).hexdigest()[:16]
GREY = int((CENTRES == 0).all(1).nonzero())

SMOOTHING = 5.0  # Gaussian of 5 ab units, Zhang's sigma, for the prior and for soft labels
NEIGHBOURS = 5
REACH = 13  # the lookup covers a* and b* within +-130

_LOOKUP = torch.full((2 * REACH + 1, 2 * REACH + 1), -1)
_LOOKUP[(CENTRES[:, 0] / GRID).long() + REACH, (CENTRES[:, 1] / GRID).long() + REACH] = torch.arange(COUNT)


def encode(ab: Tensor) -> Tensor:
    """Nearest bin: ab (..., 2) -> int64 (...). Halfway points go to the bin that comes first.

    Inside the table the nearest bin is the rounded point: a lookup. The few colours beyond it (none of them is in
    sRGB) are compared with every bin.
    """
    cell = torch.ceil(ab / GRID - 0.5).long().clamp(-REACH, REACH) + REACH
    bins = _LOOKUP.to(ab.device)[cell[..., 0], cell[..., 1]]
    beyond = bins < 0
    if beyond.any():
        bins[beyond] = torch.cdist(ab[beyond], CENTRES.to(ab)).argmin(1)
    return bins


def encode_soft(ab: Tensor) -> tuple[Tensor, Tensor]:
    """The 5 nearest bins and their Gaussian weights: ab (..., 2) -> int64 (..., 5), float (..., 5), summing to 1."""
    distance, bins = torch.cdist(ab, CENTRES.to(ab)).topk(NEIGHBOURS, largest=False)
    weights = torch.exp(-(distance**2) / (2 * SMOOTHING**2))
    return bins, weights / weights.sum(-1, keepdim=True)


def prior(counts: Tensor) -> Tensor:
    """Pixel counts per bin (313,) -> p, float64, summing to 1. Raises ValueError when there is no pixel."""
    counts = counts.double()
    if not counts.sum() > 0:
        raise ValueError("a prior needs at least one pixel")
    return counts / counts.sum()


def smooth(p: Tensor, sigma: float = SMOOTHING) -> Tensor:
    """p smoothed by a Gaussian of `sigma` ab units on the two-dimensional grid, inside the gamut; sums to 1."""
    centres = CENTRES.double()
    kernel = torch.exp(-(torch.cdist(centres, centres) ** 2) / (2 * sigma**2))
    smoothed = (kernel / kernel.sum(0)) @ p.double()
    return smoothed / smoothed.sum()


def class_weights(p: Tensor, mixing: float = 0.5) -> Tensor:
    """Eq. 1: w = 1 / ((1 - lambda) p~ + lambda / Q), scaled so that sum p~ w = 1.

    p (313,) is the unsmoothed prior, `mixing` is lambda in [0, 1], Q the number of bins that occur. Returns float64
    (313,). A bin of no probability at lambda = 0 gets the largest finite weight.
    """
    smoothed = smooth(p)
    mixed = (1 - mixing) * smoothed + mixing / int((p > 0).sum())
    weights = 1 / mixed.clamp_min(mixed[mixed > 1e-12].min())
    return weights / (smoothed * weights).sum()


def rebalance(logits: Tensor, p: Tensor, strength: float, mixing: float = 0.5) -> Tensor:
    """Logits (N, 313, H, W) + strength * log w: what training with the weights of Eq. 1 does to them, as a dial.

    strength 0 is the network as trained, 1 the whole of Eq. 1.
    """
    if strength == 0:
        return logits
    return logits + (strength * class_weights(p, mixing).log()).to(logits)[:, None, None]


def topk_mean(logits: Tensor, k: int = 2) -> Tensor:
    """The paper's decode: logits (N, 313, H, W) -> unweighted mean of the k likeliest centres, ab (N, 2, H, W)."""
    likeliest = logits.topk(k, dim=1).indices
    return CENTRES.to(logits)[likeliest].mean(1).movedim(-1, 1)


def expectation(logits: Tensor, temperature: float = 1.0) -> Tensor:
    """Mean of the centres under softmax(logits / T): (N, 313, H, W) -> ab (N, 2, H, W).

    T = 1 is the plain expectation, T = 0.38 Zhang's annealed mean.
    """
    return torch.einsum("nqhw,qc->nchw", torch.softmax(logits / temperature, 1), CENTRES.to(logits))


def confidence(logits: Tensor) -> Tensor:
    """How sure the network is: logits (N, 313, H, W) -> (N, 1, H, W) in [0, 1].

    1 minus the entropy of the bins divided by its maximum, ln 313: 1 where one bin has all the probability, 0 where
    all bins are alike.
    """
    log_p = torch.log_softmax(logits, 1)
    entropy = -(log_p.exp() * log_p).sum(1, keepdim=True)
    return (1 - entropy / math.log(COUNT)).clamp(0, 1)
