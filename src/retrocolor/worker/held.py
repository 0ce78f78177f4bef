"""Signals that wait: what their handlers raise would break off Ray's start amid its core, or the end of a process that
nobody else ends. No torch.
"""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Held:
    """What came while signals were held; `through` lets them act."""

    def __init__(self) -> None:
        self.noted: list[int] = []
        self._handlers: dict[int, Callable[[int, Any], Any]] = {}
        self._free = False

    @contextmanager
    def through(self) -> Iterator[None]:
        """In the block signals act as before, first of all one that has come already; but after one has raised
        something no other does, since what is done then is to end.
        """
        self._free = True
        try:
            if self.noted:
                self._take(self.noted.pop(), None)
            yield
        finally:
            self._free = False

    def hold(self) -> None:
        """Begin to hold them."""
        for name in NAMES:
            handler = signal.getsignal(number) if (number := getattr(signal, name, None)) else None
            if number and callable(handler):  # neither ignored, as under nohup, nor left to the system
                self._handlers[number] = handler
        self.keep()

    def keep(self) -> None:
        """Hold them again, after something that may have taken them."""
        for number in self._handlers:
            signal.signal(number, self._take)

    def let_go(self) -> None:
        """Leave them to those who had them."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _take(self, number: int, frame: Any) -> None:
        if not self._free:
            self.noted.append(number)
            return
        self._free = False
        self._handlers[number](number, frame)
        self._free = True


@contextmanager
def held_signals() -> Iterator[Held]:
    """In the block SIGINT, SIGTERM and SIGHUP are noted, and act at its end unless it ends by an error."""
    held = Held()
    if threading.current_thread() is not threading.main_thread():
        yield held
        return
    try:
        held.hold()
        yield held
    finally:
        held.let_go()
    if held.noted:
        signal.raise_signal(held.noted[0])
