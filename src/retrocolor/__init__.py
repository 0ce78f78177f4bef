"""Colour black-and-white photo and film archives."""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.2.0"
__all__ = [
    "Colorizer",
    "DecodeOptions",
    "FilmOptions",
    "Hint",
    "PhotoOptions",
    "Result",
    "RetrocolorError",
    "Status",
    "__version__",
    "colorize_file",
    "colorize_frames",
]

if TYPE_CHECKING:
    from retrocolor.batch.one_file import colorize_file as colorize_file
    from retrocolor.colorizer import Colorizer as Colorizer
    from retrocolor.config import DecodeOptions as DecodeOptions
    from retrocolor.config import FilmOptions as FilmOptions
    from retrocolor.config import PhotoOptions as PhotoOptions
    from retrocolor.errors import RetrocolorError as RetrocolorError
    from retrocolor.film.arrays import colorize_frames as colorize_frames
    from retrocolor.jobs import Hint as Hint
    from retrocolor.jobs import Result as Result
    from retrocolor.jobs import Status as Status

_HOMES = {
    "Colorizer": "colorizer",
    "DecodeOptions": "config",
    "FilmOptions": "config",
    "Hint": "jobs",
    "PhotoOptions": "config",
    "Result": "jobs",
    "RetrocolorError": "errors",
    "Status": "jobs",
    "colorize_file": "batch.one_file",
    "colorize_frames": "film.arrays",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, torch only for arrays, so that `--help` stays instant."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"retrocolor.{_HOMES[name]}"), name)
