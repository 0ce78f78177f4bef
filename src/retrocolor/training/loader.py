"""Batches out of a data set's flat files, on the CPU's memory map or kept whole on a GPU."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from retrocolor.config import TrainOptions
from retrocolor.errors import ModelError
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.imaging.resize import resize_matrix
from retrocolor.model import bins
from retrocolor.training.dataset import Dataset
from retrocolor.training.degrade import degrade

GPU_SHARE = 0.5  # of the free memory that the data may fill
DEGRADE = 1  # tells the random numbers of `degrade` from those of crops and flips


@dataclass(frozen=True)
class Batch:
    """lightness: L* (N, 1, S, S) in [0, 100]; ab (N, 2, S, S); bins int64 (N, S, S)."""

    lightness: Tensor
    ab: Tensor
    bins: Tensor


class Pictures:
    """Squares of side `size` out of a data set: centred, or cut and flipped at random.

    Which pictures, crops and flips come is a function of the seed, epoch and step alone, so that a resumed run sees
    what an uninterrupted one sees.
    """

    def __init__(self, data: Dataset, size: int, device: torch.device) -> None:
        small = int((data.index[:, :2].min(1) < size).sum())
        if small:
            stored = data.manifest["size"]
            raise ModelError(
                f"{data.folder}: stores {stored} px, less than --train-size {size}; build it with --size {size}."
            )
        self.size, self.device = size, device
        self.index = torch.from_numpy(data.index)
        lightness, ab, q = (torch.from_numpy(data.planes[name]) for name in ("l", "ab", "bins"))
        self.planes = [lightness, ab, q.view(torch.int16)]
        if device.type == "cuda":
            free, _ = torch.cuda.mem_get_info(device)
            if sum(plane.nbytes for plane in self.planes) < GPU_SHARE * free:
                self.planes = [plane.to(device) for plane in self.planes]

    def batch(self, indices: Tensor, random: torch.Generator | None = None, resized: bool = False) -> Batch:
        """The pictures of int64 `indices` (N,); `random` cuts and flips them, else the centre is taken.

        With `resized`, `random` also draws the side of a batch's squares, from `size` to the shortest side stored; they
        are shrunk to `size`.
        """
        index = self.index[indices]
        side = self.size
        if resized:
            side = int(torch.randint(side, int(index[:, :2].min()) + 1, (), generator=random))
        room = index[:, :2] - side
        share = torch.full((len(indices), 2), 0.5) if random is None else torch.rand(len(indices), 2, generator=random)
        top, left = ((room + 1) * share).long().minimum(room).T
        rows = torch.arange(side)
        columns = rows.expand(len(indices), -1)
        if random is not None:
            flip = torch.rand(len(indices), 1, generator=random) < 0.5
            columns = torch.where(flip, side - 1 - columns, columns)
        width, first = index[:, 1], index[:, 2]
        row_starts = first[:, None] + (top[:, None] + rows) * width[:, None]
        pixels = row_starts[:, :, None] + (left[:, None] + columns)[:, None, :]
        planes = self.planes[: 2 if resized else 3]
        lightness, ab, *q = (plane[pixels.to(plane.device)].to(self.device, non_blocking=True) for plane in planes)
        lightness, ab = byte_to_lightness(lightness[:, None].float()), ab.movedim(-1, 1).float()
        if not resized:
            return Batch(lightness, ab, q[0].long())
        shrink = torch.tensor(resize_matrix(side, self.size), device=self.device)
        lightness, ab = (shrink @ plane @ shrink.T for plane in (lightness, ab))
        return Batch(lightness, ab, bins.encode(ab.movedim(1, -1)))


def is_held_out(name: str, fraction: float) -> bool:
    """Whether the hash of a picture's name puts it among the held-out, so that two people get the same split."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) < round(fraction * 2**32)


def split(names: list[str], fraction: float) -> tuple[Tensor, Tensor]:
    """Indices to train on and to hold out, by `is_held_out`."""
    held = np.array([is_held_out(name, fraction) for name in names])
    return torch.from_numpy(np.flatnonzero(~held)), torch.from_numpy(np.flatnonzero(held))


def epoch_batches(
    pictures: Pictures, indices: Tensor, options: TrainOptions, epoch: int, first: int
) -> Iterator[Batch]:
    """The batches of an epoch (from 0) from step `first` on, one prepared ahead; a rest too small for one is left."""
    size = options.batch_size
    order = indices[torch.randperm(len(indices), generator=_generator(options.seed, epoch))]
    steps = max(1, len(indices) // size)

    def make(step: int) -> Batch:
        random = _generator(options.seed, epoch, step) if options.augment or options.resized_crops else None
        batch = pictures.batch(order[step * size : (step + 1) * size], random, options.resized_crops)
        if not options.degrade:
            return batch
        marks = _generator(options.seed, epoch, step, DEGRADE)
        return replace(batch, lightness=degrade(batch.lightness, batch.ab, options.degrade, marks))

    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(make, first) if first < steps else None
        for step in range(first, steps):
            assert coming is not None
            batch = coming.result()
            coming = ahead.submit(make, step + 1) if step + 1 < steps else None
            yield batch


def _generator(*seed: int) -> torch.Generator:
    digest = hashlib.sha256(repr(seed).encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:7]))
