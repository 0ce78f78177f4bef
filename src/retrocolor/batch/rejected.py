"""Pictures that stay black and white, as chosen: no result; an earlier one of ours is taken away. No torch."""

import shutil
from pathlib import Path

from retrocolor import marks
from retrocolor.batch.choices import Choice
from retrocolor.batch.entries import Entry
from retrocolor.batch.record import Record, now
from retrocolor.errors import MediaError
from retrocolor.files import absolute, printable
from retrocolor.folders import is_empty
from retrocolor.jobs import Job, Status, frames_in

REASON = "stays black and white"


def reason(choice: Choice) -> str:
    """Why there is no result, and who says so."""
    return f"{REASON}, as {choice.by} chose" if choice.by else f"{REASON}, as chosen"


def reject(job: Job, record: Record, choice: Choice) -> None:
    """Take away what we made of a job and note it. What was edited since is not ours: never call it for that.

    Raises MediaError when it cannot be removed.
    """
    before = record.entries.get(job.name)
    if before is not None and before.status == Status.REJECTED:
        return
    try:
        ours = job.name in record.made or record.was_in_hand(job.name)
        if ours and job.output.is_dir():
            _remove_frames(job.output)
        elif ours:
            job.output.unlink(missing_ok=True)
        for name in before.extras if before else ():
            marks.remove_marked(record.folder / name, marks.COMPARE, marks.SHEET)
    except OSError as error:
        where = printable(job.output)
        raise MediaError(
            f"{where} cannot be removed ({error.strerror}): check the permissions of its folder."
        ) from error
    record.add(
        Entry(
            job.name, str(absolute(job.source)), Status.REJECTED.value, job.settings, job.kind.value, reason(choice),
            choice=choice.as_json(), time=now(),
        )
    )  # fmt: skip


def _remove_frames(folder: Path) -> None:
    """Remove a folder of frames; what somebody put there beside them stays, and the folder with it."""
    for frame in frames_in(folder):
        frame.unlink()
    if is_empty(folder):
        shutil.rmtree(folder)
