"""Stopping is safe: kills at any moment cost the work in flight, and the same command goes on."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from PIL import Image

from command import colorized, grey, pictures, save, wait_until
from photo_kills import kill_and_go_on, pictures_named, start, wait_for_outputs
from processes import children
from retrocolor.batch.record import read_history, recording

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")


@pytest.mark.slow  # more kills of the same kind stand in tests/slow; two stay below
def test_kills_cost_the_work_in_flight(tmp_path: Path) -> None:
    assert kill_and_go_on(tmp_path, photos=16, kills=4, seed=1, size=(200, 300)) >= 3


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 5)])
def test_a_stop_is_clean_and_says_how_to_go_on(tmp_path: Path, number: int, code: int) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for picture in range(12):
        save(folder / f"{picture:02}.png", grey(600, 800, picture))
    run = start(folder, out, "--jobs", "1")
    wait_for_outputs(run, out, 1)
    started = time.monotonic()
    os.kill(run.pid, number)
    printed, complained = run.communicate(timeout=30)
    assert run.returncode == code and time.monotonic() - started < 10
    assert "Not reached" in printed and "(takes up where this run stopped)" in printed
    assert f"retrocolor colorize {folder} -o {out} --jobs 1" in printed
    names = pictures(out)
    left = f"{12 - len(names)} left"
    assert complained == ("Interrupted.\n" if code == 130 else f"Stopped on request: {left}.\n")
    assert 0 < len(names) < 12 and not any(name.endswith(".part") for name in names)
    for name in names:
        with Image.open(out / name) as picture_made:
            picture_made.load()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_what_a_person_left_meanwhile_is_kept(tmp_path: Path, number: int) -> None:
    """A file put where a stopped run had not come to, and a result edited where a second run had not."""
    folder, out = tmp_path / "in", tmp_path / "out"
    for picture in range(12):
        save(folder / f"{picture:02}.png", grey(600, 800, picture))
        os.utime(folder / f"{picture:02}.png", (1e9, 1e9))
    run = start(folder, out, "--jobs", "1")
    wait_for_outputs(run, out, 1)
    os.kill(run.pid, number)
    run.communicate(timeout=30)
    assert "11.png" not in pictures(out)
    put = save(out / "11.png", grey(20, 20)).read_bytes()
    summary, done = colorized(folder, "-o", out)
    assert done.returncode == 0 and summary["counts"]["kept"] == 1 and (out / "11.png").read_bytes() == put
    run = start(folder, out, "--jobs", "1", "--vivid", "1")
    before = (out / "00.png").read_bytes()
    wait_until(lambda: (out / "00.png").read_bytes() != before or run.poll() is not None)
    os.kill(run.pid, number)
    run.communicate(timeout=30)
    with Image.open(out / "10.png") as picture_made:
        picture_made.rotate(180).save(out / "10.png")
    edited = (out / "10.png").read_bytes()
    summary, done = colorized(folder, "-o", out, "--vivid", "1")
    assert done.returncode == 0 and summary["counts"]["kept"] == 2 and not summary["not_reached"]
    assert (out / "10.png").read_bytes() == edited and (out / "11.png").read_bytes() == put


def test_what_no_run_will_make_is_unfinished_no_longer(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for name in ("a.png", "b.png", "c.png", "deep/d.png", "kept/e.png"):
        save(folder / name, grey())
    begun = {
        "a.tif": "a.png",
        "b.png": "b.png",
        "c.png": "gone.png",
        "deep/gone.png": "deep/gone.png",
        "whole.png": "w",
        "raw.png": "raw.nef",
    }
    begun |= {"elsewhere.png": "../elsewhere/e.png", "kept/e.png": "kept/e.png"}
    sources = {name: os.path.normpath(folder / source) for name, source in begun.items()}
    part = out / "deep" / ".retrocolor-0123456789abcdef.part"
    part.parent.mkdir(parents=True)
    part.touch()
    save(out / "whole.png", grey())
    with recording(out) as record:  # as a run that was killed
        record.begin("key", {}, sources, sources)
        record.begin("key", {}, ["of an older version.png"])
    shutil.rmtree(folder / "deep")
    (folder / "raw.nef").touch()
    summary, done = colorized(folder, "-o", out, "--exclude", "kept")
    assert done.returncode == 1 and summary["counts"] == {"done": 3, "refused": 1} and not part.exists()
    left = {"elsewhere.png", "kept/e.png", "whole.png", "of an older version.png"}
    assert read_history(out).begun == left, "what is named otherwise, refused or gone is given up, and nothing else"
    assert colorized(folder, "-o", out)[0]["counts"] == {"done": 1, "skipped": 3, "refused": 1}
    assert read_history(out).begun == left - {"kept/e.png"}


@pytest.mark.slow
def test_a_file_that_comes_during_a_run_is_kept_and_the_others_are_done(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for picture in range(12):
        save(folder / f"{picture:02}.png", grey(600, 800, picture))
    assert colorized(folder, "-o", out, "--exclude", "11.png")[1].returncode == 0
    run = start(folder, out, "--jobs", "1", "--vivid", "1")
    before = (out / "00.png").read_bytes()
    wait_until(lambda: (out / "00.png").read_bytes() != before or run.poll() is not None)
    edited, put = (save(out / name, grey(20, 20)).read_bytes() for name in ("10.png", "11.png"))
    printed, complained = run.communicate(timeout=60)
    assert run.returncode == 1 and "Coloured    10" in printed and "Failed      2" in printed, complained
    assert "changed while its result was made: it is kept" in complained + printed
    assert "not an earlier one that retrocolor made: move it away" in complained + printed
    assert (out / "10.png").read_bytes() == edited and (out / "11.png").read_bytes() == put


def test_a_run_ends_when_its_time_is_up_and_the_same_command_goes_on(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for picture in range(3):
        save(folder / f"{picture}.png", grey(60, 80, picture))
    summary, done = colorized(folder, "-o", out, "--max-minutes", "1e-6")
    assert done.returncode == 5 and summary["not_reached"] == 3 and not out.exists()
    assert "Stopped, the time is up: 3 left." in done.stderr
    summary, done = colorized(folder, "-o", out, "--max-minutes", "30", "--until", time.strftime("%H:%M"))
    assert done.returncode == 0 and summary["counts"] == {"done": 3} and not summary["message"]


def test_an_early_interrupt_leaves_nothing(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    run = start(tmp_path / "in", tmp_path / "out")
    wait_until((tmp_path / "out").exists)
    started = time.monotonic()
    os.kill(run.pid, signal.SIGINT)
    _, complained = run.communicate(timeout=30)
    assert time.monotonic() - started < 6, "it does not wait for the network to load"
    assert run.returncode == 130 and complained.startswith(("Interrupted.", "retrocolor: Interrupted:"))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds the worker in /proc")
def test_a_worker_that_dies_leaves_nothing_half_written(tmp_path: Path) -> None:
    photo, out = save(tmp_path / "in" / "0.png", grey(800, 1200)), tmp_path / "out"
    for number in range(1, 8):  # enough that work is left, however late the kill comes
        shutil.copy(photo, photo.with_name(f"{number}.png"))
    run = start(tmp_path / "in", out, "--jobs", "2", "--no-report")
    # the first .part is a look at whether the folder can be written to, before there is a worker
    wait_until(lambda: run.poll() is not None or (children(run.pid) and [*out.glob(".retrocolor-*.part")]))
    assert run.poll() is None
    for worker in children(run.pid):
        os.kill(worker, signal.SIGKILL)
    _, complained = run.communicate(timeout=120)
    assert run.returncode == 0 and "going on with a new one" in complained
    assert len(pictures_named(out)) == 8
    assert not list(out.rglob("*.part"))
