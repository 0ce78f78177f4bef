"""Results for the tests of the report page: real outputs with thumbnails, and names that would do harm."""

from pathlib import Path

import numpy as np

from retrocolor.imaging.thumbnails import FOLDER, thumbnail_key, thumbnails
from retrocolor.jobs import Result, Status

HOSTILE = [
    "<script>alert(1)</script>.jpg",
    "\"><img src=x onerror=alert(1)>'.jpg",
    "a&lt;b&amp;c.jpg",
    "javascript:alert(1).jpg",
    "100% #1 ?x=y;z.jpg",
    "line\nbreak\ttab.jpg",
    "\u202egpj.exe.jpg",
    "$settings ${sections} $$.jpg",
    "]]>--><!--.jpg",
    "Fotografía – Überblick 写真.jpg",
]


def gradient(height: int = 60, width: int = 90) -> np.ndarray:
    return np.linspace(0, 255, height * width).reshape(height, width).astype(np.uint8)


def tinted(grey: np.ndarray) -> np.ndarray:
    return np.stack([grey, grey // 2, grey // 3], axis=-1)


def done(root: Path, name: str, status: Status = Status.DONE, **more: object) -> Result:
    """A result with a real output and its thumbnails."""
    source, output = root.parent / "photos" / name, root / name
    for path in (source, output):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    thumbnails(gradient(), tinted(gradient()), root / FOLDER, thumbnail_key(output, root))
    return Result(source, output, status, width=90, height=60, **more)  # type: ignore[arg-type]


def writable(root: Path, name: str) -> bool:
    """Whether this file system can hold the name (Windows cannot hold most of them)."""
    try:
        (root / name).write_bytes(b"x")
    except OSError:
        return False
    return True
