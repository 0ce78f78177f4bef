"""Networks from lightness to 313 bin logits: the paper's, and ours.

Both take L* (N, 1, H, W) in [0, 100], any H and W, and centre it themselves.
"""

from dataclasses import asdict, dataclass
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from retrocolor.errors import ModelError
from retrocolor.model import bins
from retrocolor.model.device import computes_in_bf16


@dataclass(frozen=True)
class ModelConfig:
    """What a checkpoint needs to rebuild its network."""

    arch: str = "paper"
    width: float = 1.0  # factor on every channel count
    folded: bool = False  # BatchNorm folded into the convolutions: for inference alone
    coarse: bool = False  # the U-Net without its last join, logits at 1/8: to train the rest of it faster


def channels(base: int, width: float) -> int:
    """A channel count scaled by `width`, a multiple of 8."""
    return max(8, round(base * width / 8) * 8)


LEAST = 64  # short side of the U-Net's input: bfloat16 convolutions of 4 x 2 pixels do not repeat on every CPU


def centre(lightness: Tensor) -> Tensor:
    """L* in [0, 100] -> about [-0.5, 0.5], Zhang's input."""
    return (lightness - 50) / 100


def pad_to(picture: Tensor, multiple: int, least: int = 0) -> Tensor:
    """Mirror at the last row and column until both sides are multiples of `multiple`, and at least `least`."""
    for axis in (-2, -1):
        side = picture.shape[axis]
        padded = max(side, least) + -max(side, least) % multiple
        if padded > side:
            there_and_back = 2 * max(1, side - 1)
            index = torch.arange(padded, device=picture.device) % there_and_back
            picture = picture.index_select(axis, torch.minimum(index, there_and_back - index).clamp_max(side - 1))
    return picture


class Paper(nn.Module):
    """Zhang's network (ECCV 2016) as the paper shrinks it: (N, 1, H, W) -> logits (N, 313, H, W).

    The same blocks at half width, one dilated block removed, the last convolution of blocks 1 to 3 with stride 2, and
    two more transposed blocks, so that the logits come out at full size. The paper does not publish its widths.
    """

    stride = 1
    smooth = 0.0  # of top-k, unless the checkpoint or the user says otherwise: the paper's letter

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        c1, c2, c3, c4 = (channels(c, config.width) for c in (32, 64, 128, 256))
        self.blocks = nn.Sequential(
            _zhang_block((1, c1, c1), stride=2),  # H/2
            _zhang_block((c1, c2, c2), stride=2),  # H/4
            _zhang_block((c2, c3, c3, c3), stride=2),  # H/8
            _zhang_block((c3, c4, c4, c4)),
            _zhang_block((c4, c4, c4, c4), dilation=2),
            _zhang_block((c4, c4, c4, c4)),
            _up_block(c4, c3),  # H/4
            _up_block(c3, c2),  # H/2
            _up_block(c2, c2),  # H
        )
        self.out = nn.Conv2d(c2, bins.COUNT, 1)

    def forward(self, lightness: Tensor) -> Tensor:
        height, width = lightness.shape[-2:]
        logits = self.out(self.blocks(pad_to(centre(lightness), 8)))
        return logits[..., :height, :width]


def _zhang_block(sizes: tuple[int, ...], stride: int = 1, dilation: int = 1) -> nn.Sequential:
    """3x3 convolutions, a ReLU after each, BatchNorm at the end; the last one strides."""
    layers: list[nn.Module] = []
    last = len(sizes) - 2
    for i, (before, after) in enumerate(pairwise(sizes)):
        step = stride if i == last else 1
        layers += [nn.Conv2d(before, after, 3, step, dilation, dilation), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.BatchNorm2d(sizes[-1]))


def _up_block(before: int, after: int) -> nn.Sequential:
    return nn.Sequential(
        nn.ConvTranspose2d(before, after, 4, 2, 1),
        nn.ReLU(inplace=True),
        nn.Conv2d(after, after, 3, 1, 1),
        nn.ReLU(inplace=True),
        nn.BatchNorm2d(after),
    )


class UNet(nn.Module):
    """Ours: a residual U-Net with a global context, (N, 1, H, W) -> logits (N, 313, H/4, W/4), or H/8, W/8; rounded up.

    Channels 24, 48, 96, 192, 304 at strides 2, 4, 8, 16, 32; the colour of a picture needs depth at low resolution
    and little else, so it costs about a tenth of Zhang's network.
    """

    smooth = 1.0

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        c2, c4, c8, c16, c32 = (channels(c, config.width) for c in (24, 48, 96, 192, 304))
        fold = config.folded
        self.stride = 8 if config.coarse else 4
        self.stem = nn.Sequential(_conv(1, c2, fold, stride=2), _conv(c2, c4, fold, stride=2), Residual(c4, fold))
        self.down8 = nn.Sequential(_conv(c4, c8, fold, stride=2), Residual(c8, fold), Residual(c8, fold))
        self.down16 = nn.Sequential(_conv(c8, c16, fold, stride=2), *(Residual(c16, fold) for _ in range(3)))
        self.down32 = nn.Sequential(_conv(c16, c32, fold, stride=2), *(Residual(c32, fold) for _ in range(2)))
        self.context = GlobalContext(c32)
        self.up16 = Join(c32, c16, c16, fold)
        self.up8 = Join(c16, c8, c8, fold)
        self.up4 = Join(c8, c4, c8, fold)
        self.out = nn.Conv2d(c8, bins.COUNT, 1)

    def forward(self, lightness: Tensor) -> Tensor:
        height, width = lightness.shape[-2:]
        x4 = self.stem(pad_to(centre(lightness), 32, LEAST))
        x8 = self.down8(x4)
        x16 = self.down16(x8)
        x32 = self.context(self.down32(x16))
        x = self.up8(self.up16(x32, x16), x8)
        if self.stride == 4:
            x = self.up4(x, x4)
        return self.out(x)[..., : -(-height // self.stride), : -(-width // self.stride)]

    def fold(self) -> None:
        """Fold BatchNorm into the convolutions, in place; only for inference (`eval`)."""
        for block in self.modules():
            if isinstance(block, ConvNorm) and isinstance(block.norm, nn.BatchNorm2d):
                block.conv, block.norm = fuse_conv_bn_eval(block.conv, block.norm), nn.Identity()


class ConvNorm(nn.Module):
    """3x3 convolution and BatchNorm, or the two folded into one convolution."""

    def __init__(self, before: int, after: int, folded: bool, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(before, after, 3, stride, 1, bias=folded)
        self.norm: nn.Module = nn.Identity() if folded else nn.BatchNorm2d(after)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.conv(x))


def _conv(before: int, after: int, folded: bool, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(ConvNorm(before, after, folded, stride), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """x + two 3x3 convolutions of x, rectified."""

    def __init__(self, width: int, folded: bool) -> None:
        super().__init__()
        self.first = _conv(width, width, folded)
        self.second = ConvNorm(width, width, folded)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(self.first(x)))


class GlobalContext(nn.Module):
    """Tell every place what the whole picture is about: its mean feature, mixed and added."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mix = nn.Sequential(nn.Conv2d(width, width, 1), nn.ReLU(inplace=True), nn.Conv2d(width, width, 1))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.mix(x.mean((2, 3), keepdim=True))


class Join(nn.Module):
    """Double the resolution (nearest), add the encoder's picture of that size, and mix."""

    def __init__(self, below: int, beside: int, width: int, folded: bool) -> None:
        super().__init__()
        self.below = nn.Conv2d(below, width, 1)
        self.beside = nn.Conv2d(beside, width, 1)
        self.mix = Residual(width, folded)

    def forward(self, below: Tensor, beside: Tensor) -> Tensor:
        return self.mix(F.interpolate(self.below(below), scale_factor=2, mode="nearest") + self.beside(beside))


ARCHITECTURES: dict[str, type[Paper] | type[UNet]] = {"paper": Paper, "unet": UNet}


def build(config: ModelConfig) -> Paper | UNet:
    """The network of a config, with fresh weights. Raises ModelError when the architecture is unknown."""
    if config.arch not in ARCHITECTURES:
        raise ModelError(f"Unknown architecture {config.arch!r}: choose one of {', '.join(ARCHITECTURES)}.")
    return ARCHITECTURES[config.arch](config)


def place(model: Paper | UNet, device: torch.device) -> Paper | UNet:
    """The network on a device, for inference, in the memory layout and the precision of weights fastest there."""
    model.to(device)
    if computes_in_bf16(device):  # autocast would round the weights again for every picture
        for part in model.modules():
            if isinstance(part, nn.Conv2d | nn.ConvTranspose2d):
                part.to(torch.bfloat16)
    return model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def parameter_count(model: nn.Module) -> int:
    """Number of weights."""
    return sum(p.numel() for p in model.parameters())


def config_dict(config: ModelConfig) -> dict[str, object]:
    """The config as plain JSON values."""
    return asdict(config)
