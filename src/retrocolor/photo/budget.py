"""Room for the pictures in work: threads take it before they read a picture, so that what they hold fits in memory."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from retrocolor.photo.limits import Claim, default_megapixels
from retrocolor.worker.protocol import Heartbeat
from retrocolor.worker.stages import WAITING, stage


class Budget:
    """How many pixels may be in work at a time; a picture larger than that goes alone."""

    def __init__(self, pixels: float) -> None:
        self._left = self._all = pixels
        self._changed = threading.Condition()

    @classmethod
    def of_machine(cls, processes: int = 1) -> "Budget":
        """What one of so many processes may have in work on this machine."""
        return cls(default_megapixels() * 1e6 / processes)

    @contextmanager
    def share(self, beat: Heartbeat) -> Iterator[Claim]:
        """A claim to room, which is given back at the end of the block; waiting for it gives signs of life.

        The first call counts, so that nobody who holds room waits for more: further pages are read one by one.
        """
        held = 0.0

        def claim(pixels: int) -> None:
            nonlocal held
            if not held:
                held = min(pixels, self._all)
                self._take(held, beat)

        try:
            yield claim
        finally:
            with self._changed:
                self._left += held
                self._changed.notify_all()

    def _take(self, pixels: float, beat: Heartbeat) -> None:
        with self._changed:
            while self._left < pixels:
                with stage(WAITING):
                    self._changed.wait(1.0)
                beat()
            self._left -= pixels
