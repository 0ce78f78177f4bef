"""The real `retrocolor review` in a process of its own, and requests to it as a browser or an attacker sends them."""

import http.client
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from browser import Browser
from command import ENVIRONMENT

SHOWN = "document.querySelectorAll('[role=option]').length > 2"
TOOK = "document.querySelector('#after').dataset.url"
"""In a page: are there results, and which picture was asked for."""


class ReviewServer:
    """A server on an output folder; a context manager that ends it with Ctrl-C. Afterwards `said` and `code`."""

    def __init__(self, out: Path, *flags: str) -> None:
        command = [sys.executable, "-m", "retrocolor", "review", str(out), "--no-browser", *flags]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
        )
        assert self.process.stdout
        line = self.process.stdout.readline().split()
        self.url = line[2] if len(line) > 2 else ""
        self.said, self.complaint, self.code = "", "", -1

    def __enter__(self) -> "ReviewServer":
        assert self.url, self.process.communicate()[1]
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.said, self.complaint = self.process.communicate(timeout=30)
        self.code = self.process.returncode

    def ask(self, path: str, body: Any = None, **headers: str | None) -> tuple[int, dict[str, str], bytes]:
        """A request for a path below the token (or from the root, with a slash); status, headers, content."""
        place = urlsplit(self.url)
        own = {"Host": place.netloc, "Content-Type": "application/json" if body is not None else None}
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", place.port or 0, timeout=60)
        method = "GET" if body is None else "POST"
        connection.putrequest(method, path if path.startswith("/") else place.path + path, skip_host=True)
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        for name, value in (own | {"Content-Length": str(len(data))}).items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(data)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def files(self) -> dict[str, dict[str, Any]]:
        """What the page is told: name -> file."""
        return {file["name"]: file for file in json.loads(self.ask("files")[2])["files"]}

    def choose(self, file: dict[str, Any], choice: Any) -> tuple[int, dict[str, Any]]:
        """A choice as the page that was told of `file` sends it."""
        asked = {"id": file["id"], "choice": choice, "seen": file.get("choice")}
        status, _, content = self.ask("choose", asked)
        return status, json.loads(content)


def visit(browser: Browser, url: str) -> None:
    """Open the page, and wait until results are shown."""
    browser.send("Page.navigate", url=url)
    browser.wait_until(f"location.href === {json.dumps(url)} && {SHOWN}")
