"""Measure how steady a film's colours are: `python benchmarks/flicker.py FILM... [--most 10]`. Takes films in colour.

Each is made grey, coloured as it is and with `--no-stabilize`, and compared with itself: warp error of the chroma
(mean square of the change of a*, b* along the motion, where that is certain; Farneback's flow of the original's luma,
which the filter does not use), CDC (Jensen-Shannon divergence of the histograms of R, G and B over 1, 2 and 4 frames),
PSNR and colourfulness, at a short side of 160 pixels. Options after `--` go to the tool.
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


def read(path: Path, seconds: float) -> np.ndarray:
    """The frames of a film, small: uint8 (n, h, w, 3)."""
    frames = []
    with av.open(path) as film:
        stream = film.streams.best("video")
        for frame in film.decode(stream):
            if frame.time is not None and frame.time >= seconds:
                break
            scale = SIDE / min(frame.height, frame.width)
            size = (round(frame.width * scale), round(frame.height * scale))
            frames.append(cv2.resize(frame.to_ndarray(format="rgb24"), size, interpolation=cv2.INTER_AREA))
    return np.stack(frames)


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

    def warp_error(self, frames: np.ndarray) -> float:
        """Mean square of the change of a*, b* along the motion."""
        chroma = [
            srgb_to_lab(torch.from_numpy(frame).movedim(2, 0).float() / 255)[1:].movedim(0, 2).contiguous().numpy()
            for frame in frames
        ]
        change = [
            np.square(warped(second, flow) - first).sum(2)[certain]
            for first, second, flow, certain in zip(chroma, chroma[1:], self.flows, self.certain, strict=False)
        ]
        return float(np.concatenate(change).mean())


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


def measure(film: Path, folder: Path, seconds: float, arguments: Sequence[str]) -> None:
    grey, results = folder / f"{film.stem}.mp4", []
    encoder = ["-c:v", "libx264", "-crf", "12", "-preset", "veryfast"]
    ffmpeg("-i", str(film), "-t", str(seconds), "-an", "-vf", "format=gray,format=yuv420p", *encoder, str(grey))
    for name, more in (("steady", []), ("as it comes", ["--no-stabilize"])):
        output = folder / f"{film.stem}-{name.replace(' ', '-')}.mp4"
        command = [sys.executable, "-m", "retrocolor", "video", str(grey), "-o", str(output), *more, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        results.append((name, read(output, seconds)))
    original = read(film, seconds)[: len(results[0][1])]
    motion = Motion(original)
    print(f"{film.name}: original CDC {cdc(original):.4f}, colourfulness {np.mean([*map(colorfulness, original)]):.1f}")
    for name, frames in results:
        quality = np.mean([psnr(a, b) for a, b in zip(original, frames, strict=True)])
        colour = np.mean([*map(colorfulness, frames)])
        error = motion.warp_error(frames)
        print(
            f"  {name:12} warp {error:.2f}, CDC {cdc(frames):.4f}, PSNR {quality:.2f}, colourfulness {colour:.1f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("films", type=Path, nargs="+")
    parser.add_argument("--most", type=float, default=10, help="seconds of each film")
    options, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        for film in options.films:
            measure(film, Path(name), options.most, [argument for argument in arguments if argument != "--"])


if __name__ == "__main__":
    main()
