"""From the colour track to the plan: the shots of a film, how each is coloured, and its steady chroma."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from retrocolor.colorizer import Colorizer
from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film import first_pass
from retrocolor.film.color_track import ANSWERED, BLOCK, COLOURED, FLAT
from retrocolor.film.ffmpeg.join import Times
from retrocolor.film.prepare import FilmJob
from retrocolor.film.progress import ProgressRate
from retrocolor.film.segments import Plan, make_plan
from retrocolor.film.shot_file import is_edited, write_found
from retrocolor.film.shot_list import Shot, found_shots
from retrocolor.film.shot_looks import Looks
from retrocolor.film.shots import find_shots
from retrocolor.film.steady import make_steady
from retrocolor.film.timing import frame_times
from retrocolor.film.wanted_shots import edited_notes, edited_shots
from retrocolor.film.workdir import Looked
from retrocolor.imaging.lab import byte_to_lightness
from retrocolor.model.device import one_thread
from retrocolor.worker.stages import STEADY, stage

WITHOUT = "without the edited shots of the whole film, whose colour track is not there: colour the whole film first"


def plan_film(film: FilmJob, looked: Looked, colorizer: Colorizer, progress: ProgressRate) -> Plan:
    """The plan of a film whose track is through; what a person changed on its shots holds. Raises MediaError."""
    times = frame_times(film)
    shots, notes = _shots(film, times, progress)
    left = _left(film, shots)
    if all(left) and any(shot.look.skip for shot in shots):
        raise MediaError(
            f"{printable(film.shots_path)}: every shot is skipped or in colour; leave one to be coloured, or reject "
            "the film (docs/choices.md)."
        )
    _answer_all(film, shots, left, colorizer, progress)
    looks = Looks(film, colorizer).of(shots, left)
    spans = [(shot.first, shot.end) for shot in shots]
    with stage(STEADY), one_thread():  # frames are so small that more would wait for each other
        gains = make_steady(film.track, spans, looks, film.workdir.steady_path, progress.alive)
    plan = make_plan(shots, left, gains, times, film.info.picture.rate, looked.damaged, (*looked.notes, *notes))
    film.workdir.keep_plan(plan)
    return plan


def _shots(film: FilmJob, times: Times, progress: ProgressRate) -> tuple[tuple[Shot, ...], list[str]]:
    """The shots that were found, or as a person has them, and what is to be said of that."""
    found = find_shots(_lights(film, progress))
    flags = film.track.column("flags")
    listed = found_shots(len(flags), found.spans, found.mixed, _in_colour(flags, found.spans, found.mixed))
    if not film.track.is_part:
        mine = film.shots_path == film.kept.shots_path and not film.options.no_keep
        place = film.shots_path if mine else None
        listed = write_found(place, listed, film.info.path.name, lambda frame: clock(times, frame))
    if not is_edited(film.shots_path):
        return listed.shots, [WITHOUT] if film.asked else []
    return edited_shots(film), edited_notes(film, listed.found)


def _lights(film: FilmJob, progress: ProgressRate) -> Iterator[np.ndarray]:
    """L* of each frame of the track, (h, w)."""
    for number, light in enumerate(film.track.each("light")):
        if number % BLOCK == 0:
            progress.alive()
        yield byte_to_lightness(light)


def _in_colour(flags: np.ndarray, spans: Sequence[tuple[int, int]], mixed: Sequence[bool]) -> list[bool]:
    """Which shots are in colour: at least half of their frames are, black ones left out.

    A whole shot stays or not, so that no picture changes between its own colours and ours. Where all that show
    something are in colour, those that show nothing count as well. A dissolve or fade is in colour where the shots on
    either side are: from the one to the other its colours go from those of the source to ours.
    """
    parts = [flags[first:end] for first, end in spans]
    shown = [part[(part & FLAT) == 0] for part in parts]
    votes = [len(part) > 0 and bool(np.mean((part & COLOURED) != 0) >= 0.5) for part in shown]
    of_shown = [vote for vote, part in zip(votes, shown, strict=True) if len(part)]
    if of_shown and all(of_shown):
        return [True] * len(votes)
    plain = [number for number, is_mixed in enumerate(mixed) if not is_mixed]
    for number in (number for number, is_mixed in enumerate(mixed) if is_mixed and plain):
        beside = {max((n for n in plain if n < number), default=-1), min((n for n in plain if n > number), default=-1)}
        votes[number] = all(votes[n] for n in beside - {-1})
    return votes


def _left(film: FilmJob, shots: Sequence[Shot]) -> list[bool]:
    """Which shots stay as they are: in colour already, or so because somebody said so."""
    spans, mixed = [(shot.first, shot.end) for shot in shots], [shot.mixed for shot in shots]
    votes = _in_colour(film.track.column("flags"), spans, mixed)
    said = [vote if shot.in_colour is None else shot.in_colour for shot, vote in zip(shots, votes, strict=True)]
    return [colour or shot.look.skip for shot, colour in zip(shots, said, strict=True)]


def _answer_all(
    film: FilmJob, shots: Sequence[Shot], left: Sequence[bool], colorizer: Colorizer, progress: ProgressRate
) -> None:
    """Ask the network for frames in colour that stand in shots which are to be coloured: it did not see them yet."""
    flags = film.track.column("flags")
    unseen = ((flags & COLOURED) != 0) & ((flags & ANSWERED) == 0)
    unseen &= ~np.repeat(left, [shot.end - shot.first for shot in shots])
    if unseen.any():
        first_pass.answer(np.flatnonzero(unseen), film, colorizer, progress.alive)


def clock(times: Times, frame: int) -> str:
    """When a frame is shown, H:MM:SS.mmm from the film's beginning on."""
    pts = int(times.pts[frame]) if frame < len(times.pts) else int(times.pts[-1]) + times.last
    milliseconds = round(1000 * Fraction(pts - int(times.pts[0])) * times.time_base)
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
