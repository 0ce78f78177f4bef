"""A film by its shots, as the page asks for them: a choice is written into shots.json and done by the next run."""

import json
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from command import retrocolor
from retrocolor.film import places
from retrocolor.film.shot_edits import join_next, split_at, state_of
from retrocolor.film.shot_file import is_edited, read_shots
from review_server import ReviewServer
from shot_clips import GREY, change, film

pytestmark = pytest.mark.usefixtures("local_network")
RUN = ("--codec", "ffv1", "--size", "32")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where a folder with one film of two grey shots and one in colour and its results are, and a copy of both."""
    place = tmp_path_factory.mktemp("shots")
    (place / "all" / "reel").mkdir(parents=True)
    film(place / "all" / "reel" / "film.mkv", GREY, GREY, "null")
    done = retrocolor("video", place / "all" / "reel", *RUN)
    assert done.returncode == 0, done.stderr
    shutil.copytree(place / "all", place / "copy")
    return place / "all", place / "copy"


@pytest.fixture
def reel(kept: tuple[Path, Path]) -> Path:
    """A folder with a film, and its results beside it, as one run left them."""
    place, copy = kept
    shutil.rmtree(place)
    shutil.copytree(copy, place)
    return place / "reel"


def shots_file(reel: Path) -> Path:
    out = reel.with_name("reel-color")
    return places.track_folder(reel / "film.mkv", out / "film.mkv") / places.SHOTS


def test_shots_are_shown_chosen_and_made(reel: Path) -> None:
    out = reel.with_name("reel-color")
    Image.fromarray(np.full((64, 64, 3), (20, 60, 190), np.uint8)).save(reel.parent / "sea.png")
    with ReviewServer(out, "--size", "32") as server:
        item = server.files()["film.mkv"]

        def told() -> dict[str, Any]:
            return dict(json.loads(server.ask(f"shots/{item['id']}")[2]))

        def choose(name: str, fields: dict[str, Any], seen: str = "") -> tuple[int, dict[str, Any]]:
            asked = {"id": item["id"], "name": name, "fields": fields, "seen": seen or told()["state"]}
            status, _, content = server.ask("shot", asked)
            return status, json.loads(content)

        def picture(frame: int, which: str) -> np.ndarray:
            status, headers, content = server.ask(f"shots/{item['id']}/{frame}/{which}")
            assert status == 200 and headers["content-type"] == "image/jpeg", content
            return np.asarray(Image.open(BytesIO(content)).convert("RGB"), np.int16)

        before = told()
        assert [(shot["name"], shot["first"], shot["last"], shot["in_colour"]) for shot in before["shots"]] == [
            ("1", 0, 15, False), ("2", 16, 31, False), ("3", 32, 47, True)
        ]  # fmt: skip
        assert [shot["frames"] for shot in before["shots"]] == [[0, 7, 15], [16, 23, 31], [32, 39, 47]]
        assert (
            not item["pending"]
            and np.ptp(picture(7, "after"), axis=2).max() > np.ptp(picture(7, "before"), axis=2).max()
        )
        plain = picture(23, "after")
        assert choose("1", {"skip": True})[0] == 200 and server.files()["film.mkv"]["pending"]
        assert (picture(7, "after") == picture(7, "before")).all()
        status, answer = choose("2", {"vivid": 0.9, "like": ["../sea.png"], "like_strength": 1, "note": "<b>"})
        assert status == 200 and answer["shots"][1]["look"] == {
            "vivid": 0.9,
            "like": ["../sea.png"],
            "like_strength": 1,
        }
        assert answer["shots"][1]["note"] == "<b>"
        assert picture(23, "after")[..., 2].mean() > plain[..., 2].mean() + 2
        assert choose("2", {"saturation": 2}, before["state"])[0] == 409
        for name, fields, wrong in (
            ("2", {"vivid": 7}, 422),
            ("2", {"like": ["no.png"]}, 422),
            ("2", {"first": 3}, 404),
            ("9", {"skip": True}, 400),
        ):
            text = shots_file(reel).read_bytes()
            status, answer = choose(name, fields)
            assert status == wrong and shots_file(reel).read_bytes() == text
            assert "shot 2, vivid 7" in answer["error"] or "vivid" not in fields
            assert "no.png does not exist; check the name" in answer["error"] or "like" not in fields
        assert choose("3", {"note": "\ud800"})[1]["shots"][2]["note"] == "\ud800", "no UTF-8 has it"
        assert choose("3", {"note": None})[0] == 200
        assert choose("2", {"vivid": None, "like": None, "like_strength": None})[1]["shots"][1]["look"] == {}
        assert server.ask(f"shots/{item['id']}/{'9' * 5000}/after")[0] == 422, "more digits than Python reads"
        assert server.ask(f"shots/{item['id']}/5/after")[0] == 404 and server.ask("shots/none")[0] == 404
    assert "To do       1" in server.said
    assert is_edited(shots_file(reel))
    done = retrocolor("video", reel, *RUN)
    assert "Coloured    1" in done.stdout, done.stdout + done.stderr
    with ReviewServer(out) as server:
        assert not server.files()["film.mkv"]["pending"]
        change(shots_file(reel), lambda shots: shots[0].pop("skip"))
        assert server.files()["film.mkv"]["pending"]
        retrocolor("clean", out, "--all")
        assert json.loads(server.ask(f"shots/{item['id']}")[2])["shots"] == []


def test_shots_are_joined_and_split_as_in_the_file(reel: Path) -> None:
    """What the page writes means what docs/shots.md says that a person may write, and each step can be taken back."""
    path, out = shots_file(reel), reel.with_name("reel-color")

    def by_hand(edit: Callable[[list[dict[str, Any]]], Any]) -> str:
        kept = path.read_bytes()
        change(path, edit)
        digest = read_shots(path).digest
        path.write_bytes(kept)
        return digest

    with ReviewServer(out, "--size", "32") as server:
        item = server.files()["film.mkv"]

        def told() -> dict[str, Any]:
            return dict(json.loads(server.ask(f"shots/{item['id']}")[2]))

        def do(name: str, seen: str = "", **asked: Any) -> tuple[int, dict[str, Any]]:
            body = {"id": item["id"], "name": name, "seen": seen or told()["state"]} | asked
            status, _, content = server.ask("shot", body)
            return status, json.loads(content)

        def entries() -> list[dict[str, Any]]:
            return list(json.loads(path.read_text(encoding="utf-8"))["shots"])

        assert do("1", fields={"saturation": 0.5})[0] == do("2", fields={"vivid": 1})[0] == 200
        begun, wanted = entries(), by_hand(lambda shots: (shots[1].pop("vivid"), shots[1].update(merge=True)))
        status, answer = do("1", do="join")
        assert status == 200 and read_shots(path).digest == wanted and server.files()["film.mkv"]["pending"]
        assert [(shot["merge"], shot["as"]) for shot in answer["shots"]] == [
            (False, {"saturation": 0.5}), (True, {"saturation": 0.5}), (False, {})
        ]  # fmt: skip
        assert do("2", fields={"skip": True})[0] == 422, "it has the look of the first"
        assert do("1", do="join")[0] == 200 and [one.get("merge") for one in entries()] == [None, True, True]
        assert do("1", do="join")[0] == 400, "there is no next one"
        assert do("3", do="part")[0] == do("2", do="part")[0] == 200
        assert [one.get("saturation") for one in entries()] == [0.5, 0.5, 0.5] and "merge" not in entries()[1]
        assert do("2", fields={"saturation": None, "vivid": 1})[0] == do("3", fields={"saturation": None})[0] == 200
        assert entries() == begun

        for frame in (0, 16, 32, -1, None, "20", True, 20.5):
            status, answer = do("2", do="split", frame=frame)
            told_so = "choose 17 to 31" if frame in (0, 16, 32) else "give the frames at which"
            assert status == 422 and "shot 2, split: " in answer["error"] and told_so in answer["error"], frame
            assert entries() == begun
        wanted = by_hand(lambda shots: shots[1].update(split=[20]))
        status, answer = do("2", do="split", frame=20)
        assert status == 200 and read_shots(path).digest == wanted
        assert [(shot["name"], shot["first"], shot["last"], shot["look"]) for shot in answer["shots"][1:3]] == [
            ("2", 16, 19, {"vivid": 1}), ("2b", 20, 31, {"vivid": 1})
        ]  # fmt: skip
        assert [shot["frames"] for shot in answer["shots"][1:3]] == [[16], [23, 31]]
        assert answer["shots"][1]["begins"] and answer["shots"][2]["ends"] and not answer["shots"][1]["ends"]
        assert do("2", before := answer["state"], do="split", frame=18)[0] == 200
        assert do("2", before, do="join")[0] == 409
        assert [shot["name"] for shot in told()["shots"]] == ["1", "2", "2b", "2c", "3"]
        assert do("2c", fields={"skip": True})[0] == do("2", do="join")[0] == 200
        assert [shot["name"] for shot in told()["shots"]] == ["1", "2", "2b", "3"]
        assert told()["shots"][2]["look"] == {"skip": True, "vivid": 1}
        assert do("2", do="split", frame=25)[0] == 422, "it ends before"
    done = retrocolor("video", reel, *RUN)
    assert "Coloured    1" in done.stdout, done.stdout + done.stderr
    with ReviewServer(out, "--size", "32") as server:
        assert not server.files()["film.mkv"]["pending"]
        frames = [server.ask(f"shots/{item['id']}/{frame}/after")[2] for frame in (16, 20, 31)]
        colours = [np.ptp(np.asarray(Image.open(BytesIO(one)).convert("RGB"), int), axis=2).max() for one in frames]
        assert colours[0] > 20 and max(colours[1:]) < 8, "the new shot stays black and white"
        assert do("2", do="join")[0] == 200 and entries() == begun, "it is gone, with all that was said of it"


def test_changes_of_shots_are_taken_back_one_by_one_unless_somebody_wrote_meanwhile(reel: Path) -> None:
    path, out = shots_file(reel), reel.with_name("reel-color")
    as_found = path.read_bytes()
    with ReviewServer(out, "--size", "32") as server:
        item = server.files()["film.mkv"]

        def do(name: str, seen: str, **asked: Any) -> tuple[int, dict[str, Any]]:
            status, _, content = server.ask("shot", {"id": item["id"], "name": name, "seen": seen} | asked)
            return status, json.loads(content)

        states, changes = [state_of(path)], []
        asked: list[tuple[str, dict[str, Any]]] = [
            ("1", {"do": "join"}), ("2", {"do": "part"}), ("1", {"fields": {"skip": True}}),
            ("1", {"fields": {"skip": None}}), ("2", {"do": "split", "frame": 20}), ("2b", {"do": "join"}),
        ]  # fmt: skip
        for name, what in asked:
            answer = do(name, states[-1], **what)[1]
            states.append(answer["state"])
            changes.append(answer["change"])
        assert len(set(states)) == 5 and server.files()["film.mkv"]["pending"], "some come back to what was"
        for before, after, change_number in zip(states[-2::-1], states[:0:-1], changes[::-1], strict=True):
            status, answer = do("", after, do="undo", change=change_number)
            assert status == 200 and answer["state"] == before == state_of(path)
        assert not server.files()["film.mkv"]["pending"] and not is_edited(path)
        assert json.loads(path.read_bytes()) == json.loads(as_found)
        mine = do("1", states[0], do="join")[1]
        change(path, lambda shots: shots[0].update(vivid=0.7))
        theirs = path.read_bytes()
        status, answer = do("", mine["state"], do="undo", change=mine["change"])
        assert status == 409 and answer["shots"][0]["look"] == {"vivid": 0.7} and path.read_bytes() == theirs
        assert do("", state_of(path), do="undo", change=99)[0] == 400 and path.read_bytes() == theirs


def test_frames_that_were_split_off_by_hand_become_shots_of_their_own(reel: Path) -> None:
    path = shots_file(reel)
    change(path, lambda shots: shots[1].update(split=[18, 24, 28], note="three"))
    wanted = read_shots(path)
    assert split_at(path, "2", 24, state_of(path))
    split = read_shots(path)
    assert split.digest == wanted.digest
    assert [(shot.name, shot.first) for shot in split.shots] == [(shot.name, shot.first) for shot in wanted.shots]
    assert [entry.split for entry in split.entries] == [(), (18,), (28,), ()]
    assert join_next(path, "2", state_of(path))
    assert [(shot.name, shot.first) for shot in read_shots(path).shots] == [
        ("1", 0), ("2", 16), ("2b", 18), ("2d", 28), ("3", 32)
    ]  # fmt: skip
