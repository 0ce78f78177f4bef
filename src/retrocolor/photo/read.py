"""Read a photo of any known format, or raise one sentence that says why not."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from retrocolor.errors import MediaError, RetrocolorError
from retrocolor.files import printable
from retrocolor.jobs import SALVAGED
from retrocolor.photo import names
from retrocolor.photo.codecs import pnm, read_jpeg, read_png, read_simple, read_tiff
from retrocolor.photo.limits import Claim, Limits
from retrocolor.photo.metadata import profile
from retrocolor.photo.page import Array, Page, Photo
from retrocolor.worker.stages import READ, staged

warnings.filterwarnings("ignore", module=r"PIL\.")  # our errors and notes name what is wrong with a file
for library in ("tifffile", "imagecodecs"):
    logging.getLogger(library).addHandler(logging.NullHandler())
    logging.getLogger(library).propagate = False

LOST = f"{SALVAGED}: what was lost of the picture is grey or black"
RESTORE = "restore it from a copy"
SALVAGE = f"{RESTORE}, or colour what is left of it with --salvage"


def read(
    path: Path | str,
    *,
    max_megapixels: float | None = None,
    salvage: bool = False,
    claim: Claim | None = None,
) -> Photo:
    """Read a photo: its pixels as stored, sRGB-coded, and all that must survive the trip.

    `max_megapixels` replaces the limit that the memory of this machine sets; `salvage` also takes what can be
    decoded of a file that is cut off; `claim` is told how many pixels are to be held before they are decoded.
    Raises Refused for what is left alone on purpose (raws, animations, vectors) and MediaError for what is broken, too
    large, or no picture.
    """
    path = Path(path)
    names.refuse_by_name(path)
    limits = Limits(path, max_megapixels, claim)
    with reading(path):
        with path.open("rb") as file:
            kind = names.sniff(path, file.read(64))
        reader = _READERS.get(kind, read_simple.read)
        try:
            photo = reader(path, kind, limits, False)
            if salvage:
                _decode(photo)
        except Exception as error:
            if isinstance(error, RetrocolorError | MemoryError) or getattr(error, "errno", None) is not None:
                raise
            left = _left_of(path, kind, limits)
            if left is None or not salvage:
                raise _damaged(path, error, RESTORE if left is None else SALVAGE) from error
            photo = replace(left, notes=(*left.notes, LOST))
    pages = tuple(_guarded(path, page) for page in photo.pages)
    unused = profile.left_out(photo.metadata.icc)
    notes = (*photo.notes, unused) if unused else photo.notes
    return replace(photo, pages=pages, notes=notes, max_megapixels=max_megapixels)


_READERS = {
    "jpeg": read_jpeg.read, "png": read_png.read, "tiff": read_tiff.read, "pnm": pnm.read,
    "jp2": read_simple.read_jp2, "heif": read_simple.read_heif,
}  # fmt: skip


def _decode(photo: Photo) -> None:
    """Decode every pixel once: a page that is read in strips shows its damage only then."""
    for page in photo.pages:
        for _ in page.pieces(256):
            pass


def _left_of(path: Path, kind: str, limits: Limits) -> Photo | None:
    """What can be decoded of a damaged file; None if that is nothing, or no more than one level everywhere."""
    try:
        photo = _READERS.get(kind, read_simple.read)(path, kind, limits, True)
        blank = [_is_blank(page) for page in photo.pages]
    except Exception:  # whatever a decoder raises on what is damaged: the first error is the one to report
        return None
    return None if all(blank) else photo


def _is_blank(page: Page) -> bool:
    """Whether a page, decoded to its end, has the same level everywhere."""
    levels = [level for pixels, _ in page.pieces(256) for level in (pixels.min(), pixels.max())]
    return bool(min(levels) == max(levels))


@contextmanager
def reading(path: Path, way_out: str = RESTORE) -> Iterator[None]:
    """Turn whatever a decoder makes of a hostile file into one MediaError that names it and the way out."""
    try:
        yield
    except RetrocolorError:
        raise
    except MemoryError as error:
        raise MediaError(f"{printable(path)}: too large for the memory of this machine.") from error
    except OSError as error:
        if error.errno is None:
            raise _damaged(path, error, way_out) from error
        raise MediaError(f"{printable(path)}: {os.strerror(error.errno)}; check the file and its folder.") from error
    except Exception as error:
        raise _damaged(path, error, way_out) from error


def _damaged(path: Path, error: Exception, way_out: str) -> MediaError:
    reason = printable(" ".join(str(error).split()))[:160] or type(error).__name__
    return MediaError(f"{printable(path)}: damaged, or of a kind that cannot be read ({reason}); {way_out}.")


def _guarded(path: Path, page: Page) -> Page:
    """A page whose later reading, in strips, raises MediaError too."""
    source = page.pieces

    def pieces(rows: int) -> Iterator[tuple[Array, Array | None]]:
        with reading(path, SALVAGE):
            yield from staged(READ, source(rows))

    return replace(page, pieces=pieces)
