"""Another decode, or references, for what a colour track holds of the network's answers: no network is asked."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from retrocolor.colorizer import Colorizer
from retrocolor.film.color_track import planes
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.model.compact import LogitAxes
from retrocolor.model.decode import Decode
from retrocolor.model.palette import Palette, toward

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
            logits = self.axes.restore(planes(record[None]))
            wished = logits
            if self.like is not None:
                light = torch.from_numpy(byte_to_lightness(record["light"]).astype(np.float32))
                wished = toward(logits, light[None, None], self.like[0], self.prior, self.like[1])
            return np.asarray((self.wanted(wished, self.prior) - self.usual(logits, self.prior))[0].numpy())


def redecode(colorizer: Colorizer, axes: LogitAxes, like: Like | None = None) -> Redecode | None:
    """What makes the colours of a track those that a colorizer, and references, give; None where they are already.

    References of the colorizer itself do not count.
    """
    usual, wanted = colorizer.usual, replace(colorizer.decode, saturation=1.0)
    if wanted == usual and (like is None or not like[1]):
        return None
    return Redecode(axes, usual, wanted, colorizer.prior, like)
