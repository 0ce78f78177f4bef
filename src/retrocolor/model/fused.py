"""Our network in one call: its steps run outside the interpreter and its lock.

Of the time of the network called module by module a fifth is Python, for which all threads that colour photos wait in
turn; the more of them, the longer. Here the network is a list of steps, which a short program in TorchScript goes
through. In bfloat16 on a CPU these are oneDNN's own convolutions, activations within, with weights laid out beforehand,
which `torch.nn.Conv2d` has it do anew for every call.

Two things are not rounded to bfloat16, since they decide most of how far colours are from those of float32, and cost
nothing: biases, and all that the first layers compute (`lite.Lite.first`).
"""

from collections import OrderedDict
from functools import cache
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from retrocolor.model.layers import ConvNorm, GlobalContext, pad_to
from retrocolor.model.lite import JOINED, LEAST, STRIDE, InvertedResidual, Join, Lite, Residual

LAYOUTS = 4  # shapes of input whose weights are kept: a folder has few, a film one or two
PLAIN, RELU, RELU6, ADD, ADD_RELU, DOUBLE, MEAN, MOVE, HALVE = range(9)  # kinds of steps; the first three convolve
_ACTIVATIONS: dict[type[nn.Module], int] = {nn.Identity: PLAIN, nn.ReLU: RELU, nn.ReLU6: RELU6}
X, Y, BESIDE = range(3)  # places that hold tensors: the main one, that of a branch, and from there on what is joined
PLACES = BESIDE + len(JOINED) - 1
PROGRAM = """
def run(
    x: Tensor, steps: List[List[int]], weights: List[Tensor], biases: List[Tensor], places: int, lay_out: bool
) -> Tuple[Tensor, List[Tensor]]:
    none = torch.jit.annotate(List[Optional[number]], [])
    six = torch.jit.annotate(List[Optional[number]], [0.0, 6.0])
    laid_out = torch.jit.annotate(List[Tensor], [])
    held = [x for _ in range(places)]
    for step in steps:
        kind, y = step[0], held[step[1]]
        if kind <= 2:
            weight, bias, groups = weights[step[3]], biases[step[3]], step[6]
            padding, stride, dilation = [step[4], step[4]], [step[5], step[5]], [1, 1]
CONVOLVE
        elif kind == 3:
            y = held[step[3]] + y
        elif kind == 4:
            y = torch.relu(held[step[3]] + y)
        elif kind == 5:
            y = torch.ops.aten.upsample_nearest2d(y, None, [2.0, 2.0])
        elif kind == 6:
            y = torch.mean(y, [2, 3], True)
        elif kind == 8:
            y = y.to(torch.bfloat16)
        held[step[2]] = y
    return held[0], laid_out
"""
BY_ONEDNN = """
            if lay_out:
                weight = torch.ops.mkldnn._reorder_convolution_weight(
                    weight, padding, stride, dilation, groups, y.size())
                laid_out.append(weight)
            if kind == 0:
                y = torch.ops.mkldnn._convolution_pointwise(
                    y, weight, bias, padding, stride, dilation, groups, "none", none, "")
            elif kind == 1:
                y = torch.ops.mkldnn._convolution_pointwise(
                    y, weight, bias, padding, stride, dilation, groups, "relu", none, "")
            else:
                y = torch.ops.mkldnn._convolution_pointwise(
                    y, weight, bias, padding, stride, dilation, groups, "hardtanh", six, "")
"""
ANYWHERE = """
            y = torch.conv2d(y, weight, bias, stride, padding, dilation, groups)
            if kind == 1:
                y = torch.relu_(y)
            elif kind == 2:
                y = torch.clamp_(y, 0.0, 6.0)
"""


@cache
def can_fuse() -> bool:
    """Whether this torch has oneDNN's operations; they are its own, not promised to stay."""
    try:
        return bool(_program(BY_ONEDNN))
    except (RuntimeError, AttributeError):
        return False


@cache
def _program(convolve: str) -> Any:
    return torch.jit.CompilationUnit(PROGRAM.replace("CONVOLVE", convolve)).run


class Fused(nn.Module):
    """A network that `networks.folded` made, for inference alone, where it lies; safe to share between threads.

    In bfloat16 when it is to be `half`, on a CPU that `can_fuse`; else in float32.
    """

    def __init__(self, network: Lite, *, half: bool) -> None:
        super().__init__()
        self.stride, self._half = network.stride, half
        self._steps = _Steps(half=half)
        self._steps.add_network(network)
        self._laid_out: OrderedDict[torch.Size, list[Tensor]] = OrderedDict()
        self._before: torch.Size | None = None

    def forward(self, lightness: Tensor) -> Tensor:
        """L* (N, 1, H, W) -> logits (N, 313, H/4, W/4), in bfloat16 or float32."""
        height, width = lightness.shape[-2:]
        found = self._run(pad_to((lightness - 50) / 50, STRIDE, LEAST))
        return found[..., : -(-height // self.stride), : -(-width // self.stride)]

    def _run(self, x: Tensor) -> Tensor:
        """Weights are laid out for inputs of a shape once it has come twice, no other new one between."""
        steps, weights = self._steps, self._laid_out.get(x.shape)
        lay_out = self._half and weights is None and x.shape == self._before
        if weights is None:
            self._before, weights = x.shape, steps.weights
        program = _program(BY_ONEDNN if self._half else ANYWHERE)
        with torch.jit.optimized_execution(False):
            found, laid_out = program(x, steps.steps, weights, steps.biases, PLACES, lay_out)
        if lay_out:
            kept = self._laid_out  # which another thread may empty meanwhile: see `forget_layouts`
            kept[x.shape] = laid_out
            if len(kept) > LAYOUTS:
                kept.popitem(last=False)
        answer: Tensor = found
        return answer

    def forget_layouts(self) -> None:
        """Keep no laid-out weights, 13 MB for each shape, whatever threads are at work; they are made again."""
        self._laid_out, self._before = OrderedDict(), None


class _Steps:
    """A network as steps: what to do, from which place to which, and what it needs besides."""

    def __init__(self, *, half: bool) -> None:
        self.half = half
        self.steps: list[list[int]] = []
        self.weights: list[Tensor] = []
        self.biases: list[Tensor] = []
        self._dtype = torch.float32

    def add_network(self, network: Lite) -> None:
        """All of it, from the padded picture in X to the logits in X."""
        joined: list[int] = []
        self._convolve(network.encoder.stem, X, X)
        for number, stage in enumerate(network.encoder.stages):
            self._add_all(stage)
            if self.half and stage is network.first[-1]:
                self._add(HALVE, X, X)
                self._dtype = torch.bfloat16
            if number in JOINED[:-1]:
                joined.append(BESIDE + len(joined))
                self._add(MOVE, X, joined[-1])
        self._add_all(network.bottom)
        for join in (network.up16, network.up8, network.up4):
            self._join(join, joined.pop())
        self._convolve(network.out, X, X)

    def _add_all(self, parts: Any) -> None:
        for part in parts:
            if isinstance(part, InvertedResidual):
                self._inverted(part)
            elif isinstance(part, Residual):
                self._convolve(part.a, X, Y)
                self._convolve(part.b, Y, Y)
                self._add(ADD_RELU, Y, X, X)
            elif isinstance(part, GlobalContext):
                first, act, second = part.mix
                self._add(MEAN, X, Y)
                self._convolve(first, Y, Y, _ACTIVATIONS[type(act)])
                self._convolve(second, Y, Y)
                self._add(ADD, Y, X, X)
            elif isinstance(part, ConvNorm):
                self._convolve(part, X, X)
            else:
                assert isinstance(part, nn.Dropout2d), part  # nothing to do when not in training

    def _inverted(self, part: InvertedResidual) -> None:
        source = X
        for conv in (part.expand, part.deep):
            if conv is not None:
                self._convolve(conv, source, Y)
                source = Y
        self._convolve(part.project, Y, Y if part.adds else X)
        if part.adds:
            self._add(ADD, Y, X, X)

    def _join(self, part: Join, beside: int) -> None:
        self._convolve(part.below, X, X)
        self._add(DOUBLE, X, X)
        self._convolve(part.beside, beside, Y)
        self._add(ADD, Y, X, X)
        self._add_all(part.mix)

    def _convolve(self, part: nn.Module, source: int, target: int, act: int = PLAIN) -> None:
        conv = part.conv if isinstance(part, ConvNorm) else part
        assert isinstance(conv, nn.Conv2d)
        weight, padding = conv.weight, int(conv.padding[0])
        if isinstance(part, ConvNorm):
            act = _ACTIVATIONS[type(part.act)]
            if part.last:  # in place of an input padded by less at the top and left: a kernel with zeros there
                weight, padding = F.pad(weight, (1, 0, 1, 0)), part.last
        assert conv.bias is not None
        self._add(act, source, target, len(self.weights), padding, conv.stride[0], conv.groups)
        self.weights.append(weight.detach().to(self._dtype, memory_format=torch.channels_last))
        self.biases.append(conv.bias.detach())

    def _add(self, *step: int) -> None:
        self.steps.append(list(step))
