"""The paper's losses: classification (Eq. 2-3), distribution (Eq. 4-5) and their combination (Eq. 6).

Shapes: logits (N, 313, H, W); hard targets int64 (N, H, W); soft targets a pair (bins, weights), each (N, H, W, 5).
"""

import torch
import torch.nn.functional as F
from torch import Tensor

Target = Tensor | tuple[Tensor, Tensor]


def classification(logits: Tensor, target: Target, weights: Tensor | None = None) -> Tensor:
    """Eq. 2-3, averaged over N, H, W: -v(Z) sum_q Z_q log Z^_q, with v the weight of the likeliest true bin.

    `weights` (313,) are those of Eq. 1; None means 1 everywhere. Returns a scalar.
    """
    if isinstance(target, Tensor):
        entropy = F.cross_entropy(logits, target, reduction="none")
        likeliest = target
    else:
        bins, shares = target
        log_likelihood = torch.log_softmax(logits, 1).gather(1, bins.movedim(-1, 1))
        entropy = -(shares.movedim(-1, 1) * log_likelihood).sum(1)
        likeliest = bins.gather(-1, shares.argmax(-1, keepdim=True))[..., 0]
    return entropy.mean() if weights is None else (weights.to(entropy)[likeliest] * entropy).mean()


def distribution(logits: Tensor, p: Tensor) -> Tensor:
    """Eq. 4-5: the L2 distance between the bins the batch is painted in, B, and those of the data set, p.

    B is the sum of softmax(logits) over N, H, W divided by its sum; p (313,) sums to 1. Returns a scalar in
    [0, sqrt 2].
    """
    painted = torch.softmax(logits, 1).mean((0, 2, 3))
    return torch.linalg.vector_norm(painted - p.to(painted))


def combine(l_dt: Tensor, l_cl: Tensor, alpha: float, objective: str = "sum") -> Tensor:
    """Eq. 6: alpha L_dt + (1 - alpha) L_cl ("sum"), or alpha L_dt * (1 - alpha) L_cl ("product", as printed)."""
    if objective == "product":
        return alpha * l_dt * (1 - alpha) * l_cl
    return alpha * l_dt + (1 - alpha) * l_cl


def regression(ab: Tensor, truth: Tensor) -> Tensor:
    """The strawman: half the squared distance in ab (Zhang's Eq. 1), averaged over N, H, W; both (N, 2, H, W)."""
    return 0.5 * ((ab - truth) ** 2).sum(1).mean()
