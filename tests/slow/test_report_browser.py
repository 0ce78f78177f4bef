"""The report page in a browser: what its script does, and what no name can do."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

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
