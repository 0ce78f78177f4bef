"""Colour and measure batches of pictures, on a CPU one batch a core."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch

from retrocolor.evaluation.decodes import Decodes
from retrocolor.evaluation.figures import Measurement, Truth, measure
from retrocolor.evaluation.pictures import Batch, make_grey
from retrocolor.imaging import metrics
from retrocolor.machine import core_count
from retrocolor.model import bins

IN_FLIGHT = 2**24  # pixels under way at a time, unless one picture has more


@dataclass(frozen=True)
class Scored:
    """A batch of N pictures: made grey, coloured by each of D decodes, and measured."""

    grey: np.ndarray  # uint8 (N, H, W, 3)
    painted: np.ndarray  # uint8 (D, N, H, W, 3)
    confidence: np.ndarray  # float32 (N, h, w)
    measured: list[Measurement]  # grey, then each decode
    true_histogram: np.ndarray  # pixels in each of the 313 bins, int64
    true_colorfulness: np.ndarray  # float64 (N)


def score(truths: np.ndarray, decodes: Decodes, weights: np.ndarray) -> Scored:
    """Colour and measure uint8 RGB (N, H, W, 3); `weights` (313) are those of the rebalanced AuC."""
    grey, ab = make_grey(truths)
    painted, confidence = decodes(grey)
    truth = Truth(truths, ab, weights)
    plain = np.repeat(grey[..., None], 3, 3)
    measured = [measure(each, truth) for each in (plain, *painted)]
    return Scored(plain, painted, confidence, measured, truth.histogram, metrics.colorfulness_each(truths))


def score_all(batches: Iterable[Batch], decodes: Decodes) -> Iterator[tuple[Batch, Scored]]:
    """Each batch with its scores, in order.

    Several batches on a thread each keep more cores busy than one batch on all: its steps are too short to be shared.
    """
    colorizer = decodes.colorizer
    weights = bins.class_weights(colorizer.prior, 0.0).numpy()
    threads = core_count() if colorizer.device.type == "cpu" else 1
    waiting: deque[tuple[Batch, Future[Scored]]] = deque()
    with ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        for batch in batches:
            while waiting and (len(waiting) > threads or _pixels(batch, *(each for each, _ in waiting)) > IN_FLIGHT):
                first, future = waiting.popleft()
                yield first, future.result()
            waiting.append((batch, pool.submit(score, batch.truths, decodes, weights)))
        for first, future in waiting:
            yield first, future.result()


def _pixels(*batches: Batch) -> int:
    return sum(batch.truths.size // 3 for batch in batches)
