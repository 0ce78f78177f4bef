"""`--like`, whole: what it does to a run, and what cannot be a reference."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.data import chelsea, coffee

from command import colorized, grey, retrocolor, save, statuses
from retrocolor.batch.record import read_history
from retrocolor.batch.references import checksum_of, find_references
from retrocolor.batch.task import Options
from retrocolor.errors import UsageError
from retrocolor.jobs import Kind
from retrocolor.photo.references import read_palette

SAMPLES = Path(__file__).parents[2] / "sample_media"


def test_a_run_goes_on_by_what_the_references_hold(tmp_path: Path) -> None:
    scan = save(tmp_path / "scans" / "a.png", grey())
    cat, cup = save(tmp_path / "cat.png", chelsea()), save(tmp_path / "cup.png", coffee())
    out = tmp_path / "scans-color"

    def run(*flags: str | Path) -> tuple[str, np.ndarray]:
        summary, done = colorized(scan.parent, *flags)
        assert done.returncode == 0, done.stderr
        return statuses(summary)["a.png"], np.asarray(Image.open(out / "a.png")).astype(int)

    _, plain = run()
    status, liked = run("--like", cat)
    assert status == "done" and np.abs(liked - plain).mean() > 1
    asked = [each["asked"] for each in read_history(out).settings.values()]
    assert "like" not in asked[0] and asked[1]["like_strength"] == 0.75
    shutil.copy(cat, tmp_path / "renamed.png")
    assert run("--like", tmp_path / "renamed.png")[0] == "skipped"
    shutil.copy(cup, cat)
    assert run("--like", cat, "--dry-run")[0] == "planned", "another picture of the same name"


def test_without_references_nothing_is_added_to_the_settings() -> None:
    """So that records of earlier versions stay valid."""
    assert not {"like", "like_strength"} & Options().settings(Kind.PHOTO).keys()


def test_folders_and_order_do_not_matter(tmp_path: Path) -> None:
    one, two = save(tmp_path / "refs" / "b.png", chelsea()), save(tmp_path / "refs" / "deep" / "a.png", coffee())
    (tmp_path / "refs" / "notes.txt").write_text("no picture")
    found = find_references([tmp_path / "refs"])
    assert set(found) == {one, two} and find_references([two, one, two]) == (two, one)
    assert checksum_of(found) == checksum_of([two, one]) != checksum_of([one])


def test_a_folder_of_references_that_holds_the_results_does_not_change_by_them(tmp_path: Path) -> None:
    folder, out = tmp_path / "box", tmp_path / "box" / "coloured"
    save(folder / "a.png", grey()), save(folder / "cat.png", chelsea())
    for status in ("done", "skipped"):
        summary, done = colorized(folder, "-o", out, "--like", folder)
        assert done.returncode == 0 and statuses(summary) == {"a.png": status, "cat.png": "left"}
    assert set(find_references([out, folder], [out])) == {out / "a.png", folder / "a.png", folder / "cat.png"}


@pytest.mark.parametrize("kind", ["missing", "film", "empty folder"])
def test_what_is_no_reference_is_refused_before_the_work(tmp_path: Path, kind: str) -> None:
    (tmp_path / "empty folder").mkdir()
    film = next(path for path in SAMPLES.rglob("*") if path.suffix in (".mp4", ".mkv", ".mov"))
    path = film if kind == "film" else tmp_path / kind
    with pytest.raises(UsageError, match=r".+: (this is a film|there is no photo|check the name)|does not exist"):
        find_references([path])


def test_what_cannot_be_read_or_has_no_colour_ends_in_one_sentence(tmp_path: Path) -> None:
    scan = save(tmp_path / "a.png", grey())
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 and no more")
    done = retrocolor("colorize", scan, "--like", broken)
    assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert f"--like {broken}: damaged" in done.stderr and done.stderr.endswith("; name another picture.\n"), done.stderr
    with pytest.raises(UsageError, match="no colours to take"):
        read_palette([scan])
    assert not (tmp_path / "a-color.png").exists()
    cup = save(tmp_path / "cup.png", coffee())
    assert read_palette([scan, cup]).name == read_palette([cup]).name
