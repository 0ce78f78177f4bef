"""Finding media, and planning names so that originals are safe."""

import errno
import os
import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from retrocolor.batch.discover import find_media
from retrocolor.batch.plan import make_plan
from retrocolor.batch.shards import RECORD_NAME
from retrocolor.config import FilmOptions
from retrocolor.errors import UsageError
from retrocolor.files import beside
from retrocolor.jobs import Kind, Status
from retrocolor.paper import study_page
from retrocolor.photo.names import output_suffix
from retrocolor.training import dataset
from trees import touch

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX file systems")
linux = pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes and letter case")


def plan(*paths: Path, output: Path | None = None, format: str = "same", exclude: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    return make_plan(paths, output, suffix_for=lambda path: output_suffix(path, format), exclude=exclude)


def make_film_plan(folder: Path):  # type: ignore[no-untyped-def]
    return make_plan([folder], None, suffix_for=lambda path: ".mkv", only=Kind.FILM, film=FilmOptions(fps="24"))


# find_media


def test_media_are_found_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.JPG", "a.tif", "z/y/c.png", "film.mp4", "raw.dng", "notes.txt", "z/scan.pdf", ".hidden.jpg")
    found = find_media(tmp_path)
    names = [(medium.relative.as_posix(), medium.kind) for medium in found.media]
    assert names == [
        (".hidden.jpg", Kind.PHOTO),
        ("a.tif", Kind.PHOTO),
        ("b.JPG", Kind.PHOTO),
        ("film.mp4", Kind.FILM),
        ("raw.dng", Kind.PHOTO),
        ("z/y/c.png", Kind.PHOTO),
    ]
    assert len(found.foreign) == 2


def test_what_is_not_a_photo_is_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "._a.jpg", ".trash/b.jpg", "retrocolor-report/c.jpg", "retrocolor-report.html")
    touch(tmp_path, ".retrocolor-0011.part", "out/d.jpg")
    assert [m.path.name for m in find_media(tmp_path, skip=[tmp_path / "out"]).media] == ["a.jpg"]


@posix
def test_links_pipes_and_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "in/a.jpg", "elsewhere/b.jpg")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "file.jpg").symlink_to(tmp_path / "elsewhere" / "b.jpg")
    (tmp_path / "in" / "gone.jpg").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "in" / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path / "in")  # the address of a socket may not be long
        server.bind("socket.jpg")
        names = [m.path.name for m in find_media(tmp_path / "in").media]
    assert names == ["a.jpg", "file.jpg", "gone.jpg"], "a link to nothing is tried, so that it is named"


@posix
@pytest.mark.parametrize("target", ["itself.jpg", "/" + "x" * 300, "closed/a.jpg"])
@pytest.mark.parametrize("name", ["itself.jpg", "film.mp4", "film.mts", "text"])
def test_a_link_that_cannot_be_followed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, target: str
) -> None:
    touch(tmp_path, "a1.jpg", "a2.jpg", "closed/a.jpg")
    (tmp_path / name).symlink_to(name if target == "itself.jpg" else target)
    (tmp_path / "closed").chmod(0)
    stat = os.stat

    def closed(path: "str | Path", *rest: Any, **more: Any) -> os.stat_result:  # root may enter everything
        if Path(path) == tmp_path / name and target.startswith("closed") and more.get("follow_symlinks", True):
            raise PermissionError(errno.EACCES, "closed", str(path))
        return stat(path, *rest, **more)

    monkeypatch.setattr(os, "stat", closed)
    try:
        planned, frames = plan(tmp_path), make_film_plan(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    named = {job.source.name for job in planned.jobs} | {path.name for _, path in planned.foreign}
    assert {"a1.jpg", "a2.jpg", name} <= named, "it is tried, or listed"
    assert [job.source for job in frames.jobs] == [tmp_path]


def test_exclude_matches_names_paths_and_folders(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "a.tif", "drafts/b.jpg", "x/drafts/c.jpg", "x/d.jpg")
    found = find_media(tmp_path, exclude=["*.tif", "drafts/", "x/d*"])
    assert [m.relative.as_posix() for m in found.media] == ["a.jpg"]
    assert found.excluded == 4


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        plan(tmp_path / "nothing")
    with pytest.raises(UsageError, match="cannot be opened"):
        plan(tmp_path / ("long" * 100))


@posix
def test_a_pipe_is_no_medium(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    for output in (None, tmp_path / "out", tmp_path / "out.jpg"):
        with pytest.raises(UsageError, match="neither a file nor a folder"):
            plan(tmp_path / "pipe.jpg", output=output)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.jpg"]


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "closed/b.jpg")
    (tmp_path / "closed").chmod(0)
    try:
        planned = plan(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert [(r.source.name, r.status) for _, r in planned.refused] == [("closed", Status.FAILED)]


# make_plan


def test_a_folder_is_mirrored_beside_itself(tmp_path: Path) -> None:
    touch(tmp_path, "scans/a.jpg", "scans/x/b.TIF")
    planned = plan(tmp_path / "scans")
    assert [job.output.relative_to(tmp_path).as_posix() for job in planned.jobs] == [
        "scans-color/a.jpg",
        "scans-color/x/b.TIF",
    ]
    assert planned.roots == (tmp_path / "scans-color",)
    assert [job.name for job in planned.jobs] == ["a.jpg", "x/b.TIF"]


@pytest.mark.parametrize(
    ("output", "format", "expected"),
    [
        (None, "same", "in/photo-color.jpg"),
        (None, "tiff", "in/photo-color.tif"),
        ("new.png", "same", "new.png"),
        ("folder", "same", "folder/photo.jpg"),
        ("new-folder", "png", "new-folder/photo.png"),
        ("deep/er/name.jpg", "same", "deep/er/name.jpg"),
    ],
)
def test_where_one_file_goes(tmp_path: Path, output: str | None, format: str, expected: str) -> None:
    touch(tmp_path, "in/photo.jpg")
    (tmp_path / "folder").mkdir()
    planned = plan(tmp_path / "in/photo.jpg", output=tmp_path / output if output else None, format=format)
    assert [job.output.relative_to(tmp_path).as_posix() for job in planned.jobs] == [expected]


def test_several_paths_share_an_output_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.jpg", "b/1.jpg", "2.jpg")
    planned = plan(tmp_path / "a", tmp_path / "b", tmp_path / "2.jpg", output=tmp_path / "out")
    outputs = [job.output.relative_to(tmp_path / "out").as_posix() for job in planned.jobs]
    assert outputs == ["a/1.jpg", "b/1.jpg", "2.jpg"]


def test_a_path_named_twice_is_done_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.jpg")
    assert len(plan(tmp_path / "a", tmp_path / "a").jobs) == 1


def test_the_output_folder_inside_the_input_is_no_input(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "out/a.jpg")
    assert [job.output for job in plan(tmp_path, output=tmp_path / "out").jobs] == [tmp_path / "out" / "a.jpg"]


def test_results_beside_their_originals_are_no_originals(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "a-color.jpg", "b-color.jpg")
    line = '{"output": "a-color.jpg", "source": "a.jpg", "status": "done", "settings": "", "result": %s}'
    (tmp_path / RECORD_NAME).write_text(line % '{"size": 1, "mtime_ns": 1}' + "\n")
    assert [job.source.name for job in plan(tmp_path).jobs] == ["a.jpg", "b-color.jpg"]


def test_two_formats_of_one_name_get_different_results(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.jpg", "in/a.tif", "in/b.NEF", "in/b.jpg", "in/b.psd")
    planned = plan(tmp_path / "in", format="png")
    assert [job.output.name for job in planned.jobs] == ["a.jpg.png", "a.tif.png", "b.png"]
    assert [result.source.name for _, result in planned.refused] == ["b.NEF", "b.psd"], "which get no result"
    assert planned.refused[0][1].reason.startswith("a camera raw file is not coloured; ")


@linux
@pytest.mark.parametrize(
    "names", [("A.JPG", "a.jpg"), ("cafe\u0301.jpg", "caf\u00e9.jpg"), ("STRASSE.jpg", "stra\u00dfe.jpg")]
)
def test_names_that_are_one_name_elsewhere_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    touch(tmp_path, *(f"in/{name}" for name in names), "in/z.jpg")
    planned = plan(tmp_path / "in")
    assert [job.source.name for job in planned.jobs] == [names[0], "z.jpg"]
    root, result = planned.refused[0]
    assert root == tmp_path / "in-color" and result.status is Status.REFUSED
    assert f"{tmp_path / 'in' / names[0]}'s, but for letter case" in result.reason and "rename one" in result.reason


def test_the_output_is_never_an_input(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.jpg", "in/b.jpg")
    for arguments in ({"output": tmp_path / "in"}, {"output": tmp_path / "in" / ".." / "in"}):
        with pytest.raises(UsageError, match="beside the originals"):
            plan(tmp_path / "in", **arguments)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="never written to"):
        plan(tmp_path / "in" / "a.jpg", output=tmp_path / "in" / "a.jpg")
    with pytest.raises(UsageError, match="never written to"):
        plan(tmp_path / "in" / "a.jpg", output=tmp_path / "in")


@posix
@pytest.mark.parametrize("link", ["symlink", "hard", "folder"])
def test_an_output_that_is_an_input_through_a_link(tmp_path: Path, link: str) -> None:
    touch(tmp_path, "in/a.jpg")
    out = tmp_path / "out"
    if link == "folder":
        out.symlink_to(tmp_path / "in")
    else:
        out.mkdir()
        make = (out / "a.jpg").symlink_to if link == "symlink" else (out / "a.jpg").hardlink_to
        make(tmp_path / "in" / "a.jpg")
    with pytest.raises(UsageError, match=r"never written to|beside the originals"):
        plan(tmp_path / "in", output=out)


@pytest.mark.parametrize(
    ("names", "output", "message"),
    [
        (["in/notes.txt"], None, r"no photo or film in .*in \(files of other kinds: 1\)"),
        (["in/a.jpg", "taken"], "taken", "is a file"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, names: list[str], output: str | None, message: str) -> None:
    touch(tmp_path, *names)
    with pytest.raises(UsageError, match=message):
        plan(tmp_path / "in", output=tmp_path / output if output else None)


def test_everything_excluded_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg")
    with pytest.raises(UsageError, match="not excluded"):
        plan(tmp_path, exclude=("*.jpg",))


@pytest.mark.parametrize(("here", "folder"), [("scans", "."), ("scans/1920", ".."), ("", "scans/1920/..")])
def test_a_folder_named_by_dots_has_its_results_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, folder: str
) -> None:
    (tmp_path / "scans" / "1920").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    for default in (partial(beside, ending="-color"), dataset.default_output, study_page.default_output):
        place = default(Path(folder))
        assert place.parent == tmp_path and place.name.startswith("scans-")


def test_a_whole_disk_needs_a_named_output() -> None:
    with pytest.raises(UsageError, match="whole disk"):
        plan(Path(Path.cwd().anchor))
