"""ffmpeg on a leash, packets on a schedule, iterators in threads of their own."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from command import ENVIRONMENT
from film_clips import clip
from retrocolor.errors import MediaError
from retrocolor.film.ffmpeg.ffv1 import crc32_msb
from retrocolor.film.ffmpeg.join import Times, schedule
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.ffmpeg.process import KEPT_CHARACTERS, KEPT_LINES, run_ffmpeg


def nothing(text: str) -> None:
    """Nobody listens."""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_hang_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    started = time.monotonic()
    with pytest.raises(MediaError, match="stood still"):
        run_ffmpeg(["-i", f"file:{tmp_path / 'never'}", "-f", "null", "-"], nothing, hang_seconds=1.5)
    assert time.monotonic() - started < 10


def test_a_failure_gives_ffmpegs_last_lines_and_no_more(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="No such file"):
        run_ffmpeg(["-i", f"file:{tmp_path / 'missing'}", "-f", "null", "-"], nothing)
    noisy = ["-loglevel", "debug", "-f", "lavfi", "-i", "testsrc2=d=1", "-f", "null", "-"]
    lines = run_ffmpeg(noisy, nothing)
    assert 0 < len(lines) <= KEPT_LINES and max(map(len, lines)) <= KEPT_CHARACTERS


def limited(*command: str) -> "subprocess.CompletedProcess[str]":
    """Python, on what looks like a disk that takes no file above 8 kB, as FAT takes none above 4 GB."""
    script = ["bash", "-c", 'ulimit -f 8; exec "$@"', "bash", sys.executable, *command]
    return subprocess.run(script, capture_output=True, text=True, env=ENVIRONMENT)


@pytest.mark.skipif(os.name == "nt", reason="ulimit")
def test_a_disk_that_takes_no_file_so_large_is_not_the_films_fault(tmp_path: Path) -> None:
    source, output = clip(tmp_path / "film.mkv"), tmp_path / "out.mkv"
    quick = ("--recolor", "--preset", "ultrafast", "--size", "32")
    done = limited("-m", "retrocolor", "video", str(source), "-o", str(output), *quick)
    assert done.returncode == 1 and "takes no file so large: choose another disk with -o" in done.stderr, done.stderr
    assert not output.exists() and source.exists()
    arguments = ["-f", "lavfi", "-i", "testsrc2=d=1", "-c:v", "ffv1", f"file:{tmp_path / 'large.mkv'}"]
    code = f"from retrocolor.film.ffmpeg.process import run_ffmpeg; run_ffmpeg({arguments!r}, print)"
    assert limited("-c", code).stderr.endswith(f"OSError: [Errno {errno.EFBIG}] {os.strerror(errno.EFBIG)}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's help")
def test_no_orphan_outlives_a_kill(tmp_path: Path) -> None:
    fifo = tmp_path / "never"
    os.mkfifo(fifo)
    arguments = ["-i", f"file:{fifo}", "-f", "null", "-"]
    code = f"from retrocolor.film.ffmpeg.process import run_ffmpeg; run_ffmpeg({arguments!r}, print)"
    run = subprocess.Popen([sys.executable, "-c", code])
    while not (found := children_of(run.pid)):
        assert run.poll() is None
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    ends = time.monotonic() + 10
    while any(Path(f"/proc/{child}/cmdline").exists() for child in found):
        assert time.monotonic() < ends, "ffmpeg is still there"
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    listed = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for text in listed for child in text.split()]


def test_packets_get_the_times_of_their_frames() -> None:
    pts = np.array([100, 133, 150, 300, 301, 420])
    order = np.array([0, 3, 1, 2, 5, 4])  # I P B B P B
    shown, decoded, lasting = schedule(order, Times(pts, 40, Fraction(1, 1000)))
    assert shown.tolist() == pts[order].tolist()
    assert (np.diff(decoded) > 0).all() and (decoded <= shown).all()
    assert lasting.tolist() == [33, 1, 17, 150, 40, 119]


def test_without_reordering_decoding_is_showing() -> None:
    pts = np.array([0, 7, 9])
    shown, decoded, lasting = schedule(np.arange(3), Times(pts, 5, Fraction(1, 25)))
    assert shown.tolist() == decoded.tolist() == pts.tolist() and lasting.tolist() == [7, 2, 5]


def test_checksum_is_that_of_the_standard() -> None:
    assert crc32_msb(b"123456789", 0xFFFFFFFF) == 0x0376E6E7  # CRC-32/MPEG-2


def test_prefetch_keeps_order_passes_errors_and_ends_its_thread() -> None:
    closed = threading.Event()

    def numbers() -> Iterator[int]:
        try:
            yield from range(1000)
            raise ValueError("the end")
        finally:
            closed.set()

    with prefetch(numbers(), 3) as items:
        assert [next(items) for _ in range(5)] == [0, 1, 2, 3, 4]
    assert closed.wait(5)
    taken: list[int] = []
    with pytest.raises(ValueError, match="the end"), prefetch(numbers(), 3) as items:
        taken.extend(items)
    assert taken == list(range(1000))
