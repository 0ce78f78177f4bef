"""Steady colour: which frames repeat, and a running mean of the chroma along the motion; on small arrays."""

from functools import cache

import cv2
import numpy as np
import torch

from retrocolor.imaging.lab import lab_to_linear, linear_to_srgb
from retrocolor.model.flat import cell_of, share

REPEAT_MEAN = 0.3  # mean and largest change of L* up to which a frame repeats another
REPEAT_MOST = 4.0
SPREAD = 2.0  # standard deviation of the change of L* at which a place counts as the same
STIFFNESS = 1.2  # at strength 0.9 the mean goes back 16 frames
STRONGEST = 0.99
DISSOLVED = 4.0  # frames that it goes back in a dissolve or fade, at most: no flow follows two pictures in one
KEPT, MOST_GAIN = 0.98, 1.5  # share of the colourfulness that a gain brings back; the gain at most
MORE = 1.04  # times the chroma that there was, at most: noise has colourfulness, too, and that is not to come back
HALF = np.array([[-0.5, 1, -0.5]], np.float32)  # of a second difference, its sign turned
TINY = 1e-6  # keeps from dividing by nothing
FLOW_SIDE = 80  # short side in pixels that the flow is looked for on; it costs less than a millisecond


def repeats(before: np.ndarray, now: np.ndarray) -> bool:
    """Does a small picture (h, w) of L* show the same as another?"""
    difference = np.abs(now - before)
    return bool(difference.mean() < REPEAT_MEAN and difference.max() < REPEAT_MOST)


def kept(light: np.ndarray) -> np.float32:
    """How much of its colours a frame of L* (h, w), as large as its chroma, keeps: 0 where it is flat (`model.flat`).

    It counts before the mean, so that what the network says of nothing goes into no other frame, and after it, so that
    none of the others' colours come into this one.
    """
    return np.float32(share(torch.from_numpy(light)[None, None], cell_of(min(light.shape))).item())


class Flow:
    """Optical flow between small pictures of L*."""

    def __init__(self) -> None:
        self._flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)

    def __call__(self, light: np.ndarray, before: np.ndarray) -> np.ndarray:
        """Where each place of a frame was in the one before it: (h, w, 2), x and y in places."""
        scale = max(1, -(-FLOW_SIDE // min(light.shape)))
        height, width = light.shape
        first, second = (
            cv2.resize((2.55 * one).astype(np.uint8), (scale * width, scale * height)) for one in (light, before)
        )
        flow = self._flow.calc(first, second, np.zeros((*first.shape, 2), np.float32))
        return np.asarray(cv2.resize(flow, (width, height), interpolation=cv2.INTER_AREA) / np.float32(scale))


class RunningMean:
    """The mean of the chroma of frames that follow one another, along the motion; forward or backward in time.

    Frames are L* (h, w) and chroma (h, w, 2). With v the flow from a frame to the one before, W what that one shows
    there, d the change of L* after W, averaged over 3 x 3 places, less its median over the picture (flicker), and
    N = (1 - strength)^-STIFFNESS:

        w = exp(-d^2 / (2 SPREAD^2)),  n = min(N, 1 + w W(n')),  m = c / n + (1 - 1 / n) W(m');  at first n = 1, m = c

    W of the mean, which goes through it again and again, must not blur: see `unblurred`. `mixed`: in a dissolve.
    """

    def __init__(self, strength: float, *, mixed: bool = False) -> None:
        longest = (1 - min(strength, STRONGEST)) ** -STIFFNESS
        self.longest = min(longest, DISSOLVED) if mixed else longest
        self.camera = np.zeros(2, np.float32)  # how far it went since the first frame, x and y in places
        self._flow = Flow()
        self._before: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None  # L* of it, its mean chroma, its count

    def add(self, light: np.ndarray, chroma: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Take the next frame; returns its mean chroma m (h, w, 2) and the counts n (h, w), float32."""
        if self._before is None:
            mean, count = chroma, np.ones(light.shape, np.float32)
        else:
            light_before, mean_before, count_before = self._before
            flow = self._flow(light, light_before)
            self.camera = self.camera + _median(flow)
            past = moved(np.dstack((light_before, count_before, mean_before)), flow)
            change = cv2.blur(light - past[..., 0], (3, 3))  # of grain little is left
            change -= _median(change)
            same = np.exp(-(change**2) / (2 * SPREAD**2))
            count = np.minimum(self.longest, 1 + same * past[..., 1])
            mean = unblurred(past[..., 2:], flow)
            mean += (chroma - mean) / count[..., None]
        self._before = light, mean, count
        return mean, count


def flicker(flow: Flow, before: tuple[np.ndarray, np.ndarray], now: tuple[np.ndarray, np.ndarray]) -> float:
    """Mean square of the change of the chroma (h, w, 2) along the motion where L* (h, w) is the same; of two frames."""
    past = moved(np.dstack(before), flow(now[0], before[0]))
    same = np.abs(past[..., 0] - now[0]) < SPREAD
    return float(np.square(past[..., 1:] - now[1]).sum(2)[same].mean()) if same.any() else 0.0


def merged(
    forward: tuple[np.ndarray, np.ndarray], backward: tuple[np.ndarray, np.ndarray], chroma: np.ndarray
) -> np.ndarray:
    """The mean over both directions, in each of which a frame counts itself: chroma (h, w, 2)."""
    (m, n), (other_m, other_n) = ((mean, count[..., None]) for mean, count in (forward, backward))
    return np.asarray((n * m + other_n * other_m - chroma) / (n + other_n - 1))


def color_of(light: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """How much colour a frame of L* (h, w) and chroma (h, w, 2) shows, as far as sRGB can show it at that light.

    Root mean square, and colourfulness (Hasler and Süsstrunk), of R - G and (R + G) / 2 - B in levels of 256; from
    every second place of every second line, with R, G and B in proportion to a*, b*: see `_steps`.
    """
    directions, *tables = _steps()
    below, above, scale = (table[(2.55 * light[::2, ::2] + 0.5).astype(np.uint8)] for table in tables)
    red, green, blue = np.einsum("cd,hwd->chw", directions, chroma[::2, ::2])
    above /= np.maximum(np.maximum(red, green), np.maximum(blue, TINY))
    below /= np.maximum(np.maximum(-red, -green), np.maximum(-blue, TINY))
    scale *= np.minimum(np.minimum(above, below), 1)
    mean, deviation = cv2.meanStdDev(np.dstack((scale * (red - green), scale * ((red + green) / 2 - blue))))
    length, spread = np.hypot(*mean.ravel()), np.hypot(*deviation.ravel())
    return np.array([np.hypot(length, spread), spread + 0.3 * length])


def gain(before: np.ndarray, after: np.ndarray) -> float:
    """What brings KEPT of the colourfulness back, but no more than MORE times the chroma: from 1 to MOST_GAIN.

    `before` and `after` are sums of `color_of` over frames, whose averages are paler than they are.
    """
    ratios = before / np.maximum(after, 1e-9) * (MORE, KEPT)
    return min(MOST_GAIN, max(1.0, float(ratios.min())))


def moved(planes: np.ndarray, flow: np.ndarray) -> np.ndarray:
    """Planes (h, w, c) as they lie after the motion (h, w, 2); what comes from outside is the edge."""
    height, width = flow.shape[:2]
    across = flow[..., 0] + np.arange(width, dtype=np.float32)
    down = flow[..., 1] + np.arange(height, dtype=np.float32)[:, None]
    return np.asarray(cv2.remap(planes, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def unblurred(planes: np.ndarray, flow: np.ndarray) -> np.ndarray:
    """Planes (h, w, c) that `moved` gave, with what linear interpolation blurs put back; to no more than there was.

    At f of the way between two places it lacks f (1 - f) / 2 of the second difference (Keys' cubic has it). No
    frequency gets more than it had, so that this may be done again and again.
    """
    way = flow - np.floor(flow)
    lacking = way * (1 - way)
    planes = np.ascontiguousarray(planes)
    across, down = (cv2.filter2D(planes, -1, kernel, borderType=cv2.BORDER_REPLICATE) for kernel in (HALF, HALF.T))
    return np.asarray(planes + lacking[..., :1] * across + lacking[..., 1:] * down)


def _median(planes: np.ndarray) -> np.ndarray:
    """The median over planes (h, w) or (h, w, c), of every second place of every second line."""
    places = planes[::2, ::2].reshape(-1, *planes.shape[2:])
    return np.partition(places, len(places) // 2, axis=0)[len(places) // 2]


@cache
def _steps() -> tuple[np.ndarray, ...]:
    """How coded R, G and B, in levels of 256, leave the grey with a* and b*: (3, 2), at each light but for a factor.

    Then, for each byte of L*, the levels below the grey and those above it, both over that factor, and the factor.
    """
    lab = np.zeros((3, 256, 5), np.float32)
    lab[0] = (np.arange(256, dtype=np.float32) / np.float32(2.55))[:, None]
    lab[1, :, 1:3] = lab[2, :, 3:] = -1, 1
    rgb = 255 * linear_to_srgb(lab_to_linear(torch.from_numpy(lab))).numpy()
    steps = np.stack(((rgb[..., 2] - rgb[..., 1]) / 2, (rgb[..., 4] - rgb[..., 3]) / 2), 2)
    scale = steps[0, :, 0] / steps[0, 128, 0]
    return steps[:, 128], rgb[1, :, 0] / scale, np.maximum(255 - rgb[1, :, 0], 0) / scale, scale
