"""The supervised worker: faults cost one file, named, and nothing outlives its parent."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from command import wait_until
from retrocolor.errors import MachineError, ModelError
from retrocolor.worker.protocol import JobFailed, JobFinished, JobProgress, JobStarted, WorkerReady, WorkerRestarted
from retrocolor.worker.supervisor import Supervisor
from worker_fakes import Fake

posix = pytest.mark.skipif(os.name != "posix", reason="signals")


def run(folder: Path, jobs: list[str], **options: object) -> tuple[dict[str, str], list[type], Supervisor[str, str]]:
    """Run jobs; what became of each (its result, or 'failed: reason'), the kinds of events, and the supervisor."""
    supervisor = Supervisor(Fake(folder), **options)  # type: ignore[arg-type]
    ends: dict[str, str] = {}
    kinds = []
    for event in supervisor.run(jobs):
        kinds.append(type(event))
        if isinstance(event, JobFinished | JobFailed):
            assert event.job not in ends, "each job ends exactly once"
            ends[event.job] = event.outcome if isinstance(event, JobFinished) else f"failed: {event.failure.reason}"
    return ends, kinds, supervisor


def starts(folder: Path) -> list[int]:
    return [int(line) for line in (folder / "starts").read_text().split()]


def gone(pid: int, seconds: float = 5.0) -> bool:
    """Whether a process has ended (or is a zombie nobody waits for) within some seconds."""
    for _ in range(int(seconds * 20)):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_every_job_is_done_by_one_worker(tmp_path: Path) -> None:
    jobs = [f"fine-{i}" for i in range(40)]
    ends, kinds, _ = run(tmp_path, jobs, threads=3)
    assert ends == {job: job.upper() for job in jobs}
    assert kinds[0] is WorkerReady and kinds.count(JobStarted) == 40
    assert len(starts(tmp_path)) == 1


def test_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, [])[0] == {}
    assert not (tmp_path / "starts").exists()


@posix
@pytest.mark.parametrize("threads", [1, 3])
def test_a_crash_costs_one_file(tmp_path: Path, threads: int) -> None:
    jobs = ["nap-1", "die-2", "nap-3", "nap-4", "nap-5"]
    ends, kinds, _ = run(tmp_path, jobs, threads=threads)
    assert ends.pop("die-2") == (
        "failed: the worker was ended by SIGKILL, perhaps for want of memory: the file was left out"
    )
    assert ends == {job: job.upper() for job in jobs if job != "die-2"}
    assert kinds.count(WorkerRestarted) == 2, "once with the others, once alone"


@posix
def test_a_file_that_only_looked_guilty_is_done(tmp_path: Path) -> None:
    ends, kinds, _ = run(tmp_path, ["once-1", "nap-2", "nap-3"], threads=2)
    assert ends == {"once-1": "ONCE-1", "nap-2": "NAP-2", "nap-3": "NAP-3"}
    assert kinds.count(WorkerRestarted) == 1


@posix
def test_two_crashing_files_are_both_named(tmp_path: Path) -> None:
    ends, _, _ = run(tmp_path, ["die-1", "die-2", "fine-3"], threads=2)
    assert sorted(job for job, end in ends.items() if end.startswith("failed")) == ["die-1", "die-2"]
    assert ends["fine-3"] == "FINE-3"


@posix
@pytest.mark.parametrize("fault", ["hang", "deaf"])
def test_a_hang_costs_one_file(tmp_path: Path, fault: str) -> None:
    jobs = ["nap-1", f"{fault}-2", "nap-3", "nap-4"]
    ends, _, _ = run(tmp_path, jobs, threads=2, patience=1.5)
    assert ends.pop(f"{fault}-2") == "failed: there was no sign of life for 2 s: the file was left out"
    assert ends == {job: job.upper() for job in jobs if job.startswith("nap")}


def test_beats_keep_a_long_job_alive(tmp_path: Path) -> None:
    ends, kinds, _ = run(tmp_path, ["slow-1"], patience=1.0)
    assert ends == {"slow-1": "SLOW-1"}
    assert 5 <= kinds.count(JobProgress) <= 15, "throttled"


@posix
def test_a_killed_worker_takes_its_programs_along(tmp_path: Path) -> None:
    ends, _, _ = run(tmp_path, ["spawn-1", "fine-2"], patience=1.5)
    assert ends["spawn-1"].startswith("failed") and ends["fine-2"] == "FINE-2"
    assert gone(int((tmp_path / "program").read_text()))


def test_faults_of_a_file_are_sentences(tmp_path: Path) -> None:
    ends, kinds, supervisor = run(tmp_path, ["bad-1", "raw-2", "bug-3", "print-4", "fine-5"])
    assert ends["bad-1"] == "failed: bad-1: the file is broken; restore it from a copy."
    assert ends["bug-3"] == "failed: an error that was not foreseen (ValueError: [red]odd): see --verbose"
    assert ends["print-4"] == "PRINT-4" and ends["fine-5"] == "FINE-5"
    assert WorkerRestarted not in kinds
    assert "tempfile.tif" in supervisor.printed and len(supervisor.printed) < 40_000


def test_what_the_worker_prints_stays_off_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, ["print-1"])
    assert capfd.readouterr() == ("", "")


def test_a_fatal_failure_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="disk is full"):
        run(tmp_path, ["fine-1", "full-2", "slow-3"])
    assert gone(starts(tmp_path)[0])


def test_a_worker_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="No such model"):
        list(Supervisor(Fake(tmp_path, "model")).run(["fine-1"]))


@posix
def test_a_worker_that_always_dies_is_not_started_for_ever(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="2 times in a row"):
        list(Supervisor(Fake(tmp_path, "die")).run(["fine-1", "fine-2"]))
    assert len(starts(tmp_path)) == 2


@posix
def test_jobs_that_need_the_worker_alone_get_it(tmp_path: Path) -> None:
    supervisor = Supervisor(Fake(tmp_path), threads=3, alone=lambda job: job.startswith("nap"))
    running, most = set(), 0
    for event in supervisor.run(["fine-1", "nap-1", "nap-2", "fine-2", "fine-3", "nap-3"]):
        if isinstance(event, JobStarted):
            running.add(event.job)
            if any(job.startswith("nap") for job in running):
                most = max(most, len(running))
        elif isinstance(event, JobFinished):
            running.discard(event.job)
    assert most == 1


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_at_once(tmp_path: Path, number: int) -> None:
    handler = signal.getsignal(number)
    supervisor = Supervisor(Fake(tmp_path), threads=2)
    started = time.monotonic()
    ends = []
    for event in supervisor.run(["fine-1", "slow-2", "slow-3"]):
        ends += [event.job] if isinstance(event, JobFinished) else []
        if event == JobStarted("slow-3"):
            threading.Timer(0.3, os.kill, (os.getpid(), number)).start()
    assert supervisor.signal == number and ends == ["fine-1"]
    assert time.monotonic() - started < 8
    assert signal.getsignal(number) is handler
    assert gone(starts(tmp_path)[0])


def test_closing_the_run_ends_the_worker(tmp_path: Path) -> None:
    events = Supervisor(Fake(tmp_path)).run(["slow-1"])
    assert isinstance(next(events), WorkerReady)
    events.close()
    assert gone(starts(tmp_path)[0])


PARENT = """
import sys; sys.path[:] = {path!r}
from pathlib import Path
from worker_fakes import Fake
from retrocolor.worker.supervisor import Supervisor
for _ in Supervisor(Fake(Path({folder!r}))).run([{job!r}]): pass
"""


@posix
@pytest.mark.parametrize("job", ["slow-1", "deaf-1"])
def test_the_worker_dies_with_its_parent(tmp_path: Path, job: str) -> None:
    if job == "deaf-1" and sys.platform != "linux":
        pytest.skip("needs the kernel's help")
    code = PARENT.format(path=sys.path, folder=str(tmp_path), job=job)
    parent = subprocess.Popen([sys.executable, "-c", code])
    wait_until((tmp_path / "work").exists)
    parent.kill()
    parent.wait()
    assert gone(starts(tmp_path)[0])
