"""Put the packets of finished segments together at the true times of the film's frames."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.ffmpeg.opening import url
from retrocolor.wording import counted

TAGS = {("h265", "mp4"): "hvc1", ("h265", "mov"): "hvc1"}


@dataclass(frozen=True)
class Times:
    """Presentation times of all frames, strictly rising, in units of `time_base`; how long the last one stays."""

    pts: np.ndarray
    last: int
    time_base: Fraction


def join(segments: Sequence[Path], times: Times, path: Path, muxer: str, codec: str, matrix: Any = None) -> None:
    """Write one picture stream from segments: the n-th packet in presentation order gets the n-th time.

    DTS are the same times, delayed by the depth of reordering of the whole film. `matrix` turns the picture for
    display. Raises MediaError when segments and times do not agree.
    """
    ranks = [_ranks(segment) for segment in segments]
    order = np.concatenate([rank + first for rank, first in zip(ranks, _starts(ranks), strict=True)])
    if len(order) != len(times.pts):
        raise MediaError(
            f"{printable(path)}: its segments hold {counted(len(order), 'frame')} instead of {len(times.pts)}."
        )
    pts, dts, durations = schedule(order, times)
    scale = str(times.time_base.denominator)
    options = {"video_track_timescale": scale, "movie_timescale": scale} if muxer in ("mp4", "mov") else {}
    options["avoid_negative_ts"] = "disabled"
    with av.open(url(path), "w", format=muxer, options=options) as output:
        stream = None
        for number, (first, packet) in enumerate(_packets(segments)):
            if stream is None:
                stream = output.add_stream_from_template(first, opaque=True)
                stream.time_base = times.time_base
                if (codec, muxer) in TAGS:
                    stream.codec_context.codec_tag = TAGS[codec, muxer]
                if matrix is not None:
                    stream.set_display_matrix(matrix)
            packet.stream = stream
            packet.time_base = times.time_base
            packet.pts, packet.dts, packet.duration = int(pts[number]), int(dts[number]), int(durations[number])
            output.mux_one(packet)


def schedule(order: np.ndarray, times: Times) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """PTS, DTS and duration of each packet, from its rank in presentation order.

    With d the largest lead of decoding over presentation, packet k is decoded at the time of frame k - d; before the
    first frame the times go on backwards at the first frame's step. mp4 takes the steps of decoding for how long each
    frame stays: none goes beyond the film's end, and what that takes from the last ones is added to the first.
    """
    number = np.arange(len(order))
    delay = int((number - order).max(initial=0))
    lasting = np.append(np.diff(times.pts), times.last)
    step = int(lasting[0]) if len(lasting) else 1
    before = times.pts[0] - step * np.arange(delay, 0, -1)
    dts = np.concatenate((before, times.pts))[: len(order)]
    pts = times.pts[order]
    left = times.pts[-1] + times.last - pts[:-1]  # from each frame to the end
    too_long = np.flatnonzero(np.diff(dts) > left)
    if len(too_long):
        last = dts[-1]
        for packet in range(too_long[0], len(left)):
            dts[packet + 1] = min(dts[packet + 1], dts[packet] + left[packet])
        dts[:delay] -= last - dts[-1]
    return pts, dts, lasting[order]


def _starts(ranks: Sequence[np.ndarray]) -> list[int]:
    return [0, *np.cumsum([len(rank) for rank in ranks])[:-1].tolist()]


def _ranks(segment: Path) -> np.ndarray:
    """For each packet of a segment, in stored order, its place in presentation order."""
    with av.open(url(segment)) as container:
        pts = [packet.pts or 0 for packet in container.demux(video=0) if packet.size]
    ranks = np.empty(len(pts), np.int64)
    ranks[np.argsort(pts, kind="stable")] = np.arange(len(pts))
    return ranks


def _packets(segments: Sequence[Path]) -> Iterator[tuple[Any, Any]]:
    """Each packet with the stream it comes from, segment by segment; the codec's header must be one and the same."""
    header = None
    for segment in segments:
        with av.open(url(segment)) as container:
            stream = container.streams.video[0]
            if header is not None and stream.codec_context.extradata != header:
                raise MediaError(f"{printable(segment)}: it was made with other settings; remove its folder.")
            header = stream.codec_context.extradata
            for packet in container.demux(stream):
                if packet.size:
                    yield stream, packet
