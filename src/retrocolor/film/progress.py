"""How far a long job is, how fast it goes, and how long it will take: the messages of the worker's heartbeat."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from retrocolor.worker.protocol import Heartbeat

Item = TypeVar("Item")
FIRST_PASS, SECOND_PASS = 0.48, 0.5  # of a film: shares of the whole
MEMORY = 50  # items that the rate remembers, more or less


class ProgressRate:
    """Turns counted work into heartbeats: fraction of the whole, and a text with rate and time left."""

    def __init__(self, beat: Heartbeat) -> None:
        self._beat = beat
        self._seconds = 0.0  # per item, a fading mean
        self._items = 0
        self._last = monotonic()
        self._fraction = 0.0

    def alive(self, text: str = "") -> None:
        """A sign of life without progress."""
        self._beat({"fraction": self._fraction, "text": text} if text else None)

    def follow(
        self, items: Iterable[Item], base: float, share: float, total: int, what: str, first: int = 0
    ) -> Iterator[Item]:
        """The items, each counted: `first` are done of `total`, which make up `share` of the whole after `base`."""
        self._last, self._items = monotonic(), 0
        for number, item in enumerate(items, first + 1):
            yield item
            self._count()
            self._fraction = min(base + share, base + share * number / max(total, 1))
            self._beat({"fraction": self._fraction, "text": self._text(what, number, total)})

    def _count(self) -> None:
        now = monotonic()
        self._items = min(self._items + 1, MEMORY)
        self._seconds += (now - self._last - self._seconds) / self._items
        self._last = now

    def _text(self, what: str, number: int, total: int) -> str:
        rate = 1 / self._seconds if self._seconds else 0.0
        left = max(0, total - number) * self._seconds
        return f"{what}: frame {number:,} of {max(total, number):,}, {rate:.1f} a second, {clock(left)} left"


def clock(seconds: float) -> str:
    """Seconds as 0:42, 12:05 or 1:02:03."""
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
