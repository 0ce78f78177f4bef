"""Folders of photos whose colouring is killed and begun again, by the real command."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from command import ENVIRONMENT, grey, pictures, retrocolor, save, wait_until


def start(folder: Path, out: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "retrocolor", "colorize", str(folder), "-o", str(out), *more]
    return subprocess.Popen(
        command, start_new_session=True, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def wait_for_outputs(run: "subprocess.Popen[str]", out: Path, number: int) -> None:
    """Wait until so many results are there."""
    wait_until(lambda: len(pictures_named(out)) >= number or run.poll() is not None)
    assert run.poll() is None, run.communicate()


def pictures_named(out: Path) -> list[Path]:
    return [path for path in out.rglob("*.png") if not path.name.startswith(".")] if out.is_dir() else []


def kill_and_go_on(tmp_path: Path, photos: int, kills: int, seed: int, size: tuple[int, int] = (300, 400)) -> int:
    """Kill a run again and again, then let it end; returns how many kills came between first and last output."""
    chance = random.Random(seed)
    folder, out, expected = tmp_path / "in", tmp_path / "out", tmp_path / "expected"
    for number in range(photos):
        save(folder / f"{number % 3}" / f"{number:02}.png", grey(*size, number))
    assert retrocolor("colorize", folder, "-o", expected, "--jobs", "1").returncode == 0
    whole = pictures(expected)
    assert len(whole) == photos

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

    done = retrocolor("colorize", folder, "-o", out)
    assert done.returncode == 0, done.stderr
    assert pictures(out) == whole, "complete, equal to a run with one job that nobody killed, no leftovers"
    return amid
