"""Network, optimizer and averages of a training run, and one step of them."""

from collections.abc import Callable
from contextlib import nullcontext
from importlib.util import find_spec

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel

from retrocolor.model import bins
from retrocolor.model.device import computes_in_bf16
from retrocolor.model.networks import ModelConfig, Network, build
from retrocolor.research_config import TrainOptions
from retrocolor.training import losses
from retrocolor.training.graphed import Graphed, captured, on_side_stream
from retrocolor.training.loader import Batch
from retrocolor.training.optimizer import is_graphed, make_optimizer, set_rate, weights_of
from retrocolor.training.reduce import process_count, synchronized


class Trainer:
    """Network, optimizer and averages, and one step of them; a step waits for nothing on a GPU."""

    def __init__(self, options: TrainOptions, prior: Tensor, device: torch.device) -> None:
        torch.manual_seed(options.seed)
        if device.type == "cuda":
            torch.backends.cudnn.deterministic = True  # a resumed run is the same to the last digit
        self.options, self.device, self.prior = options, device, prior
        self.config = ModelConfig(options.arch, options.width)
        regularized = {"stochastic_depth": options.stochastic_depth, "dropout": options.dropout}
        # float32 weights, unlike a network in use: bf16 would lose the small steps of the optimizer
        self.model: Network = build(self.config, **{name: chance for name, chance in regularized.items() if chance})
        if process_count() > 1:
            synchronized(self.model, device)
        self.model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimizer = make_optimizer(self.model, options, device)
        self.average = {k: v.clone() for k, v in self.model.state_dict().items()} if options.ema else {}
        weights = bins.class_weights(prior, options.mixing).float().to(device) if options.weights == "paper" else None
        self.weights, self._p = weights, prior.float().to(device)
        self.mixed = use_bf16(options.amp, device)
        self._logits = compiled(self.model, options.compile, device)
        graphed = is_graphed(options, device)
        self._updated = Graphed(self._update, captured, on_side_stream) if graphed else self._update

    def begin_with(self, weights: dict[str, Tensor]) -> None:
        """Start from the state of a network instead of fresh weights."""
        self.model.load_state_dict(weights)
        for name, value in self.average.items():
            value.copy_(weights[name])

    def step(self, batch: Batch, lr: float) -> Tensor:
        """One update; returns the losses (objective, L_cl, L_dt), detached."""
        self.model.train()
        set_rate(self.optimizer, lr)
        return self._updated(batch)

    def _update(self, batch: Batch) -> Tensor:
        with torch.autocast(self.device.type, torch.bfloat16) if self.mixed else nullcontext():
            logits = self._logits(batch.lightness.contiguous(memory_format=torch.channels_last))
        parts = self.objective(logits, batch)
        self.optimizer.zero_grad(set_to_none=True)
        parts[0].backward()
        if self.options.clip:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.options.clip)
        self.optimizer.step()
        if self.options.ema:
            self._update_average(self.options.ema)
        return torch.stack(parts).detach()

    @torch.no_grad()
    def _update_average(self, decay: float) -> None:
        pairs = [(self.average[name], value) for name, value in self.model.state_dict().items()]
        floats = [pair for pair in pairs if pair[1].is_floating_point()]
        torch._foreach_lerp_([average for average, _ in floats], [value for _, value in floats], 1 - decay)
        for average, value in pairs:
            if not value.is_floating_point():
                average.copy_(value)

    def objective(self, logits: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """The objective of the options, and its two terms."""
        options, stride = self.options, self.model.stride
        ab = F.avg_pool2d(batch.ab, stride, ceil_mode=True) if stride > 1 else batch.ab
        if options.objective == "l2":
            loss = losses.regression(bins.expectation(logits.float()), ab)
            return loss, loss, torch.zeros_like(loss)
        if stride == 1 and batch.bins is not None and options.targets == "hard":
            target: losses.Target = batch.bins
        else:
            found, shares = bins.encode_soft(ab.movedim(1, -1), of_bytes=True)
            target = (found, shares) if options.targets == "soft" else found[..., 0]
        return losses.OBJECTIVES[options.objective](logits, target, self.weights, self._p, options.alpha)

    def restore(self, model: dict[str, Tensor], average: dict[str, Tensor], optimizer_state: dict[str, Tensor]) -> None:
        """Go back to a saved state; `optimizer_state` is named `PARAMETER.NAME`. Raises when it does not fit."""
        self.model.load_state_dict(model)
        for name, value in self.average.items():
            value.copy_(average[name])
        state: dict[int, dict[str, Tensor]] = {}
        parameters = weights_of(self.optimizer)
        for key, value in optimizer_state.items():
            index, _, name = key.partition(".")
            if value.ndim:  # the fused step reads moments and weights side by side: in one memory layout
                value = torch.empty_like(parameters[int(index)]).copy_(value)
            state.setdefault(int(index), {})[name] = value
        for number, parameter in enumerate(parameters if state else ()):
            adams = {"step": (), "exp_avg": parameter.shape, "exp_avg_sq": parameter.shape}
            if {name: value.shape for name, value in state.get(number, {}).items()} != adams:
                raise ValueError(f"not all that Adam keeps of weight {number} is there")
        self.optimizer.load_state_dict({"state": state, "param_groups": self.optimizer.state_dict()["param_groups"]})

    def best_model(self) -> Network:
        """A copy for use: the averaged weights where there are any."""
        model = build(self.config)
        model.load_state_dict({k: v.cpu() for k, v in (self.average or self.model.state_dict()).items()})
        return model.eval()


def compiled(model: Network, how: str, device: torch.device) -> Callable[[Tensor], Tensor]:
    """The network, on CUDA compiled: a graph of its own for each input size, no more than two in a run.

    Of several processes each has its copy, uncompiled, and gradients are averaged.
    """
    if process_count() > 1:
        own = [device] if device.type == "cuda" else None
        return DistributedDataParallel(model, own)
    if how != "auto" or device.type != "cuda" or find_spec("triton") is None:
        return model
    return torch.compile(model, dynamic=False)


def use_bf16(amp: str, device: torch.device) -> bool:
    """Whether to run in bf16: auto means on CUDA, and on CPUs that compute in it."""
    if amp == "auto":
        return device.type == "cuda" or computes_in_bf16(device)
    return amp == "bf16"
