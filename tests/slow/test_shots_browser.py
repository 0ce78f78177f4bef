"""A film by its shots on the page of `retrocolor review`, by keyboard and on a phone."""

import json
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser
from command import retrocolor
from review_server import ReviewServer
from shot_clips import GREY, film

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here"),
    pytest.mark.usefixtures("local_network"),
]
SEEN = "[...document.querySelectorAll('#shots img')].filter((one) => one.complete && one.naturalWidth).length >= 3"

BANNER = "document.querySelector('#banner').textContent"
SAID = "document.querySelector('#said').textContent"
SHOT_2 = 'document.querySelector(\'article[data-name="2"]'


def opened(browser: Browser, url: str) -> None:
    """The one film of the page, by its shots."""
    browser.send("Page.navigate", url=url)
    browser.wait_until("document.querySelectorAll('[role=option]').length > 0")
    browser.run("document.querySelector('[role=option]').click()")
    browser.wait_until("document.querySelectorAll('#shots article').length > 1")


def test_a_film_is_decided_shot_by_shot(tmp_path: Path) -> None:
    (tmp_path / "reel").mkdir()
    film(tmp_path / "reel" / "film.mkv", GREY, GREY)
    assert retrocolor("video", tmp_path / "reel", "--codec", "ffv1").returncode == 0
    out = tmp_path / "reel-color"
    shots = next(out.glob(".retrocolor-*.track")) / "shots.json"
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        opened(browser, server.url)
        browser.key("t")
        browser.wait_until(f"document.activeElement.dataset.field === 'skip' && {SEEN}")
        browser.key(" ")
        browser.wait_until("document.querySelector('#said').textContent.startsWith('Shot 1')")
        browser.run("document.querySelector('article[data-name=\"2\"] [data-field=vivid]').focus()")
        browser.key("End")
        browser.wait_until("document.querySelector('#said').textContent.startsWith('Shot 2')")
        browser.run("document.querySelector('article[data-name=\"2\"] [data-field=like]').focus()")
        browser.type("axr")  # no keys of the page while a name is written
        assert browser.run("document.activeElement.value") == "axr"
        browser.key("Escape")
        browser.wait_until("document.querySelector('#shots').hidden")
        browser.wait_until(f"{BANNER}.includes('axr does not exist')")
        browser.key("t")
        browser.wait_until("document.activeElement.dataset.field === 'skip'")
        browser.key("j")  # join, and part again: focus stays on the shot
        browser.wait_until(f"{SAID}.startsWith('Shot 1 goes on into the next')")
        assert browser.run(f"{SHOT_2} fieldset').disabled")
        browser.wait_until("document.activeElement.closest('article').dataset.name === '1'")
        browser.run(f"{SHOT_2} [data-field=part]').focus()")
        browser.key("Enter")
        browser.wait_until(f"{SAID}.startsWith('Shot 2 is a shot of its own')")
        browser.key("k")
        browser.wait_until("document.activeElement.dataset.field === 'frame'")
        for wrong in ("40", "-3", "1e9", "17.5", ""):
            browser.run("document.querySelector('#banner').textContent = ''")
            browser.run("document.activeElement.value = ''")
            browser.type(wrong)
            browser.key("Enter")
            browser.wait_until(f"{BANNER} === 'Shot 2 is split at one of its frames: choose 17 to 31.'")
        browser.run("document.activeElement.value = ''")
        browser.type("20")
        browser.wait_until("document.activeElement.nextElementSibling.textContent === '17 to 31 · about 0:00:00.800'")
        browser.key("Enter")
        browser.wait_until("document.querySelectorAll('#shots article').length === 3")
        browser.run("document.querySelector('article[data-name=\"2\"] [data-field=skip]').focus()")
        browser.key("u")
        browser.wait_until(f"{SAID} === 'Shot 2: taken back'")
        assert browser.run("document.querySelectorAll('#shots article').length") == 2
        browser.run(f"{SHOT_2} [data-field=frame]').value = 20")
        browser.run(f"{SHOT_2} [data-field=split]').click()")
        browser.wait_until("document.querySelectorAll('#shots article').length === 3")
        assert browser.run("document.querySelector('#banner').hidden && !document.querySelector('#shots').hidden")
        browser.key("Escape")
        for key in "jk":  # of no shot while none is shown
            browser.key(key)
        asked = [one for one in browser.requests if one.startswith("http")]
        assert len(browser.complaints) == 1 and "status of 422" in browser.complaints[0], "as provoked"
        assert all(one.startswith(server.url) for one in asked)
    written = json.loads(shots.read_text(encoding="utf-8"))["shots"]
    assert [(one["first"], one.get("skip"), "vivid" in one, "merge" in one) for one in written] == [
        (0, True, False, False), (16, True, False, False), (20, True, False, False)
    ], "a shot has the look of the one that it is joined with"  # fmt: skip
    with ReviewServer(out) as server, Browser(tmp_path / "phone", 390, 844, phone=True) as browser:
        opened(browser, server.url)
        browser.run("document.querySelector('#shots-open').click()")
        browser.wait_until(SEEN)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
        browser.tap("article[data-name='2'] [data-field=join]")
        browser.wait_until("document.querySelectorAll('#shots article').length === 2")
        assert browser.run("((all) => all.scrollWidth <= all.clientWidth)(document.querySelector('#shots'))")
    assert len(json.loads(shots.read_text(encoding="utf-8"))["shots"]) == 2
