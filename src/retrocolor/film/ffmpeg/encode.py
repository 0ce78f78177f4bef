"""Coloured frames to finished segments: Matroska files that appear whole or not at all."""

import errno
import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.codec.context import Flags
from llvmlite.binding import get_host_cpu_features

from retrocolor.errors import MediaError
from retrocolor.files import FULL, atomic_output
from retrocolor.film.ffmpeg.opening import reason, url
from retrocolor.film.ffmpeg.target import Target

X264_ASM = "asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2"
"""All but AVX-512: with it x264 (core 165) gives other bytes in every run for some widths, 320 among them (mbtree)."""

X264_NO_THREAD = "sync-lookahead=0"
"""No thread of its own looks ahead, which would hold four frames more: 11 MB at 720p; the same bytes."""
FEW_THREADS = 2  # up to so many, all are at work anyway

os.environ.setdefault("SVT_LOG", "1")  # SVT-AV1 prints its settings otherwise


def write_segment(frames: Iterable[Any], target: Target, rate: Fraction, path: Path) -> int:
    """Encode frames, in presentation order, to a Matroska file at `path`; returns how many.

    Times inside a segment only keep the order: the n-th frame stands at n / rate. Raises MachineError on a full disk,
    OSError where it takes no file so large, MediaError when the encoder refuses.
    """
    with atomic_output(path, known=True) as part:
        try:
            return _write(frames, target, rate, part)
        except av.error.FFmpegError as error:
            if error.errno in FULL or error.errno == errno.EFBIG:
                raise OSError(error.errno, "the disk takes no more") from error
            size = f"{target.width}x{target.height} {target.pix_fmt}"
            raise MediaError(f"{target.encoder} cannot encode {size} ({reason(error)}).") from error


def _write(frames: Iterable[Any], target: Target, rate: Fraction, path: Path) -> int:
    count = 0
    with av.open(url(path), "w", format="matroska") as container:
        stream: Any = container.add_stream(target.encoder, rate=rate, options=_encoder_options(target))
        _set_up(stream, target, rate)
        for count, frame in enumerate(frames, 1):
            _prepare(frame, target, count - 1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    if not count:
        raise ValueError("a segment needs at least one frame")
    return count


def _encoder_options(target: Target) -> dict[str, str]:
    """With what gives the same frames the same bytes, the number of threads in its own terms among it."""
    options = dict(target.settings)
    if target.codec == "h264":
        more = [X264_ASM] if get_host_cpu_features().get("avx512f") else []
        more += [X264_NO_THREAD] if target.threads <= FEW_THREADS else []
        options["x264-params"] = ":".join(filter(None, (options.get("x264-params"), *more)))
    if target.codec == "h265":
        options["x265-params"] += f":pools={target.threads}:frame-threads={min(4, target.threads)}"
    if target.codec == "av1":
        options["svtav1-params"] = f"lp={target.threads}"
    return options


def _set_up(stream: Any, target: Target, rate: Fraction) -> None:
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = target.width, target.height, target.pix_fmt
    context.time_base = 1 / rate
    context.thread_count = target.threads
    if target.codec == "h264":  # whole frames at a time, the next ones looked at meanwhile: slices wait for each other
        context.thread_type = "FRAME"
    context.sample_aspect_ratio = Fraction(*target.sar)
    context.colorspace, context.color_range = target.matrix, target.range
    context.color_primaries, context.color_trc = target.primaries, target.transfer
    context.field_order = target.field_order
    context.flags |= Flags.bitexact
    if target.field_order >= 2 and target.codec in ("h264", "prores"):
        context.flags |= Flags.interlaced_dct | Flags.interlaced_me


def _prepare(frame: Any, target: Target, number: int, rate: Fraction) -> None:
    """A decoded frame brings its own time and picture type along, which would steer the encoder."""
    frame.pts = number
    frame.dts = None
    frame.time_base = 1 / rate
    frame.duration = 1
    frame.pict_type = 0
    frame.colorspace, frame.color_range = target.matrix, target.range
    frame.color_primaries, frame.color_trc = target.primaries, target.transfer
