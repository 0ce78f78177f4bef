"""Measure a network on held-out pictures of a data set, and show some."""

import hashlib
import json
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn

from retrocolor.config import DecodeOptions
from retrocolor.files import atomic_output
from retrocolor.imaging import metrics
from retrocolor.imaging.lab import to_rgb
from retrocolor.model.decode import resolve
from retrocolor.research_config import TrainOptions
from retrocolor.training.dataset import Dataset
from retrocolor.training.loader import Batch, Pictures, evenly
from retrocolor.training.reduce import process_count, process_rank, rows_of_all

LIMIT = 400  # pictures measured per epoch
SHOWN = 8
BATCH = 32


class Validation:
    """Centre squares of the pictures of `indices`, of which the network is asked on a device."""

    def __init__(self, dataset: Dataset, indices: Tensor, options: TrainOptions, device: torch.device) -> None:
        self.pictures, self.device = Pictures(dataset, options.train_size, torch.device("cpu")), device
        self.checksums = dataset.manifest["sha256"]
        self.indices = indices[evenly(len(indices), LIMIT)]
        self.decode = resolve(DecodeOptions(decode=options.decode), {})

    def __len__(self) -> int:
        return len(self.indices)

    @property
    def fingerprint(self) -> str:
        """What is the same as long as the same pictures are measured, wherever they lie."""
        return hashlib.sha256(json.dumps([self.checksums, self.indices.tolist()]).encode()).hexdigest()

    def measure(self, model: nn.Module, prior: Tensor, sample: Path) -> dict[str, float]:
        """Mean PSNR, SSIM and colourfulness, PSNR of grey, and colourfulness of the truth; writes a sample sheet.

        Of several processes each measures a part, and all get the same figures.
        """
        if not len(self.indices):
            return {}
        rows: list[tuple[float, ...]] = []
        sheet: list[np.ndarray] = []
        network = model if self.device.type == "cpu" else deepcopy(model).to(self.device)
        own = self.indices.tensor_split(process_count())[process_rank()]
        for indices in own.split(BATCH) if len(own) else ():
            batch = self.pictures.batch(indices)
            ab = self._predict(network, batch, prior)
            grey, truth, ours = (to_rgb(batch.lightness, chroma) for chroma in (torch.zeros_like(ab), batch.ab, ab))
            for g, t, o in zip(grey, truth, ours, strict=True):
                figures = (metrics.psnr(o, t), metrics.ssim(o, t), metrics.colorfulness(o))
                rows.append((*figures, metrics.psnr(g, t), metrics.colorfulness(t)))
                if len(sheet) < SHOWN:
                    sheet.append(np.concatenate((g, t, o), axis=1))
        rows, sheet = rows_of_all(rows), rows_of_all(sheet)[:SHOWN]
        if process_rank() == 0:
            _write_sheet(sheet, sample)
        names = ("psnr", "ssim", "colorfulness", "grey_psnr", "true_colorfulness")
        return dict(zip(names, np.mean(rows, axis=0).round(6).tolist(), strict=True))

    def _predict(self, model: nn.Module, batch: Batch, prior: Tensor) -> Tensor:
        """ab (N, 2, S, S) on the CPU, as the checkpoint's own decode makes it."""
        with torch.inference_mode():
            lightness = batch.lightness.to(self.device).contiguous(memory_format=torch.channels_last)
            ab = self.decode(model(lightness).float(), prior).cpu()
            size = lightness.shape[-2:]
            return F.interpolate(ab, size=size, mode="bicubic") if ab.shape[-1] != size[-1] else ab


def _write_sheet(rows: list[np.ndarray], path: Path) -> None:
    """grey | truth | ours, two pictures a row."""
    if len(rows) % 2:
        rows.append(np.zeros_like(rows[0]))
    pairs = [np.concatenate(pair, axis=1) for pair in zip(rows[::2], rows[1::2], strict=True)]
    with atomic_output(path, known=True) as temporary:
        Image.fromarray(np.concatenate(pairs)).save(temporary, "PNG")
