"""Films that are in colour in part: a shot keeps its colours or is coloured as a whole; one tone is no colour."""

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from counting import Counting
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film import places
from retrocolor.film.colorize import FilmResult, colorize_film
from shot_clips import GREY, LENGTH, change, film

SEPIA = f"{GREY},colorchannelmixer=.393:.769:.189:0:.349:.686:.168:0:.272:.534:.131"
BLUE = f"{GREY},colorchannelmixer=.6:0:0:0:0:.8:0:0:0:0:1"
PALE = "hue=s=0.3"
OWN = "null"
NOISY = f"{GREY},noise=c1s=6:c2s=6:allf=t"  # of chroma, as old tapes have
FLICKERING = "hue=s='if(lt(mod(n,3),1),1,0)'"  # a third of the frames is in colour


def colour(
    source: Path, output: Path, colorizer: Any, *, recolor: bool = False, end: float | None = None
) -> FilmResult:
    film_options = FilmOptions(codec="ffv1", end=end)
    return colorize_film(source, output, film_options, colorizer, lambda message=None: None, recolor=recolor)


def shots(path: Path) -> list[np.ndarray]:
    """The chroma of each shot, (LENGTH, 2, h, w)."""
    with av.open(str(path)) as file:
        frames = np.stack([frame.to_ndarray() for frame in file.decode(video=0)])[:, 1:]
    return list(frames.reshape(-1, LENGTH, *frames.shape[1:]).astype(np.int16))


@pytest.mark.parametrize(
    ("looks", "kept"),
    [
        ((GREY, OWN, GREY, OWN), [False, True, False, True]),
        ((SEPIA, SEPIA), [False, False]),
        ((BLUE, SEPIA, OWN), [False, False, True]),
        ((PALE, NOISY), [True, False]),
        ((FLICKERING, GREY), [False, False]),
    ],
    ids=("by turns", "sepia", "blue", "pale", "now and then"),
)
def test_shots_in_colour_are_left_and_others_coloured(
    tmp_path: Path, colorizer: Colorizer, looks: tuple[str, ...], kept: list[bool]
) -> None:
    source, output = film(tmp_path / "film.mkv", *looks), tmp_path / "out" / "film.mkv"
    result = colour(source, output, colorizer)
    assert result.output is not None
    before, after = shots(source), shots(output)
    changed = [(one != other).mean((1, 2, 3)) for one, other in zip(before, after, strict=True)]
    assert [bool((part == 0).all()) for part in changed] == kept
    assert all((part > 0.5).all() for part, stays in zip(changed, kept, strict=True) if not stays)
    notes = f"{sum(kept)} of {len(kept)} shots in colour already, left unchanged"
    assert (notes in result.notes) == any(kept)


def test_a_film_in_colour_is_left(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = film(tmp_path / "film.mkv", OWN, PALE), tmp_path / "out" / "film.mkv"
    counting = Counting(colorizer)
    assert colour(source, output, counting).output is None
    assert counting.frames == 0 and not output.exists() and list(output.parent.iterdir()) == []


def test_frames_that_only_seem_in_colour_get_colours_of_their_own(tmp_path: Path, colorizer: Colorizer) -> None:
    """As if nothing had seemed: `--recolor` looks at each frame from the beginning."""
    source = film(tmp_path / "film.mkv", FLICKERING, GREY)
    counting = Counting(colorizer)
    colour(source, tmp_path / "out" / "film.mkv", counting)
    assert counting.frames <= 2 * LENGTH
    colour(source, tmp_path / "all" / "film.mkv", colorizer, recolor=True)
    for one, other in zip(shots(tmp_path / "out" / "film.mkv"), shots(tmp_path / "all" / "film.mkv"), strict=True):
        assert np.abs(one - other).mean() < 0.5
    again = Counting(colorizer)
    colour(source, tmp_path / "out" / "again.mkv", again)
    assert again.frames == 0


def test_a_part_in_colour_leaves_the_track_of_the_film(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = film(tmp_path / "film.mkv", OWN, GREY), tmp_path / "out" / "film.mkv"
    colour(source, output, colorizer)
    assert colour(source, output.with_name("part.mkv"), colorizer, end=0.4).output is None
    assert places.track_folder(source, output).is_dir()


def test_a_person_may_say_otherwise(tmp_path: Path, colorizer: Colorizer) -> None:
    source, output = film(tmp_path / "film.mkv", OWN, GREY), tmp_path / "out" / "film.mkv"
    colour(source, output, colorizer)
    path = places.track_folder(source, output) / places.SHOTS
    change(path, lambda found: (found[0].update(in_colour=False), found[1].update(in_colour=True)))
    counting = Counting(colorizer)
    colour(source, output, counting)
    before, after = shots(source), shots(output)
    assert (before[0] != after[0]).any() and (before[1] == after[1]).all()
    assert 0 < counting.frames <= LENGTH
