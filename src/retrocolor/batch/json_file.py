"""A JSON file that people write by hand, read with a sentence for each mistake. No torch."""

import json
from pathlib import Path
from typing import Any

from retrocolor.errors import UsageError
from retrocolor.files import printable


def read_json(path: Path) -> Any:
    """The content of a file; a name that stands twice in one object is a mistake too. Raises UsageError."""
    where = printable(path)
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UsageError(f"{where}, line {error.lineno}: this is not JSON ({error.msg}); correct the line.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{where}: this is not JSON in UTF-8; correct it, or move it away.") from error
    except ValueError as error:
        raise UsageError(f"{where}: {printable(str(error))}; leave one of them.") from error
    except OSError as error:
        raise UsageError(f"{where} cannot be read ({error.strerror}): check the name and its permissions.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice} stands there twice")
    return found
