"""How the network sees a film: its frames as small pictures, upright and in their display aspect."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.film.ffmpeg.probe import FilmInfo
from retrocolor.film.ffmpeg.target import Target
from retrocolor.imaging import resize
from retrocolor.imaging.orientation import as_stored, upright, upright_size

THUMBNAIL = 96  # short side of the pictures that repetitions are found on


@dataclass(frozen=True)
class View:
    """How the network sees a film: turned upright, with its display aspect, small.

    Sizes are (rows, columns) as stored; `chroma_size` is what the network answers.
    """

    orientation: int
    network_size: tuple[int, int]
    thumb_size: tuple[int, int]
    chroma_size: tuple[int, int]

    @classmethod
    def of(cls, info: FilmInfo, target: Target, colorizer: Colorizer, matrix: list[int] | None) -> "View":
        """Decide sizes and orientation for a film."""
        width = max(1, round(info.picture.width * float(info.picture.sar)))
        orientation = orientation_of(matrix)
        size = resize.fit_size(info.picture.height, width, colorizer.film_size)
        thumb = resize.fit_size(*size, THUMBNAIL)
        answer = upright_size(*colorizer.grid(*upright_size(*size, orientation)), orientation)
        return cls(orientation, size, thumb, answer)


def orientation_of(matrix: list[int] | None) -> int:
    """A display matrix as EXIF orientation, to the nearest quarter turn."""
    if matrix is None:
        return 1
    a, b, c, d = matrix[0], matrix[1], matrix[3], matrix[4]
    if abs(a) >= abs(b):
        return {(True, True): 1, (False, True): 2, (False, False): 3, (True, False): 4}[a >= 0, d >= 0]
    return {(True, True): 5, (True, False): 6, (False, False): 7, (False, True): 8}[b > 0, c > 0]


def predict(
    network: Callable[[torch.Tensor], torch.Tensor], lights: list[np.ndarray], orientation: int
) -> list[np.ndarray]:
    """Small pictures of L* as stored, equal in size -> what the network answers, float32 (planes, h, w), as stored."""
    turned = np.stack([np.ascontiguousarray(upright(light, orientation)) for light in lights])
    answers = network(torch.from_numpy(turned)[:, None]).numpy()
    return [np.ascontiguousarray(as_stored(one.transpose(1, 2, 0), orientation).transpose(2, 0, 1)) for one in answers]
