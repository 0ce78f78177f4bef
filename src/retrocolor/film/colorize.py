"""Colour a film: a first pass analyzes every frame and writes the colour track, a second paints and encodes.

Runs in the worker process. Each frame keeps its time and its luma; sound and everything else is copied.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions, OutputOptions
from retrocolor.errors import BrokenOff, Changed, MediaError, Unfit
from retrocolor.files import FULL, Seen, unwritable
from retrocolor.film import first_pass, second_pass
from retrocolor.film.ffmpeg.pixels import GREY, YUV
from retrocolor.film.finish import FilmResult, encode, finish, sheet_rows, shown_frames
from retrocolor.film.held import LOSSLESS, HeldFrames
from retrocolor.film.places import lying_at
from retrocolor.film.planning import plan_film
from retrocolor.film.prepare import FilmJob, prepare
from retrocolor.film.progress import FIRST_PASS, SECOND_PASS, ProgressRate
from retrocolor.film.rehearsal import rehearse
from retrocolor.film.segments import Plan
from retrocolor.film.shot_sheet import ShotRow, require_sheet
from retrocolor.film.timing import expected_frames
from retrocolor.film.together import Elsewhere, make_together
from retrocolor.film.wanted_shots import require_fit
from retrocolor.film.workdir import Looked
from retrocolor.imaging import thumbnails
from retrocolor.jobs import Identity, Job, Kind, Made, Result, Status, Together, replaceable
from retrocolor.machine import return_memory
from retrocolor.wording import counted, in_bytes
from retrocolor.worker import stop
from retrocolor.worker.protocol import Heartbeat

ELSEWHERE = "made together with other shards, one of which finished it"


def film_work(job: Job, film: FilmOptions, output: OutputOptions, colorizer: Colorizer, beat: Heartbeat) -> Made:
    """Colour the film of a job, for the supervised worker. Raises RetrocolorError."""
    identity = Identity.of(job.source, checksum=False, parts=job.parts)
    try:
        made = colorize_film(
            job.source, job.output, film, colorizer, beat,
            recolor=output.recolor, mark=not output.no_mark, exact_name=job.named, known=replaceable(job),
            parts=job.parts, shown_in=job.root if job.paged and not output.no_report else None, together=job.together,
        )  # fmt: skip
    except Elsewhere:
        return Made(Result(job.source, job.output, Status.SKIPPED, ELSEWHERE, Kind.FILM), identity)
    facts: dict[str, Any] = {"kind": Kind.FILM, "width": made.width, "height": made.height, "pages": made.frames}
    if made.output is None:
        reason = "already in colour; --recolor colours it all the same"
        return Made(Result(job.source, None, Status.LEFT, reason, **facts), identity)
    notes = list(made.notes)
    if job.paged and not output.no_report and made.before:
        key = thumbnails.thumbnail_key(made.output, job.root)
        with thumbnails.spared(notes):
            thumbnails.frame_sheets(made.before, made.after, job.root / thumbnails.FOLDER, key)
    seconds = round(made.seconds, 3)
    result = Result(
        job.source, made.output, Status.DONE, seconds=seconds, notes=tuple(dict.fromkeys(notes)),
        track_bytes=made.track_bytes, sheet=made.sheet, **facts,
    )  # fmt: skip
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
    known: Seen | bool = False,
    parts: tuple[Path, ...] = (),
    shown_in: Path | None = None,
    together: Together | None = None,
) -> FilmResult:
    """Colour one film into `output`, whose ending names the container; going on where a killed run stopped.

    Without `exact_name` a container that cannot hold the codec becomes Matroska: `.mkv` is added to the name. What lies
    at `output` is replaced if it is `known` to be ours, or marked. Frames of its shots are left for the page of the
    folder that it is `shown_in`. `together`: with other shards, in parts.
    Raises Refused or MediaError for what cannot be coloured exactly, MachineError when there is no room, Elsewhere
    where another shard has finished it.
    """
    started = monotonic()
    progress = ProgressRate(beat)
    ready = partial(
        prepare, source, output, options, colorizer,
        recolor=recolor, mark=mark, exact_name=exact_name, beat=progress.alive, known=known, parts=parts,
        together=together,
    )  # fmt: skip
    try:
        film = _ready(ready, exact_name=exact_name)
        try:
            if together and lying_at(output) != together.before:  # before this shard came to it
                film.discard()
                raise Elsewhere
            result = _work(replace(film, shown_in=shown_in), colorizer, progress)
        finally:
            film.release()
            if together:
                film.workdir.remove_retired()
    except OSError as error:
        if together and isinstance(error, FileNotFoundError) and lying_at(output) != together.before:
            raise Elsewhere from error
        if error.errno not in FULL:
            raise
        raise unwritable(output.parent, error) from error
    return replace(result, seconds=monotonic() - started)


def _ready(ready: Callable[..., FilmJob], *, exact_name: bool) -> FilmJob:
    """The film, prepared and rehearsed; as Matroska when its container turns out not to hold all its streams."""
    film = ready()
    try:
        return rehearse(film)
    except MediaError as error:
        _give_up(film, error)
        if exact_name or not isinstance(error, Unfit):
            raise
    film = ready(moved=True)
    try:
        return rehearse(film)
    except MediaError as error:
        _give_up(film, error)
        raise


def _give_up(film: FilmJob, error: MediaError) -> None:
    """Leave nothing of the work where the same command would fail the same way."""
    if isinstance(error, BrokenOff):
        film.release()
    else:
        film.discard()


def _work(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> FilmResult:
    """Both passes, as far as they are not done yet; the work stays for the next run when a full disk stops it."""
    try:
        require_fit(film)
        if film.options.sheet:
            require_sheet(film.output)
        result = make_together(film, colorizer, progress) if film.together else _passes(film, colorizer, progress)
    except Changed:
        if film.kept.is_mine:
            film.kept.remove()
        film.discard()
        raise
    except MediaError as error:
        _give_up(film, error)
        raise
    if not film.together:
        film.workdir.remove()
    is_wanted = result.output is not None and not film.options.no_keep
    if not is_wanted and not film.kept.has_others(film.output):
        film.kept.remove()
    return replace(result, track_bytes=film.kept.size())


def _passes(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> FilmResult:
    if film.needed:
        progress.alive(f"about {counted(expected_frames(film), 'frame')}; needs about {in_bytes(film.needed)} of disk")
    looked = film.kept.looked()
    plan = film.workdir.plan() if looked else None  # without its track a plan says nothing
    with _holding(film) as film:
        if plan is None:
            plan = plan_film(film, looked or _first_pass(film, colorizer, progress), colorizer, progress)
        rows = sheet_rows(film, plan, colorizer)
        if not plan.nothing_to_colour:
            _second_pass(film, plan, rows, progress)
    return finish(film, plan, rows, progress)


@contextmanager
def _holding(film: FilmJob) -> Iterator[FilmJob]:
    """The film, which holds the frames of its first pass on disk if that costs less than to decode them again."""
    is_plain = film.info.picture.codec in LOSSLESS and film.target.source.family in (GREY, YUV)
    if film.kept.looked() or film.options.salvage or film.info.frames or not is_plain:
        yield film
        return
    with closing(HeldFrames(film.workdir.folder, film.target.source.dtype, film.needed)) as held:
        yield replace(film, held=held)


def _first_pass(film: FilmJob, colorizer: Colorizer, progress: ProgressRate) -> Looked:
    """The first pass: analyze every frame, write the colour track."""
    decoder = film.decoder()
    analyzed = first_pass.analyze(decoder, film, colorizer)
    for _ in progress.follow(analyzed, 0.0, FIRST_PASS, expected_frames(film), "looking"):
        stop.check()
    colorizer.rest()
    looked = Looked(len(film.track), decoder.damaged, decoder.notes())
    film.kept.keep_looked(looked)
    return looked


def _second_pass(film: FilmJob, plan: Plan, rows: Sequence[ShotRow], progress: ProgressRate) -> None:
    """The second pass, from the first unfinished segment on."""
    done = 0
    while done < len(plan.segments) and film.segment(done).exists():
        done += 1
    if done == len(plan.segments):
        return
    return_memory()  # what came before had as much as the encoder needs
    for number, painted in second_pass.painted_segments(film, plan, done, shown_frames(film, plan, rows)):
        stop.check()
        first = plan.segments[number][0]
        encode(film, plan, number, progress.follow(painted, FIRST_PASS, SECOND_PASS, plan.frames, "colouring", first))
