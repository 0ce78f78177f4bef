"""Figures of merit on 8-bit RGB pictures, H x W x 3."""

import numpy as np
from skimage.metrics import structural_similarity


def psnr(picture: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB, computed in float64; inf when the pictures are equal."""
    error = np.mean((picture.astype(np.float64) - truth.astype(np.float64)) ** 2)
    return float(10 * np.log10(255**2 / error)) if error else float("inf")


def ssim(picture: np.ndarray, truth: np.ndarray) -> float:
    """Structural similarity in [-1, 1], scikit-image's, on RGB; the window shrinks for pictures under 7 pixels."""
    window = min(7, *picture.shape[:2])
    window -= 1 - window % 2
    return float(structural_similarity(picture, truth, win_size=window, channel_axis=-1, data_range=255))


def colorfulness(picture: np.ndarray) -> float:
    """Hasler and Süsstrunk (2003), signed: 0 for grey, about 40 for ordinary colour photographs."""
    red, green, blue = picture.astype(np.float64).reshape(-1, 3).T
    rg, yb = red - green, (red + green) / 2 - blue
    return float(np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean()))


def chroma_rmse(ab: np.ndarray, truth: np.ndarray) -> float:
    """Root mean squared error of a* and b* together, both (..., 2)."""
    return float(np.sqrt(np.mean((ab.astype(np.float64) - truth.astype(np.float64)) ** 2)))


def area_under_curve(error: np.ndarray, thresholds: int, weights: np.ndarray | None = None) -> float:
    """Zhang's AuC in [0, 1]: the share of pixels with an ab error <= t, averaged over t = 0, 1, ... `thresholds`.

    `error` holds distances in ab, `weights` counts each pixel (1 everywhere when None).
    """
    edges = np.arange(thresholds + 1)
    share = np.ones(error.size) if weights is None else weights.ravel().astype(np.float64)
    first = np.searchsorted(edges, error.ravel())  # the first threshold that holds the pixel
    below = np.bincount(first, share, minlength=thresholds + 2)[: thresholds + 1].cumsum() / share.sum()
    return float(np.trapezoid(below) / thresholds)
