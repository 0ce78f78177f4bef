"""Stopping a film is safe: after ten kills or on a full disk the same command goes on, with the same frames."""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import film_clips as make
from command import retrocolor
from film_kills import PATIENCE, QUICK, kill_and_go_on, kill_at, seconds_of, segments, work_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")
DISK = 24 << 20  # bytes


def test_ten_kills(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, seconds=280, early=5, late=5)


def test_kills_of_a_redo(tmp_path: Path) -> None:
    source, chance = make.clip(tmp_path / "film.mp4", "-g", "50", seconds=40), random.Random(2)
    output, whole, redo = tmp_path / "out.mp4", tmp_path / "whole.mp4", ("--vivid", "0.6", "--overwrite")
    assert retrocolor("video", source, "-o", output, *QUICK, timeout=PATIENCE).returncode == 0
    before = make.packets(output)
    took = seconds_of("video", source, "-o", whole, *QUICK, *redo)
    for enough in (0, 0, 0, 1, 2, 3):  # while colours are made, and between segments
        assert kill_at(source, output, enough, 0 if enough else chance.uniform(0.1, 0.6) * took, *redo)
        assert make.packets(output) == before, "the result before stays until there is another"
    assert len(segments(output)) >= 3
    done = retrocolor("video", source, "-o", output, *QUICK, *redo, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    assert make.packets(output) == make.packets(whole) != before
    assert not work_of(output).exists()


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


def test_a_full_disk_ends_with_one_sentence_and_resumes(tmp_path: Path, small_disk: Path) -> None:
    source = make.mute(tmp_path / "film.mp4", "-vf", "noise=alls=60:allf=t", seconds=11)
    filler, output = small_disk / "filler", small_disk / "out.mp4"
    room = source.stat().st_size + 1_200_000  # more than is expected, less than noise takes
    filler.write_bytes(bytes(DISK - room))
    full = retrocolor("video", source, "-o", output, *QUICK)
    assert full.returncode == 3
    assert "free some space" in full.stderr and "Traceback" not in full.stderr
    assert not output.exists() and segments(output)
    filler.unlink()
    done = retrocolor("video", source, "-o", output, *QUICK)
    assert done.returncode == 0, done.stderr
    assert len(make.frames(output)) == 275
