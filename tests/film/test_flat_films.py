"""Films that begin with grey: it stays grey, and a fade gets its colours gradually; whatever the decode."""

from pathlib import Path

import av
import numpy as np
import pytest

from film_clips import ffmpeg
from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions, FilmOptions
from retrocolor.film.arrays import colorize_frames
from retrocolor.film.colorize import colorize_film

PHOTO = Path(__file__).parents[2] / "sample_media" / "photos" / "astronaut.jpg"
GREY, FADE, PICTURE = 25, 25, 10  # frames


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    """The embedded model as films get it: of 32 pixels its colours go up and down through a fade anyway."""
    return Colorizer.load()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of grey with grain, a second of fading in, the picture."""
    path = tmp_path_factory.mktemp("fade") / "fade.mkv"
    fade = "scale=160:-2,format=yuv420p,hue=s=0,fade=in:st=1:d=1:color=gray,noise=c0s=4:c0f=t"
    count = GREY + FADE + PICTURE
    ffmpeg("-loop", "1", "-framerate", 25, "-i", PHOTO, "-frames:v", count, "-vf", fade, "-c:v", "ffv1", path)
    return path


def colour_of(frames: list[np.ndarray]) -> np.ndarray:
    """How far R, G and B lie apart in each frame."""
    return np.array([np.ptp(frame.astype(int), axis=-1).mean() for frame in frames])


def read(path: Path) -> list[np.ndarray]:
    with av.open(path) as film:
        return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]


def require_grey(colour: np.ndarray) -> None:
    assert len(colour) == GREY + FADE + PICTURE
    assert colour[:GREY].max() <= 1, "grey is grey, to the last frame before the fade"
    assert colour[GREY + FADE // 2] > 3 and colour[-1] > 15, "and what follows is coloured"


@pytest.mark.parametrize(
    ("steady", "vivid"),
    [(True, None), pytest.param(False, None, marks=pytest.mark.slow), pytest.param(True, 1.0, marks=pytest.mark.slow)],
)
def test_grey_stays_grey_and_a_fade_has_its_colours(
    film: Path, tmp_path: Path, colorizer: Colorizer, steady: bool, vivid: float | None
) -> None:
    wanted = colorizer.with_decode(DecodeOptions(vivid=vivid))
    options = FilmOptions(codec="ffv1", no_stabilize=not steady)
    colorize_film(film, tmp_path / "out.mkv", options, wanted, lambda message=None: None, recolor=True)
    colour = colour_of(read(tmp_path / "out.mkv"))
    require_grey(colour)
    if steady:
        assert np.diff(colour).max() < colour[-1] / 4, "colours come gradually"


def test_frames_as_arrays_likewise(film: Path, colorizer: Colorizer) -> None:
    grey = [np.ascontiguousarray(frame[..., 0]) for frame in read(film)]
    require_grey(colour_of(list(colorize_frames(grey, colorizer))))
