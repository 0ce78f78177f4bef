"""Another decode, or references, for what a colour track holds of the network's answers: no network is asked."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import torch
from torch import Tensor

from retrocolor.colorizer import Colorizer
from retrocolor.film.color_track import planes
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.model import bins
from retrocolor.model.compact import LogitAxes
from retrocolor.model.decode import Decode
from retrocolor.model.palette import Palette, toward

LARGEST = 80.0  # of a logit: float32 holds its exponential
Like = tuple[Palette, float]  # references, and how far toward them


@dataclass(frozen=True)
class Redecode:
    """How far the decode that is wanted, and references, are from the usual decode, of which the track has the colours.

    With references each frame is drawn by itself: that is steadier than all of a shot alike (docs/experiments.md).
    """

    axes: LogitAxes
    usual: Decode
    wanted: Decode
    prior: Tensor
    like: Like | None = None

    def __call__(self, record: np.ndarray) -> np.ndarray:
        """The difference for a record, ab float32 (2, h, w), without `saturation`."""
        with torch.inference_mode():
            if self._sums is not None:
                return self._reweighted(planes(record[None]), self._sums)
            logits = self.axes.restore(planes(record[None]))
            wished = logits
            if self.like is not None:
                light = torch.from_numpy(byte_to_lightness(record["light"]).astype(np.float32))
                wished = toward(logits, light[None, None], self.like[0], self.prior, self.like[1])
            return np.asarray((self.wanted(wished, self.prior) - self.usual(logits, self.prior))[0].numpy())

    @cached_property
    def _sums(self) -> Tensor | None:
        """What makes of a pixel's probabilities the sums of `_reweighted`: float32 (313, 6). None: not so simple."""
        both = (self.usual, self.wanted)
        if any(one.decode == "topk" for one in both) or self.usual.sharpness != self.wanted.sharpness or self.like:
            return None
        sums = []
        for decode in both:
            weights = bins.class_weights(self.prior) ** (decode.vivid * decode.rebalance_scale / decode.sharpness)
            sums += [weights[:, None], weights[:, None] * bins.CENTRES]
        return torch.cat(sums, 1).float()

    def _reweighted(self, numbers: Tensor, sums: Tensor) -> np.ndarray:
        """The same for means that differ in `vivid` alone: the same bins, weighted otherwise, in a third of the time.

        Each sum is divided by that of its weights, so that the exponentials need not be probabilities.
        """
        logits = self.axes.restore(numbers, self.usual.sharpness)[0].movedim(0, -1)
        usual, wanted = (logits.clamp_(max=LARGEST).exp_() @ sums).split(3, -1)
        ab = wanted[..., 1:] / wanted[..., :1] - usual[..., 1:] / usual[..., :1]
        return np.ascontiguousarray(ab.movedim(-1, 0).numpy())


def redecode(colorizer: Colorizer, axes: LogitAxes, like: Like | None = None) -> Redecode | None:
    """What makes the colours of a track those that a colorizer, and references, give; None where they are already.

    References of the colorizer itself do not count.
    """
    usual, wanted = colorizer.usual, replace(colorizer.decode, saturation=1.0)
    if wanted == usual and (like is None or not like[1]):
        return None
    return Redecode(axes, usual, wanted, colorizer.prior, like)
