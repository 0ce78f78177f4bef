"""Films whose colouring is killed and begun again, by the real command."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import film_clips as make
from command import ENVIRONMENT, retrocolor, wait_until

QUICK = ("--preset", "ultrafast", "--size", "32", "--recolor")
EARLY = (0.03, 0.12)  # of the time of a whole run; what was done by then is not done again
PATIENCE = 900  # seconds that one run of the command may take on a machine that is very busy


def work_of(output: Path) -> Path:
    return output.with_name(f".retrocolor-{output.name}.work")


def segments(output: Path) -> dict[str, int]:
    """Finished segments and when each was written."""
    found = {}
    for path in work_of(output).glob("segment-*.mkv"):
        try:
            found[path.name] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found


def start(source: Path, output: Path, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "retrocolor", "video", str(source), "-o", str(output), *QUICK, *more]
    return subprocess.Popen(
        command, start_new_session=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kill_at(source: Path, output: Path, enough: int, pause: float, *more: str) -> bool:
    """Start, wait for so many finished segments and a pause, kill all with -9; was it in time?"""
    run = start(source, output, *more)
    wait_until(lambda: len(segments(output)) >= enough or run.poll() is not None, PATIENCE)
    time.sleep(pause)
    in_time = run.poll() is None
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return in_time


def seconds_of(*arguments: str | Path) -> float:
    """How long the command takes, which is to end well."""
    began = time.monotonic()
    done = retrocolor(*arguments, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def kill_and_go_on(tmp_path: Path, seconds: float, early: int, late: int, seed: int = 1) -> None:
    chance = random.Random(seed)
    source = make.clip(tmp_path / "film.mp4", "-g", "50", seconds=seconds)
    whole, output = tmp_path / "whole.mp4", tmp_path / "out.mp4"
    took = seconds_of("video", source, "-o", whole, *QUICK)
    number = len(segments_planned(seconds))
    assert number > late, "the film is too short for so many kills between its segments"
    for _ in range(early):
        assert kill_at(source, output, 0, chance.uniform(*EARLY) * took)
        assert not output.exists()
    before = segments(output)
    for target in range(1, late + 1):
        assert kill_at(source, output, max(target, len(before)), chance.uniform(0, 0.05))
        after = segments(output)
        assert all(after[name] == time for name, time in before.items()), "a finished segment was done again"
        assert not output.exists()
        before = after
    done = retrocolor("video", source, "-o", output, *QUICK, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    assert make.frames(output) == make.frames(whole)
    assert make.packets(output) == make.packets(whole)
    assert not work_of(output).exists()


def segments_planned(seconds: float) -> range:
    """At least so many: a segment has at most 250 frames."""
    return range(-(-int(seconds * 25) // 250))
