"""References: the truth as reference lowers the error, another picture draws colours its way, the light stays."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import color as reference
from skimage import data

from retrocolor import Colorizer
from retrocolor.errors import UsageError
from retrocolor.imaging import resize
from retrocolor.imaging.monochrome import has_any_colour
from retrocolor.model import bins
from retrocolor.model.palette import Palette, by_lightness, in_bands, toward

SIDE = 160


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load(device="cpu")


@pytest.fixture(scope="module")
def photos() -> dict[str, np.ndarray]:
    found = {name: getattr(data, name)() for name in ("astronaut", "chelsea", "coffee", "rocket")}
    return {name: np.asarray(Image.fromarray(photo).resize((SIDE, SIDE))) for name, photo in found.items()}


def palette(*pictures: np.ndarray) -> Palette:
    return Palette.of(picture.astype(np.float32) / 255 for picture in pictures)


def grey_of(photo: np.ndarray) -> np.ndarray:
    """Lab(L, 0, 0), uint8."""
    lab = reference.rgb2lab(photo) * [1, 0, 0]
    return np.rint(reference.lab2rgb(lab)[..., 1] * 255).astype(np.uint8)


def ab(picture: np.ndarray) -> np.ndarray:
    return reference.rgb2lab(picture)[..., 1:]


def test_the_truth_as_reference_lowers_the_error_and_more_so_the_stronger(
    colorizer: Colorizer, photos: dict[str, np.ndarray]
) -> None:
    for name, photo in photos.items():
        grey, own = grey_of(photo), palette(photo)
        painted = [colorizer.with_like(own, strength).colorize(grey) for strength in (0.0, 0.5, 1.0)]
        error = [np.sqrt(np.mean((ab(each) - ab(photo)) ** 2)) for each in painted]
        assert all(after < before for before, after in pairwise(error)), (name, error)
        assert error[-1] < 0.9 * error[0], (name, error)


def test_another_picture_draws_colour_its_way(colorizer: Colorizer, photos: dict[str, np.ndarray]) -> None:
    grey = grey_of(photos["rocket"])
    plain = ab(colorizer.colorize(grey)).mean((0, 1))
    for tint in ([0, 40, -40], [0, -30, 30]):
        coloured = np.clip(reference.lab2rgb(reference.rgb2lab(photos["rocket"]) * [1, 0, 0] + tint), 0, 1)
        drawn = ab(colorizer.with_like(palette(np.rint(coloured * 255))).colorize(grey)).mean((0, 1))
        assert (drawn - plain) @ np.array(tint[1:]) > 5 * np.hypot(*tint[1:])


def test_the_light_stays(colorizer: Colorizer, photos: dict[str, np.ndarray]) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    painted = colorizer.with_like(palette(photos["coffee"]), 1.0).colorize(ramp)
    light = reference.rgb2lab(painted.reshape(-1, 3) / 65535)[:, 0]
    truth = reference.rgb2lab(np.repeat(ramp.reshape(-1, 1) / 65535, 3, 1))[:, 0]
    assert np.abs(light - truth).max() <= 0.05


def test_strength_0_changes_no_bit_and_pictures_do_not_mix(colorizer: Colorizer, photos: dict[str, np.ndarray]) -> None:
    logits = torch.randn(3, bins.COUNT, 9, 7, generator=torch.manual_seed(0)) * 4
    lightness, own = torch.rand(3, 1, 33, 26) * 100, palette(photos["coffee"])
    assert toward(logits, lightness, own, colorizer.prior, 0.0) is logits
    together = toward(logits, lightness, own, colorizer.prior, 1.0)
    alone = torch.cat([toward(logits[i : i + 1], lightness[i : i + 1], own, colorizer.prior, 1.0) for i in range(3)])
    torch.testing.assert_close(together, alone)


def test_no_colour_is_ever_impossible(colorizer: Colorizer) -> None:
    one = palette(np.full((8, 8, 3), [200, 30, 30]))
    p = by_lightness(one.counts, colorizer.prior)
    assert p.min() > 0 and torch.allclose(p.sum(-1), torch.ones(len(p)).double())
    never = by_lightness(one.counts, torch.eye(bins.COUNT).double()[0])  # a training that saw a single bin
    assert never.min() > 0 and torch.isfinite(never.float().log()).all()


def test_bands_share_every_place() -> None:
    shares = in_bands(torch.linspace(0, 100, 101)[None, None, None])[0, :, 0]
    assert torch.allclose(shares.sum(0), torch.ones(101)) and shares.min() >= 0
    assert shares.argmax(0)[[0, 30, 50, 70, 100]].tolist() == [0, 1, 2, 3, 4]


def test_several_references_count_alike_and_grey_ones_not_at_all(photos: dict[str, np.ndarray]) -> None:
    small = photos["coffee"][::4, ::4]
    both = palette(photos["rocket"], small)
    assert torch.allclose(both.counts, palette(photos["rocket"]).counts + palette(small).counts)
    grey = np.repeat(grey_of(photos["rocket"])[..., None], 3, 2)
    assert not has_any_colour(grey / 255) and not has_any_colour(grey[..., 0] / 255)
    assert palette(grey, small).name == palette(small).name != both.name
    with pytest.raises(UsageError, match="name a picture in colour"):
        palette(grey)


def test_the_class_takes_arrays_and_its_settings_tell(colorizer: Colorizer, photos: dict[str, np.ndarray]) -> None:
    wide = photos["coffee"].astype(np.uint16) * 257
    liked = Colorizer.load(device="cpu", like=[wide], like_strength=0.5)
    small = resize.shrink([(0, wide)], SIDE, SIDE, 192)
    assert liked.settings == colorizer.settings | {"like": Palette.of([small]).name, "like_strength": 0.5}
    twice = liked.with_like(palette(photos["rocket"]), 0.25)  # in place of the first, not after it
    grey = grey_of(photos["chelsea"])
    once = colorizer.with_like(palette(photos["rocket"]), 0.25)
    assert np.array_equal(twice.colorize(grey), once.colorize(grey))
    with pytest.raises(UsageError, match="--like-strength 2"):
        colorizer.with_like(palette(wide / 257), 2.0)
