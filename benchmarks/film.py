"""Time `retrocolor video` against its floor: `python benchmarks/film.py [--film FILM] [--rounds 3]`.

Without a film a grey 1280x720 clip is made: pans over scikit-image's photographs, light grain, H.264 with sound.
The floor decodes the same film and encodes the very pictures that the tool's encoder got (from a lossless run, decoded
before its clock starts), with the same encoder, settings and threads, and does nothing in between.
Start-up is taken off both: the time of a one-frame preview.
The two take turns; the median of the ratios and their range are printed, for wall-clock and CPU time. With `--against
PYTHON` and `--against-path FOLDER` (its PYTHONPATH, an older `src`) another version of the tool takes turns with this
one instead, start-up and all; who goes first changes from round to round. `--redo` times another `--vivid` of the
colour track that a run left, against the same floor. `--memory` compares the peak
memory of the film and of ten times its length instead. Further options go to the tool.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image
from skimage import data

from costs import Cost, cost_of
from retrocolor.config import FilmOptions
from retrocolor.film.ffmpeg import decode, encode, probe
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.ffmpeg.target import choose


def make_film(path: Path, seconds: int, size: str = "1280x720", codec: str = "h264") -> Path:
    """A grey clip of photographs that move, in H.264 or FFV1, 25 frames a second, with sound."""
    pictures = [data.astronaut(), data.coffee(), data.chelsea(), data.rocket()]
    inputs, filters = [], []
    for number, picture in enumerate(pictures):
        still = path.with_name(f"still-{number}.png")
        Image.fromarray(picture).convert("L").resize((1920, 1440), Image.Resampling.LANCZOS).save(still)
        frames = seconds * 25 // len(pictures) + 1
        inputs += ["-i", str(still)]
        pan = f"zoompan=z=1.2+0.001*on:x=on*2:y=on:d={frames}:s={size}:fps=25"
        filters.append(f"[{number}]{pan},noise=alls=6:allf=t[v{number}]")
    joined = "".join(f"[v{number}]" for number in range(len(pictures)))
    graph = ";".join([*filters, f"{joined}concat=n={len(pictures)},format=yuv420p[v]"])
    sound = ["-f", "lavfi", "-i", f"sine=duration={seconds}"]
    coders = {"h264": ["libx264", "-preset", "medium", "-crf", "20"], "ffv1": ["ffv1", "-level", "3", "-slices", "4"]}
    encoder = ["-c:v", *coders[codec], "-c:a", "aac", "-t", str(seconds)]
    maps = ["-map", "[v]", "-map", f"{len(pictures)}:a"]
    ffmpeg(*inputs, *sound, "-filter_complex", graph, *maps, *encoder, str(path))
    return path


def ffmpeg(*arguments: str) -> None:
    subprocess.run([get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *arguments], check=True)


REDO = ("--vivid", "0.5")  # what is made of a kept colour track


def video(source: Path, output: Path, *arguments: str, kept: bool = False) -> list[str]:
    command = [sys.executable, "-m", "retrocolor", "video", str(source), "-o", str(output), "--recolor", "--overwrite"]
    return [*command, "--no-report", *(() if kept else ("--no-keep",)), *arguments]


def run_floor(source: Path, coloured: Path, output: Path) -> Cost:
    """Decode `source` and encode the pictures of `coloured` as `output` is encoded, in this process."""
    info = probe.probe(source)
    threads = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(dir=coloured.parent) as folder:
        target = choose(info, FilmOptions(), output, threads)
        pictures = list(decode.Decoder(probe.probe(coloured), target.pix_fmt).frames())

        def frames() -> Iterator[Any]:
            with prefetch(decode.Decoder(info, target.work, threads=threads).frames()) as decoded:
                for _, picture in zip(decoded, pictures, strict=True):
                    yield picture

        wall, cpu = time.perf_counter(), time.process_time()
        encode.write_segment(frames(), target, Fraction(25), Path(folder) / "floor.mkv")
        return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def compare(
    source: Path, folder: Path, rounds: int, arguments: list[str], redo: bool = False
) -> list[tuple[float, float]]:
    """The ratios of the tool to the floor on the clock and in CPU time, turn by turn."""
    output, short, exact = folder / f"out{source.suffix}", folder / f"short{source.suffix}", folder / "exact.mkv"
    subprocess.run(video(source, output, *arguments, kept=redo), check=True, stdout=subprocess.DEVNULL)
    ratios: list[tuple[float, float]] = []
    arguments = [*arguments, *(REDO if redo else ())]
    lossless = video(source, exact, *arguments, "--codec", "ffv1", kept=redo)  # a lossy result is easier to encode
    subprocess.run(lossless, check=True, stdout=subprocess.DEVNULL)
    for _ in range(rounds):
        start_up = cost_of(video(source, short, "--preview", "0.04", *arguments, kept=redo))
        tool = cost_of(video(source, output, *arguments, kept=redo)) - start_up
        done = subprocess.run(
            [sys.executable, __file__, "--floor", str(source), str(exact), str(output)], check=True, capture_output=True
        )
        floor = Cost(**json.loads(done.stdout))
        ratios.append((tool.wall / floor.wall, tool.cpu / floor.cpu))
        print(
            f"tool {tool.wall:.1f} s ({tool.cpu:.1f} s CPU), floor {floor.wall:.1f} s ({floor.cpu:.1f} s CPU), "
            f"ratio {ratios[-1][0]:.2f} (CPU {ratios[-1][1]:.2f}), start-up {start_up.wall:.1f} s",
            flush=True,
        )
    return ratios


def compare_versions(source: Path, folder: Path, rounds: int, arguments: list[str], python: str, path: str) -> None:
    """The ratio of this version's cost to another's, for the whole command."""
    ratios: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        costs: dict[str, Cost] = {}
        for name in ("new", "old") if number % 2 else ("old", "new"):
            command = video(source, folder / f"{name}.mp4", *arguments)
            if name == "old":
                command = ["env", f"PYTHONPATH={path}", python, *command[1:]]
            costs[name] = cost_of(command)
        if not number:  # both have compiled their loops
            continue
        new, old = costs["new"], costs["old"]
        ratios.append((new.wall / old.wall, new.cpu / old.cpu))
        print(
            f"new {new.wall:.1f} s ({new.cpu:.1f} s CPU), old {old.wall:.1f} s ({old.cpu:.1f} s CPU), "
            f"ratio {ratios[-1][0]:.2f} (CPU {ratios[-1][1]:.2f})",
            flush=True,
        )
    print_ratios(ratios)


def print_ratios(ratios: list[tuple[float, float]]) -> None:
    """Median, least and most."""
    clock, cpu = ([pair[which] for pair in ratios] for which in (0, 1))
    print(
        f"median ratio {median(clock):.2f} ({min(clock):.2f} to {max(clock):.2f}) on the clock, "
        f"{median(cpu):.2f} ({min(cpu):.2f} to {max(cpu):.2f}) in CPU"
    )


def peak_of(command: list[str]) -> float:
    """Peak memory in MB of the largest process that a command starts."""
    helper = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", helper, *command], check=True, capture_output=True)
    return float(done.stdout)


def compare_memory(source: Path, folder: Path, arguments: list[str]) -> list[float]:
    """Peak memory of the film and of ten times its length, in MB."""
    longer = folder / "longer.mp4"
    ffmpeg("-stream_loop", "9", "-i", str(source), "-c", "copy", str(longer))
    peaks = [peak_of(video(film, folder / f"{film.stem}-out.mp4", *arguments)) for film in (source, longer)]
    print(f"peak {peaks[0]:.0f} MB, of ten times the length {peaks[1]:.0f} MB: {peaks[1] - peaks[0]:+.0f} MB")
    return peaks


def main() -> None:
    if sys.argv[1:2] == ["--floor"]:
        print(json.dumps(asdict(run_floor(*map(Path, sys.argv[2:5])))))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--film", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=10, help="of the clip that is made")
    parser.add_argument("--against", metavar="PYTHON", help="the interpreter of another version's environment")
    parser.add_argument("--against-path", metavar="FOLDER", default="", help="its PYTHONPATH")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--redo", action="store_true", help="another --vivid, of the colour track that a run left")
    options, arguments = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = options.film or make_film(folder / "film.mp4", options.seconds)
        if options.memory:
            compare_memory(source, folder, arguments)
        elif options.against:
            compare_versions(source, folder, options.rounds, arguments, options.against, options.against_path)
        else:
            print_ratios(compare(source, folder, options.rounds, arguments, options.redo))


if __name__ == "__main__":
    main()
