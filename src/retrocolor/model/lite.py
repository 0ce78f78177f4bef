"""Our network: the encoder of EfficientNet-Lite2 below the joins of a U-Net, (N, 1, H, W) -> logits (N, 313, H/4, W/4).

What an ImageNet classifier knows of things is most of what colour asks for: brick, skin, leaves, sky. The encoder is
Tan and Le's (2019) without squeeze-and-excitation, which is what Lite means, so that it can begin from their weights.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from retrocolor.model import bins
from retrocolor.model.layers import ConvNorm, GlobalContext, channels, pad_to


class Stage(NamedTuple):
    """Inverted residual blocks of one width; the first of them strides."""

    kernel: int
    stride: int
    expansion: int
    width: int
    blocks: int


STEM = 32
STAGES = (  # EfficientNet-Lite2: B0 at 1.1 times the width and 1.2 times the depth
    Stage(3, 1, 1, 16, 1),
    Stage(3, 2, 6, 24, 3),  # 1: x4
    Stage(5, 2, 6, 48, 3),  # 2: x8
    Stage(3, 2, 6, 88, 4),
    Stage(5, 1, 6, 120, 4),  # 4: x16
    Stage(5, 2, 6, 208, 5),
    Stage(3, 1, 6, 352, 1),  # 6: x32
)
JOINED = (1, 2, 4, 6)  # stages whose results the decoder takes
BOTTOM, UP16, UP8, UP4 = 192, 160, 96, 64  # channels of the decoder
ENCODER_EPS = 1e-3  # of its BatchNorms, as its weights were trained
STRIDE = 32  # of the encoder: sides become multiples of it
LEAST = 64  # short side of the input: bfloat16 convolutions of 4 x 2 places do not repeat on every CPU


class Lite(nn.Module):
    """(N, 1, H, W), L* in [0, 100], any H and W -> logits (N, 313, H/4, W/4), rounded up; 6.6 M weights at width 1.

    `stochastic_depth` and `dropout` act in training alone: the chance that a block of the encoder is passed over,
    rising from 0 to this, and that a channel of the bottom is left out.
    """

    stride, multiple, least = 4, STRIDE, LEAST
    smooth = 1.0  # of top-k, unless the checkpoint or the user says otherwise

    def __init__(self, width: float = 1.0, stochastic_depth: float = 0.0, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(width, stochastic_depth)
        x4, x8, x16, x32 = (channels(STAGES[number].width, width) for number in JOINED)
        bottom, up16, up8, up4 = (channels(base, width) for base in (BOTTOM, UP16, UP8, UP4))
        self.bottom = nn.Sequential(
            ConvNorm(x32, bottom, 1, act=nn.ReLU),
            GlobalContext(bottom),
            Residual(bottom),
            nn.Dropout2d(dropout),
        )
        self.up16 = Join(bottom, x16, up16, 2)
        self.up8 = Join(up16, x8, up8, 2)
        self.up4 = Join(up8, x4, up4, 1)
        self.out = nn.Conv2d(up4, bins.COUNT, 1)

    @property
    def first(self) -> list[nn.Module]:
        """The layers that compute in float32 everywhere: what is rounded here moves colours most."""
        return [self.encoder.stem, self.encoder.stages[0]]

    def round_kernels(self) -> None:
        """Kernels behind the first layers as bfloat16 holds them, so that they are the same in whatever precision."""
        exact = {id(part) for layer in self.first for part in layer.modules()}
        for part in self.modules():
            if isinstance(part, nn.Conv2d) and id(part) not in exact:
                part.weight.data = part.weight.data.to(torch.bfloat16).to(part.weight.dtype)

    def forward(self, lightness: Tensor) -> Tensor:
        height, width = lightness.shape[-2:]
        x4, x8, x16, x32 = self.encoder(pad_to((lightness - 50) / 50, STRIDE, LEAST))
        x = self.up4(self.up8(self.up16(self.bottom(x32), x16), x8), x4)
        return self.out(x)[..., : -(-height // self.stride), : -(-width // self.stride)]


class Encoder(nn.Module):
    """Centred lightness (N, 1, H, W), sides multiples of 32 -> features at strides 4, 8, 16 and 32."""

    def __init__(self, width: float, stochastic_depth: float) -> None:
        super().__init__()
        before = channels(STEM, width)
        self.stem = ConvNorm(1, before, 3, 2, act=nn.ReLU6, eps=ENCODER_EPS)
        self.stages = nn.ModuleList()
        total, passed = sum(stage.blocks for stage in STAGES), 0
        for stage in STAGES:
            after, blocks = channels(stage.width, width), []
            for number in range(stage.blocks):
                stride = stage.stride if number == 0 else 1
                chance = stochastic_depth * passed / total
                blocks.append(InvertedResidual(before, after, stage.kernel, stride, stage.expansion, chance))
                before, passed = after, passed + 1
            self.stages.append(nn.Sequential(*blocks))

    def forward(self, x: Tensor) -> list[Tensor]:
        x, joined = self.stem(x), []
        for number, stage in enumerate(self.stages):
            x = stage(x)
            if number in JOINED:
                joined.append(x)
        return joined


class InvertedResidual(nn.Module):
    """MBConv: wider by 1x1, depthwise k x k, narrow again by 1x1; x is added where the shape stays."""

    def __init__(self, before: int, after: int, kernel: int, stride: int, expansion: int, chance: float) -> None:
        super().__init__()
        wide = before * expansion
        self.expand = ConvNorm(before, wide, 1, act=nn.ReLU6, eps=ENCODER_EPS) if expansion > 1 else None
        self.deep = ConvNorm(wide, wide, kernel, stride, groups=wide, act=nn.ReLU6, eps=ENCODER_EPS)
        self.project = ConvNorm(wide, after, 1, eps=ENCODER_EPS)
        self.adds = stride == 1 and before == after
        self.chance = chance

    def forward(self, x: Tensor) -> Tensor:
        deep = self.deep(x if self.expand is None else self.expand(x))
        y = self.project(deep)
        return x + _passed_over(y, self.chance if self.training else 0.0) if self.adds else y


def _passed_over(y: Tensor, chance: float) -> Tensor:
    """Stochastic depth (Huang et al. 2016): the branch of each picture left out with a chance, else scaled up."""
    if not chance:
        return y
    kept = torch.rand(len(y), 1, 1, 1, device=y.device) >= chance
    return y * kept.to(y) / (1 - chance)


class Residual(nn.Module):
    """relu(x + two 3x3 convolutions of x)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.a = ConvNorm(width, width, 3, act=nn.ReLU)
        self.b = ConvNorm(width, width, 3)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.b(self.a(x)))


class Join(nn.Module):
    """Double the resolution (nearest), add the encoder's features of that size, and mix."""

    def __init__(self, below: int, beside: int, width: int, residuals: int) -> None:
        super().__init__()
        self.below = nn.Conv2d(below, width, 1)
        self.beside = nn.Conv2d(beside, width, 1)
        self.mix = nn.Sequential(*(Residual(width) for _ in range(residuals)))

    def forward(self, below: Tensor, beside: Tensor) -> Tensor:
        return self.mix(F.interpolate(self.below(below), scale_factor=2, mode="nearest") + self.beside(beside))
