"""The supervised worker: faults cost one file, named, and nothing outlives its parent."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from command import wait_until
from processes import gone
from retrocolor.errors import MachineError, ModelError, UsageError
from retrocolor.machine import deadline
from retrocolor.worker import process as worker_process
from retrocolor.worker.process import LocalWorkers, begun_ahead
from retrocolor.worker.protocol import JobFailed, JobFinished, JobProgress, JobStarted, WorkerReady, WorkerRestarted
from retrocolor.worker.supervisor import Supervisor
from retrocolor.worker.worker import Worker
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
@pytest.mark.parametrize("fault", ["hang", pytest.param("deaf", marks=pytest.mark.slow)])
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
def test_workers_that_die_together_are_all_started_again(tmp_path: Path) -> None:
    """As with their machine, before one of them is ready: each may do so once."""
    supervisor = Supervisor(Fake(tmp_path, "die-at-first"), workers=LocalWorkers(2))
    events = list(supervisor.run(["fine-1", "fine-2"]))
    assert [type(event) for event in events].count(WorkerRestarted) == 2
    assert sorted(event.outcome for event in events if isinstance(event, JobFinished)) == ["FINE-1", "FINE-2"]


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


def stopped(folder: Path, jobs: list[str], numbers: list[int]) -> tuple[Supervisor[str, str], list[str], float]:
    """Run jobs in two threads and send these signals once the last job has begun; what was done, and how long it took
    from then on."""
    handlers = [signal.getsignal(number) for number in numbers]
    supervisor = Supervisor(Fake(folder), threads=2)
    ends, began = [], 0.0
    for event in supervisor.run(jobs):
        ends += [event.job] if isinstance(event, JobFinished) else []
        if event == JobStarted(jobs[-1]):
            began = time.monotonic()
            for count, number in enumerate(numbers, 1):
                threading.Timer(0.3 * count, os.kill, (os.getpid(), number)).start()
    assert supervisor.signal == numbers[-1]
    assert [signal.getsignal(number) for number in numbers] == handlers
    assert gone(starts(folder)[0])
    return supervisor, ends, time.monotonic() - began


@posix
@pytest.mark.parametrize("numbers", [[signal.SIGINT], [signal.SIGTERM, signal.SIGTERM]])
def test_an_interrupt_or_a_second_request_stops_at_once(tmp_path: Path, numbers: list[int]) -> None:
    _, ends, seconds = stopped(tmp_path, ["fine-1", "slow-2", "slow-3"], numbers)
    assert ends == ["fine-1"] and seconds < 2.9


@posix
def test_a_request_to_stop_lets_what_is_in_work_finish(tmp_path: Path) -> None:
    supervisor = Supervisor(Fake(tmp_path), threads=1)
    ends = []
    for event in supervisor.run(["nap-1", "nap-2", "nap-3"]):  # nap-2 is handed over already
        ends += [event.job] if isinstance(event, JobFinished) else []
        if event == JobStarted("nap-1"):
            os.kill(os.getpid(), signal.SIGTERM)
    assert ends == ["nap-1"] and supervisor.signal == signal.SIGTERM


@posix
def test_long_work_is_given_back_where_nothing_is_lost(tmp_path: Path) -> None:
    _, ends, seconds = stopped(tmp_path, ["fine-1", "nap-2", "long-3"], [signal.SIGTERM])
    assert ends == ["fine-1", "nap-2"] and seconds < 15, "of 30"


def test_nothing_is_begun_after_the_deadline(tmp_path: Path) -> None:
    supervisor = Supervisor(Fake(tmp_path))
    ends = []
    for event in supervisor.run([f"nap-{number}" for number in range(9)]):
        if isinstance(event, WorkerReady):
            supervisor.deadline = time.time() + 0.7
        ends += [event.job] if isinstance(event, JobFinished) else []
    assert supervisor.late and supervisor.signal is None
    assert 1 <= len(ends) <= 4 and ends == [f"nap-{number}" for number in range(len(ends))]


def test_the_deadline_of_options() -> None:
    now = time.time()
    assert deadline(None) is None and 89 < (deadline(1.5) or 0) - now < 95
    hour = time.localtime(now + 3600)
    soon = deadline(None, f"{hour.tm_hour:02}:{hour.tm_min:02}")
    assert soon and 3500 < soon - now <= 3600, "of the local clock, and the next time it shows that"
    assert deadline(2, f"{hour.tm_hour:02}:{hour.tm_min:02}") == pytest.approx(now + 120, abs=5), "what comes first"
    past = time.localtime(now - 3600)
    tomorrow = deadline(None, f"{past.tm_hour}:{past.tm_min:02}")
    assert tomorrow and 22 * 3600 <= tomorrow - now <= 24 * 3600
    for wrong in ("25:00", "6", "06:60", "noon", ""):
        with pytest.raises(UsageError, match="--until"):
            deadline(None, wrong)
    with pytest.raises(UsageError, match="above 0"):
        deadline(0)


@posix
def test_two_workers_share_the_jobs_and_one_death_costs_one_file(tmp_path: Path) -> None:
    jobs = ["nap-1", "die-2", *(f"nap-{number}" for number in range(3, 11))]
    ends, kinds, _ = run(tmp_path, jobs, threads=1, workers=LocalWorkers(2))
    assert ends.pop("die-2").startswith("failed: the worker was ended by SIGKILL")
    assert ends == {job: job.upper() for job in jobs if job != "die-2"}
    assert kinds.count(WorkerRestarted) == 2 and len(starts(tmp_path)) == 4, "two, and after each death one"
    assert all(gone(pid) for pid in starts(tmp_path))


def test_a_worker_far_away_has_more_jobs_ahead_and_slow_ones_never_pile_up(tmp_path: Path) -> None:
    """As many as it does until it is heard of; the death of one costs none of them."""

    most: list[int] = []

    class FarAway(LocalWorkers):
        def start(self, *args: Any) -> Worker:
            worker = super().start(*args)
            worker.delay, give = delay, worker.give
            worker.give = lambda *job: (give(*job), most.append(len(worker.given)))[0]  # type: ignore[method-assign]
            return worker

    delay, jobs = 2.0, [f"fine-{number}" for number in range(60)]
    jobs.insert(30, "die-1")
    ends, _, _ = run(tmp_path, jobs, threads=1, workers=FarAway())
    assert ends.pop("die-1").startswith("failed: ") and ends == {job: job.upper() for job in jobs if job != "die-1"}
    assert most[0] == 2 and max(most) > 4
    most.clear()
    delay = 0.3
    assert len(run(tmp_path, [f"nap-{number}" for number in range(6)], threads=1, workers=FarAway())[0]) == 6
    assert max(most) <= 3


def test_closing_the_run_ends_the_worker(tmp_path: Path) -> None:
    events = Supervisor(Fake(tmp_path)).run(["slow-1"])
    assert isinstance(next(events), WorkerReady)
    events.close()
    assert gone(starts(tmp_path)[0])


PARENT = """
import sys; sys.path[:] = {path!r}
from pathlib import Path
from typing import Any
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


class Slow(LocalWorkers):
    """Two workers that are heard of late, as of one far away, and what each has when it is given more."""

    def __init__(self) -> None:
        super().__init__(2)
        self.shares: list[int] = []

    def start(self, *args: Any) -> Worker:
        worker = super().start(*args)
        worker.delay, give = 1000.0, worker.give

        def count(*jobs: tuple[int, Any]) -> None:
            give(*jobs)
            self.shares.append(len(worker.given))

        worker.give = count  # type: ignore[method-assign]
        return worker


def test_far_workers_share_the_last_jobs(tmp_path: Path) -> None:
    """However many one may have ahead, it leaves the other its part of what is left."""
    workers = Slow()
    run(tmp_path, [f"nap-{number}" for number in range(24)], threads=2, workers=workers)
    assert max(workers.shares) > 4 and workers.shares[-1] <= 2


def test_a_process_that_was_begun_ahead_is_the_first_worker(tmp_path: Path) -> None:
    with begun_ahead("wave"):
        (process,) = worker_process._ahead
        ends, _, _ = run(tmp_path, ["fine-0"])
        assert ends == {"fine-0": "FINE-0"} and starts(tmp_path) == [process.pid]
        assert run(tmp_path, ["fine-1"])[0] == {"fine-1": "FINE-1"} and len(starts(tmp_path)) == 2


@pytest.mark.parametrize("modules", [("time",), ("no_such_module",)])
def test_a_process_that_nobody_took_ends_with_the_command(modules: tuple[str, ...]) -> None:
    with pytest.raises(UsageError), begun_ahead(*modules):
        (process,) = worker_process._ahead
        raise UsageError("wrong")
    assert process.returncode is not None and gone(process.pid) and not worker_process._ahead


def test_modules_that_cannot_be_loaded_ahead_harm_nobody(tmp_path: Path) -> None:
    with begun_ahead("no_such_module"):
        (process,) = worker_process._ahead
        assert run(tmp_path, ["fine-0"])[0] == {"fine-0": "FINE-0"} and starts(tmp_path) == [process.pid]


def test_a_process_that_died_before_it_was_taken_costs_a_restart_alone(tmp_path: Path) -> None:
    with begun_ahead():
        (process,) = worker_process._ahead
        process.kill()
        process.wait()
        assert run(tmp_path, ["fine-0"])[0] == {"fine-0": "FINE-0"}
