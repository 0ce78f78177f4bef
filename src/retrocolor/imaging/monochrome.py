"""Is a picture in colour, or black-and-white under one tone?"""

import numpy as np
import torch

from retrocolor.imaging.lab import srgb_to_lab


def has_colour(thumbnail: np.ndarray, threshold: float = 8.0, share: float = 0.05) -> bool:
    """Whether a small picture, float in [0, 1], h x w[ x 3], coded sRGB, is in colour rather than toned.

    Sepia, cyanotype and faded prints carry one tone that follows lightness: each pixel's chroma is compared with the
    median a*, b* of pixels of about the same lightness; if more than `share` of the picture is further than
    `threshold` from it, or the tone itself turns its hue between dark and light, it is colour.
    """
    if thumbnail.ndim == 2:
        return False
    lab = srgb_to_lab(torch.from_numpy(np.ascontiguousarray(thumbnail, np.float32)).movedim(2, 0)).flatten(1).numpy()
    order = np.argsort(lab[0], kind="stable")
    away = np.concatenate([_distance_from_tone(lab[1:, part]) for part in np.array_split(order, 8) if len(part)])
    return bool(np.mean(away > threshold) > share)


def _distance_from_tone(ab: np.ndarray) -> np.ndarray:
    return np.hypot(*(ab - np.median(ab, axis=1, keepdims=True)))
