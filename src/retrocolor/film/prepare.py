"""A film in work: what it is, what it becomes, where the work lies.

Everything that can be refused is refused here, before the work.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MachineError, MediaError, Unfit, UsageError
from retrocolor.files import Seen, printable
from retrocolor.film import asked_shots, places, sequence, stills
from retrocolor.film.color_track import Track
from retrocolor.film.containers import moved as moved_name
from retrocolor.film.describe import describe
from retrocolor.film.ffmpeg import clock, decode, mux, probe
from retrocolor.film.ffmpeg.carried import Carried, carry
from retrocolor.film.ffmpeg.ending import require_ending
from retrocolor.film.ffmpeg.frame_scan import scan_frames
from retrocolor.film.ffmpeg.target import Target, choose
from retrocolor.film.held import HeldFrames
from retrocolor.film.kept import open_track
from retrocolor.film.preprocess import View
from retrocolor.film.workdir import TrackFolder, WorkDir
from retrocolor.folders import require_replaceable_folder
from retrocolor.imaging.orientation import upright_size
from retrocolor.jobs import Identity, Together
from retrocolor.locks import in_turn, turn
from retrocolor.machine import core_count

MOST_THREADS = 16
BITS_PER_PIXEL = {"h264": 0.1, "h265": 0.07, "av1": 0.06, "ffv1": 5.0, "prores": 3.5}  # that a result takes, about


@dataclass(frozen=True)
class FilmJob:
    """A film in work: what it is, how it is written, where the work lies."""

    info: probe.FilmInfo
    options: FilmOptions
    output: Path
    target: Target
    carried: Carried
    window: mux.Window | None
    view: View
    workdir: WorkDir
    kept: TrackFolder
    track: Track
    matrix: list[int] | None
    recolor: bool
    mark: bool
    known: Seen | bool = False  # what lies at the output is ours, by the record
    model: str = ""  # that gives the colours
    shots_path: Path = Path()  # where shots of a person's are looked for
    asked: str = ""  # what a person changed on the shots, as a short checksum
    shown_in: Path | None = None  # the folder of the page that is to show its shots
    together: Together | None = None  # made with other shards
    needed: int = 0  # bytes of disk, at the worst moment; 0 once the first pass is through
    held: HeldFrames | None = None  # frames that need not be decoded twice

    @property
    def shown_size(self) -> tuple[int, int]:
        """Height and width of the result, upright."""
        return upright_size(self.target.height, self.target.width, self.view.orientation)

    @property
    def film_seconds(self) -> float:
        """How long the whole film lasts, as its container says; 0 when it does not."""
        return self.info.picture.duration or self.info.duration or 0.0

    @property
    def window_seconds(self) -> float:
        """How long the requested part lasts, even if it goes on after the film's end."""
        if self.window is None:
            return self.film_seconds
        end = self.window.end if self.window.end is not None else self.info.start + self.film_seconds
        return end - self.window.start

    @property
    def first_frame(self) -> Any:
        """The first frame that decodes. Raises MediaError when there is none."""
        return _first_frame(self.info, self.target.work)

    def segment(self, number: int) -> Path:
        """Where a finished segment lies; of a folder of frames the list of what it wrote."""
        path = self.workdir.segment(number)
        return path.with_suffix(".json") if self.options.frames else path

    def discard(self) -> None:
        """Remove the work, and a track that is not finished: it would fail in the same way again.

        A whole track stays: who corrects what was asked for has it. So does what other shards are at work on.
        """
        if self.workdir.is_mine:
            self.workdir.remove()
        is_whole = self.kept.earlier or (self.kept.looked() is not None and not self.options.no_keep)
        if not is_whole and self.kept.is_mine:
            self.kept.remove()
        self.release()

    def release(self) -> None:
        """Let other runs use the folders."""
        self.workdir.release()
        self.kept.release()

    def decoder(self) -> decode.Decoder:
        """A new decoder from the beginning."""
        until = None if self.window is None else self.window.end
        if self.info.frames:
            return sequence.SequenceDecoder(self.info, self.target.work, salvage=self.options.salvage, until=until)
        threads = min(self.target.threads, 8)
        return decode.Decoder(self.info, self.target.work, threads=threads, salvage=self.options.salvage, until=until)


def prepare(
    source: Path,
    output: Path,
    options: FilmOptions,
    colorizer: Colorizer,
    *,
    recolor: bool,
    mark: bool,
    exact_name: bool,
    beat: Callable[[str], None],
    moved: bool = False,
    known: Seen | bool = False,
    parts: tuple[Path, ...] = (),
    together: Together | None = None,
) -> FilmJob:
    """Decide all that the passes need, and open the work folder. `moved`: the result must become Matroska.

    Raises UsageError, Refused or MediaError for a film that cannot be coloured, MachineError when there is no room.
    """
    if output.exists() and output.samefile(source):
        raise UsageError(f"{printable(output)} is the film itself: name another output with -o.")
    info = describe(source, options, parts)
    fault = None if info.frames else clock.find_fault(info, salvage=options.salvage)
    target, output = _choose_target(info, options, output, exact_name, moved, known)
    view, matrix = _seen(info, options, target, colorizer, whole=not fault)
    workdir, files = WorkDir(output), (source, *parts)
    asked = asked_shots.changes(source, output, options)
    workdir.hold(shared=together is not None)
    with in_turn(workdir.folder):  # of shards that begin together
        target = _open_workdir(workdir, files, options, colorizer, target, {"recolor": recolor, "shots": asked})
    if fault:
        info = _repaired(info, fault, workdir, options, beat)
    window = _window(info, options)
    if options.frames:
        carried = stills.carried(info)
    else:
        carried = carry(info, target.muxer, output.suffix, options.access, part=window is not None)
    with in_turn(workdir.folder):
        settings = _track_settings(files, options, colorizer, recolor=recolor)
        kept, track = open_track(
            info, source, workdir, output, window, view, settings, salvage=options.salvage, shared=together is not None
        )
    film = FilmJob(
        info, options, output, target, carried, window, view, workdir, kept, track, matrix, recolor, mark, known,
        colorizer.name, options.shots or asked_shots.file_of(kept.folder, source, output, options), asked,
        together=together,
    )  # fmt: skip
    return film if workdir.plan() is not None else _with_room(film)


def _seen(
    info: probe.FilmInfo, options: FilmOptions, target: Target, colorizer: Colorizer, *, whole: bool
) -> tuple[View, list[int] | None]:
    """How the network sees a film, and its display matrix; a `whole` one must end where its container says."""
    first = _first_frame(info, target.work)
    if whole and not (options.salvage or info.frames or _window(info, options)):
        require_ending(info, target.work)
    matrix = sequence.display_matrix(first) if info.frames else decode.matrix_of(first)
    return View.of(info, target, colorizer, matrix), matrix


def _track_settings(
    files: tuple[Path, ...], options: FilmOptions, colorizer: Colorizer, *, recolor: bool
) -> dict[str, Any]:
    """What the network's answers depend on."""
    return {
        "source": [_identity_of(file) for file in files], "recolor": recolor, "fps": options.fps,
        "transfer": options.transfer, "model": colorizer.network_settings,
    }  # fmt: skip


def _with_room(film: FilmJob) -> FilmJob:
    """The film with the room that it needs on disk; where there is none, nothing is left of it."""
    try:
        return replace(film, needed=_require_room(film))
    except MachineError:
        if not len(film.track):
            film.discard()
        film.kept.release()
        raise


def _first_frame(info: probe.FilmInfo, work: str) -> Any:
    if not info.frames:
        return decode.first_frame(info, work)
    for frame in sequence.SequenceDecoder(info, work, salvage=True).frames():
        return frame
    raise MediaError(f"{printable(info.path)}: damaged, not one frame of it can be decoded.")


def _repaired(
    info: probe.FilmInfo, fault: clock.Fault, workdir: WorkDir, options: FilmOptions, beat: Callable[[str], None]
) -> probe.FilmInfo:
    """The film with a sound clock. Raises MachineError when there is no room for the copy."""
    with turn(workdir.folder / "repair.lock", lambda: beat("")):
        if not workdir.copy_path.exists():
            workdir.require_free(info.size)
        return clock.repaired(
            info, fault, workdir.copy_path, lambda copy: scan_frames(probe.probe(copy, salvage=options.salvage)), beat
        )  # fmt: skip


def _choose_target(
    info: probe.FilmInfo, options: FilmOptions, output: Path, exact_name: bool, must_move: bool, known: Seen | bool
) -> tuple[Target, Path]:
    if options.frames:
        require_replaceable_folder(output, known=bool(known))
        return stills.target_of(info, options, _threads()), output
    try:
        if not must_move:
            target = choose(info, options, output, _threads(), named=exact_name)
            carry(info, target.muxer, output.suffix, options.access)
            return target, output
    except Unfit:
        if exact_name:
            raise
    moved = moved_name(output)
    if moved.exists():
        raise MediaError(f"{printable(moved)} is in the way of the result: move it, or use --codec h264.")
    return choose(info, options, moved, _threads()), moved


def _threads() -> int:
    return min(core_count(), MOST_THREADS)


def _open_workdir(
    workdir: WorkDir, files: tuple[Path, ...], options: FilmOptions, colorizer: Colorizer, target: Target,
    more: dict[str, Any],
) -> Target:  # fmt: skip
    """Open the work folder; the number of threads stays that of the run which began the work."""
    threads = workdir.stored_threads() or target.threads
    target = replace(target, threads=threads)
    identity = {
        "source": [_identity_of(file) for file in files],
        "options": asdict(replace(options, no_keep=False, shots=None)) | more,
        "model": colorizer.settings,
        "encoding": asdict(target),
    }
    workdir.open(identity)
    return target


def _window(info: probe.FilmInfo, options: FilmOptions) -> mux.Window | None:
    part = places.wanted_part(options.start, options.end, options.preview)
    if part is None:
        return None
    start, end = part
    if start < 0 or (end is not None and end <= start):
        raise UsageError(f"--start {start:g} and --end {end:g} leave nothing of the film.")
    return mux.Window(info.start + start, None if end is None else info.start + end)


def _require_room(film: FilmJob) -> int:
    """The bytes a film will need at its worst moment. Raises MachineError if they are not free."""
    target = film.target
    frames = max(1, round(min(film.film_seconds, film.window_seconds) * float(film.info.picture.rate)))
    bits = BITS_PER_PIXEL.get(target.codec, 3.0 * target.source.depth)
    picture = int(target.width * target.height * frames * bits / 8)
    others = 0 if film.window or film.info.frames or film.options.frames else film.info.size
    others += film.info.size if film.info.repaired else 0
    copies = 1 if film.options.frames else 3
    steady = 5 * 4 * film.track.dtype["light"].itemsize  # float32 and float16 planes of the time filter
    records = 0 if film.kept.looked() else film.track.dtype.itemsize
    needed = copies * picture + others + frames * (records + steady)
    film.workdir.require_free(needed)
    return needed


def _identity_of(source: Path) -> dict[str, int]:
    """Size and time of change: whether the source is still the same."""
    identity = Identity.of(source, checksum=False)
    return {"size": identity.size, "mtime_ns": identity.mtime_ns}
