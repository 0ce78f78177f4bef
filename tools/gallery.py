"""Make the pictures of docs/gallery.md from the sample photos: `python tools/gallery.py`.

Each is a row of one photo: before, then as `retrocolor colorize` makes it with the flags that the page names.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from retrocolor import Colorizer
from retrocolor.config import DecodeOptions

ROOT = Path(__file__).resolve().parent.parent
HEIGHT, GAP = 260, 6  # pixels
LOOKS = (DecodeOptions(), DecodeOptions(vivid=0.5), DecodeOptions(k=2))
ROWS = {"astronaut": "astronaut.jpg", "cat": "album/cat.webp", "coffee": "coffee-16bit.tif", "coins": "coins.png"}


def main() -> None:
    """One JPEG a row, in docs/gallery."""
    colorizer = Colorizer.load()
    looks = [colorizer.with_decode(look) for look in LOOKS]
    for name, file in ROWS.items():
        grey = _grey(ROOT / "sample_media" / "photos" / file)
        _save([np.repeat(grey[..., None], 3, 2), *(look.colorize(grey) for look in looks)], name)


def _grey(path: Path) -> np.ndarray:
    """The photo in 8 bit, H x W."""
    with Image.open(path) as picture:
        if picture.mode.startswith("I"):
            return (np.asarray(picture, np.float64) / 257).round().astype(np.uint8)
        return np.asarray(picture.convert("L"))


def _save(pictures: list[np.ndarray], name: str) -> None:
    tiles = [Image.fromarray(picture) for picture in pictures]
    width = round(tiles[0].width * HEIGHT / tiles[0].height)
    row = Image.new("RGB", (len(tiles) * (width + GAP) - GAP, HEIGHT), "white")
    for i, tile in enumerate(tiles):
        row.paste(tile.resize((width, HEIGHT), Image.Resampling.LANCZOS), (i * (width + GAP), 0))
    row.save(ROOT / "docs" / "gallery" / f"{name}.jpg", quality=88)


if __name__ == "__main__":
    main()
