"""What the first pass sees in each frame by itself and beside the one before: small L*, checksum, flags."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from retrocolor.film import stabilize
from retrocolor.film.color_track import COLOURED, FLAT, INTERLACED, NO_TIME, OUTSIDE, REPEATED, SPARED
from retrocolor.film.ffmpeg import decode
from retrocolor.film.ffmpeg.pixels import GREY, RGB, plane
from retrocolor.film.frames import checksum, small_rgb, source_signal
from retrocolor.film.prepare import FilmJob
from retrocolor.film.timing import AFTER, INSIDE, frames_around
from retrocolor.imaging import lab, monochrome, ycbcr
from retrocolor.worker.stages import SHRINK, stage

FLAT_RANGE = 6.0  # of L* between the 1st and 99th percentile: black, white, no picture
NO_CHROMA = 0.012  # of the chroma span: a frame whose chroma moves less is grey


@dataclass
class FrameStats:
    """What the first pass finds in one frame.

    `light` is L* (rows, columns) for the network, `thumb` the same smaller; `tick` counts frames by the film's clock.
    """

    pts: int
    duration: int
    crc: int
    flags: int
    light: np.ndarray
    thumb: np.ndarray
    tick: int

    @property
    def to_predict(self) -> bool:
        """Must the network predict its colours?"""
        return not self.flags & (REPEATED | COLOURED | SPARED)


def frame_stats(decoder: decode.Decoder, film: FilmJob, margin: int) -> Iterator[FrameStats]:
    """Analyze frame after frame; of a part of a film also `margin` or more on either side."""
    after = 0  # frames after the part that repeat none
    predicted = None  # small picture of the last frame that repeats none
    per_tick = float(film.info.picture.time_base * film.info.picture.rate)
    for number, (frame, place) in enumerate(frames_around(decoder, film, 2 * margin)):
        with stage(SHRINK):
            light, flags = light_of(frame, film)
            thumb = ycbcr.shrink(light, *film.view.thumb_size)
        if predicted is not None and stabilize.repeats(predicted, thumb) and not flags & COLOURED:
            flags |= REPEATED
        elif not flags & COLOURED:
            predicted = thumb
        if flags & COLOURED:
            predicted = None
        flags |= OUTSIDE if place != INSIDE else 0
        flags |= FLAT if _most_span(thumb) < FLAT_RANGE else 0
        pts, tick = (NO_TIME, number) if frame.pts is None else (frame.pts, round(frame.pts * per_tick))
        after += place == AFTER and not flags & REPEATED
        if after > margin:
            return
        if film.held is not None and place == INSIDE:
            film.held.add(frame)
        yield FrameStats(pts, frame.duration or 0, checksum(frame, film.target), flags, light, thumb, tick)


def light_of(frame: Any, film: FilmJob) -> tuple[np.ndarray, int]:
    """L* at the network's size, and the flags that follow from the pixels."""
    flags = INTERLACED if frame.interlaced_frame else 0
    layout = film.target.source
    if layout.family == RGB:
        rgb = small_rgb(frame, film.target, *film.view.network_size)
        light = lab.lightness_of_luminance(lab.luminance(torch.from_numpy(rgb).movedim(2, 0))).numpy()
    else:
        rgb = None
        small = ycbcr.small_luma(plane(frame, 0, layout.dtype), source_signal(film.target), *film.view.network_size)
        light = ycbcr.lightness(small)
    if not film.recolor and layout.family != GREY and _in_colour(frame, film, rgb):
        flags |= COLOURED
    return light.astype(np.float32), flags


def _in_colour(frame: Any, film: FilmJob, rgb: np.ndarray | None) -> bool:
    if rgb is None:
        signal, size = source_signal(film.target), film.view.thumb_size
        planes = [plane(frame, index, film.target.source.dtype) for index in (1, 2)]
        few, most = [one[::8, ::8] for one in planes], NO_CHROMA * signal.chroma_span
        if max(int(one.max()) - int(one.min()) for one in few) <= most:
            return False
        if monochrome.is_neutral(*(ycbcr.small_chroma(one, signal, *size) for one in planes)):
            return False
        if max(map(_most_span, few)) <= most:
            return False
        rgb = small_rgb(frame, film.target, *size)
    return monochrome.has_colour(rgb)


def _most_span(samples: np.ndarray) -> float:
    """From the 1st to the 99th percentile."""
    ranked, last = np.sort(samples.astype(np.float32), axis=None), samples.size - 1  # faster than numpy's percentiles
    low, high = np.interp((0.01 * last, 0.99 * last), np.arange(samples.size), ranked)
    return float(high - low)
