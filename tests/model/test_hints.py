"""Points of colour: shown where they are put, carried to what is alike, and to nothing else; the light stays."""

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import color as reference
from skimage import data

from retrocolor import Colorizer, Hint
from retrocolor.imaging.orientation import as_stored, upright
from retrocolor.model import bins
from retrocolor.model.hints import OBJECT, PLACE, WHOLE, _alike, points, spread

SIDE = 192


@pytest.fixture(scope="module")
def colorizer() -> Colorizer:
    return Colorizer.load(device="cpu")


def square(name: str) -> np.ndarray:
    return np.asarray(Image.fromarray(getattr(data, name)()).resize((SIDE, SIDE)))


def grey_of(photo: np.ndarray) -> np.ndarray:
    """Lab(L, 0, 0), uint8."""
    return np.rint(reference.lab2rgb(reference.rgb2lab(photo) * [1, 0, 0])[..., 1] * 255).astype(np.uint8)


def ab(picture: np.ndarray) -> np.ndarray:
    return reference.rgb2lab(picture)[..., 1:]


def hint_of(lightness: float, a: float, b: float, x: float, y: float) -> Hint:
    """A hint of a colour in Lab."""
    rgb = np.rint(np.clip(reference.lab2rgb([[[lightness, a, b]]])[0, 0], 0, 1) * 255).astype(int)
    return Hint(x, y, "#" + "".join(f"{value:02x}" for value in rgb))


def scene() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """A light thing (left) on a dark ground, the network thinking of other colours for each; and which places it is."""
    thing = torch.zeros(24, 32, dtype=torch.bool)
    thing[6:18, 4:14] = True
    near = [torch.exp(-((bins.CENTRES - torch.tensor(c)).square().sum(1)) / 200) for c in ((20.0, 30.0), (-20.0, 20.0))]
    logits = torch.where(thing[None], near[0][:, None, None], near[1][:, None, None]).clamp_min(1e-4).log()[None]
    lightness = torch.where(thing, 70.0, 30.0)[None, None].repeat_interleave(4, 2).repeat_interleave(4, 3)
    return logits, lightness, bins.expectation(logits), thing


def test_a_hint_moves_its_object_and_no_other() -> None:
    logits, lightness, plain, thing = scene()
    wanted = torch.tensor([[40.0, -30.0]])  # nothing that the network thought of
    moved = spread(logits, lightness, plain, torch.tensor([[0.25, 0.5]]), wanted) - plain
    share = moved.norm(dim=1)[0] / (wanted[0] - plain[0, :, 12, 8]).norm()
    assert share[12, 8] > 0.99 and share[thing].mean() > 0.5
    assert share[~thing].max() < 0.03


def test_several_hints_are_all_met_and_none_is_passed() -> None:
    logits, lightness, plain, _ = scene()
    random = torch.Generator().manual_seed(0)
    places, colours = torch.rand(60, 2, generator=random), torch.randn(60, 2, generator=random) * 30
    found = spread(logits, lightness, plain, places, colours)
    assert torch.isfinite(found).all()
    assert (found - plain).abs().amax() <= (colours[:, :, None] - plain[0].flatten(1)).abs().amax()
    pair = torch.tensor([[10.0, 40.0], [50.0, 0.0]])
    two = spread(logits, lightness, plain, torch.tensor([[0.25, 0.5], [0.8, 0.5]]), pair)[0]
    torch.testing.assert_close(torch.stack((two[:, 12, 8], two[:, 12, 25])), pair, atol=0.8, rtol=0)
    same = spread(logits, lightness, plain, torch.tensor([[0.25, 0.5]] * 2), pair)[0, :, 12, 8]  # they contradict
    assert ((same > pair.amin(0) + 2) & (same < pair.amax(0) - 2)).all(), "a colour between"


def test_how_alike_places_are_follows_the_formula_and_stays_among_normal_numbers() -> None:
    """Below float32's least normal number arithmetic takes fifty times as long, and most pairs of places lie there."""
    logits, lightness, _, _ = scene()
    p, light = torch.softmax(logits[0].flatten(1), 0), lightness[0, 0, ::4, ::4].flatten()
    here = torch.tensor([12 * 32 + 8, 20 * 32 + 30, 0])
    found = _alike(p, light, (24, 32), here)
    rows, columns = torch.arange(768) // 32 / 24, torch.arange(768) % 32 / 24
    overlap = (p[:, :, None].double() * p[:, None, here].double()).sqrt().sum(0)
    for part, values in zip((WHOLE, OBJECT, PLACE), found, strict=True):
        share, reach, lights, differ = part
        squares = (rows[:, None] - rows[here]) ** 2 + (columns[:, None] - columns[here]) ** 2
        apart = squares / 2 / reach**2 + (light[:, None] - light[here]) ** 2 / 2 / lights**2 + (1 - overlap) / differ
        assert torch.allclose(values.double(), share * torch.exp(-apart.double()), rtol=1e-3, atol=1e-12)
        assert values.min() >= torch.finfo(torch.float32).tiny
    assert found[2].min() < 1e-30, "some would lie below"


def test_without_hints_nothing_changes(colorizer: Colorizer) -> None:
    logits, lightness, plain, _ = scene()
    assert spread(logits, lightness, plain, torch.zeros(0, 2), torch.zeros(0, 2)) is plain
    grey = grey_of(square("coffee"))
    assert np.array_equal(colorizer.colorize(grey, hints=[]), colorizer.colorize(grey))


def test_true_hints_lower_the_error_of_what_is_alike_and_of_nothing_raise_it(colorizer: Colorizer) -> None:
    rows = []
    for name in ("astronaut", "coffee", "chelsea"):
        photo = square(name)
        truth, plain = ab(photo), ab(colorizer.colorize(grey_of(photo)))
        lab = reference.rgb2lab(photo)
        for y, x in np.random.default_rng(1).integers(10, SIDE - 10, (4, 2)):
            mean = lab[y - 3 : y + 4, x - 3 : x + 4].mean((0, 1))
            hint = hint_of(*mean, (x + 0.5) / SIDE, (y + 0.5) / SIDE)
            found = ab(colorizer.colorize(grey_of(photo), hints=[hint]))
            off = np.hypot(*np.moveaxis(truth - mean[1:], 2, 0))
            masks = off < 6, off > 20
            errors = [np.sqrt(np.mean((each - truth)[mask] ** 2)) for mask in masks for each in (plain, found)]
            rows.append(errors)
    alike, alike_after, others, others_after = np.nanmean(rows, 0)
    assert alike_after < 0.75 * alike and others_after < 1.02 * others


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_the_place_shows_the_colour_and_is_that_of_the_upright_picture(colorizer: Colorizer, orientation: int) -> None:
    grey = grey_of(square("coffee"))[:, : SIDE * 3 // 4]
    stored = np.ascontiguousarray(as_stored(grey, orientation))
    height, width = grey.shape
    x, y = width // 4, height // 3
    hint = hint_of(50, -20, 25, (x + 0.5) / width, (y + 0.5) / height)
    wanted = points([hint])[1][0].numpy()
    painted, plain = (upright(colorizer.colorize(stored, orientation, hints), orientation) for hints in ([hint], []))
    found, before = (ab(each)[y - 1 : y + 2, x - 1 : x + 2].mean((0, 1)) for each in (painted, plain))
    assert np.hypot(*(found - wanted)) < 0.1 * np.hypot(*(before - wanted)) + 1.5


def test_hints_may_be_any_iterable_of_hints(colorizer: Colorizer) -> None:
    grey, hints = grey_of(square("coffee"))[:64, :80], [Hint(0.5, 0.9, "#ff0000"), Hint(0.5, 0.1, "#0000ff")]
    assert np.array_equal(colorizer.colorize(grey, hints=iter(hints)), colorizer.colorize(grey, hints=hints))
    with pytest.raises(TypeError, match=r"expected a retrocolor\.Hint"):
        colorizer.colorize(grey, hints=[(0.5, 0.9, "#ff0000")])


def test_the_light_stays(colorizer: Colorizer) -> None:
    ramp = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    painted = colorizer.colorize(ramp, hints=[Hint(0.5, 0.9, "#ff0000"), Hint(0.5, 0.1, "#0000ff")])
    light = reference.rgb2lab(painted.reshape(-1, 3) / 65535)[:, 0]
    truth = reference.rgb2lab(np.repeat(ramp.reshape(-1, 1) / 65535, 3, 1))[:, 0]
    assert np.abs(light - truth).max() <= 0.05
    assert np.hypot(*np.moveaxis(ab(painted), 2, 0)).mean() > 5
