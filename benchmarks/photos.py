"""Time `retrocolor colorize` against its floor: `python benchmarks/photos.py FOLDER [--rounds 5]`.

FOLDER is what benchmarks/make.py wrote. The floor decodes the same files and encodes the same coloured pictures with
the same libraries, tables, subsampling and number of threads (floors.py), and does nothing in between. Start-up is
taken off both: the time of one picture is subtracted. The two take turns; the median of the ratios is printed, for
wall-clock and for CPU time, then the peak memory of the whole process tree (Linux).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import floors
from costs import Cost, cost_of
from retrocolor.batch.colorize import thread_count

SAMPLE_SECONDS = 0.05  # between two measurements of the memory


def colorize(source: Path, output: Path, extra: list[str]) -> list[str]:
    shutil.rmtree(output, ignore_errors=True)
    return [sys.executable, "-m", "retrocolor", "colorize", str(source), "-o", str(output), *extra]


def floor_of(source: Path, coloured: Path) -> Cost:
    """The floor in a process of its own, which loads the coloured pictures before it starts its clock."""
    command = [sys.executable, __file__, "--floor", str(source), str(coloured)]
    return Cost(**json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def run_floor(source: Path, coloured: Path) -> Cost:
    """Decode every picture of `source` and encode its like in `coloured`, in as many threads as the tool takes."""
    files = sorted(source.iterdir())
    encoders = {file: floors.encoder(coloured / file.name) for file in files}
    with tempfile.TemporaryDirectory(dir=coloured.parent) as target:

        def one(file: Path) -> None:
            floors.decode(file)
            encoders[file](Path(target) / file.name)

        start, busy = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(max(1, min(thread_count("auto"), len(files)))) as threads:
            list(threads.map(one, files))
        return Cost(time.perf_counter() - start, time.process_time() - busy)


def peak_memory(command: list[str]) -> float | None:
    """The most memory a command and all its descendants hold at a time, in MB (shared pages once); Linux only."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_memory, _tree(process.pid))))
        time.sleep(SAMPLE_SECONDS)
    return most / 1000


def _tree(pid: int) -> list[int]:
    try:
        tasks = [entry.name for entry in os.scandir(f"/proc/{pid}/task")]
        children = [int(c) for t in tasks for c in Path(f"/proc/{pid}/task/{t}/children").read_text().split()]
    except OSError:  # it has just ended
        return []
    return [pid, *(below for child in children for below in _tree(child))]


def _memory(pid: int) -> int:
    """Its proportional share of memory, in kB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def in_turns(folder: Path, rounds: int, extra: list[str]) -> tuple[list[Cost], list[Cost]]:
    """The costs of the tool and of the floor, start-up and one picture taken off, turn by turn."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        one, output = Path(place) / "one", Path(place) / "one-color"
        one.mkdir()
        shutil.copy(min(folder.iterdir()), one)
        coloured = Path(place) / "all-color"
        cost_of(colorize(one, output, extra))  # compiled code and file cache are warm from here on
        ours, floor = [], []
        for _ in range(rounds):
            start_up = cost_of(colorize(one, output, extra))
            ours.append(cost_of(colorize(folder, coloured, extra)) - start_up)
            floor.append(floor_of(folder, coloured) - floor_of(one, coloured))
        return ours, floor


def peak_of(folder: Path, extra: list[str]) -> float | None:
    """The peak memory of a run over the folder, in MB."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        return peak_memory(colorize(folder, Path(place) / "all-color", extra))


def compare(folder: Path, rounds: int, extra: list[str]) -> None:
    """Take turns, and print the medians."""
    ours, floor = in_turns(folder, rounds, extra)
    for name in ("wall", "cpu"):
        ratios = sorted(getattr(a, name) / getattr(b, name) for a, b in zip(ours, floor, strict=True))
        label = {"wall": "whole-process time", "cpu": "CPU time"}[name]
        print(f"{label}: {median(ratios):.2f} times the floor ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    peak = peak_of(folder, extra)
    print(f"peak memory: {peak:,.0f} MB" if peak else "peak memory: measured on Linux only")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("coloured", type=Path, nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--floor", action="store_true", help=argparse.SUPPRESS)
    options, extra = parser.parse_known_args()
    if options.floor:
        cost = run_floor(options.folder, options.coloured)
        print(json.dumps({"wall": cost.wall, "cpu": cost.cpu}))
    else:
        compare(options.folder.resolve(), options.rounds, extra)


if __name__ == "__main__":
    main()
