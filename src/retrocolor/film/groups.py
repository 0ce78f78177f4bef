"""One colour for a thing along a shot: groups of places that are alike all through it, each drawn to its mean over it.

A place belongs, softly, to groups of like L*, like steady chroma and like position, freed of the camera's motion. With
m the mean chroma of a group in a frame and M that over the shot, its places are moved by M - m, so that what lies
within a group stays. How unlike a group's chroma may be follows from how long places are followed along the motion:
where little can be followed, position tells little. What was measured stands in docs/experiments.md.
"""

from collections.abc import Callable, Sequence

import numpy as np

GROUPS = 96  # at most
LIGHT, PLACES = 8.5, 8.5  # L*, and places of the small picture, that are one deviation within a group
CHROMA = 17.0  # of a*, b* likewise, times the square of how much is followed, from 0 to 1
NARROWEST = 2.5  # and at least that
FRAMES = 12  # of a span that groups are made from
SPAN = 600  # frames; a longer shot has groups of their own for each half of it, blended in between
ROUNDS = 4  # of k-means
FEW = 0.5  # members: a group that has no more in a frame hardly moves
UNSEEN = 1.0  # of a*, b*: drift that is no more than this hardly counts, as 2.3 are just seen
FAR = 1e-12  # a place this little near to all groups belongs to none, and stays
Sample = tuple[np.ndarray, np.ndarray, np.ndarray]  # likeness (n, 5), chroma (n, 2) and weight (n) of places


def likeness(light: np.ndarray, chroma: np.ndarray, camera: np.ndarray, followed: float) -> np.ndarray:
    """What places are compared by, in deviations: float32 (h, w, 5), of L* (h, w) and chroma (h, w, 2).

    `camera` is how far it went, x and y in places; `followed`, from 0 to 1, how long places are followed.
    """
    down, across = np.indices(light.shape, np.float32)
    place = np.dstack((across + camera[0], down + camera[1])) / np.float32(PLACES)
    unlike = np.float32(max(NARROWEST, CHROMA * followed**2))
    return np.dstack((light / np.float32(LIGHT), place, chroma / unlike))


def lattice(planes: np.ndarray) -> np.ndarray:
    """The places (n, c) of planes (h, w, c) that groups and their means are made from: a quarter of all."""
    return np.ascontiguousarray(planes[::2, ::2]).reshape(-1, planes.shape[2])


class Groups:
    """The groups of some frames."""

    def __init__(self, frames: Sequence[Sample]) -> None:
        points, chroma, weight = (np.concatenate(parts) for parts in zip(*frames, strict=True))
        self._centres = _centres(points)
        near = _density(points, self._centres)
        near *= (weight / (near.sum(1) + np.float32(FAR)))[:, None]
        self._mean = _sums(near, chroma) / np.maximum(near.sum(0), np.float32(1e-6))[:, None]

    def shift(self, like: np.ndarray, chroma: np.ndarray) -> np.ndarray:
        """What a frame's chroma (h, w, 2) is to be moved by, from its `likeness`."""
        height, width = chroma.shape[:2]
        near = _density(like.reshape(-1, like.shape[2]), self._centres)
        share = 1 / (near.sum(1) + np.float32(FAR))
        members = lattice(near.reshape(height, width, -1)) * lattice(share.reshape(height, width, 1))
        mean = _sums(members, lattice(chroma)) + np.float32(FEW) * self._mean
        mean /= members.sum(0)[:, None] + np.float32(FEW)
        moves = (self._mean - mean).T
        moves = moves * (1 - np.exp(-np.square(moves).sum(0) / np.float32(2 * UNSEEN**2)))
        return (np.einsum("nk,ck->nc", near, moves) * share[:, None]).reshape(chroma.shape)


class GroupsAlong:
    """The groups of a shot of so many frames, of which `sample` gives the places of one by its number."""

    def __init__(self, count: int, sample: Callable[[int], Sample]) -> None:
        spans = 1 if count <= SPAN else 1 + -(-2 * (count - SPAN) // SPAN)
        length = min(count, SPAN)
        starts = np.linspace(0, count - length, spans)
        self._middles = starts + length / 2
        within = np.linspace(0, length - 1, min(length, FRAMES))
        self._groups = [Groups([sample(round(number)) for number in start + within]) for start in starts]

    def shift(self, number: int, like: np.ndarray, chroma: np.ndarray) -> np.ndarray:
        """What the chroma (h, w, 2) of a frame is to be moved by: see `Groups`."""
        last = len(self._groups) - 1
        at = float(np.interp(number, self._middles, np.arange(last + 1)))
        first, share = int(at), at % 1
        shift = self._groups[first].shift(like, chroma)
        return shift if not share else (1 - share) * shift + share * self._groups[first + 1].shift(like, chroma)


def _centres(points: np.ndarray) -> np.ndarray:
    """The middles of groups of points (n, 5), by k-means from points at equal steps on."""
    centres = points[np.linspace(0, len(points) - 1, min(GROUPS, len(points))).astype(int)]
    for _ in range(ROUNDS):
        towards = np.einsum("nd,dk->nk", points, np.ascontiguousarray(centres.T))
        nearest = (towards - np.square(centres).sum(1) / 2).argmax(1)
        count = np.bincount(nearest, minlength=len(centres))[:, None]
        sums = np.stack([np.bincount(nearest, column, len(centres)) for column in points.T], 1)
        centres = np.where(count, sums / np.maximum(count, 1), centres).astype(np.float32)
    return centres


def _density(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """exp(-d^2 / 2) of the distances d of points (n, 5) to centres (k, 5): (n, k).

    Not by BLAS, here and below: what that gives depends on how many threads it has.
    """
    near = np.einsum("nd,dk->nk", points, np.ascontiguousarray(centres.T))
    near -= np.square(centres).sum(1) / 2
    near -= np.square(points).sum(1)[:, None] / 2
    return np.exp(near, out=near)


def _sums(members: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """The chroma (n, 2) of the members (n, k) of each group, added: (k, 2)."""
    return np.einsum("nk,nc->ck", members, chroma).T
