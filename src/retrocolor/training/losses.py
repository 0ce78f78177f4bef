"""The paper's losses: classification (Eq. 2-3), distribution (Eq. 4-5) and their combination (Eq. 6).

Shapes: logits (N, 313, H, W); hard targets int64 (N, H, W); soft targets a pair (bins, weights), each (N, H, W, 5).
Logits at full size are the largest tensors of a training step, and softmax, likelihood and gradient of one pixel need
no other pixel: so L_cl and L_dt are taken from one pass over small blocks of pixels, which stay in the cache.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from retrocolor.training.reduce import mean_of_all

Target = Tensor | tuple[Tensor, Tensor]
Objective = Callable[[Tensor, Target, Tensor | None, Tensor, float], tuple[Tensor, Tensor, Tensor]]
# (logits, target, weights of Eq. 1 or None, p, alpha) -> the loss to go down, and L_cl and L_dt to be shown

CPU_BLOCK, GPU_BLOCK = 1024, 1 << 18  # pixels at a time


def terms(logits: Tensor, target: Target, weights: Tensor | None, p: Tensor) -> tuple[Tensor, Tensor]:
    """L_cl and L_dt, both scalars, as `classification` and `distribution` define them, for the cost of one."""
    l_cl, painted = one_pass(logits, target, weights)
    return l_cl, _distance(painted, p)


def classification(logits: Tensor, target: Target, weights: Tensor | None = None) -> Tensor:
    """Eq. 2-3, averaged over N, H, W: -v(Z) sum_q Z_q log Z^_q, with v the weight of the likeliest true bin.

    `weights` (313,) are those of Eq. 1; None means 1 everywhere. Returns a scalar.
    """
    return one_pass(logits, target, weights)[0]


def distribution(logits: Tensor, p: Tensor) -> Tensor:
    """Eq. 4-5: the L2 distance between the bins the batch is painted in, B, and those of the data set, p.

    B is the sum of softmax(logits) over N, H, W divided by its sum; p (313,) sums to 1. Returns a scalar in
    [0, sqrt 2].
    """
    anywhere = torch.zeros_like(logits[:, 0], dtype=torch.int64)
    return _distance(one_pass(logits, anywhere, None)[1], p)


def combine(l_dt: Tensor, l_cl: Tensor, alpha: float, objective: str = "sum") -> Tensor:
    """Eq. 6: alpha L_dt + (1 - alpha) L_cl ("sum"), or alpha L_dt * (1 - alpha) L_cl ("product", as printed)."""
    if objective == "product":
        return alpha * l_dt * (1 - alpha) * l_cl
    return alpha * l_dt + (1 - alpha) * l_cl


def _objective(how: str) -> Objective:
    def objective(
        logits: Tensor, target: Target, weights: Tensor | None, p: Tensor, alpha: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        l_cl, l_dt = terms(logits, target, weights, p)
        return combine(l_dt, l_cl, alpha, how), l_cl, l_dt

    return objective


OBJECTIVES: dict[str, Objective] = {how: _objective(how) for how in ("sum", "product")}  # more can be put in


def regression(ab: Tensor, truth: Tensor) -> Tensor:
    """The strawman: half the squared distance in ab (Zhang's Eq. 1), averaged over N, H, W; both (N, 2, H, W)."""
    distances = 0.5 * ((ab - truth) ** 2).sum(1)
    return mean_of_all(distances.mean()[None], distances.numel())[0]


def one_pass(logits: Tensor, target: Target, weights: Tensor | None) -> tuple[Tensor, Tensor]:
    """L_cl, a scalar, and B (313,), the mean softmax, which sums to 1; float32, or float64 for float64 logits.

    For losses of one's own: gradients flow through both. Where several processes train together, both are of the batch
    of all of them.
    """
    exact = torch.float64 if logits.dtype == torch.float64 else torch.float32
    if isinstance(target, Tensor):
        found, likeliest = target[..., None], target
        shares = torch.ones_like(found, dtype=exact)
    else:
        found, shares = target[0], target[1].to(exact)
        likeliest = found.gather(-1, shares.argmax(-1, keepdim=True))[..., 0]
    if weights is not None:
        shares = shares * weights.to(shares)[likeliest][..., None]
    count = logits.shape[1]
    rows = logits.movedim(1, -1).reshape(-1, count)  # no copy when the logits are channels_last
    loss, painted = _OnePass.apply(rows, found.reshape(len(rows), -1), shares.reshape(len(rows), -1))
    of_all = mean_of_all(torch.cat((loss[None], painted)), len(rows))
    return of_all[0], of_all[1:]


def _distance(painted: Tensor, p: Tensor) -> Tensor:
    return torch.linalg.vector_norm(painted - p.to(painted))


class _OnePass(torch.autograd.Function):
    """logits (P, 313), bins int64 (P, T), shares (P, T) -> mean of -sum_t share log Z^, and mean Z^ (313,)."""

    @staticmethod
    def forward(ctx: Any, logits: Tensor, found: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
        loss, painted = shares.new_zeros(()), shares.new_zeros(logits.shape[1])
        for here in _blocks(logits):
            log_z = torch.log_softmax(logits[here], 1, dtype=shares.dtype)
            loss -= (shares[here] * log_z.gather(1, found[here])).sum()
            painted += log_z.exp_().sum(0)
        ctx.save_for_backward(logits, found, shares)
        return loss / len(logits), painted / len(logits)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, by_loss: Tensor, by_painted: Tensor) -> tuple[Tensor, None, None]:
        """d loss / dz = sum_t share (Z^ - e_t); d painted . g / dz = Z^ (g - Z^ . g)."""
        logits, found, shares = ctx.saved_tensors
        shares, g = shares * (by_loss / len(logits)), by_painted / len(logits)
        gradient = torch.empty_like(logits)
        for here in _blocks(logits):
            z = torch.softmax(logits[here], 1, dtype=shares.dtype)
            offset = shares[here].sum(1) - z @ g
            z *= g + offset[:, None]
            gradient[here] = z.scatter_add_(1, found[here], -shares[here])
        return gradient, None, None


def _blocks(rows: Tensor) -> list[slice]:
    size = CPU_BLOCK if rows.device.type == "cpu" else GPU_BLOCK
    return [slice(first, first + size) for first in range(0, len(rows), size)]
