"""What the tests of the shell share."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import Here
from retrocolor.cli import main


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Here]:
    """The command in this process, for what is refused before any work: as in one of its own, but sooner."""

    def run(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["retrocolor", *map(str, arguments)])
        code = main._run()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(sys.argv, code, said.out, said.err)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield run
    for number, handler in before.items():
        signal.signal(number, handler)
