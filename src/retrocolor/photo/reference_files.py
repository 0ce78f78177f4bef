"""Whether a file can be a reference, a picture to take colours from: said before any work. No torch."""

from pathlib import Path

from retrocolor.errors import MediaError, UsageError
from retrocolor.files import printable
from retrocolor.photo.names import refuse_by_name, sniff


def require_reference(path: Path) -> None:
    """Raise UsageError for what is no picture by its name and its first bytes: `NAME: why; name another picture.`"""
    where = printable(path)
    if path.exists() and not path.is_file():
        raise UsageError(f"{where}: it is no file; name another picture.")  # to read a pipe would be to wait
    try:
        refuse_by_name(path)
        with path.open("rb") as file:
            sniff(path, file.read(64))
    except OSError as error:
        raise UsageError(f"{where}: cannot be read ({error.strerror}); name another picture.") from error
    except MediaError as error:
        raise unfit(error) from error


def unfit(error: MediaError) -> UsageError:
    """What was said of a picture, said of a reference: what there is to do with an original is no way out here."""
    reason, _, rest = str(error).rpartition("; ")
    return UsageError(f"{reason or rest.rstrip('.')}; name another picture.")
