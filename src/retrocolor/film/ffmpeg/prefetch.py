"""Run an iterator in a thread of its own, a few items in front of who takes them."""

import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from retrocolor.worker.stages import OTHER, WAITING, stage, staged

Item = TypeVar("Item")
_DONE = object()


class _Failed:
    def __init__(self, error: BaseException) -> None:
        self.error = error


@contextmanager
def prefetch(items: Iterable[Item], depth: int = 4) -> Iterator[Iterator[Item]]:
    """The same items in the same order, made by a thread that is at most `depth` in front; its errors are raised here.

    When the block ends, early or not, the thread is stopped and the iterator closed.
    """
    waiting: queue.Queue[Any] = queue.Queue(depth)
    stop = threading.Event()
    thread = threading.Thread(target=_produce, args=(items, waiting, stop), daemon=True)
    thread.start()
    try:
        yield _take(waiting)
    finally:
        stop.set()
        while thread.is_alive():
            _drain(waiting)
            thread.join(0.05)


def _produce(items: Iterable[Any], waiting: "queue.Queue[Any]", stop: threading.Event) -> None:
    iterator = staged(OTHER, items)
    last: Any = _DONE
    try:
        for item in iterator:
            if not _put(waiting, item, stop):
                break
    except BaseException as error:
        last = _Failed(error)
    finally:
        iterator.close()
    _put(waiting, last, stop)


def _put(waiting: "queue.Queue[Any]", item: Any, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            with stage(WAITING):
                waiting.put(item, timeout=0.1)
            return True
        except queue.Full:
            continue
    return False


def _take(waiting: "queue.Queue[Any]") -> Iterator[Any]:
    while (item := _get(waiting)) is not _DONE:
        if isinstance(item, _Failed):
            raise item.error
        yield item


def _get(waiting: "queue.Queue[Any]") -> Any:
    with stage(WAITING):
        return waiting.get()


def _drain(waiting: "queue.Queue[Any]") -> None:
    while not waiting.empty():
        waiting.get_nowait()
