"""Which shots.json a film has, and what a person changed in it. No torch: a run asks before any work.

It lies with the colour track; a part that is made of the whole film's track has the whole film's shots.
"""

import unicodedata
from pathlib import Path
from typing import Any

from retrocolor.config import FilmOptions
from retrocolor.errors import UsageError
from retrocolor.files import checksum, is_file, is_folder, printable
from retrocolor.film import places
from retrocolor.film.shot_file import is_edited, read_shots
from retrocolor.film.shot_list import Shot, short_checksum
from retrocolor.photo.reference_files import require_reference


def shot_files(source: Path, output: Path, options: FilmOptions) -> list[Path]:
    """The files in which a person changed the shots of this result, or may have: of the whole film, and of its part."""
    if options.shots is not None:
        return [options.shots]
    labels = dict.fromkeys(("", places.part_label(places.wanted_part(options.start, options.end, options.preview))))
    files = (places.track_folder(source, output, label) / places.SHOTS for label in labels)
    return [path for path in files if is_edited(path)]


def file_of(track: Path, source: Path, output: Path, options: FilmOptions) -> Path:
    """The file that belongs to the folder of a track; to one for a single run that of the track which is in use."""
    label = places.part_label(places.wanted_part(options.start, options.end, options.preview))
    return (track if track.suffix == places.TRACK else places.track_folder(source, output, label)) / places.SHOTS


def changes(source: Path, output: Path, options: FilmOptions) -> str:
    """What a person changed on the shots of a film, as a short checksum; empty if nothing.

    Raises UsageError naming file, shot and field for what cannot be meant.
    """
    files = shot_files(source, output, options)
    if options.shots is not None:
        _require_of(source, options.shots)
    asked = [content for path in files if (content := _asked(path))]
    return short_checksum(asked) if asked else ""


def _require_of(source: Path, path: Path) -> None:
    """Raise UsageError for shots that say of themselves that they are of a film of another name."""
    told = read_shots(path).film
    if told and _plain(told) != _plain(source.name):
        raise UsageError(
            f"--shots {printable(path)}: it is of the film {printable(told)}, and this is {printable(source.name)}; if "
            "it is meant for this one, write that name in it."
        )


def _plain(name: str) -> str:
    """A name as it stands in a file, whatever its letter case."""
    return unicodedata.normalize("NFC", name.encode(errors="backslashreplace").decode()).casefold()


def _asked(path: Path) -> list[Any]:
    """What stands in a file that decides how the film looks; nothing where only notes were added."""
    shots = read_shots(path)
    if shots.is_as_found:
        return []
    references = {shot.name: references_of(shot, path) for shot in shots.shots}
    return [shots.digest, [[*map(checksum, references[shot.name])] for shot in shots.shots]]


def references_of(shot: Shot, path: Path) -> tuple[Path, ...]:
    """The pictures that a shot takes for a guide, named from the folder of the results on, or from that of `--shots`.

    `path` is the file that names them. Raises UsageError for what is not there, and for what is no picture.
    """
    folder = path.parent.parent if path.parent.suffix == places.TRACK else path.parent
    found = tuple(folder / name for name in shot.look.like)
    for one in found:
        if not is_file(one):
            what = "is a folder; name pictures" if is_folder(one) else "does not exist; check the name"
            raise UsageError(f"{printable(path)}, shot {shot.name}, like: {printable(one)} {what}.")
        try:
            require_reference(one)
        except UsageError as error:
            raise UsageError(f"{printable(path)}, shot {shot.name}, like: {error}") from error
    return found
