"""Run ffmpeg: argument lists only, nothing on its stdin, its last lines kept, a hang ended, no orphan left."""

import contextlib
import errno
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import IO

import imageio_ffmpeg

from retrocolor.errors import BrokenOff, MachineError, MediaError
from retrocolor.machine import end_with

HANG_SECONDS = 120.0  # without any progress
TOO_LARGE = -getattr(signal, "SIGXFSZ", 0)  # its status where `ulimit -f` ended it
ENDED = (-signal.SIGTERM, -getattr(signal, "SIGKILL", signal.SIGTERM))  # before it could say anything
TOLD_TO_END = 255  # its status then, without a word
KEPT_LINES = 40
KEPT_CHARACTERS = 400  # of a line


def ffmpeg_path() -> str:
    """The ffmpeg that imageio-ffmpeg brings (or the one named by IMAGEIO_FFMPEG_EXE). Raises MachineError."""
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise MachineError("ffmpeg is missing: install imageio-ffmpeg, or set IMAGEIO_FFMPEG_EXE.") from error


def run_ffmpeg(
    arguments: Sequence[str], beat: Callable[[str], None], *, hang_seconds: float = HANG_SECONDS
) -> list[str]:
    """Run ffmpeg with `arguments`; returns the last lines of its stderr.

    `beat` is called with ffmpeg's position whenever that moves. Raises MediaError with ffmpeg's last lines when it
    fails, BrokenOff when it stands still or is ended from outside, MachineError when the disk is full, OSError (EFBIG)
    where it takes no file so large.
    """
    command = [ffmpeg_path(), "-hide_banner", "-nostdin", "-loglevel", "warning", "-progress", "pipe:1", *arguments]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(end_with, os.getpid()) if sys.platform == "linux" else None,
    )
    assert process.stdout and process.stderr
    last: deque[str] = deque(maxlen=KEPT_LINES)
    errors = threading.Thread(target=_collect, args=(process.stderr, last), daemon=True)
    errors.start()
    try:
        _watch(process.stdout, beat, hang_seconds)
        status = process.wait(hang_seconds)
    except (subprocess.TimeoutExpired, TimeoutError) as error:
        raise BrokenOff(f"ffmpeg stood still for {hang_seconds:.0f} s and was ended.") from error
    finally:
        process.kill()
        process.wait()
        errors.join(5)
        process.stdout.close()
        process.stderr.close()
    if status:
        raise _failure(status, list(last))
    return list(last)


def _failure(status: int, lines: list[str]) -> MachineError | MediaError | OSError:
    if status == TOO_LARGE or any(os.strerror(errno.EFBIG) in line for line in lines):
        return OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    if any("No space left on device" in line for line in lines):
        return MachineError("The disk is full: free some space, then run the same command.")
    if status in ENDED or (status == TOLD_TO_END and not lines):
        return BrokenOff("ffmpeg was ended from outside, or for want of memory: run the same command, which goes on.")
    return MediaError(f"ffmpeg failed ({status}): {'; '.join(lines[:3]) or 'it gave no reason'}.")


def _collect(stream: IO[bytes], last: "deque[str]") -> None:
    """Keep the last lines, cut to a length; read in bounded pieces, since a line may never end."""
    while line := stream.readline(KEPT_CHARACTERS):
        text = line.decode("utf-8", "replace").strip()
        if text and (not last or text != last[-1]):
            last.append(text)


def _watch(stream: IO[bytes], beat: Callable[[str], None], hang_seconds: float) -> None:
    """Follow `-progress` until ffmpeg closes it. Raises TimeoutError when the position stands still."""
    lines: queue.Queue[bytes] = queue.Queue(maxsize=64)
    threading.Thread(target=_forward, args=(stream, lines), daemon=True).start()
    position, still = b"", 0.0
    while True:
        try:
            line = lines.get(timeout=1.0)
        except queue.Empty:
            line = b"waiting"
            still += 1.0
        if not line:
            return
        if line.startswith((b"total_size=", b"out_time_us=")) and line not in position:
            position, still = (position + line)[-80:], 0.0
            beat(line.decode("ascii", "replace").strip())
        if still > hang_seconds:
            raise TimeoutError


def _forward(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    with contextlib.suppress(ValueError):  # closed by the other side after a hang
        while line := stream.readline(KEPT_CHARACTERS):
            lines.put(line)
    lines.put(b"")
