"""A picture to be shown on a page, as its worker is asked for it. No torch."""

from dataclasses import dataclass
from pathlib import Path

from retrocolor.config import DecodeOptions


@dataclass(frozen=True)
class Picture:
    """No side longer than `side` pixels, or whole (0); `look` None: as it is.

    `version` tells apart what a path held at different times; `tiles` a side for a square of frames.
    """

    path: Path
    side: int
    version: str = ""
    look: DecodeOptions | None = None
    salvage: bool = False
    tiles: int = 1
