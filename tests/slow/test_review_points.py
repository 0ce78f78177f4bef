"""Points of colour on the page of `retrocolor review` in a browser, by mouse and by keyboard."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from browser import CHROMIUM, Browser
from command import colorized, statuses
from retrocolor.batch.choices import read_choices
from review_server import TOOK, ReviewServer, visit

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here"),
    pytest.mark.usefixtures("local_network"),
]
SAMPLES = Path(__file__).parents[2] / "sample_media" / "photos"


def levels(browser: Browser, x: float, y: float) -> list[int]:
    """What the picture after shows at a place, RGB, the mean of 5 x 5 pixels."""
    return list(
        browser.run(f"""(() => {{
        const shown = document.querySelector("#after");
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.drawImage(shown, {x} * shown.naturalWidth - 2, {y} * shown.naturalHeight - 2, 5, 5, 0, 0, 5, 5);
        const all = [...canvas.getImageData(0, 0, 5, 5).data];
        return [0, 1, 2].map((band) => all.filter((_, at) => at % 4 === band).reduce((a, b) => a + b) / 25);
    }})()""")
    )


def choose_colour(browser: Browser, index: int, colour: str) -> None:
    """What the browser's own picker does when a colour is chosen; the time until the page shows it is on the page."""
    browser.run(f"""(() => {{
        const input = document.querySelectorAll("#point-list input")[{index}];
        input.value = {json.dumps(colour)};
        for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, {{ bubbles: true }}));
    }})()""")
    browser.wait_until(f"decodeURIComponent({TOOK}).includes({json.dumps(colour)})")


def test_points_of_colour_by_mouse_and_by_keyboard(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    scans.mkdir()
    for name in ("astronaut.jpg", "cameraman.png", "coins.png"):
        shutil.copy(SAMPLES / name, scans / name)
    colorized(scans)
    shown = {}
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        browser.click("[role=option]")
        browser.wait_until(TOOK)
        browser.click("#put")
        browser.wait_until("document.activeElement.id === 'points'")
        browser.click("#points")
        browser.wait_until("document.activeElement.ariaLabel === 'Colour of point 1'")
        start = browser.run("document.querySelector('#point-list input').value")
        there = [int(start[at : at + 2], 16) for at in (1, 3, 5)]
        assert max(abs(a - b) for a, b in zip(there, levels(browser, 0.5, 0.5), strict=True)) < 25
        choose_colour(browser, 0, "#2b3f8b")
        shown["astronaut.jpg"] = [(x, y, levels(browser, x, y)) for x, y in ((0.5, 0.5), (0.3, 0.8), (0.8, 0.2))]
        assert browser.run("document.querySelector('.point').ariaLabel").startswith("Point 1, #2b3f8b, 50 %")
        wide = browser.run("document.querySelector('#points').clientWidth")
        browser.drag(".point", wide / 5, wide / 10)
        browser.wait_until("document.querySelector('.point').ariaLabel.includes('70 % from the left, 60 %')")
        browser.key("u")  # the whole way back
        browser.wait_until("document.querySelector('.point').ariaLabel.includes('50 % from the left, 50 %')")
        browser.key("a")
        browser.wait_until("document.querySelector('#name').textContent === 'cameraman.png'")
        browser.run("document.activeElement.blur()")
        browser.wait_until(f"{TOOK} && !document.querySelector('.point')")
        assert browser.run("document.querySelector('#split').value") == "0", "all of it in colour, as the one before"
        browser.key("h")  # putting points goes on from picture to picture
        browser.wait_until("document.activeElement.id === 'points'")
        for key in (*["ArrowLeft"] * 5, *["ArrowDown"] * 10, "Enter"):
            browser.key(key)
        browser.wait_until("document.activeElement.ariaLabel === 'Colour of point 1'")
        assert "45 % from the left, 60 % from the top" in browser.run("document.querySelector('#said').textContent")
        browser.key("u")
        browser.wait_until("!document.querySelector('.point') && document.activeElement.id === 'points'")
        browser.key("Enter")
        browser.wait_until("document.activeElement.ariaLabel === 'Colour of point 1'")
        choose_colour(browser, 0, "#7a4b2a")
        browser.run("document.querySelector('.point').focus()")
        browser.key("ArrowRight")
        browser.wait_until("document.querySelector('.point').ariaLabel.includes('46 %')")
        browser.key("Enter")
        browser.key("u")
        browser.wait_until("document.querySelector('.point').ariaLabel.includes('45 %')")
        browser.run("document.querySelector('.point').focus()")
        browser.key("Backspace")
        browser.wait_until(f"!document.querySelector('.point') && !decodeURIComponent({TOOK}).includes('#7a4b2a')")
        browser.key("u")
        browser.wait_until(f"document.querySelector('.point') && decodeURIComponent({TOOK}).includes('#7a4b2a')")
        shown["cameraman.png"] = [(x, y, levels(browser, x, y)) for x, y in ((0.45, 0.6), (0.8, 0.9))]
        browser.key("Escape")
        browser.wait_until("document.querySelector('#put').ariaPressed === 'false'")
        browser.key("r")
        browser.wait_until("document.querySelector('#name').textContent === 'coins.png'")
        browser.key("u")  # a decision is taken back, its points stay to be decided on
        browser.wait_until("document.querySelector('#name').textContent === 'cameraman.png'")
        assert (
            browser.run("document.querySelectorAll('.point').length") == 1
            and "cameraman.png" not in read_choices(out).files
        )
        browser.key("r")
        browser.wait_until("document.querySelector('#name').textContent === 'coins.png'")
        assert browser.complaints == []
        assert all(request.startswith((server.url, "blob:", "data:")) for request in browser.requests)
    chosen = {name: [hint.color for hint in choice.hints] for name, choice in read_choices(out).files.items()}
    assert chosen == {"astronaut.jpg": ["#2b3f8b"], "cameraman.png": ["#7a4b2a"]}
    assert {name for name, status in statuses(colorized(scans)[0]).items() if status == "done"} == set(chosen)
    for name, places in shown.items():
        with Image.open(out / name) as picture:
            for x, y, seen in places:
                left, top = round(x * picture.width), round(y * picture.height)
                made = np.asarray(picture.convert("RGB"), float)[top - 2 : top + 3, left - 2 : left + 3].mean((0, 1))
                assert np.abs(made - seen).max() < 6, (name, x, y, made, seen)
