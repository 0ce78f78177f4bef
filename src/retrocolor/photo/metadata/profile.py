"""Colour profiles: samples of any profile to sRGB, and the profile that results carry.

Conversions are by Little CMS (imagecodecs), relative colorimetric with black point compensation.
"""

from functools import lru_cache

import imagecodecs
import numpy as np

from retrocolor.photo.page import Array

_SPACES = {b"GRAY": "grey", b"RGB ": "rgb", b"CMYK": "cmyk", b"Lab ": "lab"}
_CHANNELS = {"grey": 1, "rgb": 3, "cmyk": 4}
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")
"""Device classes that describe a picture: scanner, monitor, printer, colour space."""
_RELATIVE, _BLACK_POINT = 1, 0x2000
_DATE = slice(24, 36)
_SAME = {1: 1, 2: 32}
"""Steps of 8 and 16 bits within which a grey profile is taken for sRGB's."""


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An sRGB profile for results, the same bytes every time (its creation date is fixed)."""
    profile = bytearray(imagecodecs.cms_profile("srgb"))
    profile[_DATE] = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 2000-01-01
    return bytes(profile)


def profile_space(icc: bytes | None) -> str | None:
    """What samples a profile is for: "grey", "rgb", "cmyk" or "lab".

    None for no profile, one that cannot be linked to sRGB (broken, cut, a part missing), and for device links, abstract
    and named colours, which describe no picture.
    """
    return None if icc is None else _linked_space(icc)


@lru_cache(maxsize=64)
def _linked_space(icc: bytes) -> str | None:
    if len(icc) < 132 or icc[36:40] != b"acsp" or icc[12:16] not in _CLASSES:
        return None
    space = _SPACES.get(icc[16:20])
    try:
        imagecodecs.cms_profile_validate(icc)
        if space is not None and space != "lab":
            _transform(np.zeros((1, 1, _CHANNELS[space]), np.uint8), icc, "gray" if space == "grey" else space)
    except (RuntimeError, ValueError):
        return None
    return space


def left_out(icc: bytes | None) -> str | None:
    """The note on a profile that is not applied because it cannot be."""
    if icc is None or profile_space(icc) is not None:
        return None
    return "its colour profile cannot be used and was left out: the samples were taken as sRGB"


_NAMES = {"grey": "grey", "rgb": "RGB", "cmyk": "CMYK", "lab": "Lab"}
_FITTING = {"grey": ("grey", "rgb"), "rgb": ("rgb",), "cmyk": ("cmyk",), "lab": tuple(_NAMES)}
"""The profiles that say something of samples of a kind; beside Lab, which needs none, any may stand."""


def misfit(icc: bytes | None, samples: str) -> str | None:
    """The note on a profile that is sound, but for other samples than these: "grey", "rgb", "cmyk" or "lab"."""
    space = profile_space(icc)
    if space is None or space in _FITTING[samples]:
        return None
    taken = "plain inks" if samples == "cmyk" else "sRGB"
    return (
        f"its colour profile is one for {_NAMES[space]} and was left out: the samples, which are "
        f"{_NAMES[samples]}, were taken as {taken}"
    )


def of_colours(icc: bytes | None) -> bytes | None:
    """The profile of a file that stores RGB, equal channels or not; None for one for grey, as viewers take it."""
    return None if profile_space(icc) == "grey" else icc


def to_srgb(icc: bytes | None, pixels: Array) -> Array:
    """Grey or RGB samples, h x W or h x W x 3, sRGB-coded, of the same depth; those that are so already as they are.

    A profile that is broken, or made for other samples, is not applied: grey data under an RGB profile is taken as
    equal channels of it, RGB data under a grey profile as sRGB.
    """
    space, is_grey = profile_space(icc), pixels.ndim == 2
    if icc is None or space not in ("grey", "rgb") or (space == "grey" and not is_grey):
        return pixels
    if is_grey:
        table = _grey_table(icc, space, pixels.dtype.itemsize)
        return pixels if table is None else table[pixels]
    return pixels if _is_srgb(icc) else _transform(pixels, icc, "rgb")


def cmyk_to_srgb(icc: bytes | None, pixels: Array) -> Array:
    """h x W x 4 ink amounts (0 is no ink) as sRGB h x W x 3; without a profile by the plain complement."""
    if icc is not None and profile_space(icc) == "cmyk":
        return _transform(pixels, icc, "cmyk")
    top = int(np.iinfo(pixels.dtype).max)
    light = (top - pixels[..., :3].astype(np.uint32)) * (top - pixels[..., 3:4].astype(np.uint32))
    return ((light + top // 2) // top).astype(pixels.dtype)


def lab_to_srgb(pixels: Array) -> Array:
    """h x W x 3 CIE L*a*b* (D50), L* unsigned over the full range and a*, b* signed (TIFF), as sRGB."""
    steps = 1 if pixels.dtype.itemsize == 1 else 257
    signed = pixels[..., 1:].astype(np.int8 if steps == 1 else np.int16).astype(np.float64)
    lab = np.empty(pixels.shape, np.float64)
    lab[..., 0] = pixels[..., 0] * (100.0 / (255 * steps))
    lab[..., 1:] = signed / (1 if steps == 1 else 256)
    return _lab_d50_to_srgb(lab, pixels.dtype)


def _lab_d50_to_srgb(lab: Array, dtype: np.dtype) -> Array:
    """CIE 15 inverse, Bradford D50 > D65 and IEC 61966-2-1; clipped to the range of `dtype`."""
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], axis=-1)
    xyz = np.where(f > 6 / 29, f**3, (f - 4 / 29) * 3 * (6 / 29) ** 2) * (0.96422, 1.0, 0.82521)
    linear = (xyz @ _XYZ_D50_TO_RGB.T).clip(0, 1)
    coded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.rint(coded * np.iinfo(dtype).max).astype(dtype)


_XYZ_D50_TO_RGB = np.array(
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]]
)
"""Lindbloom, sRGB with Bradford-adapted D50 reference white."""


@lru_cache(maxsize=16)
def _grey_table(icc: bytes, space: str, itemsize: int) -> Array | None:
    """All levels of grey through the profile: one look-up per pixel then; None when nothing changes."""
    dtype = np.dtype(f"u{itemsize}")
    top = 256**itemsize - 1
    levels = np.linspace(0, 1, top + 1, dtype=np.float32)[np.newaxis]
    if space == "rgb":
        levels = np.repeat(levels[..., np.newaxis], 3, axis=2)
    colorspace = "gray" if space == "grey" else "rgb"
    coded = imagecodecs.cms_transform(
        levels, icc, srgb_profile(), colorspace=colorspace, outcolorspace="rgb", outdtype="float32",
        intent=_RELATIVE, flags=_BLACK_POINT,
    )  # fmt: skip
    table = np.rint(coded[0, :, 1].astype(np.float64).clip(0, 1) * top).astype(dtype)
    if np.abs(table.astype(np.int64) - np.arange(top + 1)).max() <= _SAME[itemsize]:
        return None
    return table


@lru_cache(maxsize=64)
def _is_srgb(icc: bytes) -> bool:
    """Whether a profile changes no colour of a 9 x 9 x 9 lattice by more than one 8-bit step."""
    axis = np.linspace(0, 255, 9).astype(np.uint8)
    lattice = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(27, 27, 3)
    changed = _transform(lattice, icc, "rgb")
    return int(np.abs(changed.astype(np.int16) - lattice).max()) <= 1


def _transform(pixels: Array, icc: bytes, colorspace: str) -> Array:
    return imagecodecs.cms_transform(
        np.ascontiguousarray(pixels), icc, srgb_profile(), colorspace=colorspace, outcolorspace="rgb",
        outdtype=pixels.dtype.name,
        intent=_RELATIVE, flags=_BLACK_POINT,
    )  # fmt: skip


def result_profile(icc: bytes | None) -> bytes | None:
    """The profile a result carries: none if the source had none; the source's own when it is sRGB; else sRGB."""
    if icc is None:
        return None
    if profile_space(icc) == "rgb" and _is_srgb(icc):
        return icc
    return srgb_profile()
