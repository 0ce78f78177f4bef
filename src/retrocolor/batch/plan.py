"""Plan what becomes of which file before any work: names, collisions, originals kept safe. No torch."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from retrocolor.batch.discover import Found, Medium, find_media, is_moving, is_still, require
from retrocolor.batch.joining import named_parts, with_titles
from retrocolor.batch.place import Place, keep_apart, place_of
from retrocolor.batch.record import made_in
from retrocolor.config import FilmOptions
from retrocolor.errors import Refused, UsageError
from retrocolor.files import fitted, folded, is_folder, printable
from retrocolor.film import numbering
from retrocolor.jobs import Job, Kind, Result, Status
from retrocolor.photo.names import refuse_by_name
from retrocolor.worker.protocol import Failure

OutputSuffix = Callable[[Path], str]
BESIDE = ("-compare", "-confidence")
"""What pictures beside a result are called, after its own name."""
LONGEST_BESIDE = "-confidence-99999.png"


@dataclass(frozen=True)
class Plan:
    """Everything found: `jobs` in order, and `refused`, known to be impossible without opening a file."""

    jobs: tuple[Job, ...]
    refused: tuple[tuple[Path, Result], ...]  # each with its output folder
    roots: tuple[Path, ...]  # output folders
    recorded: frozenset[Path]  # those of them that have a record, or get one
    foreign: tuple[tuple[Path, Path], ...]  # files that are neither photo nor film, each with its output folder
    mirrored: frozenset[Path] = frozenset()  # output folders of whole folders, not of files that were named
    elsewhere: tuple[tuple[int, Job], ...] = ()  # of other shards, each with the shard's number
    refused_elsewhere: tuple[tuple[Path, Result], ...] = ()

    def at(self, root: Path) -> list[Job]:
        """The jobs of one output folder."""
        return [job for job in self.jobs if job.root == root]

    @property
    def everywhere(self) -> tuple[Job, ...]:
        """The jobs of all shards."""
        return (*self.jobs, *(job for _, job in self.elsewhere))


def make_plan(
    paths: Sequence[Path],
    output: Path | None,
    *,
    suffix_for: OutputSuffix,
    exclude: Sequence[str] = (),
    only: Kind | None = None,
    part: bool = False,
    film: FilmOptions = FilmOptions(),  # noqa: B008 (frozen)
) -> Plan:
    """Plan the outputs for the files and folders that a user names.

    FOLDER becomes FOLDER-color beside it, NAME.EXT becomes NAME-color.EXT; with `output`, one folder is
    mirrored into it, one file takes its name (or goes into it, if it is a folder), several paths become
    entries of it. `suffix_for(path)` is the ending of a result, `only` leaves out the other kind, `part` says that only
    a part of a film is made, `film` whether folders of stills are films, or are to be made. A single file whose result
    gets a name of its own leaves no record behind, unless its folder, or one above the name given, has one. Raises
    UsageError for a missing path, for nothing found, and when an output would be one of the inputs.
    """
    for path in paths:
        require(path)
    parts = named_parts(paths) if film.join else ()
    paths = paths[:1] if parts else paths
    places = [place_of(path, output, film, alone=len(paths) == 1) for path in paths]
    jobs: list[Job] = []
    refused: list[tuple[Path, Result]] = []
    foreign: list[tuple[Path, Path]] = []
    for path, place in zip(paths, places, strict=True):
        keep_apart(path, place)
        skip = [p.root for p in places if p.mirrored]
        found = find_media(path, exclude=exclude, skip=skip, ours=made_in, frames=film.fps is not None)
        _keep_kind(path, found, only, film)
        if film.join:
            found.media = (
                [replace(medium, parts=parts) for medium in found.media] if parts else with_titles(found.media)
            )
        _require_media(path, found, only, film)
        foreign += [(place.root, where) for where in found.foreign]
        refused += [(place.root, Result(where, None, Status.FAILED, why)) for where, why in found.unreadable]
        jobs += [_job(medium, place, suffix_for, part) for medium in found.media]
    possible, others = _without_other_kinds(dict.fromkeys(jobs))
    kept, collisions = _without_collisions(possible, suffix_for)
    _protect_inputs(jobs)
    roots = dict.fromkeys(job.root for job in kept)
    recorded = frozenset(place.root for place in places if place.recorded)
    mirrored = frozenset(place.root for place in places if place.mirrored)
    return Plan(
        tuple(_labelled(kept)), (*refused, *others, *collisions), tuple(roots), recorded, tuple(foreign), mirrored
    )


def _keep_kind(path: Path, found: Found, only: Kind | None, film: FilmOptions) -> None:
    """Leave out media of the other kind; a file that the user names is of the kind that the command takes."""
    if only is None:
        return
    if path.is_file() and only is Kind.FILM and is_still(path):
        raise UsageError(
            f"{printable(path)} is a photo: colour it with `retrocolor colorize`; of numbered stills name "
            "the folder, with --fps."
        )
    if path.is_file() and film.fps is not None:
        raise UsageError(f"--fps is for folders of numbered stills: leave it out for {printable(path)}.")
    if path.is_file():
        found.media = [replace(medium, kind=only) for medium in found.media]
    elif only is Kind.FILM and film.fps is None:
        found.media = [replace(medium, kind=only) if is_moving(medium.path) else medium for medium in found.media]
    found.foreign += [medium.path for medium in found.media if medium.kind is not only]
    found.media = [medium for medium in found.media if medium.kind is only]
    if only is Kind.FILM and film.fps is None and path.is_dir():
        _require_rate(path, found)


def _require_rate(path: Path, found: Found) -> None:
    """Raise UsageError for a folder of nothing but stills: whether they are a film, and how fast, the user must say."""
    if any(medium.path.suffix.lower() != numbering.DPX for medium in found.media):
        return
    by_folder: dict[Path, list[Path]] = {}
    for still in [*found.foreign, *(medium.path for medium in found.media)]:
        by_folder.setdefault(still.parent, []).append(still)
    for stills in by_folder.values():
        if several := numbering.sequences(stills):
            photos = "" if several[0].suffix == numbering.DPX else "; for photos there is `retrocolor colorize`"
            raise UsageError(
                f"{printable(path)} holds numbered stills ({several[0].described}): say how many there are a second, "
                f"as --fps 24{photos}."
            )


def _require_media(path: Path, found: Found, only: Kind | None, film: FilmOptions) -> None:
    if found.media or found.unreadable:
        return
    if film.fps is not None:
        raise UsageError(
            f"There are no numbered stills in {printable(path)}, two or more of one name and ending: name a folder "
            "that holds them, or leave out --fps."
        )
    others = f" (files of other kinds: {len(found.foreign):,})" if found.foreign else ""
    others = " that is not excluded" if found.excluded else others
    wanted, which = ("film", "films") if only is Kind.FILM else ("photo or film", "pictures")
    raise UsageError(f"There is no {wanted} in {printable(path)}{others}: name a folder with {which}.")


def _job(medium: Medium, place: Place, suffix_for: OutputSuffix, part: bool) -> Job:
    relative = medium.relative
    suffix = suffix_for(medium.path)
    if place.name is not None:
        relative = place.name
    elif place.stem is not None:
        stem = medium.stem if medium.parts else place.stem
        relative = Path(fitted(stem, f"-color{suffix}"))
    elif suffix != relative.suffix or medium.parts or (medium.kind is Kind.FILM and is_folder(medium.path)):
        relative = relative.with_name(fitted(medium.stem, suffix))
    return Job(
        medium.path,
        place.root / relative,
        place.root,
        medium.kind,
        paged=place.stem is None and (place.name is None or place.recorded),
        named=place.name is not None,
        part=part and medium.kind is Kind.FILM,
        parts=medium.parts,
    )


def _without_other_kinds(jobs: Iterable[Job]) -> tuple[list[Job], list[tuple[Path, Result]]]:
    """Refuse raws and other pictures that are known by their names alone: what is made beside them keeps its own."""
    kept, refused = [], []
    for job in jobs:
        try:
            if job.kind is Kind.PHOTO:
                refuse_by_name(job.source)
            kept.append(job)
        except Refused as error:
            why = Failure(str(error)).about(job.source)
            refused.append((job.root, Result(job.source, None, Status.REFUSED, why)))
    return kept, refused


def _without_collisions(jobs: Sequence[Job], suffix_for: OutputSuffix) -> tuple[list[Job], list[tuple[Path, Result]]]:
    """Give `a.jpg` and `a.tif` different results (`a.jpg.png`, `a.tif.png`); refuse what still collides.

    The rest differ in letter case or Unicode composition only: on many shares that is one name.
    """
    names = [folded(str(job.output)) for job in jobs]
    groups: dict[str, list[Job]] = {}
    for job, name in zip(jobs, names, strict=True):
        groups.setdefault(name, []).append(job)
    taken: dict[str, Job] = {}
    kept, refused = [], []
    for job, name in zip(jobs, names, strict=True):
        group = groups[name]
        if len(group) > 1 and len({folded(other.source.name) for other in group}) > 1:
            job = replace(job, output=job.output.with_name(fitted(job.source.name, suffix_for(job.source))))
            name = folded(str(job.output))
        first = taken.setdefault(name, job)
        if first is job:
            kept.append(job)
        else:
            but = "" if first.output == job.output else ", but for letter case or the form of accents"
            why = f"its result would have the name of {printable(first.source)}'s{but}: rename one of them"
            refused.append((job.root, Result(job.source, None, Status.REFUSED, why, job.kind)))
    return kept, refused


def _labelled(jobs: Sequence[Job]) -> list[Job]:
    """Name what may lie beside a result after its stem, or after its whole name where another result shares that."""
    keys = [folded(os.path.splitext(job.output)[0]) for job in jobs]  # noqa: PTH122 (three times as fast)
    stems = Counter(keys)

    def labelled(job: Job, key: str) -> Job:
        clear = stems[key] == 1 and not any(key + ending in stems for ending in BESIDE)
        name = job.output.stem if clear else job.output.name
        label = fitted(name, LONGEST_BESIDE).removesuffix(LONGEST_BESIDE)
        return job if label == job.output.stem else job.altered(label=label)  # without, it is the stem

    return [labelled(job, key) for job, key in zip(jobs, keys, strict=True)]


def _protect_inputs(jobs: Sequence[Job]) -> None:
    """Raise UsageError if an output is an input: by name, link, hard link or letter case."""
    files = [file for job in jobs for file in (job.source, *job.parts)]
    inputs = {identity: file for file in files if (identity := _file_identity(file))}
    for job in jobs:
        original = inputs.get(_file_identity(job.output) or (-1, -1))
        if original is not None:
            raise UsageError(
                f"{printable(job.output)} is the original {printable(original)}, which is never written to: "
                "choose another output with -o."
            )


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
