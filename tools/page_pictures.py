"""Make the pictures of the page of `review` for docs/cookbook.md: `python tools/page_pictures.py`.

The sample photos are coloured by the real command, the page is served by it and shown by a headless Chromium; the
points are put by its mouse.
"""

import io
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import Browser  # noqa: E402 (helpers of the tests)
from review_server import ReviewServer  # noqa: E402

PHOTO = "astronaut.jpg"
POINTS = ((0.3, 0.52, "#c8622c"), (0.5, 0.86, "#d9743c"), (0.12, 0.8, "#c05a28"), (0.66, 0.14, "#8a979f"))
WINDOWS = {"review": (1280, 800, False), "review-phone": (390, 844, True)}
TOOK = "document.querySelector('#after').dataset.url"
SETTLED = 2.5  # seconds until the four looks follow a point
WIDEST = 1100


def main() -> None:
    """One JPEG for each window, in docs."""
    with TemporaryDirectory() as folder:
        scans = Path(folder) / "scans"
        shutil.copytree(ROOT / "sample_media" / "photos", scans)
        subprocess.run([sys.executable, "-m", "retrocolor", "colorize", str(scans)], check=True)
        with ReviewServer(Path(folder) / "scans-color") as server:
            for name, (width, height, phone) in WINDOWS.items():
                with Browser(Path(folder) / name, width, height, phone=phone) as browser:
                    _put_points(browser, server.url)
                    _save(browser, Path(folder) / "page.png", name)


def _put_points(browser: Browser, url: str) -> None:
    browser.send("Page.navigate", url=url)
    browser.wait_until("document.querySelectorAll('[role=option]').length > 2")
    tiles = "[...document.querySelectorAll('[role=option]')]"
    browser.run(f"{tiles}.find((tile) => tile.ariaLabel.startsWith('{PHOTO}')).click()")
    browser.wait_until(TOOK)
    browser.click("#put")
    for number, (x, y, colour) in enumerate(POINTS):
        box = "document.querySelector('#points').getBoundingClientRect()"
        left, top = browser.run(f"(({{left, top, width, height}}) => [left + {x} * width, top + {y} * height])({box})")
        for kind in ("mousePressed", "mouseReleased"):
            browser.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, x=left, y=top)
        rows = "document.querySelectorAll('#point-list input')"
        browser.wait_until(f"{rows}.length === {number + 1}")
        browser.run(f"{rows}[{number}].value = '{colour}'")
        for kind in ("input", "change"):
            browser.run(f"{rows}[{number}].dispatchEvent(new Event('{kind}'))")
        browser.wait_until(f"decodeURIComponent({TOOK}).includes('{colour}')")
    time.sleep(SETTLED)


def _save(browser: Browser, shot: Path, name: str) -> None:
    browser.screenshot(shot)
    with Image.open(io.BytesIO(shot.read_bytes())) as picture:
        page = picture.convert("RGB")
    page.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    page.save(ROOT / "docs" / f"{name}.jpg", quality=85, optimize=True)


if __name__ == "__main__":
    main()
