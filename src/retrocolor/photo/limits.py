"""How large a picture may be, by the memory of this machine, so that a bomb is refused before it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.machine import machine_memory

BYTES_PER_PIXEL = 64
"""Memory counted for one pixel held whole: read, in colour and being encoded; CMYK takes 51, AVIF 41."""
JPEG = 4
"""A JPEG that is no CMYK may be so many times larger: it takes 11."""
STREAMED = 7
"""Formats read and written in strips may be so many times larger."""
IN_MEMORY = 192 << 20
"""A file whose samples take more bytes than this is read in strips where its format allows."""
ANY_SIZE = 1e9
"""The limit, in millions of pixels, for what was coloured once and is read again."""

Claim = Callable[[int], None]
"""Called with the pixels that are to be held, before they are decoded; returns once there is room for them."""


def default_megapixels() -> float:
    """The largest picture held whole in memory, in millions of pixels."""
    return machine_memory() / BYTES_PER_PIXEL / 1e6


@dataclass(frozen=True)
class Limits:
    """The size limit for one file; `megapixels` is the user's own, or None.

    `claim` is called with the size of each picture that is within the limit, in pixels held whole.
    """

    path: Path
    megapixels: float | None = None
    claim: Claim | None = None

    def check(self, width: int, height: int, *, times: int = 1, otherwise: str = "") -> None:
        """Raise MediaError for an empty picture or one beyond the limit, before its pixels are touched.

        `times` loosens the limit of the machine (not the user's) for what needs less memory; `otherwise` is another way
        out than raising the limit.
        """
        if width < 1 or height < 1:
            raise MediaError(f"{printable(self.path)}: the picture has no pixels ({width} x {height}).")
        limit = self.megapixels or default_megapixels() * times
        size = width * height / 1e6
        if size > limit:
            most = f"{_told(limit)}{'' if self.megapixels else ' for the memory of this machine'}"
            enough = f"{int(size) + 1}{otherwise}"
            raise MediaError(
                f"{printable(self.path)}: {width} x {height} is {_told(size)} megapixels, and the limit is {most}; "
                f"if the picture is honest, allow it with --max-megapixels {enough}."
            )
        if self.claim:
            self.claim(width * height // times)


def _told(megapixels: float) -> str:
    """As many digits as tell a small picture from none, and one from a limit that is near."""
    return f"{megapixels:.0f}" if megapixels >= 1000 else f"{megapixels:.3g}"
