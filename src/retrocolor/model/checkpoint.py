"""Checkpoints: {config, bins fingerprint, training prior, recommended decode, weights} as safetensors."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from safetensors.torch import save as to_bytes
from torch import Tensor
from torch.overrides import TorchFunctionMode

from retrocolor import marks
from retrocolor.config import DecodeOptions
from retrocolor.errors import ModelError, RetrocolorError
from retrocolor.files import atomic_output, printable
from retrocolor.model import bins, card
from retrocolor.model.decode import resolve
from retrocolor.model.networks import ARCHITECTURES, ModelConfig, Network, build

RETIRED = ("folded", "coarse")  # fields of networks that are no more; false in those that are
WIDEST = 16.0  # of a network's channels, as a factor
LARGEST = 4096  # short side that a checkpoint may recommend, px
NUMBERS = ("temperature", "vivid", "saturation", "smooth")


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
        "config": json.dumps(asdict(checkpoint.config)),
        "bins": bins.FINGERPRINT,
        "recommended": json.dumps(checkpoint.recommended),
        "about": json.dumps(checkpoint.about),
    }
    with atomic_output(path, mark=marks.MODEL) as temporary:
        temporary.write_bytes(_in_order(to_bytes(state | {"prior": checkpoint.prior.double()}, metadata)))


def _in_order(data: bytes) -> bytes:
    """The bytes of a .safetensors file with its metadata sorted: the library writes them in any order."""
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + data[end:]


def load(path: Path) -> Checkpoint:
    """Read and check a checkpoint; weights come back as float32, on the CPU.

    Raises ModelError when the file is damaged, was trained on other bins, or its weights do not fit its network.
    """
    about = card.read(path)
    if about.bins != bins.FINGERPRINT:
        raise ModelError(f"{printable(path)}: trained on another table of bins; train it again with this version.")
    config = _config(path, about.config)
    check_recommended(path, about.recommended)
    try:
        tensors = load_file(path)
    except (SafetensorError, OSError, KeyError) as error:
        raise ModelError(f"{printable(path)}: the weights cannot be read ({error}); copy the file again.") from error
    prior = tensors.pop("prior", torch.zeros(0))
    state = {name.removeprefix("model."): value for name, value in tensors.items()}
    with torch.device("meta"), _NoFreshWeights():  # shapes without memory, until the file is known to hold as much
        model = build(config)
    _check(path, state, model.state_dict(), prior)
    model.load_state_dict(state, assign=True)
    prior = prior.double().clone()  # or it would keep the whole file in memory
    return Checkpoint(model, config, prior, about.recommended, about.about)


class _NoFreshWeights(TorchFunctionMode):
    """Leaves out filling weights that are to be replaced. Source: PyTorch's recipe for skipping initialization."""

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        if getattr(func, "__module__", None) == "torch.nn.init":
            return kwargs["tensor"] if "tensor" in kwargs else args[0]
        return func(*args, **kwargs)


def _config(path: Path, told: dict[str, Any]) -> ModelConfig:
    """The network's config, its values such as a network can have."""
    try:
        config = ModelConfig(**{name: value for name, value in told.items() if value or name not in RETIRED})
    except TypeError as error:
        raise ModelError(f"{printable(path)}: made by another version of retrocolor ({error}).") from error
    width = config.width
    if not (isinstance(config.arch, str) and isinstance(width, int | float) and 0 < width <= WIDEST):
        raise ModelError(f"{printable(path)}: the model's header is damaged; copy the file again.")
    if config.arch not in ARCHITECTURES:
        unknown = f"network {config.arch[:80]!r}"
        raise ModelError(f"{printable(path)}: made by another version of retrocolor ({unknown}).")
    return config


def check_recommended(path: Path, recommended: dict[str, Any]) -> None:
    """Raise ModelError unless what a checkpoint recommends can be followed."""
    sizes = [recommended[name] for name in ("size", "film_size") if name in recommended]
    numbers = [value for name, value in recommended.items() if name in NUMBERS]
    try:
        resolve(DecodeOptions(), recommended)
        whole = [*sizes, recommended.get("k", 1)]
        if not all(type(value) is int for value in whole) or not all(16 <= size <= LARGEST for size in sizes):
            raise ValueError("a number that is none")
        if not all(isinstance(value, int | float) and isfinite(value) for value in numbers):
            raise ValueError("a number that is none")
    except (RetrocolorError, TypeError, ValueError, KeyError) as error:
        raise ModelError(
            f"{printable(path)}: its recommended settings cannot be followed; copy the file again."
        ) from error


def _check(path: Path, state: dict[str, Tensor], expected: dict[str, Tensor], prior: Tensor) -> None:
    """Names, shapes, kinds and values, so that a wrong file is refused instead of colouring badly.

    `state` then has copies, numbers in float32.
    """
    where = printable(path)
    if state.keys() != expected.keys():
        odd = printable(sorted(state.keys() ^ expected.keys())[0][:80])
        raise ModelError(f"{where}: the weights do not belong to its network (at {odd}); train it again.")
    for name, value in state.items():
        if value.shape != expected[name].shape:
            want, got = tuple(expected[name].shape), tuple(value.shape)
            raise ModelError(f"{where}: {name} has shape {got} where the network needs {want}; train it again.")
        if value.is_floating_point() != expected[name].is_floating_point():
            raise ModelError(f"{where}: {name} holds {value.dtype} instead of weights; train it again.")
        # copies, or they would keep the whole file in memory
        state[name] = value = value.to(torch.float32 if value.is_floating_point() else value.dtype, copy=True)
        if not torch.isfinite(torch.stack(value.aminmax())).all() or (
            name.endswith("running_var") and (value < 0).any()
        ):
            raise ModelError(f"{where}: {name} holds values that are not finite; take an earlier checkpoint.")
    known = prior.shape == (bins.COUNT,) and bool(torch.isfinite(prior).all() and (prior >= 0).all())
    if not known or not prior.sum() > 0:
        raise ModelError(f"{where}: the training prior is missing or damaged; train it again.")
