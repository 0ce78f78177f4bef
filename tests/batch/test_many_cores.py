"""Many threads are shared out among processes of this machine, where that is faster; results are the same."""

from pathlib import Path

import pytest

from command import grey, pictures, retrocolor, save
from retrocolor.batch import engine
from retrocolor.batch.engine import MEMORY, PHOTOS, THREADS, process_count
from retrocolor.batch.task import Options
from retrocolor.config import NetworkOptions, ScaleOptions
from retrocolor.jobs import Job, Kind

CPU = Options(network=NetworkOptions(device="cpu"))


def jobs(count: int, kind: Kind = Kind.PHOTO) -> list[Job]:
    return [Job(Path(f"{number}"), Path(f"{number}-color"), Path(), kind) for number in range(count)]


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bytes that this machine is to have."""
    found = [64 * MEMORY]
    monkeypatch.setattr(engine, "machine_memory", lambda: found[0])
    return found


@pytest.mark.parametrize(
    ("threads", "photos", "processes"),
    [(1, 10_000, 1), (3, 10_000, 1), (2 * THREADS - 1, 10_000, 1), (2 * THREADS, 10_000, 2), (17, 10_000, 4),
     (17, 3 * PHOTOS, 3), (17, 2 * PHOTOS - 1, 1), (17, 1, 1), (65, 10_000, 16)],
)  # fmt: skip
def test_a_few_threads_and_enough_photos_each(threads: int, photos: int, processes: int) -> None:
    assert process_count(CPU, jobs(photos), threads) == processes


def test_a_machine_of_little_memory_has_fewer(memory: list[int]) -> None:
    for there_is, processes in ((1, 1), (MEMORY, 1), (3 * MEMORY, 3), (99 * MEMORY, 4)):
        memory[0] = there_is
        assert process_count(CPU, jobs(10_000), 17) == processes


def test_films_gpus_and_ray_keep_their_own_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    many = jobs(10_000)
    assert process_count(CPU, [*many, *jobs(1, Kind.FILM)], 17) == 1
    assert process_count(Options(network=NetworkOptions(device="cuda")), many, 17) == 1
    assert process_count(Options(network=CPU.network, scale=ScaleOptions(engine="ray")), many, 17) == 1
    for there_may_be, processes in ((True, 1), (False, 4)):
        monkeypatch.setattr(engine, "may_have_gpu", lambda there=there_may_be: there)
        assert process_count(Options(), many, 17) == processes


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    for number in range(2 * PHOTOS):
        save(tmp_path / "scans" / f"{number:02}.png", grey(24 + number, 40, number))
    made = []
    for threads, who in ((1, "the worker"), (2 * THREADS, "2 workers")):
        output = tmp_path / f"by-{threads}"
        flags = ("--jobs", str(threads), "--device", "cpu", "--profile", "--no-report", "--size", "32")
        done = retrocolor("colorize", tmp_path / "scans", "-o", output, *flags)
        assert done.returncode == 0 and who in done.stdout, done.stdout + done.stderr
        made.append(pictures(output))
    assert len(made[0]) == 2 * PHOTOS and made[0] == made[1]
