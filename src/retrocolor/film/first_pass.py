"""The first pass over a film: what each frame shows, its colours, its time; into the colour track."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import IO, Any

import numpy as np
import torch

from retrocolor.colorizer import Colorizer
from retrocolor.files import sync
from retrocolor.film.color_track import ANSWERED, OUTSIDE, Track, store
from retrocolor.film.ffmpeg import decode
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.frame_stats import FrameStats, light_of
from retrocolor.film.prepare import FilmJob
from retrocolor.film.preprocess import View, predict
from retrocolor.film.spared import EVERY, Answers, look
from retrocolor.film.timing import empty_part, frames_in_window
from retrocolor.imaging import lab, ycbcr
from retrocolor.model.inference import CPU_BATCH, GPU_BATCH
from retrocolor.worker.stages import NETWORK, SHRINK, WAITING, stage

PREFETCHED = 6  # frames decoded and analyzed before the network takes them
SYNC_EVERY = 64  # frames after which the track is synced; an end at any moment costs no more
Network = Callable[[torch.Tensor], torch.Tensor]
Predictor = Callable[[list[np.ndarray], int], list[np.ndarray]]


def analyze(decoder: decode.Decoder, film: FilmJob, colorizer: Colorizer) -> Iterator[int]:
    """Fill the colour track from where it ends; yields the number of each frame done.

    Frames that an earlier run analyzed are decoded and compared, but not predicted again.
    """
    batch = batch_of(film, colorizer)
    with ExitStack() as stack:
        file = stack.enter_context(film.track.open_to_append())
        frames = stack.enter_context(prefetch(look(decoder, film), PREFETCHED + batch))
        network = colorizer.compact(film.kept.axes(colorizer))
        predictor = stack.enter_context(predictor_of(network, batch, on_cpu=colorizer.device.type == "cpu"))
        writer = _Writer(film.track, film.view, predictor)
        writer.start(file)
        for group in _groups(frames, batch):
            for number in range(writer.count, writer.take(group)):
                yield number + 1
        writer.end()
    if not writer.count:
        raise empty_part(film)
    require_whole(decoder, film)


def answer(numbers: np.ndarray, film: FilmJob, colorizer: Colorizer, beat: Callable[[], None]) -> None:
    """Put the network's answers to some frames, by their numbers, into the colour track; it did not see them before."""
    wanted, network = set(numbers.tolist()), colorizer.compact(film.kept.axes(colorizer))
    for number, frame in enumerate(frames_in_window(film.decoder(), film)):
        if number not in wanted:
            continue
        beat()
        with stage(SHRINK):
            light, _ = light_of(frame, film)
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
        self.answers = Answers(np.zeros((), track.dtype))

    def start(self, file: IO[bytes]) -> None:
        """Go on after what was synced for certain."""
        self.file = file
        self._keep(len(self.track) // SYNC_EVERY * SYNC_EVERY)

    def _keep(self, known: int) -> None:
        """Go on after so many records."""
        self.known = self.written = known
        self.file.seek(known * self.track.dtype.itemsize)
        self.file.truncate()

    def take(self, group: list[FrameStats]) -> int:
        """Predict what needs it and write what is whole; returns how many frames are through."""
        known = self._known(group)
        waiting = [stats.light for stats, old in zip(group, known, strict=True) if stats.to_predict and old is None]
        colours = iter(self.predictor(waiting, self.view.orientation) if waiting else ())
        for stats, old in zip(group, known, strict=True):
            if old is not None:
                self.answers.know(old)
            else:
                answer = next(colours) if stats.to_predict else None
                for record in inside(self.answers.add(record_of(stats, answer, self.track, self.view))):
                    self._write(record)
            self.count += not stats.flags & OUTSIDE
        return self.count

    def _known(self, group: list[FrameStats]) -> list[Any]:
        """The records that an earlier run wrote of these frames, as far as they are the same."""
        old = iter(self.track.read(self.count, min(len(group), self.known - self.count)))
        records: list[Any] = [None if stats.flags & OUTSIDE else next(old, None) for stats in group]
        for number, (record, stats) in enumerate(zip(records, group, strict=True)):
            if record is not None and (record["pts"], record["crc"]) != (stats.pts, stats.crc):
                self._keep(self.count + sum(one is not None for one in records[:number]))
                return records[:number] + [None] * (len(group) - number)
        return records

    def _write(self, record: np.ndarray) -> None:
        self.file.write(record.tobytes())
        self.written += 1
        if self.written % SYNC_EVERY == 0:
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
    """Frames in order, in groups of which the network is asked about so many."""
    group: list[FrameStats] = []
    for frame in frames:
        group.append(frame)
        if is_full(group, size):
            yield group
            group = []
    if group:
        yield group


def inside(records: Iterable[np.ndarray]) -> Iterator[np.ndarray]:
    """Those that belong to the part of the film that is made."""
    return (record for record in records if not record["flags"] & OUTSIDE)


def is_full(group: Sequence[FrameStats], size: int) -> bool:
    """Is the network to be asked about `size` frames of a group, or is it long enough without?"""
    return sum(stats.to_predict for stats in group) == size or len(group) == EVERY * size


def require_whole(decoder: decode.Decoder, film: FilmJob) -> None:
    """A film that ends before its container says so is cut off."""
    if film.window is None and (missing := decoder.missing()):
        decoder.lack(missing)
