"""Requests to stop that come before any work has begun."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from command import ENVIRONMENT, grey, save
from retrocolor.cli.research import StopFlag
from retrocolor.worker import stop

LOST = """
import signal, sys
from retrocolor.cli import main

class Going:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

signal.signal(signal.SIGTERM, main._stop)
del (going := [Going()])[0]
main.main()
"""


def test_a_stop_whose_exception_python_swallows_is_not_lost(tmp_path: Path) -> None:
    """As in the callback of a weak reference, of which planning has many."""
    save(tmp_path / "in" / "a.png", grey())
    command = [sys.executable, "-c", LOST, "colorize", str(tmp_path / "in")]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert "Exception ignored" in done.stderr and done.returncode == 5
    assert done.stderr.endswith("Stopped on request: the same command goes on.\n")


HALF_MADE = """
import signal
from retrocolor.cli import main

def app(**_):
    try:
        signal.raise_signal(signal.SIGTERM)
    except Exception:
        raise AttributeError("module 'numpy' has no attribute 'matrix'")

main.app = app
main.main()
"""


def test_a_stop_that_a_library_swallows_while_it_is_loaded_is_no_mistake_of_ours() -> None:
    command = [sys.executable, "-c", HALF_MADE]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (5, "retrocolor: Stopped on request: the same command goes on.\n")


IN_A_CLASS = """
from retrocolor import __main__
from retrocolor.cli import main

class Field:
    def __set_name__(self, owner, name):
        raise KeyboardInterrupt

def app(**_):
    type("Options", (), {"field": Field()})

main.app = app
__main__.main()
"""


def test_an_interrupt_while_a_class_is_made_is_no_mistake_of_ours() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CLASS], env=ENVIRONMENT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (130, "retrocolor: Interrupted: the same command goes on.\n")


def test_training_stops_for_a_request_that_got_lost_before_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stop, "_asked", threading.Event())
    with StopFlag() as flag:
        assert not flag()
        stop.ask()
        assert flag()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is none")
def test_a_terminal_that_is_closed_asks_for_a_stop_unless_that_is_ignored() -> None:
    code = (
        "import signal; from retrocolor.cli import main; {}; main.app = lambda **_: signal.raise_signal(signal.SIGHUP)"
    )
    for before, status in (("", 5), ("signal.signal(signal.SIGHUP, signal.SIG_IGN)", 0)):
        command = [sys.executable, "-c", f"{code.format(before or 'pass')}; main.main()", "models"]
        assert subprocess.run(command, env=ENVIRONMENT, capture_output=True, timeout=60).returncode == status
