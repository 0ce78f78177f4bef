"""Thumbnails for the report page, made by the worker while it has the pixels.

numpy and Pillow are imported where they are used: the process that draws progress needs neither.
"""

import hashlib
import os
import secrets
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from retrocolor.files import PART_PREFIX, PART_SUFFIX

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

FOLDER = "retrocolor-report"  # in the output folder
LONG_SIDE = 480  # of a thumbnail, in pixels
FRAME_HEIGHT, FRAME_GAP = 150, 4  # of a film strip, in pixels


def thumbnail_key(output: Path, root: Path) -> str:
    """What the thumbnails of `output` are called: 20 hexadecimal digits from its place below `root`."""
    inside = os.path.relpath(output, root) if output.is_relative_to(root) else str(output)
    return hashlib.sha256(os.fsencode(inside.replace(os.sep, "/"))).hexdigest()[:20]


def thumbnails(
    before: "np.ndarray", after: "np.ndarray", folder: Path, key: str, orientation: int = 1
) -> None:
    """Write KEY-before.jpg and KEY-after.jpg into `folder`, at most 480 pixels long, upright.

    `before` is (H, W) or (H, W, 3), `after` (H, W, 3): uint8 or uint16, sRGB-coded, as stored. Both are
    turned by `orientation` (1..8, as EXIF). Any size will do; the two may differ. Raises OSError when it
    cannot write.
    """
    for side, pixels in (("before", before), ("after", after)):
        picture = _picture(_upright(pixels, orientation))
        picture.thumbnail((LONG_SIDE, LONG_SIDE), reducing_gap=2.0)
        _save(picture, folder / f"{key}-{side}.jpg")


def strips(before: Sequence["np.ndarray"], after: Sequence["np.ndarray"], folder: Path, key: str) -> None:
    """The same for a film: some of its frames side by side, 150 pixels high; at least one of each."""
    for side, frames in (("before", before), ("after", after)):
        _save(_strip([_picture(frame) for frame in frames]), folder / f"{key}-{side}.jpg")


def strip_aspect(picture: Path) -> float:
    """Width over height of a film strip on disk."""
    from PIL import Image

    with Image.open(picture, formats=("JPEG",)) as image:
        return image.width / image.height


def _upright(pixels: "np.ndarray", orientation: int) -> "np.ndarray":
    """Turn stored pixels as EXIF's orientation says: 2..4 flip, 5..8 transpose and flip."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    rows, columns = {2: (1, -1), 3: (-1, -1), 4: (-1, 1), 6: (1, -1), 7: (-1, -1), 8: (-1, 1)}.get(
        orientation, (1, 1)
    )
    return pixels[::rows, ::columns]


def _picture(pixels: "np.ndarray") -> "Image":
    import numpy as np
    from PIL import Image

    if pixels.dtype == np.uint16:
        pixels = ((pixels.astype(np.uint32) * 255 + 32895) >> 16).astype(np.uint8)  # round(x / 257)
    return Image.fromarray(np.ascontiguousarray(pixels))


def _strip(frames: Sequence["Image"]) -> "Image":
    from PIL import Image

    sized = [
        f.resize((max(1, round(f.width * FRAME_HEIGHT / f.height)), FRAME_HEIGHT), reducing_gap=2.0)
        for f in frames
    ]
    strip = Image.new("RGB", (sum(f.width + FRAME_GAP for f in sized) - FRAME_GAP, FRAME_HEIGHT))
    left = 0
    for frame in sized:
        strip.paste(frame, (left, 0))
        left += frame.width + FRAME_GAP
    return strip


def _save(picture: "Image", path: Path) -> None:
    """A JPEG that appears whole; not synced, since a lost thumbnail costs nothing."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{PART_PREFIX}{secrets.token_hex(8)}{PART_SUFFIX}")
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
