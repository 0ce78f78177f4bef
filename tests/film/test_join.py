"""Several files that are one film: the parts of a DVD title, and files named in order."""

from pathlib import Path

import pytest

import film_clips as make
from command import retrocolor
from retrocolor.batch.joining import named_parts
from retrocolor.batch.plan import make_plan
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import Refused, UsageError
from retrocolor.film.colorize import FilmResult, colorize_film
from retrocolor.jobs import Kind

MPEG2 = ("-c:v", "mpeg2video", "-c:a", "ac3", "-f", "vob")
PACK = 2048


def colour(files: list[Path], output: Path, colorizer: Colorizer) -> FilmResult:
    first, *parts = files
    film = FilmOptions(preset="ultrafast", join=True)
    return colorize_film(first, output, film, colorizer, lambda message=None: None, recolor=True, parts=tuple(parts))


def cut(whole: Path, folder: Path, title: str = "VTS_01") -> list[Path]:
    """A program stream cut as DVDs are, between two packs, into two files of the title."""
    data = whole.read_bytes()
    middle = len(data) // PACK // 2 * PACK
    parts = [folder / f"{title}_{number}.VOB" for number in (1, 2)]
    for part, content in zip(parts, (data[:middle], data[middle:]), strict=True):
        part.write_bytes(content)
    return parts


def test_the_parts_of_a_title_are_the_film_they_were_cut_from(tmp_path: Path, colorizer: Colorizer) -> None:
    whole = make.clip(tmp_path / "whole.vob", *MPEG2, seconds=2)
    parts = cut(whole, tmp_path)
    made = colour(parts, tmp_path / "joined.mkv", colorizer)
    film = colorize_film(
        whole, tmp_path / "out.mkv", FilmOptions(preset="ultrafast"), colorizer, lambda message=None: None, recolor=True
    )
    assert made.frames == film.frames == 50
    assert any("2 files, read as one up to VTS_01_2.VOB" in note for note in made.notes)
    assert make.packets(tmp_path / "joined.mkv") == make.packets(tmp_path / "out.mkv")


# The last packet of AC-3 comes after the other file's first picture: there the seam is shorter by some hundredths.
@pytest.mark.parametrize(("sound", "apart", "least"), [("aac", 80, 3.1), ("ac3", 79, 3.05)])
def test_recordings_with_clocks_of_their_own_follow_one_another(
    tmp_path: Path, colorizer: Colorizer, sound: str, apart: int, least: float
) -> None:
    how = ("-f", "mpegts", "-g", "10", "-c:a", sound)
    files = [make.clip(tmp_path / f"0000{n}.MTS", *how, seconds=1.6) for n in range(2)]
    made = colour(files, tmp_path / "out.mkv", colorizer)
    assert made.frames == 80 and any("what follows was moved on" in note for note in made.notes)
    times = sorted(packet.pts for packet in make.packets(tmp_path / "out.mkv")[0])
    assert len(set(times)) >= apart and least < times[-1] - times[0] < 3.4


def test_files_that_cannot_be_appended_are_refused(tmp_path: Path, colorizer: Colorizer) -> None:
    movs = [make.mute(tmp_path / f"{n}.mov") for n in range(2)]
    with pytest.raises(Refused, match=r"0.mov: --join reads MPEG and DV streams"):
        colour(movs, tmp_path / "out.mov", colorizer)
    streams = [make.mute(tmp_path / "0.ts"), make.mute(tmp_path / "1.ts", size="64x64")]
    with pytest.raises(Refused, match=r"1.ts: its picture is not coded as that of 0.ts"):
        colour(streams, tmp_path / "out.ts", colorizer)
    make.mute(tmp_path / "1.ts", "-streamid", "0:300")
    with pytest.raises(Refused, match=r"1.ts: its picture has another PID than that of 0.ts"):
        colour(streams, tmp_path / "out.ts", colorizer)
    assert not list(tmp_path.glob("*out*"))


def test_a_folder_of_titles_is_planned_as_films(tmp_path: Path) -> None:
    for name in ("VTS_01_1.VOB", "VTS_01_2.VOB", "VTS_02_1.VOB", "other.VOB"):
        (tmp_path / name).write_bytes(b"\0\0\1\xba")

    def planned(*paths: Path, join: bool = True, output: Path | None = None) -> dict[str, list[str]]:
        film = FilmOptions(join=join)
        plan = make_plan(list(paths), output, suffix_for=lambda path: ".mkv", only=Kind.FILM, film=film)
        return {job.output.name: [path.name for path in (job.source, *job.parts)] for job in plan.jobs}

    assert planned(tmp_path) == {
        "VTS_01.mkv": ["VTS_01_1.VOB", "VTS_01_2.VOB"], "VTS_02_1.mkv": ["VTS_02_1.VOB"], "other.mkv": ["other.VOB"]
    }  # fmt: skip
    assert len(planned(tmp_path, join=False)) == 4
    second, other = tmp_path / "VTS_01_2.VOB", tmp_path / "other.VOB"
    assert planned(second) == {"VTS_01-color.mkv": ["VTS_01_1.VOB", "VTS_01_2.VOB"]}
    assert planned(second, other, output=tmp_path / "all.mkv") == {"all.mkv": ["VTS_01_2.VOB", "other.VOB"]}
    with pytest.raises(UsageError, match="never written to"):
        planned(second, other, output=other)


def test_what_cannot_be_joined_is_said(tmp_path: Path) -> None:
    (file := tmp_path / "a.ts").write_bytes(b"")
    (bar := tmp_path / "a|b.ts").write_bytes(b"")
    for paths, words in (([file, tmp_path], "or folders"), ([file, file], "twice"), ([file, bar], "rename it")):
        with pytest.raises(UsageError, match=words):
            named_parts(paths)


def test_the_command_joins_a_title(tmp_path: Path) -> None:
    parts = cut(make.clip(tmp_path / "whole.vob", *MPEG2, seconds=2), tmp_path)
    done = retrocolor("video", parts[0], "--join", "--size", "32", "--recolor", "--preset", "ultrafast")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.endswith("color.mkv")) == ["VTS_01-color.mkv"]
    assert len(make.packets(tmp_path / "VTS_01-color.mkv")[0]) == 50


@pytest.mark.slow
def test_a_film_alone_is_not_joined_without_a_word(tmp_path: Path) -> None:
    make.mute(tmp_path / "one.mp4")
    done = retrocolor("video", tmp_path / "one.mp4", "--join", "--dry-run")
    assert done.returncode == 0 and "--join joined nothing" in " ".join(done.stderr.split())
    whole = make.clip(tmp_path / "whole.vob", *MPEG2, seconds=2)
    parts = cut(whole, tmp_path)
    assert "joined nothing" not in retrocolor("video", *parts, "--join", "--dry-run").stderr
