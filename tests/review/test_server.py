"""`retrocolor review` by plain HTTP: what it shows, what it writes, whom it refuses, how it ends."""

import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import numpy as np
import pytest
from PIL import Image

from command import ENVIRONMENT, colorized, grey, retrocolor, save, statuses
from report_results import HOSTILE, writable
from retrocolor.batch.choices import CHOICES_NAME, read_choices
from retrocolor.batch.shards import RECORD_NAME
from review_server import ReviewServer

pytestmark = pytest.mark.usefixtures("local_network")


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Originals, coloured into `scans-color` beside them: three that are, one with a hostile name, one that failed."""
    scans = tmp_path_factory.mktemp("review") / "scans"
    for number, name in enumerate(("a.jpg", "b.png", "deep/c.tif")):
        save(scans / name, grey(60, 80, number))
    (scans / "broken.jpg").write_bytes(b"x")
    save(scans / "hostile.jpg", grey(60, 80, 9))
    if writable(scans, HOSTILE[0].replace("/", "")):
        (scans / "hostile.jpg").rename(scans / HOSTILE[0].replace("/", ""))
    colorized(scans, "--no-report")
    return scans


@pytest.fixture
def out(scans: Path) -> Path:
    out = scans.with_name("scans-color")
    (out / CHOICES_NAME).unlink(missing_ok=True)
    return out


def size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def test_pictures_looks_and_choices(scans: Path, out: Path) -> None:
    with ReviewServer(out, "--by", "Ada") as server:
        libraries = Path(f"/proc/{server.process.pid}/maps")
        if libraries.exists():
            assert "libtorch" not in libraries.read_text(), "the parent knows no torch"
        files = server.files()
        assert files["broken.jpg"]["status"] == "failed" and len(files) == 5
        photo = files["a.jpg"]
        assert server.ask("files?version=1")[0] == 204, "nothing new"
        before = server.ask(f"picture/{photo['id']}/before?side=480")[2]
        after = server.ask(f"picture/{photo['id']}/after?side=0")[2]
        looks = [server.ask(f"picture/{photo['id']}/before?side=800&look={quote(look)}")[2]
                 for look in ("{}", '{"vivid": 1}', '{"k": 2}', '{"saturation": 0}')]  # fmt: skip
        assert {size(data) for data in (before, after, *looks)} == {(80, 60)} and len(set(looks)) == 4
        for wrong in ("before?side=7", "after?side=800&look={", "beside?side=800", 'before?side=800&look={"vivid":9}'):
            assert server.ask(f"picture/{photo['id']}/{quote(wrong, safe='?=&')}")[0] in (404, 422)
        assert server.ask(f"picture/{files['broken.jpg']['id']}/before?side=480")[0] == 422

        status, told = server.choose(photo, {"state": "accepted", "look": {"vivid": 1}})
        assert status == 200 and told["pending"] and told["choice"]["by"] == "Ada"
        assert server.choose(photo, {"state": "rejected"})[0] == 409, "as a second tab that has not heard of it"
        assert server.choose(files["b.png"], {"state": "rejected"})[0] == 200
        assert server.choose(files["deep/c.tif"], {"state": "best"})[0] == 400
        assert server.choose(files["deep/c.tif"], {"look": {"vivid": 9}})[0] == 422
        chosen = read_choices(out).files
        assert {name: choice.state for name, choice in chosen.items()} == {"a.jpg": "accepted", "b.png": "rejected"}
        assert (summary := colorized(scans, "--no-report")[0]) and statuses(summary)["b.png"] == "rejected"
        assert {name for name, status in statuses(summary).items() if status == "done"} == {"a.jpg"}
        files = server.files()
        assert not files["a.jpg"]["pending"] and files["b.png"]["status"] == "rejected", "a run beside it is seen"
        assert server.choose(files["b.png"], None)[0] == 200 and "choice" not in server.files()["b.png"]
        (out / CHOICES_NAME).write_text("{")
        assert "line 1" in json.loads(server.ask("files")[2])["complaint"]
        assert server.choose(files["a.jpg"], None)[0] == 422 and (out / CHOICES_NAME).read_text() == "{"
        record = (out / RECORD_NAME).rename(out.with_name("record"))
        told = json.loads(server.ask("files")[2])
        assert "is gone: put it back" in told["complaint"] and len(told["files"]) == 5, "what was shown stays"
        assert "is gone: put it back" in server.choose(files["a.jpg"], None)[1]["error"]
        record.rename(out / RECORD_NAME)
        assert "line 1" in json.loads(server.ask("files")[2])["complaint"]
    assert server.code == 0 and server.complaint == "" and "Accepted    1" in server.said
    assert f"retrocolor colorize {scans} -o {out}" in server.said
    others = [path.name for path in out.iterdir() if path.name.startswith((".", "retrocolor-"))]
    assert sorted(others) == [CHOICES_NAME, RECORD_NAME], "nothing else was written"


@pytest.mark.slow
def test_points_and_references_look_as_they_are_made(scans: Path, out: Path) -> None:
    """What the page shows of points and of a choice's references is what the next run makes; so is their end."""
    save(scans.parent / "warm.png", np.full((40, 60, 3), (190, 110, 40), np.uint8))
    with ReviewServer(out) as server:
        photo = server.files()["deep/c.tif"]
        points = [{"x": 0.5, "y": 0.5, "color": "#2040c0"}, {"x": 0.9, "y": 0.1, "color": "#a06040"}]
        short = quote(json.dumps([list(point.values()) for point in points]))
        asked = f"picture/{photo['id']}/before?side=800&look=%7B%7D"
        plain, hinted = server.ask(asked)[2], server.ask(f"{asked}&hints={short}")[2]
        assert server.choose(photo, {"state": "accepted", "hints": points})[1]["pending"]
        for wrong in ("[[1]]", "[3]", "3", '[[0.5, 2, "#000000"]]', '[[0.5, 0.5, "blue"]]', "{"):
            assert server.ask(f"{asked}&hints={quote(wrong)}")[0] == 422, wrong
        chosen = json.loads((out / CHOICES_NAME).read_text())
        chosen["files"]["b.png"] = {"like": ["../warm.png"], "like_strength": 1}
        (out / CHOICES_NAME).write_text(json.dumps(chosen))
        other = server.files()["b.png"]
        assert other["unlike"] and other["pending"] and "" != other["like"] != "missing"
        liked = server.ask(f"picture/{other['id']}/before?side=800&look=%7B%7D&like=1")[2]
        assert server.choose(server.files()["b.png"], {"state": "accepted"})[0] == 200, "one with references"
        done = {name for name, status in statuses(colorized(scans, "--no-report")[0]).items() if status == "done"}
        assert {"c.tif", "b.png"} <= done
        made = np.asarray(Image.open(out / "deep/c.tif"), float)
        assert apart(hinted, made) < 4 < apart(plain, made), (apart(hinted, made), apart(plain, made))
        assert apart(liked, np.asarray(Image.open(out / "b.png"), float)) < 4
        files = server.files()
        assert not any(files[name]["pending"] for name in ("deep/c.tif", "b.png")) and not files["b.png"]["unlike"]
        assert files["deep/c.tif"]["hints"] == points and files["deep/c.tif"]["flags"] == []
        assert server.choose(files["deep/c.tif"], {"state": "accepted", "hints": []})[1]["pending"]
        chosen = json.loads((out / CHOICES_NAME).read_text())
        chosen["files"]["b.png"] = {"state": "accepted"}
        (out / CHOICES_NAME).write_text(json.dumps(chosen))
        assert server.files()["b.png"]["pending"], "its reference was taken out"
        done = {name for name, status in statuses(colorized(scans, "--no-report")[0]).items() if status == "done"}
        assert done == {"c.tif", "b.png"}
        assert apart(plain, np.asarray(Image.open(out / "deep/c.tif"), float)) < 4
        assert not any(file["pending"] for file in server.files().values())


def apart(shown: bytes, made: np.ndarray) -> float:
    """The mean difference of two pictures, in levels."""
    with Image.open(io.BytesIO(shown)) as picture:
        return float(np.abs(np.asarray(picture, float) - made).mean())


def test_two_reviewers_lose_nothing(out: Path) -> None:
    with ReviewServer(out, "--by", "Ada") as ada, ReviewServer(out, "--by", "Bert") as bert:
        ours, theirs = ada.files(), bert.files()
        assert ada.choose(ours["a.jpg"], {"state": "accepted"})[0] == 200
        status, told = bert.choose(theirs["a.jpg"], {"state": "redo"})
        assert status == 409 and told["choice"]["by"] == "Ada"
        assert bert.choose(told, {"state": "redo"})[0] == 200, "once it is known"
        assert bert.choose(theirs["deep/c.tif"], {"state": "accepted"})[0] == 200
        assert {name: choice.by for name, choice in read_choices(out).files.items()} == {
            "a.jpg": "Bert", "deep/c.tif": "Bert",
        }  # fmt: skip


def test_whoever_is_not_the_page_is_refused(out: Path) -> None:
    with ReviewServer(out) as server:
        place = urlsplit(server.url)
        status, headers, content = server.ask("")
        assert status == 200 and headers["content-security-policy"].startswith("default-src 'none'")
        assert b"http" not in content.replace(b"http-equiv", b""), "no address of another place"
        assert headers["referrer-policy"] == "no-referrer" and "access-control-allow-origin" not in headers
        assert len(place.path) > 30 and place.hostname == "127.0.0.1"
        wrong = place.path[:-2] + ("A" if place.path[-2] != "A" else "B")
        body = {"id": next(iter(server.files().values()))["id"], "choice": {"state": "rejected"}, "seen": None}
        for path in ("/", "/files", f"{wrong}/files", "/favicon.ico", f"//{place.path}files"):
            assert server.ask(path)[0] == 403, path
        for headers in (
            {"Host": "evil.example"}, {"Host": f"evil.example:{place.port}"}, {"Host": f"localhost.evil:{place.port}"},
            {"Host": "127.0.0.1@evil.example"}, {"Host": "127.0.0.1:"},
            {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
            {"Host": "localhost:9000", "Origin": f"http://localhost:{place.port}"},
            {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}, {"Content_Type": "text/plain"},
        ):  # fmt: skip
            assert server.ask("choose", body, **headers)[0] == 403, headers
            if "Content_Type" not in headers:
                assert server.ask("files", **headers)[0] == 403, headers
        for host in ("localhost:9000", "127.0.0.1:9000", "[::1]:9000", "localhost"):  # as through `ssh -L 9000:...`
            assert server.ask("choose", [], Host=host, Origin=f"http://{host}", Sec_Fetch_Site="same-origin")[0] == 400
        link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
        assert server.ask("", **link)[0] == 200, "as a terminal in the browser opens its address"
        assert server.ask("", **(link | {"Sec_Fetch_Dest": "iframe"}))[0] == 403
        assert server.ask("choose", "x" * (2 << 20))[0] == 413 and server.ask("choose", [])[0] == 400
        for path in ("choose", "shot"):
            assert server.ask(path, b"[" * 100_000)[0] == 400, "deeper than Python goes"
        assert server.ask(f"picture/{body['id']}/after?look={'[' * 30_000}")[0] == 422
        assert server.ask("../../etc/passwd")[0] in (403, 404) and server.ask("default.safetensors")[0] == 404
        assert not (out / CHOICES_NAME).exists()
        door = socket.create_connection(("127.0.0.1", place.port or 0))
        assert door.getsockname()[0] == "127.0.0.1"
        door.sendall(f"OPTIONS * HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        assert door.recv(12) == b"HTTP/1.1 403", "as those send who look for servers"
        door.close()
        busy = retrocolor("review", out, "--no-browser", "--port", str(place.port))
        assert busy.returncode == 3 and "is in use: choose another with --port" in busy.stderr
        assert server.ask("end", {})[0] == 200 and server.process.wait(30) == 0, "the button on the page"
    assert server.complaint == "", "no traceback in somebody's terminal"


def test_what_is_missing_is_said(tmp_path: Path, out: Path) -> None:
    for path, sentence in ((tmp_path, RECORD_NAME), (tmp_path / "none", "does not exist")):
        done = retrocolor("review", path, "--no-browser")
        assert done.returncode == 2 and sentence in done.stderr and done.stderr.count("\n") == 1
    code = f"import sys; sys.modules['uvicorn'] = None; sys.argv = ['retrocolor', 'review', {str(out)!r}]\n"
    code += "from retrocolor.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 3 and "pip install 'retrocolor[review]'" in done.stderr
