"""Made pictures for the question "tone or colour?": prints that have aged or lie on a scanner bed, and colour ones."""

from collections.abc import Callable, Iterator
from functools import cache, partial

import numpy as np
import torch
from PIL import Image, ImageFilter
from skimage import data

from retrocolor.imaging.lab import lab_to_srgb, limit_chroma, srgb_to_lab

Picture = np.ndarray
Make = Callable[[], np.ndarray]
SIZE = (120, 160)


@cache
def photo(name: str) -> Picture:
    """A colour photo as h x w x 3 in [0, 1]."""
    known = {"astronaut": data.astronaut, "coffee": data.coffee, "cat": data.chelsea, "rocket": data.rocket}
    picture = Image.fromarray(known[name]()).resize(SIZE[::-1], Image.Resampling.LANCZOS)
    return np.asarray(picture, np.float32) / 255


NAMES = ("astronaut", "coffee", "cat", "rocket")


def lab(rgb: Picture) -> Picture:
    """Lab, 3 x h x w."""
    return srgb_to_lab(torch.from_numpy(rgb.astype(np.float32)).movedim(2, 0)).numpy()


def rgb(planes: Picture) -> Picture:
    """Back to h x w x 3 in steps of 8 bits, as a file holds it."""
    return (
        np.round(lab_to_srgb(limit_chroma(torch.from_numpy(planes))).movedim(0, 2).numpy() * 255).astype(np.float32)
        / 255
    )


def toned(name: str, a: float, b: float) -> Picture:
    """A photo without its colour, under a tone (a*, b*) that fades towards black and white."""
    planes = lab(photo(name))
    planes[0] = 8 + planes[0] * 0.85
    strength = np.sin(np.pi * planes[0] / 110)
    planes[1], planes[2] = a * strength, b * strength
    return rgb(planes)


def on_bed(picture: Picture, share: float, white: float = 0.985) -> Picture:
    """The picture on a white bed that takes `share` of the whole."""
    scale = (1 - share) ** 0.5
    height, width = SIZE
    small = Image.fromarray(np.round(picture * 255).astype(np.uint8)).resize(
        (round(width * scale), round(height * scale)), Image.Resampling.BOX
    )
    bed = np.full((height, width, 3), white, np.float32)
    top, left = (height - small.height) // 2, (width - small.width) // 3
    bed[top : top + small.height, left : left + small.width] = np.asarray(small, np.float32) / 255
    return bed


def field(seed: int, blur: float) -> Picture:
    """Clouds in [0, 1], h x w."""
    noise = Image.fromarray(np.random.default_rng(seed).integers(0, 256, SIZE).astype(np.uint8))
    values = np.asarray(noise.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    return (values - values.min()) / np.ptp(values)


def stained(picture: Picture, where: Picture, a: float, b: float, darker: float = 6) -> Picture:
    """Colour added where `where` (h x w, 0 to 1) says."""
    planes = lab(picture)
    planes += where * np.array([-darker, a, b], np.float32)[:, None, None]
    planes[0] = planes[0].clip(2, 98)
    return rgb(planes)


def half_yellowed(name: str, across: bool) -> Picture:
    """One half under light for decades."""
    height, width = SIZE
    ramp = 1 / (1 + np.exp(-np.linspace(-6, 6, width if across else height)))
    where = np.broadcast_to(ramp if across else ramp[:, None], SIZE)
    return stained(toned(name, 0, 1), where, 4, 24)


def foxed(name: str, seed: int) -> Picture:
    """Brown spots over a tenth of a print."""
    clouds = field(seed, 2)
    return stained(toned(name, 1, 6), ((clouds - np.quantile(clouds, 0.87)) * 12).clip(0, 1), 8, 22, 14)


def tea(name: str, seed: int) -> Picture:
    """One large stain with a darker edge."""
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    away = np.hypot(y - 45 - seed * 8, x - 60 - seed * 10) / 36
    return stained(toned(name, 0, 4), (away < 1) * (0.6 + 0.4 * (away > 0.85)), 6, 20, 8)


def pale(name: str, strength: float) -> Picture:
    """A colour photo with part of its chroma left."""
    planes = lab(photo(name))
    planes[1:] *= strength
    return rgb(planes)


def tinted(name: str, seed: int) -> Picture:
    """A grey print with three patches of thin paint: rose, green, blue."""
    picture = toned(name, 2, 8)
    for number, (a, b) in enumerate(((24, 8), (-18, 14), (-4, -22))):
        picture = stained(picture, (field(seed + number, 9) > 0.68) * 1.0, a, b, 2)
    return picture


def with_target(name: str) -> Picture:
    """A grey photo with a strip of colour patches below."""
    picture = toned(name, 0, 0)
    patches = [(0.0, 0.33, 0.65), (0.0, 0.55, 0.35), (0.93, 0.78, 0.0), (0.8, 0.1, 0.15), (0.75, 0.25, 0.55)]
    width = SIZE[1] // len(patches)
    for number, colour in enumerate(patches):
        picture[-14:, number * width : (number + 1) * width] = colour
    return picture


def cases() -> Iterator[tuple[str, bool, Make]]:
    """Name, whether it is in colour, and how to make it: 36 prints and 28 in colour."""
    for name in NAMES:
        for share in (0.2, 0.35, 0.5):
            yield (
                f"{name} sepia on a bed of {share}",
                False,
                partial(lambda n, s: on_bed(toned(n, 7, 24), s), name, share),
            )
        yield f"{name} blue on a bed", False, partial(lambda n: on_bed(toned(n, -4, -22), 0.4), name)
        for across in (False, True):
            yield f"{name} half yellowed {across}", False, partial(half_yellowed, name, across)
        for seed in (1, 2):
            yield f"{name} foxed {seed}", False, partial(foxed, name, seed)
        yield f"{name} tea", False, partial(tea, name, NAMES.index(name))
        for strength in (1.0, 0.7, 0.5):
            yield f"{name} colour at {strength}", True, partial(pale, name, strength)
        yield f"{name} in colour on a bed", True, partial(lambda n: on_bed(photo(n), 0.4), name)
        for seed in (3, 13):
            yield f"{name} tinted {seed}", True, partial(tinted, name, seed)
        yield f"{name} with a target", True, partial(with_target, name)
