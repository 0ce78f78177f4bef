"""Layers that networks share."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_weights


def channels(base: int, width: float) -> int:
    """A channel count scaled by `width`, a multiple of 8."""
    return max(8, round(base * width / 8) * 8)


def pad_to(planes: Tensor, multiple: int, least: int = 0) -> Tensor:
    """Mirror at the last row and column until both sides are multiples of `multiple`, and at least `least`."""
    for axis in (-2, -1):
        side = planes.shape[axis]
        padded = max(side, least) + -max(side, least) % multiple
        if padded > side:
            there_and_back = 2 * max(1, side - 1)
            places = torch.arange(padded, device=planes.device) % there_and_back
            planes = planes.index_select(axis, torch.minimum(places, there_and_back - places).clamp_max(side - 1))
    return planes


class ConvNorm(nn.Module):
    """Convolution, BatchNorm and activation.

    With stride 2 it pads as TensorFlow's SAME does on even sides, one less at the top and left than at the bottom and
    right for odd kernels: (k - 2) // 2 and the rest of k - 2. Weights from there are half a pixel off otherwise.
    """

    def __init__(
        self,
        before: int,
        after: int,
        kernel: int,
        stride: int = 1,
        *,
        groups: int = 1,
        act: type[nn.Module] | None = None,
        eps: float = 1e-5,
    ) -> None:
        super().__init__()
        self.first = (kernel - 2) // 2 if stride == 2 else 0
        self.last = kernel - 2 - self.first if stride == 2 else 0
        padding = 0 if stride == 2 else kernel // 2
        self.conv = nn.Conv2d(before, after, kernel, stride, padding, groups=groups, bias=False)
        self.norm: nn.Module = nn.BatchNorm2d(after, eps=eps)
        self.act = act(inplace=True) if act else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        if self.last:
            x = F.pad(x, (self.first, self.last, self.first, self.last))
        return self.act(self.norm(self.conv(x)))

    def fold(self) -> None:
        """Fold BatchNorm into the convolution, in place; only for inference."""
        conv, norm = self.conv, self.norm
        if isinstance(norm, nn.BatchNorm2d):
            assert norm.running_mean is not None and norm.running_var is not None
            known = norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias
            conv.weight, conv.bias = fuse_conv_bn_weights(conv.weight, conv.bias, *known)
            self.norm = nn.Identity()


class GlobalContext(nn.Module):
    """Tell every place what the whole picture is about: its mean feature, mixed and added."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mix = nn.Sequential(nn.Conv2d(width, width, 1), nn.ReLU(inplace=True), nn.Conv2d(width, width, 1))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.mix(x.mean((2, 3), keepdim=True))
