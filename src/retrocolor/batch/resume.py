"""What is left to do: each planned file against the run record. No torch."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from retrocolor import marks
from retrocolor.batch import rejected, unrecorded
from retrocolor.batch.choices import Choice, State
from retrocolor.batch.entries import Entry
from retrocolor.batch.record import History, settings_key
from retrocolor.batch.references import checksum_of
from retrocolor.config import DecodeOptions, OutputOptions
from retrocolor.errors import UsageError
from retrocolor.files import absolute, folded, is_folder, is_there, seen
from retrocolor.film.containers import moved
from retrocolor.folders import is_taken
from retrocolor.jobs import Job, Kind, Result, Status, as_settings, just_made


def as_known(job: Job, history: History) -> Job:
    """The job under the name that the record knows it by: where the planned container did not fit, and on a disk
    without letter case where its original, or a folder above, was renamed to another one.
    """
    if job.kind is Kind.FILM and job.output.suffix and job.name not in history.made:
        other = replace(job, output=moved(job.output))
        entry = history.entries.get(other.name)
        if entry is not None and entry.source == str(absolute(job.source)):
            return other
    if job.name not in history.entries and (entry := history.folded.get(folded(job.name))):
        output, before = job.root / entry.output, seen(Path(entry.source))
        if seen(output) and seen(output) == seen(job.output) and before in (None, seen(job.source)):
            return replace(job, output=output)
    return job


def earlier(
    root: Path, entries: Mapping[str, Entry], planned: Collection[str], elsewhere: Collection[str]
) -> Iterator[Result]:
    """What lies in an output folder from runs on other files than planned, and what became of those of other shards."""
    for name, entry in entries.items():
        if name in planned:
            continue
        done = entry.status == Status.DONE and is_there(root / name)
        if done or (name in elsewhere and entry.status != Status.DONE):
            status = Status.SKIPPED if done else Status(entry.status)
            output, reason = (root / name, "") if done else (None, entry.reason)
            yield Result(Path(entry.source), output, status, reason, Kind(entry.kind), **entry.found)


def as_result(entry: Entry, job: Job) -> Result:
    """What became of a job, by its entry."""
    output = job.root / entry.output if entry.result else None
    return Result(job.source, output, Status(entry.status), entry.reason, job.kind, **entry.found)


def followed(job: Job, entry: Entry | None, result: Result) -> Entry | None:
    """The entry of a job that needs no work, with where its original lies now; None where it lies as it did, or where
    that may be a copy of it.
    """
    source = str(absolute(job.source))
    if entry is None or entry.source == source or os.path.lexists(entry.source):
        return None
    is_same = result.status in (Status.SKIPPED, Status.LEFT) or not entry.input
    if is_same or (entry.input and entry.input.matches(job.source, parts=job.parts)):
        return replace(entry, source=source)
    return None


def triage(job: Job, history: History, options: OutputOptions, choice: Choice | None = None) -> Result | None:
    """The result of a file that needs no work, or None if it has to be done.

    Skipped: done with the same options and model, or as somebody chose it, input and output unchanged. Rejected: it
    stays black and white, as chosen. Left: found to be in colour before, and unchanged. Kept: what lies at the output's
    place was edited since, or is not ours. Refused: the same with `--overwrite`, where it is not ours.
    Raises UsageError for a name given with -o that must not be replaced.
    """
    entry = history.entries.get(job.name)
    if not history.recorded:
        judged = unrecorded.judge(job, overwrite=options.overwrite)
        return _result(job, *judged, None) if judged else None
    if known := _in_the_way(job, history, options):
        return _result(job, *known, entry)
    if choice is not None and choice.state is State.REJECTED:
        return _result(job, Status.REJECTED, rejected.reason(choice), entry)
    if entry is None or entry.input is None or options.overwrite:
        return None
    if not is_as_asked(job, entry, history, choice):
        return None
    if job.name in history.begun or not entry.input.matches(job.source, checksum=options.checksum, parts=job.parts):
        return None
    if entry.status == Status.LEFT:
        return _result(job, Status.LEFT, entry.reason, entry)
    if entry.status == Status.DONE and is_taken(job.output):
        return _result(job, Status.SKIPPED, "done before and unchanged since", entry)
    return None


def is_as_asked(job: Job, entry: Entry, history: History, choice: Choice | None) -> bool:
    """Does the result look as somebody chose, or else as the options of this run say?

    One that was accepted is right as it is; one whose look was chosen stays so whatever else the options say. Hints and
    references that were chosen are always to be seen, those that were taken back never are, and shots are as edited.
    """
    asked = history.asked(entry)
    if asked.get("shots", "") != job.shots:
        return False
    if choice is not None and not has_hints(entry, history, choice):
        return False
    if choice is not None and not job.like and chosen_before(entry, "like"):
        return False
    if job.like and (asked.get("like"), asked.get("like_strength")) != (checksum_of(job.like), job.like_strength):
        return not job.like_strength and "like" not in asked
    if choice is None or (choice.look is None and choice.state is not State.ACCEPTED):
        return entry.settings == job.settings or _has_only_a_sheet_more(asked, job)
    return choice.look is None or has_look(entry, history, choice.look)


def _has_only_a_sheet_more(asked: Mapping[str, Any], job: Job) -> bool:
    """Was a film made as a job asks, with a sheet of its shots beside it, for which the job does not ask?"""
    return "sheet" in asked and settings_key({n: value for n, value in asked.items() if n != "sheet"}) == job.settings


def has_hints(entry: Entry, history: History, choice: Choice) -> bool:
    """Was a result made with the hints of a choice, and with none that were chosen and taken back since?"""
    if not choice.hints:
        return not chosen_before(entry, "hints")
    return bool(history.asked(entry).get("hints") == as_settings(choice.hints))


def chosen_before(entry: Entry, field: str) -> bool:
    """Did the choice that a result was made by say something of this?"""
    return bool(entry.choice and entry.choice.get(field))


def has_look(entry: Entry, history: History, look: DecodeOptions) -> bool:
    """Was a result made with this look?"""
    asked = history.asked(entry)
    return all(name in asked and asked[name] == value for name, value in asdict(look).items())


def _in_the_way(job: Job, history: History, options: OutputOptions) -> tuple[Status, str] | None:
    """What becomes of a job whose output's place is taken by what is not as we left it."""
    if not is_taken(job.output) or (history.was_in_hand(job.name) and just_made(job, marked=not options.no_mark)):
        return None
    entry, made = history.entries.get(job.name), history.made.get(job.name)
    if (entry is None or entry.settings != job.settings) and unrecorded.replaces_film(job):
        raise UsageError(unrecorded.no_part_over(job))
    if made is not None and (made.matches(job.output) or made.matches(job.output, checksum=True)):
        return None
    if job.kind is Kind.PHOTO and is_folder(job.output):
        status = Status.REFUSED if options.overwrite else Status.KEPT
        return status, "a folder has the name of its result: move that away, or choose another folder with -o"
    ours = made is not None or marks.holds(job.output, marks.PHOTO, marks.FILM)
    if options.overwrite and ours:
        return None
    if options.overwrite:
        if job.named:
            raise UsageError(unrecorded.not_ours(job))
        return Status.REFUSED, "a file that retrocolor did not make has the name of its result: move that away"
    if ours:
        what = "edited since it was made" if made else "an earlier result that the record does not tell of"
        return Status.KEPT, f"{what}: it is kept; --overwrite replaces it"
    return Status.KEPT, "a file that retrocolor did not make has this name: it is kept; choose another folder with -o"


def _result(job: Job, status: Status, reason: str, entry: Entry | None) -> Result:
    output = None if status in (Status.LEFT, Status.REFUSED, Status.REJECTED) else job.output
    return Result(job.source, output, status, reason, job.kind, **(entry.found if entry else {}))
