"""The colour track of a film, made by several shards at a time in parts that one after another joins.

Each shard sees every frame in order, as one run does, since which are asked about follows from those around them; it
asks the network about those alone that lie in parts which no other shard has. So the track is that of one run.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor.colorizer import Colorizer
from retrocolor.files import atomic_output
from retrocolor.film.color_track import OUTSIDE
from retrocolor.film.ffmpeg.prefetch import prefetch
from retrocolor.film.first_pass import (
    PREFETCHED,
    Predictor,
    batch_of,
    inside,
    is_full,
    predictor_of,
    record_of,
    require_whole,
)
from retrocolor.film.frame_stats import FrameStats
from retrocolor.film.prepare import FilmJob
from retrocolor.film.spared import Answers, look
from retrocolor.film.timing import empty_part
from retrocolor.film.workdir import Looked
from retrocolor.locks import open_locked

PART = 256  # frames


class TrackParts:
    """The parts of a film's track, in a folder beside it; each appears whole or not at all."""

    def __init__(self, film: FilmJob) -> None:
        self.film = film
        self.folder = film.kept.folder / "parts"

    def path(self, part: int) -> Path:
        """Where a part lies once it is there."""
        return self.folder / f"{part:06d}.bin"

    def missing(self, seen: Looked) -> list[int]:
        """Parts that are not there yet."""
        return [part for part in range(-(-seen.frames // PART)) if not self.path(part).exists()]

    def take(self, part: int) -> FileIO | None:
        """The right to make a part; None if another shard has it, or it is there, or the whole track is."""
        try:
            held = None if self._has(part) else open_locked(self.path(part).with_suffix(".lock"))
        except FileNotFoundError:  # the folder goes when the track is there
            return None
        if held is not None and self._has(part):
            held.close()
            return None
        return held

    def _has(self, part: int) -> bool:
        return self.path(part).exists() or self.film.kept.looked() is not None

    def is_free(self, part: int) -> bool:
        """Is it made by nobody? A shard that died holds nothing."""
        held = self.take(part)
        if held is not None:
            held.close()
        return held is not None

    def look(self, colorizer: Colorizer) -> Iterator[int]:
        """See the frames and make the parts that can be had; yields the number of each frame."""
        self.folder.mkdir(exist_ok=True)
        decoder, batch = self.film.decoder(), batch_of(self.film, colorizer)
        seen = self.film.kept.seen()
        last = max(self.missing(seen), default=-1) if seen else None
        count = 0
        with ExitStack() as stack:
            frames = stack.enter_context(prefetch(look(decoder, self.film), PREFETCHED + batch))
            network = colorizer.compact(self.film.kept.axes(colorizer))
            predictor = stack.enter_context(predictor_of(network, batch, on_cpu=colorizer.device.type == "cpu"))
            part = stack.enter_context(_Part(self, predictor, batch))
            for stats in frames:
                outside = bool(stats.flags & OUTSIDE)
                number = max(0, count - outside) // PART  # those after the last belong to it, as those before the first
                if number != part.number:
                    part.end()
                    if self.film.kept.looked() is not None or (last is not None and number > last):
                        return
                    part.begin(number)
                part.add(stats)
                if not outside:
                    count += 1
                    yield count
            part.end()
        if not count:
            raise empty_part(self.film)
        require_whole(decoder, self.film)
        self.film.kept.keep_seen(Looked(count, decoder.damaged, decoder.notes()))

    def join(self, seen: Looked) -> None:
        """Make the track of the parts; frames that were not asked about get answers from others, wherever they lie."""
        answers = Answers(np.zeros((), self.film.track.dtype))
        with atomic_output(self.film.track.path, known=True) as whole, whole.open("wb") as file:
            for part in range(-(-seen.frames // PART)):
                for record in np.fromfile(self.path(part), self.film.track.dtype):
                    file.writelines(done.tobytes() for done in inside(answers.add(record)))
        self.film.kept.keep_looked(seen)

    def remove(self) -> None:
        """Remove the parts, once the track is there."""
        shutil.rmtree(self.folder, ignore_errors=True)


class _Part:
    """The part in work, if this shard has it."""

    def __init__(self, parts: TrackParts, predictor: Predictor, batch: int) -> None:
        self.parts, self.predictor, self.batch = parts, predictor, batch
        self.number = -1
        self._held: FileIO | None = None

    def __enter__(self) -> "_Part":
        return self

    def __exit__(self, *error: Any) -> None:
        if self._held is not None:
            self._held.close()

    def begin(self, number: int) -> None:
        """Begin with a part, if it can be had."""
        self.number, self._held = number, self.parts.take(number)
        self._waiting: list[FrameStats] = []
        self._records: list[np.ndarray] = []

    def add(self, stats: FrameStats) -> None:
        """Take in the next frame."""
        if self._held is None:
            return
        self._waiting.append(stats)
        if is_full(self._waiting, self.batch):
            self._answer()

    def end(self) -> None:
        """Write the part, and let go of it."""
        if self._held is None:
            return
        self._answer()
        with atomic_output(self.parts.path(self.number), known=True) as part:
            part.write_bytes(np.array(self._records).tobytes())
        self._held.close()
        self._held = None

    def _answer(self) -> None:
        film = self.parts.film
        asked = [stats.light for stats in self._waiting if stats.to_predict]
        answers = iter(self.predictor(asked, film.view.orientation) if asked else ())
        self._records += [
            record_of(stats, next(answers) if stats.to_predict else None, film.track, film.view)
            for stats in self._waiting
        ]
        self._waiting = []
