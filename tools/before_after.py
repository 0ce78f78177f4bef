"""Make the picture of the README, two sample photos before and after: `python tools/before_after.py`."""

from pathlib import Path

import numpy as np
from PIL import Image

from retrocolor import Colorizer

ROOT = Path(__file__).resolve().parent.parent
PHOTOS = ("astronaut.jpg", "cameraman.png")
HEIGHT, GAP = 300, 8  # pixels


def main() -> None:
    """Colour the photos, and paste before and after side by side."""
    colorizer = Colorizer.load()
    pieces = []
    for name in PHOTOS:
        with Image.open(ROOT / "sample_media" / "photos" / name) as picture:
            grey = picture.convert("L")
        colour = Image.fromarray(colorizer.colorize(np.asarray(grey)))
        for side in (grey.convert("RGB"), colour):
            pieces.append(side.resize((round(side.width * HEIGHT / side.height), HEIGHT), Image.Resampling.LANCZOS))
    sheet = Image.new("RGB", (sum(piece.width + GAP for piece in pieces) - GAP, HEIGHT), "white")
    left = 0
    for piece in pieces:
        sheet.paste(piece, (left, 0))
        left += piece.width + GAP
    sheet.save(ROOT / "docs" / "before-after.jpg", quality=90)


if __name__ == "__main__":
    main()
