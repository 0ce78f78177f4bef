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


def opened(browser: Browser, url: str) -> None:
    """The one film of the page, by its shots."""
    browser.send("Page.navigate", url=url)
    browser.wait_until("document.querySelectorAll('[role=option]').length > 0")
    browser.run("document.querySelector('[role=option]').click()")
    browser.wait_until("document.querySelectorAll('#shots article').length === 2")


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
        asked = [one for one in browser.requests if one.startswith("http")]
        assert browser.complaints == [] and all(one.startswith(server.url) for one in asked)
    written = json.loads(shots.read_text(encoding="utf-8"))["shots"]
    assert written[0]["skip"] is True and written[1]["vivid"] == 1
    with ReviewServer(out) as server, Browser(tmp_path / "phone", 390, 844, phone=True) as browser:
        opened(browser, server.url)
        browser.run("document.querySelector('#shots-open').click()")
        browser.wait_until(SEEN)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
