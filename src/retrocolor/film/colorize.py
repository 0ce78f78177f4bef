"""Colour a film: a first pass analyzes every frame and writes the colour track, a second paints and encodes.

Runs in the worker process. Each frame keeps its time and its luma; sound and everything else is copied.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from retrocolor import marks
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions, OutputOptions
from retrocolor.errors import Changed, MachineError, MediaError
from retrocolor.files import FULL, atomic_output, in_bytes, printable
from retrocolor.film import first_pass, preview, second_pass, sequence, shot_frames, shot_sheet, write_stills
from retrocolor.film.containers import title_parts
from retrocolor.film.ffmpeg import check, join, mux
from retrocolor.film.ffmpeg.encode import write_segment
from retrocolor.film.ffmpeg.target import Unfit
from retrocolor.film.planning import plan_film
from retrocolor.film.prepare import FilmJob, prepare
from retrocolor.film.progress import ProgressRate
from retrocolor.film.rehearsal import rehearse
from retrocolor.film.segments import Plan
from retrocolor.film.timing import expected_frames, frame_times
from retrocolor.film.workdir import Looked
from retrocolor.imaging import thumbnails
from retrocolor.jobs import Identity, Job, Kind, Made, Result, Status
from retrocolor.machine import return_memory
from retrocolor.worker import stop
from retrocolor.worker.protocol import Heartbeat
from retrocolor.worker.stages import WRITE, stage

FIRST_PASS, SECOND_PASS = 0.48, 0.5  # shares of the work, for the progress bar


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


def film_work(job: Job, film: FilmOptions, output: OutputOptions, colorizer: Colorizer, beat: Heartbeat) -> Made:
    """Colour the film of a job, for the supervised worker. Raises RetrocolorError."""
    identity = Identity.of(job.source, checksum=False, parts=job.parts)
    made = colorize_film(
        job.source, job.output, film, colorizer, beat,
        recolor=output.recolor, mark=not output.no_mark, exact_name=job.named, known=job.known, parts=job.parts,
        shown_in=job.root if job.paged and not output.no_report else None,
    )  # fmt: skip
    facts: dict[str, Any] = {"kind": Kind.FILM, "width": made.width, "height": made.height, "pages": made.frames}
    if made.output is None:
        reason = "already in colour; --recolor colours it all the same"
        return Made(Result(job.source, None, Status.LEFT, reason, **facts), identity)
    if job.paged and not output.no_report and made.before:
        key = thumbnails.thumbnail_key(made.output, job.root)
        thumbnails.frame_sheets(made.before, made.after, job.root / thumbnails.FOLDER, key)
    seconds = round(made.seconds, 3)
    result = Result(
        job.source, made.output, Status.DONE, seconds=seconds, notes=made.notes, track_bytes=made.track_bytes, **facts
    )
    extras = (made.sheet.name,) if made.sheet else ()
    return Made(result, identity, Identity.of(made.output), extras)


def colorize_film(
    source: Path,
    output: Path,
    options: FilmOptions,
    colorizer: Colorizer,
    beat: Heartbeat,
    *,
    recolor: bool = False,
    mark: bool = True,
    exact_name: bool = True,
    known: bool = False,
    parts: tuple[Path, ...] = (),
    shown_in: Path | None = None,
) -> FilmResult:
    """Colour one film into `output`, whose ending names the container; going on where a killed run stopped.

    Without `exact_name` a container that cannot hold the codec becomes Matroska: `.mkv` is added to the name. What lies
    at `output` is replaced if it is `known` to be ours, or marked. Frames of its shots are left for the page of
    the folder that it is `shown_in`.
    Raises Refused or MediaError for what cannot be coloured exactly, MachineError when there is no room.
    """
    started = monotonic()
    progress = ProgressRate(beat)
    ready = partial(
        prepare, source, output, options, colorizer,
        recolor=recolor, mark=mark, exact_name=exact_name, beat=progress.alive, known=known, parts=parts,
    )  # fmt: skip
    try:
        film = _ready(ready, exact_name=exact_name)
        try:
            result = _work(replace(film, shown_in=shown_in), colorizer, progress)
        finally:
            film.release()
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise MachineError(
            f"The disk of {printable(output.parent)} is full: free some space, then run the same command."
        ) from error
    return replace(result, seconds=monotonic() - started)


def _ready(ready: Callable[..., FilmJob], *, exact_name: bool) -> FilmJob:
    """The film, prepared and rehearsed; as Matroska when its container turns out not to hold all its streams."""
    film = ready()
    try:
        return rehearse(film)
    except MediaError as error:
        film.discard()
        if exact_name or not isinstance(error, Unfit):
            raise
    film = ready(moved=True)
    try:
        return rehearse(film)
    except MediaError:
        film.discard()
        raise


def _work(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> FilmResult:
    """Both passes, as far as they are not done yet; the work stays for the next run when a full disk stops it."""
    try:
        result = _passes(film, colorizer, progress)
    except Changed:
        film.kept.remove()
        film.discard()
        raise
    except MediaError:  # the same command would fail the same way
        film.discard()
        raise
    film.workdir.remove()
    if result.output is None or film.options.no_keep:
        film.kept.remove()
    return replace(result, track_bytes=film.kept.size())


def _passes(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> FilmResult:
    if film.options.sheet:
        shot_sheet.require_sheet(film.output)
    if film.needed:
        progress.alive(f"about {expected_frames(film):,} frames; needs about {in_bytes(film.needed)} of disk")
    plan = film.workdir.plan() if film.kept.looked() else None  # without its track a plan says nothing
    if plan is None:
        looked = film.kept.looked() or _first_pass(film, colorizer, progress)
        plan = plan_film(film, looked, colorizer, progress)
    height, width = film.shown_size
    if plan.nothing_to_colour:
        return FilmResult(None, True, width, height, plan.frames)
    rows = shot_sheet.shot_rows(film, plan, colorizer) if film.options.sheet else []
    shown = {preview.FILMSTRIP_KIND: set(preview.filmstrip_frames(plan.frames))}
    shown |= {shot_sheet.KIND: {frame for row in rows for frame in row.frames}}
    shown |= {shot_frames.KIND: shot_frames.of_plan(plan)} if film.shown_in is not None else {}
    _second_pass(film, plan, progress, shown)
    with stage(WRITE):
        proof = _finish(film, plan, progress)
    if film.shown_in is not None:
        shot_frames.publish(film.workdir.shots_folder, plan, film.output, film.shown_in)
    sheet = shot_sheet.write_sheet(film, plan, rows) if rows else None
    pairs = preview.read_pictures(film.workdir, preview.FILMSTRIP_KIND).values()
    before, after = (tuple(pair[side] for pair in pairs) for side in (0, 1))
    notes = (*_notes(film, plan), *proof)
    film.kept.note_result(film.output, film.asked)
    return FilmResult(film.output, False, width, height, plan.frames, plan.damaged, notes, before, after, sheet=sheet)


def _first_pass(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> Looked:
    """The first pass: analyze every frame, write the colour track."""
    decoder = film.decoder()
    analyzed = first_pass.analyze(decoder, film, colorizer)
    for _ in progress.follow(analyzed, 0.0, FIRST_PASS, expected_frames(film), "looking"):
        stop.check()
    colorizer.rest()
    return_memory()  # the second pass needs as much, for its encoder
    looked = Looked(len(film.track), decoder.damaged, decoder.notes())
    film.kept.keep_looked(looked)
    return looked


def _second_pass(film: FilmJob, plan: Plan, progress: ProgressRate, shown: Mapping[str, Collection[int]]) -> None:
    """The second pass, from the first unfinished segment on."""
    done = 0
    while done < len(plan.segments) and film.segment(done).exists():
        done += 1
    if done == len(plan.segments):
        return
    rate = Fraction(*plan.rate)
    frames = second_pass.painted_segments(film, plan, done, shown)
    for number, painted in frames:
        stop.check()
        followed = progress.follow(painted, FIRST_PASS, SECOND_PASS, plan.frames, "colouring", plan.segments[number][0])
        with stage(WRITE):
            if film.options.frames:
                write_stills.write_segment(followed, film, plan.segments[number][0], film.segment(number))
            else:
                write_segment(followed, film.target, rate, film.segment(number))


def _finish(film: FilmJob, plan: Plan, progress: ProgressRate) -> tuple[str, ...]:
    """Join, mux, prove, and only then give the film its name; returns what the proof found in the source."""
    segments = [film.segment(number) for number in range(len(plan.segments))]
    if film.options.frames:
        return write_stills.finish(film, segments, plan.frames)
    times = frame_times(film)
    joined = film.workdir.folder / f"joined{film.output.suffix}"
    join.join(segments, times, joined, film.target.muxer, film.target.codec, film.matrix)
    progress.alive("writing")
    info = sequence.as_joined(film.info, joined, int(film.track.column("pts")[0]))
    mark = mux.mark_for(film.info.comment, part=film.window is not None) if film.mark else None
    with atomic_output(film.output, mark=marks.FILM, known=film.known) as part:
        mux.mux(
            info, joined, part, film.target.muxer, film.carried, mark=mark, beat=progress.alive, window=film.window,
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
        notes.append(f"{left} of {len(plan.shots)} shots were in colour and left as they are")
    if plan.skipped:
        notes.append(f"{plan.skipped} of {len(plan.shots)} shots skipped, as asked, and left as they are")
    if plan.damaged:
        notes.append(f"{plan.damaged} damaged {'frame' if plan.damaged == 1 else 'frames'}")
    return tuple(notes)
