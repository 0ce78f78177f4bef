"""Colour at a given luma plane: Y'CbCr chroma for film, whose luma samples stay as they are.

The sums follow ITU-T H.273. Chroma is computed at chroma resolution from the luma samples that share it, and reduced
until R'G'B' of each of them is in range, so that no player has to clip. The loops (`ycbcr_loops`) are machine code and
run outside the interpreter's lock.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.lib.stride_tricks import as_strided

from retrocolor.imaging import lab, resize, ycbcr_loops
from retrocolor.imaging.ycbcr_loops import ROOM, STEPS

# Kr and Kb of the matrix coefficients of H.273: BT.709, FCC, BT.601 (625 and 525 lines), SMPTE 240M, BT.2020.
WEIGHTS = {
    1: (0.2126, 0.0722),
    4: (0.30, 0.11),
    5: (0.299, 0.114),
    6: (0.299, 0.114),
    7: (0.212, 0.087),
    9: (0.2627, 0.0593),
}


@dataclass(frozen=True)
class Signal:
    """How samples stand for light: matrix coefficients (H.273), bits, full or limited range."""

    matrix: int
    depth: int
    full: bool

    @property
    def weights(self) -> tuple[float, float]:
        """Kr and Kb."""
        return WEIGHTS[self.matrix]

    @property
    def black(self) -> int:
        """The luma sample of black."""
        return 0 if self.full else 16 << (self.depth - 8)

    @property
    def luma_span(self) -> int:
        """From black to white, in luma samples."""
        return (1 << self.depth) - 1 if self.full else 219 << (self.depth - 8)

    @property
    def neutral(self) -> int:
        """The chroma sample of grey."""
        return 128 << (self.depth - 8)

    @property
    def chroma_span(self) -> int:
        """From Cb = -1/2 to 1/2, in chroma samples."""
        return (1 << self.depth) - 1 if self.full else 224 << (self.depth - 8)

    @property
    def top(self) -> int:
        """The largest sample."""
        return (1 << self.depth) - 1


def lightness(coded: np.ndarray) -> np.ndarray:
    """Luma Y' of grey in [0, 1], any shape -> L* in [0, 100], float32; shown as sRGB, as players do."""
    return lab.lightness(torch.from_numpy(np.asarray(coded, np.float32))).numpy()


def shrink(plane: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """A plane (H, W) of uint8 or uint16 -> float32 (rows, columns) of the same levels, antialiased."""
    down = resize.resize_band(plane.shape[0], rows)
    across = resize.resize_band(plane.shape[1], columns)
    line, small = np.empty(plane.shape[1], np.float32), np.empty((rows, columns), np.float32)
    ycbcr_loops.shrink(_whole_lines(plane), *down, *across, line, small)
    return small


def _whole_lines(plane: np.ndarray) -> np.ndarray:
    """A plane with what lies between its lines, so that it is C-contiguous; never touch what is added."""
    if plane.flags.c_contiguous:
        return plane
    pitch, rest = divmod(plane.strides[0], plane.itemsize)
    if rest or plane.strides[1] != plane.itemsize or pitch < plane.shape[1]:
        return np.ascontiguousarray(plane)
    return as_strided(plane, (plane.shape[0], pitch))


def small_luma(plane: np.ndarray, signal: Signal, rows: int, columns: int) -> np.ndarray:
    """A luma plane of samples -> small Y' in [0, 1], float32 (rows, columns)."""
    small = shrink(plane, rows, columns)
    return np.clip((small - np.float32(signal.black)) / np.float32(signal.luma_span), 0, 1)


def small_chroma(plane: np.ndarray, signal: Signal, rows: int, columns: int) -> np.ndarray:
    """A plane of Cb or Cr samples -> small Cb or Cr in [-1/2, 1/2], float32 (rows, columns)."""
    return (shrink(plane, rows, columns) - signal.neutral) / signal.chroma_span


def small_rgb(planes: tuple[np.ndarray, ...], signal: Signal, rows: int, columns: int) -> np.ndarray:
    """Y', Cb and Cr planes of samples -> small R'G'B' in [0, 1], float32 (rows, columns, 3)."""
    red, blue = signal.weights
    y = small_luma(planes[0], signal, rows, columns)
    cb, cr = (small_chroma(plane, signal, rows, columns) for plane in planes[1:3])
    r, b = y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb
    g = (y - red * r - blue * b) / (1 - red - blue)
    return np.clip(np.stack((r, g, b), -1), 0, 1).astype(np.float32)


def chroma_at(
    luma: np.ndarray,
    ab: np.ndarray,
    signal: Signal,
    shift: tuple[int, int],
    *,
    interlaced: bool = False,
    into: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Cb and Cr planes for a luma plane that stays as it is.

    `luma` is (H, W) of samples, `ab` float (2, h, w), a* and b* of the whole picture; `shift` says how many times
    chroma is halved across and down. Each is of luma's type, (ceil(H / 2^down), ceil(W / 2^across)), written `into`
    planes whose samples of a line lie side by side, or new ones. With `interlaced` each field gets its chroma from its
    own lines.
    """
    height, width = (-(-size >> by) for size, by in zip(luma.shape, (shift[1], shift[0]), strict=True))
    planes = into or (np.empty((height, width), luma.dtype), np.empty((height, width), luma.dtype))
    scaled = ab.astype(np.float32) / np.array((500, 200), np.float32)[:, None, None]  # as Lab's f takes them
    rows = np.empty((2, ab.shape[1], width), np.float32)
    ycbcr_loops.widen(scaled, *resize.resize_band(ab.shape[2], width, resize.cubic), rows)
    red, blue = signal.weights
    numbers = np.array([signal.black, signal.luma_span, signal.neutral, signal.chroma_span, red, blue], np.float32)
    work = np.empty((len(ROOM), width), np.float32)
    light, (cb, cr) = _whole_lines(luma), map(_whole_lines, planes)
    step = 2 if interlaced and height > 1 else 1
    for field in range(step):
        lines, own = (len(range(field, size, step)) for size in (luma.shape[0], height))
        first, weights = resize.resize_band(ab.shape[1], own, resize.cubic)
        place = np.array((*shift, luma.shape[1], lines, field, step), np.int64)
        ycbcr_loops.chroma(light, rows, first, weights, numbers, _f_table(), _gamma_table(), place, work, cb, cr)
    return planes


@cache
def _f_table() -> np.ndarray:
    """Lab's f(Y) for equal steps of luma Y' from 0 to 1."""
    steps = torch.linspace(0, 1, int(STEPS) + 1, dtype=torch.float64, device="cpu")
    return lab.lab_f(lab.srgb_to_linear(steps)).numpy().astype(np.float32)


@cache
def _gamma_table() -> np.ndarray:
    """Coded sRGB for equal steps of the square root of linear light, from 0 to 1: nearly a straight line."""
    steps = torch.linspace(0, 1, int(STEPS) + 1, dtype=torch.float64, device="cpu")
    return lab.linear_to_srgb(steps**2).numpy().astype(np.float32)
