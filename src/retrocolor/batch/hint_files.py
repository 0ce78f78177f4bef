"""Files of hints: points of colour for one photo, or for several by their names. No torch.

docs/cli.md says what stands in one.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from retrocolor.batch.choice_fields import hints_of
from retrocolor.batch.choices import composed, original_name
from retrocolor.errors import UsageError
from retrocolor.files import printable
from retrocolor.jobs import Hint, Job, Kind
from retrocolor.json_file import read_json, require_version

VERSION = 1
UNITS = ("shares", "pixels")
FIELDS = {"version", "made_by", "unit", "hints", "files"}

Hints = tuple[Hint, ...]


def hints_for(path: Path | None, jobs: Sequence[Job]) -> dict[Path, Hints]:
    """The hints of `--hints` for the jobs of a run, by their sources; none without a file.

    Raises UsageError for what is no file of hints, and for names that no photo of the run has.
    """
    if path is None:
        return {}
    where = f"--hints {printable(path)}"
    one, named = _read(path, where)
    photos = [job for job in jobs if job.kind is Kind.PHOTO]
    if one and len(photos) != 1:
        raise UsageError(f'{where}: its hints are for one photo, and there are {len(photos)}; name them in "files".')
    known = {composed(original_name(job.name, job.source)): job for job in photos}
    for name in named:
        if composed(name) not in known:
            raise UsageError(f"{where}: no photo to colour is {printable(name)}; write its path below the folder.")
    found = {known[composed(name)].source: hints for name, hints in named.items()}
    return found | ({photos[0].source: one} if one else {})


def _read(path: Path, where: str) -> tuple[Hints, Mapping[str, Hints]]:
    """The hints without a name, and those of each name."""
    content = read_json(path, where)
    if not isinstance(content, dict) or not {"hints", "files"} & content.keys():
        raise UsageError(f'{where}: there is no "hints" and no "files" in it; docs/cli.md shows how hints are written.')
    if odd := sorted(content.keys() - FIELDS):
        raise UsageError(f"{where}: no field {printable(odd[0])!r}; choose from {', '.join(sorted(FIELDS))}.")
    require_version(content, VERSION, where)
    if content.get("unit", UNITS[0]) not in UNITS:
        raise UsageError(f"{where}: its unit is {printable(str(content['unit']))}; write {' or '.join(UNITS)}.")
    files = content.get("files", {})
    if not isinstance(files, dict):
        raise UsageError(f'{where}: write "files" as an object, a list of hints for each name.')
    pixels = content.get("unit") == "pixels"
    one = _hints(f"{where}, hints", content.get("hints", []), pixels)
    return one, {name: _hints(f"{where}, {printable(name)}", value, pixels) for name, value in files.items()}


def _hints(where: str, value: Any, pixels: bool) -> Hints:
    try:
        return hints_of(value, pixels=pixels)
    except UsageError as error:
        raise UsageError(f"{where}: {error}") from error
