"""Network, optimizer and averages of a training run, and one step of them."""

import math
from contextlib import nullcontext

import torch
import torch.nn.functional as F
from torch import Tensor

from retrocolor.config import TrainOptions
from retrocolor.errors import UsageError
from retrocolor.model import bins
from retrocolor.model.device import computes_in_bf16
from retrocolor.model.networks import ModelConfig, Network, build
from retrocolor.training import losses
from retrocolor.training.loader import Batch

WARM_UP = 500  # steps of the schedules that are not constant
COOL_DOWN = 0.3  # last share of the plateau schedule
WEIGHT_DECAY = 0.01


class Trainer:
    """Network, optimizer and averages, and one step of them."""

    def __init__(self, options: TrainOptions, prior: Tensor, device: torch.device) -> None:
        torch.manual_seed(options.seed)
        self.options, self.device, self.prior = options, device, prior
        self.config = ModelConfig(options.arch, options.width)
        # float32 weights, unlike a network in use: bf16 would lose the small steps of the optimizer
        self.model: Network = build(self.config).to(device)
        self.model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        kind, decay = (torch.optim.AdamW, WEIGHT_DECAY) if options.optimizer == "adamw" else (torch.optim.Adam, 0.0)
        fused = device.type in ("cpu", "cuda")  # one pass over the weights: half the time
        self.optimizer: torch.optim.Optimizer = kind(
            self.model.parameters(), lr=options.lr, weight_decay=decay, fused=fused
        )
        self.average = {k: v.clone() for k, v in self.model.state_dict().items()} if options.ema else {}
        self.weights = bins.class_weights(prior, options.mixing).float() if options.weights == "paper" else None
        self.mixed = use_bf16(options.amp, device)

    def begin_with(self, weights: dict[str, Tensor]) -> None:
        """Start from the state of a network instead of fresh weights."""
        self.model.load_state_dict(weights)
        for name in self.average:
            self.average[name].copy_(weights[name])

    def step(self, batch: Batch, lr: float) -> Tensor:
        """One update; returns the losses (objective, L_cl, L_dt), detached."""
        self.model.train()
        for group in self.optimizer.param_groups:
            group["lr"] = lr
        with torch.autocast(self.device.type, torch.bfloat16) if self.mixed else nullcontext():
            logits = self.model(batch.lightness.contiguous(memory_format=torch.channels_last))
        parts = self.objective(logits, batch)
        self.optimizer.zero_grad(set_to_none=True)
        parts[0].backward()
        self.optimizer.step()
        decay = self.options.ema
        if decay:
            self._update_average(decay)
        return torch.stack(parts).detach()

    def _update_average(self, decay: float) -> None:
        for name, value in self.model.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - decay)
            else:
                self.average[name].copy_(value)

    def objective(self, logits: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """The objective of the options, and its two terms."""
        options, stride = self.options, self.model.stride
        ab = F.avg_pool2d(batch.ab, stride) if stride > 1 else batch.ab
        if options.objective == "l2":
            loss = losses.regression(bins.expectation(logits.float()), ab)
            return loss, loss, torch.zeros_like(loss)
        if options.targets == "soft":
            target: losses.Target = bins.encode_soft(ab.movedim(1, -1))
        else:
            target = batch.bins if stride == 1 else bins.encode(ab.movedim(1, -1))
        return losses.OBJECTIVES[options.objective](logits, target, self.weights, self.prior, options.alpha)

    def restore(self, model: dict[str, Tensor], average: dict[str, Tensor], optimizer_state: dict[str, Tensor]) -> None:
        """Go back to a saved state; `optimizer_state` is named `PARAMETER.NAME`. Raises when it does not fit."""
        self.model.load_state_dict(model)
        self.average = {name: value.to(self.device) for name, value in average.items()}
        state: dict[int, dict[str, Tensor]] = {}
        parameters = list(self.model.parameters())
        for key, value in optimizer_state.items():
            index, _, name = key.partition(".")
            if value.ndim:  # the fused step reads moments and weights side by side: in one memory layout
                value = torch.empty_like(parameters[int(index)]).copy_(value)
            state.setdefault(int(index), {})[name] = value
        self.optimizer.load_state_dict({"state": state, "param_groups": self.optimizer.state_dict()["param_groups"]})

    def best_model(self) -> Network:
        """A copy for use: the averaged weights where there are any."""
        model = build(self.config)
        model.load_state_dict({k: v.cpu() for k, v in (self.average or self.model.state_dict()).items()})
        return model.eval()


def use_bf16(amp: str, device: torch.device) -> bool:
    """Whether to run in bf16: auto means on CUDA, and on CPUs that compute in it. Raises UsageError."""
    if amp not in ("auto", "bf16", "none"):
        raise UsageError(f"--amp {amp}: choose auto, bf16 or none.")
    if amp == "auto":
        return device.type == "cuda" or computes_in_bf16(device)
    return amp == "bf16"


def learning_rate(options: TrainOptions, step: int, total: int) -> float:
    """The rate of a step, counted from the start of the run, of `total`."""
    if options.schedule == "constant":
        return options.lr
    warm = min(1, (step + 1) / WARM_UP)
    if options.schedule == "cosine":
        return options.lr * warm * (1 + math.cos(math.pi * step / total)) / 2
    left = (total - step) / max(1, COOL_DOWN * total)
    return options.lr * min(warm, left)


def check(options: TrainOptions) -> None:
    """Raise UsageError when an option has no meaning."""
    choices = {
        "weights": ("paper", "none"),
        "objective": (*losses.OBJECTIVES, "l2"),
        "targets": ("hard", "soft"),
        "optimizer": ("adam", "adamw"),
        "schedule": ("constant", "plateau", "cosine"),
    }
    for name, allowed in choices.items():
        if getattr(options, name) not in allowed:
            raise UsageError(f"--{name} {getattr(options, name)}: choose one of {', '.join(allowed)}.")
    if options.objective == "l2" and options.decode != "mean":
        raise UsageError("--objective l2 trains the mean over all bins, not how likely each is; add --decode mean.")
    if not 0 <= options.alpha <= 1 or not 0 <= options.mixing <= 1 or not 0 <= options.ema < 1:
        raise UsageError("--alpha and --lambda lie between 0 and 1, --ema from 0 to below 1.")
    if not 0 <= options.degrade <= 1:
        raise UsageError(f"--degrade {options.degrade:g}: choose a share of the pictures from 0 to 1.")
    if min(options.epochs, options.batch_size) < 1 or options.lr <= 0 or options.train_size < 16:
        raise UsageError("--epochs and --batch-size start at 1, --lr above 0, --train-size at 16.")
    if options.limit is not None and options.limit < options.batch_size:
        raise UsageError(f"--limit {options.limit}: choose at least one batch, {options.batch_size}.")
