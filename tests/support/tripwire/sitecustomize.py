"""No run opens a connection: Python loads this in every process that a test starts, since its folder is on PYTHONPATH.

A connection, a datagram or a question for an address raises, and is written into the file that TRIPWIRE_LOG names, so
that it shows even where the error is swallowed. Sockets of the file system are free; this machine itself only where a
test asks for it (the fixture `local_network`, which sets TRIPWIRE_LOCAL).
"""

import os
import sys
from typing import Any

LOG, LOCAL = "TRIPWIRE_LOG", "TRIPWIRE_LOCAL"
CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
QUESTIONS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class Tripped(PermissionError):
    """A connection where there may be none."""


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook: raises Tripped for what would leave this process for the network."""
    if event not in CONNECTIONS and event not in QUESTIONS:
        return
    import socket  # loaded already, or there would be no such event

    if event in CONNECTIONS:
        connection, address = arguments[:2]
        if connection.family not in (socket.AF_INET, socket.AF_INET6) or address is None:
            return
        if LOCAL in os.environ and (_asks_only(event, connection) or _is_here(connection.family, address[0])):
            return
    elif _is_name_of_ours(arguments[0]):
        return
    line = f"{event} {arguments[1 if event in CONNECTIONS else 0]} by {sys.argv or sys.orig_argv}"
    if LOG in os.environ:
        with open(os.environ[LOG], "a", encoding="utf-8", errors="replace") as log:  # noqa: PTH123 (loads pathlib)
            log.write(f"{line}\n")
    raise Tripped(line)


def _asks_only(event: str, connection: Any) -> bool:
    """Is this the question which address a packet would leave by? It sends none."""
    import socket

    return event == "socket.connect" and connection.type & socket.SOCK_DGRAM == socket.SOCK_DGRAM


def _is_here(family: int, host: str) -> bool:
    """Is it an address of this machine? Then it can be bound."""
    import socket

    with socket.socket(family) as probe:
        try:
            probe.bind((host, 0))
        except OSError:
            return False
        return True


def _is_name_of_ours(host: object) -> bool:
    if LOCAL not in os.environ:
        return host in (None, "127.0.0.1", "::1", "localhost")  # answered without asking anybody
    import socket

    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    numbers = isinstance(host, str) and set(host) <= set("0123456789abcdef.:")
    return host in (None, "", "localhost", socket.gethostname(), socket.gethostname().partition(".")[0]) or numbers


if not hasattr(sys, "tripwire"):  # once in a process, however it was loaded
    sys.tripwire = hook  # type: ignore[attr-defined]
    sys.addaudithook(hook)
