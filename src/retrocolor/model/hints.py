"""Points of colour that a person puts on a picture, spread over it from what the network already said.

The difference between a hint and the network's colour there is carried to other places: a Gaussian process whose
covariance says how alike two places are, by distance, lightness and the overlap (Bhattacharyya) of their bin
distributions, and how much the network left open at each, by the covariance of its bins. It has three parts: the whole
picture, which shares its light and its sort of colours; the object; and the very place, which gets the hint's colour.
How much a hint says of the whole picture depends on how likely the network thought it: a little more blue in one tree
is so in all trees, a red coat says nothing of the street.
"""

from collections.abc import Sequence
from functools import reduce

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from retrocolor.imaging.lab import srgb_to_lab
from retrocolor.jobs import Hint
from retrocolor.model import bins

# of each part: its share of the variance, how far it reaches (short sides; L*), and how much distributions may differ
WHOLE, OBJECT, PLACE = (0.65, 1.0, 40.0, 0.4), (0.3, 0.2, 25.0, 0.1), (0.05, 0.03, 10.0, 0.3)
UNLIKELY = 2.0  # squared deviation from the network's distribution at which a hint says half as much of the whole
OPEN = 5.0  # ab units that the network leaves open everywhere
NOTHING = -80.0  # exponent from which on places are not alike: numbers below float32's least normal one take long
TEXTURE = 0.02  # the share that differs from place to place by chance, and says nothing of the next one


def points(hints: Sequence[Hint]) -> tuple[Tensor, Tensor]:
    """The places (n, 2) of hints, and their a*, b* (n, 2). Raises ValueError for a colour that is not #rrggbb."""
    places = np.array([(hint.x, hint.y) for hint in hints], np.float32)
    coded = np.array([[int(hint.color[i : i + 2], 16) / 255 for i in (1, 3, 5)] for hint in hints], np.float32)
    return torch.from_numpy(places), srgb_to_lab(torch.from_numpy(coded.T[..., None]))[1:, :, 0].T


def spread(logits: Tensor, lightness: Tensor, ab: Tensor, places: Tensor, colours: Tensor) -> Tensor:
    """The colours of one picture with hints: (1, 2, h, w), float32, on the CPU.

    `logits` (1, 313, h, w) are the network's, `lightness` (1, 1, H, W) in [0, 100] is what it saw, `ab` (1, 2, h, w)
    what was decoded from the logits, by whatever decode. `places` (n, 2) are x from the left and y from the top as
    shares of the picture, in [0, 1]; `colours` (n, 2) their a* and b*. No place is moved further than the hints are.
    """
    if not len(places):
        return ab
    height, width = logits.shape[-2:]
    p = torch.softmax(logits.float().cpu()[0].flatten(1), 0)
    light = F.adaptive_avg_pool2d(lightness.float().cpu(), (height, width)).flatten()
    shown = ab.float().cpu()[0].flatten(1)
    size = torch.tensor((width, height), device="cpu")
    column, row = torch.minimum((places.cpu() * size).long(), size - 1).unbind(1)
    here = row * width + column
    alike = _alike(p, light, (height, width), here)
    freedom = _freedom(p)
    wanted = colours.to(shown).cpu() - shown[:, here].T
    deviation = torch.linalg.solve(freedom[here], wanted[..., None])[..., 0]
    carried = _carried(alike, here, deviation)
    moved = (freedom @ carried[..., None])[..., 0].T
    low, high = (torch.stack((end, torch.zeros_like(end)), 1) for end in (wanted.amin(0), wanted.amax(0)))
    moved = moved.clamp(low.amin(1)[:, None], high.amax(1)[:, None])
    return (shown + moved).view(1, 2, height, width)


def _alike(p: Tensor, light: Tensor, size: tuple[int, int], here: Tensor) -> list[Tensor]:
    """How alike each place is to those of the hints, for each part of the covariance: (places, n)."""
    height, width = size
    rows, columns = torch.from_numpy(np.mgrid[:height, :width].reshape(2, -1).astype(np.float32)) / min(size)
    root = p.sqrt()
    distance = (rows[:, None] - rows[here]) ** 2 + (columns[:, None] - columns[here]) ** 2
    of_light = (light[:, None] - light[here]) ** 2
    of_bins = 1 - root.T @ root[:, here]
    alike = []
    for share, reach, lights, differ in (WHOLE, OBJECT, PLACE):
        apart = distance / (2 * reach**2) + (of_light / (2 * lights**2) + of_bins / differ)
        alike.append(apart.neg_().clamp_min_(NOTHING).exp_().mul_(share))
    return alike


def _freedom(p: Tensor) -> Tensor:
    """What the network leaves open: the root of the covariance of a* and b* under p (313, places), (places, 2, 2)."""
    centres = bins.CENTRES
    mean = centres.T @ p
    second = torch.stack([centres[:, i] * centres[:, j] for i, j in ((0, 0), (0, 1), (1, 1))]) @ p
    aa = second[0] - mean[0] ** 2 + OPEN**2
    ab = second[1] - mean[0] * mean[1]
    bb = second[2] - mean[1] ** 2 + OPEN**2
    root = (aa * bb - ab**2).clamp_min(OPEN**4).sqrt()  # of the determinant
    matrix = torch.stack((aa + root, ab, ab, bb + root), 1).view(-1, 2, 2)
    return matrix / (aa + bb + 2 * root).sqrt()[:, None, None]


def _carried(alike: list[Tensor], here: Tensor, deviation: Tensor) -> Tensor:
    """What the deviations (n, 2) of the hints mean for each place, in units of what is open there: (places, 2)."""
    object_of = alike[1][here]  # hints on one object are as unlikely as each other
    unlikely = (object_of @ deviation.square().sum(1)) / object_of.sum(1)
    of_whole = 1 / (1 + unlikely / (2 * UNLIKELY))
    # what a hint does not say of the whole picture it says of its object: at its place it is met all the same
    of_object = (1 + (1 + 4 * (of_whole - of_whole**2) * WHOLE[0] / OBJECT[0]).sqrt()) / 2
    parts = list(zip(alike, (of_whole, of_object, torch.ones_like(of_whole)), strict=True))
    across = reduce(torch.add, (each * weight for each, weight in parts)).double()
    across[here, torch.arange(len(here), device=here.device)] += TEXTURE
    between = reduce(torch.add, (each[here] * weight * weight[:, None] for each, weight in parts)).double()
    between.diagonal().add_(TEXTURE)
    return (across @ torch.linalg.solve(between, deviation.double())).float()
