"""Reference pictures as a user names them: the files, and their content as a checksum. No torch."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from retrocolor.batch.discover import find_media, kind_of, require
from retrocolor.errors import UsageError
from retrocolor.files import checksum, is_folder, printable
from retrocolor.jobs import Kind
from retrocolor.photo.reference_files import require_reference


def find_references(named: Sequence[Path], outputs: Collection[Path] = ()) -> tuple[Path, ...]:
    """The pictures of `--like`: those named, and the photos below the folders named, earlier results too.

    Of `outputs`, where this run writes, only what is named itself: else each run would change its own references.
    Raises UsageError for what is not there or no picture, for a film, and for a folder without photos.
    """
    found: list[Path] = []
    for path in named:
        if not is_folder(path):
            found.append(_picture(path))
            continue
        photos = [medium.path for medium in find_media(path, skip=outputs).media if medium.kind is Kind.PHOTO]
        if not photos:
            raise UsageError(f"--like {printable(path)}: there is no photo in this folder; name a picture in colour.")
        found += photos
    return tuple(dict.fromkeys(found))


def _picture(path: Path) -> Path:
    """A file that is named itself. Raises UsageError for what is no picture."""
    try:
        require(path)
        if path.is_file() and kind_of(path) is Kind.FILM:
            raise UsageError(f"{printable(path)}: this is a film; save one of its frames as a picture.")
        require_reference(path)
    except UsageError as error:
        raise UsageError(f"--like {error}") from error
    return path


def checksum_of(paths: Sequence[Path]) -> str:
    """What the files hold, whatever their names and order, in 16 hexadecimal digits. Raises UsageError."""
    digests = []
    for path in paths:
        try:
            digests.append(checksum(path))
        except OSError as error:
            raise UsageError(f"--like {printable(path)}: cannot be read ({error.strerror}); check the file.") from error
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()[:16]
