"""Many decodes of a batch of pictures, from one pass of the network."""

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.imaging import resize
from retrocolor.imaging.lab import lightness, to_rgb
from retrocolor.model import bins
from retrocolor.model.decode import resolve

BLOCK = 2048  # pixels decoded at a time
PARTIAL_SORT, MOST_RANKED = 64, 10  # of so many numbers for each one wanted, torch finds the largest twice as fast


class Decodes:
    """A network that colours pictures once for each of several decodes. Raises UsageError."""

    def __init__(self, colorizer: Colorizer, requested: Sequence[DecodeOptions]) -> None:
        self.colorizer = colorizer
        self.decodes = [resolve(each, colorizer.recommended) for each in requested]

    def __call__(self, grey: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """uint8 (N, H, W) -> RGB (D, N, H, W, 3) and the network's confidence, float32 (N, h, w) in [0, 1].

        As `Colorizer.colorize` but for rounding, and by no compiled code; what is measured is the network, so
        that flat pictures keep the colours that it gives them.
        """
        height, width = grey.shape[1:]
        small = np.stack([resize.shrink([(0, each)], height, width, self.colorizer.size) for each in grey])
        planes = self.colorizer.decoded(small, self._decode)
        chroma, confidence = planes[:, :-1], planes[:, -1]
        down, across = (resize.resize_matrix(chroma.shape[i], grey.shape[i - 1], resize.cubic) for i in (2, 3))
        plane = lightness(torch.from_numpy(grey.astype(np.float32) / 255))[:, None]
        painted = []
        for i in range(len(self.decodes)):
            ab = down @ chroma[:, 2 * i : 2 * i + 2] @ across.T
            painted.append(to_rgb(plane, torch.from_numpy(ab)))
        return np.stack(painted), confidence

    def _decode(self, logits: Tensor) -> Tensor:
        """Logits (N, 313, h, w) -> a* and b* of each decode, and at the end the confidence: (N, 2 D + 1, h, w).

        Pixels are decoded a block at a time, so that their bins stay in a processor's cache; smoothed top-k looks at
        neighbours and is left to the decode itself.
        """
        rows = logits.movedim(1, -1)
        pixels = rows.reshape(-1, bins.COUNT, 1, 1)
        parts = pixels.split(BLOCK if logits.device.type == "cpu" else len(pixels))
        together = torch.cat([self._decode_pixels(part) for part in parts]).flatten(1)
        planes = together.unflatten(0, rows.shape[:-1]).movedim(-1, 1).contiguous()
        for i, decode in enumerate(self.decodes):
            if decode.smooth and decode.decode == "topk":
                planes[:, 2 * i : 2 * i + 2] = decode(logits, self.colorizer.prior)
        return planes

    def _decode_pixels(self, logits: Tensor) -> Tensor:
        """As above for single pixels: (N, 313, 1, 1) -> (N, 2 D + 1, 1, 1); zeros where top-k is smoothed."""
        both = bins.mean_and_confidence(logits)
        prior, ranked, planes = self.colorizer.prior, dict[float, dict[int, Tensor]](), []
        for decode in self.decodes:
            if decode.decode == "topk" and decode.smooth:
                planes.append(torch.zeros_like(both[:, :2]))
            elif decode.decode == "topk":
                if decode.vivid not in ranked:
                    moved = bins.rebalance(logits, prior, decode.vivid * decode.rebalance_scale)
                    ranked[decode.vivid] = topk_means(moved, self._ks(decode.vivid))
                planes.append(ranked[decode.vivid][decode.k] * decode.saturation)
            elif decode.decode == "mean" and decode.vivid == 0:  # found already
                planes.append(both[:, :2] * decode.saturation)
            else:
                planes.append(decode(logits, prior))
        return torch.cat((*planes, both[:, 2:]), 1)

    def _ks(self, vivid: float) -> list[int]:
        return [each.k for each in self.decodes if each.decode == "topk" and not each.smooth and each.vivid == vivid]


def topk_means(logits: Tensor, ks: Sequence[int]) -> dict[int, Tensor]:
    """`bins.topk_mean` for several k, ranked once: logits (N, 313, 1, 1) -> ab (N, 2, 1, 1) for each k.

    Where the k-th and the next bin are equally likely, which of them counts is left to `bins.topk_mean`.
    """
    most = min(max(ks) + 1, bins.COUNT)
    room = max(0, PARTIAL_SORT * most - bins.COUNT) if max(ks) <= MOST_RANKED else 0
    values, likeliest = F.pad(logits[..., 0, 0], (0, room), value=-torch.inf).topk(most)
    centres = bins.CENTRES.to(logits)[likeliest]
    found = {}
    for k in ks:
        ab = centres[:, :k].mean(1)
        if k < most:
            tied = values[:, k - 1] == values[:, k]
            ab[tied] = bins.topk_mean(logits[tied], k)[..., 0, 0]
        found[k] = ab[..., None, None]
    return found
