"""A sheet of pictures in rows, each with the text that belongs to it; some of them framed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

MARGIN, GAP = 24, 16
NARROWEST = 220  # a column, in pixels, so that captions have room under tall pictures
FRAME = 5
TITLE, CAPTION = 26, 17  # pixels
INK, SOFT, ACCENT = (34, 32, 29), (109, 104, 96), (34, 96, 122)
PAPER = (246, 244, 240)
FONTS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "arial.ttf",
    "Arial Unicode.ttf",
    "NotoSansCJK-Regular.ttc",
    "msyh.ttc",
)
"""Of Linux, Windows and macOS, for names in letters that Pillow's own font lacks: it has no umlauts even."""
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class Cell:
    """One picture, uint8 RGB (H, W, 3), its caption, and what it is marked as."""

    picture: np.ndarray
    caption: str
    mark: str = ""


@dataclass(frozen=True)
class Row:
    """Cells side by side under a heading (which may be empty)."""

    heading: str
    cells: Sequence[Cell]


def draw_sheet(title: str, notes: Sequence[str], rows: Sequence[Row]) -> Image.Image:
    """The sheet: title and notes, then row by row; every picture has the shape of the first."""
    height, width = rows[0].cells[0].picture.shape[:2]
    column = max(width, NARROWEST)
    across = max(len(row.cells) for row in rows)
    total = 2 * MARGIN + across * column + (across - 1) * GAP
    sheet = Image.new("RGB", (total, MARGIN), PAPER)
    parts = [_text_part(total, [(title, TITLE, INK)] + [(note, CAPTION, SOFT) for note in notes])]
    for row in rows:
        if row.heading:
            parts.append(_text_part(total, [(row.heading, CAPTION + 3, INK)]))
        parts.append(_row_part(total, row, column, height))
    sheet = Image.new("RGB", (total, sum(part.height for part in parts) + MARGIN), PAPER)
    top = 0
    for part in parts:
        sheet.paste(part, (0, top))
        top += part.height
    return sheet


def _text_part(width: int, lines: Sequence[tuple[str, int, tuple[int, int, int]]]) -> Image.Image:
    """Lines of text, each in its size and colour, over the whole width."""
    wrapped = []
    for text, size, ink in lines:
        font = font_for(text, size)
        wrapped += [(line, size, ink, font) for line in wrap(text, font, width - 2 * MARGIN)]
    part = Image.new("RGB", (width, MARGIN + sum(_step(size) for _, size, _, _ in wrapped)), PAPER)
    draw, top = ImageDraw.Draw(part), MARGIN
    for line, size, ink, font in wrapped:
        draw.text((MARGIN, top), line, ink, font)
        top += _step(size)
    return part


def _row_part(width: int, row: Row, column: int, height: int) -> Image.Image:
    """The pictures of a row, their captions below, the frames around those that are marked."""
    font = font_for("".join(cell.caption for cell in row.cells), CAPTION)
    captions = [wrap(cell.caption, font, column) for cell in row.cells]
    lines = max(len(caption) + bool(cell.mark) for caption, cell in zip(captions, row.cells, strict=True))
    part = Image.new("RGB", (width, GAP + height + FRAME + lines * _step(CAPTION)), PAPER)
    draw = ImageDraw.Draw(part)
    for number, (cell, caption) in enumerate(zip(row.cells, captions, strict=True)):
        left, top = MARGIN + number * (column + GAP), GAP
        part.paste(Image.fromarray(cell.picture), (left, top))
        if cell.mark:
            box = (left - FRAME, top - FRAME, left + cell.picture.shape[1] + FRAME - 1, top + height + FRAME - 1)
            draw.rectangle(box, outline=ACCENT, width=FRAME)
        top += height + FRAME
        for line in caption:
            draw.text((left, top), line, INK, font)
            top += _step(CAPTION)
        draw.text((left, top), cell.mark, ACCENT, font)
    return part


def _step(size: int) -> int:
    return round(size * 1.4)


def font_for(text: str, size: int) -> Font:
    """Pillow's own font, or for letters that it lacks the first of this machine's that has the most of them."""
    own = ImageFont.load_default(size)
    if text.isascii():
        return own
    fonts = [own]
    for name in FONTS:
        with suppress(OSError):  # not on this machine
            fonts.append(ImageFont.truetype(name, size))
    return max(fonts, key=lambda font: sum(_has(font, letter) for letter in set(text)))


def _has(font: Font, letter: str) -> bool:
    """Is a letter not drawn as the box that stands for those that are missing?"""
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def wrap(text: str, font: Font, width: int) -> list[str]:
    """Lines of at most `width` pixels, broken at spaces, or within a word that is longer than a line."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and font.getlength(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return lines
