"""Write a coloured photo: the painted strips, and around them everything the source had."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from retrocolor import marks
from retrocolor.errors import MediaError, Unwritable
from retrocolor.files import Seen, atomic_output, printable
from retrocolor.photo import names
from retrocolor.photo.codecs import write_jpeg, write_png, write_simple, write_tiff
from retrocolor.photo.metadata.convert import converted
from retrocolor.photo.metadata.ifd import TooLarge
from retrocolor.photo.metadata.mark import Mark, marked
from retrocolor.photo.metadata.profile import result_profile
from retrocolor.photo.page import Array, Metadata, Page, Photo


def write(
    photo: Photo,
    painted: Sequence[Iterable[Array]],
    output: Path | str,
    *,
    format: str = "same",
    quality: int | None = None,
    mark: Mark | None = None,
    known: Seen | bool = False,
) -> list[str]:
    """Write the result whole or not at all, and return notes on what it could not hold.

    `painted` has one iterable per page of RGB strips (h x width x 3, the page's dtype), top to bottom; `format` is
    same, png, jpeg or tiff; without `mark` nothing says that the colour was made; what lies
    at `output` is replaced if it is `known` to be ours, or marked. Raises MediaError, InTheWay where something else
    lies there, Unwritable where the output cannot be written, MachineError where its disk is full.
    """
    output = Path(output)
    target = names.output_format(photo.format, format)
    if len(photo.pages) > 1 and target not in names.PAGED:
        raise MediaError(
            f"{printable(photo.path)}: its {len(photo.pages)} pages do not fit a {target.upper()}; use --format tiff."
        )
    metadata, notes = _metadata(photo, target, mark)
    checked = [_checked(page, strips) for page, strips in zip(photo.pages, painted, strict=True)]
    writer = _WRITERS.get(target, write_simple.write)
    times = photo.path.stat()  # an original that is gone is its own failure, and none of the output folder
    try:
        with atomic_output(output, mark=marks.PHOTO, known=known) as temporary:
            notes += writer(photo, checked, temporary, metadata, target, quality, mark)
            notes += _dated(temporary, times)
    except (TooLarge, MemoryError) as error:
        raise MediaError(f"{printable(output)}: cannot be written ({error}); try --format tiff.") from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise Unwritable(f"{printable(output)}: cannot be written ({reason}); check the folder.") from error
    return notes


def _dated(path: Path, times: os.stat_result) -> list[str]:
    """Give a file the times of its original; a note where that cannot be, as on a share that gives it another owner."""
    try:
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    except OSError as error:
        return [f"it has not the time of its original, which the disk refuses ({error.strerror})"]
    return []


def _metadata(photo: Photo, target: str, mark: Mark | None) -> tuple[Metadata, list[str]]:
    """The metadata of the result, in a form that the target format holds; notes on the photo and on what is lost."""
    metadata, notes = photo.metadata, list(photo.notes)
    if target != photo.format:
        metadata, more = converted(photo, target, write_tiff.STRUCTURAL)
        notes += more
    metadata = replace(metadata, icc=result_profile(metadata.icc))
    if mark is not None:
        metadata, more = marked(metadata, mark)
        notes += more
    return metadata, notes


_WRITERS = {"jpeg": write_jpeg.write, "png": write_png.write, "tiff": write_tiff.write}


def _checked(page: Page, strips: Iterable[Array]) -> Iterator[Array]:
    """The strips, as long as they are what the page needs: RGB of its width, its dtype and all its rows."""
    rows = 0
    for strip in strips:
        if strip.dtype != page.dtype or strip.shape[1:] != (page.width, 3):
            raise AssertionError(f"a painted strip is {strip.dtype} {strip.shape} on a page {page.width} wide")
        rows += len(strip)
        yield strip
    if rows != page.height:
        raise AssertionError(f"painted rows: {rows} of {page.height}")
