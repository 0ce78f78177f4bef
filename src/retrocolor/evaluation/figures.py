"""The figures of a batch of pictures in one decode: against the truth, and against the network's own confidence."""

from dataclasses import dataclass

import numpy as np
import torch

from retrocolor.evaluation.pictures import to_lab
from retrocolor.imaging import metrics, resize
from retrocolor.model import bins

FIGURES = ("psnr", "ssim", "colorfulness", "ab_rmse", "auc", "auc_rebalanced")
THRESHOLDS = 150  # ab error of the AuC, 0 to 150


class Truth:
    """True colours of a batch and what is measured from them once: uint8 RGB (N, H, W, 3), ab (N, H, W, 2)."""

    def __init__(self, pictures: np.ndarray, ab: np.ndarray, weights: np.ndarray) -> None:
        self.pictures, self.ab = pictures, ab
        self.bins = bins.encode(torch.from_numpy(ab)).numpy()
        self.weights = weights[self.bins]  # of each pixel
        self.histogram = np.bincount(self.bins.ravel(), minlength=bins.COUNT)


@dataclass(frozen=True)
class Measurement:
    """FIGURES of each picture, float64 (N, 6); pixels in each of the 313 bins, int64; ab error of each pixel."""

    figures: np.ndarray
    histogram: np.ndarray
    error: np.ndarray  # float32 (N, H, W)


def measure(pictures: np.ndarray, truth: Truth) -> Measurement:
    """Measure uint8 RGB (N, H, W, 3) against the truth."""
    ab = to_lab(pictures)[:, 1:].movedim(1, 3).numpy()
    painted = bins.encode(torch.from_numpy(ab)).numpy()
    error = np.hypot(*np.moveaxis(ab - truth.ab, 3, 0))
    figures = (
        metrics.psnr_each(pictures, truth.pictures),
        metrics.ssim_each(pictures, truth.pictures),
        metrics.colorfulness_each(pictures),
        metrics.chroma_rmse_each(ab, truth.ab),
        metrics.area_under_curve_each(error, THRESHOLDS),
        metrics.area_under_curve_each(error, THRESHOLDS, truth.weights),
    )
    return Measurement(np.stack(figures, 1), np.bincount(painted.ravel(), minlength=bins.COUNT), error)


class Deciles:
    """Does a low confidence mean a large error? Gathers it with the ab error of the first decode, over all pixels."""

    def __init__(self) -> None:
        self.pairs: list[np.ndarray] = []

    def add(self, confidence: np.ndarray, error: np.ndarray) -> None:
        """A batch: every pixel of the network's output (N, h, w), with the mean error there of (N, H, W)."""
        down, across = (resize.resize_matrix(error.shape[i], confidence.shape[i]) for i in (1, 2))
        self.pairs.append(np.stack((confidence.ravel(), (down @ error @ across.T).ravel())))

    def errors(self) -> list[tuple[float, float]]:
        """Mean confidence and mean ab error of each tenth of the pixels, least confident first."""
        confidence, error = np.concatenate(self.pairs, axis=1)
        parts = np.array_split(np.argsort(confidence, kind="stable"), 10)
        return [(float(confidence[part].mean()), float(error[part].mean())) for part in parts if len(part)]
