"""The nodes of a Ray, which may join and leave, or all be gone. No torch."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from retrocolor.errors import MachineError

COUNT_SECONDS = 5.0  # until the nodes of a cluster are counted again
ABSENT_SECONDS = 60.0  # that a cluster may be without any node, or its server silent


class Nodes:
    """What the nodes of a Ray have. Those of a cluster are asked for again and again, by a thread, since the answer
    may take minutes while its server is away; that of a Ray of our own, whose processes `gone` says are dead, stays.
    """

    def __init__(self, ray: Any, gone: Callable[[], bool] | None) -> None:
        self._ray, self._gone = ray, gone
        self.resources = self._ask()
        self._seen, self._closed = time.monotonic(), threading.Event()
        self._follower = threading.Thread(target=self._follow, daemon=True)
        if gone is None:
            self._follower.start()

    def require(self) -> None:
        """Raise MachineError when all are gone, and none is likely to come."""
        if self._gone and self._gone():
            raise MachineError("Ray on this machine was ended, perhaps for want of memory: the same command goes on.")
        if not self._gone and time.monotonic() - self._seen > ABSENT_SECONDS:
            raise MachineError(f"No node of the Ray cluster was there for {ABSENT_SECONDS:.0f} s: see `ray status`.")

    def close(self) -> None:
        """Ask no more: Ray is about to end."""
        self._closed.set()
        if self._follower.is_alive():
            self._follower.join(1)

    def _ask(self) -> list[dict[str, float]]:
        return [node["Resources"] for node in self._ray.nodes() if node["Alive"]]

    def _follow(self) -> None:
        while not self._closed.wait(COUNT_SECONDS):
            with suppress(Exception):  # Ray has many while its server is away
                self.resources = self._ask()
                if self.resources:
                    self._seen = time.monotonic()
