"""The verb `review`: a local page on the results of a folder, until it is ended. No torch."""

import errno
import os
import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from retrocolor.batch.choices import read_choices, reviewer
from retrocolor.batch.discover import require
from retrocolor.batch.record import no_record, record_files
from retrocolor.config import ReviewOptions
from retrocolor.errors import MachineError, Stopped
from retrocolor.folders import output_folder
from retrocolor.review.network import flags, network_of

if TYPE_CHECKING:
    from retrocolor.review.catalog import Catalog
    from retrocolor.review.studio import Studio

HERE = "127.0.0.1"


@dataclass(frozen=True)
class Serving:
    """The page can be looked at; `opened` if a browser was asked to show it."""

    url: str
    opened: bool


@dataclass(frozen=True)
class Reviewed:
    """The page was ended: how many files have which state, and how many the next run has to do."""

    folder: Path
    counts: dict[str, int] = field(default_factory=dict)
    again: tuple[str, ...] = ()  # the arguments of `retrocolor colorize` that do them, where they are known


def review(folder: Path, options: ReviewOptions) -> Iterator[Serving | Reviewed]:
    """Serve the page until Ctrl-C, a signal to end, or its button; yields `Serving` before, `Reviewed` after.

    Raises UsageError for what is no output folder of a run, another network than the run's or wrong choices,
    MachineError without the extra `review`, a free port or the right to write, ModelError. No torch is loaded here: a
    worker makes the pictures.
    """
    require(folder)
    if not record_files(folder):
        raise no_record(folder)
    _require_server()
    network = network_of(folder, options)
    read_choices(folder)
    with output_folder(folder):  # can choices be written?
        pass
    from retrocolor.review.catalog import Catalog
    from retrocolor.review.studio import Studio

    catalog = Catalog(folder, (options.by or "").strip() or reviewer())
    studio = Studio(network)
    with closing(_listening(options.port)) as door, closing(studio):
        port, token = door.getsockname()[1], secrets.token_urlsafe(24)
        url = f"http://{HERE}:{port}/{token}/"
        opened = not options.no_browser and _has_browser()
        yield Serving(url, opened)
        _serve(door, token, catalog, studio, url if opened else None)
    paths = again(folder, catalog.sources())
    yield Reviewed(folder, catalog.counts(), tuple(paths + flags(network) if paths else ()))


def _require_server() -> None:
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise MachineError("The page needs two packages more: pip install 'retrocolor[review]'.") from None


def _listening(port: int) -> socket.socket:
    """A door that only this machine can knock at. Raises MachineError."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # else a port that was just left would be refused for a minute
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HERE, port))
        door.listen()  # who comes before the server is ready waits
    except OSError as error:
        door.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise MachineError(f"Port {port} {why}: choose another with --port.") from error
    return door


def _serve(door: socket.socket, token: str, catalog: "Catalog", studio: "Studio", show: str | None) -> None:
    """Answer until somebody ends it; a signal to end is how it is meant to end."""
    import uvicorn

    from retrocolor.review.server import application

    def finish() -> None:
        server.should_exit = True

    app = application(catalog, studio, token, finish)
    config = uvicorn.Config(
        app, log_level="error", access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    if show:
        threading.Timer(0.3, webbrowser.open, [show]).start()
    with suppress(KeyboardInterrupt, Stopped):
        server.run(sockets=[door])


def _has_browser() -> bool:
    """Is there a browser that can show a page, and a screen for it?"""
    if sys.platform in ("darwin", "win32"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False  # those that are left would take this terminal
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def again(folder: Path, sources: dict[str, Path]) -> list[str]:
    """The arguments that colour the same originals into the folder: the one folder in which all of them lie."""
    roots = set()
    for name, source in sources.items():
        parts = Path(name).parts
        if source.parts[-len(parts) :] != parts:
            return []
        roots.add(Path(*source.parts[: -len(parts)]))
    return [str(roots.pop()), "-o", str(folder)] if len(roots) == 1 else []
