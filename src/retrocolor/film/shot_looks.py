"""How each shot of a film is coloured: as the run says, but for what a person wants of the shot."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from retrocolor.colorizer import Colorizer
from retrocolor.config import LIKE_STRENGTH, DecodeOptions
from retrocolor.errors import MediaError, RetrocolorError
from retrocolor.files import printable
from retrocolor.film.asked_shots import references_of
from retrocolor.film.prepare import FilmJob
from retrocolor.film.redecode import Like, redecode
from retrocolor.film.shot_list import Shot
from retrocolor.film.steady import Look
from retrocolor.model.palette import Palette
from retrocolor.photo.references import read_palette


class Looks:
    """The looks of the shots of a film; pictures are read once."""

    def __init__(self, film: FilmJob, colorizer: Colorizer) -> None:
        self._film, self._colorizer = film, colorizer
        self._axes = film.kept.axes(colorizer)
        self._palettes: dict[tuple[Path, ...], Palette] = {}

    def of(self, shots: Sequence[Shot], left: Sequence[bool]) -> list[Look]:
        """One for each shot; those that are left have no colours of ours. Raises MediaError for its references."""
        return [
            Look(0.0, saturation=0.0, left=True) if stays else self._look(shot)
            for shot, stays in zip(shots, left, strict=True)
        ]

    def _look(self, shot: Shot) -> Look:
        own, options, colorizer = shot.look, self._film.options, self._colorizer
        if own.vivid is not None:
            colorizer = colorizer.with_decode(replace(DecodeOptions(**asdict(colorizer.decode)), vivid=own.vivid))
        strength = 0.0 if options.no_stabilize else options.stabilize
        strength = strength if own.stabilize is None else own.stabilize
        saturation = colorizer.decode.saturation if own.saturation is None else own.saturation
        return Look(strength, redecode(colorizer, self._axes, self._like(shot)), saturation, shot.mixed)

    def _like(self, shot: Shot) -> Like | None:
        """Toward the references of the shot, else toward those of the run."""
        own = shot.look
        like = (self._palette(shot), LIKE_STRENGTH) if own.like else self._colorizer.like
        return like if like is None or own.like_strength is None else (like[0], own.like_strength)

    def _palette(self, shot: Shot) -> Palette:
        paths = references_of(shot, self._film.shots_path)
        if paths not in self._palettes:
            try:
                self._palettes[paths] = read_palette(paths)
            except RetrocolorError as error:
                where = f"{printable(self._film.shots_path)}, shot {shot.name}, like"
                raise MediaError(f"{where}: {error}") from error
        return self._palettes[paths]
