"""The shots of a film as a person changed them: what they say is done without the network, and they are never lost."""

import json
import os
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from command import retrocolor
from counting import Counting
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.errors import MediaError, UsageError
from retrocolor.film import places
from retrocolor.film.asked_shots import changes
from retrocolor.film.colorize import FilmResult, colorize_film
from shot_clips import GREY, LENGTH, change, film

QUICK = ("--size", "32", "--codec", "ffv1", "--no-report")
Parts = list[tuple[int, int]]
FOUND: Parts = [(0, 16), (16, 32), (32, 48)]


def colour(source: Path, output: Path, colorizer: Any, **options: Any) -> FilmResult:
    return colorize_film(
        source, output, FilmOptions(**({"codec": "ffv1"} | options)), colorizer, lambda message=None: None
    )


def chroma(path: Path) -> np.ndarray:
    """U and V of every frame of a film of 4:4:4, (n, 2, h, w), about the grey."""
    with av.open(str(path)) as file:
        frames = [frame.to_ndarray() for frame in file.decode(video=0)]
    return np.stack(frames)[:, 1:].astype(np.int16) - 128


def same(one: np.ndarray, other: np.ndarray, parts: Parts = FOUND) -> list[bool]:
    return [bool((one[first:end] == other[first:end]).all()) for first, end in parts]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, colorizer: Colorizer) -> Path:
    """A folder with a film of three grey shots, its result and its track."""
    folder = tmp_path_factory.mktemp("made")
    film(folder / "film.mkv", GREY, GREY, GREY)
    colour(folder / "film.mkv", folder / "out" / "film.mkv", colorizer)
    return folder


@pytest.fixture
def folder(made: Path) -> Path:
    """The same, with the shots as they were found."""
    shots_of(made).write_text(FOUND_TEXT.setdefault(made, shots_of(made).read_text(encoding="utf-8")), encoding="utf-8")
    return made


FOUND_TEXT: dict[Path, str] = {}


def shots_of(folder: Path) -> Path:
    return places.track_folder(folder / "film.mkv", folder / "out" / "film.mkv") / places.SHOTS


def redone(folder: Path, colorizer: Colorizer, **options: Any) -> tuple[np.ndarray, FilmResult]:
    """Another result, for which the network must not be asked."""
    counting = Counting(colorizer)
    result = colour(folder / "film.mkv", folder / "out" / "other.mkv", counting, **options)
    assert counting.frames == 0
    return chroma(folder / "out" / "other.mkv"), result


@pytest.mark.parametrize(
    "look", [{"vivid": 1.0}, {"saturation": 0.3}, {"stabilize": 0}, {"skip": True}, {"saturation": 0}]
)
def test_what_one_shot_is_given_no_other_has(folder: Path, colorizer: Colorizer, look: dict[str, Any]) -> None:
    change(shots_of(folder), lambda shots: shots[1].update(look))
    before = chroma(folder / "out" / "film.mkv")
    after, result = redone(folder, colorizer)
    assert same(before, after) == [True, False, True]
    assert "shots as edited in shots.json" in result.notes
    strength, usual = (np.abs(one[FOUND[1][0] : FOUND[1][1]]).mean() for one in (after, before))
    if "skip" in look:
        assert strength == 0 and "1 of 3 shots skipped, as asked, and left unchanged" in result.notes
    elif "saturation" in look:
        assert strength == pytest.approx(usual * look["saturation"], rel=0.1, abs=0.5)
    elif "vivid" in look:
        assert strength > 1.05 * usual
    assert shots_of(folder).read_text(encoding="utf-8") != FOUND_TEXT[folder]


def test_a_shot_has_a_reference_of_its_own(folder: Path, colorizer: Colorizer) -> None:
    Image.fromarray(np.full((64, 64, 3), (20, 60, 190), np.uint8)).save(folder / "sea.png")
    change(shots_of(folder), lambda shots: shots[1].update(like="../sea.png", like_strength=1))
    before = chroma(folder / "out" / "film.mkv")
    after, _ = redone(folder, colorizer)
    assert same(before, after) == [True, False, True]
    blue = [one[LENGTH : 2 * LENGTH, 0].mean() for one in (before, after)]
    assert blue[1] > blue[0] + 8
    change(shots_of(folder), lambda shots: shots[1].update(like_strength=0))
    assert same(before, redone(folder, colorizer)[0]) == [True, True, True]
    for name in ("lake.png", "l" * 300):
        change(shots_of(folder), lambda shots, name=name: shots[1].update(like=f"../{name}"))
        with pytest.raises(UsageError, match=rf"shots\.json, shot 2, like: .*{name} does not exist; check the name"):
            redone(folder, colorizer)
    change(shots_of(folder), lambda shots: shots[1].update(like="../lake.png"))
    Image.fromarray(np.full((64, 64), 90, np.uint8)).save(folder / "lake.png")
    with pytest.raises(MediaError, match=r"shots\.json, shot 2, like: .*lake\.png: it has no colours to take"):
        redone(folder, colorizer)


def test_another_picture_of_the_same_name_is_another_reference(folder: Path) -> None:
    change(shots_of(folder), lambda shots: shots[1].update(like="../sea.png"))
    found = []
    for blue in (190, 191):
        Image.fromarray(np.full((64, 64, 3), (20, 60, blue), np.uint8)).save(folder / "sea.png")
        found.append(changes(folder / "film.mkv", folder / "out" / "film.mkv", FilmOptions()))
    assert found[0] != found[1] and all(found)


def test_shots_that_are_joined_and_split_are_steady_as_such(folder: Path, colorizer: Colorizer) -> None:
    before = chroma(folder / "out" / "film.mkv")
    change(shots_of(folder), lambda shots: (shots[1].update(merge=True), shots[2].update(split=[40])))
    after, _ = redone(folder, colorizer)
    assert same(before, after) == [False, False, False]
    change(shots_of(folder), lambda shots: (shots[1].update(merge=False), shots[2].pop("split")))
    assert same(before, redone(folder, colorizer)[0]) == [True, True, True]


def test_a_part_has_the_shots_of_the_whole(folder: Path, colorizer: Colorizer) -> None:
    change(shots_of(folder), lambda shots: shots[1].update(skip=True))
    part, _ = redone(folder, colorizer, start=0.4, end=1.6)
    grey = np.abs(part).max((1, 2, 3)) == 0
    assert grey.tolist() == [False] * 6 + [True] * LENGTH + [False] * 8


def test_a_part_without_the_colour_track_of_the_whole_says_that_its_shots_are_not_as_edited(
    folder: Path, colorizer: Colorizer, tmp_path: Path
) -> None:
    source, output = tmp_path / "film.mkv", tmp_path / "out" / "part.mkv"
    source.write_bytes((folder / "film.mkv").read_bytes())
    shots_of(tmp_path).parent.mkdir(parents=True)
    change(shots_of(folder), lambda shots: shots[1].update(skip=True))
    shots_of(tmp_path).write_bytes(shots_of(folder).read_bytes())
    made = colour(source, output, colorizer, start=0.4, end=1.6)
    assert any("without the edited shots of the whole film" in note for note in made.notes)
    with pytest.raises(MediaError, match=r"it is of 48 frames, and this part has 30; .* colour that first"):
        colour(source, output, colorizer, start=0.4, end=1.6, shots=shots_of(tmp_path))


@pytest.mark.parametrize("wrong", ["skipped", "of another film", "like"])
def test_what_the_network_found_outlives_a_mistake_in_the_shots(
    folder: Path, colorizer: Colorizer, tmp_path: Path, wrong: str
) -> None:
    source, output = tmp_path / "film.mkv", tmp_path / "out" / "film.mkv"
    source.write_bytes((folder / "film.mkv").read_bytes())
    shots: dict[str, Any] = {"frames": 48, "shots": [{"first": 0}]}
    if wrong == "of another film":
        shots["frames"] = 50
    else:
        shots["shots"][0] |= {"skip": True} if wrong == "skipped" else {"like": "cut.jpg"}
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0 and no more")
    (tmp_path / "mine.json").write_text(json.dumps(shots), encoding="utf-8")
    with pytest.raises(MediaError, match=r"mine\.json"):
        colour(source, output, colorizer, shots=tmp_path / "mine.json")
    counting = Counting(colorizer)
    assert not output.exists() and not places.work_folder(output).exists()
    colour(source, output, counting)
    assert counting.frames == 0 and output.exists()


def test_an_edit_after_a_stop_holds_for_the_whole_film(folder: Path, colorizer: Colorizer) -> None:
    """What was made before the edit, by another plan, is not taken up."""
    change(shots_of(folder), lambda shots: shots[2].update(skip=True))

    def stop_late(message: Any = None) -> None:
        if isinstance(message, dict) and message.get("fraction", 0) > 0.9:
            raise KeyboardInterrupt

    source, output = folder / "film.mkv", folder / "out" / "stopped.mkv"
    with pytest.raises(KeyboardInterrupt):
        colorize_film(source, output, FilmOptions(codec="ffv1"), colorizer, stop_late)
    assert (places.work_folder(output) / "plan.json").is_file() and not output.exists()
    change(shots_of(folder), lambda shots: (shots[2].pop("skip"), shots[0].update(saturation=0.5)))
    counting = Counting(colorizer)
    result = colour(source, output, counting)
    assert counting.frames == 0 and any("started again" in note for note in result.notes)
    assert (chroma(output) == redone(folder, colorizer)[0]).all()


def test_a_file_elsewhere_holds_in_its_place(folder: Path, colorizer: Colorizer, tmp_path: Path) -> None:
    text = shots_of(folder).read_text(encoding="utf-8")
    elsewhere = tmp_path / "mine.json"
    elsewhere.write_text(text, encoding="utf-8")
    change(elsewhere, lambda shots: shots[0].update(skip=True))
    after, _ = redone(folder, colorizer, shots=elsewhere)
    assert same(chroma(folder / "out" / "film.mkv"), after) == [False, True, True] and not np.abs(after[:LENGTH]).max()
    assert shots_of(folder).read_text(encoding="utf-8") == text


def test_shots_of_another_film_are_refused(folder: Path, colorizer: Colorizer) -> None:
    content = json.loads(shots_of(folder).read_text(encoding="utf-8"))
    shots_of(folder).write_text(json.dumps(content | {"frames": 50, "shots": [{"first": 0}, {"first": 20}]}))
    with pytest.raises(MediaError, match=r"shots\.json: it is of a film of 50 frames, and this has 48"):
        colour(folder / "film.mkv", folder / "out" / "other.mkv", colorizer)
    change(shots_of(folder), lambda shots: shots[1].update(first=60))
    with pytest.raises(UsageError, match=r"shot 1b, first: its first frame is 60"):
        colour(folder / "film.mkv", folder / "out" / "other.mkv", colorizer)


def test_a_file_of_shots_tells_of_its_film(folder: Path, colorizer: Colorizer, tmp_path: Path) -> None:
    """By its name before any work, by the shots that were found in it after; a file by hand need not tell."""
    content = json.loads(shots_of(folder).read_text(encoding="utf-8"))
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(content | {"film": "other.mkv"}), encoding="utf-8")
    done = retrocolor("video", folder / "film.mkv", "-o", tmp_path / "out.mkv", "--shots", mine, *QUICK)
    told = " ".join(done.stderr.split())
    assert done.returncode == 2 and "it is of the film other.mkv, and this is film.mkv; if it is meant" in told
    mine.write_text(json.dumps(content | {"film": "FILM.mkv", "found": "0123"}), encoding="utf-8")
    _, result = redone(folder, colorizer, shots=mine)
    assert any("see that it is of this one" in note for note in result.notes)
    mine.write_text(json.dumps({"frames": 48, "shots": [{"first": 0}]}), encoding="utf-8")
    _, result = redone(folder, colorizer, shots=mine)
    assert not any("of this one" in note for note in result.notes)


@pytest.mark.parametrize("start", [None, 1.5])
def test_shots_of_a_longer_film_are_refused_before_the_first_pass(
    colorizer: Colorizer, tmp_path: Path, start: float | None
) -> None:
    source, output, counting = tmp_path / "film.mp4", tmp_path / "out" / "film.mp4", Counting(colorizer)
    film(source, GREY, GREY, GREY, codec=("-c:v", "libx264"))
    whole = 60 if start is None else 3 * LENGTH
    (tmp_path / "mine.json").write_text(json.dumps({"frames": whole, "shots": [{"first": 0}]}), encoding="utf-8")
    with pytest.raises(
        MediaError, match=rf"mine\.json: it is of (a film of )?{whole} frames, and this .*has about \d+"
    ):
        colour(source, output, counting, codec="h264", shots=tmp_path / "mine.json", start=start)
    assert not counting.frames and [path.name for path in output.parent.iterdir()] == []


@pytest.mark.parametrize("fate", ["source", "no_keep", "all skipped"])
def test_shots_that_a_person_edited_survive(tmp_path: Path, colorizer: Colorizer, fate: str) -> None:
    source, output = film(tmp_path / "film.mkv", GREY, GREY), tmp_path / "out" / "film.mkv"
    colour(source, output, colorizer)
    path = shots_of(tmp_path)
    change(path, lambda shots: [shot.update(skip=fate == "all skipped" or shot is shots[0]) for shot in shots])
    text = path.read_bytes()
    if fate == "source":
        os.utime(source, ns=(1, 1))
    if fate == "all skipped":
        made, track = output.read_bytes(), path.with_name("track.bin").stat()
        with pytest.raises(MediaError, match=r"shots\.json: every shot is skipped"):
            colour(source, output, colorizer)
        assert output.read_bytes() == made and path.with_name("track.bin").stat() == track
    else:
        colour(source, output, colorizer, no_keep=fate == "no_keep")
        assert same(chroma(output), np.zeros_like(chroma(output)), [(0, 16), (16, 32)]) == [True, False]
    assert path.read_bytes() == text
    if fate == "no_keep":
        assert [one.name for one in path.parent.iterdir()] == [places.SHOTS]


@pytest.mark.slow
def test_the_command_does_what_changed_and_clean_keeps_what_was_edited(tmp_path: Path) -> None:
    (tmp_path / "reel").mkdir()
    film(tmp_path / "reel" / "film.mkv", GREY, GREY)
    out = tmp_path / "out"
    run = ("video", tmp_path / "reel", "-o", out, *QUICK)
    assert retrocolor(*run, "--sheet").returncode == 0
    assert "Skipped" in retrocolor(*run).stdout, "who asks for no sheet may have one"
    path = places.track_folder(tmp_path / "reel" / "film.mkv", out / "film.mkv") / places.SHOTS
    change(path, lambda shots: shots[0].update(vivid=7))
    wrong = retrocolor(*run)
    assert wrong.returncode == 2 and "shots.json, shot 1, vivid 7: choose" in " ".join(wrong.stderr.split())
    change(path, lambda shots: shots[0].update(vivid=0, skip=True))
    assert "Coloured" in retrocolor(*run).stdout and not np.abs(chroma(out / "film.mkv")[:LENGTH]).max()
    assert "Skipped" in retrocolor(*run).stdout
    text = path.read_bytes()
    assert "a person edited it" in " ".join(retrocolor("clean", out).stdout.split())
    assert path.read_bytes() == text and [one.name for one in path.parent.iterdir()] == [places.SHOTS]
    assert "Freed" in retrocolor("clean", out, "--all").stdout and not path.parent.exists()


def test_shots_are_for_one_film(tmp_path: Path) -> None:
    (tmp_path / "reel").mkdir()
    for name in ("a.mkv", "b.mkv"):
        film(tmp_path / "reel" / name, GREY)
    both = retrocolor("video", tmp_path / "reel", "--shots", tmp_path / "shots.json", *QUICK)
    assert both.returncode == 2 and "is for one film, and there are 2" in " ".join(both.stderr.split())
    with pytest.raises(UsageError, match=r"shots\.json cannot be read"):
        changes(tmp_path / "reel" / "a.mkv", tmp_path / "a.mkv", FilmOptions(shots=tmp_path / "shots.json"))
