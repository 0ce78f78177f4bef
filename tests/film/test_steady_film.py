"""Colours of whole films over time, by the real network: of a still picture, and with segments of any length."""

from pathlib import Path

import av
import numpy as np
import pytest

from film_clips import ffmpeg, mute
from retrocolor.colorizer import Colorizer
from retrocolor.config import FilmOptions
from retrocolor.film import segments
from retrocolor.film.colorize import colorize_film

PHOTO = Path(__file__).parents[2] / "sample_media" / "photos"


def chroma(source: Path, output: Path, colorizer: Colorizer, *, steady: bool = True) -> np.ndarray:
    """Cb and Cr of every frame of what a film becomes, lossless: (n, 2, h, w)."""
    options = FilmOptions(codec="ffv1", no_stabilize=not steady)
    colorize_film(source, output, options, colorizer, lambda message=None: None, recolor=True)
    with av.open(output) as film:
        frames = [frame.to_ndarray(format="yuv444p") for frame in film.decode(video=0)]
    return np.stack(frames)[:, 1:].astype(np.float32)


def test_grain_on_a_still_picture_leaves_a_fifth_of_the_flicker(tmp_path: Path, colorizer: Colorizer) -> None:
    photo, source = sorted(PHOTO.glob("*.jpg"))[0], tmp_path / "still.mkv"
    grain = "scale=48:-2,format=gray,lutyuv=y=70+0.45*val,noise=c0s=20:c0f=t"  # no colour there is out of gamut
    ffmpeg("-loop", "1", "-i", photo, "-frames:v", 100, "-vf", grain, "-r", 25, "-c:v", "ffv1", source)
    steady, comes = (chroma(source, tmp_path / f"{steady}.mkv", colorizer, steady=steady) for steady in (True, False))
    assert comes.std(0).mean() > 0.3, "grain makes the colours restless"
    assert steady.std(0).mean() <= comes.std(0).mean() / 5


def test_the_length_of_segments_changes_no_frame(
    tmp_path: Path, colorizer: Colorizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, found = mute(tmp_path / "film.mp4", seconds=2.4), []
    for least, most in ((100, 250), (10, 24), (3, 7)):
        monkeypatch.setattr(segments, "SEGMENT_LEAST", least)
        monkeypatch.setattr(segments, "SEGMENT_MOST", most)
        found.append(chroma(source, tmp_path / f"{most}.mkv", colorizer))
    assert np.array_equal(found[0], found[1]) and np.array_equal(found[0], found[2])
