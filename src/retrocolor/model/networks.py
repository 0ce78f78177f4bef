"""Networks from lightness to 313 bin logits: the paper's, and ours.

Both take L* (N, 1, H, W) in [0, 100], any H and W, and centre it themselves; `stride` is how much smaller their logits
are, `smooth` the smoothing of top-k that suits them unless the checkpoint or the user says otherwise.
"""

from dataclasses import dataclass

import torch
from torch import nn

from retrocolor.errors import ModelError
from retrocolor.model.device import computes_in_bf16
from retrocolor.model.fused import Fused, can_fuse
from retrocolor.model.layers import ConvNorm
from retrocolor.model.lite import Lite
from retrocolor.model.paper import Paper

Network = Paper | Lite
ARCHITECTURES: dict[str, type[Paper] | type[Lite]] = {"paper": Paper, "lite": Lite}


@dataclass(frozen=True)
class ModelConfig:
    """What a checkpoint needs to rebuild its network."""

    arch: str = "paper"
    width: float = 1.0  # factor on every channel count


def build(config: ModelConfig, **regularized: float) -> Network:
    """The network of a config, with fresh weights; `regularized` are chances that act in training alone, see Lite.

    Raises ModelError when the architecture is unknown.
    """
    if config.arch not in ARCHITECTURES:
        raise ModelError(f"Unknown architecture {config.arch!r}: choose one of {', '.join(ARCHITECTURES)}.")
    return ARCHITECTURES[config.arch](config.width, **regularized)


def folded(model: Network) -> Network:
    """The network itself, changed for inference alone: BatchNorm folded, and ours with the kernels of every device."""
    for part in model.eval().modules():
        if isinstance(part, ConvNorm):
            part.fold()
    if isinstance(model, Lite):
        model.round_kernels()
    return model


def runs_in_bf16(device: torch.device) -> bool:
    """Whether networks run in bfloat16 on a device; a torch of another day may lack what ours needs for it."""
    return computes_in_bf16(device) and can_fuse()


def place(model: Network, device: torch.device) -> nn.Module:
    """The network on a device, folded, memory layout and precision as are fastest there.

    Changes the network itself, and returns it or what does as it does.
    """
    folded(model).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    half = runs_in_bf16(device)
    if isinstance(model, Lite):
        return Fused(model, half=half)
    if not half:
        return model
    for part in model.modules():  # autocast would round the weights again for every picture
        if isinstance(part, nn.Conv2d | nn.ConvTranspose2d):
            part.to(torch.bfloat16)
    return model


def parameter_count(model: nn.Module) -> int:
    """Number of weights."""
    return sum(p.numel() for p in model.parameters())
