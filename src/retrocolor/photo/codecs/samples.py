"""TIFF samples of every kind to sRGB-coded grey or RGB of 8 or 16 bits, and alpha. Source: TIFF 6.0."""

from dataclasses import dataclass

import numpy as np

from retrocolor.errors import Refused
from retrocolor.imaging.depth import full_range
from retrocolor.photo.codecs.alpha import divided
from retrocolor.photo.metadata import profile
from retrocolor.photo.page import Array

WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, CMYK, YCBCR, CIELAB, ICCLAB = 0, 1, 2, 3, 5, 6, 8, 9
_COLOURS = {WHITE_IS_ZERO: 1, BLACK_IS_ZERO: 1, RGB: 3, PALETTE: 1, CMYK: 4, YCBCR: 3, CIELAB: 3, ICCLAB: 3}

_MASK = 4
ASSOCIATED = 1
ALPHA = (ASSOCIATED, 2)
"""Kinds of extra samples that are opacity: colours multiplied by it, or not."""


@dataclass(frozen=True)
class Samples:
    """What the samples of a page mean.

    `bits` per sample as declared, `extras` the ExtraSamples values, `palette` H: 3 x N 16-bit colour map,
    `signed` for two's complement.
    """

    photometric: int
    bits: int
    extras: tuple[int, ...] = ()
    palette: Array | None = None
    icc: bytes | None = None
    signed: bool = False

    @property
    def dtype(self) -> np.dtype:
        """uint8 up to 8 bits per sample, else uint16."""
        return np.dtype(np.uint8 if self.bits <= 8 else np.uint16)

    @property
    def colours(self) -> int:
        """Samples per pixel that are colour; the extra ones come after them."""
        return _COLOURS[self.photometric]

    @property
    def alpha(self) -> int | None:
        """Which sample of a pixel is opacity: the first extra one that is declared as such."""
        return next((self.colours + i for i, kind in enumerate(self.extras) if kind in ALPHA), None)

    @property
    def channels(self) -> int:
        """1 for grey, 3 for everything that may hold colour."""
        return 1 if self.photometric in (WHITE_IS_ZERO, BLACK_IS_ZERO) or self._grey_palette() else 3

    @property
    def kind(self) -> str:
        """What a profile must be for to say something of them: "grey", "rgb", "cmyk" or "lab"."""
        named = {CMYK: "cmyk", CIELAB: "lab", ICCLAB: "lab"}
        return named.get(self.photometric, "grey" if self.channels == 1 else "rgb")

    def _grey_palette(self) -> bool:
        return (
            self.photometric == PALETTE and self.palette is not None and bool(np.ptp(self.palette, axis=0).max() == 0)
        )

    def check(self) -> None:
        """Raise ValueError or Refused for samples that have no picture we can colour."""
        if self.photometric in (32803, 34892):
            raise Refused("a camera raw file is not coloured; develop it to a 16-bit TIFF first")
        if self.photometric == _MASK:
            raise Refused("a transparency mask is no picture")
        if self.photometric not in _COLOURS:
            raise Refused(
                f"TIFF samples of photometric interpretation {self.photometric} are not read; convert it to RGB"
            )
        if self.photometric == PALETTE and self.palette is None:
            raise ValueError("the colour map is missing")

    def convert(self, raw: Array) -> tuple[Array, Array | None]:
        """Samples h x w[x n] as stored -> pixels (h x w or h x w x 3) and alpha (h x w or None)."""
        raw = raw[..., np.newaxis] if raw.ndim == 2 else raw
        colours = self.colours
        if raw.shape[2] < colours:
            raise ValueError(f"{raw.shape[2]} samples per pixel where {colours} are needed")
        alpha = None if self.alpha is None else self._scaled(raw[..., self.alpha])
        body = raw[..., :colours] if colours > 1 else raw[..., 0]
        return self._coloured(body, alpha), alpha

    def _coloured(self, body: Array, alpha: Array | None) -> Array:
        if self.photometric == PALETTE:
            return self._looked_up(body)
        body = self._scaled(body)
        if alpha is not None and self.extras[(self.alpha or 0) - self.colours] == ASSOCIATED:
            body = divided(body, alpha)
        if self.photometric == WHITE_IS_ZERO:
            body = np.invert(body)
        elif self.photometric == CMYK:
            return profile.cmyk_to_srgb(self.icc, body)
        elif self.photometric in (CIELAB, ICCLAB):
            return profile.lab_to_srgb(_signed_chroma(body) if self.photometric == ICCLAB else body)
        elif self.photometric == YCBCR:
            body = _ycbcr_to_rgb(body)
        return profile.to_srgb(self.icc, body)

    def _scaled(self, values: Array) -> Array:
        """Unsigned values over the full range of 8 or 16 bits."""
        full = int(np.iinfo(self.dtype).max)
        if values.dtype == np.bool_:
            return values.astype(np.uint8) * np.uint8(full)
        if self.signed:
            return self._unsigned(values, full)
        return np.ascontiguousarray(full_range(values, 2**self.bits - 1, self.dtype))

    def _unsigned(self, values: Array, full: int) -> Array:
        """Signed values: those without negatives keep their meaning, 0 is black; others are shifted.

        Eight signed bits are unsigned ones in truth: what writes them mislabels its bytes.
        """
        if values.dtype == np.int8:
            return values.view(np.uint8)
        if values.dtype.itemsize > 2:
            if values.min() < 0 or values.max() > full:
                raise ValueError("32-bit samples beyond 0 to 65535; convert it to 16 bits")
            return values.astype(self.dtype)
        low, top = (0, full // 2) if values.min() >= 0 else (-(full // 2) - 1, full)
        return ((values.astype(np.int64) - low) * full // top).astype(self.dtype)

    def _looked_up(self, indices: Array) -> Array:
        palette = np.asarray(self.palette)
        table = (palette if palette.max() < 256 else palette >> 8).astype(np.uint8)
        table = table[0] if self._grey_palette() else np.ascontiguousarray(table.T)
        return profile.to_srgb(self.icc, table[np.minimum(indices, len(table) - 1)])


def _signed_chroma(lab: Array) -> Array:
    """ICC Lab stores a* and b* with an offset; CIE Lab in TIFF stores them signed."""
    half = np.array([0, 1 << (8 * lab.itemsize - 1), 1 << (8 * lab.itemsize - 1)], lab.dtype)
    return lab ^ half


def _ycbcr_to_rgb(values: Array) -> Array:
    """Full-range BT.601 (the TIFF default) Y, Cb, Cr h x w x 3 to RGB."""
    top = int(np.iinfo(values.dtype).max)
    y, cb, cr = (values[..., i].astype(np.float32) - (0 if i == 0 else (top + 1) // 2) for i in range(3))
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=-1)
    return np.rint(rgb).clip(0, top).astype(values.dtype)
