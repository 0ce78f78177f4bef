"""How bin logits become colours: the decode with every value resolved."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import torch
from torch import Tensor

from retrocolor.arguments import require_options
from retrocolor.config import DEFAULT_K, DecodeOptions
from retrocolor.model import bins
from retrocolor.model.decode_limits import check_decode

ANNEALED = 0.38  # Zhang's temperature
RANKED = 0.5  # of the weights' logarithm: --vivid 1 with top-k is as colourful as with the mean


@dataclass(frozen=True)
class Decode:
    """A decode with every value resolved."""

    decode: str = "topk"
    k: int = DEFAULT_K
    temperature: float = ANNEALED
    vivid: float = 0.0
    saturation: float = 1.0
    smooth: float = 0.0

    def __call__(self, logits: Tensor, prior: Tensor) -> Tensor:
        """Logits (N, 313, H, W), of any precision -> ab (N, 2, H, W), float32."""
        logits = bins.rebalance(logits, prior, self.vivid * self.rebalance_scale)
        if self.decode == "topk":
            logits = logits.float()
            ab = bins.smooth_topk_mean(logits, self.k, self.smooth) if self.smooth else bins.topk_mean(logits, self.k)
        else:
            ab = bins.expectation(logits, self.sharpness)
        return ab * self.saturation

    @property
    def sharpness(self) -> float:
        """The temperature of the mean."""
        return 1.0 if self.decode == "mean" else self.temperature

    @property
    def rebalance_scale(self) -> float:
        """What a step of --vivid is worth, so that with every decode it leads to about the same colourfulness.

        The sharper a decode, the sooner rare bins win: logits divided by T move 1 / T as far, and a ranking most.
        """
        return {"mean": 1.0, "annealed": min(1.0, self.temperature), "topk": RANKED}[self.decode]

    def with_confidence(self, logits: Tensor, prior: Tensor) -> Tensor:
        """ab as above and the network's confidence, (N, 3, H, W), which does not depend on the decode."""
        if self.decode == "topk" or self.vivid:
            return torch.cat((self(logits, prior), bins.confidence(logits)), 1)
        both = bins.mean_and_confidence(logits, self.sharpness)
        return both * both.new_tensor((self.saturation, self.saturation, 1))[:, None, None]


def resolve(requested: DecodeOptions, recommended: dict[str, Any]) -> Decode:
    """What the user requests wins over the model's recommendation, which wins over top-k with k = 2.

    Raises UsageError when a value is out of range, TypeError for what are no such options.
    """
    require_options(requested, DecodeOptions)
    fields = {name: value for name, value in recommended.items() if name in Decode.__dataclass_fields__}
    given = {name: value for name, value in asdict(requested).items() if value is not None}
    if requested.k is not None and requested.decode is None:
        given["decode"] = "topk"
    decode = replace(Decode(), **(fields | given))
    check_decode(DecodeOptions(**asdict(decode)))
    return decode
