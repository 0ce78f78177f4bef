"""What a checkpoint says of itself, read from its header alone: no weights, no torch."""

import json
import os
from dataclasses import dataclass
from importlib import resources
from math import prod
from pathlib import Path
from typing import Any

from retrocolor.errors import ModelError
from retrocolor.files import printable

FORMAT = "retrocolor 1"
DEFAULT_MODEL = "default"
HEADER_LIMIT = 1 << 20
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".mp4", ".mov", ".mkv")
STATISTICS = (".running_mean", ".running_var", ".num_batches_tracked")  # of BatchNorm: no weights


@dataclass(frozen=True)
class Card:
    """The header of a checkpoint."""

    path: Path
    config: dict[str, Any]  # architecture, width
    bins: str  # fingerprint of the bin table
    recommended: dict[str, Any]  # decode, k, temperature, vivid, size, film_size
    about: dict[str, Any]  # data sets and their terms, command, scores
    parameters: int
    megabytes: float

    @property
    def name(self) -> str:
        """The name or file name by which `--model` finds it."""
        return self.path.stem


def embedded() -> list[Path]:
    """The checkpoints that came with the install."""
    folder = Path(str(resources.files("retrocolor") / "assets"))
    return sorted(folder.glob("*.safetensors"))


def find(model: str | Path) -> Path:
    """The file of an embedded name or a path. Raises ModelError, naming what there is."""
    for path in embedded():
        if path.stem == model:
            return path
    path = Path(model)
    if os.path.isfile(path):  # noqa: PTH113 (Path.is_file raises for a name that is too long)
        if path.suffix.lower() in PICTURES:
            raise ModelError(
                f"{printable(path)}: not a .safetensors file, but a picture; `retrocolor models` lists what there is."
            )
        return path
    names = ", ".join(p.stem for p in embedded()) or "none"
    raise ModelError(f"No model {str(model)!r}: give the name of an embedded one ({names}) or a .safetensors file.")


def read(path: Path) -> Card:
    """The card of a checkpoint. Raises ModelError when the file is no checkpoint of ours."""
    header = _header(path)
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or metadata.get("format") != FORMAT:
        raise ModelError(f"{printable(path)}: not a retrocolor model; make one with `retrocolor train`.")
    try:
        config, recommended, about = (_object(metadata[key]) for key in ("config", "recommended", "about"))
        shapes = {name: _shape(tensor) for name, tensor in header.items()}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelError(f"{printable(path)}: the model's header is damaged; copy the file again.") from error
    weights = [shape for name, shape in shapes.items() if name.startswith("model.") and not name.endswith(STATISTICS)]
    size = path.stat().st_size / 1e6
    return Card(path, config, str(metadata.get("bins", "")), recommended, about, sum(map(prod, weights)), size)


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _shape(tensor: dict[str, Any]) -> list[int]:
    shape = tensor["shape"]
    if not all(type(side) is int and 0 <= side < 1 << 32 for side in shape):
        raise ValueError("no shape")
    return list(shape)


def _header(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= HEADER_LIMIT:
                raise ValueError(f"a header of {length:,} B")
            header = json.loads(file.read(length))
        if not isinstance(header, dict):
            raise ValueError("no header")
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or error
        raise ModelError(
            f"{printable(path)}: not a .safetensors file ({why}); make one with `retrocolor train`."
        ) from error
    return header
