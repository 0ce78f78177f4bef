"""Compare how shots are found with PySceneDetect (`pip install scenedetect`), on films and on clips made of them.

`python benchmarks/shots.py FILM@FIRST... --known FILM=30,127-150`: from each FILM@FIRST 46 frames that are one shot;
pairs of these are cut, dissolved and faded together, with flashes, grain, repeated frames, and single ones panned over.
A cut counts where it is to a frame, a dissolve anywhere inside it, and that frame; all else that is found is false.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import scenedetect as sd
from imageio_ffmpeg import get_ffmpeg_exe

from retrocolor.film.shots import find_shots
from retrocolor.imaging.ycbcr import lightness

FRAMES, WIDTH, HEIGHT = 46, 256, 144
Transitions = list[tuple[int, int]]  # first frame that is not the shot before, first that is the next shot alone
DETECTORS = {
    "content": partial(sd.ContentDetector, luma_only=True),
    "adaptive": partial(sd.AdaptiveDetector, luma_only=True),
    "hash": sd.HashDetector,
    "histogram": sd.HistogramDetector,
    "threshold": sd.ThresholdDetector,
}


def read(path: Path, first: int = 0, count: int | None = None) -> np.ndarray:
    """Luma (n, HEIGHT, WIDTH), uint8."""
    frames = []
    with av.open(path) as film:
        for number, frame in enumerate(film.decode(film.streams.best("video"))):
            if number >= first:
                grey = frame.to_ndarray(format="gray")
                frames.append(cv2.resize(grey, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA))
            if count and len(frames) == count:
                break
    return np.stack(frames)


def joined(
    one: np.ndarray, other: np.ndarray, mixed: int, through: float | None = None
) -> tuple[np.ndarray, Transitions]:
    """Two shots with `mixed` frames of both between; `through` a grey value: faded to it, and from it."""
    share = (np.arange(1, mixed + 1) / (mixed + 1))[:, None, None]
    out, into = one[-mixed:].astype(float), other[:mixed].astype(float)
    if through is None:
        frames = [one[:-mixed], (1 - share) * out + share * into, other[mixed:]]
        return np.concatenate(frames).astype(np.uint8), [(FRAMES - mixed, FRAMES)]
    frames = [one[:-mixed], (1 - share) * out + share * through, np.full((4, HEIGHT, WIDTH), through)]
    frames += [(1 - share) * through + share * into, other[mixed:]]
    return np.concatenate(frames).astype(np.uint8), [(FRAMES - mixed, FRAMES + 4 + mixed)]


def panned(shot: np.ndarray, speed: int) -> np.ndarray:
    """A view of a quarter that stands, goes fast across the picture and stands."""
    steps = np.clip((np.arange(FRAMES) - 12) * speed, 0, WIDTH // 2)
    large = [
        cv2.resize(frame[36:108, step : step + 128], (WIDTH, HEIGHT)) for frame, step in zip(shot, steps, strict=True)
    ]
    return np.stack(large)


def made(shots: list[np.ndarray]) -> Iterator[tuple[str, np.ndarray, Transitions]]:
    random = np.random.default_rng(0)
    for number, one in enumerate(shots):
        other = shots[(number + 3) % len(shots)]
        cut = np.concatenate((one, other))
        yield "cut", cut, [(FRAMES, FRAMES)]
        for mixed in (6, 12, 24, 36):
            yield "dissolve", *joined(one, other, mixed)
        for mixed in (8, 20):
            yield "fade", *joined(one, other, mixed, 16)
        for length in (1, 2, 4):
            flash = cut.copy().astype(float)
            flash[20 : 20 + length] = 235 - (235 - flash[20 : 20 + length]) * 0.15
            flash[65 : 65 + length] += 90
            yield "flash", flash.clip(16, 235).astype(np.uint8), [(FRAMES, FRAMES)]
        yield "fast pan", panned(one, 8), []
        yield "fast pan", panned(one, 20), []
        noisy = cut + random.normal(0, 20, cut.shape)
        yield "noise", noisy.clip(0, 255).astype(np.uint8), [(FRAMES, FRAMES)]
        yield "repeats", np.repeat(cut, 2, 0), [(2 * FRAMES, 2 * FRAMES)]


def encode(frames: np.ndarray, path: Path) -> None:
    size = f"{WIDTH}x{HEIGHT}"
    command = [
        get_ffmpeg_exe(),
        "-v",
        "error",
        "-y",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "gray",
        "-s",
        size,
        "-r",
        "25",
        "-i",
        "-",
    ]
    command += ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "14", str(path)]
    subprocess.run(command, input=frames.tobytes(), check=True)


def ours(frames: np.ndarray) -> Transitions:
    table = lightness(np.arange(256) / 255)
    found = find_shots(table[frame] for frame in frames)
    spans = list(zip(found.spans, found.mixed, strict=True))
    dissolves = [span for span, mixed in spans if mixed]
    ends = {0, *(end for _, end in dissolves)}
    return sorted([(first, first) for (first, _), mixed in spans if not mixed and first not in ends] + dissolves)


def theirs(detector: Callable[..., Any], path: Path) -> Transitions:
    scenes = sd.detect(str(path), detector(min_scene_len=1))
    return [(scene[0].frame_num, scene[0].frame_num) for scene in scenes[1:]]


def score(found: Transitions, true: Transitions) -> np.ndarray:
    """How many are right, found falsely, missed. Several inside one dissolve are one."""
    hits = [any(first - 1 <= end and begin <= last + 1 for begin, end in found) for first, last in true]
    false = sum(not any(first - 1 <= end and begin <= last + 1 for first, last in true) for begin, end in found)
    return np.array([sum(hits), false, len(hits) - sum(hits)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shots", nargs="*", metavar="FILM@FIRST")
    parser.add_argument("--known", nargs="*", default=[], metavar="FILM=CUT,FIRST-END,...")
    arguments = parser.parse_args()
    parts = [one.rpartition("@") for one in arguments.shots]
    cases = list(made([read(Path(film), int(first), FRAMES) for film, _, first in parts]))
    for film, _, places in (one.rpartition("=") for one in arguments.known):
        pairs = [[int(number) for number in place.split("-")] for place in places.split(",") if place]
        cases.append((Path(film).stem, read(Path(film)), [(pair[0], pair[-1]) for pair in pairs]))
    totals: dict[str, dict[str, np.ndarray]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clip.mp4"
        for kind, frames, true in cases:
            encode(frames, path)
            results = {"retrocolor": ours(read(path))} | {name: theirs(one, path) for name, one in DETECTORS.items()}
            for name, found in results.items():
                for group in (kind, "all"):
                    row = totals.setdefault(group, {})
                    row[name] = row.get(name, 0) + score(found, true)
    print(f"{'precision / recall':28}" + "".join(f"{name:>16}" for name in ("retrocolor", *DETECTORS)))
    for kind, row in totals.items():
        cells = [f"{r / max(1, r + false):.2f} / {r / max(1, r + missed):.2f}" for r, false, missed in row.values()]
        print(f"{kind:28}" + "".join(f"{cell:>16}" for cell in cells))
        print(f"{'  (right, false, missed)':28}" + "".join(f"{'{} {} {}'.format(*one):>16}" for one in row.values()))


if __name__ == "__main__":
    main()
