"""Steady colour: where shots begin, which frames repeat, a running mean of the chroma inside a shot.

Pure functions on small arrays. Nothing is ever carried across a cut. With D(i) the mean over all pixels of
|L(i) - mean L(i) - L(i-1) + mean L(i-1)|, a shot begins at frame i where D(i) > CUT and
D(i) > CUT_OVER_NEIGHBOURS * max(FLOOR, the median D of NEIGHBOURS frames on either side). `steady` has the rest.
"""

import numpy as np

CUT = 6.0  # mean change of L* between two small pictures, both freed of their mean
CUT_OVER_NEIGHBOURS = 3.0  # times the median change of the frames around
NEIGHBOURS = 8
FLOOR = 0.5  # of that median: in a still film any change would be a cut
REPEAT_MEAN = 0.3  # mean and largest change of L* up to which a frame repeats another
REPEAT_MOST = 4.0
SPREAD = 3.0  # standard deviation of the change of L* at which a place counts as the same


def change(before: np.ndarray, now: np.ndarray) -> float:
    """Mean absolute change of L* between two small pictures (h, w), brightness flicker taken out."""
    return float(np.abs((now - now.mean()) - (before - before.mean())).mean())


def repeats(before: np.ndarray, now: np.ndarray) -> bool:
    """Does a small picture (h, w) of L* show the same as another?"""
    difference = np.abs(now - before)
    return bool(difference.mean() < REPEAT_MEAN and difference.max() < REPEAT_MOST)


def find_cuts(changes: np.ndarray) -> np.ndarray:
    """Whether a shot begins at each frame, from the change to the frame before it (the first one's is ignored)."""
    cuts = np.zeros(len(changes), bool)
    cuts[:1] = True
    for frame in np.flatnonzero(changes > CUT):
        around = np.r_[changes[max(1, frame - NEIGHBOURS) : frame], changes[frame + 1 : frame + 1 + NEIGHBOURS]]
        usual = max(FLOOR, float(np.median(around))) if len(around) else FLOOR
        cuts[frame] |= changes[frame] > CUT_OVER_NEIGHBOURS * usual
    return cuts


def shots(cuts: np.ndarray) -> list[tuple[int, int]]:
    """First frame of each shot and the one after its last."""
    starts = np.flatnonzero(cuts).tolist()
    return list(zip(starts, [*starts[1:], len(cuts)], strict=True))


def steady(ab: np.ndarray, light: np.ndarray, strength: float) -> np.ndarray:
    """Chroma (n, 2, h, w) of frames of one shot, averaged over time where the picture stays the same.

    `light` is L* (n, h, w), `strength` 0 to 1; 0 returns the chroma as it is. At each place, with d(i) the change of
    L* from frame i - 1 to i less its median over the picture (flicker), a running mean m of the chroma c goes forward:

        w(i) = exp(-d(i)^2 / (2 SPREAD^2))
        n(i) = min(1 / (1 - strength), 1 + w(i) n(i-1)),  n(0) = 1
        m(i) = c(i) / n(i) + (1 - 1 / n(i)) m(i-1),       m(0) = c(0)

    and in the same way a mean m' with counts n' backward. The result is (n m + n' m' - c) / (n + n' - 1).
    """
    ab = ab.astype(np.float32)
    if strength <= 0 or len(ab) < 2:
        return ab
    longest = 1 / (1 - min(strength, 0.99))
    same = _sameness(light)
    forward, count_forward = _running(ab, same, longest)
    backward, count_backward = _running(ab[::-1], same[::-1], longest)
    backward, count_backward = backward[::-1], count_backward[::-1]
    total = count_forward + count_backward - 1
    return (count_forward * forward + count_backward * backward - ab) / total


def _sameness(light: np.ndarray) -> np.ndarray:
    """(n - 1, h, w): 1 where L* stayed between two frames, falling to 0 with the square of the change."""
    change = np.diff(light.astype(np.float32), axis=0)
    change -= np.median(change, axis=(1, 2), keepdims=True)
    return np.exp(-(change**2) / (2 * SPREAD**2))


def _running(ab: np.ndarray, same: np.ndarray, longest: float) -> tuple[np.ndarray, np.ndarray]:
    mean, count = np.empty_like(ab), np.ones((len(ab), 1, *ab.shape[2:]), np.float32)
    mean[0] = ab[0]
    for frame in range(1, len(ab)):
        count[frame] = np.minimum(longest, 1 + same[frame - 1] * count[frame - 1])
        share = 1 / count[frame]
        mean[frame] = share * ab[frame] + (1 - share) * mean[frame - 1]
    return mean, count
