"""The optimizer of a training, its groups of weights, and the learning rate over a run."""

import math

import torch
from torch import nn

from retrocolor.research_config import TrainOptions

COOL_DOWN = 0.3  # last share of the plateau schedule
WEIGHT_DECAY = 0.01  # of AdamW unless the user says otherwise
ENCODER = "encoder."  # what the names of the encoder's weights begin with


def make_optimizer(model: nn.Module, options: TrainOptions, device: torch.device) -> torch.optim.Optimizer:
    """Adam or AdamW; decay falls on kernels alone, and the encoder has a rate of its own: a `factor` of each group."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        factor = options.encoder_lr if name.startswith(ENCODER) else 1.0
        groups.setdefault((factor, _decay(options) if parameter.ndim > 1 else 0.0), []).append(parameter)
    kind = torch.optim.AdamW if options.optimizer == "adamw" else torch.optim.Adam
    in_graph = is_graphed(options, device)  # a graph reads the rate where it lies
    # one pass over the weights: half the time
    return kind(
        [
            {"params": params, "factor": factor, "weight_decay": decay, "lr": _rate(options.lr, device, in_graph)}
            for (factor, decay), params in groups.items()
        ],
        betas=(0.9, options.beta2),
        fused=device.type in ("cpu", "cuda"),
        capturable=in_graph,
    )


def is_graphed(options: TrainOptions, device: torch.device) -> bool:
    """Whether a step is to be one CUDA graph."""
    return options.compile == "graph" and device.type == "cuda"


def _rate(lr: float, device: torch.device, in_graph: bool) -> float | torch.Tensor:
    return torch.tensor(lr, device=device) if in_graph else lr


def _decay(options: TrainOptions) -> float:
    if options.optimizer != "adamw":
        return 0.0
    return WEIGHT_DECAY if options.weight_decay is None else options.weight_decay


def weights_of(optimizer: torch.optim.Optimizer) -> list[nn.Parameter]:
    """The weights in the order in which the optimizer numbers them."""
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def set_rate(optimizer: torch.optim.Optimizer, lr: float) -> None:
    """Give each group of weights its share of the learning rate."""
    for group in optimizer.param_groups:
        if isinstance(group["lr"], torch.Tensor):
            group["lr"].fill_(lr * group["factor"])
        else:
            group["lr"] = lr * group["factor"]


def learning_rate(options: TrainOptions, step: int, total: int) -> float:
    """The rate of a step, counted from the start of the run, of `total`."""
    if options.schedule == "constant":
        return options.lr
    warm = min(1, (step + 1) / max(1, options.warm_up))
    if options.schedule == "cosine":
        return options.lr * warm * (1 + math.cos(math.pi * step / total)) / 2
    left = (total - step) / max(1, COOL_DOWN * total)
    return options.lr * min(warm, left)
