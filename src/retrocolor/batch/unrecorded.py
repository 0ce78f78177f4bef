"""Single files, whose results lie among originals: no record is left there, a result's own mark tells. No torch."""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.batch.entries import Entry
from retrocolor.batch.record import History
from retrocolor.errors import MachineError, UsageError
from retrocolor.files import has_time_of, printable
from retrocolor.film import places
from retrocolor.folders import is_taken, output_folder
from retrocolor.jobs import Identity, Job, Kind, Status
from retrocolor.locks import discard, is_held, open_locked

OLD_SECONDS = 3600  # of a lock: before, another run may be about to take it


class Unrecorded(History):
    """The history of a place without a record: nothing is known, and nothing noted."""

    recorded = False

    def begin(
        self, key: str, settings: dict[str, Any], outputs: Iterable[str], sources: Mapping[str, str] | None = None
    ) -> None:
        """Note nothing."""

    def give_back(self, outputs: Iterable[str]) -> None:
        """Note nothing."""

    def pass_over(self, paths: list[str]) -> None:
        """Note nothing."""

    def add(self, entry: Entry) -> None:
        """Note nothing on disk."""
        self.take(entry)


@contextmanager
def unrecorded(folder: Path, jobs: Iterable[Job]) -> Iterator[Unrecorded]:
    """In place of a record while the block runs; no other run writes the same results meanwhile.

    Raises MachineError if the folder cannot be written to, or if another run is making one of the results.
    """
    with output_folder(folder), ExitStack() as stack:
        _sweep()
        for job in jobs:
            stack.enter_context(_alone(job.output))
        yield Unrecorded()


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the right to make an output, by a lock among the temporary files of this machine."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(output))).hexdigest()[:24]
    path = _locks() / f"retrocolor-{digest}.lock"
    with ExitStack() as stack:
        stack.callback(discard, path)
        with suppress(OSError):  # no place for it, or another user's: go on without
            file = open_locked(path) or (None if is_held(path) else open_locked(path))  # another may just have swept
            if file is None:
                raise MachineError(
                    f"Another run is making {printable(output)}: wait for it, or choose another name with -o."
                )
            stack.enter_context(file)
        yield


def _locks() -> Path:
    return Path(tempfile.gettempdir())


def _sweep() -> None:
    """Remove locks that killed runs left behind: old ones, which nobody holds."""
    with suppress(OSError):
        for path in _locks().glob(f"retrocolor-{'[0-9a-f]' * 24}.lock"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > OLD_SECONDS:
                    discard(path)


def judge(job: Job, *, overwrite: bool) -> tuple[Status, str] | None:
    """What becomes of a job by what lies at its output's place; None if it is to be made.

    A result of ours keeps the time of its original (photos), which shows that neither was touched since, and its mark
    tells the settings. Raises UsageError for `--overwrite` over a file that is not ours.
    """
    if not is_taken(job.output):
        return None
    if not marks.holds(job.output, marks.PHOTO, marks.FILM):
        if overwrite:
            raise UsageError(not_ours(job))
        return Status.KEPT, "a file that retrocolor did not make has this name: it is kept; choose another with -o"
    if replaces_film(job):
        raise UsageError(no_part_over(job))
    if overwrite or (job.part and not job.named):
        return None
    if job.kind is Kind.FILM:
        made = places.results_of(places.track_folder(job.source, job.output)).get(job.output.name, job.shots)
        if made != job.shots:
            return Status.KEPT, "its shots were edited since it was made: --overwrite makes it as they say"
        return Status.KEPT, "an earlier result is there: it is kept; --overwrite makes it again"
    if not (has_time_of(job.output, job.source) and _is_of(job)):
        return Status.KEPT, "it was edited since it was made, or its original was: it is kept; --overwrite replaces it"
    if marks.holds(job.output, marks.settings_of(job.settings).encode()):
        return Status.SKIPPED, "done before and unchanged since"
    return None


def _is_of(job: Job) -> bool:
    """Was a result made of this very original, as far as its mark tells? Files that were copied together may have one
    time.
    """
    if not marks.holds(job.output, marks.original_of("").encode()):
        return True
    return marks.holds(job.output, marks.original_of(Identity.of(job.source).sha256).encode())


def not_ours(job: Job) -> str:
    """The sentence for `--overwrite` over something else than an earlier result."""
    return (
        f"{printable(job.output)} was not made by retrocolor, and --overwrite replaces results only: "
        "choose another name with -o, or move it away."
    )


def replaces_film(job: Job) -> bool:
    """Would a part take the place of something else than an earlier part, under a name that somebody gave?"""
    return job.named and job.part and not marks.holds(job.output, marks.PART)


def no_part_over(job: Job) -> str:
    """The sentence for a preview that would take the place of a finished film."""
    return (
        f"{printable(job.output)} is there already, and a part of a film never replaces one: "
        "leave out -o, or choose another name."
    )
