"""Signals that are held until what must not be broken off is through."""

import signal
from collections.abc import Iterator

import pytest

from retrocolor.errors import Stopped
from retrocolor.worker.held import held_signals


class Asked(Exception):
    """What the handler of these tests raises."""


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    def ask(number: int, frame: object) -> None:
        raise Asked

    before = signal.signal(signal.SIGTERM, ask)
    yield
    assert signal.signal(signal.SIGTERM, before) is ask


def test_a_signal_acts_at_the_end() -> None:
    through = []
    with pytest.raises(Asked), held_signals():
        signal.raise_signal(signal.SIGTERM)
        through.append(1)
    assert through == [1]


def test_one_that_came_acts_where_signals_may_and_the_next_breaks_no_end() -> None:
    through = []
    with pytest.raises(Asked), held_signals() as held:
        signal.raise_signal(signal.SIGTERM)
        try:
            with held.through():
                through.append(1)
        finally:
            signal.raise_signal(signal.SIGTERM)
            through.append(2)
    assert through == [2]


def test_what_goes_wrong_meanwhile_is_said_first() -> None:
    with pytest.raises(Stopped), held_signals():
        signal.raise_signal(signal.SIGTERM)
        raise Stopped("Another.")


def test_one_inside_another() -> None:
    through = []
    with pytest.raises(Asked), held_signals() as outer, outer.through(), held_signals() as inner:
        with inner.through():
            through.append(1)
        signal.raise_signal(signal.SIGTERM)
        through.append(2)
    assert through == [1, 2]
