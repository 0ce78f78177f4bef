"""A picture to be shown on a page, as its worker is asked for it. No torch."""

from dataclasses import dataclass
from pathlib import Path

from retrocolor.config import LIKE_STRENGTH, DecodeOptions
from retrocolor.jobs import Hint


@dataclass(frozen=True)
class Picture:
    """No side longer than `side` pixels, or whole (0); `look` None: as it is.

    With a look, `hints` are spread over the picture and its colours are drawn toward those of the pictures `like`.
    `version` tells apart what a path held at different times; `tiles` a side for a square of frames.
    """

    path: Path
    side: int
    version: str = ""
    look: DecodeOptions | None = None
    salvage: bool = False
    tiles: int = 1
    hints: tuple[Hint, ...] = ()
    like: tuple[Path, ...] = ()
    like_strength: float = LIKE_STRENGTH
