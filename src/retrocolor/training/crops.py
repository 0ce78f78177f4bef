"""Parts of stored pictures at one size: boxes drawn at random, read bilinearly out of a data set's flat files.

Everything is done on the device where the files lie, with random numbers of its own generator, and nothing there is
waited for.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

LEAST_SHARE = 0.5  # of the short side that a square may have
ASPECT = 0.15  # largest logarithm of a box's height by its width


class Boxes(NamedTuple):
    """A part of each of N pictures, in stored pixels: float32 (N,), `mirrored` bool (N,)."""

    top: Tensor
    left: Tensor
    height: Tensor
    width: Tensor
    mirrored: Tensor


def draw_boxes(sizes: Tensor, random: Generator) -> Boxes:
    """Boxes inside pictures of `sizes` (N, 2), height and width: as large as a square of 50 to 100 % of the short side.

    Their logarithm of height by width lies within +-0.15, so far as the picture is large enough; half of them are
    mirrored.
    """
    share, aspect, down, across, side = torch.rand(5, len(sizes), generator=random, device=sizes.device)
    high, wide = sizes.float().unbind(1)
    square = torch.minimum(high, wide) * (LEAST_SHARE + (1 - LEAST_SHARE) * share)
    stretch = torch.exp(ASPECT * (aspect - 0.5))  # of height and of width, so the square root of the aspect
    height, width = torch.minimum(square * stretch, high), torch.minimum(square / stretch, wide)
    return Boxes(down * (high - height), across * (wide - width), height, width, side < 0.5)


def read_boxes(lightness: Tensor, ab: Tensor, index: Tensor, boxes: Boxes, size: int, samples: int = 1) -> Tensor:
    """The boxes, each at `size` x `size`: float32 (N, 3, size, size), L as stored (0 to 255), a* and b*.

    `lightness` (P,) and `ab` (P, 2) are the flat files, `index` (N, 3) the height, width and first pixel of each
    picture. Every pixel is the mean of `samples` x `samples` bilinear ones: more where much is shrunk.
    """
    width, first = index[:, 1], index[:, 2]
    places = (torch.arange(size * samples, device=index.device) + 0.5) / (size * samples)
    upper, lower, down = _between(boxes.top, boxes.height, places, index[:, 0])
    places = torch.where(boxes.mirrored[:, None], 1 - places, places)
    before, after, across = _between(boxes.left, boxes.width, places, width)
    lab = torch.zeros(len(index), 3, *(2 * [size * samples]), device=index.device)
    for row, by_row in ((upper, 1 - down), (lower, down)):
        starts = first[:, None] + row * width[:, None]
        for column, by_column in ((before, 1 - across), (after, across)):
            pixels = starts[:, :, None] + column[:, None, :]
            weight = by_row[:, :, None] * by_column[:, None, :]
            lab[:, 0] += lightness[pixels] * weight
            lab[:, 1:] += (ab[pixels] * weight[..., None]).movedim(3, 1)
    return F.avg_pool2d(lab, samples) if samples > 1 else lab


def _between(start: Tensor, length: Tensor, places: Tensor, side: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The stored rows or columns on both sides of each place (0 to 1) of a box, and how near the later one is."""
    at = (start[:, None] + places * length[:, None] - 0.5).clamp_min(0)
    at = torch.minimum(at, (side[:, None] - 1).to(at))
    before = at.long()
    return before, torch.minimum(before + 1, side[:, None] - 1), at - before
