"""Toned or in colour: made prints under a tone, and pale pictures in colour."""

import io

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data as free

from retrocolor.imaging.lab import lab_to_srgb, srgb_to_lab
from retrocolor.imaging.toned import is_toned

PHOTOS = {"astronaut": free.astronaut(), "chelsea": free.chelsea(), "coffee": free.coffee(), "rocket": free.rocket()}
TONES = {  # grey in [0, 1] -> RGB
    "sepia": lambda g: (g**0.8, g**1.0 * 0.93, g**1.3 * 0.8),
    "cyanotype": lambda g: (g**2.2, g**1.3, 0.25 + 0.75 * g**0.9),
    "tinted paper": lambda g: (0.1 + 0.85 * g, 0.1 + 0.8 * g, 0.12 + 0.6 * g),
    "duotone": lambda g: (0.3 + 0.65 * g, 0.05 + 0.9 * g, 0.2 + 0.6 * g),
    "faint": lambda g: (g, g * 0.98, 0.03 + g * 0.92),
}


def lab_of(rgb: np.ndarray, size: int = 144) -> torch.Tensor:
    """Lab (3, H, W) of uint8 RGB at the size of a data set."""
    picture = Image.fromarray(rgb)
    scale = size / min(picture.size)
    small = np.asarray(picture.resize((round(picture.width * scale), round(picture.height * scale))))
    return srgb_to_lab(torch.from_numpy(small.copy()).movedim(2, 0).float() / 255)


@pytest.mark.parametrize("size", [64, 144, 200])
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("photo", PHOTOS)
def test_prints_under_a_tone_are_toned(photo: str, tone: str, size: int) -> None:
    grey = np.asarray(Image.fromarray(PHOTOS[photo]).convert("L")) / 255
    grey = (grey + np.random.default_rng(0).normal(0, 0.03, grey.shape)).clip(0, 1)  # grain, under the same tone
    rgb = (np.stack(TONES[tone](grey), 2).clip(0, 1) * 255).round().astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "JPEG", quality=85)
    with Image.open(file) as coded:
        assert is_toned(lab_of(np.asarray(coded), size))


@pytest.mark.parametrize("strength", [1.0, 0.4])
@pytest.mark.parametrize("photo", ["astronaut", "chelsea", "coffee"])
def test_photos_in_colour_are_not_pale_ones_neither(photo: str, strength: float) -> None:
    lab = lab_of(PHOTOS[photo])
    lab[1:] *= strength
    assert not is_toned(lab)
    assert not is_toned(srgb_to_lab(lab_to_srgb(lab)))


def test_a_small_thing_in_colour_on_snow_is_colour() -> None:
    lab = torch.zeros(3, 144, 216)
    lab[0] = torch.linspace(60, 98, 216)
    lab[2] = (lab[0] - 98) / 6  # bluish shadows
    assert is_toned(lab)
    lab[:, 60:84, 90:114] = torch.tensor((45.0, 50.0, 30.0))[:, None, None]  # a climber in red, 2 % of the picture
    assert not is_toned(lab)


def test_flat_and_tiny_pictures_have_an_answer() -> None:
    assert is_toned(torch.tensor((50.0, 20.0, -30.0))[:, None, None].expand(3, 16, 16))
    assert isinstance(is_toned(srgb_to_lab(torch.rand(3, 1, 3))), bool)
