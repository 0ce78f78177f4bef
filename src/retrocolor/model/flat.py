"""How much of its colours a picture keeps: one with nothing in it gets none.

The network never saw a picture without anything in it, and answers with whatever colour (mid grey is painted red). What
tells is how much the light differs from place to place in what it sees. Photographs are far from the limits, and keep
their colours bit for bit: docs/experiments.md.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

CELLS = 24  # to the short side, about, in each of which light is averaged: so grain counts little, at any size
NOTHING, ENOUGH = 1.0, 2.5  # deviation of L* up to which nothing is there to colour, and from which on all is coloured


def cell_of(short_side: int) -> int:
    """The side of a cell in pixels."""
    return max(1, round(short_side / CELLS))


def share(lightness: Tensor, cell: int) -> Tensor:
    """L* (N, 1, h, w) in [0, 100] -> how much of its colours each picture keeps, 0 to 1: (N, 1, 1, 1), float32.

    By operations that ONNX has, and from the cells on in float64, so that it does not depend on the batch.
    """
    cells = F.avg_pool2d(lightness.float(), cell, ceil_mode=True).flatten(1).double()
    deviation = (cells - cells.mean(1, keepdim=True)).square().mean(1).sqrt()
    way = ((deviation - NOTHING) / (ENOUGH - NOTHING)).clamp(0, 1)
    return (way * way * (3 - 2 * way)).float()[:, None, None, None]


def calm(planes: Tensor, lightness: Tensor, colours: int = 2) -> Tensor:
    """Planes (N, c, h', w') of pictures, the first of them a* and b*, which flat pictures lose."""
    kept = share(lightness, cell_of(min(lightness.shape[-2:]))).to(planes.device)
    return planes if bool((kept == 1).all()) else torch.cat((planes[:, :colours] * kept, planes[:, colours:]), 1)
