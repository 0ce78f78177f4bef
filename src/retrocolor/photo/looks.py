"""Looks on the spot: a photo decoded anew, at the size of a screen, without the network. Runs in the worker.

What costs (reading, and the network's logits) is kept for the photos looked at last; a look is then a decode, the
spreading of hints, a painting and a JPEG. A picture may be a square of frames, as the page shows films: each is
coloured by itself.
"""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from io import BytesIO
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from retrocolor.colorizer import Colorizer
from retrocolor.config import DecodeOptions
from retrocolor.errors import MediaError, UsageError
from retrocolor.imaging import lab, smaller
from retrocolor.imaging.orientation import upright
from retrocolor.imaging.paint import Painter
from retrocolor.model.decode import resolve
from retrocolor.model.flat import calm
from retrocolor.model.hints import points, spread
from retrocolor.model.palette import Palette, toward
from retrocolor.photo.limits import ANY_SIZE
from retrocolor.photo.picture import Picture
from retrocolor.photo.read import read
from retrocolor.photo.references import read_palette

QUALITY = 88
MOST_PIXELS = 24_000_000  # of a picture sent whole
KEPT_PHOTOS = 12  # logits of each: some megabytes
KEPT_SCREENS = 12
KEPT_REFERENCES = 12
Value = TypeVar("Value")
Seen = tuple[Tensor, Tensor]  # logits (tiles, 313, h, w), float16, and the lightness that they were made of


class Kept(Generic[Value]):
    """The values used last, each made once, however many threads ask for it."""

    def __init__(self, most: int) -> None:
        self._most, self._values = most, OrderedDict[Any, Value]()
        self._lock, self._making = threading.Lock(), dict[Any, threading.Lock]()

    def get(self, key: Any, make: Callable[[], Value]) -> Value:
        """The value of a key; whoever comes first makes it, the others wait."""
        with self._lock:
            alone = self._making.setdefault(key, threading.Lock())
        with alone:
            with self._lock:
                if key in self._values:
                    self._values.move_to_end(key)
                    return self._values[key]
            value = make()
            with self._lock:
                self._values[key] = value
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
                self._making.pop(key, None)
            return value


class Looks:
    """Pictures for the page, as JPEG; safe to share between threads."""

    def __init__(self, load: Callable[[], Colorizer]) -> None:
        self._load, self._loading = load, threading.Lock()
        self._screens: Kept[np.ndarray] = Kept(KEPT_SCREENS)
        self._seen: Kept[Seen] = Kept(KEPT_PHOTOS)
        self._palettes: Kept[Palette] = Kept(KEPT_REFERENCES)

    @cached_property
    def _loaded(self) -> Colorizer:
        return self._load()

    @property
    def colorizer(self) -> Colorizer:
        """The network, loaded when it is first needed."""
        with self._loading:
            return self._loaded

    def __call__(self, picture: Picture) -> bytes:
        """The picture, upright, as JPEG. Raises MediaError when it or a reference cannot be used."""
        screen = self._screen(picture)
        if picture.look is None:
            return jpeg(screen)
        with torch.inference_mode():
            chroma = self._chroma(picture).movedim(1, 3).numpy()
        painted = [
            Painter(np.ascontiguousarray(planes), *tile.shape[:2])(np.ascontiguousarray(tile), 0)
            for planes, tile in zip(chroma, _tiles(screen, picture.tiles), strict=True)
        ]
        rows = [np.concatenate(painted[i : i + picture.tiles], 1) for i in range(0, len(painted), picture.tiles)]
        return jpeg(np.concatenate(rows))

    def _screen(self, picture: Picture) -> np.ndarray:
        key = (picture.path, picture.version, picture.side)
        if picture.side == 0:  # too much to keep
            return _read(picture, 0)
        return self._screens.get(key, lambda: _read(picture, picture.side))

    def _chroma(self, picture: Picture) -> Tensor:
        """a*, b* (tiles, 2, h, w) of a look, in the order in which the command takes its steps."""
        decode = resolve(picture.look or DecodeOptions(), self.colorizer.recommended)
        kept, lightness = self._seen.get((picture.path, picture.version, picture.tiles), lambda: self._predict(picture))
        logits, prior = kept.float(), self.colorizer.prior
        if picture.like:
            key = tuple((path, path.stat().st_mtime_ns) for path in picture.like)
            palette = self._palettes.get(key, lambda: _palette(picture))
            logits = toward(logits, lightness, palette, prior, picture.like_strength)
        chroma = calm(decode(logits, prior), lightness)
        if not picture.hints or len(logits) > 1:  # a film has none
            return chroma
        return spread(logits, lightness, chroma, *points(picture.hints))

    def _predict(self, picture: Picture) -> Seen:
        """What the network says of a picture, upright."""
        page = read(picture.path, max_megapixels=ANY_SIZE, salvage=picture.salvage).pages[0]
        size = self.colorizer.size
        if picture.tiles == 1:
            small = [smaller.shrink(page.strips(), page.height, page.width, size)]
        else:
            frames = _tiles(page.pixels, picture.tiles)
            small = [smaller.shrink([(0, frame)], frame.shape[0], frame.shape[1], size) for frame in frames]
        grey = np.stack([_grey(upright(one, page.orientation)) for one in small])
        logits = torch.from_numpy(self.colorizer.decoded(grey, lambda logits: logits)).half()
        return logits, lab.lightness(torch.from_numpy(grey))[:, None]


def _palette(picture: Picture) -> Palette:
    """The colours of the references. Raises MediaError: one that cannot be used is no reason to end."""
    try:
        return read_palette(picture.like)
    except UsageError as error:
        raise MediaError(f"its choice, like {error}") from error


def _read(picture: Picture, side: int) -> np.ndarray:
    """The first page upright, uint8, H x W or H x W x 3."""
    page = read(picture.path, max_megapixels=ANY_SIZE, salvage=picture.salvage).pages[0]
    longest = side or round(max(page.height, page.width) * min(1, (MOST_PIXELS / page.height / page.width) ** 0.5))
    if longest < max(page.height, page.width):
        short = max(1, round(min(page.height, page.width) * longest / max(page.height, page.width)))
        pixels = np.round(smaller.shrink(page.strips(), page.height, page.width, short) * 255).astype(np.uint8)
    else:
        pixels = page.pixels if page.dtype == np.uint8 else (page.pixels >> 8).astype(np.uint8)
    return np.ascontiguousarray(upright(pixels, page.orientation))


def _grey(small: np.ndarray) -> np.ndarray:
    """Float (h, w[, 3]) in [0, 1] as grey of the same luminance, float32 (h, w)."""
    if small.ndim == 2:
        return np.ascontiguousarray(small, np.float32)
    coded = torch.from_numpy(np.ascontiguousarray(small, np.float32)).movedim(2, 0)
    return lab.linear_to_srgb(lab.luminance(coded)).numpy()


def _tiles(picture: np.ndarray, side: int) -> list[np.ndarray]:
    """A square of frames, row by row, cut to the same size."""
    height, width = picture.shape[0] // side, picture.shape[1] // side
    starts = [math.floor(number * length / side) for length in picture.shape[:2] for number in range(side)]
    return [picture[y : y + height, x : x + width] for y in starts[:side] for x in starts[side:]]


def jpeg(pixels: np.ndarray) -> bytes:
    """uint8 H x W or H x W x 3 as JPEG."""
    buffer = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()
