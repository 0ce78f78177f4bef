"""A study: what the page shows and hides, people (and a browser) who rank, and the scores."""

import base64
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from scipy.stats import friedmanchisquare

from browser import CHROMIUM, Browser
from command import grey, retrocolor, save
from retrocolor import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import UsageError
from retrocolor.evaluation.pictures import centre_square, make_grey
from retrocolor.paper.events import Study
from retrocolor.paper.study_page import make
from retrocolor.paper.study_scores import FORMAT, concordance, read_key, score
from retrocolor.research_config import StudyOptions

PREFERENCE = [3, 2, 1, 4, 5]  # planted: the paper's order


def drawn(data: Path, output: Path, **options: Any) -> Study:
    *_, study = make(data, StudyOptions(output=output, **({"size": 64, "eval_size": "48"} | options)))
    assert isinstance(study, Study)
    return study


@pytest.fixture(scope="module")
def study(colour_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of 20 pictures and 5 k."""
    folder = tmp_path_factory.mktemp("study") / "out"
    drawn(colour_folder, folder)
    return folder


def shown(folder: Path) -> dict[str, Any]:
    """What the page is told."""
    page = (folder / "study.html").read_text(encoding="utf-8")
    return dict(json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)[0]))


def answers(folder: Path, name: str, order: Any, **changes: Any) -> dict[str, Any]:
    """A rater's file; `order` sorts the k of a picture, best first."""
    key = read_key(folder)
    rankings = []
    for picture, versions in key.pictures.items():
        by_k = {k: version for version, k in versions.items()}
        rankings.append({"picture": picture, "order": [by_k[k] for k in order(list(key.ks))]})
    told = {"format": FORMAT, "study": key.study, "rater": {"id": name * 2, "name": name}, "rankings": rankings}
    return told | changes


def write(path: Path, told: Any) -> Path:
    path.write_text(json.dumps(told))
    return path


def planted(seed: int, slips: float = 0.1) -> Any:
    """Orders by the preference, with two neighbours swapped now and then."""
    dice = random.Random(seed)

    def order(ks: list[int]) -> list[int]:
        liked = list(PREFERENCE)
        if dice.random() < slips:
            i = dice.randrange(4)
            liked[i], liked[i + 1] = liked[i + 1], liked[i]
        return liked

    return order


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


def test_scans_are_read_as_colorize_reads_them(tmp_path: Path) -> None:
    deep = np.linspace(0, 65535, 40 * 60).reshape(40, 60).astype(np.uint16)
    save(tmp_path / "in" / "deep.png", deep)
    exif = Image.Exif()
    exif[0x112] = 6
    save(tmp_path / "in" / "turned.jpg", grey(40, 60), exif=exif)
    (tmp_path / "in" / "broken.png").write_bytes(b"no picture")
    made = drawn(tmp_path / "in", tmp_path / "out", pictures=2, eval_size="native", k="1,4")
    names = json.loads(made.key.read_text())["names"]
    pictures = {names[picture["id"]]: picture for picture in shown(made.page.parent)["pictures"]}
    assert (pictures["turned.jpg"]["width"], pictures["turned.jpg"]["height"]) == (40, 60)
    levels = jpeg(pictures["deep.png"]["versions"][0]["jpeg"]).mean(axis=2)
    assert levels[0].mean() < 20 and 100 < levels[20].mean() < 155 and levels[-1].mean() > 235
    assert set(made.broken) <= {"broken.png"}


WRONG = {
    "too few": ({"pictures": 25}, "only 24 of 24 pictures can be read, fewer than --pictures 25"),
    "none": ({"pictures": 0}, "--pictures 0: choose a number from 1"),
    "one k": ({"k": "2"}, "--k 2: give 2 to 9 different numbers"),
    "twice the same": ({"k": "1,2,2"}, "different numbers"),
    "no number": ({"k": "1,two"}, "--k 1,two: give numbers with commas between"),
    "a k of zero": ({"k": "0,1"}, "--k 0: choose a number of bins from 1 to 313"),
    "too small": ({"eval_size": "8"}, "--eval-size 8: choose native or a number of pixels"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_made_is_said(colour_folder: Path, tmp_path: Path, case: str) -> None:
    options, sentence = WRONG[case]
    with pytest.raises(UsageError, match=re.escape(sentence)):
        drawn(colour_folder, tmp_path / "out", **options)
    assert not list(tmp_path.iterdir())


def test_a_study_is_never_overwritten(study: Path, colour_folder: Path) -> None:
    before = (study / "key.json").read_bytes()
    done = retrocolor("study", "make", colour_folder, "-o", study)
    assert done.returncode == 2 and "holds a study already" in done.stderr and done.stderr.count("\n") == 1
    assert (study / "key.json").read_bytes() == before


# Scoring.


def test_w_and_its_test_are_friedmans() -> None:
    dice = np.random.default_rng(0)
    for ranks in (dice.random((9, 5)).argsort(1).argsort(1) + 1.0, np.array([[1, 2.5, 2.5], [2, 1, 3], [1.5, 1.5, 3]])):
        ours, theirs = concordance(ranks.tolist()), friedmanchisquare(*ranks.T)
        assert ours.chi_square == pytest.approx(theirs.statistic) and ours.p == pytest.approx(theirs.pvalue)
        assert ours.w == pytest.approx(theirs.statistic / (len(ranks) * (ranks.shape[1] - 1)))
    assert concordance([[1, 2, 3]] * 4).w == 1 and concordance([[2, 2, 2]] * 4).w == 0


def test_a_planted_preference_is_found(study: Path, tmp_path: Path) -> None:
    for seed in range(5):
        write(tmp_path / f"rater{seed}.json", answers(study, f"rater {seed}", planted(seed)))
    done = retrocolor("study", "score", study, tmp_path, "--json", "-")
    told = json.loads(done.stdout)
    assert done.returncode == 0 and told["raters"] == [f"rater {seed}" for seed in range(5)] and not told["refused"]
    averages = {result["k"]: result["average_rank"] for result in told["results"]}
    assert sorted(averages, key=averages.__getitem__) == PREFERENCE
    assert [result["paper"] for result in told["results"]] == [2.45, 2.25, 2.05, 3.80, 4.45]
    assert told["rankings"]["judges"] == 100 and told["rankings"]["w"] > 0.9 and told["rankings"]["p"] < 1e-9
    assert told["between_raters"]["judges"] == 5 and told["between_raters"]["w"] == pytest.approx(1)
    assert "5 raters, 20 pictures each" in done.stderr and "3.80" in done.stderr  # the table, out of the JSON's way


def test_chance_has_no_concordance(study: Path, tmp_path: Path) -> None:
    dice = random.Random(1)
    for seed in range(5):
        order = lambda ks: dice.sample(ks, len(ks))  # noqa: E731
        write(tmp_path / f"rater{seed}.json", answers(study, f"rater {seed}", order))
    found = score(study, [tmp_path])
    assert found.rankings and found.rankings.w < 0.06 and found.rankings.p > 0.01
    assert all(abs(average - 3) < 0.6 for average in found.averages)


def bad_files(study: Path, folder: Path) -> dict[str, str]:
    """File name -> what its refusal says."""
    good = answers(study, "good", planted(0))
    short, doubled, strange = (json.loads(json.dumps(good)) for _ in range(3))
    short["rankings"].pop()
    doubled["rankings"][0]["order"][0] = doubled["rankings"][0]["order"][1]
    strange["rankings"][0]["picture"] = "elsewhere"
    files = {
        "another.json": (good | {"study": "0123"}, "answers of another study (0123)"),
        "cut.json": (None, "no JSON, or damaged"),
        "doubled.json": (doubled, "does not rank every version of a picture once"),
        "form.json": ([1, 2], "not the answers of a study"),
        "nameless.json": (good | {"rater": {"id": "x", "name": " "}}, "says no rater's name"),
        "norater.json": (good | {"rater": "me"}, "says no rater's name"),
        "nothing.json": (good | {"rankings": None}, "ranks pictures that this study does not have"),
        "same id.json": (good | {"rater": {"id": "goodgood", "name": "Other"}}, "answers of Other again (first: "),
        "same name.json": (good | {"rater": {"id": "y", "name": "GOOD "}}, "answers of GOOD again (first: "),
        "short.json": (short, "ranks 19 of 20 pictures; ask the rater to finish"),
        "strange.json": (strange, "ranks pictures that this study does not have"),
    }
    write(folder / "a good one.json", good)
    for name, (told, _) in files.items():
        (folder / name).write_bytes(json.dumps(told).encode() if told is not None else b'{"format": "retro\xff')
    return {name: sentence for name, (_, sentence) in files.items()}


def test_bad_files_are_refused_by_name_and_the_rest_scored(study: Path, tmp_path: Path) -> None:
    bad = bad_files(study, tmp_path)
    done = retrocolor("study", "score", study, tmp_path)
    assert done.returncode == 1 and "1 rater, 20 pictures each" in done.stdout and "2.45" in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad)
    for line, (name, sentence) in zip(lines, bad.items(), strict=True):
        assert line.startswith(f"Refused: {tmp_path / name}: ") and sentence in line
    (tmp_path / "a good one.json").unlink()
    none = retrocolor("study", "score", study, tmp_path / "cut.json")
    assert none.returncode == 1 and "No answers are left" in none.stdout


def test_wrong_places_are_wrong_usage(study: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "key.json").write_text('{"format": "retrocolor study 1", "study": "x"}')
    for folder, files, sentence in (
        (tmp_path, [], "holds no study (key.json"),
        (damaged, [], "is damaged"),
        (study, [], "holds no answers"),
        (study, [tmp_path / "gone.json"], "does not exist"),
    ):
        with pytest.raises(UsageError, match=re.escape(sentence)):
            score(folder, files)


def test_other_k_have_no_column_of_the_paper(colour_folder: Path, tmp_path: Path) -> None:
    drawn(colour_folder, tmp_path / "out", pictures=2, k="1,20")
    write(tmp_path / "out" / "me.json", answers(tmp_path / "out", "me", lambda ks: [20, 1]))
    done = retrocolor("study", "score", tmp_path / "out")
    assert done.returncode == 0 and "paper" not in done.stdout and "2.00" in done.stdout, done.stderr


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
    start(browser, "Änna B.")
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
    assert browser.run("byId('who').textContent") == "Änna B."
    browser.click("#save")
    saved = browser.downloaded()
    assert saved.name == f"study-{read_key(study).study}-Änna-B.json"
    assert browser.run("byId('text').value") == saved.read_text(encoding="utf-8")
    found = score(study, [saved])
    assert found.raters == ("Änna B.",) and found.rankings and found.rankings.w == 1 and not found.refused
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
