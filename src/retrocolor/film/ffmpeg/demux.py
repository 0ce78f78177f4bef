"""The packets of a film, also where a stream comes up that was not there at its beginning."""

from collections.abc import Iterator
from typing import Any


def packets_of(container: Any, *streams: Any) -> Iterator[Any]:
    """All packets of an open container, or those of some of its streams, which it knew when it was opened."""
    try:
        yield from container.demux(*streams)
    except IndexError:  # PyAV, behind the last packet: it wants to flush the new streams as well
        return
