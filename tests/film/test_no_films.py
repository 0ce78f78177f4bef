"""What is no film, or a broken one, is named with what to do about it."""

import os
from pathlib import Path

import pytest

from command import colorized, grey, retrocolor, save, statuses
from film_clips import AAC, clip, ffmpeg, mute, sound


def told(*arguments: str | Path) -> tuple[int, str]:
    """The exit status, and what was complained of, in one line."""
    done = retrocolor("video", *arguments)
    assert "Go on" not in done.stdout, "the same command would fail in the same way"
    return done.returncode, " ".join(done.stderr.split())


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "zero.mp4").touch()
    assert told(tmp_path / "zero.mp4") == (
        1, f"failed {tmp_path}/zero.mp4: the file is empty; restore it from a copy"
    )  # fmt: skip


def test_a_text_and_a_film_that_was_cut_off(tmp_path: Path) -> None:
    (tmp_path / "text.mkv").write_text("no film at all, and long enough to be looked at " * 20)
    whole = mute(tmp_path / "whole.mp4").read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])
    for name in ("text.mkv", "cut.mp4"):
        code, complained = told(tmp_path / name)
        assert code == 1 and complained.endswith("if it is one, it is damaged: restore it from a copy")
        assert "it cannot be opened as a film (invalid" in complained


def test_sound_alone(tmp_path: Path) -> None:
    ffmpeg(*sound(), *AAC, tmp_path / "sound.mp4")
    code, complained = told(tmp_path / "sound.mp4")
    assert code == 1 and complained.endswith("there is no picture stream in it: leave it out")


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
def test_a_photo_that_is_called_a_film(name: str, tmp_path: Path) -> None:
    save(tmp_path / "a.png", grey(60, 80)).rename(tmp_path / name)
    assert told(tmp_path / name) == (
        1, f"refused {tmp_path / name}: it is a photo; colour it with `retrocolor colorize`"
    )  # fmt: skip


def test_a_part_behind_the_end(tmp_path: Path) -> None:
    code, complained = told(clip(tmp_path / "a.mp4", seconds=1), "--start", "5")
    assert code == 1
    assert "the part that was asked for, it is 1.0 s long: choose --start within it" in complained


def test_several_can_be_gone_on_with(tmp_path: Path) -> None:
    for name in ("a.mp4", "b.mp4"):
        (tmp_path / name).touch()
    done = retrocolor("video", tmp_path)
    assert done.returncode == 1 and "once they are mended" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_a_link_to_nothing_says_where_it_leads(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.jpg", "b.png", "c.tif", "d.webp", "film.mp4"):
        (folder / name).symlink_to(tmp_path / "gone.xyz")
    why = f"it is a link to {tmp_path}/gone.xyz, which does not exist: check the link"
    summary, done = colorized(folder)
    assert done.returncode == 1 and set(statuses(summary).values()) == {"failed"}
    assert {file["reason"] for file in summary["files"]} == {why}
