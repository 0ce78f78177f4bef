"""The report page in a browser: what its script does, and what no name can do."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from browser import Browser
from report_results import HOSTILE, done, writable
from retrocolor.batch.report import PAGE, write_page
from retrocolor.jobs import Result, Status

CHROMIUM = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--allow-file-access-from-files", "--virtual-time-budget=5000"),
]
PROBE = """
onload = () => {
  const page = frames[0].document, slider = page.querySelector("input[type=range]");
  slider.value = 20;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  const pictures = [...page.images];
  pictures.forEach((picture) => (picture.loading = "eager"));
  setTimeout(() => {
    const shown = pictures.filter((picture) => picture.naturalWidth > 0).length;
    const x = slider.parentNode.style.getPropertyValue("--x");
    const find = page.querySelector("input[type=search]");
    find.value = "PLAIN";
    find.dispatchEvent(new Event("input", { bubbles: true }));
    const left = page.querySelectorAll("article:not([hidden])").length;
    const sections = page.querySelectorAll("section:not([hidden])").length;
    document.title = [x, pictures.length, shown, page.scripts.length, left, sections].join(" ");
  }, 500);
};
"""


def test_chromium_shows_the_page_from_disk(tmp_path: Path) -> None:
    """The slider and the search run under the page's policy, and no script from a name does."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium here")
    root = tmp_path / "out"
    root.mkdir()
    names = ["plain.jpg", *(name for name in HOSTILE if writable(root, name))]
    left = Result(tmp_path / "other.jpg", None, Status.LEFT, "It is in colour.")
    write_page(root, [*(done(root, name) for name in names), left], {})
    probe = root / "probe.html"
    probe.write_text(f"<iframe src={PAGE}></iframe><script>{PROBE}</script>")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    run = [chromium, *CHROMIUM, profile, "--dump-dom", probe.as_uri()]
    dom = subprocess.run(run, capture_output=True, text=True, timeout=120, check=True).stdout
    images = 2 * len(names)
    assert f"<title>20% {images} {images} 1 1 1</title>" in dom, re.findall("<title>.*?</title>", dom)


def test_a_search_is_there_again_after_a_look_at_a_result(tmp_path: Path) -> None:
    results = [done(tmp_path, name) for name in ("a.jpg", "b.jpg")]
    write_page(tmp_path, results, {})
    shown = "document.querySelectorAll('article:not([hidden])').length"
    with Browser(tmp_path / "browser") as browser:
        browser.open(tmp_path / PAGE)
        browser.run("document.querySelector('[type=search]').focus()")
        browser.type("b.j")
        browser.wait_until(f"{shown} === 1")
        browser.run("document.querySelector('article:not([hidden]) [type=range]').focus()")
        browser.key("ArrowRight")
        browser.click("article:not([hidden]) a")
        browser.wait_until("location.pathname.endsWith('b.jpg')")
        browser.run("history.back()")
        browser.wait_until(f"document.querySelector('[type=search]')?.value === 'b.j' && {shown} === 1")
        browser.wait_until("document.querySelector('article:not([hidden]) .pair').style.cssText.includes('51%')")
