"""Folders of photos whose colouring is killed and begun again, by the real command."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from command import ENVIRONMENT, grey, pictures, retrocolor, save, wait_until
from retrocolor.batch.shards import RECORD_NAME

PATIENCE = 1800  # seconds that a run of many photos may take on a machine that is very busy


def start(folder: Path, out: Path, *more: str, **variables: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "retrocolor", "colorize", str(folder), "-o", str(out), *more]
    return subprocess.Popen(
        command, start_new_session=True, env=ENVIRONMENT | variables, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for_outputs(run: "subprocess.Popen[str]", out: Path, number: int) -> None:
    """Wait until so many results are there."""
    wait_until(lambda: len(pictures_named(out)) >= number or run.poll() is not None)
    assert run.poll() is None, run.communicate()


def pictures_named(out: Path) -> list[Path]:
    return [path for path in out.rglob("*.png") if not path.name.startswith(".")] if out.is_dir() else []


def tree(out: Path) -> dict[str, bytes]:
    """Every file of an output folder but the record: results, page, thumbnails, and whatever was left behind."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name != RECORD_NAME)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def kill_and_go_on(tmp_path: Path, photos: int, kills: int, seed: int, size: tuple[int, int] = (300, 400)) -> int:
    """Kill a run again and again, then let it end; returns how many kills came between first and last output.

    In the end the whole tree is that of a run that nobody killed, byte for byte, the record aside. (The page says what
    was done in the last run: so that both say the same, each has one more, which finds nothing to do.)
    """
    chance = random.Random(seed)
    folder, out, expected = tmp_path / "in", tmp_path / "killed" / "out", tmp_path / "whole" / "out"
    for number in range(photos):
        save(folder / f"{number % 3}" / f"{number:03}.png", grey(*size, number))
    assert retrocolor("colorize", folder, "-o", expected, "--jobs", "1", timeout=PATIENCE).returncode == 0
    whole = pictures(expected)
    assert len(whole) == photos
    assert retrocolor("colorize", folder, "-o", expected, "--jobs", "1").returncode == 0

    amid = 0
    for number in range(kills):
        run = start(folder, out, "--jobs", "3")
        already = len(pictures_named(out))
        early = number % 3 == 2
        if early:
            time.sleep(chance.uniform(0.1, 2.5))
        else:
            room = (photos - already) // (kills - number + 1)
            wait_for_outputs(run, out, already + chance.randint(1, max(1, room // 2)))
            time.sleep(chance.uniform(0, 0.05))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        found = pictures(out) if out.is_dir() else {}
        amid += 0 < len(pictures_named(out)) < photos
        partial = [name for name, data in found.items() if not name.endswith(".part") and data != whole[name]]
        assert partial == [], "what has its name is whole"

    for _ in range(2):
        done = retrocolor("colorize", folder, "-o", out, timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
    left, right = tree(out), tree(expected)
    assert left.keys() == right.keys(), "complete, no leftovers"
    differing = [name for name in left if left[name] != right[name]]
    assert differing == [], "equal to a run with one job that nobody killed"
    assert "retrocolor-report.html" in left and len(left) == 3 * photos + 1
    return amid
