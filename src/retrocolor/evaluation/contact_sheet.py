"""Contact sheets: rows of pictures under captions."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, PngImagePlugin

from retrocolor import marks
from retrocolor.files import atomic_output

CELL = 192  # short side of a cell at most
CAPTION = 18


class Sheet:
    """Rows of pictures of one shape, a caption over each column."""

    def __init__(self, captions: list[str]) -> None:
        self.captions = captions
        self.rows: list[np.ndarray] = []

    def add(self, pictures: list[np.ndarray]) -> None:
        """A row: one uint8 RGB picture for each caption."""
        cells = [Image.fromarray(picture) for picture in pictures]
        scale = min(1.0, CELL / min(cells[0].size))
        size = (round(cells[0].width * scale), round(cells[0].height * scale))
        self.rows.append(np.concatenate([np.asarray(cell.resize(size)) for cell in cells], axis=1))

    def save(self, path: Path) -> None:
        """Write the sheet as a PNG."""
        width = max(row.shape[1] for row in self.rows)
        sheet = Image.new("RGB", (width, CAPTION + sum(len(row) for row in self.rows)), "white")
        draw = ImageDraw.Draw(sheet)
        for i, caption in enumerate(self.captions):
            draw.text((4 + i * self.rows[0].shape[1] // len(self.captions), 3), caption, fill="black")
        top = CAPTION
        for row in self.rows:
            sheet.paste(Image.fromarray(row), (0, top))
            top += len(row)
        about = PngImagePlugin.PngInfo()
        about.add_text("Title", "retrocolor evaluate")
        with atomic_output(path, mark=marks.SHEET) as temporary:
            sheet.save(temporary, "PNG", pnginfo=about)
