"""Run a network on pictures that come from several threads, in batches where that pays."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

import torch
from torch import Tensor, nn

from retrocolor.errors import MachineError, ModelError
from retrocolor.model.company import COMPANY
from retrocolor.model.networks import runs_in_bf16
from retrocolor.ranges import MOST_BATCH, auto_or_number

GPU_BATCH = 16
CPU_BATCH = 4  # of pictures that come together: a call costs as much as two thirds of a picture. In bfloat16 alone:
# in float32 some convolutions of a batch add up in another order, and a picture would depend on the others
SMALLEST = 64 * 64  # pixels from which on that holds: seen up to 56 x 56, whose deepest layers have a few places each
log = logging.getLogger(__name__)


class Batcher:
    """lightness (N, 1, h, w) -> what `decode` makes of the logits, float32 on the CPU.

    `decode` takes them in whatever precision the network computes.

    On a CPU pictures run in the thread that asks, those of one call by fours and those of threads at work by twos
    (`company`), which gives each what it gets alone; one by one where it would not, in float32 and where they are very
    small. On a GPU the pictures that wait are gathered by shape into batches padded to a fixed size, so that a result
    never depends on its neighbours; when memory runs out the batch is halved, and said so once.
    """

    def __init__(self, model: nn.Module, device: torch.device, batch: str, decode: Callable[[Tensor], Tensor]) -> None:
        self.model, self.device, self.decode = model, device, decode
        self.mixed = runs_in_bf16(device)
        self.size = auto_or_number("--batch", str(batch), MOST_BATCH) or (1 if device.type == "cpu" else GPU_BATCH)
        self._waiting: list[tuple[Tensor, Future[Tensor]]] = []
        self._lock = threading.Lock()
        self._running = threading.Lock()

    def __call__(self, lightness: Tensor) -> Tensor:
        if self.size == 1 and self.device.type == "cpu":
            together = self.mixed and lightness[0].numel() >= SMALLEST
            if len(lightness) == 1 and together:
                return COMPANY.run(self._infer, lightness)
            return torch.cat([self._infer(part) for part in lightness.split(CPU_BATCH if together else 1)])
        futures = [Future[Tensor]() for _ in lightness]
        with self._lock:
            self._waiting += zip(lightness.split(1), futures, strict=True)
        while not all(future.done() for future in futures):
            with self._running:  # whoever comes first runs the batch; the others find their result ready
                if not all(future.done() for future in futures):
                    self._run(self._gather(lightness[:1].shape))
        return torch.cat([future.result() for future in futures])

    def _gather(self, shape: torch.Size) -> list[tuple[Tensor, Future[Tensor]]]:
        with self._lock:
            batch = [pair for pair in self._waiting if pair[0].shape == shape][: self.size]
            self._waiting = [pair for pair in self._waiting if not any(pair is taken for taken in batch)]
        return batch

    def _run(self, batch: list[tuple[Tensor, Future[Tensor]]]) -> None:
        try:
            for (_, future), result in zip(batch, self._infer_padded([picture for picture, _ in batch]), strict=True):
                future.set_result(result)
        except BaseException as error:
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)

    def _infer_padded(self, pictures: list[Tensor]) -> list[Tensor]:
        results: list[Tensor] = []
        while len(results) < len(pictures):
            part = pictures[len(results) : len(results) + self.size]
            padded = torch.cat(part + [part[-1]] * (self.size - len(part)))
            try:
                results += self._infer(padded)[: len(part)].split(1)
            except RuntimeError as error:
                if not _is_want_of_memory(error):
                    raise
                if self.size == 1:
                    raise MachineError(
                        f"Not enough memory on {self.device} for one picture; use a smaller --size or --device cpu."
                    ) from error
                self.size = max(1, self.size // 2)
                log.warning("Not enough memory on %s: going on with batches of %d.", self.device, self.size)
        return results

    def _infer(self, lightness: Tensor) -> Tensor:
        with torch.inference_mode(), torch.autocast(self.device.type, torch.bfloat16, enabled=self.mixed):
            logits = self.model(lightness.to(self.device).contiguous(memory_format=torch.channels_last))
        with torch.inference_mode():
            at_once = 1 if self.device.type == "cpu" else len(logits)  # the logits of one stay in a processor's cache
            parts = logits.split(at_once)
            result = torch.cat([self.decode(part).float().cpu() for part in parts])
            total = logits.sum()  # in its own precision, whose range is that of float32
        if not torch.isfinite(total):  # one of them, then: a wrong network is said so, never followed into grey
            raise ModelError("The model computes values that are not finite: choose another with --model.")
        return result


def _is_want_of_memory(error: RuntimeError) -> bool:
    """Whether a device ran out of memory. What runs as one program says so in the words of torch alone."""
    return isinstance(error, torch.OutOfMemoryError) or "out of memory" in str(error)
