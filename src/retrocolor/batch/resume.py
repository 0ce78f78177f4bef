"""What is left to do: each planned file against the run record. No torch."""

from dataclasses import replace

from retrocolor.batch.record import Entry, History
from retrocolor.config import OutputOptions
from retrocolor.files import absolute
from retrocolor.film.containers import MOVED
from retrocolor.jobs import Job, Kind, Result, Status


def as_moved(job: Job, history: History) -> Job:
    """The job with the name that its result got in an earlier run, where the planned container did not fit."""
    if job.kind is not Kind.FILM or job.name in history.made:
        return job
    entry = history.entries.get(f"{job.name}{MOVED}")
    if entry is None or entry.source != str(absolute(job.source)):
        return job
    return replace(job, output=job.output.with_name(f"{job.output.name}{MOVED}"))


def triage(job: Job, history: History, key: str, options: OutputOptions) -> Result | None:
    """The result of a file that needs no work, or None if it has to be done.

    Skipped: done with the same options and model (`key`), input and output unchanged. Left: found to be in
    colour before, and unchanged. Kept: what lies at the output's place was edited since, or is not ours.
    """
    entry = history.entries.get(job.name)
    if not options.overwrite and _is_others(job, history):
        made = job.name in history.made
        reason = "edited since it was made" if made else "a file that retrocolor did not make has this name"
        return _result(job, Status.KEPT, entry, f"{reason}: it is kept; --overwrite replaces it")
    if entry is None or entry.settings != key or entry.input is None or options.overwrite:
        return None
    if job.name in history.begun or not entry.input.matches(job.source, checksum=options.checksum):
        return None
    if entry.status == Status.LEFT:
        return _result(job, Status.LEFT, entry, entry.reason)
    if entry.status == Status.DONE and job.output.is_file():
        return _result(job, Status.SKIPPED, entry, "done before and unchanged since")
    return None


def _is_others(job: Job, history: History) -> bool:
    """Is there a file at the output's place that is not as we left it?"""
    if not job.output.exists() or job.name in history.begun:
        return False
    made = history.made.get(job.name)
    if made is None:
        return True
    return not (made.matches(job.output) or made.matches(job.output, checksum=True))


def _result(job: Job, status: Status, entry: Entry | None, reason: str) -> Result:
    output = None if status is Status.LEFT else job.output
    if entry is None:
        return Result(job.source, output, status, reason, job.kind)
    return Result(
        job.source, output, status, reason, job.kind, entry.width, entry.height, entry.pages, 0.0, entry.notes,
        entry.confidence,
    )  # fmt: skip
