"""What a program may hand over by mistake is one clear sentence, never a picture that is silently wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from command import grey, save
from retrocolor import Colorizer, DecodeOptions, FilmOptions, Hint, PhotoOptions, colorize_file, colorize_frames

PICTURE = np.dstack([grey(30, 40)] * 3)
NAN = float("nan")


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load()


def refused(call: Callable[[], Any], sentence: str) -> None:
    with pytest.raises((ValueError, TypeError), match=sentence):
        call()


@pytest.mark.parametrize("orientation", [0, 9, -1, True, 1.0, NAN, "1", None])
def test_an_orientation_is_exifs(colorizer: Colorizer, orientation: Any) -> None:
    sentence = "whole number( from 1 to 8)?$"
    refused(lambda: colorizer.colorize(PICTURE, orientation), f"orientation .*{sentence}")
    refused(lambda: colorizer.chroma(PICTURE / 255, orientation), f"orientation .*{sentence}")


@pytest.mark.parametrize("size", [16.5, NAN, float("inf"), "256", True])
def test_a_size_is_whole_pixels(size: Any) -> None:
    refused(lambda: Colorizer.load(size=size), "size .*: give a whole number")


@pytest.mark.parametrize(
    "asked", [{"k": 2.5}, {"k": True}, {"k": "2"}, {"vivid": "high"}, {"saturation": None}, {"decode": 3}], ids=str
)
def test_options_of_another_type(colorizer: Colorizer, asked: dict[str, Any]) -> None:
    (name,) = asked
    refused(
        lambda: colorizer.with_decode(DecodeOptions(**asked)), f"DecodeOptions, {name} .*: expected (int|float|str)"
    )
    refused(lambda: colorizer.with_decode(asked), "expected DecodeOptions, not")  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers(colorizer: Colorizer) -> None:
    other = colorizer.with_decode(DecodeOptions(k=np.int64(3), vivid=np.float32(0.5)))  # type: ignore[arg-type]
    assert other.colorize(PICTURE, np.int32(1)).shape == PICTURE.shape  # type: ignore[arg-type]


@pytest.mark.parametrize("several", [PICTURE, PICTURE[..., 0]], ids=["RGB", "grey"])
def test_one_picture_is_not_several(colorizer: Colorizer, several: Any) -> None:
    """Each row of it would be taken for a picture."""
    for call in (colorizer.colorize_batch, lambda pictures: colorize_frames(pictures, colorizer)):
        refused(lambda call=call: call(several), "put it into a list")
    refused(lambda: Colorizer.load(like=several), "put it into a list")
    assert len(colorizer.colorize_batch(np.stack([PICTURE] * 2))) == 2
    assert len(colorizer.colorize_batch(picture for picture in [PICTURE])) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [{"ahead": 2.5}, {"ahead": NAN}, {"ahead": True}, {"ahead": -1}, {"stabilize": None}, {"stabilize": True},
     {"stabilize": NAN}, {"stabilize": 1.5}, {"colorizer": "default"}],
    ids=str,
)  # fmt: skip
def test_how_frames_are_coloured(wrong: dict[str, Any]) -> None:
    """Told when it is called, not when the first frame is asked for."""
    refused(lambda: colorize_frames([], **wrong), "choose a|give a|expected a Colorizer")


@pytest.mark.parametrize("model", [None, 5, b"default"])
def test_a_model_is_named(model: Any) -> None:
    refused(lambda: Colorizer.load(model), "model .*: give a name or a path")


@pytest.mark.parametrize("strength", ["0.5", None, True])
def test_a_strength_is_a_number(strength: Any) -> None:
    refused(lambda: Colorizer.load(like=[PICTURE], like_strength=strength), "like_strength .*: give a number")


def test_options_of_a_file(tmp_path: Path) -> None:
    source, wrong = save(tmp_path / "a.png", PICTURE), [
        ({"photo": PhotoOptions(quality="90")}, "PhotoOptions, quality '90': expected int"),  # type: ignore[arg-type]
        ({"photo": PhotoOptions(max_side=True)}, "PhotoOptions, max_side True: expected int"),
        ({"photo": PhotoOptions(hints="a.json")}, "PhotoOptions, hints 'a.json': expected"),  # type: ignore[arg-type]
        ({"film": FilmOptions(fps=24)}, "FilmOptions, fps 24: expected str"),  # type: ignore[arg-type]
        ({"film": PhotoOptions()}, "expected FilmOptions, not PhotoOptions"),
        ({"size": NAN}, "size nan: expected int"),
        ({"model": None}, "model None: expected str"),
    ]  # fmt: skip
    for options, sentence in wrong:
        refused(lambda options=options: colorize_file(source, **options), sentence)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_place_of_a_hint_is_a_number() -> None:
    refused(lambda: Hint(NAN, 0.5, "#7a4b2a"), "shares of the upright picture")
