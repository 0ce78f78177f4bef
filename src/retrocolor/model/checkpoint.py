"""Checkpoints: {config, bins fingerprint, training prior, recommended decode, weights} as safetensors."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from safetensors.torch import save as to_bytes
from torch import Tensor

from retrocolor import marks
from retrocolor.errors import ModelError
from retrocolor.files import atomic_output
from retrocolor.model import bins, card
from retrocolor.model.networks import ModelConfig, Network, build, config_dict

RETIRED = ("folded", "coarse")  # fields of networks that are no more; false in those that are


@dataclass
class Checkpoint:
    """A network and what decoding needs to know of its training."""

    model: Network
    config: ModelConfig
    prior: Tensor  # (313,) float64, unsmoothed, of the training pixels
    recommended: dict[str, Any] = field(default_factory=dict)  # decode, k, temperature, vivid, size, film_size
    about: dict[str, Any] = field(default_factory=dict)  # data sets and their terms, command, scores


def save(path: Path, checkpoint: Checkpoint, half: bool = False) -> None:
    """Write a checkpoint atomically; `half` stores kernels as float16, and all the rest in full."""
    state = {f"model.{name}": value.contiguous() for name, value in checkpoint.model.state_dict().items()}
    if half:
        state = {name: value.half() if value.ndim > 1 else value for name, value in state.items()}
    metadata = {
        "format": card.FORMAT,
        "config": json.dumps(config_dict(checkpoint.config)),
        "bins": bins.FINGERPRINT,
        "recommended": json.dumps(checkpoint.recommended),
        "about": json.dumps(checkpoint.about),
    }
    with atomic_output(path, mark=marks.MODEL) as temporary:
        temporary.write_bytes(to_bytes(state | {"prior": checkpoint.prior.double()}, metadata))


def load(path: Path) -> Checkpoint:
    """Read and check a checkpoint; weights come back as float32, on the CPU.

    Raises ModelError when the file is damaged, was trained on other bins, or its weights do not fit its network.
    """
    about = card.read(path)
    if about.bins != bins.FINGERPRINT:
        raise ModelError(f"{path}: trained on another table of bins; train it again with this version.")
    try:
        config = ModelConfig(**{name: value for name, value in about.config.items() if value or name not in RETIRED})
    except TypeError as error:
        raise ModelError(f"{path}: made by another version of retrocolor ({error}).") from error
    try:
        tensors = load_file(path)
    except (SafetensorError, OSError) as error:
        raise ModelError(f"{path}: the weights cannot be read ({error}); copy the file again.") from error
    prior = tensors.pop("prior", torch.zeros(0))
    model = build(config)
    state = {name.removeprefix("model."): _as_float(value) for name, value in tensors.items()}
    _check(path, state, model.state_dict(), prior)
    model.load_state_dict(state)
    return Checkpoint(model, config, prior.double(), about.recommended, about.about)


def _as_float(value: Tensor) -> Tensor:
    return value.float() if value.is_floating_point() else value


def _check(path: Path, state: dict[str, Tensor], expected: dict[str, Tensor], prior: Tensor) -> None:
    """Names, shapes and finite values, so that a wrong file is refused instead of colouring badly."""
    if state.keys() != expected.keys():
        odd = sorted(state.keys() ^ expected.keys())[0]
        raise ModelError(f"{path}: the weights do not belong to its network (at {odd}); train it again.")
    for name, value in state.items():
        if value.shape != expected[name].shape:
            want, got = tuple(expected[name].shape), tuple(value.shape)
            raise ModelError(f"{path}: {name} has shape {got} where the network needs {want}; train it again.")
        if not torch.isfinite(value).all():
            raise ModelError(f"{path}: {name} holds values that are not finite; take an earlier checkpoint.")
    if prior.shape != (bins.COUNT,) or not torch.isfinite(prior).all() or not prior.sum() > 0:
        raise ModelError(f"{path}: the training prior is missing or damaged; train it again.")
