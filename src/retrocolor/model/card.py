"""What a checkpoint says of itself, read from its header alone: no weights, no torch."""

import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from math import prod
from pathlib import Path
from typing import Any

from retrocolor.errors import ModelError

FORMAT = "retrocolor 1"
DEFAULT_MODEL = "default"
HEADER_LIMIT = 1 << 20
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


def find(model: str) -> Path:
    """The file of an embedded name or a path. Raises ModelError, naming what there is."""
    for path in embedded():
        if path.stem == model:
            return path
    path = Path(model)
    if path.is_file() and path.suffix.lower() in (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".mp4", ".mov", ".mkv"):
        raise ModelError(f"{path}: not a .safetensors file, but a picture; `retrocolor models` lists what there is.")
    if path.is_file():
        return path
    names = ", ".join(p.stem for p in embedded()) or "none"
    raise ModelError(f"No model {model!r}: give the name of an embedded one ({names}) or a .safetensors file.")


def read(path: Path) -> Card:
    """The card of a checkpoint. Raises ModelError when the file is no checkpoint of ours."""
    header = _header(path)
    metadata = header.pop("__metadata__", {})
    if metadata.get("format") != FORMAT:
        raise ModelError(f"{path}: not a retrocolor model; make one with `retrocolor train`.")
    try:
        config, recommended, about = (json.loads(metadata[key]) for key in ("config", "recommended", "about"))
    except (KeyError, ValueError) as error:
        raise ModelError(f"{path}: the model's header is damaged; copy the file again.") from error
    weights = [t["shape"] for name, t in header.items() if name.startswith("model.") and not name.endswith(STATISTICS)]
    size = path.stat().st_size / 1e6
    return Card(path, config, metadata.get("bins", ""), recommended, about, sum(map(prod, weights)), size)


def _header(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= HEADER_LIMIT:
                raise ValueError(f"a header of {length} bytes")
            header = json.loads(file.read(length))
        if not isinstance(header, dict):
            raise ValueError("no header")
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a .safetensors file ({error}); make one with `retrocolor train`.") from error
    return header


def checksum(path: Path) -> str:
    """sha256 of the file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
