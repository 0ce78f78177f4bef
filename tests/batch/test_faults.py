"""What an overnight run meets: each fault with its exit status and its sentence, and what was done before it is kept.

The full disk stands in test_colorize.py, kills and stops in test_kill.py, the faults of a worker in tests/worker/.
"""

import errno
import fcntl
import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from command import grey, pictures, retrocolor, save
from photo_kills import start, wait_for_outputs
from processes import children
from retrocolor.batch import run as run_module
from retrocolor.batch.choices import CHOICES_NAME
from retrocolor.batch.colorize import colorize
from retrocolor.batch.events import Ended, Event, Finished, Notice, Planned
from retrocolor.batch.record import read_history, recording
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.batch.task import Options
from retrocolor.config import NetworkOptions, OutputOptions
from retrocolor.errors import ExitCode, MachineError
from retrocolor.files import atomic_output
from retrocolor.imaging.thumbnails import FOLDER
from retrocolor.jobs import Status
from retrocolor.worker.main import failure
from retrocolor.worker.supervisor import Supervisor

pytestmark = pytest.mark.skipif(os.name != "posix", reason="faults of POSIX systems")


def photos(folder: Path, count: int, size: tuple[int, int] = (60, 80)) -> Path:
    for number in range(count):
        save(folder / f"{number}.png", grey(*size, number))
    return folder


def run_here(
    folder: Path, out: Path, on_planned: Callable[[], None] = lambda: None, jobs: str = "1"
) -> tuple[Ended, list[Event]]:
    """A run with its parent in this process, so that it can be given faults; its worker is a real one."""
    options = Options(OutputOptions(output=out, jobs=jobs), NetworkOptions(size=32))
    events: list[Event] = []
    for event in colorize([folder], options):
        if isinstance(event, Planned):
            on_planned()
        events.append(event)
    assert isinstance(events[-1], Ended)
    return events[-1], events


def read_only(tmp_path: Path) -> Path:
    """A folder in which this user may not write: for root one of the system's, where nobody may."""
    if os.geteuid() != 0:
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o555)
        return folder
    if sys.platform != "linux":
        pytest.skip("root may write everywhere")
    return Path("/proc/sys")


def test_a_read_only_target(tmp_path: Path) -> None:
    folder = read_only(tmp_path)
    out = folder / "out"
    done = retrocolor("colorize", photos(tmp_path / "in", 1), "-o", out)
    assert done.returncode == 3 and done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith(f"retrocolor: {out} cannot be written to (")
    assert done.stderr.endswith("): change its permissions or choose another output with -o.\n")


def test_a_target_that_becomes_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a share does that loses its connection: what can no longer be recorded ends the run."""

    def gone() -> None:
        def refuse(handle: int) -> None:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

        monkeypatch.setattr(os, "fsync", refuse)

    ended, _ = run_here(photos(tmp_path / "in", 3), tmp_path / "out", gone)
    assert ended.code == ExitCode.MACHINE and ended.todo == 3
    assert ended.message == (
        f"{tmp_path / 'out'} cannot be written to (Read-only file system): "
        "change its permissions or choose another output with -o."
    )


def test_a_folder_that_takes_nothing_costs_its_own_files(tmp_path: Path) -> None:
    folder, out = photos(tmp_path / "in", 1), tmp_path / "out"
    photos(folder / "1943", 2)
    photos(folder / "1944", 1)
    out.mkdir()
    (out / "1943").write_text("a file where a folder goes")
    ended, _ = run_here(folder, out)
    assert ended.code == ExitCode.MEDIA_FAILED and ended.todo == 0 and not ended.message
    why = f"{out / '1943' / '0.png'}: cannot be written (File exists); check the folder"
    assert next(result.reason for result in ended.results if result.status is Status.FAILED) == why
    assert [result.status.value for result in ended.results] == ["done", "failed", "failed", "done"]
    assert (out / "1943").read_text() == "a file where a folder goes"


def test_pictures_for_the_page_cost_no_result(tmp_path: Path) -> None:
    """What cannot be written beside a result is a note: a failure would leave a result that no record knows."""
    folder, out = photos(tmp_path / "in", 1), tmp_path / "out"
    out.mkdir()
    (out / FOLDER).write_text("a file where the page's folder goes")
    ended, _ = run_here(folder, out)
    assert ended.code == ExitCode.DONE and read_history(out).made.keys() == {"0.png"}
    assert ended.results[0].notes == (f"its small pictures for the page were not written: {out / FOLDER}: File exists",)


def test_a_result_that_cannot_be_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rejected, in a folder that may not be changed: named, and the others are done."""
    folder, out = photos(tmp_path / "in", 1), tmp_path / "out"
    run_here(folder, out)
    (out / CHOICES_NAME).write_text('{"files": {"0.png": {"state": "rejected"}}}')
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == out / "0.png":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    ended, _ = run_here(folder, out)
    assert ended.code == ExitCode.MEDIA_FAILED
    assert [result.status.value for result in ended.results] == ["failed"]
    why = f"{out / '0.png'} cannot be removed (Permission denied): check the permissions of its folder"
    assert ended.results[0].reason == why
    monkeypatch.undo()
    assert [result.status.value for result in run_here(folder, out)[0].results] == ["rejected"]


def test_an_output_folder_that_is_renamed_ends_the_run(tmp_path: Path) -> None:
    """What came after would be in no record: hours of work that every later run takes for somebody else's."""
    folder, out = photos(tmp_path / "in", 6), tmp_path / "out"
    (folder / "notes.txt").write_text("passed over")
    ended, _ = run_here(folder, out, lambda: out.rename(tmp_path / "old"))
    assert ended.code == ExitCode.MACHINE and ended.todo == 6 and not pictures(out)
    assert ended.message == (
        f"{out / RECORD_NAME} was moved or removed while the run went on: put it back, then run the same command."
    )


def test_inputs_that_vanish(tmp_path: Path) -> None:
    """Moved away by somebody while the run goes on: named, and the others are done."""
    folder, out = photos(tmp_path / "in", 5, (600, 800)), tmp_path / "out"
    run = start(folder, out, "--jobs", "1")
    wait_for_outputs(run, out, 1)
    (folder / "4.png").unlink()
    _, complained = run.communicate(timeout=300)
    assert run.returncode == 1
    why = "it was there when the run began and is gone: put it back, then run the same command"
    assert f"failed  {folder}/4.png: {why}\n" == complained
    assert sorted(pictures(out)) == ["0.png", "1.png", "2.png", "3.png"]


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the worker in /proc")
def test_a_worker_that_is_killed_each_time(tmp_path: Path) -> None:
    """As a machine does that is short of memory: after some tries without one photo done the run gives up."""
    folder, out = photos(tmp_path / "in", 30), tmp_path / "out"
    run = start(folder, out)
    ends = time.monotonic() + 240
    while run.poll() is None and time.monotonic() < ends:
        for worker in children(run.pid):
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.05)
    _, complained = run.communicate(timeout=30)
    last = complained.splitlines()[-1]
    assert run.returncode == 3, complained
    assert "SIGKILL" in last and last.endswith("times in a row: see `retrocolor doctor`."), last
    assert not list(out.rglob("*")), "nothing was made, and nothing stays"


def test_a_decoder_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A photo that became a pipe which nobody writes to: reading it never ends, and costs that photo alone."""
    monkeypatch.setattr(run_module, "Supervisor", partial(Supervisor, patience=4))
    folder = photos(tmp_path / "in", 3)

    def hang() -> None:
        (folder / "1.png").unlink()
        os.mkfifo(folder / "1.png")

    ended, events = run_here(folder, tmp_path / "out", hang)
    results = [event.result for event in events if isinstance(event, Finished)]
    assert {result.source.name: result.status for result in results} == {
        "0.png": Status.DONE, "1.png": Status.FAILED, "2.png": Status.DONE,
    }  # fmt: skip
    why = next(result.reason for result in results if result.status is Status.FAILED)
    assert why == "there was no sign of life for 4 s: the file was left out"
    assert ended.code == ExitCode.MEDIA_FAILED and sorted(pictures(tmp_path / "out")) == ["0.png", "2.png"]


def test_a_share_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on, and says that nothing keeps a second one away."""
    for refusal in (errno.EOPNOTSUPP, errno.ENOLCK):

        def refuse(file: Any, operation: int, number: int = refusal) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(fcntl, "flock", refuse)
        with recording(tmp_path / "other") as record:
            assert not record.alone
    ended, events = run_here(photos(tmp_path / "in", 1), tmp_path / "out")
    said = [event.text for event in events if isinstance(event, Notice)]
    assert said == [f"{tmp_path / 'out'} lies on a share without locks: start no second run that writes there."]
    assert ended.code == ExitCode.DONE and read_history(tmp_path / "out").made.keys() == {"0.png"}


def test_a_share_that_cannot_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders, or anything: the results are written all the same, and nothing is said."""
    whole = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            refuse(handle)
        whole(handle)

    def refuse(handle: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", refuse_folders)
    with atomic_output(tmp_path / "text") as part:
        part.write_text("whole")
    assert (tmp_path / "text").read_text() == "whole"
    monkeypatch.setattr(os, "fsync", refuse)
    ended, events = run_here(photos(tmp_path / "in", 1), tmp_path / "out")
    assert ended.code == ExitCode.DONE and ended.message == "" and ended.reports
    assert not any(isinstance(event, Notice) for event in events)
    assert read_history(tmp_path / "out").made.keys() == {"0.png"}


@pytest.mark.parametrize("place", [None, "out/a.png"])
def test_a_full_disk_is_never_told_of_the_scan(place: str | None) -> None:
    """Wherever in a job it is noticed: it ends the run, and names the disk."""
    told = failure(OSError(errno.ENOSPC, "No space left on device", place))
    assert isinstance(told.fatal, MachineError) and f"The disk of {place or 'the results'} is full" in told.reason
