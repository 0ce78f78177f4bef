"""What is said of a file that ffmpeg does not open as a film: what it is, and what to do with it."""

import os
from pathlib import Path

from retrocolor.errors import MediaError, Refused
from retrocolor.files import lost_target, printable
from retrocolor.photo.animations import UNDECODED, animation
from retrocolor.photo.names import is_still_picture


def why_not(path: Path, reason: str) -> MediaError:
    """The error for a file that does not open for this reason."""
    name = printable(path)
    if target := lost_target(path):
        return MediaError(f"{name}: it is a link to {target}, which does not exist: check the link.")
    if not os.access(path, os.R_OK):
        return MediaError(f"{name}: it cannot be opened ({reason}); check that it is there, and its permissions.")
    if not path.stat().st_size:
        return MediaError(f"{name}: the file is empty; restore it from a copy.")
    if animation(path) == "WebP":
        return Refused(f"{name}: {UNDECODED}.")
    if is_still_picture(path):
        return Refused(f"{name}: it is a photo; colour it with `retrocolor colorize`.")
    return MediaError(
        f"{name}: it cannot be opened as a film ({reason}); if it is one, it is damaged: restore it from a copy."
    )
