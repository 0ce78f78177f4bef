"""Stages of threads, and `--profile` of the real command."""

import json
import resource
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

import pytest

from command import grey, retrocolor, save
from film_clips import clip
from retrocolor.worker import stages
from retrocolor.worker.stages import PAINT, READ, STAGES, WAITING, WRITE, stage, staged


@pytest.fixture
def counting() -> Iterator[None]:
    stages.start()
    yield
    stages._clocks = None


def test_nothing_is_counted_before_it_is_asked_for() -> None:
    assert stage(READ) is stage(WRITE)
    assert list(staged(READ, [1, 2])) == [1, 2]
    assert stages.profile() is None


@pytest.mark.usefixtures("counting")
def test_stages_of_a_thread_exclude_each_other_and_add_up() -> None:
    def work() -> None:
        with stage(WRITE):
            for _ in staged(PAINT, (sleep(0.02) for _ in range(2))):
                sleep(0.03)
            with pytest.raises(ValueError), stage(READ):
                sleep(0.01)
                raise ValueError

    threads = [threading.Thread(target=work) for _ in range(2)]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed, found = perf_counter() - began, stages.profile()
    assert found is not None and found.threads == 2
    seconds = {name: cost.seconds for name, cost in found.stages.items() if cost.seconds}
    assert seconds.keys() == {WRITE, PAINT, READ}
    assert seconds[PAINT] >= 0.08 and seconds[WRITE] >= 0.12 and seconds[READ] >= 0.02
    assert 0.22 <= sum(seconds.values()) <= 2 * passed


@pytest.mark.usefixtures("counting")
def test_what_a_consumer_does_is_not_counted_for_a_generator_and_it_is_closed() -> None:
    closed = []

    def make() -> Iterator[int]:
        try:
            yield from range(9)
        finally:
            closed.append(True)

    items = staged(READ, make())
    next(items)
    sleep(0.05)
    items.close()
    found = stages.profile()
    assert closed and found is not None and found.stages[READ].seconds < 0.04


def profiled(verb: str, *arguments: str | Path) -> dict:
    """The profile in the JSON of a run, held against the clock and the processor time of the command."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    done = retrocolor(verb, *arguments, "--profile", "--json", "-")
    passed, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    for word in ("thread s", "network", "libraries' threads"):
        assert word in done.stderr
    profile = json.loads(done.stdout)["profile"]
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    counted = sum(cost["cpu_seconds"] for cost in profile["stages"].values())
    assert counted <= profile["worker_cpu_seconds"] + 0.1 <= cpu + 0.1
    assert counted > 0.5 * profile["worker_cpu_seconds"]
    assert profile["worker_seconds"] <= passed
    return profile


def test_photos_tell_their_stages(tmp_path: Path) -> None:
    for number in range(3):
        save(tmp_path / "scans" / f"{number}.jpg", grey(300, 400, number))
    profile = profiled("colorize", tmp_path / "scans", "--jobs", "2")
    seconds = {name: cost["thread_seconds"] for name, cost in profile["stages"].items()}
    assert seconds.keys() == set(STAGES) and all(seconds[name] > 0 for name in STAGES if name != "steady")
    assert profile["threads"] == 3  # two that colour, and the one that loads
    alive = profile["worker_seconds"] - seconds["load"]
    assert sum(seconds.values()) - seconds["load"] == pytest.approx(2 * alive, rel=0.1, abs=0.1)


def test_films_tell_theirs_and_without_the_flag_there_is_none(tmp_path: Path) -> None:
    film = clip(tmp_path / "clip.mp4")
    profile = profiled("video", film, "-o", tmp_path / "out.mp4", "--recolor")
    assert all(cost["thread_seconds"] > 0 for cost in profile["stages"].values())
    assert profile["stages"][WAITING]["cpu_seconds"] < 0.5 * profile["stages"][WAITING]["thread_seconds"]
    again = retrocolor("video", film, "-o", tmp_path / "out.mp4", "--recolor", "--json", "-")
    assert json.loads(again.stdout)["profile"] is None
