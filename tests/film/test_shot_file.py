"""shots.json as a person may write it: what is joined and split, what it is called, what cannot be meant."""

import json
from pathlib import Path
from typing import Any

import pytest

from retrocolor.errors import UsageError
from retrocolor.film.shot_file import is_edited, read_shots, write_found
from retrocolor.film.shot_list import ShotLook, found_shots, part_of

SPANS = ((0, 10), (10, 14), (14, 40), (40, 60))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four shots as they were found: the second dissolves, the last is in colour."""
    found = found_shots(60, SPANS, (False, True, False, False), (False, False, False, True))
    write_found(tmp_path / "shots.json", found, "film.mkv", str)
    return tmp_path / "shots.json"


def put(path: Path, **shots: Any) -> None:
    """Write fields into shots by their numbers, as `_3={"skip": True}`; None takes a shot out."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for name, fields in shots.items():
        place = next(n for n, shot in enumerate(content["shots"]) if shot["number"] == int(name[1:]))
        content["shots"][place] = None if fields is None else content["shots"][place] | fields
    content["shots"] = [shot for shot in content["shots"] if shot is not None]
    path.write_text(json.dumps(content), encoding="utf-8")


def shown(path: Path) -> list[tuple[str, int, int]]:
    return [(shot.name, shot.first, shot.end) for shot in read_shots(path).shots]


def test_what_was_found_is_read_as_it_was_written(path: Path) -> None:
    listed = read_shots(path)
    assert shown(path) == [("1", 0, 10), ("2", 10, 14), ("3", 14, 40), ("4", 40, 60)]
    assert [(shot.mixed, shot.in_colour) for shot in listed.shots] == [
        (False, None), (True, None), (False, None), (False, True)
    ]  # fmt: skip
    assert listed.is_as_found and not is_edited(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.strip(" ,"))["last"] for line in lines if "first" in line] == [9, 13, 39, 59]


def test_shots_are_joined_and_split_and_keep_their_names(path: Path) -> None:
    put(path, _2={"merge": True}, _3={"split": [20, 30]})
    assert shown(path) == [("1", 0, 14), ("3", 14, 20), ("3b", 20, 30), ("3c", 30, 40), ("4", 40, 60)]
    put(path, _4={"merge": True, "split": 50})
    assert shown(path)[-2:] == [("3c", 30, 50), ("4b", 50, 60)]


def test_shots_may_be_taken_out_and_put_in(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    shots = content["shots"]
    del shots[1]
    shots[0]["last"] = 13
    shots[1:2] = [{"number": 3, "first": 14, "split": [16]}, {"first": 25, "skip": True}, {"first": 30}]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert shown(path) == [("1", 0, 14), ("3", 14, 16), ("3b", 16, 25), ("3c", 25, 30), ("3d", 30, 40), ("4", 40, 60)]
    assert [shot.look.skip for shot in read_shots(path).shots] == [False, False, False, True, False, False]


def test_a_shot_has_a_look_of_its_own(path: Path) -> None:
    look = {"vivid": 0.5, "saturation": 1.2, "stabilize": 0, "like": "../sea.jpg", "like_strength": 1}
    put(path, _3=look | {"note": "the sea"})
    assert read_shots(path).shots[2].look == ShotLook(False, 0.5, 1.2, 0.0, ("../sea.jpg",), 1.0)


def test_a_part_counts_its_frames_from_its_beginning(path: Path) -> None:
    part = part_of(read_shots(path).shots, 12, 30)
    assert [(shot.name, shot.first, shot.end) for shot in part] == [("2", 0, 2), ("3", 2, 28), ("4", 28, 30)]


def test_only_what_changes_the_film_changes_the_checksum(path: Path) -> None:
    before = read_shots(path)
    put(path, _3={"note": "look again", "ends": "later"})
    assert is_edited(path) and read_shots(path).digest == before.digest
    put(path, _3={"skip": False, "note": ""})
    assert read_shots(path).digest == before.digest
    put(path, _3={"skip": True})
    assert read_shots(path).digest != before.digest


@pytest.mark.parametrize("text", ["", "{", "[]", '{"shots": 3}', '{"found": 1, "shots": [}'])
def test_what_a_person_left_half_done_is_theirs(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert is_edited(path)
    write_found(path, found_shots(60, SPANS, (False,) * 4, (False,) * 4), "film.mkv", str)
    assert path.read_text(encoding="utf-8") == text
    with pytest.raises(UsageError, match=r"shots\.json"):
        read_shots(path)


def test_a_note_about_the_film_is_kept(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(' "shots"', ' "note": "reel 3, ask Anna",\n "shots"')
    path.write_text(text, encoding="utf-8")
    assert is_edited(path) and read_shots(path).is_as_found
    write_found(path, found_shots(60, SPANS, (False,) * 4, (False,) * 4), "film.mkv", str)
    assert path.read_text(encoding="utf-8") == text


def test_a_link_to_a_file_that_is_not_there_now_is_kept(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("on a disk that is not there.json"))
    write_found(path, found_shots(60, SPANS, (False,) * 4, (False,) * 4), "film.mkv", str)
    assert path.is_symlink() and is_edited(path)


def test_what_nobody_changed_is_written_anew(path: Path) -> None:
    write_found(path, found_shots(60, SPANS[:1], (False,), (False,)), "film.mkv", str)
    assert shown(path) == [("1", 0, 60)] and not is_edited(path)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"_3": {"vivid": 2}}, r"shot 3, vivid 2: .*0 to 1"),
        ({"_3": {"vivid": "high"}}, "shot 3, vivid: give a number"),
        ({"_3": {"saturation": -1}}, "shot 3, saturation -1.*0 to 4"),
        ({"_3": {"stabilize": 1.5}}, "shot 3, stabilize: .*0 to 1"),
        ({"_3": {"like_strength": 7}}, "shot 3, like_strength: .*0 to 1"),
        ({"_3": {"like": 7}}, "shot 3, like: give the name of a picture"),
        ({"_3": {"skip": "yes"}}, "shot 3, skip: give true or false"),
        ({"_3": {"colour": True}}, "shot 3: no field 'colour'; choose from number, first"),
        ({"_3": {"kind": "fade"}}, "shot 3, kind: choose shot or dissolve"),
        ({"_3": {"first": 10}}, "shot 2, first: its first frame is 10, and frame 10 is behind it already"),
        ({"_3": {"first": 15}}, "shot 2, last: the next shot begins at frame 15; write 14, or leave it out"),
        ({"_3": {"first": -1}}, "shot 3, first: give a whole number from 0"),
        ({"_3": {"last": 30}}, "shot 3, last: the next shot begins at frame 40; write 39"),
        ({"_4": {"first": 70}, "_3": {"last": 69}}, "shot 4, first: its first frame is 70, and frame 60 is behind it"),
        ({"_3": None}, "shot 2, last: the next shot begins at frame 40"),
        ({"_3": {"split": [14]}}, "shot 3, split: frame 14 is not inside; choose 15 to 39"),
        ({"_3": {"split": [30, 20]}}, "shot 3, split: give the frames .* in order"),
        ({"_3": {"split": []}, "_1": {"first": 3}}, "shot 1, first: the film begins with this shot; write 0"),
        ({"_1": {"merge": True}}, "shot 1, merge: the film begins with this shot; leave it out"),
        ({"_2": {"merge": True, "vivid": 0.4}}, "shot 2, merge: it is part of the shot before; write its look there"),
        ({"_4": {"number": 2}}, "shot 2, number: a shot before it has 3; leave it out"),
        ({"_4": {"number": 0}}, "number: give a whole number from 1"),
        ({"_3": {"note": 3}}, "shot 3, note: give a text"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_one_sentence(path: Path, fields: dict[str, Any], complaint: str) -> None:
    put(path, **fields)
    with pytest.raises(UsageError, match=rf"^{path}, .*{complaint}"):
        read_shots(path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"version": 1', '"version": 2', "of version 2, and this retrocolor reads 1; use a newer one"),
        ('"frames": 60', '"frames": "60"', '"frames" is how many the film has'),
        ('"film"', '"movie"', "no field 'movie'; choose from made_by"),
        ('"first": 14,', '"first": 14, "first": 15,', "first stands there twice"),
        ('"first": 14', '"frist": 14', "shot 3: no field 'frist'"),
        ('"first": 14, ', "", "shot 3, first: give the number of its first frame"),
        ('{"number": 2', '[{"number": 2', "line"),
    ],
)
def test_a_wrong_file_is_one_sentence(path: Path, old: str, new: str, complaint: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError, match=complaint):
        read_shots(path)
