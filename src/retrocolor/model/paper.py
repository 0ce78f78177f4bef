"""The network of the paper: Zhang's (ECCV 2016), shrunk, from L* to logits over 313 bins at full size."""

from itertools import pairwise

from torch import Tensor, nn

from retrocolor.model import bins
from retrocolor.model.layers import channels, pad_to


class Paper(nn.Module):
    """Zhang's network (ECCV 2016) as the paper shrinks it: (N, 1, H, W) -> logits (N, 313, H, W).

    The same blocks at half width, one dilated block removed, the last convolution of blocks 1 to 3 with stride 2, and
    two more transposed blocks, so that the logits come out at full size. The paper does not publish its widths.
    """

    stride, multiple, least = 1, 8, 0
    smooth = 0.0  # of top-k, unless the checkpoint or the user says otherwise: the paper's letter

    def __init__(self, width: float = 1.0) -> None:
        super().__init__()
        c1, c2, c3, c4 = (channels(c, width) for c in (32, 64, 128, 256))
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
        logits = self.out(self.blocks(pad_to((lightness - 50) / 100, 8)))
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
