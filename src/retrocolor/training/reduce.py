"""What the processes of one training compute together: sums that gradients flow through, and BatchNorm's statistics.

DistributedDataParallel averages the gradients of W processes, each of which goes down the loss of the whole batch: so
what comes back through a sum over all processes is summed over all of them too, and the average is the gradient of that
loss. SyncBatchNorm keeps to the same rule.
"""

from typing import Any, TypeVar

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

Row = TypeVar("Row")


def process_count() -> int:
    """How many processes train together, 1 outside torchrun."""
    return dist.get_world_size() if dist.is_available() and dist.is_initialized() else 1


def process_rank() -> int:
    """Which of them this is, from 0."""
    return dist.get_rank() if process_count() > 1 else 0


def mean_of_all(means: Tensor, count: int) -> Tensor:
    """Means (V,) over `count` things of this process -> over those of all processes; gradients flow through."""
    if process_count() == 1:
        return means
    sums: Tensor = _SumOfAll.apply(torch.cat((means * count, means.new_tensor([count]))))
    return sums[:-1] / sums[-1]


def rows_of_all(rows: list[Row]) -> list[Row]:
    """The rows of all processes, in the order of the processes."""
    if process_count() == 1:
        return rows
    found: list[list[Row]] = [[] for _ in range(process_count())]
    dist.all_gather_object(found, rows)
    return [row for part in found for row in part]


class _SumOfAll(torch.autograd.Function):
    """The sum over all processes, and of the gradients likewise."""

    @staticmethod
    def forward(ctx: Any, value: Tensor) -> Tensor:
        return _summed(value)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return _summed(gradient)


def _summed(value: Tensor) -> Tensor:
    value = value.clone(memory_format=torch.contiguous_format)
    dist.all_reduce(value)
    return value


def synchronized(model: nn.Module, device: torch.device) -> nn.Module:
    """The network with BatchNorm's statistics over the batches of all processes; weights and names as they were."""
    if device.type == "cuda":
        return nn.SyncBatchNorm.convert_sync_batchnorm(model)
    for module in list(model.modules()):
        for name, part in list(module.named_children()):
            if isinstance(part, nn.BatchNorm2d):
                setattr(module, name, _SyncNorm.of(part))
    return model


class _SyncNorm(nn.BatchNorm2d):
    """torch.nn.SyncBatchNorm for the CPU, where torch has none."""

    @classmethod
    def of(cls, norm: nn.BatchNorm2d) -> "_SyncNorm":
        """With the weights and statistics of another one."""
        own = cls(norm.num_features, norm.eps, norm.momentum)
        own.weight, own.bias = norm.weight, norm.bias
        own.running_mean, own.running_var, own.num_batches_tracked = (
            norm.running_mean, norm.running_var, norm.num_batches_tracked,
        )  # fmt: skip
        return own

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        y, mean, variance, count = _Normalized.apply(x, self.weight, self.bias, self.eps)
        with torch.no_grad():
            assert self.num_batches_tracked is not None and self.running_mean is not None and self.momentum is not None
            assert self.running_var is not None
            self.num_batches_tracked += 1
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(variance * count / (count - 1), self.momentum)
        return y


def _exact(x: Tensor) -> Tensor:
    return x.to(torch.promote_types(x.dtype, torch.float32))


class _Normalized(torch.autograd.Function):
    """x (N, C, H, W) -> BatchNorm of it, and mean and variance (C,) and count of all processes' values."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> tuple[Tensor, ...]:
        variance, mean = torch.var_mean(_exact(x), (0, 2, 3), correction=0)
        here = torch.cat((mean, variance, mean.new_tensor([x.numel() / x.shape[1]])))
        parts = [torch.empty_like(here) for _ in range(process_count())]
        dist.all_gather(parts, here)
        all_of_them = torch.stack(parts)
        counts = all_of_them[:, -1:]
        count = counts.sum()
        means, variances = all_of_them[:, :-1].chunk(2, 1)
        mean = (means * counts).sum(0) / count
        variance = ((variances + (means - mean) ** 2) * counts).sum(0) / count
        ctx.save_for_backward(x, weight, mean, (variance + eps).rsqrt(), count)
        ctx.mark_non_differentiable(mean, variance, count)
        return F.batch_norm(x, mean, variance, weight, bias, eps=eps), mean, variance, count

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, dy: Tensor, *_: Tensor) -> tuple[Tensor | None, ...]:
        """With z = (x - mean) r: dx = w r (dy - mean of dy - z mean of (dy z)), the means over all processes."""
        x, weight, mean, r, count = ctx.saved_tensors
        z = (_exact(x) - mean[:, None, None]) * r[:, None, None]
        dy = _exact(dy)
        by_bias, by_weight = dy.sum((0, 2, 3)), (dy * z).sum((0, 2, 3))
        along, across = (_summed(torch.stack((by_bias, by_weight))) / count)[..., None, None]
        dx = (weight * r)[:, None, None] * (dy - along - z * across)
        return dx.to(x.dtype), by_weight, by_bias, None
