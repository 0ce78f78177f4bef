"""The end of a film: segments of its second pass, joined to the result, proven, and told of."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from retrocolor import marks
from retrocolor.colorizer import Colorizer
from retrocolor.files import atomic_output
from retrocolor.film import preview, sequence, shot_frames, shot_sheet, write_stills
from retrocolor.film.containers import title_parts
from retrocolor.film.ffmpeg import check, join, mux
from retrocolor.film.ffmpeg.encode import write_segment
from retrocolor.film.prepare import FilmJob
from retrocolor.film.progress import ProgressRate
from retrocolor.film.segments import Plan
from retrocolor.film.timing import frame_times
from retrocolor.imaging import thumbnails
from retrocolor.wording import counted
from retrocolor.worker.stages import WRITE, stage


@dataclass(frozen=True)
class FilmResult:
    """What became of a film. `left`: it was in colour already and nothing was written."""

    output: Path | None
    left: bool
    width: int
    height: int
    frames: int
    damaged: int = 0
    notes: tuple[str, ...] = ()
    before: tuple[np.ndarray, ...] = field(default=(), repr=False)  # nine frames, small RGB, upright
    after: tuple[np.ndarray, ...] = field(default=(), repr=False)
    seconds: float = 0.0  # that the work took
    track_bytes: int = 0  # of the colour track that is kept
    sheet: Path | None = None  # of its shots


def sheet_rows(film: FilmJob, plan: Plan, colorizer: Colorizer) -> list[shot_sheet.ShotRow]:
    """The rows of the sheet of shots, if there is to be one."""
    return shot_sheet.shot_rows(film, plan, colorizer) if film.options.sheet and not plan.nothing_to_colour else []


def shown_frames(film: FilmJob, plan: Plan, rows: Sequence[shot_sheet.ShotRow]) -> dict[str, Collection[int]]:
    """The frames of which the second pass keeps pictures, by their kind (see `preview`)."""
    shown: dict[str, Collection[int]] = {preview.FILMSTRIP_KIND: set(preview.filmstrip_frames(plan.frames))}
    shown[shot_sheet.KIND] = {frame for row in rows for frame in row.frames}
    if film.shown_in is not None:
        shown[shot_frames.KIND] = shot_frames.of_plan(plan)
    return shown


def encode(film: FilmJob, plan: Plan, number: int, painted: Iterable[Any]) -> None:
    """Write a segment from its coloured frames, whole or not at all."""
    with stage(WRITE):
        if film.options.frames:
            write_stills.write_segment(painted, film, plan.segments[number][0], film.segment(number))
        else:
            write_segment(painted, film.target, Fraction(*plan.rate), film.segment(number))


def finish(film: FilmJob, plan: Plan, rows: Sequence[shot_sheet.ShotRow], progress: ProgressRate) -> FilmResult:
    """The result of a film whose segments are all there; of one that is in colour already, nothing is written."""
    height, width = film.shown_size
    if plan.nothing_to_colour:
        return FilmResult(None, True, width, height, plan.frames)
    with stage(WRITE):
        proof = _joined(film, plan, progress)
    unshown: list[str] = []
    if film.shown_in is not None:
        with thumbnails.spared(unshown):
            shot_frames.publish(film.workdir.shots_folder, plan, film.output, film.shown_in)
    stale = () if rows else shot_sheet.remove_stale(film.output)
    sheet = shot_sheet.write_sheet(film, plan, rows) if rows else None
    pairs = preview.read_pictures(film.workdir, preview.FILMSTRIP_KIND).values()
    before, after = (tuple(pair[side] for pair in pairs) for side in (0, 1))
    notes = (*_notes(film, plan), *proof, *stale, *unshown)
    film.kept.note_result(film.output, film.asked)
    return FilmResult(film.output, False, width, height, plan.frames, plan.damaged, notes, before, after, sheet=sheet)


def _joined(film: FilmJob, plan: Plan, progress: ProgressRate) -> tuple[str, ...]:
    """Join, mux, prove, and only then give the film its name; returns what the proof found in the source."""
    segments = [film.segment(number) for number in range(len(plan.segments))]
    if film.options.frames:
        return write_stills.finish(film, segments, plan.frames)
    times = frame_times(film)
    joined = film.workdir.folder / f"joined{film.output.suffix}"
    join.join(segments, times, joined, film.target.muxer, film.target.codec, film.matrix)
    progress.alive("writing")
    info = sequence.as_joined(film.info, joined, int(film.track.column("pts")[0]))
    rate = Fraction(*plan.rate)
    mark = mux.mark_for(film.info.comment, part=film.window is not None) if film.mark else None
    with atomic_output(film.output, mark=marks.FILM, known=film.known, within=film.workdir.folder) as part:
        mux.mux(
            info, joined, part, film.target.muxer, film.carried,
            codec=film.target.codec, rate=rate if rate == film.info.picture.rate else None,
            times=times, mark=mark, beat=progress.alive, window=film.window,
        )  # fmt: skip
        joined.unlink()
        return check.check(
            film.info, part, film.target.muxer, times, film.carried, progress.alive,
            cut=film.window is not None or film.info.frames is not None, folder=film.workdir.folder,
        )  # fmt: skip


def _notes(film: FilmJob, plan: Plan) -> tuple[str, ...]:
    notes = [*film.target.notes, *film.info.notes, *film.carried.notes, *plan.notes]
    if film.info.parts:
        notes.append(f"{len(film.info.parts) + 1} files, read as one up to {film.info.parts[-1].name}")
    elif len(parts := title_parts(film.info.path)) > 1:
        notes.append(
            f"one of {len(parts)} files of a DVD title, {parts[0].name} to {parts[-1].name}, coloured for itself: "
            "--join makes them one film"
        )
    if film.workdir.fresh or film.kept.fresh:
        notes.append(film.workdir.fresh or film.kept.fresh)
    if left := sum(plan.left) - plan.skipped:
        notes.append(f"{left} of {counted(len(plan.shots), 'shot')} in colour already, left unchanged")
    if plan.skipped:
        notes.append(f"{plan.skipped} of {counted(len(plan.shots), 'shot')} skipped, as asked, and left unchanged")
    if plan.damaged:
        notes.append(counted(plan.damaged, "damaged frame"))
    return tuple(notes)
