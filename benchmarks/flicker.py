"""Measure how steady a film's colours are: `python benchmarks/flicker.py FILM... [--most 10]`. Takes films in colour.

Each is made grey, coloured as it is and with `--no-stabilize`, and compared with itself: warp error of the chroma
(mean square of the change of a*, b* along the motion, where that is certain; Farneback's flow of the original's luma,
which the filter does not use), CDC (Jensen-Shannon divergence of the histograms of R, G and B over 1, 2 and 4 frames),
PSNR, colourfulness, and drift: places of a grid are followed along the motion from the first frame of each second on
as long as it is certain; root mean square of the change of a*, b* around them after 1, 5 and 9 seconds, beside the
original's own. All at a short side of 160 pixels. Films without colour (`--grey`) are coloured as they are; what needs
an original is left out. Options after `--` go to the tool.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import torch

from film import ffmpeg
from retrocolor.imaging.lab import srgb_to_lab
from retrocolor.imaging.metrics import colorfulness, psnr

SIDE = 160
CUT = 12.0  # mean change of luma beyond which two frames are not compared
CERTAIN = 15  # levels of luma that a place may change along its motion
LATER = (1, 5, 9)  # seconds after which drift is measured
STEP, AROUND = 8, 5  # pixels between the places that are followed; over so many their colour is averaged


def read(path: Path, seconds: float) -> tuple[np.ndarray, float]:
    """The frames of a film, small: uint8 (n, h, w, 3); and how many are a second."""
    frames = []
    with av.open(path) as film:
        stream = film.streams.best("video")
        rate = float(stream.average_rate)
        for frame in film.decode(stream):
            if frame.time is not None and frame.time >= seconds:
                break
            scale = SIDE / min(frame.height, frame.width)
            size = (round(frame.width * scale), round(frame.height * scale))
            frames.append(cv2.resize(frame.to_ndarray(format="rgb24"), size, interpolation=cv2.INTER_AREA))
    return np.stack(frames), rate


def chroma_of(frames: np.ndarray) -> list[np.ndarray]:
    """a*, b* of each frame, (h, w, 2)."""
    tensors = (torch.from_numpy(frame).movedim(2, 0).float() / 255 for frame in frames)
    return [srgb_to_lab(one)[1:].movedim(0, 2).contiguous().numpy() for one in tensors]


class Motion:
    """Where each place goes from frame to frame, and where that is certain."""

    def __init__(self, frames: np.ndarray) -> None:
        grey = [cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in frames]
        pairs = list(pairwise(grey))
        self.flows = [self._flow(first, second) for first, second in pairs]
        self.certain = []
        for (first, second), flow in zip(pairs, self.flows, strict=True):
            back = warped(self._flow(second, first), flow)
            length = np.square(flow).sum(2) + np.square(back).sum(2)
            same = np.abs(warped(second.astype(np.float32), flow) - first) < CERTAIN
            cut = np.abs(first.astype(float) - second).mean() > CUT
            self.certain.append((np.square(flow + back).sum(2) < 0.01 * length + 0.5) & same & (not cut))

    def _flow(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        nothing = np.zeros((*first.shape, 2), np.float32)
        return cv2.calcOpticalFlowFarneback(first, second, nothing, 0.5, 4, 13, 5, 7, 1.5, 0)

    def warp_error(self, chroma: list[np.ndarray]) -> float:
        """Mean square of the change of a*, b* along the motion."""
        change = [
            np.square(warped(second, flow) - first).sum(2)[certain]
            for first, second, flow, certain in zip(chroma, chroma[1:], self.flows, self.certain, strict=False)
        ]
        return float(np.concatenate(change).mean())

    def drift(self, chroma: list[np.ndarray], rate: float) -> list[float]:
        """Root mean square of the change of a*, b* at places followed so many seconds; nan where none is so long."""
        means = [cv2.blur(frame, (AROUND, AROUND)) for frame in chroma]
        lags = [round(rate * seconds) for seconds in LATER]
        change: list[list[np.ndarray]] = [[] for _ in lags]
        height, width = chroma[0].shape[:2]
        grid = np.stack(np.meshgrid(np.arange(4, width - 4, STEP), np.arange(4, height - 4, STEP)), 2)
        for first in range(0, len(means), round(rate)):
            places = grid.reshape(-1, 1, 2).astype(np.float32)
            begin = at(means[first], places)
            for number in range(first, min(len(means) - 1, first + lags[-1])):
                sure = at(self.certain[number].astype(np.float32), places) > 0.5
                places = places + at(self.flows[number], places)[:, None]
                inside = (places > 2).all((1, 2)) & (places < (width - 3, height - 3)).all((1, 2))
                places, begin = places[sure & inside], begin[sure & inside]
                if not len(places):
                    break
                if number + 1 - first in lags:
                    now = at(means[number + 1], places)
                    change[lags.index(number + 1 - first)].append(np.square(now - begin).sum(1))
        return [float(np.concatenate(one).mean() ** 0.5) if one else float("nan") for one in change]


def at(planes: np.ndarray, places: np.ndarray) -> np.ndarray:
    """What planes (h, w[, c]) show at places (n, 1, 2): (n[, c])."""
    found = cv2.remap(planes, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return found[:, 0]


def warped(planes: np.ndarray, flow: np.ndarray) -> np.ndarray:
    height, width = flow.shape[:2]
    across = flow[..., 0] + np.arange(width, dtype=np.float32)
    down = flow[..., 1] + np.arange(height, dtype=np.float32)[:, None]
    return cv2.remap(planes, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def cdc(frames: np.ndarray) -> float:
    """Colour distribution consistency (Liu et al.)."""
    size = frames[0].size // 3
    shares = np.array([[np.bincount(f[..., c].ravel(), minlength=256) / size for c in range(3)] for f in frames])

    def divergence(p: np.ndarray, q: np.ndarray) -> np.ndarray:
        middle = (p + q) / 2
        parts = [
            np.where(x > 0, x * np.log(np.where(x > 0, x, 1) / np.where(middle > 0, middle, 1)), 0) for x in (p, q)
        ]
        return (parts[0] + parts[1]).sum(-1) / 2

    return float(np.mean([divergence(shares[step:], shares[:-step]).mean() for step in (1, 2, 4)]))


def measure(film: Path, folder: Path, seconds: float, arguments: Sequence[str], grey: bool) -> None:
    source, results = film, []
    if not grey:
        source = folder / f"{film.stem}.mp4"
        encoder = ["-c:v", "libx264", "-crf", "12", "-preset", "veryfast"]
        ffmpeg("-i", str(film), "-t", str(seconds), "-an", "-vf", "format=gray,format=yuv420p", *encoder, str(source))
    for more in ([], ["--no-stabilize"]):
        output = folder / f"{film.stem}-{len(results)}.mp4"
        command = [sys.executable, "-m", "retrocolor", "video", str(source), "-o", str(output), *more, *arguments]
        command += ["--recolor", "--preview", str(seconds)] if grey else []
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        results.append(read(output, seconds)[0])
    original, rate = read(film, seconds)
    original = original[: len(results[0])]
    motion = Motion(original)
    sources = results if grey else [*results, original]
    rows = [figures(frames, None if grey else original, motion, rate) for frames in sources]
    print(film.name)
    for name, row in zip(("steady", "as it comes", "original"), rows, strict=False):
        print(f"  {name:12}" + ", ".join(f"{key} {value:.{places}f}" for key, (value, places) in row.items()))
    steady, comes, *others = ({key: value for key, (value, _) in row.items()} for row in rows)
    compared = [f"warp error {100 * (steady['warp'] / comes['warp'] - 1):+.0f} %"]
    for true in others:
        compared.append(f"CDC off by {abs(steady['CDC'] - true['CDC']):.4f} for {abs(comes['CDC'] - true['CDC']):.4f}")
        compared.append(f"PSNR {steady['PSNR'] - comes['PSNR']:+.2f} dB")
    compared.append(f"colourfulness {100 * steady['colourfulness'] / comes['colourfulness']:.1f} %")
    print("  " + ", ".join(compared), flush=True)


def figures(
    frames: np.ndarray, original: np.ndarray | None, motion: Motion, rate: float
) -> dict[str, tuple[float, int]]:
    """Each figure of a film, and how many places of it are printed; no PSNR without an original."""
    chroma = chroma_of(frames)
    drift = zip(LATER, motion.drift(chroma, rate), strict=True)
    found = {"warp": (motion.warp_error(chroma), 2), "CDC": (cdc(frames), 4)}
    if original is not None:
        found["PSNR"] = float(np.mean([psnr(a, b) for a, b in zip(original, frames, strict=True)])), 2
    found["colourfulness"] = float(np.mean([*map(colorfulness, frames)])), 1
    return found | {f"drift {seconds} s": (value, 2) for seconds, value in drift}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("films", type=Path, nargs="+")
    parser.add_argument("--most", type=float, default=10, help="seconds of each film")
    parser.add_argument("--grey", action="store_true", help="the films have no colours: no original to compare with")
    options, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        for film in options.films:
            rest = [argument for argument in arguments if argument != "--"]
            measure(film, Path(name), options.most, rest, options.grey)


if __name__ == "__main__":
    main()
