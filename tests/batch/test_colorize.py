"""`colorize`, whole: real command, real worker, real model."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image
from skimage.color import rgb2lab

from command import colorized, grey, pictures, retrocolor, save, statuses
from retrocolor.batch.record import read_history, recording
from retrocolor.photo.budget import Budget

linux = pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
HOSTILE = [
    "[bold red]markup[",
    "new\nline",
    "-i",
    "%03d",
    "a;b&c $(d)",
    " space ",
    "\x1b[31mred",
    "long" * 50,
    "caf\u00e9",
]


def colourful(height: int = 120, width: int = 160) -> np.ndarray:
    """RGB with all hues, uint8."""
    rows, columns = np.mgrid[0:height, 0:width] / max(height, width) * 6
    return np.stack([127 + 120 * np.sin(columns + hue) * np.cos(rows) for hue in (0, 2, 4)], 2).astype(np.uint8)


def light(pixels: np.ndarray) -> np.ndarray:
    """L* of a picture."""
    return rgb2lab(pixels if pixels.ndim == 3 else np.stack([pixels] * 3, 2))[..., 0]


# One folder of good, odd and broken files, coloured once.


def make_album(folder: Path) -> None:
    photo = grey()
    save(folder / "good.jpg", photo, quality=90)
    save(folder / "good.png", photo)
    save(folder / "deep" / "er" / "deep.webp", photo, lossless=True)
    save(folder / "sepia.png", np.clip(photo[..., None] * [1.0, 0.88, 0.7], 0, 255).astype(np.uint8))
    save(folder / "colour.png", colourful())
    tifffile.imwrite(folder / "sixteen.tif", photo.astype(np.uint16) * 257, compression="lzw")
    with tifffile.TiffWriter(folder / "pages.tif") as pages:
        for page in (photo, grey(90, 60, 1), colourful()):
            pages.write(page)
    save(folder / "dot.png", np.full((1, 1), 99, np.uint8))
    save(folder / "line.png", grey(1, 5000))
    whole = (folder / "good.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "text.jpg").write_text("this is no picture")
    (folder / "camera.dng").write_bytes(b"II*\0" + bytes(100))
    (folder / "notes.txt").write_text("not looked at")
    for number, name in enumerate(HOSTILE):
        save(folder / "hostile" / f"{name}.png", grey(40, 50, number))
    if sys.platform == "linux":
        (folder / "hostile" / os.fsdecode(b"\xff\xfe.png")).write_bytes((folder / "dot.png").read_bytes())


@pytest.fixture(scope="module")
def album(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, dict[str, Any], "subprocess.CompletedProcess[str]"]]:
    folder = tmp_path_factory.mktemp("run") / "album"
    make_album(folder)
    originals = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    summary, done = colorized(folder, "--compare")
    yield folder, summary, done
    now = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    assert now == originals, "originals are never written to"


BAD = {
    "cut.jpg": ("failed", "damaged"),
    "empty.jpg": ("failed", "the file is empty"),
    "text.jpg": ("failed", "not a picture"),
    "camera.dng": ("refused", "camera raw"),
}
GOOD = ["good.jpg", "good.png", "deep.webp", "sepia.png", "sixteen.tif", "pages.tif", "dot.png", "line.png"]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_its_reason(album: Any, name: str) -> None:
    folder, summary, done = album
    status, reason = BAD[name]
    file = next(file for file in summary["files"] if Path(file["source"]).name == name)
    assert file["status"] == status and reason in file["reason"] and file["output"] is None
    assert not file["reason"].startswith(str(folder)), "the name is said once"
    assert not (folder.with_name("album-color") / name).exists()
    lines = [line for line in done.stderr.splitlines() if name in line]
    assert len(lines) == 1 and lines[0].startswith(status)


def test_one_bad_file_does_not_stop_the_rest(album: Any) -> None:
    _, summary, done = album
    found = statuses(summary)
    assert {name: found[name] for name in GOOD} == dict.fromkeys(GOOD, "done")
    assert found["colour.png"] == "left" and "notes.txt" not in found
    assert done.returncode == summary["exit_status"] == 1
    assert summary["counts"]["failed"] == 3 and summary["counts"]["refused"] == 1 and summary["counts"]["left"] == 1


def test_the_tree_is_mirrored_and_nothing_half_written_stays(album: Any) -> None:
    folder, summary, _ = album
    out = folder.with_name("album-color")
    done = {Path(file["output"]).relative_to(out).as_posix() for file in summary["files"] if file["status"] == "done"}
    expected = {name for name in pictures(out) if not name.endswith("-compare.jpg")}
    assert done == expected and "deep/er/deep.webp" in done
    assert not list(out.rglob("*.part"))


def test_the_times_of_a_record_order_its_lines(album: Any) -> None:
    """To the millisecond: by them the records of several shards are read as one."""
    record = album[0].with_name("album-color") / "retrocolor-record.jsonl"
    times = [line["time"] for line in map(json.loads, record.read_text().splitlines()) if "time" in line]
    assert len(times) > len(GOOD) and times == sorted(times) and all("." in time for time in times)


@pytest.mark.parametrize("name", ["good.png", "sepia.png", "sixteen.tif", "line.png", "dot.png", "deep/er/deep.webp"])
def test_light_size_and_depth_are_kept(album: Any, name: str) -> None:
    folder, _, _ = album
    before, after = (
        tifffile.imread(root / name) if name.endswith("tif") else np.asarray(Image.open(root / name))
        for root in (folder, folder.with_name("album-color"))
    )
    assert after.shape == (*before.shape[:2], 3) and after.dtype == before.dtype
    assert np.percentile(np.abs(light(after) - light(before)), 99.9) <= 1.0


def test_every_page_is_coloured_but_those_in_colour(album: Any) -> None:
    folder, summary, _ = album
    file = next(file for file in summary["files"] if file["source"].endswith("pages.tif"))
    assert file["pages"] == 3 and "1 of 3 pages in colour already, left unchanged" in file["notes"]
    with tifffile.TiffFile(folder.with_name("album-color") / "pages.tif") as made:
        shapes = [page.shape for page in made.pages]
        last = made.pages[2].asarray()
    assert shapes == [(120, 160, 3), (90, 60, 3), (120, 160, 3)]
    assert np.array_equal(last, colourful())


def test_hostile_names_are_coloured_and_printed_safely(album: Any) -> None:
    _folder, summary, done = album
    hostile = [file for file in summary["files"] if Path(file["source"]).parent.name == "hostile"]
    assert len(hostile) == len(HOSTILE) + (sys.platform == "linux")
    assert {file["status"] for file in hostile} == {"done"}
    assert "\x1b" not in done.stderr and "[bold red]markup[" in done.stderr + json.dumps(summary)


def test_before_and_after_stand_side_by_side(album: Any) -> None:
    folder, _, _ = album
    with Image.open(folder.with_name("album-color") / "good.jpg-compare.jpg") as picture:
        assert picture.size == (2 * 160 + 12, 120)
        halves = np.asarray(picture).astype(int)
    assert np.abs(halves[:, :150] - halves[:, :150, :1]).max() < 12, "grey on the left"


def test_the_page_and_the_record_are_written(album: Any) -> None:
    folder, summary, done = album
    out = folder.with_name("album-color")
    assert summary["reports"] == [str(out / "retrocolor-report.html")]
    history = read_history(out)
    assert history.begun == set()
    entry = history.entries["good.jpg"]
    assert entry.status == "done" and entry.result and entry.result.matches(out / "good.jpg", checksum=True)
    assert entry.input and entry.input.matches(folder / "good.jpg", checksum=True)
    assert "Coloured" in done.stderr and "Look at" in done.stderr and "once they are mended" in done.stderr
    assert summary["settings"]["model"].startswith("default ")


def test_large_pictures_wait_for_room() -> None:
    budget, inside, most, beats = Budget(100), [0], [0], []

    def work(pixels: int) -> None:
        with budget.share(lambda message=None: beats.append(message)) as claim:
            claim(pixels)
            claim(pixels)  # of a further page
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.05)
            inside[0] -= 1

    for pixels, expected in ((60, 1), (1000, 1), (30, 3)):
        most[0] = 0
        threads = [threading.Thread(target=work, args=(pixels,)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert most[0] == expected and beats, "and give signs of life meanwhile"


# Runs that build on one another: resume.


def test_the_same_command_goes_on(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for number in range(3):
        save(folder / f"{number}.png", grey(60, 80, number))
    assert statuses(colorized(folder, "-o", out)[0]) == dict.fromkeys(("0.png", "1.png", "2.png"), "done")
    first = pictures(out)

    summary, done = colorized(folder, "-o", out)
    assert set(statuses(summary).values()) == {"skipped"} and done.returncode == 0
    assert "nothing is left to do" in done.stderr

    save(out / "0.png", colourful(60, 80))  # edited by hand
    (out / "1.png").unlink()
    save(folder / "2.png", grey(60, 80, 9))
    (out / ".retrocolor-00ff.part").write_bytes(b"left by a kill")
    summary, done = colorized(folder, "-o", out)
    assert statuses(summary) == {"0.png": "kept", "1.png": "done", "2.png": "done"} and done.returncode == 0
    assert "--overwrite" in done.stderr
    again = pictures(out)
    assert again["1.png"] == first["1.png"] and again["2.png"] != first["2.png"]
    assert again.keys() == first.keys(), "the leftover is gone"

    summary, _ = colorized(folder, "-o", out, "--overwrite", "--dry-run")
    assert set(statuses(summary).values()) == {"planned"}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    done = retrocolor("colorize", tmp_path / "in", "--dry-run")
    assert done.returncode == 0 and f"{tmp_path}/in/a.png -> {tmp_path}/in-color/a.png" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_one_file_in_another_format(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.jpg", grey())
    summary, done = colorized(photo, "-o", tmp_path / "b.png", "--no-mark")
    assert done.returncode == 0 and summary["reports"] == []
    assert summary["files"][0]["output"] == str(tmp_path / "b.png")
    with Image.open(tmp_path / "b.png") as made:
        assert made.format == "PNG" and made.mode == "RGB"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jpg", "b.png"]


def test_fail_fast_stops_at_the_first(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(8):
        (tmp_path / "in" / f"{number}.jpg").write_text("no picture")
    summary, done = colorized(tmp_path / "in", "--fail-fast", "--jobs", "1")
    assert done.returncode == 1 and summary["counts"] == {"failed": 1} and summary["not_reached"] == 7
    assert "--fail-fast" in summary["message"]


def test_a_folder_in_use_is_told(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.png", grey())
    with recording(tmp_path / "out"):
        done = retrocolor("colorize", tmp_path / "in", "-o", tmp_path / "out")
    assert done.returncode == 3
    assert (
        done.stderr
        == f"retrocolor: Another run is writing to {tmp_path}/out: wait for it, or choose another with -o.\n"
    )


def test_a_full_disk_ends_the_run_with_what_is_done(tmp_path: Path) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs the right to mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        for number in range(20):
            save(tmp_path / "in" / f"{number:02}.png", grey(200, 300, number))
        summary, done = colorized(tmp_path / "in", "-o", disk / "out", "--no-report")
        left = list((disk / "out").glob(".retrocolor-*"))
        whole = [Image.open(path).convert("RGB").size for path in (disk / "out").glob("*.png")]
    finally:
        subprocess.run(["umount", disk], check=True)
    assert done.returncode == 3 and "is full" in summary["message"] and summary["not_reached"] > 0
    assert left == [] and len(whole) == summary["counts"]["done"] > 0
