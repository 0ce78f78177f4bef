"""One update of a network as one CUDA graph: for small ones, whose kernels are shorter than starting them takes.

A batch is copied to where the graph reads it, and the graph does the rest: forward, losses, backward, optimizer and
average. Random numbers of the network follow from the seed that is set before each step, as without. Tests run it with
the graph left out too.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace

import torch
from torch import Tensor

from retrocolor.training.loader import Batch

EAGER = 3  # updates of a shape before it is captured: libraries choose their kernels, the optimizer makes its state
Update = Callable[[Batch], Tensor]
Record = Callable[[Callable[[], Tensor]], tuple[Tensor, Callable[[], None]]]


class Graphed:
    """An update that is recorded once for each shape of batch and then replayed; returns the losses, (3,)."""

    def __init__(self, update: Update, record: Record, aside: Callable[[Update, Batch], Tensor]) -> None:
        self._update, self._record, self._aside = update, record, aside
        self._seen: Counter[torch.Size] = Counter()
        self._held: dict[torch.Size, tuple[Batch, Tensor, Callable[[], None]]] = {}

    def __call__(self, batch: Batch) -> Tensor:
        """Update by a batch."""
        shape = batch.lightness.shape
        self._seen[shape] += 1
        if self._seen[shape] <= EAGER:
            return self._aside(self._update, batch)
        if shape not in self._held:
            own = replace(batch, **{name: value.clone() for name, value in _planes(batch).items()})
            self._held[shape] = (own, *self._record(lambda: self._update(own)))
        own, losses, replay = self._held[shape]
        for name, value in _planes(own).items():
            value.copy_(getattr(batch, name))
        replay()
        return losses.clone()


def _planes(batch: Batch) -> dict[str, Tensor]:
    values = {field.name: getattr(batch, field.name) for field in fields(batch)}
    return {name: value for name, value in values.items() if value is not None}


def captured(update: Callable[[], Tensor]) -> tuple[Tensor, Callable[[], None]]:
    """What an update returns, and what does it again, on CUDA. Capturing does nothing yet."""
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        losses = update()
    return losses, graph.replay


def on_side_stream(update: Update, batch: Batch) -> Tensor:
    """An update on a stream of its own, as capturing wants those before it."""
    side, current = torch.cuda.Stream(), torch.cuda.current_stream()
    side.wait_stream(current)
    with torch.cuda.stream(side):
        losses = update(batch)
    current.wait_stream(side)
    return losses
