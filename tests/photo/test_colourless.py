"""A result without colour says why: a flat page, or one of nothing but black and white."""

import numpy as np
import pytest

import photo_media as media
from retrocolor.photo.colourless import FLAT, TWO_LEVELS, notes_on
from retrocolor.photo.page import Page, page_of

CHROMA, NONE = np.ones((4, 4, 2), np.float32), np.zeros((4, 4, 2), np.float32)


def page(dtype: type = np.uint8, *, three: bool = False, grey_at: int | None = None) -> Page:
    """Two pages of a book, as a fax has them; `grey_at` is the row in which a pixel is grey."""
    top = np.iinfo(dtype).max
    pixels = np.where(np.arange(600 * 20).reshape(600, 20) % 7 < 3, 0, top).astype(dtype)
    if grey_at is not None:
        pixels[grey_at, 5] = top // 2
    return page_of(np.stack([pixels] * 3, 2) if three else pixels, None, 1)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("three", [False, True])
def test_black_and_white_has_no_colour(dtype: type, three: bool) -> None:
    assert notes_on([page(dtype, three=three)], [CHROMA]) == [TWO_LEVELS]
    for row in (0, 300, 599):
        assert notes_on([page(dtype, three=three, grey_at=row)], [CHROMA]) == []


def test_the_primaries_are_no_black_and_white() -> None:
    pixels = page(three=True).pixels.copy()
    pixels[300, 5] = (255, 0, 0)
    assert notes_on([page_of(pixels, None, 1)], [CHROMA]) == []


def test_pages_are_counted() -> None:
    pages = [page(), page(grey_at=3), page(), page()]
    told = notes_on(pages, [CHROMA, NONE, None, CHROMA])
    assert told == [f"2 of 4 pages: {TWO_LEVELS}", f"1 of 4 pages: {FLAT}"]
    assert notes_on([page_of(media.grey(), None, 1)], [NONE]) == [FLAT]
