"""A whole picture as one graph of tensor operations: shrink, network, decode, enlarge, lay under the light.

What `Colorizer.colorize` does with numpy and compiled loops, in operations that ONNX has, for pictures of any size.
Sizes are whole numbers throughout, and nothing is chosen by them in Python, so that an exporter can follow them.
"""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor, nn

from retrocolor.imaging import lab
from retrocolor.model import bins
from retrocolor.model.checkpoint import Checkpoint
from retrocolor.model.decode import Decode
from retrocolor.model.flat import cell_of, share
from retrocolor.model.networks import folded

GAMUT_STEPS = 17  # to 1/131072 of the chroma: where rounding decides a step, a* and b* move by less than 1e-3
LONGEST = 4  # times as long as wide, the most that the network sees of a strip: that of `resize.fit_size`


class Picture(nn.Module):
    """RGB (N, 3, H, W) in [0, 1], coded sRGB -> the same in colour, L* kept; any H and W.

    `ab` gives a* and b* (N, 2, H, W) alone, before they are limited to what sRGB can show.
    """

    prior: Tensor
    moved: Tensor
    luminance: Tensor
    from_white: Tensor

    def __init__(self, source: Checkpoint, decode: Decode, size: int) -> None:
        super().__init__()
        self.network, self.size = folded(source.model), size
        self.decode = replace(decode, vivid=0.0)  # its weights are constants of the graph
        strength = decode.vivid * decode.rebalance_scale
        self.register_buffer("moved", (strength * bins.class_weights(source.prior).log()).float().view(1, -1, 1, 1))
        self.register_buffer("prior", source.prior)
        rows = torch.tensor(lab.XYZ_FROM_RGB)
        self.register_buffer("luminance", rows[1].view(1, 3, 1, 1))
        self.register_buffer("from_white", lab.FROM_WHITE.float())

    def forward(self, rgb: Tensor) -> Tensor:
        f = lab.lab_f(self._light(rgb))
        a, b = self.ab(rgb).split(1, 1)
        return lab.linear_to_srgb(self._limited(f, a / 500, b / 200).clamp(0, 1))

    def ab(self, rgb: Tensor) -> Tensor:
        """a* and b* of each pixel."""
        height, width = rgb.shape[2:]
        rows, columns = self._fit(height, width)
        small = _weights(height, rows, _triangle) @ rgb @ _weights(width, columns, _triangle).T
        lightness = 116 * lab.lab_f(self._light(small)) - 16
        ab = self.decode(self._logits(lightness, rows, columns) + self.moved, self.prior)
        ab = ab * share(lightness, cell_of(self.size))
        return _weights(ab.shape[2], height, _cubic) @ ab @ _weights(ab.shape[3], width, _cubic).T

    def _fit(self, height: int, width: int) -> tuple[int, int]:
        """As `resize.fit_size`: the short side at `size`, or the long one at four times that."""
        short, long = torch.sym_min(height, width), torch.sym_max(height, width)
        whole = torch.sym_max(LONGEST * short, long)
        rows, columns = ((2 * LONGEST * self.size * side + whole) // (2 * whole) for side in (height, width))
        return torch.sym_max(1, rows), torch.sym_max(1, columns)

    def _logits(self, lightness: Tensor, rows: int, columns: int) -> Tensor:
        """The network's logits, the sides mirrored to what it takes, as it does itself."""
        multiple, stride = self.network.multiple, self.network.stride
        for axis, side in ((2, rows), (3, columns)):
            padded = multiple * torch.sym_max(self.network.least // multiple, (side + multiple - 1) // multiple)
            last = torch.arange(side).amax(0)  # a tensor: exporters know no remainder by a size
            places = torch.arange(padded) % (2 * last).clamp_min(2)
            places = torch.minimum(torch.minimum(places, (2 * last).clamp_min(2) - places), last)
            lightness = lightness.index_select(axis, places)
        logits = self.network(lightness)
        return logits[:, :, : (rows + stride - 1) // stride, : (columns + stride - 1) // stride]

    def _light(self, rgb: Tensor) -> Tensor:
        """Y of coded RGB: (N, 1, H, W)."""
        return (lab.srgb_to_linear(rgb) * self.luminance).sum(1, keepdim=True)

    def _linear(self, f: Tensor, a: Tensor, b: Tensor) -> Tensor:
        xyz = lab.f_inverse(torch.cat((f + a, f, f - b), 1))
        return torch.einsum("ij,njhw->nihw", self.from_white, xyz)

    def _limited(self, f: Tensor, a: Tensor, b: Tensor) -> Tensor:
        """Linear RGB with the chroma as strong as sRGB can show at that light, found by halving."""
        linear = self._linear(f, a, b)
        low, high = torch.zeros_like(f), torch.ones_like(f)
        for _ in range(GAMUT_STEPS):
            middle = (low + high) / 2
            inside = _inside(self._linear(f, a * middle, b * middle))
            low, high = torch.where(inside, middle, low), torch.where(inside, high, middle)
        return torch.where(_inside(linear), linear, self._linear(f, a * low, b * low))


def _inside(linear: Tensor) -> Tensor:
    return (linear.amin(1, keepdim=True) >= -lab.GAMUT_SLACK) & (linear.amax(1, keepdim=True) <= 1 + lab.GAMUT_SLACK)


def _weights(source: int, target: int, kernel: Callable[[Tensor], Tensor]) -> Tensor:
    """`resize.resize_matrix`, of sizes that are known when the graph runs."""
    scale = torch.ones(source).sum() / torch.ones(target).sum()
    centres = (torch.arange(target) + 0.5) * scale - 0.5
    weights = kernel((torch.arange(source) - centres[:, None]) / scale.clamp_min(1))
    return weights / weights.sum(1, keepdim=True)


def _triangle(x: Tensor) -> Tensor:
    return (1 - x.abs()).clamp_min(0)


def _cubic(x: Tensor) -> Tensor:
    x = x.abs()
    near, far = (1.5 * x - 2.5) * x * x + 1, ((-0.5 * x + 2.5) * x - 4) * x + 2
    return torch.where(x < 1, near, torch.where(x < 2, far, 0))
