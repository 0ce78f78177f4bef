"""One film made by several shards of the real command: whoever is killed, the others or the next run finish it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import film_clips as make
from command import ENVIRONMENT, grey, retrocolor, save, wait_until
from film_kills import PATIENCE, QUICK, segments, work_of
from retrocolor.film.places import track_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


def start(folder: Path, out: Path, shard: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "retrocolor", "colorize", str(folder), "-o", str(out), "--size", "32", "--recolor"]
    return subprocess.Popen(
        [*command, "--shard", f"{shard}/3", "--shard-films"],
        start_new_session=True, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def kill(run: "subprocess.Popen[str]") -> None:
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()


def two_killed(folder: Path, source: Path, out: Path) -> "subprocess.Popen[str]":
    """Start three shards, kill the first in the first pass and the second in the second; returns the third."""
    runs = [start(folder, out, index) for index in range(3)]
    parts = track_folder(source, out / "film.mp4") / "parts"
    wait_until(lambda: [*parts.glob("*.bin")] or runs[0].poll() is not None, PATIENCE)
    kill(runs[0])
    wait_until(lambda: segments(out / "film.mp4") or runs[1].poll() is not None, PATIENCE)
    kill(runs[1])
    assert not (out / "film.mp4").exists()
    return runs[2]


def test_a_film_in_three_shards_of_which_two_are_killed(tmp_path: Path) -> None:
    """The third takes what they had; where all are killed, they are named, and the next run finishes."""
    folder, whole = tmp_path / "in", tmp_path / "whole"
    folder.mkdir()
    source = make.clip(folder / "film.mp4", seconds=60)
    for number in range(4):
        save(folder / f"{number}.png", grey(60, 80, number))
    assert retrocolor("colorize", folder, "-o", whole, *QUICK[2:], timeout=PATIENCE).returncode == 0
    for survivor in (True, False):
        out = tmp_path / f"out-{survivor}"
        last = two_killed(folder, source, out)
        if not survivor:
            kill(last)
            named = retrocolor("verify", out)
            assert named.returncode == 1 and all(f"shard {index}/3 (" in named.stdout for index in range(3))
            last = start(folder, out, 2)
        told, _ = last.communicate(timeout=PATIENCE)
        assert last.returncode == 0, told
        assert (out / "film.mp4").read_bytes() == (whole / "film.mp4").read_bytes()
        assert not work_of(out / "film.mp4").exists()
        for index in range(2):  # their photos, if any are left
            assert start(folder, out, index).wait(PATIENCE) == 0
        checked = retrocolor("verify", out)
        assert checked.returncode == 0, checked.stdout
