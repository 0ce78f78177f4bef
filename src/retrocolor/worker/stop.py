"""The request to stop, inside the worker: what is in work is brought to where the next run goes on. No torch."""

import threading

from retrocolor.errors import Stopped

_asked = threading.Event()


def ask() -> None:
    """Ask for it: no job is begun any more."""
    _asked.set()


def asked() -> bool:
    """Whether the work is to stop."""
    return _asked.is_set()


def check() -> None:
    """Called by long work at places where nothing is lost. Raises Stopped when the work is to stop."""
    if _asked.is_set():
        raise request()


def request() -> Stopped:
    """What a request to stop ends a command with."""
    return Stopped("Stopped on request: the same command goes on.")
