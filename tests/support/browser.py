"""Drive a real headless Chromium as a person does: keys, mouse and touch, through its debugging pipe."""

import base64
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --remote-debugging-pipe"
)
START = """import fcntl, os, sys
pipes = [fcntl.fcntl(int(handle), fcntl.F_DUPFD, 10) for handle in sys.argv[1:3]]
for place, pipe in zip((3, 4), pipes): os.dup2(pipe, place)
os.execv(sys.argv[3], sys.argv[3:])"""  # the browser listens on 3 and answers on 4
KEYS = {
    "Backspace": 8, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
    " ": 32, "Tab": 9, "Home": 36, "End": 35,
}  # fmt: skip


class Browser:
    """One page of a browser with a profile of its own; a context manager that ends the browser."""

    def __init__(self, folder: Path, width: int = 1280, height: int = 800, phone: bool = False) -> None:
        self.downloads = folder / "downloads"
        self.requests: list[str] = []  # whatever the page asked the network for
        self.complaints: list[str] = []  # errors and what the page's policy blocked
        self._asked = False
        self._answers: dict[int, dict[str, Any]] = {}
        self._number = 0
        self._news = threading.Condition()
        ours_out, theirs_in = os.pipe()  # we read, it writes
        theirs_out, ours_in = os.pipe()
        self._in, out = os.fdopen(ours_in, "wb", 0), os.fdopen(ours_out, "rb")
        command = [sys.executable, "-c", START, str(theirs_out), str(theirs_in), str(CHROMIUM), *FLAGS.split()]
        self._process = subprocess.Popen(
            [*command, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}", "about:blank"],
            pass_fds=(theirs_out, theirs_in), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        threading.Thread(target=self._listen, args=(out,), daemon=True).start()
        self._session: str | None = None
        targets = self._wait(lambda: [t for t in self.send("Target.getTargets")["targetInfos"] if t["type"] == "page"])
        attached = self.send("Target.attachToTarget", targetId=targets[0]["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        if phone:
            self.send(
                "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True
            )
            self.send("Emulation.setTouchEmulationEnabled", enabled=True)

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._in.close()

    def _listen(self, out: Any) -> None:
        waiting = b""
        while chunk := out.read1(1 << 16):
            *messages, waiting = (waiting + chunk).split(b"\0")
            for message in messages:
                self._hear(json.loads(message))

    def _hear(self, told: dict[str, Any]) -> None:
        about = told.get("params", {})
        with self._news:
            if "id" in told:
                self._answers[told["id"]] = told
            elif told["method"] == "Network.requestWillBeSent":
                self.requests.append(about["request"]["url"])
            elif told["method"] == "Page.javascriptDialogOpening":
                self._asked = True
            elif told["method"] == "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(about["exceptionDetails"]))
            elif told["method"] == "Log.entryAdded" and about["entry"]["level"] == "error":
                self.complaints.append(about["entry"]["text"])
            self._news.notify_all()

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol, and its answer."""
        self._number += 1
        number, message = self._number, {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            message["sessionId"] = self._session
        self._in.write(json.dumps(message).encode() + b"\0")
        with self._news:
            assert self._news.wait_for(lambda: number in self._answers, 60), f"the browser does not answer {method}"
            answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _wait(self, condition: Any, seconds: float = 30) -> Any:
        end = time.monotonic() + seconds
        while not (found := condition()):
            assert time.monotonic() < end, "the browser did not get there"
            time.sleep(0.02)
        return found

    def open(self, page: Path) -> None:
        """Load a local page, and wait until it is there."""
        self.send("Page.navigate", url=page.as_uri())
        self.wait_until(f"location.href === {json.dumps(page.as_uri())} && document.readyState === 'complete'")

    def reload(self) -> None:
        """Load the page anew."""
        self.run("window.before = true")
        self.send("Page.reload")
        self.wait_until("!window.before && document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def answer(self, yes: bool) -> None:
        """Answer the question that the page asks, once it does."""
        self._wait(lambda: self._asked)
        self._asked = False
        self.send("Page.handleJavaScriptDialog", accept=yes)

    def wait_until(self, script: str) -> None:
        """Wait until an expression in the page is true."""
        self._wait(lambda: self.run(script))

    def key(self, key: str) -> None:
        """Press and release a key."""
        code = KEYS.get(key) or ord(key.upper())
        event: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.send("Input.insertText", text=text)

    def _place(self, selector: str) -> dict[str, float]:
        self.run(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        box = self.run(
            f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        return {"x": box[0], "y": box[1]}

    def click(self, selector: str) -> None:
        """Click with the mouse in the middle of an element."""
        place = self._place(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)

    def drag(self, selector: str, right: float, down: float) -> None:
        """Take an element in its middle with the mouse, and let it go so many pixels further."""
        place = self._place(selector)
        self.send("Input.dispatchMouseEvent", type="mousePressed", button="left", clickCount=1, **place)
        for share in (0.5, 1):
            where = {"x": place["x"] + share * right, "y": place["y"] + share * down}
            self.send("Input.dispatchMouseEvent", type="mouseMoved", button="left", buttons=1, **where)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", button="left", clickCount=1, **where)

    def tap(self, selector: str) -> None:
        """Touch an element."""
        place = self._place(selector)
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[place])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def downloaded(self) -> Path:
        """The newest file that the page has saved, once it is whole."""

        def whole() -> list[Path]:
            found = (
                sorted(self.downloads.glob("*"), key=lambda path: path.stat().st_mtime)
                if self.downloads.is_dir()
                else []
            )
            return [] if any(path.suffix == ".crdownload" for path in found) else found

        return Path(self._wait(whole)[-1])

    def screenshot(self, path: Path) -> None:
        """What the window shows, as a PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))
