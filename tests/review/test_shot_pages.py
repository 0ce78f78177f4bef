"""A film by its shots, as the page asks for them: a choice is written into shots.json and done by the next run."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from command import retrocolor
from retrocolor.film import places
from retrocolor.film.shot_file import is_edited
from review_server import ReviewServer
from shot_clips import GREY, change, film

pytestmark = pytest.mark.usefixtures("local_network")
RUN = ("--codec", "ffv1", "--size", "32")


@pytest.fixture
def reel(tmp_path: Path) -> Path:
    """A folder with one film of two grey shots and one in colour, and its results beside it."""
    (tmp_path / "reel").mkdir()
    film(tmp_path / "reel" / "film.mkv", GREY, GREY, "null")
    done = retrocolor("video", tmp_path / "reel", *RUN)
    assert done.returncode == 0, done.stderr
    return tmp_path / "reel"


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
