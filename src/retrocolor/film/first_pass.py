"""The first pass over a film: what each frame shows, its colours, its time; into the colour track."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.errors import MediaError
from retrocolor.files import printable, sync
from retrocolor.film import stabilize
from retrocolor.film.color_track import (
    ANSWERED,
    COLOURED,
    FLAT,
    INTERLACED,
    NO_TIME,
    REPEATED,
    Track,
    copy_answer,
    store,
)
from retrocolor.film.ffmpeg import decode
from retrocolor.film.ffmpeg.pixels import GREY, RGB, plane
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.frames import checksum, small_rgb, source_signal
from retrocolor.film.prepare import FilmJob
from retrocolor.film.preprocess import View, predict
from retrocolor.film.timing import frames_in_window
from retrocolor.imaging import lab, monochrome, ycbcr
from retrocolor.model.inference import CPU_BATCH, GPU_BATCH
from retrocolor.worker.stages import NETWORK, SHRINK, WAITING, stage

PREFETCHED = 6  # frames decoded and analyzed before the network takes them
SYNC_EVERY = 256  # frames after which the track is synced; a power loss costs no more
FLAT_RANGE = 6.0  # of L* between the 1st and 99th percentile: black, white, no picture
Network = Callable[[torch.Tensor], torch.Tensor]
Predictor = Callable[[list[np.ndarray], int], list[np.ndarray]]
NO_CHROMA = 0.012  # of the chroma span: a frame whose chroma moves less is grey


@dataclass
class FrameStats:
    """What the first pass finds in one frame. `light` is L* (rows, columns) for the network."""

    pts: int
    duration: int
    crc: int
    flags: int
    light: np.ndarray

    @property
    def to_predict(self) -> bool:
        """Must the network predict its colours?"""
        return not self.flags & (REPEATED | COLOURED)


def analyze(decoder: decode.Decoder, film: FilmJob, colorizer: Colorizer) -> Iterator[int]:
    """Fill the colour track from where it ends; yields the number of each frame done.

    Frames that an earlier run analyzed are decoded and compared, but not predicted again.
    """
    batch = batch_of(film, colorizer)
    with ExitStack() as stack:
        file = stack.enter_context(film.track.open_to_append())
        frames = stack.enter_context(prefetch(frame_stats(decoder, film), PREFETCHED + batch))
        network = colorizer.compact(film.kept.axes(colorizer))
        predictor = stack.enter_context(predictor_of(network, batch, on_cpu=colorizer.device.type == "cpu"))
        writer = _Writer(film.track, film.view, predictor)
        writer.start(file)
        for group in _groups(frames, batch):
            for number in range(writer.count, writer.take(group)):
                yield number + 1
        writer.end()
    if not writer.count:
        raise MediaError(f"{printable(film.info.path)}: it has no frame in the part that was asked for.")
    require_whole(decoder, film)


def answer(numbers: np.ndarray, film: FilmJob, colorizer: Colorizer, beat: Callable[[], None]) -> None:
    """Put the network's answers to some frames, by their numbers, into the colour track; it did not see them before."""
    wanted, network = set(numbers.tolist()), colorizer.compact(film.kept.axes(colorizer))
    for number, frame in enumerate(frames_in_window(film.decoder(), film)):
        if number not in wanted:
            continue
        beat()
        with stage(SHRINK):
            light, _ = _light(frame, film)
        record = film.track.read(number, 1)[0]
        with stage(NETWORK):
            store(record, predict(network, [light], film.view.orientation)[0])
        record["flags"] |= ANSWERED
        film.track.replace(number, record)
        wanted.remove(number)
        if not wanted:
            return


def batch_of(film: FilmJob, colorizer: Colorizer) -> int:
    """How many frames the network is asked about at a time."""
    return film.target.threads * CPU_BATCH if colorizer.device.type == "cpu" else GPU_BATCH


@contextmanager
def predictor_of(network: Network, batch: int, *, on_cpu: bool) -> Iterator[Predictor]:
    """`predict` for a group of frames: in one call on a GPU; on a CPU a few per core, each core in a thread alone.

    Frames on two cores at a time are done sooner than one after another on both.
    """

    def counted(lights: list[np.ndarray], orientation: int) -> list[np.ndarray]:
        with stage(NETWORK):
            return predict(network, lights, orientation)

    if not on_cpu:
        yield counted
        return
    with ThreadPoolExecutor(batch // CPU_BATCH, initializer=torch.set_num_threads, initargs=(1,)) as pool:

        def spread(lights: list[np.ndarray], orientation: int) -> list[np.ndarray]:
            parts = [lights[first : first + CPU_BATCH] for first in range(0, len(lights), CPU_BATCH)]
            with stage(WAITING):
                return [one for part in pool.map(lambda part: counted(part, orientation), parts) for one in part]

        yield spread


class _Writer:
    """Turns groups of analyzed frames into records, in order."""

    def __init__(self, track: Track, view: View, predictor: Predictor) -> None:
        self.track, self.view, self.predictor = track, view, predictor
        self.count = 0
        self.shown = np.zeros((), track.dtype)  # the last frame that was predicted

    def start(self, file: IO[bytes]) -> None:
        """Go on after what was synced for certain."""
        self.file = file
        self.known = len(self.track) // SYNC_EVERY * SYNC_EVERY
        file.seek(self.known * self.track.dtype.itemsize)
        file.truncate()

    def take(self, group: list[FrameStats]) -> int:
        """Predict what needs it and write the group; returns how many frames are through."""
        known = self._known(group)
        waiting = [stats.light for stats, old in zip(group, known, strict=True) if stats.to_predict and old is None]
        colours = iter(self.predictor(waiting, self.view.orientation) if waiting else ())
        for stats, old in zip(group, known, strict=True):
            if old is not None:
                self.shown = old
            else:
                self._write(stats, next(colours) if stats.to_predict else None)
            self.count += 1
        return self.count

    def _known(self, group: list[FrameStats]) -> list[Any]:
        """The records that an earlier run wrote of these frames, as far as they are the same."""
        old = self.track.read(self.count, min(len(group), self.known - self.count)) if self.count < self.known else ()
        records: list[Any] = [None] * len(group)
        for number, record in enumerate(old):
            if (record["pts"], record["crc"]) != (group[number].pts, group[number].crc):
                self.known = self.count + number
                self.file.seek(self.known * self.track.dtype.itemsize)
                self.file.truncate()
                break
            records[number] = record
        return records

    def _write(self, stats: FrameStats, answer: np.ndarray | None) -> None:
        record = record_of(stats, answer, self.track, self.view)
        if answer is not None:
            self.shown = record
        elif not stats.flags & COLOURED:
            copy_answer(record, self.shown)
        self.file.write(record.tobytes())
        if (self.count + 1) % SYNC_EVERY == 0:
            self.end()

    def end(self) -> None:
        """All that was written is on the disk."""
        self.file.flush()
        sync(self.file.fileno())


def record_of(stats: FrameStats, answer: np.ndarray | None, track: Track, view: View) -> np.ndarray:
    """What stands in a track of a frame, with the network's answer if it was asked."""
    record = np.zeros((), track.dtype)
    if answer is not None:
        store(record, answer)
    record["light"] = lab.lightness_to_byte(ycbcr.shrink(stats.light, *view.chroma_size))
    for name in ("pts", "duration", "crc", "flags"):
        record[name] = getattr(stats, name)
    return record


def _groups(frames: Iterable[FrameStats], size: int) -> Iterator[list[FrameStats]]:
    group: list[FrameStats] = []
    for frame in frames:
        group.append(frame)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def frame_stats(decoder: decode.Decoder, film: FilmJob) -> Iterator[FrameStats]:
    """Analyze frame after frame; runs in a thread of its own."""
    predicted = None  # small picture of the last frame that is to be predicted
    for frame in frames_in_window(decoder, film):
        with stage(SHRINK):
            light, flags = _light(frame, film)
            thumb = ycbcr.shrink(light, *film.view.thumb_size)
        if predicted is not None and stabilize.repeats(predicted, thumb) and not flags & COLOURED:
            flags |= REPEATED
        elif not flags & COLOURED:
            predicted = thumb
        if flags & COLOURED:
            predicted = None
        low, high = np.percentile(thumb, (1, 99))
        flags |= FLAT if high - low < FLAT_RANGE else 0
        pts = NO_TIME if frame.pts is None else frame.pts
        yield FrameStats(pts, frame.duration or 0, checksum(frame, film.target), flags, light)


def _light(frame: Any, film: FilmJob) -> tuple[np.ndarray, int]:
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
        signal = source_signal(film.target)
        for index in (1, 2):
            low, high = np.percentile(plane(frame, index, film.target.source.dtype)[::8, ::8], (1, 99))
            if high - low > NO_CHROMA * signal.chroma_span:
                break
        else:
            return False
        rgb = small_rgb(frame, film.target, *film.view.thumb_size)
    return monochrome.has_colour(rgb)


def require_whole(decoder: decode.Decoder, film: FilmJob) -> None:
    """A film that ends before its container says so is cut off."""
    if film.window is None and (missing := decoder.missing()):
        decoder.damage(missing)
