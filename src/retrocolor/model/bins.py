"""The 313 ab bins of Zhang et al. (2016): encode, prior, weights, decode.

Bins are the points of a grid of 10 in (a*, b*) that lie in the sRGB gamut widened by one cell. Their order is the
original one (by a, then b), so that checkpoints and priors can be compared with published ones.
"""

import hashlib
import math
from collections.abc import Callable
from functools import cache, lru_cache

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
_GRID = [(a, b) for a, (low, high) in ROWS.items() for b in range(low, high + GRID, GRID)]
CENTRES = torch.tensor(_GRID, dtype=torch.float32, device="cpu")
COUNT = len(CENTRES)  # 313
FINGERPRINT = hashlib.sha256(CENTRES.to(torch.int16).numpy().tobytes()).hexdigest()[:16]
GREY = int((CENTRES == 0).all(1).nonzero())

SMOOTHING = 5.0  # Gaussian of 5 ab units, Zhang's sigma, for the prior and for soft labels
NEIGHBOURS = 5
ALIKE, BEFORE, AFTER = 15.0, 1.5, 1.0  # Gaussians of the smooth top-k: ab units, pixels, pixels of the logits
BLOCK = 128  # pixels at a time, so that their bins stay in a processor's cache
REACH = 13  # the lookup covers a* and b* within +-130
FINE = 2.5  # squares of the table for soft labels
SIDE = 2 * int(REACH * GRID / FINE)

_LOOKUP = torch.full((2 * REACH + 1, 2 * REACH + 1), -1, device="cpu")
_LOOKUP[(CENTRES[:, 0] / GRID).long() + REACH, (CENTRES[:, 1] / GRID).long() + REACH] = torch.arange(
    COUNT, device="cpu"
)


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


def encode_soft(ab: Tensor, *, of_bytes: bool = False) -> tuple[Tensor, Tensor]:
    """The 5 nearest bins and their Gaussian weights: ab (..., 2) -> int64 (..., 5), float (..., 5), summing to 1.

    Nearest first; of bins at one distance the first of the table comes first. A colour is compared with the few bins
    that can be nearest around it, which a table lists; the few beyond the table are compared with every bin. Colours
    `of_bytes`, or means of such, lie inside it: then no answer of a GPU is waited for.
    """
    flat = ab.reshape(-1, 2)
    cell = torch.floor(flat / FINE).long() + SIDE // 2
    beyond = ((cell < 0) | (cell >= SIDE)).any(1)
    near = _candidates(ab.device)[(cell[:, 0] * SIDE + cell[:, 1]).clamp(0, SIDE * SIDE - 1)]
    distance, found = _nearest(flat, near)
    if not of_bytes and beyond.any():
        distance[beyond], found[beyond] = _nearest(flat[beyond], torch.arange(COUNT, device=ab.device)[None])
    weights = torch.softmax(-distance / (2 * SMOOTHING**2), 1)
    shape = (*ab.shape[:-1], NEIGHBOURS)
    return found.reshape(shape), weights.reshape(shape)


def _nearest(ab: Tensor, among: Tensor) -> tuple[Tensor, Tensor]:
    """Squared distances and indexes of the nearest bins of ab (P, 2) among bins (P or 1, n); COUNT stands for none."""
    a, b = _padded(ab.device).to(ab.dtype).unbind(1)
    distance = (ab[:, :1] - a[among]) ** 2 + (ab[:, 1:] - b[among]) ** 2
    distance, order = distance.sort(stable=True)
    order = order[:, :NEIGHBOURS]
    return distance[:, :NEIGHBOURS], among.expand(len(ab), -1).gather(1, order)


@cache
def _padded(device: torch.device) -> Tensor:
    """The centres, and one infinitely far: (COUNT + 1, 2)."""
    return torch.cat((CENTRES, torch.full((1, 2), math.inf))).to(device)


@cache
def _candidates(device: torch.device) -> Tensor:
    """int64 (SIDE * SIDE, 12): for every square of FINE the bins that are among the nearest of a colour in it.

    A bin's distance changes by at most half a diagonal between the square's centre and any colour in it.
    """
    centre = (torch.arange(SIDE) - SIDE // 2 + 0.5).double() * FINE
    squares, centres = torch.cartesian_prod(centre, centre), CENTRES.double()
    distance = torch.cdist(squares, centres, compute_mode="donot_use_mm_for_euclid_dist")
    reach = distance.topk(NEIGHBOURS, largest=False).values[:, -1:] + FINE * math.sqrt(2) + 1e-3
    possible = torch.where(distance <= reach, torch.arange(COUNT), COUNT).sort().values
    return possible[:, : int((possible < COUNT).sum(1).max())].contiguous().to(device)


def prior(counts: Tensor) -> Tensor:
    """Pixel counts per bin (313,) -> p, float64, summing to 1. Raises ValueError when there is no pixel."""
    counts = counts.double()
    if not counts.sum() > 0:
        raise ValueError("a prior needs at least one pixel")
    return counts / counts.sum()


def smooth(p: Tensor) -> Tensor:
    """p smoothed by a Gaussian of SMOOTHING ab units on the two-dimensional grid, inside the gamut; sums to 1."""
    smoothed = blur(p.double())
    return smoothed / smoothed.sum()


def blur(counts: Tensor) -> Tensor:
    """Counts of bins (..., 313), each spread over its neighbours by a Gaussian of SMOOTHING ab units; the sum stays."""
    return counts @ _neighbourhood().to(counts)


@cache
def _neighbourhood() -> Tensor:
    """Where each bin's count goes, (313, 313) float64, rows summing to 1."""
    centres = CENTRES.double()
    kernel = torch.exp(-(torch.cdist(centres, centres) ** 2) / (2 * SMOOTHING**2))
    return kernel / kernel.sum(1, keepdim=True)


def class_weights(p: Tensor, mixing: float = 0.5) -> Tensor:
    """Eq. 1: w = 1 / ((1 - lambda) p~ + lambda / Q), scaled so that sum p~ w = 1.

    p (313,) is the unsmoothed prior, `mixing` is lambda in [0, 1], Q the number of bins that occur. Returns float64
    (313,). A bin of no probability at lambda = 0 gets the largest finite weight.
    """
    smoothed = smooth(p)
    mixed = (1 - mixing) * smoothed + mixing / int((p > 0).sum())
    weights = 1 / mixed.clamp_min(mixed[mixed > 1e-12].min())
    return weights / (smoothed * weights).sum()


def rebalance(logits: Tensor, p: Tensor, strength: float) -> Tensor:
    """Logits (N, 313, H, W) + strength * log w: what training with the weights of Eq. 1 does to them, as a dial.

    strength 0 is the network as trained, 1 the whole of Eq. 1.
    """
    if strength == 0:
        return logits
    moved = (strength * class_weights(p).log()).to(logits.device, torch.float32)
    return logits + moved[:, None, None]


def topk_mean(logits: Tensor, k: int = 2) -> Tensor:
    """The paper's decode: logits (N, 313, H, W) -> unweighted mean of the k likeliest centres, ab (N, 2, H, W)."""
    likeliest = logits.topk(k, dim=1).indices
    return CENTRES.to(logits)[likeliest].mean(1).movedim(-1, 1)


def smooth_topk_mean(logits: Tensor, k: int = 2, strength: float = 1.0) -> Tensor:
    """`topk_mean` without patches: probabilities are averaged over pixels and over alike bins before they are ranked.

    Which two bins win changes from pixel to pixel by chance where many are about equally likely, and a colour that
    is spread over its neighbours loses to one that is not. The averages are Gaussian, of 1.5 pixels and 15 ab units
    at strength 1, and the colours found are averaged over 1 pixel. (N, 313, H, W) -> ab (N, 2, H, W).
    """
    p = torch.softmax(logits.movedim(1, -1), -1) @ _alike(ALIKE * strength).to(logits)
    likeliest = _over_pixels(p, BEFORE * strength).topk(k).indices
    ab = CENTRES.to(logits)[likeliest].mean(-2)
    return _over_pixels(ab, AFTER * strength).movedim(-1, 1)


@lru_cache(maxsize=4)
def _alike(sigma: float) -> Tensor:
    """How alike two bins are: a Gaussian of their distance, (313, 313)."""
    return _gaussian(torch.cdist(CENTRES, CENTRES), sigma)


def _over_pixels(planes: Tensor, sigma: float) -> Tensor:
    """(N, H, W, C) averaged over pixels by a Gaussian, as two products with banded matrices."""
    down, across = (_band(size, sigma).to(planes) for size in planes.shape[1:3])
    return (down @ (across @ planes).flatten(2)).view(planes.shape)


@lru_cache(maxsize=16)
def _band(size: int, sigma: float) -> Tensor:
    index = torch.arange(size, device="cpu")
    weights = _gaussian((index[:, None] - index).float(), sigma)
    return weights / weights.sum(1, keepdim=True)


def _gaussian(distance: Tensor, sigma: float) -> Tensor:
    """exp(-d^2 / (2 sigma^2)), 0 beyond 4 sigma: numbers next to nothing take processors hundreds of times as long."""
    return torch.exp(-(distance**2) / (2 * sigma**2)).where(distance.abs() <= 4 * sigma, 0)


def in_blocks(logits: Tensor, of_pixels: Callable[[Tensor], Tensor]) -> Tensor:
    """Logits (N, 313, H, W) of any precision -> (N, C, H, W), where `of_pixels` makes C numbers of each pixel's bins.

    It is asked of rows (pixels, 313) in float32, on a CPU of as many as stay in a processor's cache.
    """
    rows = logits.movedim(1, -1)  # the bins of a pixel lie side by side, as the network leaves them
    pixels = rows.reshape(-1, COUNT)
    if logits.device.type == "cpu" and not torch.compiler.is_compiling():  # a graph has pictures of any size
        found = torch.cat([of_pixels(block.float()) for block in pixels.split(BLOCK)])
    else:
        found = of_pixels(pixels.float())
    return found.unflatten(0, rows.shape[:-1]).movedim(-1, 1)


def expectation(logits: Tensor, temperature: float = 1.0) -> Tensor:
    """Mean of the centres under softmax(logits / T): (N, 313, H, W) -> ab (N, 2, H, W).

    T = 1 is the plain expectation, T = 0.38 Zhang's annealed mean.
    """
    centres = CENTRES.to(logits.device)

    def mean(pixels: Tensor) -> Tensor:
        return torch.softmax(pixels if temperature == 1 else pixels / temperature, 1) @ centres

    return in_blocks(logits, mean)


def confidence(logits: Tensor) -> Tensor:
    """The network's confidence: logits (N, 313, H, W) -> (N, 1, H, W) in [0, 1].

    1 minus the entropy of the bins divided by its maximum, ln 313: 1 where one bin has all the probability, 0 where
    all bins are alike.
    """
    return mean_and_confidence(logits)[:, 2:]


def mean_and_confidence(logits: Tensor, temperature: float = 1.0) -> Tensor:
    """`expectation` and `confidence`, as one (N, 3, H, W): a few pixels at a time go through both."""
    centres = CENTRES.to(logits.device)

    def both(pixels: Tensor) -> Tensor:
        log_p = torch.log_softmax(pixels, 1)
        p = log_p.exp()
        confidence = (1 + torch.linalg.vecdot(p, log_p) / math.log(COUNT)).clamp(0, 1)
        sharper = p if temperature == 1 else torch.softmax(pixels / temperature, 1)
        return torch.cat((sharper @ centres, confidence[:, None]), 1)

    return in_blocks(logits, both)
