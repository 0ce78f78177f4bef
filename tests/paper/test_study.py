"""A study: what the page shows and hides, and people (and a browser) who rank."""

import base64
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rich.console import Console

from browser import CHROMIUM, Browser
from command import grey, retrocolor, save
from retrocolor import Colorizer
from retrocolor.cli.study_output import print_study
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.evaluation.pictures import centre_square, make_grey
from retrocolor.paper.events import Study
from retrocolor.paper.study_scores import read_key, score
from studies import PREFERENCE, drawn, shown

# Making.


def test_the_page_tells_nothing_and_asks_for_nothing(study: Path, colour_folder: Path) -> None:
    page, key = (study / "study.html").read_text(encoding="utf-8"), json.loads((study / "key.json").read_text())
    told = shown(study)
    assert len(told["pictures"]) == 20 and all(len(picture["versions"]) == 5 for picture in told["pictures"])
    assert {picture["id"] for picture in told["pictures"]} == key["pictures"].keys() == key["names"].keys()
    assert "key.json" not in page and not any(Path(name).stem in page for name in key["names"].values())
    assert {name for picture in told["pictures"] for name in picture} == {"id", "width", "height", "versions"}
    orders = {tuple(key["pictures"][p["id"]][v["id"]] for v in p["versions"]) for p in told["pictures"]}
    assert len(orders) > 10, "the order of the versions gives them away"
    assert not re.findall(r"https?:", page) and "default-src 'none'" in page
    assert not re.findall(r"""(?:src|href)=["'](?!data:)""", page)


def test_the_versions_are_what_the_product_makes(study: Path, colour_folder: Path) -> None:
    key = json.loads((study / "key.json").read_text())
    colorizers = {k: Colorizer.load(size=64, decode=DecodeOptions(k=k)) for k in key["k"]}
    for picture in shown(study)["pictures"][:3]:
        truth = Image.open(colour_folder / key["names"][picture["id"]])
        pictures = {key["pictures"][picture["id"]][v["id"]]: jpeg(v["jpeg"]) for v in picture["versions"]}
        source = make_grey(np.asarray(centre_square(truth, 48)))[0]
        for k, shown_picture in pictures.items():
            assert np.abs(shown_picture.astype(int) - colorizers[k].colorize(source)).mean() < 3, k


def jpeg(text: str) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(text))))


def test_the_hash_of_seed_and_name_draws(study: Path, colour_folder: Path, tmp_path: Path) -> None:
    def names(folder: Path) -> set[str]:
        return set(json.loads((folder / "key.json").read_text())["names"].values())

    drawn(colour_folder, tmp_path / "same", pictures=5)
    drawn(colour_folder, tmp_path / "other", pictures=5, seed=1)
    assert names(tmp_path / "same") <= names(study) and names(tmp_path / "same") != names(tmp_path / "other")


def test_scans_are_read_as_colorize_reads_them(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    deep = np.linspace(0, 65535, 40 * 60).reshape(40, 60).astype(np.uint16)
    save(tmp_path / "in" / "deep.png", deep)
    exif = Image.Exif()
    exif[0x112] = 6
    save(tmp_path / "in" / "turned.jpg", grey(40, 60), exif=exif)
    assert make_grey(np.asarray(Image.new("RGB", (1, 1), "white")))[0] == 255 and not recwarn.list
    (tmp_path / "in" / "broken.png").write_bytes(b"no picture")
    made = drawn(tmp_path / "in", tmp_path / "out", pictures=2, eval_size="native", k="1,4")
    names = json.loads(made.key.read_text())["names"]
    pictures = {names[picture["id"]]: picture for picture in shown(made.page.parent)["pictures"]}
    assert (pictures["turned.jpg"]["width"], pictures["turned.jpg"]["height"]) == (40, 60)
    levels = jpeg(pictures["deep.png"]["versions"][0]["jpeg"]).mean(axis=2)
    assert levels[0].mean() < 20 and 100 < levels[20].mean() < 155 and levels[-1].mean() > 235
    assert set(made.broken) <= {"broken.png"}


WRONG = {
    "too few": ({"pictures": 25}, "has 24 pictures that can be read, fewer than --pictures 25"),
    "none": ({"pictures": 0}, "--pictures 0: choose a number from 1"),
    "one k": ({"k": "2"}, "--k 2: give 2 to 9 different numbers"),
    "twice the same": ({"k": "1,2,2"}, "different numbers"),
    "no number": ({"k": "1,two"}, "--k 1,two: give numbers with commas between"),
    "a k of zero": ({"k": "0,1"}, "--k 0: choose a number from 1 to 313"),
    "too small": ({"eval_size": "8"}, "--eval-size 8: choose native or a number of pixels"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_made_is_said(colour_folder: Path, tmp_path: Path, case: str) -> None:
    options, sentence = WRONG[case]
    with pytest.raises(UsageError, match=re.escape(sentence)):
        drawn(colour_folder, tmp_path / "out", **options)
    assert not list(tmp_path.iterdir())


def test_too_few_that_can_be_read_are_told_from_those_that_cannot(tmp_path: Path) -> None:
    save(tmp_path / "in" / "one.png", grey(40, 60))
    (tmp_path / "in" / "broken.png").write_bytes(b"no picture")
    with pytest.raises(
        UsageError, match="in has 1 picture that can be read and 1 that cannot, fewer than --pictures 2:"
    ):
        drawn(tmp_path / "in", tmp_path / "out", pictures=2, k="1,4")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_study_is_never_overwritten(study: Path, colour_folder: Path) -> None:
    before = (study / "key.json").read_bytes()
    done = retrocolor("study", "make", colour_folder, "-o", study)
    assert done.returncode == 2 and "holds a study already" in done.stderr and done.stderr.count("\n") == 1
    assert (study / "key.json").read_bytes() == before


def test_the_command_that_scores_can_be_typed_as_it_stands() -> None:
    out = Console(file=io.StringIO(), width=40, soft_wrap=True)
    print_study(Study(Path("my study/study.html"), Path("my study/key.json"), ()), out)
    assert "retrocolor study score 'my study' ANSWERS.json" in out.file.getvalue()  # type: ignore[attr-defined]


# A person at a browser.


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with Browser(tmp_path) as one:
        yield one


def places(browser: Browser, study: Path) -> list[int]:
    """The places of the versions on the screen, 1 to 5, in the order of the preference."""
    entry = json.loads(browser.run("JSON.stringify(current())"))
    versions = read_key(study).pictures[entry["picture"]]
    return [[versions[version] for version in entry["shown"]].index(k) + 1 for k in PREFERENCE]


def start(browser: Browser, name: str) -> None:
    browser.click("#name")
    browser.type(name)
    browser.key("Enter")
    browser.wait_until("!document.getElementById('rank').hidden")


def test_a_person_ranks_all_pictures_in_a_browser(study: Path, tmp_path: Path, browser: Browser) -> None:
    browser.open(study / "study.html")
    assert browser.run("document.getElementById('rank').hidden")
    start(browser, "Änna ठाकुर")
    for number in range(20):
        assert browser.run("byId('count').textContent") == f"Picture {number + 1} of 20"
        first, second, *rest = places(browser, study)
        if number == 0:  # the mouse, with a slip taken back; Next waits until all are ranked
            browser.click(f".choice:nth-child({second})")
            browser.click("#undo")
            for place in (first, second, *rest[:2]):
                assert browser.run("byId('next').disabled")
                browser.click(f".choice:nth-child({place})")
            labels = browser.run("[...document.querySelectorAll('.choice')].map((b) => b.ariaLabel).join()")
            assert f"Version {'ABCDE'[rest[2] - 1]}, ranked 5 of 5" in labels
            browser.click("#next")
            continue
        browser.key("ArrowRight")  # nothing is ranked yet: stays
        keys = "12345" if number % 2 else "ABCDE"
        browser.key(keys[second - 1])
        browser.key("Backspace")
        for place in (first, second, *rest[:2]):
            browser.key(keys[place - 1])
        if number == 7:
            browser.reload()
            assert browser.run("byId('count').textContent") == "Picture 8 of 20" and browser.run("complete(current())")
        browser.key("ArrowRight")
    assert browser.run("byId('who').textContent") == "Änna ठाकुर"
    browser.click("#save")
    saved = browser.downloaded()
    assert saved.name == f"study-{read_key(study).study}-Änna-ठाकुर.json"
    assert browser.run("byId('text').value") == saved.read_text(encoding="utf-8")
    found = score(study, [saved])
    assert found.raters == ("Änna ठाकुर",) and found.rankings and found.rankings.w == 1 and not found.refused
    assert found.averages == tuple(float(PREFERENCE.index(k) + 1) for k in found.key.ks)

    order = browser.run("state.entries.map((entry) => entry.picture).join()")
    browser.click("#another")
    start(browser, "Ben")
    assert browser.run("state.entries.map((entry) => entry.picture).join()") != order
    assert browser.run("state.entries.every((entry) => !entry.chosen.length)")
    assert {request.split(":")[0] for request in browser.requests} <= {"file", "data", "blob"}
    assert not browser.complaints


def test_a_phone_shows_it_all_without_scrolling_sideways(study: Path, tmp_path: Path) -> None:
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with Browser(tmp_path, 390, 844, phone=True) as phone:
        phone.open(study / "study.html")
        phone.tap("#name")
        phone.type("Cem")
        phone.tap("#begin button")
        phone.wait_until("!document.getElementById('rank').hidden")
        assert phone.run("document.documentElement.scrollWidth") <= 390
        for place in places(phone, study)[:4]:
            phone.tap(f".choice:nth-child({place})")
        phone.wait_until("complete(current())")
        assert phone.run("byId('next').getBoundingClientRect().bottom") <= 844
        phone.tap("#next")
        phone.wait_until("byId('count').textContent === 'Picture 2 of 20'")
