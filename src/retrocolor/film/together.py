"""One long film made by several shards at a time, on a folder that all of them see.

Who is free takes the next part that nobody has: first of the colour track, then of the segments, which depend on the
plan alone. What cannot be split (joining the track, the plan, the result) is done by whoever comes first, while the
others wait. A lock ends with its process, so that what a shard had that died is taken by another.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from functools import partial
from io import FileIO

from retrocolor.colorizer import Colorizer
from retrocolor.film import second_pass
from retrocolor.film.finish import FilmResult, encode, finish, sheet_rows, shown_frames
from retrocolor.film.planning import plan_film
from retrocolor.film.prepare import FilmJob
from retrocolor.film.progress import FIRST_PASS, SECOND_PASS, ProgressRate
from retrocolor.film.segments import Plan
from retrocolor.film.shot_sheet import ShotRow
from retrocolor.film.timing import expected_frames
from retrocolor.film.track_parts import TrackParts
from retrocolor.locks import WAIT_SECONDS, open_locked
from retrocolor.machine import return_memory
from retrocolor.worker import stop

Shown = Mapping[str, Collection[int]]
WAITING = "waiting for other shards"


class Elsewhere(Exception):
    """Another shard has finished the film."""


def make_together(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> FilmResult:
    """What this shard can do of a film, until it is finished. Raises Elsewhere where another one did the last of it."""
    try:
        return _Together(film, colorizer, progress).make()
    except FileNotFoundError as error:
        if film.workdir.has_identity:
            raise
        raise Elsewhere from error  # the folder went while it was looked at


class _Together:
    def __init__(self, film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> None:
        self.film, self.colorizer, self.progress = film, colorizer, progress

    def make(self) -> FilmResult:
        """All steps, each as far as it is not done yet."""
        kept, workdir = self.film.kept, self.film.workdir
        if kept.looked() is None:
            self._look()
        self._once("plan", workdir.plan, self._plan)
        plan = workdir.plan()
        assert plan is not None, "it was made just now"
        rows = sheet_rows(self.film, plan, self.colorizer)
        if not plan.nothing_to_colour:
            self._encode(plan, shown_frames(self.film, plan, rows))
        result: list[FilmResult] = []
        self._once("join", lambda: result, lambda: result.append(self._finish(plan, rows)))
        return result[0]

    def _check(self) -> None:
        """Go on only while there is a reason to. Raises Stopped or Elsewhere."""
        stop.check()
        if not self.film.workdir.has_identity:
            raise Elsewhere

    def _wait(self) -> None:
        self.progress.alive(WAITING)
        time.sleep(WAIT_SECONDS)

    def _take(self, name: str) -> FileIO | None:
        return open_locked(self.film.workdir.folder / f"{name}.lock")

    def _once(self, name: str, done: Callable[[], object], work: Callable[[], None]) -> None:
        """Let one shard do something, and the others wait until it is done."""
        while not done():
            self._check()
            held = self._take(name)
            if held is None:
                self._wait()
                continue
            with held:
                self._check()
                if not done():
                    work()

    def _look(self) -> None:
        parts, kept = TrackParts(self.film), self.film.kept
        while kept.looked() is None:
            seen = kept.seen()
            if seen is None or any(parts.is_free(part) for part in parts.missing(seen)):
                numbers = parts.look(self.colorizer)
                expected = expected_frames(self.film)
                for _ in self.progress.follow(numbers, 0.0, FIRST_PASS, expected, "looking"):
                    self._check()
                return_memory()
            elif parts.missing(seen):
                self._check()
                self._wait()
            else:
                self._once("track", kept.looked, partial(parts.join, seen))
        parts.remove()

    def _plan(self) -> None:
        looked = self.film.kept.looked()
        assert looked is not None, "the track is there"
        plan_film(self.film, looked, self.colorizer, self.progress)

    def _encode(self, plan: Plan, shown: Shown) -> None:
        """Encode the segments that nobody else has, those of a stretch of one's own first."""
        assert self.film.together is not None
        count = len(plan.segments)
        begin = self.film.together.index * count // self.film.together.count
        order = [*range(begin, count), *range(begin)]
        while left := [number for number in order if not self.film.segment(number).exists()]:
            self._check()
            if not any(self._encode_from(number, plan, shown) for number in left):
                self._wait()

    def _encode_from(self, first: int, plan: Plan, shown: Shown) -> bool:
        """Encode a segment and those after it, as far as they can be had; False if it could not be."""
        held = self._take_segment(first)
        if held is None:
            return False
        try:
            with closing(second_pass.painted_segments(self.film, plan, first, shown)) as segments:
                for number, painted in segments:
                    held = held or self._take_segment(number)
                    if held is None:
                        break
                    self._check()
                    begin, frames = plan.segments[number][0], plan.frames
                    followed = self.progress.follow(painted, FIRST_PASS, SECOND_PASS, frames, "colouring", begin)
                    encode(self.film, plan, number, followed)
                    held.close()
                    held = None
        finally:
            if held is not None:
                held.close()
        return True

    def _take_segment(self, number: int) -> FileIO | None:
        if self.film.segment(number).exists():
            return None
        held = self._take(self.film.segment(number).stem)
        if held is not None and self.film.segment(number).exists():
            held.close()
            return None
        return held

    def _finish(self, plan: Plan, rows: Sequence[ShotRow]) -> FilmResult:
        result = finish(self.film, plan, rows, self.progress)
        self.film.workdir.retire()
        return result
