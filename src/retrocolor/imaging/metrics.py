"""Figures of merit on 8-bit RGB pictures: of one picture, H x W x 3, or (`*_each`) of a stack of one size."""

import numpy as np

WINDOW = 7  # of SSIM
STABILIZERS = (0.01 * 255) ** 2, (0.03 * 255) ** 2  # C1 and C2 of SSIM


def psnr(picture: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB, computed in float64; inf when the pictures are equal."""
    return float(psnr_each(picture[None], truth[None])[0])


def psnr_each(pictures: np.ndarray, truths: np.ndarray) -> np.ndarray:
    """As `psnr`: uint8 (N, H, W, 3) -> float64 (N)."""
    difference = pictures.astype(np.int32) - truths.astype(np.int32)
    error = np.mean((difference * difference).reshape(len(pictures), -1), axis=1, dtype=np.float64)
    with np.errstate(divide="ignore"):
        return np.asarray(10 * np.log10(255**2 / error))


def ssim(picture: np.ndarray, truth: np.ndarray) -> float:
    """Structural similarity in [-1, 1], as scikit-image's on RGB; the window shrinks for pictures under 7 pixels."""
    return float(ssim_each(picture[None], truth[None])[0])


def ssim_each(pictures: np.ndarray, truths: np.ndarray) -> np.ndarray:
    """Wang et al. (2004) with a uniform window and sample variances: uint8 (N, H, W, 3) -> float64 (N).

    Sums over the window are whole numbers below 2^29, so nothing is rounded before the last lines: scikit-image's
    value to 1e-7.
    """
    side = min(WINDOW, *pictures.shape[1:3])
    side -= 1 - side % 2
    n = side * side
    x, y = pictures.astype(np.int32), truths.astype(np.int32)
    sum_x, sum_y = _window_sums(x, side), _window_sums(y, side)
    product, squares = sum_x * sum_y, sum_x * sum_x + sum_y * sum_y
    covariance = n * _window_sums(x * y, side) - product
    variances = n * _window_sums(x * x + y * y, side) - squares
    c1, c2 = np.float32(STABILIZERS[0] * n * n), np.float32(STABILIZERS[1] * n * max(1, n - 1))
    product, squares, covariance, variances = (
        each.astype(np.float32) for each in (2 * product, squares, 2 * covariance, variances)
    )
    value = (product + c1) * (covariance + c2) / ((squares + c1) * (variances + c2))
    return np.asarray(value.reshape(len(pictures), -1).mean(1, dtype=np.float64))


def _window_sums(values: np.ndarray, side: int) -> np.ndarray:
    """Sums over every side x side window inside the picture: int32 (N, H, W, 3) -> (N, H - side + 1, ...)."""
    rows, columns = (size - side + 1 for size in values.shape[1:3])
    down = values[:, :rows].copy()
    for i in range(1, side):
        down += values[:, i : i + rows]
    total = down[:, :, :columns].copy()
    for i in range(1, side):
        total += down[:, :, i : i + columns]
    return total


def colorfulness(picture: np.ndarray) -> float:
    """Hasler and Süsstrunk (2003), signed: 0 for grey, about 40 for ordinary colour photographs."""
    return float(colorfulness_each(picture[None])[0])


def colorfulness_each(pictures: np.ndarray) -> np.ndarray:
    """As `colorfulness`: uint8 (N, H, W, 3) -> float64 (N)."""
    red, green, blue = np.moveaxis(pictures.astype(np.int16), 3, 0).reshape(3, len(pictures), -1)
    rg, yb = red - green, (red + green) / 2 - blue
    deviation = np.hypot(rg.std(1), yb.std(1))
    return np.asarray(deviation + 0.3 * np.hypot(rg.mean(1), yb.mean(1)))


def chroma_rmse_each(ab: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Root mean squared error of a* and b* together, both (N, ...) -> float64 (N)."""
    squared = (ab - truth).reshape(len(ab), -1) ** 2
    return np.asarray(np.sqrt(squared.mean(1, dtype=np.float64)))


def area_under_curve_each(error: np.ndarray, thresholds: int, weights: np.ndarray | None = None) -> np.ndarray:
    """Zhang's AuC in [0, 1]: the share of pixels with an ab error <= t, averaged over t = 0, 1, ... `thresholds`.

    `error` (N, ...) holds distances in ab, `weights`, of the same shape, counts each pixel (1 everywhere when None).
    """
    first = np.ceil(error).astype(np.int64).reshape(len(error), -1)  # the first threshold that holds the pixel
    cell = first.clip(0, thresholds + 1) + (thresholds + 2) * np.arange(len(error))[:, None]
    share = None if weights is None else weights.ravel()
    counts = np.bincount(cell.ravel(), share, (thresholds + 2) * len(error)).reshape(len(error), -1)
    below = counts[:, : thresholds + 1].cumsum(1) / counts.sum(1, keepdims=True)
    return np.asarray(np.trapezoid(below, axis=1) / thresholds)
