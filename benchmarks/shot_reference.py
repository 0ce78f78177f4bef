"""What a reference loses when it is applied to the colour track: `python benchmarks/shot_reference.py FILM...`.

Takes films in colour, their first frames made grey. Each is drawn toward one of its own frames, and toward one of the
next film, with --like-strength 0.75 and 1: by the network, and from the track's 14 numbers in 8 bits. Mean distances in
a*, b*: how far the reference moves colours, how far the track's are from the network's, how much colours change from
frame to frame, and the error to the film's own colours.
"""

import argparse
from pathlib import Path

import av
import cv2
import numpy as np
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.film.color_track import record_type, store
from retrocolor.film.redecode import redecode
from retrocolor.imaging import lab, resize
from retrocolor.model.compact import LogitAxes
from retrocolor.model.palette import SIDE, Palette

FRAMES = 40


def read(path: Path, size: int) -> np.ndarray:
    """The first frames of a film: float32 (n, h, w, 3) in [0, 1], its short side `size`."""
    frames = []
    with av.open(path) as film:
        for frame in film.decode(video=0):
            picture = frame.to_ndarray(format="rgb24")
            height, width = resize.fit_size(*picture.shape[:2], size)
            frames.append(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA))
            if len(frames) == FRAMES:
                break
    return np.stack(frames).astype(np.float32) / 255


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """The mean length of a difference of chroma, (n, 2, h, w)."""
    return float(np.hypot(*np.moveaxis(one - other, 1, 0)).mean())


class Film:
    """The frames of a film, and the records that its track would hold."""

    def __init__(self, path: Path, colorizer: Colorizer, axes: LogitAxes) -> None:
        self.frames = read(path, colorizer.film_size)
        self.colorizer, self.axes = colorizer, axes
        true = lab.srgb_to_lab(torch.from_numpy(self.frames).movedim(3, 1))
        self.light = true[:, :1]
        self.plain = self.answers(colorizer.compact(axes))
        height, width = self.plain.shape[2:]
        small = torch.nn.functional.interpolate(true, (height, width), mode="area")
        self.truth = small[:, 1:].numpy()
        self.records = np.zeros(len(self.plain), record_type(height, width))
        for record, answer, light in zip(self.records, self.plain, small[:, 0].numpy(), strict=True):
            store(record, answer)
            record["light"] = lab.lightness_to_byte(light)
        self.plain = self.plain[:, :2]

    def answers(self, network: object) -> np.ndarray:
        """What a network says of each frame by itself."""
        return np.concatenate([network(one[None]).numpy() for one in self.light])  # type: ignore[operator]

    def drawn(self, palette: Palette, strength: float) -> np.ndarray:
        """The colours from the track."""
        change = redecode(self.colorizer, self.axes, (palette, strength))
        assert change is not None
        return np.stack([record["ab"].astype(np.float32) + change(record) for record in self.records])


def main() -> None:
    """Print a row for each film, reference and strength."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("films", type=Path, nargs="+")
    arguments = parser.parse_args()
    colorizer = Colorizer.load(device="cpu")
    axes = colorizer.axes()
    films = [Film(path, colorizer, axes) for path in arguments.films]
    print("| film | reference | strength | moves | track | change: plain | network | track | error: plain | "
          "network | track |\n|---|---|---|---|---|---|---|---|---|---|---|")  # fmt: skip
    for number, film in enumerate(films):
        references = {"own": film.frames[len(film.frames) // 2], "foreign": films[number - 1].frames[0]}
        for name, picture in references.items():
            small = cv2.resize(picture, None, fx=SIDE / min(picture.shape[:2]), fy=SIDE / min(picture.shape[:2]))
            palette = Palette.of([small])
            for strength in (0.75, 1.0):
                full = film.answers(colorizer.with_like(palette, strength).predict)
                track = film.drawn(palette, strength)
                steps = [distance(ways[1:], ways[:-1]) for ways in (film.plain, full, track)]
                errors = [distance(ways, film.truth) for ways in (film.plain, full, track)]
                figures = [distance(full, film.plain), distance(track, full), *steps, *errors]
                row = " | ".join(f"{figure:.2f}" for figure in figures)
                print(f"| {arguments.films[number].stem} | {name} | {strength:g} | {row} |", flush=True)


if __name__ == "__main__":
    main()
