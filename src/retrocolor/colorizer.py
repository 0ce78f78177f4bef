"""The border: uint8 and uint16 numpy outside, float tensors inside."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import torch
from torch import Tensor, nn

from retrocolor.arguments import require_hints, require_number, require_picture, require_pictures, require_whole
from retrocolor.config import LIKE_STRENGTH, DecodeOptions
from retrocolor.files import checksum
from retrocolor.imaging import lab, resize, smaller
from retrocolor.imaging.orientation import as_stored, upright
from retrocolor.imaging.paint import Painter
from retrocolor.jobs import Hint
from retrocolor.model import card, checkpoint
from retrocolor.model.compact import LogitAxes
from retrocolor.model.decode import Decode, resolve
from retrocolor.model.decode_limits import check_strength
from retrocolor.model.decode_loops import decoded, decoded_with_confidence
from retrocolor.model.device import mind_forks, pick_device
from retrocolor.model.flat import calm
from retrocolor.model.fused import Fused
from retrocolor.model.hints import points, spread
from retrocolor.model.inference import Batcher
from retrocolor.model.networks import place
from retrocolor.model.palette import SIDE, Palette, Toward
from retrocolor.ranges import PIXELS

DEFAULT_SIZE = 256  # short side of what the network sees, unless the model recommends another


class Colorizer:
    """A network, a device and a decode, ready to colour pictures; safe to share between threads."""

    def __init__(
        self,
        source: checkpoint.Checkpoint,
        device: torch.device,
        decode: Decode | None = None,
        size: int | None = None,
        batch: str = "auto",
        name: str = "",
    ) -> None:
        if size is not None:
            size = require_whole("size", size)
        self.prior, self.recommended = source.prior, _recommended(source)
        self.decode = decode or resolve(DecodeOptions(), self.recommended)
        self.size = size if size is not None else int(source.recommended.get("size", DEFAULT_SIZE))
        film_size = source.recommended.get("film_size", self.size)  # a film has many frames
        self.film_size = size if size is not None else int(film_size)
        PIXELS.require("--size", self.size)
        mind_forks()
        self.device = device
        self.name = name
        self._network: nn.Module = place(source.model.eval(), device)
        self._stride, self._batch = source.model.stride, batch
        self._axes: list[LogitAxes] = []  # once they are asked for; of all copies, whose network is the same
        self._prepare()

    def __copy__(self) -> "Colorizer":
        other = object.__new__(Colorizer)
        vars(other).update(vars(self))
        return other

    def __deepcopy__(self, memo: dict[int, Any]) -> "Colorizer":
        return copy(self)  # its network never changes

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Colorizer cannot be pickled: load one in each process, with Colorizer.load")

    def _prepare(self) -> None:
        self._predict = self._calm(self._decode)
        self._predict_with_confidence = self._calm(self._decode_with_confidence)

    def _calm(self, decode: Callable[[Tensor], Tensor], colours: int = 2) -> Callable[[Tensor], Tensor]:
        """The network with a decode whose first planes are colours, which flat pictures lose."""
        network = Batcher(self._network, self.device, self._batch, decode)
        return lambda lightness: calm(network(lightness), lightness, colours)

    @classmethod
    def load(
        cls,
        model: str | Path = "default",
        device: str = "auto",
        *,
        decode: DecodeOptions | None = None,
        size: int | None = None,
        batch: str = "auto",
        like: Sequence[np.ndarray] = (),
        like_strength: float = LIKE_STRENGTH,
    ) -> "Colorizer":
        """The embedded model of a name, or a checkpoint file, on a device.

        `like` are reference pictures, H x W x 3, uint8 or uint16, coded sRGB, toward whose colours others are drawn.
        Raises ModelError, MachineError or UsageError, each saying what to do, ValueError for a reference that is no
        such array, and TypeError for an argument of another type.
        """
        if not isinstance(model, str | Path):
            raise TypeError(f"model {model!r}: give a name or a path")
        require_pictures(like)
        check_strength(require_number("like_strength", like_strength))
        for picture in like:
            require_picture(picture)
        path = card.find(model)
        source = checkpoint.load(path)
        resolved = resolve(decode or DecodeOptions(), _recommended(source))
        name = f"{path.stem} {checksum(path)[:16]}"
        colorizer = cls(source, pick_device(device), resolved, size, batch, name)
        if not len(like):
            return colorizer
        small = (resize.shrink([(0, picture)], picture.shape[0], picture.shape[1], SIDE) for picture in like)
        return colorizer.with_like(Palette.of(small), like_strength)

    def with_decode(self, requested: DecodeOptions) -> "Colorizer":
        """The same network with another decode."""
        other = copy(self)
        other.decode = resolve(requested, self.recommended)
        other._prepare()
        return other

    def with_like(self, palette: Palette, strength: float = LIKE_STRENGTH) -> "Colorizer":
        """The same network, its colours drawn toward those of references. Raises UsageError outside 0 to 1."""
        other = copy(self)
        other._network = Toward(self._plain, palette, self.prior, strength)
        other._prepare()
        return other

    @property
    def _plain(self) -> nn.Module:
        """The network without references."""
        return self._network.network if isinstance(self._network, Toward) else self._network

    @property
    def like(self) -> tuple[Palette, float] | None:
        """The references toward whose colours others are drawn, and how far."""
        return (self._network.palette, self._network.strength) if isinstance(self._network, Toward) else None

    @property
    def settings(self) -> dict[str, Any]:
        """What decides the colours, for the run record: model and checksum, size, decode, references by checksum."""
        like = {"like": self.like[0].name, "like_strength": self.like[1]} if self.like else {}
        return {**self.network_settings, **like, **asdict(self.decode)}

    @property
    def network_settings(self) -> dict[str, Any]:
        """What decides the network's own answers, of which any decode and any references make colours: model, size."""
        film = {"film_size": self.film_size} if self.film_size != self.size else {}
        return {"model": self.name, "size": self.size, **film}

    def predict(self, lightness: Tensor) -> Tensor:
        """L* (N, 1, h, w) in [0, 100] -> ab (N, 2, h', w') float32 on the CPU, at the network's output resolution.

        A picture's colours do not depend on the others in the batch.
        """
        mind_forks()
        return self._predict(lightness)

    def axes(self) -> LogitAxes:
        """The directions in which this network's logits differ; found once, in two thirds of a second."""
        if not self._axes:
            self._axes.append(LogitAxes.of(Batcher(self._plain, self.device, self._batch, lambda logits: logits)))
        return self._axes[0]

    def compact(self, axes: LogitAxes) -> Callable[[Tensor], Tensor]:
        """The network as L* (N, 1, h, w) -> (N, 2 + PLANES, h', w'), without references.

        That is ab in the recommended decode, and the logits in few numbers, of which any other decode, and what
        references do, can be made. A picture's answer does not depend on the others in the batch. Flat pictures keep
        their colours here: see `film.stabilize.kept`.
        """
        usual = self.usual

        def decode(logits: Tensor) -> Tensor:
            return torch.cat((decoded(usual, logits, self.prior), axes.shorten(logits)), 1)

        return Batcher(self._plain, self.device, self._batch, decode)

    @property
    def usual(self) -> Decode:
        """The decode that the model recommends."""
        return replace(resolve(DecodeOptions(), self.recommended), saturation=1.0)

    def rest(self) -> None:
        """Keep nothing to be faster with, when no picture is to come for a while."""
        if isinstance(self._plain, Fused):
            self._plain.forget_layouts()

    def grid(self, height: int, width: int) -> tuple[int, int]:
        """Rows and columns of what the network answers to a picture of this size."""
        return -(-height // self._stride), -(-width // self._stride)

    def chroma(self, thumbnail: np.ndarray, orientation: int = 1) -> np.ndarray:
        """Small picture, float in [0, 1], h x w[ x 3], coded sRGB, as stored -> a*, b*, float32 (h', w', 2), likewise.

        `orientation` is EXIF's, 1 to 8: the network sees the picture upright.
        """
        return _run(self._predict, thumbnail, orientation)

    def chromas(
        self, thumbnail: np.ndarray, requested: Sequence[DecodeOptions], orientation: int = 1
    ) -> list[np.ndarray]:
        """As `chroma`, once for each decode requested, from one pass of the network. Raises UsageError."""
        decodes = [resolve(each, self.recommended) for each in requested]

        def decode(logits: Tensor) -> Tensor:
            return torch.cat([decoded(each, logits, self.prior) for each in decodes], 1)

        planes = _run(self._calm(decode, 2 * len(decodes)), thumbnail, orientation)
        return [planes[..., first : first + 2] for first in range(0, 2 * len(decodes), 2)]

    def decoded(self, thumbnails: np.ndarray, decode: Callable[[Tensor], Tensor]) -> np.ndarray:
        """What `decode` makes of the logits (N, 313, h', w') of grey pictures of one size, all in one batch.

        `thumbnails` are float (N, h, w) in [0, 1], coded sRGB, upright; `decode` gives (N, channels, h', w'). Nothing
        is done about flat pictures here.
        """
        mind_forks()
        network = Batcher(self._network, self.device, str(len(thumbnails)), lambda logits: decode(logits.float()))
        planes = lab.lightness(torch.from_numpy(np.asarray(thumbnails, np.float32)))
        return network(planes[:, None]).numpy()

    def chroma_with_confidence(
        self, thumbnail: np.ndarray, orientation: int = 1, hints: Sequence[Hint] = ()
    ) -> tuple[np.ndarray, np.ndarray]:
        """As `chroma`, and the network's confidence: float32 (h', w') in [0, 1], see `bins.confidence`.

        With hints the colours at their places, and at what is alike, are theirs (see `hints.spread`).
        """
        planes = _run(self._hinted(hints) if hints else self._predict_with_confidence, thumbnail, orientation)
        return planes[..., :2], planes[..., 2]

    def _hinted(self, hints: Sequence[Hint]) -> Callable[[Tensor], Tensor]:
        """The prediction with confidence of one picture with hints."""
        logits_of = Batcher(self._network, self.device, "1", lambda logits: logits)
        places, colours = points(hints)

        def predict(lightness: Tensor) -> Tensor:
            logits = logits_of(lightness)
            planes = calm(self._decode_with_confidence(logits), lightness)  # before the hints, which win
            return torch.cat((spread(logits, lightness, planes[:, :2], places, colours), planes[:, 2:]), 1)

        return predict

    def colorize(self, image: np.ndarray, orientation: int = 1, hints: Iterable[Hint] = ()) -> np.ndarray:
        """H x W or H x W x 3, uint8 or uint16, coded sRGB -> RGB H x W x 3 of the same depth, L* kept.

        `orientation` is EXIF's, 1 to 8, and `hints` are points of colour on the upright picture,
        `retrocolor.Hint(0.5, 0.3, "#7a4b2a")` each. Raises ValueError when the array or the orientation is something
        else, and TypeError for what is no hint.
        """
        require_picture(image)
        hints = require_hints(hints)
        height, width = image.shape[:2]
        thumbnail = smaller.shrink([(0, image)], height, width, self.size)
        chroma = _run(self._hinted(hints) if hints else self._predict, thumbnail, orientation)[..., :2]
        return Painter(np.ascontiguousarray(chroma), height, width)(image, 0)

    def colorize_batch(self, images: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Pictures as `colorize` takes them, of any sizes and depths -> the same of each, in one list.

        On a GPU those that the network sees in one shape go through it together. What a picture gets does not depend
        on the others. Raises ValueError.
        """
        require_pictures(images)
        images = list(images)
        for image in images:
            require_picture(image)
        shapes: dict[torch.Size, list[int]] = {}
        planes = []
        for number, image in enumerate(images):
            planes.append(seen(image, self.size))
            shapes.setdefault(planes[-1].shape, []).append(number)
        painted: list[np.ndarray] = [np.empty(0)] * len(images)
        for numbers in shapes.values():
            found = self.predict(torch.stack([planes[number] for number in numbers])).movedim(1, 3).numpy()
            for number, chroma in zip(numbers, found, strict=True):
                height, width = images[number].shape[:2]
                painter = Painter(np.ascontiguousarray(chroma), height, width)
                painted[number] = painter(images[number], 0)
        return painted

    def _decode(self, logits: Tensor) -> Tensor:
        return decoded(self.decode, logits, self.prior)

    def _decode_with_confidence(self, logits: Tensor) -> Tensor:
        return decoded_with_confidence(self.decode, logits, self.prior)


def _recommended(source: checkpoint.Checkpoint) -> dict[str, Any]:
    """What the checkpoint recommends, over what its network does."""
    return {"smooth": source.model.smooth} | source.recommended


def seen(image: np.ndarray, size: int) -> Tensor:
    """A picture, as `Colorizer.colorize` takes it -> what the network sees of it, L* (1, h, w), short side `size`."""
    height, width = image.shape[:2]
    return _lightness(smaller.shrink([(0, image)], height, width, size))


def _lightness(thumbnail: np.ndarray) -> Tensor:
    """Small picture, float32 in [0, 1], h x w[ x 3], coded sRGB -> L* (1, h, w)."""
    mind_forks()
    coded = torch.from_numpy(thumbnail.copy())
    grey = lab.linear_to_srgb(lab.luminance(coded.movedim(2, 0))) if coded.ndim == 3 else coded
    return lab.lightness(grey)[None]


def _run(network: Callable[[Tensor], Tensor], thumbnail: np.ndarray, orientation: int) -> np.ndarray:
    """What a network makes of a small picture, (h', w', channels), as stored."""
    orientation = require_whole("orientation", orientation, 1, 8)
    lightness = _lightness(upright(np.asarray(thumbnail, np.float32), orientation))
    planes = network(lightness[None])[0].movedim(0, 2).numpy()
    return np.ascontiguousarray(as_stored(planes, orientation))
