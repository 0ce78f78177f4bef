"""Write a model as an ONNX graph that takes a picture and gives it back in colour, and check that it does."""

import contextlib
import io
import json
import logging
import warnings
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import nn

from retrocolor import __version__, marks
from retrocolor.colorizer import DEFAULT_SIZE
from retrocolor.config import DecodeOptions
from retrocolor.errors import MachineError, ModelError, UsageError
from retrocolor.export.graph import Picture
from retrocolor.files import atomic_output, checksum
from retrocolor.model import card, checkpoint
from retrocolor.model.decode import resolve
from retrocolor.ranges import PIXELS
from retrocolor.research_config import ExportOptions

OPSET = 18
NEEDED = ("onnx", "onnxruntime", "onnxscript")
SIDES = (2, 16384)  # of a picture, in pixels
CHECKED = ((96, 128), (150, 61), (256, 256))  # heights and widths
TOLERANCE = 2e-3  # of coded RGB in [0, 1]: half a level of 8 bits


@dataclass(frozen=True)
class Exported:
    """A graph on disk: how large, and how far its results are from the network's, in RGB from 0 to 1."""

    path: Path
    megabytes: float
    difference: float


def export(options: ExportOptions, requested: DecodeOptions) -> Exported:
    """Write the graph of a model and a decode; `docs/cli.md` says what it takes and gives.

    Raises UsageError, MachineError (the extra `onnx` is missing), or ModelError (the graph computes something else).
    """
    if options.onnx is None:
        raise UsageError("Nothing to write: give --onnx FILE.")
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MachineError(f"--onnx needs {', '.join(missing)}: install them with `pip install 'retrocolor[onnx]'`.")
    path = card.find(options.model)
    source = checkpoint.load(path)
    decode = resolve(requested, {"smooth": source.model.smooth} | source.recommended)
    if decode.decode == "topk" and decode.smooth:
        raise UsageError("--onnx: a graph has no smoothing of top-k; add --smooth 0, or --decode mean.")
    size = options.size or int(source.recommended.get("size", DEFAULT_SIZE))
    PIXELS.require("--size", size)
    picture = Picture(source, decode, size).eval()
    terms = str(source.about.get("weights_terms", "those of the data that it was trained on"))
    about = {
        "format": f"{marks.ONNX.decode()} 1, {__version__}",
        "model": f"{path.stem} {checksum(path)[:16]}",
        "settings": json.dumps({"size": size, **asdict(decode)}),
        "license": f"code Apache-2.0; weights: {terms}",
        "input": "image: float32 (N, 3, H, W), RGB in [0, 1], coded sRGB; any H and W",
        "output": "colour: as the input, L* kept",
    }
    with atomic_output(options.onnx, mark=marks.ONNX) as temporary:
        _write(picture, temporary, about)
        difference = largest_difference(picture, temporary)
        if not difference <= TOLERANCE:
            raise ModelError(f"{options.onnx}: the graph is {difference:.4f} off the network; report it.")
    return Exported(options.onnx, options.onnx.stat().st_size / 1e6, difference)


def _write(picture: nn.Module, path: Path, about: dict[str, Any]) -> None:
    height, width = (torch.export.Dim(name, min=SIDES[0], max=SIDES[1]) for name in ("height", "width"))
    shapes = {"rgb": {0: torch.export.Dim("count", min=1, max=1024), 2: height, 3: width}}
    level = logging.getLogger("torch.onnx").level
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), torch.no_grad():
            warnings.simplefilter("ignore")
            program = torch.onnx.export(
                picture, (torch.rand(2, 3, 300, 217),), dynamo=True, input_names=["image"], output_names=["colour"],
                dynamic_shapes=shapes, opset_version=OPSET, verbose=False,
            )  # fmt: skip
    finally:
        logging.getLogger("torch.onnx").setLevel(level)
    assert program is not None
    graph = program.model_proto
    graph.producer_name, graph.producer_version = "retrocolor", __version__
    for key, value in about.items():
        graph.metadata_props.add(key=key, value=value)
    path.write_bytes(graph.SerializeToString())


def largest_difference(picture: nn.Module, path: Path) -> float:
    """How far the graph's results are from the network's, for pictures of three sizes."""
    import onnxruntime

    session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
    most = 0.0
    for number, (height, width) in enumerate(CHECKED):
        rows, columns = torch.linspace(0, 6, height)[:, None], torch.linspace(0, 9, width)
        plane = 0.5 + 0.4 * torch.sin(rows * (number + 1)) * torch.cos(columns + rows)
        rgb = plane.expand(1, 3, height, width).contiguous()
        with torch.no_grad():
            expected = picture(rgb)
        found = torch.from_numpy(session.run(None, {"image": rgb.numpy()})[0])
        most = max(most, float((found - expected).abs().max()))
    return most
