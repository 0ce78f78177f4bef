"""The shots that a person wants of a film in work: whether they can be of it, and what is said of them."""

from retrocolor.errors import MediaError
from retrocolor.files import printable
from retrocolor.film.prepare import FilmJob
from retrocolor.film.shot_file import is_edited, read_shots
from retrocolor.film.shot_list import Shot, part_of
from retrocolor.film.timing import expected_frames
from retrocolor.wording import counted

ABOUT = 0.03  # of its frames that a container counts too many or too few at most, besides fields or frames


def require_fit(film: FilmJob) -> None:
    """Raise MediaError, before any work, for edited shots that cannot be of this film, by what is known of it yet.

    That is how many frames its colour track has, or else about how many the container counts: it need not be right
    where the film is damaged, and says nothing of files that are read as one.
    """
    if not is_edited(film.shots_path):
        return
    if film.kept.looked() is not None:
        edited_shots(film)
        return
    frames, counted = read_shots(film.shots_path).frames, film.info.picture.frames
    if not counted or film.options.salvage or film.info.parts:
        return
    is_of_whole = any(abs(frames - count) <= 2 + ABOUT * count for count in (counted, counted / 2, counted * 2))
    if film.window is None and not is_of_whole:
        raise _of_another(film, frames, f"about {counted}")
    if film.window is not None and is_of_whole and expected_frames(film) < counted / 2:
        raise _of_another(film, frames, f"about {expected_frames(film)}")


def edited_shots(film: FilmJob) -> tuple[Shot, ...]:
    """The shots that a person has, of the part that is made. Raises MediaError for those of another film."""
    edited, frames = read_shots(film.shots_path), len(film.track)
    if edited.frames == frames:
        return edited.shots
    if film.track.is_part and edited.frames == film.track.whole:
        return part_of(edited.shots, film.track.first, frames)
    raise _of_another(film, edited.frames, film.track.whole)


def _of_another(film: FilmJob, told: int, frames: int | str) -> MediaError:
    where = printable(film.shots_path)
    if film.window is not None and not film.track.is_part:
        return MediaError(
            f"{where}: it is of {counted(told, 'frame')}, and this part has {frames}; if it is of the whole film, "
            "colour that first, for its colour track."
        )
    return MediaError(
        f"{where}: it is of a film of {counted(told, 'frame')}, and this has {frames}; correct its shots, "
        "or move it away."
    )


def edited_notes(film: FilmJob, found: str) -> list[str]:
    """What is to be said of edited shots where `found` names those that are found now."""
    edited = read_shots(film.shots_path)
    notes = [f"shots as edited in {film.shots_path.name}"]
    if edited.found and edited.found != found:
        notes.append(
            "other shots were found in the film that it was written of: see that it is of this one"
            if film.options.shots
            else "other shots were found in it before; move that file away to see what is found now"
        )
    return notes
