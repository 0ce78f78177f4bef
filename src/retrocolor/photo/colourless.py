"""Pages that have no colour once they are coloured, and why: nobody should look for it, or take it for a failure."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from retrocolor.photo.page import Array, Page
from retrocolor.wording import counted

_ROWS = 256
FLAT = "flat, with nothing in it to colour: it stays grey"
TWO_LEVELS = "nothing but black and white, without a grey that could take a colour"


def notes_on(pages: Sequence[Page], chroma: Sequence[Array | None]) -> list[str]:
    """Notes on pages whose result is grey; `chroma` (h, w, 2) is that of each, None where one is left as it is."""
    reasons = Counter(_reason(page, found) for page, found in zip(pages, chroma, strict=True) if found is not None)
    return [
        reason if len(pages) == 1 else f"{number} of {counted(len(pages), 'page')}: {reason}"
        for reason, number in reasons.items()
        if reason
    ]


def _reason(page: Page, chroma: Array) -> str:
    """Why a page has no colour; empty where it has."""
    if not chroma.any():
        return FLAT
    return TWO_LEVELS if all(_is_two_levels(strip) for _, strip in page.strips(_ROWS)) else ""


def _is_two_levels(strip: Array) -> bool:
    """Are all samples the least or the greatest? The first row settles it for most pictures."""
    top = np.iinfo(strip.dtype).max
    return all(bool(((part == 0) | (part == top)).all()) for part in (strip[:1], strip)) and _is_grey(strip)


def _is_grey(strip: Array) -> bool:
    return strip.ndim == 2 or bool((strip == strip[..., :1]).all())
