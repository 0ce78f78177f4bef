"""Thumbnails for the report, made by the worker while it has the pixels.

numpy and Pillow are imported where they are used: the process that draws progress needs neither.
"""

import hashlib
import math
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from retrocolor.files import FULL, below, new_part_name, refusal
from retrocolor.imaging.orientation import upright

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

FOLDER = "retrocolor-report"  # in the output folder
LONG_SIDE = 480  # of a thumbnail, in pixels
SHEET_SIDE, SHEET_GAP = 960, 2  # of a sheet of frames, in pixels


def thumbnail_key(output: Path, root: Path) -> str:
    """What the thumbnails of `output` are called: 20 hexadecimal digits from its path below `root`."""
    try:
        inside = below(output, root)
    except ValueError:  # by another way there
        inside = os.path.relpath(output, root).replace(os.sep, "/")
    return hashlib.sha256(os.fsencode(inside)).hexdigest()[:20]


def shot_folder(output: Path, root: Path) -> Path:
    """Where the frames that stand for the shots of a film lie."""
    return root / FOLDER / f"{thumbnail_key(output, root)}-shots"


def thumbnails(before: "np.ndarray", after: "np.ndarray", folder: Path, key: str, orientation: int = 1) -> None:
    """Write KEY-before.jpg and KEY-after.jpg into `folder`, at most 480 pixels long, upright.

    `before` is (H, W) or (H, W, 3), `after` (H, W, 3): uint8 or uint16, sRGB-coded, as stored. Both are
    turned by `orientation` (1..8, as EXIF). Any size will do; the two may differ. Raises OSError when it
    cannot write.
    """
    for side, pixels in (("before", before), ("after", after)):
        picture = _picture(upright(pixels, orientation))
        picture.thumbnail((LONG_SIDE, LONG_SIDE), reducing_gap=2.0)
        _save(picture, folder / f"{key}-{side}.jpg")


def frame_sheets(before: Sequence["np.ndarray"], after: Sequence["np.ndarray"], folder: Path, key: str) -> None:
    """The same for a film: some of its frames in a square, row by row, at most 960 pixels long.

    Frames are as for `thumbnails`, upright, and as many of each: the largest square number of them is shown,
    so that a sheet has the shape of a frame. Nine, evenly spread, look best.
    """
    for side, frames in (("before", before), ("after", after)):
        _save(_sheet([_picture(frame) for frame in frames]), folder / f"{key}-{side}.jpg")


@contextmanager
def spared(notes: list[str]) -> Iterator[None]:
    """Pictures for a page cost no result: why they were not written becomes a note. Raises OSError for a full disk."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise
        notes.append(f"its small pictures for the page were not written: {refusal(error)}")


def _picture(pixels: "np.ndarray") -> "Image":
    import numpy as np
    from PIL import Image

    from retrocolor.imaging.depth import to_bytes

    if pixels.dtype == np.uint16:
        pixels = to_bytes(pixels)
    return Image.fromarray(np.ascontiguousarray(pixels))


def _sheet(frames: Sequence["Image"]) -> "Image":
    from PIL import Image

    columns = math.isqrt(len(frames))
    scale = min(1.0, SHEET_SIDE / columns / max(frames[0].size))
    width, height = (max(1, round(length * scale)) for length in frames[0].size)
    across, down = width + SHEET_GAP, height + SHEET_GAP
    sheet = Image.new("RGB", (columns * across - SHEET_GAP, columns * down - SHEET_GAP))
    for index, frame in enumerate(frames[: columns * columns]):
        small = frame.resize((width, height), reducing_gap=2.0)
        sheet.paste(small, (index % columns * across, index // columns * down))
    return sheet


def _save(picture: "Image", path: Path) -> None:
    """A JPEG that appears whole; not synced, since a lost thumbnail costs nothing."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(new_part_name())
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
