"""The page of `retrocolor review` in a browser: 200 results by keyboard alone, other pages, 5,000 to scroll."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from browser import CHROMIUM, KEYS, Browser
from command import colorized, grey, save, statuses
from report_results import HOSTILE, writable
from retrocolor.batch.choices import CHOICES_NAME, read_choices
from retrocolor.batch.shards import RECORD_NAME
from review_server import TOOK, ReviewServer, visit

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here"),
    pytest.mark.usefixtures("local_network"),
]
FOCUSED = "document.activeElement.ariaLabel"
LOOKS_IN_SIGHT = """(aside) => [...Array(innerHeight).keys()].filter((y) => {
    const seen = document.elementFromPoint(aside.getBoundingClientRect().left + 30, y);
    return aside.contains(seen) && !seen.closest("#actions");
}).length"""
"""In a page: how many lines of the window show looks and sliders, which scroll."""
ATTACK = """<script>
const send = (path, more) => fetch("{url}" + path, more).then(() => "answered", () => "refused");
const choice = {{ method: "POST", body: '{body}' }};
Promise.all([send("files"), send("choose", choice), send("choose", {{ ...choice, mode: "no-cors" }})])
  .then((told) => {{ document.title = told.join(" "); }});
</script>"""


def filtered(browser: Browser, name: str) -> int:
    """Press the button of a filter with the keyboard; how many files it shows."""
    browser.run(f"document.querySelector('[data-filter={name}]').focus()")
    browser.key("Enter")
    browser.wait_until(f"document.querySelector('[data-filter={name}]').ariaPressed === 'true'")
    return int(browser.run("document.querySelector('[role=option]')?.ariaSetSize ?? 0"))


def test_two_hundred_are_reviewed_by_keyboard(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    names = [name.replace("/", "") for name in HOSTILE]
    scans.mkdir()
    names = [name for name in names if writable(scans, name)]
    for number, name in enumerate([*names, *(f"{n:03}.jpg" for n in range(199 - len(names)))]):
        save(scans / name, grey(48, 64, number), format="JPEG")
    (scans / "zz broken.jpg").write_bytes(b"x")
    colorized(scans)
    made = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix == ".jpg"}
    with ReviewServer(out, "--by", "Ada") as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        assert browser.run("document.querySelector('[role=option]').ariaSetSize") == "200"
        browser.key("ArrowRight")  # nothing has the focus yet
        browser.wait_until("document.activeElement.ariaPosInSet === '1'")
        assert filtered(browser, "failed") == 1 and filtered(browser, "unseen") == 199
        assert 40 <= filtered(browser, "unsure") <= 60
        filtered(browser, "all")
        browser.run("document.querySelector('#find').focus()")
        browser.type("00")
        browser.wait_until("Number(document.querySelector('[role=option]').ariaSetSize) < 20")
        browser.key("Tab")
        browser.key("Tab")
        browser.key("Home")
        browser.wait_until(f"{FOCUSED}?.startsWith('000.jpg')")
        browser.key("ArrowRight")
        browser.key("Enter")
        browser.wait_until(f"{TOOK} && document.querySelector('#name').textContent === '001.jpg'")
        assert browser.run("document.querySelector('#undo').disabled"), "nothing to take back"
        assert browser.run("document.querySelector('#undo').getBoundingClientRect().bottom <= innerHeight"), "in sight"
        browser.key("3")  # vivid
        browser.wait_until(f"decodeURIComponent({TOOK}).includes('vivid')")
        browser.key("s")
        browser.key("ArrowRight")
        browser.wait_until(f"decodeURIComponent({TOOK}).includes('1.05')")
        browser.key("a")
        browser.wait_until("document.querySelector('#name').textContent === '002.jpg'")
        browser.key("x")
        browser.wait_until("document.querySelector('#name').textContent === '003.jpg'")
        browser.key("4")
        browser.key("r")
        browser.wait_until("document.querySelector('#name').textContent === '004.jpg'")
        browser.key("n")
        browser.key("a")
        browser.wait_until("document.querySelector('#name').textContent === '006.jpg'")
        browser.key("x")
        browser.wait_until("document.querySelector('#name').textContent === '007.jpg'")
        browser.click("#undo")
        browser.wait_until("document.querySelector('#name').textContent === '006.jpg'")
        browser.key("Escape")
        browser.wait_until(f"{FOCUSED}?.startsWith('006.jpg')")
        assert browser.complaints == []
        assert all(request.startswith((server.url, "blob:", "data:")) for request in browser.requests)
    chosen = {name: (c.state, c.look and (c.look.vivid, c.look.k)) for name, c in read_choices(out).files.items()}
    assert chosen == {
        "001.jpg": ("accepted", (1.0, None)), "002.jpg": ("rejected", None), "003.jpg": ("redo", (None, 2)),
        "005.jpg": ("accepted", None),
    }  # fmt: skip
    assert read_choices(out).files["001.jpg"].look.saturation == 1.05  # type: ignore[union-attr]
    summary, _ = colorized(scans)
    done = {name for name, status in statuses(summary).items() if status == "done"}
    assert done == {"001.jpg", "003.jpg"} and summary["counts"]["rejected"] == 1
    now = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix == ".jpg"}
    assert {name for name in made if made[name] != now.get(name)} == {"001.jpg", "002.jpg", "003.jpg"}
    assert "002.jpg" not in now


def test_keys_decide_on_what_has_the_focus_alone(tmp_path: Path) -> None:
    """Among those not yet seen the one decided on goes, and the next has its place; nothing is decided out of sight."""
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    scans.mkdir()
    for number in range(6):
        save(scans / f"{number}.jpg", grey(48, 64, number), format="JPEG")
    colorized(scans)
    said = "document.querySelector('#said').textContent"
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        filtered(browser, "unseen")
        browser.key("x")  # nobody has gone to a picture yet
        browser.run("document.activeElement.blur()")
        browser.key("x")
        for _ in range(4):  # the first leads there
            browser.key("ArrowRight")
        browser.wait_until(f"{FOCUSED}?.startsWith('3.jpg')")
        browser.key("a")
        browser.wait_until(f"{FOCUSED}?.startsWith('4.jpg')")
        browser.key("x")
        browser.wait_until(f"{FOCUSED}?.startsWith('5.jpg')")
        browser.key("u")
        browser.wait_until(f"{said} === '4.jpg: taken back' && {FOCUSED}?.startsWith('4.jpg')")
        browser.key("r")
        browser.wait_until(f"{said} === '4.jpg: To be made anew'")
        assert browser.complaints == []
    assert {name: c.state for name, c in read_choices(out).files.items()} == {"3.jpg": "accepted", "4.jpg": "redo"}


def held(browser: Browser, key: str, text: str = "") -> None:
    """Press a key and hold it down for half a second."""
    event = {"key": key, "windowsVirtualKeyCode": KEYS.get(key) or ord(key.upper()), "text": text or key}
    for repeat in (False, *[True] * 15):
        browser.send("Input.dispatchKeyEvent", type="keyDown", autoRepeat=repeat, **event)
        time.sleep(0.03)
    browser.send("Input.dispatchKeyEvent", type="keyUp", **event)


def test_back_and_reload_keep_the_page_and_a_key_decides_once(tmp_path: Path) -> None:
    """Held down or pressed twice over a slow line a key decides on one picture; no focus and no points are lost."""
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    scans.mkdir()
    for number in range(6):
        save(scans / f"{number}.jpg", grey(48, 64, number), format="JPEG")
    (scans / "3.jpg").write_bytes(b"x")
    colorized(scans)
    name, focused = "document.querySelector('#name').textContent", "document.activeElement.id"
    listed = f"document.querySelector('#photo').hidden && {FOCUSED}?.startsWith"
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        browser.key("ArrowRight")
        held(browser, "Enter", "\r")
        browser.wait_until(f"{name} === '0.jpg' && {focused} === 'next'")
        browser.key("n")
        browser.run("history.back()")
        browser.wait_until(f"{listed}('1.jpg')")
        browser.run("history.forward()")
        browser.wait_until(f"!document.querySelector('#photo').hidden && {name} === '1.jpg'")
        browser.run("window.earlier = true")
        browser.send("Page.reload")
        browser.wait_until("!window.earlier && document.readyState === 'complete'")
        browser.wait_until(f"{name} === '1.jpg' && {focused} === 'next'")
        browser.key("Escape")
        browser.key("Enter")
        browser.key("?")
        browser.run("history.back()")
        browser.wait_until(f"{listed}('1.jpg') && !document.querySelector('#keys').open")
        browser.key("Enter")
        held(browser, "x")
        browser.wait_until(f"{name} === '2.jpg'")
        slow = {"latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
        browser.send("Network.emulateNetworkConditions", offline=False, **slow)
        browser.run("document.querySelector('#accept').focus()")
        browser.key("a")
        browser.key("a")
        browser.wait_until(f"{name} === '3.jpg' && {focused} === 'next'")  # it failed: there is nothing to accept
        assert not browser.run("document.querySelector('#banner').textContent")
        browser.wait_until("document.querySelector('#before').complete")  # refused by now
        browser.send("Network.emulateNetworkConditions", offline=False, **slow | {"latency": 0})
        browser.key("n")
        browser.wait_until(f"{TOOK} && {name} === '4.jpg'")
        for key in ("h", "Enter", "Escape", "Escape"):
            browser.key(key)
        browser.wait_until(f"{listed}('4.jpg')")
        for thrown_away in (False, True):
            browser.run("setTimeout(() => document.querySelector('#finish').click())")
            browser.answer(thrown_away)
        browser.wait_until(f"{focused} === 'ended'")
        assert len(browser.complaints) == 1 and "status of 422" in browser.complaints[0], "3.jpg is no picture"
        assert server.process.wait(30) == 0
    assert {name: c.state for name, c in read_choices(out).files.items()} == {"1.jpg": "rejected", "2.jpg": "accepted"}


@pytest.mark.parametrize("news", [False, True], ids=["before the page knows", "after the page was told"])
def test_what_somebody_decided_meanwhile_stays_and_what_cannot_be_taken_back_yet_waits(
    tmp_path: Path, news: bool
) -> None:
    """Undo leaves a newer decision and says so; without the program the same key tries it again."""
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    scans.mkdir()
    for number in range(3):
        save(scans / f"{number}.jpg", grey(48, 64, number), format="JPEG")
    colorized(scans)
    banner, said = (f"document.querySelector('#{name}').textContent" for name in ("banner", "said"))
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        if not news:
            browser.run("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
        browser.key("ArrowRight")
        browser.key("a")
        browser.wait_until(f"{said} === '0.jpg: Accepted'")
        assert server.choose(server.files()["0.jpg"], {"state": "rejected"})[0] == 200
        if news:
            browser.wait_until("document.querySelector('[role=option]').dataset.state === 'rejected'")
        browser.key("u")
        browser.wait_until(f"{banner}.includes('has decided meanwhile (rejected): it stays so.')")
        assert browser.run(f"{said} === '0.jpg: Accepted' && document.querySelector('#undo').disabled")
        browser.run("Object.defineProperty(document, 'hidden', { value: false, configurable: true })")
        assert server.choose(server.files()["2.jpg"], {"state": "rejected"})[0] == 200
        browser.wait_until("[...document.querySelectorAll('[role=option]')][2].dataset.state === 'rejected'")
        assert browser.run(f"{banner}.includes('it stays so')"), "until the next decision, not until the next news"
        assert read_choices(out).files["0.jpg"].state == "rejected"
        for key, told in zip("aruua", ("Accepted", "To be made anew", *["taken back"] * 2, "Accepted"), strict=True):
            browser.key(key)
            browser.wait_until(f"{said} === '0.jpg: {told}' && !{banner}")
            browser.run("document.querySelector('#said').textContent = ''")
        assert read_choices(out).files["0.jpg"].state == "accepted"
        server.ask("end", {})
        server.process.wait(30)
        browser.key("u")
        browser.wait_until(f"{banner}.startsWith('The page has lost its program')")
        assert browser.run(said) == ""
        assert not any("Uncaught" in one for one in browser.complaints)
    assert read_choices(out).files["0.jpg"].state == "accepted"


def test_names_are_text_and_other_pages_are_refused(tmp_path: Path) -> None:
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    scans.mkdir()
    names = [name.replace("/", "") for name in HOSTILE]
    for number, name in enumerate(name for name in names if writable(scans, name)):
        save(scans / name, grey(48, 64, number), format="JPEG")
    colorized(scans)
    with ReviewServer(out) as server, Browser(tmp_path / "browser", 390, 844, phone=True) as browser:
        visit(browser, server.url)
        browser.wait_until("[...document.images].some((picture) => picture.naturalWidth > 0)")
        shown = browser.run(
            "[...document.querySelectorAll('[role=option] bdi')].map((name) => name.textContent).join()"
        )
        assert "<script>alert(1)<script>.jpg" in shown and "\\u202e" in shown, "markup and direction are letters"
        assert browser.run("document.scripts.length") == 1 and browser.complaints == []
        assert browser.run("document.documentElement.scrollWidth") == 390, "a phone's width is enough"
        cut = "getComputedStyle(document.querySelector('{}')).webkitLineClamp"
        assert [browser.run(cut.format(name)) for name in ("[role=option] > span", "#photo h2")] == ["2", "2"], "dots"
        browser.tap("[role=option]")
        browser.wait_until(TOOK)
        assert browser.run("document.documentElement.scrollWidth") == 390
        for width, height in ((740, 360), (640, 400), (320, 256)):  # a phone on its side; windows enlarged by 2 and 4
            browser.send(
                "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True
            )
            browser.wait_until(f"innerHeight === {height}")
            assert int(browser.run(f"scrollTo(0, 1e4), ({LOOKS_IN_SIGHT})(document.querySelector('aside'))")) > 100
        browser.send("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        browser.send("Emulation.setEmulatedMedia", features=[{"name": "forced-colors", "value": "active"}])
        back = "new Set([...document.querySelectorAll('#four button')].map((one) => getComputedStyle(one).{})).size"
        assert browser.run(back.format("backgroundColor")) == 2, "which look is shown can be seen in high contrast"
        browser.send("Emulation.setEmulatedMedia", features=[])
        heard = browser.send("Accessibility.getFullAXTree")["nodes"]
        roles = {"button", "slider", "checkbox", "searchbox", "textbox", "image", "application"}
        heard = [one for one in heard if not one["ignored"] and one["role"]["value"] in roles]
        assert len(heard) > 15 and all(one["name"]["value"] for one in heard), "each has a name"
        browser.key("?")
        assert browser.run("[...document.querySelectorAll('#keys kbd')].every((key) => key.checkVisibility())")
        browser.key("Escape")
        body = json.dumps(
            {"id": next(iter(server.files().values()))["id"], "choice": {"state": "rejected"}, "seen": None}
        )
        page = tmp_path / "attack.html"
        page.write_text(ATTACK.format(url=server.url, body=body))
        browser.send("Page.navigate", url=page.as_uri())
        browser.wait_until("document.title.split(' ').length === 3")
        told = browser.run("document.title").split()
        assert told[:2] == ["refused", "refused"], "another origin, which even knows the token"
        visit_wrong = server.url[:-2] + "x/"
        browser.send("Page.navigate", url=visit_wrong)
        browser.wait_until("document.body?.textContent.includes('no such address')")
    assert not (out / CHOICES_NAME).exists()


def resident(pid: int) -> int:
    """Bytes of memory that a process and its children hold."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return pages + sum(resident(int(child)) for child in children.read_text().split())


def test_five_thousand_scroll(tmp_path: Path) -> None:
    """A record of 5,000, made from that of one: no thumbnails lie there, so that each has to be made."""
    scans, out = tmp_path / "scans", tmp_path / "scans-color"
    first = save(scans / "0000.jpg", grey(480, 640))
    colorized(scans, "--no-report")
    *begin, entry = (out / RECORD_NAME).read_text().splitlines()
    while '"output"' not in entry:
        entry = begin.pop()
    lines = [*begin, entry]
    for number in range(1, 5000):
        name = f"{number:04}.jpg"
        shutil.copy2(first, scans / name)
        shutil.copy2(out / "0000.jpg", out / name)
        lines.append(entry.replace("0000.jpg", name))
    (out / RECORD_NAME).write_text("\n".join(lines) + "\n")
    with ReviewServer(out) as server, Browser(tmp_path / "browser") as browser:
        visit(browser, server.url)
        took = browser.run("Math.round(performance.now())")
        assert browser.run("document.querySelectorAll('[role=option]').length") < 60, "only what is in sight"
        browser.run("document.querySelector('[role=option]').focus()")
        for _ in range(40):
            browser.key("ArrowDown")
        browser.key("End")
        browser.wait_until(f"{FOCUSED}?.startsWith('4999.jpg')")
        browser.wait_until("document.activeElement.querySelector('img').naturalWidth > 0")
        for place in range(30):
            browser.run(f"scrollTo(0, document.body.scrollHeight * {place / 30})")
            browser.wait_until(
                "[...document.querySelectorAll('[role=option] img')].some((one) => one.naturalWidth > 0)"
            )
        browser.key("Enter")
        browser.wait_until(TOOK)
        for _ in range(25):
            browser.key("p")
            browser.wait_until(TOOK)
        held = resident(server.process.pid)
        page_alone = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        print(f"opened after {took} ms; {held >> 20} MiB with the worker, {page_alone >> 20} MiB without")
        assert held < 700e6
        assert browser.complaints == []
