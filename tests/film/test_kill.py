"""Stopping a film is safe: after a kill or a full disk the same command goes on, and ends with the same frames."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import film_clips as make
from command import ENVIRONMENT, retrocolor
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film.colorize import colorize_film

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")
DISK = 24 << 20  # bytes
QUICK = ("--preset", "ultrafast", "--size", "32", "--recolor")


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


def start(source: Path, output: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "retrocolor", "video", str(source), "-o", str(output), *QUICK]
    return subprocess.Popen(
        command, start_new_session=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kill_at(source: Path, output: Path, enough: int, pause: float) -> bool:
    """Start, wait for so many finished segments and a pause, kill all with -9; was it in time?"""
    run = start(source, output)
    ends = time.monotonic() + 60
    while len(segments(output)) < enough and run.poll() is None:
        assert time.monotonic() < ends
        time.sleep(0.005)
    time.sleep(pause)
    in_time = run.poll() is None
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return in_time


def kill_and_go_on(tmp_path: Path, seconds: float, early: int, late: int, seed: int = 1) -> None:
    chance = random.Random(seed)
    source = make.clip(tmp_path / "film.mp4", "-g", "50", seconds=seconds)
    whole, output = tmp_path / "whole.mp4", tmp_path / "out.mp4"
    assert retrocolor("video", source, "-o", whole, *QUICK).returncode == 0
    number = len(segments_planned(seconds))
    assert number > late, "the film is too short for so many kills between its segments"
    for _ in range(early):
        assert kill_at(source, output, 0, chance.uniform(0.5, 4.0))
        assert not output.exists()
    before = segments(output)
    for target in range(1, late + 1):
        assert kill_at(source, output, max(target, len(before)), chance.uniform(0, 0.05))
        after = segments(output)
        assert all(after[name] == time for name, time in before.items()), "a finished segment was done again"
        assert not output.exists()
        before = after
    done = retrocolor("video", source, "-o", output, *QUICK)
    assert done.returncode == 0, done.stderr
    assert make.frames(output) == make.frames(whole)
    assert make.packets(output) == make.packets(whole)
    assert not work_of(output).exists()


def segments_planned(seconds: float) -> range:
    """At least so many: a segment has at most 250 frames."""
    return range(-(-int(seconds * 25) // 250))


def test_a_killed_film_goes_on(tmp_path: Path) -> None:
    source, output, whole = make.clip(tmp_path / "film.mp4", seconds=14), tmp_path / "out.mp4", tmp_path / "whole.mp4"
    assert kill_at(source, output, 1, 0)
    assert segments(output) and not output.exists()
    colorizer = Colorizer.load(size=32)
    for path in (output, whole):
        colorize_film(source, path, FilmOptions(preset="ultrafast"), colorizer, lambda message=None: None, recolor=True)
    assert make.packets(output) == make.packets(whole)
    assert not work_of(output).exists()


@pytest.mark.slow
def test_ten_kills(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, seconds=140, early=5, late=5)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that is soon full."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", place], capture_output=True)
    if not made or made.returncode:
        pytest.skip("needs to mount a small disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.slow
def test_a_full_disk_ends_with_one_sentence_and_resumes(tmp_path: Path, small_disk: Path) -> None:
    source = make.mute(tmp_path / "film.mp4", "-vf", "noise=alls=60:allf=t", seconds=11)
    filler, output = small_disk / "filler", small_disk / "out.mp4"
    room = source.stat().st_size + 600_000  # more than is expected, less than noise takes
    filler.write_bytes(bytes(DISK - room))
    full = retrocolor("video", source, "-o", output, *QUICK)
    assert full.returncode == 3
    assert "free some space" in full.stderr and "Traceback" not in full.stderr
    assert not output.exists() and segments(output)
    filler.unlink()
    done = retrocolor("video", source, "-o", output, *QUICK)
    assert done.returncode == 0, done.stderr
    assert len(make.frames(output)) == 275
