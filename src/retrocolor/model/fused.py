"""Convolutions as oneDNN runs them best in bfloat16 on a CPU: activation inside, weights laid out once.

`torch.nn.Conv2d` hands oneDNN plain weights, which it lays out anew for every call, and the activation takes a second
pass over memory. What comes out is the same to the last bit.
"""

from collections import OrderedDict
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from retrocolor.model.layers import ConvNorm

LAYOUTS = 4  # shapes of input whose weights are kept: a folder has few, a film one or two
_ACTIVATIONS: dict[type[nn.Module], tuple[str, list[float]]] = {
    nn.Identity: ("none", []),
    nn.ReLU: ("relu", []),
    nn.ReLU6: ("hardtanh", [0.0, 6.0]),
}


def can_fuse() -> bool:
    """Whether this torch has oneDNN's operations; they are its own, not promised to stay."""
    own = torch.ops.mkldnn
    return hasattr(own, "_convolution_pointwise") and hasattr(own, "_reorder_convolution_weight")


def fuse(model: nn.Module) -> None:
    """Put a `FusedConv` in the place of every ConvNorm whose norm is folded."""
    for name, part in model.named_children():
        if isinstance(part, ConvNorm) and isinstance(part.norm, nn.Identity):
            setattr(model, name, FusedConv(part))
        else:
            fuse(part)


def forget_layouts(model: nn.Module) -> None:
    """Give up the weights that were laid out, 13 MB for each shape; they are made again when they are needed."""
    for part in model.modules():
        if isinstance(part, FusedConv):
            part.forget_layouts()


class FusedConv(nn.Module):
    """A folded ConvNorm, for inference alone; safe to share between threads."""

    def __init__(self, part: ConvNorm) -> None:
        super().__init__()
        self._convolve = _Convolution(part)  # no module: torch looks after every attribute of one, at every call

    def forward(self, x: Tensor) -> Tensor:
        return self._convolve(x)

    def forget_layouts(self) -> None:
        """Keep no laid-out weights, whatever threads are at work."""
        self._convolve.forget_layouts()


class _Convolution:
    """A convolution with its activation, and its weights laid out for the shapes of input that come."""

    def __init__(self, part: ConvNorm) -> None:
        conv = part.conv
        weight, padding = conv.weight, conv.padding
        if part.last:  # in place of an input padded by less at the top and left: a kernel with zeros there
            weight, padding = F.pad(weight, (1, 0, 1, 0)), (part.last, part.last)
        self.weight, self.bias = weight.detach(), None if conv.bias is None else conv.bias.detach()
        self.geometry = (padding, conv.stride, conv.dilation, conv.groups)
        self.activation = (*_ACTIVATIONS[type(part.act)], "")
        self._laid_out: OrderedDict[torch.Size, Tensor] = OrderedDict()
        self._before: torch.Size | None = None

    def __call__(self, x: Tensor) -> Tensor:
        x = x.to(self.weight.dtype)
        weight = self._laid_out.get(x.shape)
        if weight is None:
            weight = self._weight(x.shape)
        return _convolve(x, weight, self.bias, *self.geometry, *self.activation)

    def forget_layouts(self) -> None:
        self._laid_out, self._before = OrderedDict(), None

    def _weight(self, shape: torch.Size) -> Tensor:
        """The weights, laid out for inputs of this shape once it has come twice, no other new one between."""
        if shape != self._before:
            self._before = shape
            return self.weight
        laid_out: Tensor = torch.ops.mkldnn._reorder_convolution_weight(self.weight, *self.geometry, shape)
        self._laid_out[shape] = laid_out
        if len(self._laid_out) > LAYOUTS:
            self._laid_out.popitem(last=False)
        return laid_out


def _convolve(*arguments: Any) -> Tensor:
    found: Tensor = torch.ops.mkldnn._convolution_pointwise(*arguments)
    return found
