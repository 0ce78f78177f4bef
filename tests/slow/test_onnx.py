"""The ONNX graph colours as the network does: ten pictures of three sizes, a* and b* to 1e-3, and any other shape."""

from pathlib import Path

import numpy as np
import pytest
import torch
from skimage import color, data

from command import retrocolor
from retrocolor import Colorizer
from retrocolor.export.graph import Picture
from retrocolor.model import card, checkpoint

onnxruntime = pytest.importorskip("onnxruntime")
pytest.importorskip("onnxscript")
SIZES = ((240, 320), (333, 217), (480, 480))


def test_ten_pictures_of_three_sizes(tmp_path: Path) -> None:
    file = tmp_path / "graph.onnx"
    done = retrocolor("export", "--onnx", file)
    assert done.returncode == 0 and "from the network" in done.stdout, done.stderr
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    about = session.get_modelmeta().custom_metadata_map
    assert {"format", "model", "settings", "license", "input", "output"} <= about.keys()
    source = checkpoint.load(card.find("default"))
    colorizer = Colorizer.load(device="cpu")
    picture = Picture(source, colorizer.decode, colorizer.size).eval()
    for number in range(10):
        rgb = cut((data.astronaut, data.coffee, data.chelsea)[number % 3](), SIZES[number % 3], number)
        planes = np.ascontiguousarray(rgb.transpose(2, 0, 1)[None], np.float32) / np.float32(255)
        with torch.no_grad():
            expected = picture(torch.from_numpy(planes))[0].numpy()
        found = session.run(None, {"image": planes})[0][0]
        ours, theirs = (color.rgb2lab(each.transpose(1, 2, 0).astype(np.float64)) for each in (expected, found))
        most = np.abs(ours - theirs)[..., 1:].max()
        print(f"{rgb.shape[0]} x {rgb.shape[1]}: {most:.1e}")
        assert most <= 1e-3
        painted = colorizer.colorize(rgb).astype(float)
        assert np.abs(found.transpose(1, 2, 0) * 255 - painted).mean() < 1  # the network may run in bfloat16 there
    for shape in ((1, 3, 40, 700), (3, 3, 64, 64), (1, 3, 2, 3)):
        assert session.run(None, {"image": np.full(shape, 0.5, np.float32)})[0].shape == shape
    refused = retrocolor("export", "--onnx", card.find("default"))
    assert refused.returncode == 2 and "is not an earlier one" in refused.stderr


def cut(photo: np.ndarray, size: tuple[int, int], number: int) -> np.ndarray:
    """A part of a photograph, grey in every second one; repeated where it is too small."""
    photo = np.tile(photo, (2, 2, 1))[number * 7 :][: size[0], : size[1]]
    grey = np.repeat(color.rgb2gray(photo)[..., None] * 255, 3, 2).astype(np.uint8)
    return np.ascontiguousarray(grey if number % 2 else photo)
