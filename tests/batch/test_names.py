"""Names that grow stay names: at most 255 bytes, unique, the same in every run; what systems leave is passed over."""

import os
from pathlib import Path

import pytest

from command import colorized, grey, pictures, save, statuses
from film_clips import clip
from retrocolor.batch.discover import find_media
from retrocolor.files import LONGEST_NAME, fitted


def test_a_name_that_fits_stays() -> None:
    assert fitted("a", "-color.jpg") == "a-color.jpg"
    assert fitted("x" * 245, "-color.jpg") == "x" * 245 + "-color.jpg"


@pytest.mark.parametrize("letter", ["x", "é", "影", "\udcff", "👩"])
def test_a_longer_name_is_cut_and_stays_unique(letter: str) -> None:
    stem = letter * (250 // len(os.fsencode(letter)))
    names = [fitted(stem + last, "-color.jpg") for last in ("a", "b", "a")]
    assert names[0] == names[2] != names[1] and all(name.endswith("-color.jpg") for name in names)
    assert all(LONGEST_NAME - 5 < len(os.fsencode(name)) <= LONGEST_NAME for name in names)


def test_photos_and_folders_with_the_longest_names_are_coloured_and_found_again(tmp_path: Path) -> None:
    folder, flags = tmp_path / ("d" * 255), ("--compare", "--confidence")
    photo = save(folder / f"{'ü' * 125}a.jpg", grey(40, 50))
    summary, done = colorized(photo, *flags)
    assert list(statuses(summary).values()) == ["done"] and done.returncode == 0, summary
    assert len(list(folder.iterdir())) == 4
    assert list(statuses(colorized(photo, *flags)[0]).values()) == ["skipped"]
    summary, _ = colorized(folder, "--compare", "--format", "png")
    assert list(statuses(summary).values()) == ["done"], "results beside it are no originals"
    (out,) = [path for path in tmp_path.iterdir() if path != folder]
    assert len(pictures(out)) == 2 and list(
        statuses(colorized(folder, "--compare", "--format", "png")[0]).values()
    ) == ["skipped"]


def test_a_film_with_a_long_name(tmp_path: Path) -> None:
    film = clip(tmp_path / "f.mp4").rename(tmp_path / f"{'f' * 244}.mp4")
    summary, done = colorized(film, "--recolor")
    assert list(statuses(summary).values()) == ["done"] and done.returncode == 0, summary


def test_folders_of_the_system_are_passed_over_and_counted(tmp_path: Path) -> None:
    system = [
        "@eaDir", "#recycle", "$RECYCLE.BIN", "__MACOSX", ".Trash-1000", "System Volume Information", "lost+found",
    ]  # fmt: skip
    for folder in system:
        save(tmp_path / "in" / folder / "thumb.jpg", grey(40, 50))
    save(tmp_path / "in" / "a.jpg", grey(40, 50))
    summary, _ = colorized(tmp_path / "in")
    assert statuses(summary) == {"a.jpg": "done"}
    assert sorted(Path(path).name for path in summary["passed_over"]) == sorted(system)


def test_second_names_of_formats_are_found(tmp_path: Path) -> None:
    names = ["a.mpo", "b.jfif", "c.JIF", "d.pjpeg", "e.jpe", "f.btf"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert [medium.path.name for medium in find_media(tmp_path).media] == names
