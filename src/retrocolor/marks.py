"""How a file of ours is known again without a record: by bytes that every file of its kind of ours holds. No torch.

A file is replaced only where it holds the mark of the very kind that takes its place: a list never replaces a result.
"""

import mmap
from pathlib import Path

JSON = b'"made_by": "retrocolor '
"""In whatever `--json` writes, and in what the commands keep as JSON."""
DECIDED = (b'"files": {', b'"shots": [')
"""In JSON of ours that tells what people decided, choices and shots: no list of `--json` takes its place."""
SHEET = b"Title\0retrocolor "
"""In a PNG of ours that is no result: a sheet, a map of confidence."""
COMPARE = b"retrocolor before and after"
"""In a before|after picture: a JPEG comment."""
PAGE = b" retrocolor</title>"
"""In a page of ours."""
TABLE = b"<!-- retrocolor -->"
"""In a table in Markdown."""
PHOTO = b":softwareAgent>retrocolor "
"""In a coloured photo: who coloured it, in its XMP, as only we write it."""
FILM = b"Colours added by retrocolor with a trained network"
"""In a coloured film: its comment."""
PART = b"This is a part of the film."
"""In a part or preview of a film besides: in the comment, or in the mark of each frame."""
DATA_SET = b'"format": "retrocolor data set'
"""In the plan of a built data set."""
ONNX = b"retrocolor ONNX graph"
"""In an exported graph: what kind of file it is, among its metadata."""
MODEL = b'"format":"retrocolor '
"""In the header of a checkpoint."""


def settings_of(key: str) -> str:
    """How the mark of a photo names the settings it was made with."""
    return f"settings {key}"


def original_of(sha256: str) -> str:
    """How the mark of a photo names the file that it was made of."""
    return f"original sha256 {sha256[:12]}"


NEAR = 32 << 20  # bytes of a large file that are looked through, from its beginning and from its end


def holds(path: Path, *marks: bytes) -> bool:
    """Is one of the marks in a file, or in the first of a folder of frames?

    Of a large file only the beginning and the end are read; False where that cannot be.
    """
    try:
        if path.is_dir():
            return any(holds(first, *marks) for first in sorted(path.iterdir())[:1] if first.is_file())
        size = path.stat().st_size
        if not path.is_file() or not size:
            return False
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
            for mark in marks:
                if text.find(mark, 0, NEAR) >= 0 or text.find(mark, max(0, size - NEAR)) >= 0:
                    return True
    except (OSError, ValueError):
        pass
    return False


def is_earlier(path: Path, mark: bytes) -> bool:
    """Is a file an earlier one of the kind that a mark tells, which may be replaced?"""
    return holds(path, mark) and not (mark == JSON and holds(path, *DECIDED))


def remove_marked(path: Path, *marks: bytes) -> bool:
    """Remove a file that holds one of the marks; whether there was one. What somebody else made stays."""
    if not holds(path, *marks):
        return False
    path.unlink(missing_ok=True)
    return True
