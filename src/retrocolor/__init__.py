"""Colour black-and-white photo and film archives."""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Colorizer", "Hint", "__version__"]

if TYPE_CHECKING:
    from retrocolor.colorizer import Colorizer as Colorizer
    from retrocolor.jobs import Hint as Hint


def __getattr__(name: str) -> object:
    """Import torch only when `Colorizer` is asked for, so that `--help` stays instant."""
    if name == "Colorizer":
        from retrocolor.colorizer import Colorizer

        return Colorizer
    if name == "Hint":
        from retrocolor.jobs import Hint

        return Hint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
