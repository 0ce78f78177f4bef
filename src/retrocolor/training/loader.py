"""Batches out of a data set's flat files, on the CPU's memory map or kept whole on a GPU."""

import hashlib
from dataclasses import dataclass

import numpy as np
import torch
from torch import Generator, Tensor

from retrocolor.errors import ModelError
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.training.crops import Boxes, draw_boxes, read_boxes
from retrocolor.training.dataset import Dataset

GPU_SHARE = 0.5  # of the free memory that the data may fill
WHOLE = slice(None)


@dataclass(frozen=True)
class Batch:
    """lightness: L* (N, 1, S, S) in [0, 100]; ab (N, 2, S, S); bins int64 (N, S, S), where they are stored."""

    lightness: Tensor
    ab: Tensor
    bins: Tensor | None = None


class Pictures:
    """Squares of side `size` out of a data set: centred, or cut and mirrored at random.

    `home` is where the files lie, and where the random numbers of crops come from. With `resized`, random squares are
    of random size and shape, brought to `size`. Raises ModelError when stored pictures are smaller than `size`.
    """

    def __init__(self, data: Dataset, size: int, device: torch.device, resized: bool = False) -> None:
        short = data.index[:, :2].min(1)
        if short.min() < size:
            stored = data.manifest["size"]
            raise ModelError(f"{data.folder}: stores {stored} px, less than the {size} px of training; "
                             f"build it with --size {size}.")  # fmt: skip
        self.folder, self.size, self.device, self.resized = data.folder, size, device, resized
        self.samples = max(1, round(float(short.max()) / size))  # a side of each pixel of a resized square
        lightness, ab, q = (torch.from_numpy(data.planes[name]) for name in ("l", "ab", "bins"))
        planes = [lightness, ab] if resized else [lightness, ab, q.view(torch.int16)]
        self.home = _home(sum(plane.nbytes for plane in planes), device)
        self.planes = [plane.to(self.home) for plane in planes]
        self.index = torch.from_numpy(data.index).to(self.home)

    def batch(self, indices: Tensor, random: Generator | None = None, part: slice = WHOLE) -> Batch:
        """The pictures of int64 `indices` (N,), which lie at home; `random` cuts and mirrors them, else the centre.

        Only those of `part` are read, as they are in the whole batch.
        """
        index = self.index[indices]
        if self.resized and random is not None:
            boxes = Boxes(*(each[part] for each in draw_boxes(index[:, :2], random)))
            light, ab, *_ = self.planes
            lab = read_boxes(light, ab, index[part], boxes, self.size, self.samples).to(self.device, non_blocking=True)
            return Batch(byte_to_lightness(lab[:, :1]), lab[:, 1:])
        pixels = self._squares(index, random, part)
        lightness, ab, *q = (plane[pixels].to(self.device, non_blocking=True) for plane in self.planes)
        lightness, ab = byte_to_lightness(lightness[:, None].float()), ab.movedim(-1, 1).float()
        return Batch(lightness, ab, *(plane.long() for plane in q))

    def _squares(self, index: Tensor, random: Generator | None, part: slice) -> Tensor:
        """Places in the flat files, int64 (N, size, size): as stored, so that each pixel keeps its bin."""
        count, side, home = len(index), self.size, self.home
        room = index[:, :2] - side
        columns = torch.arange(side, device=home).expand(count, -1)
        if random is None:
            share = torch.full((count, 2), 0.5, device=home)
        else:
            share = torch.rand(count, 2, generator=random, device=home)
            mirrored = torch.rand(count, 1, generator=random, device=home) < 0.5
            columns = torch.where(mirrored, side - 1 - columns, columns)
        top, left = ((room + 1) * share).long().minimum(room)[part].T
        width, first, columns = index[part, 1], index[part, 2], columns[part]
        rows = first[:, None] + (top[:, None] + torch.arange(side, device=home)) * width[:, None]
        return rows[:, :, None] + (left[:, None] + columns)[:, None, :]


def _home(size: int, device: torch.device) -> torch.device:
    """Where so many bytes are kept: on a CUDA device that has room for them, else on the CPU."""
    if device.type == "cuda" and size < GPU_SHARE * torch.cuda.mem_get_info(device)[0]:
        return device
    return torch.device("cpu")


def evenly(count: int, limit: int | None) -> Tensor:
    """Indices of so many of `count` things, evenly spread; None means all."""
    chosen = count if limit is None else min(limit, count)
    return torch.arange(chosen) * count // max(1, chosen)


def is_held_out(name: str, fraction: float) -> bool:
    """Whether the hash of a picture's name puts it among the held-out, so that two people get the same split."""
    return int.from_bytes(hashlib.sha256(name.encode(errors="surrogateescape")).digest()[:4]) < round(fraction * 2**32)


def split(names: list[str], fraction: float) -> tuple[Tensor, Tensor]:
    """Indices to train on and to hold out, by `is_held_out`."""
    held = np.array([is_held_out(name, fraction) for name in names])
    return torch.from_numpy(np.flatnonzero(~held)), torch.from_numpy(np.flatnonzero(held))
