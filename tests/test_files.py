"""Outputs appear whole or not at all, leave nothing behind, and say what cannot be written."""

import errno
import os
from pathlib import Path

import pytest

from retrocolor.errors import MachineError, Unwritable
from retrocolor.files import atomic_output, printable, remove_parts
from retrocolor.folders import output_folder, require_name
from trees import listed, touch


def refuse(*given: object, **named: object) -> None:
    raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")


def test_an_output_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er" / "a.png"
    with atomic_output(target) as part:
        assert part.parent == target.parent and part.name.startswith(".") and part.suffix == ".part"
        part.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert listed(target.parent) == ["a.png"]


def test_an_output_has_the_usual_permissions(tmp_path: Path) -> None:
    with atomic_output(tmp_path / "a") as part:
        part.write_bytes(b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), OSError(errno.EIO, "x")])
def test_after_an_error_the_old_file_is_as_it_was(tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(type(error)), atomic_output(tmp_path / "a", known=True) as part:
        part.write_bytes(b"half")
        raise error
    assert (tmp_path / "a").read_bytes() == b"old" and listed(tmp_path) == ["a"]


def test_a_full_disk_is_a_machine_error(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="is full: free some space"), atomic_output(tmp_path / "a"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert listed(tmp_path) == []


def test_a_missing_part_is_an_error_not_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_output(tmp_path / "a") as part:
        part.unlink()
    assert listed(tmp_path) == []


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, ".retrocolor-0011.part", "a.part", ".other.part", "a.png")
    assert remove_parts(tmp_path) == 1
    assert listed(tmp_path) == [".other.part", "a.part", "a.png"]
    assert remove_parts(tmp_path / "missing") == 0
    touch(tmp_path, ".retrocolor-0011.part")
    monkeypatch.setattr(os, "unlink", refuse)  # another user's
    assert remove_parts(tmp_path) == 0
    monkeypatch.setattr(os, "scandir", refuse)  # a share that is lost
    assert remove_parts(tmp_path) == 0


def test_names_are_made_printable() -> None:
    assert printable("a\nb\x1b[31mc\u202ed\udcffé") == "a\\nb\\x1b[31mc\\u202ed\\udcffé"


def test_an_output_folder_is_tried_before_work(tmp_path: Path) -> None:
    with output_folder(tmp_path / "new" / "folder"):
        assert listed(tmp_path / "new" / "folder") == []
    assert listed(tmp_path) == []  # nothing came of it
    with output_folder(tmp_path / "new" / "folder"):
        touch(tmp_path, "new/kept")
    assert listed(tmp_path / "new") == ["kept"]
    touch(tmp_path, "file")
    with pytest.raises(MachineError, match=r"cannot be written to .*-o"), output_folder(tmp_path / "file" / "folder"):
        pass


def test_a_name_that_the_disk_refuses_is_told_by_its_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched = Path.touch

    def touch_as_on_fat(path: Path, *, exist_ok: bool) -> None:
        if set(path.name) & set(':?"'):
            raise OSError(errno.EINVAL, "Invalid argument", str(path))
        touched(path, exist_ok=exist_ok)

    monkeypatch.setattr(Path, "touch", touch_as_on_fat)
    require_name(tmp_path / "ä b" / "[1] (2).jpg", tmp_path)
    with pytest.raises(Unwritable, match=r"what: x/no\?.jpg: the disk takes no : \? in a name; rename the original"):
        require_name(tmp_path / "what: x" / "no?.jpg", tmp_path)
    assert listed(tmp_path) == []
