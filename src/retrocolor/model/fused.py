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


class FusedConv(nn.Module):
    """A folded ConvNorm, for inference alone; safe to share between threads."""

    def __init__(self, part: ConvNorm) -> None:
        super().__init__()
        self.conv, self.first, self.last = part.conv, part.first, part.last
        self.act, self.bounds = _ACTIVATIONS[type(part.act)]
        self._laid_out: OrderedDict[torch.Size, Tensor] = OrderedDict()
        self._before: torch.Size | None = None

    def forward(self, x: Tensor) -> Tensor:
        x = x.to(self.conv.weight.dtype)
        if self.last:
            x = F.pad(x, (self.first, self.last, self.first, self.last))
        geometry = (self.conv.padding, self.conv.stride, self.conv.dilation, self.conv.groups)
        convolve: Any = torch.ops.mkldnn._convolution_pointwise
        weight = self._weight(x.shape, geometry)
        return convolve(x, weight, self.conv.bias, *geometry, self.act, self.bounds, "")

    def _weight(self, shape: torch.Size, geometry: tuple[Any, ...]) -> Tensor:
        """The weights, laid out for inputs of this shape once it has come twice in a row: one layout suits no other."""
        laid_out = self._laid_out.get(shape)
        if laid_out is None and shape == self._before:
            laid_out = torch.ops.mkldnn._reorder_convolution_weight(self.conv.weight, *geometry, shape)
            self._laid_out[shape] = laid_out
            if len(self._laid_out) > LAYOUTS:
                self._laid_out.popitem(last=False)
        self._before = shape
        return self.conv.weight if laid_out is None else laid_out
