"""Is a picture grey, black-and-white under one tone, or in colour? Of scans; of pictures to learn from see `toned`."""

import numpy as np
from PIL import Image
from torch import Tensor

from retrocolor.imaging.lab import lab_of

GREY = 5.0
"""|a*| and |b*| that no pixel of a grey picture passes: rounding and JPEG leave as much."""
TAKEN, MOST_UNTAKEN = 4.0, 0.005
"""Chroma that a reference's colours pass, and the share of a picture that may do so and still have none."""
WHITE, NEUTRAL = 90.0, 6.0
"""L* from which, and chroma up to which, a pixel is a scanner's bed or a white border and says nothing."""
MOST_WHITE = 0.8
PAPER_HUES = (45.0, 90.0)
"""Hues in degrees of Lab (a* right, b* up) of paper, sepia and stains as they age: from brown to yellow."""
OFF_HUE, MOST_OFF = 2.5, 0.1
MOST_STAINED = 0.25
"""Chosen on made prints and on 680 photos (docs/experiments.md): portraits in warm light come nearest."""
CELLS = 6
CHROMA, SHARE = 8.0, 0.05
"""Distance in a*, b* from the tone up to which a pixel counts as of it, and share of others up to which all do."""
NEUTRAL_SIGNAL = 0.006
"""Of Cb and Cr, from -1/2 to 1/2: no two colours that are nearer to grey at any luma are CHROMA apart."""


def is_grey(lab: Tensor) -> bool:
    """Whether a picture, Lab (3, H, W), has no colour, not even a tone: as a truth it would say that all is grey."""
    return bool(lab[1:].abs().amax() <= GREY)


def has_any_colour(thumbnail: np.ndarray) -> bool:
    """Whether a small picture, float h x w[ x 3] in [0, 1], coded sRGB, has any colour to take, be it a tone."""
    if thumbnail.ndim == 2:
        return False
    return bool((lab_of(thumbnail)[1:].norm(dim=0) > TAKEN).double().mean() > MOST_UNTAKEN)


def has_colour(thumbnail: np.ndarray) -> bool:
    """Whether a small picture, float in [0, 1], h x w[ x 3], coded sRGB, is in colour rather than toned.

    Sepia, cyanotype and faded prints carry one tone that follows lightness: each pixel's chroma is compared with the
    median a*, b* of pixels of about the same lightness; if more than SHARE of the picture is further than CHROMA from
    it, or the tone itself turns its hue between dark and light, it is colour; unless that is only a white border beside
    a tone, or paper that has aged unevenly.
    """
    if thumbnail.ndim == 2:
        return False
    lab = lab_of(thumbnail).numpy()
    if np.mean(_from_tone(lab.reshape(3, -1)) > CHROMA) <= SHARE:
        return False
    paper = (lab[0] > WHITE) & (np.hypot(lab[1], lab[2]) < NEUTRAL)
    printed = ~paper
    if printed.mean() < 1 - MOST_WHITE:
        return True
    if paper.any() and np.mean(_from_tone(lab[:, printed]) > CHROMA) <= SHARE:
        return False
    return not _is_aged(lab, printed)


def is_neutral(cb: np.ndarray, cr: np.ndarray) -> bool:
    """Whether a small picture is so near to grey, by Cb and Cr in [-1/2, 1/2], that `has_colour` would find none.

    In each eighth of it that has one lightness most pixels are then that near, and so is their median.
    """
    away = np.maximum(np.abs(cb), np.abs(cr)) > NEUTRAL_SIGNAL
    return bool(away.mean() <= SHARE)


def _from_tone(lab: np.ndarray) -> np.ndarray:
    """Distance in a*, b* of pixels (3, N) from the median of those of about their lightness; (N)."""
    return np.hypot(*(lab[1:] - _tone(lab)))


def _tone(lab: np.ndarray) -> np.ndarray:
    """The median a*, b* of pixels (3, N) of about the same lightness, for each of them (2, N)."""
    tone = np.empty_like(lab[1:])
    for part in np.array_split(np.argsort(lab[0], kind="stable"), 8):
        if len(part):
            tone[:, part] = np.median(lab[1:, part], axis=1, keepdims=True)
    return tone


def _is_aged(lab: np.ndarray, printed: np.ndarray) -> bool:
    """Whether all colour is that of aged paper, of one hue between brown and yellow, and spread as ageing spreads it.

    OFF_HUE from that hue may lie MOST_OFF of the print (skin, hair and wood, alike as their colours are, spread
    further), and CHROMA from a tone that changes smoothly over it MOST_STAINED.
    """
    ab = lab[1:, printed]
    mean = ab.mean(axis=1)
    if not PAPER_HUES[0] <= np.degrees(np.arctan2(mean[1], mean[0])) <= PAPER_HUES[1]:
        return False
    a, b = mean / np.hypot(*mean)
    across, along = np.abs(ab[1] * a - ab[0] * b), ab[0] * a + ab[1] * b
    if np.mean((across > OFF_HUE) | (along < -OFF_HUE)) > MOST_OFF:
        return False
    tone = np.zeros_like(lab[1:])
    tone[:, printed] = _tone(lab[:, printed])
    rest = lab[1:] - tone
    smooth = np.stack([_smooth(plane, printed) for plane in rest])
    return bool(np.mean(np.hypot(*(rest - smooth))[printed] > CHROMA) <= MOST_STAINED)


def _smooth(plane: np.ndarray, printed: np.ndarray) -> np.ndarray:
    """The medians of a coarse grid of cells over the print, interpolated to every pixel; (h, w)."""
    height, width = plane.shape
    cells = np.zeros((CELLS, CELLS), np.float32)
    for row, rows in enumerate(np.array_split(np.arange(height), CELLS)):
        for column, columns in enumerate(np.array_split(np.arange(width), CELLS)):
            inside = plane[np.ix_(rows, columns)][printed[np.ix_(rows, columns)]]
            cells[row, column] = np.median(inside) if len(inside) else 0.0
    return np.asarray(Image.fromarray(cells).resize((width, height), Image.Resampling.BILINEAR))
