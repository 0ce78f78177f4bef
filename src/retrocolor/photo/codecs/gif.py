"""How large a GIF becomes: its first frame may reach beyond the screen that it declares. No pixel is decoded.

Source: GIF89a specification (CompuServe, 1990), sections 18 to 23.
"""

import struct
from collections.abc import Iterator

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B


def gif_extent(data: bytes) -> tuple[int, int]:
    """Width and height of the smallest canvas that holds the screen and the first frame.

    Raises ValueError when the file is cut off before.
    """
    try:
        width, height = struct.unpack_from("<HH", data, 6)
        for left, top, across, down in gif_images(data):
            return max(width, left + across), max(height, top + down)
    except struct.error as error:
        raise ValueError("the file is cut off") from error
    return width, height


def gif_images(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Where each frame lies on the screen: left, top, width, height. Raises struct.error when the file is cut off."""
    place = 13 + _table(*struct.unpack_from("<B", data, 10))
    while place < len(data) and data[place] != TRAILER:
        if data[place] == IMAGE:
            *where, flags = struct.unpack_from("<4HB", data, place + 1)
            yield where[0], where[1], where[2], where[3]
            place = _after_blocks(data, place + 11 + _table(flags))  # behind the size of the codes
        elif data[place] == EXTENSION:
            place = _after_blocks(data, place + 2)
        else:  # stray bytes, which decoders pass over
            place += 1


def _table(flags: int) -> int:
    """Bytes of the colour table that follows."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    """Where the row of data blocks that begins here ends."""
    while place < len(data) and data[place]:
        place += 1 + data[place]
    return place + 1
