"""Steady colour: which frames repeat, and a running mean of the chroma along the motion; on small arrays."""

import cv2
import numpy as np

REPEAT_MEAN = 0.3  # mean and largest change of L* up to which a frame repeats another
REPEAT_MOST = 4.0
SPREAD = 2.0  # standard deviation of the change of L* at which a place counts as the same
STIFFNESS = 1.2  # at strength 0.9 the mean goes back 16 frames
STRONGEST = 0.99
KEPT, MOST_GAIN = 0.97, 1.5  # share of the colourfulness that a gain brings back; the gain at most
FLOW_SIDE = 80  # short side in pixels that the flow is looked for on; it costs less than a millisecond


def repeats(before: np.ndarray, now: np.ndarray) -> bool:
    """Does a small picture (h, w) of L* show the same as another?"""
    difference = np.abs(now - before)
    return bool(difference.mean() < REPEAT_MEAN and difference.max() < REPEAT_MOST)


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
    """

    def __init__(self, strength: float) -> None:
        self.longest = (1 - min(strength, STRONGEST)) ** -STIFFNESS
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
            self.camera = self.camera + np.median(flow, (0, 1))
            moved = _moved(np.dstack((light_before, count_before, mean_before)), flow)
            change = cv2.blur(light - moved[..., 0], (3, 3))  # of grain little is left
            change -= np.median(change)
            same = np.exp(-(change**2) / (2 * SPREAD**2))
            count = np.minimum(self.longest, 1 + same * moved[..., 1])
            mean = moved[..., 2:] + (chroma - moved[..., 2:]) / count[..., None]
        self._before = light, mean, count
        return mean, count


def flicker(flow: Flow, before: tuple[np.ndarray, np.ndarray], now: tuple[np.ndarray, np.ndarray]) -> float:
    """Mean square of the change of the chroma (h, w, 2) along the motion where L* (h, w) is the same; of two frames."""
    moved = _moved(np.dstack(before), flow(now[0], before[0]))
    same = np.abs(moved[..., 0] - now[0]) < SPREAD
    return float(np.square(moved[..., 1:] - now[1]).sum(2)[same].mean()) if same.any() else 0.0


def merged(
    forward: tuple[np.ndarray, np.ndarray], backward: tuple[np.ndarray, np.ndarray], chroma: np.ndarray
) -> np.ndarray:
    """The mean over both directions, in each of which a frame counts itself: chroma (h, w, 2)."""
    (m, n), (other_m, other_n) = ((mean, count[..., None]) for mean, count in (forward, backward))
    return np.asarray((n * m + other_n * other_m - chroma) / (n + other_n - 1))


def color_of(chroma: np.ndarray) -> np.ndarray:
    """How much colour is in chroma (h, w, 2): root mean square, and colourfulness of a*, b* (Hasler and Süsstrunk)."""
    mean, deviation = cv2.meanStdDev(chroma)
    length, spread = np.hypot(*mean.ravel()), np.hypot(*deviation.ravel())
    return np.array([np.hypot(length, spread), spread + 0.3 * length])


def gain(before: np.ndarray, after: np.ndarray) -> float:
    """What brings KEPT of the colourfulness back, but no more chroma than there was: from 1 to MOST_GAIN.

    `before` and `after` are sums of `color_of` over frames, whose averages are paler than they are.
    """
    ratios = before / np.maximum(after, 1e-9) * (1, KEPT)
    return min(MOST_GAIN, max(1.0, float(ratios.min())))


def _moved(planes: np.ndarray, flow: np.ndarray) -> np.ndarray:
    """Planes (h, w, c) as they lie after the motion (h, w, 2); what comes from outside is the edge."""
    height, width = flow.shape[:2]
    across = flow[..., 0] + np.arange(width, dtype=np.float32)
    down = flow[..., 1] + np.arange(height, dtype=np.float32)[:, None]
    return np.asarray(cv2.remap(planes, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
